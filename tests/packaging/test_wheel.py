"""The wheel that people install, tried where the sources cannot be imported."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from coach import __version__
from own_venv import python_of

ROOT = Path(__file__).resolve().parents[2]
NOT_SHIPPED = {"pictures"}


def run(*command: str | Path, cwd: Path) -> str:
    """What the command printed; its own words are the failure when it fails."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources as they are."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel and its dependencies, but not the sources."""
    venv = tmp_path_factory.mktemp("empty") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=wheel.parent)
    found = python_of(venv, sys.platform)
    options = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")
    pip = (sys.executable, "-m", "pip", "--python", found, "install")
    run(*pip, *options, wheel, cwd=wheel.parent)
    # A folder named in a path file is searched, but the path files in it are not read: so the
    # dependencies are found and the editable project is not.
    site = run(found, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=venv)
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(site, "dependencies.pth").write_text("".join(f"{place}\n" for place in places))
    return found


def test_every_resource_is_in_it(wheel: Path) -> None:
    resources = ROOT / "resources"
    expected = {
        f"coach/_resources/{file.relative_to(resources).as_posix()}"
        for file in resources.rglob("*")
        if file.is_file() and file.relative_to(resources).parts[0] not in NOT_SHIPPED
    }
    assert {name for name in names_in(wheel) if name.startswith("coach/_resources/")} == expected


def test_every_file_of_the_program_is_in_it(wheel: Path) -> None:
    expected = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "coach").rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    assert expected <= names_in(wheel)


def test_nothing_but_the_program_is_in_it(wheel: Path) -> None:
    facts = f"back_coach-{__version__}.dist-info"
    assert {name.split("/")[0] for name in names_in(wheel)} == {"coach", facts}
    assert f"{facts}/licenses/LICENSE" in names_in(wheel)


def test_the_sources_are_out_of_reach(python: Path, tmp_path: Path) -> None:
    place = Path(run(python, "-c", "import coach; print(coach.__file__)", cwd=tmp_path))
    assert python.parents[1] in place.parents


def test_it_tells_its_version(python: Path, tmp_path: Path) -> None:
    assert __version__ in run(python, "-m", "coach", "--version", cwd=tmp_path)


def test_it_draws_an_exercise_as_pixels(python: Path, tmp_path: Path) -> None:
    run(*draw(python, "bridge.png"), cwd=tmp_path)
    picture = QImage(str(tmp_path / "bridge.png"))
    assert (picture.width(), picture.height()) == (900, 560)
    colours = {picture.pixel(x, y) for x in range(0, 900, 5) for y in range(0, 560, 5)}
    assert len(colours) > 20


def test_it_draws_an_exercise_as_lines(python: Path, tmp_path: Path) -> None:
    run(*draw(python, "bridge.svg"), cwd=tmp_path)
    picture = ElementTree.parse(tmp_path / "bridge.svg").getroot()
    assert picture.tag.endswith("svg")
    outlines = [part.get("d", "") for part in picture.iter() if part.tag.endswith("path")]
    assert sum(len(outline) > 40 for outline in outlines) > 10


def draw(python: Path, file: str) -> tuple[str | Path, ...]:
    options = ("--phase", "1", "--side", "right", "--size", "900x560", "--theme", "light")
    return (python, "-m", "coach", "draw", "bridge", *options, "-o", file)
