"""Pictures as files: sizes, formats, and errors in one line."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from coach import resources
from coach.core.exercise import Side
from coach.figure.draw import SHEET_FILE, DrawError, Drawn, contact_sheet, draw_file
from coach.figure.motion import Motion, View, read_motion

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def bridge() -> Motion:
    return read_motion(resources.path("poses", "bridge.toml"))


def test_an_svg_is_flat_tidy_and_of_the_size_asked_for(bridge: Motion, tmp_path: Path) -> None:
    path = tmp_path / "bridge.svg"
    draw_file(bridge, "Bridge & more", 1.0, Side.RIGHT, (900, 560), "light", path)
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("height")) == ("900", "560")
    assert root.get("viewBox") == "0 0 900 560"
    assert root.findtext(f"{SVG}title") == "Bridge & more"
    assert {child.tag for child in root} == {
        f"{SVG}{tag}" for tag in ("title", "desc", "rect", "path")
    }
    assert "stroke" not in text
    assert not re.search(r"\d\\.\d{3}", text)
    numbers = [
        float(number)
        for child in root.iter(f"{SVG}path")
        for number in re.findall(r"-?[\d.]+", child.get("d", ""))
    ]
    assert len(numbers) > 2000
    assert min(numbers) >= 0
    assert max(numbers) <= 900


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_png_has_the_size_asked_for_and_the_theme_s_paper(
    bridge: Motion, tmp_path: Path, theme: str
) -> None:
    path = tmp_path / "bridge.PNG"
    draw_file(bridge, "Bridge", 0.5, Side.LEFT, (320, 200), theme, path, View(-40.0, 30.0))
    drawn = QImage(str(path))
    assert (drawn.width(), drawn.height()) == (320, 200)
    assert (drawn.pixelColor(0, 0).lightness() > 128) == (theme == "light")
    middle = [drawn.pixelColor(x, 100) for x in range(0, 320, 5)]
    assert len({colour.name() for colour in middle}) > 4


@pytest.mark.parametrize(
    ("name", "phase", "size", "theme", "said"),
    [
        ("bridge.bmp", 1.0, (900, 560), "light", "must end in .svg or .png"),
        ("bridge", 1.0, (900, 560), "light", "must end in .svg or .png"),
        ("bridge.svg", 1.5, (900, 560), "light", "between 0 (start) and 1 (effort)"),
        ("bridge.svg", float("nan"), (900, 560), "light", "between 0 (start) and 1 (effort)"),
        ("bridge.svg", 1.0, (4, 560), "light", "size 4x560"),
        ("bridge.png", 1.0, (900, 10**9), "light", "size 900x1000000000"),
        ("bridge.svg", 1.0, (900, 560), "pink", "light and dark"),
        ("no/where/bridge.svg", 1.0, (90, 56), "light", "cannot be written"),
        ("no/where/bridge.png", 1.0, (90, 56), "light", "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(
    bridge: Motion,
    tmp_path: Path,
    name: str,
    phase: float,
    size: tuple[int, int],
    theme: str,
    said: str,
) -> None:
    with pytest.raises(DrawError) as raised:
        draw_file(bridge, "Bridge", phase, Side.RIGHT, size, theme, tmp_path / name)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not list(tmp_path.iterdir())


def test_a_contact_sheet_has_each_exercise_and_all_with_their_names(
    bridge: Motion, tmp_path: Path, qapp: QGuiApplication
) -> None:
    folder = tmp_path / "new" / "sheet"
    exercises = [Drawn("bridge", "Bridge", bridge), Drawn("other", "Other one", bridge)]
    written = contact_sheet(exercises, folder, "light")
    assert [path.name for path in written] == ["bridge.png", "other.png", SHEET_FILE]
    assert all(path.is_file() for path in written)
    sheet = QImage(str(written[-1]))
    single = QImage(str(written[0]))
    assert sheet.width() > sheet.height()
    assert single.width() == 900


def test_a_contact_sheet_that_cannot_be_written_is_said(bridge: Motion, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(DrawError, match="cannot be made"):
        contact_sheet([Drawn("bridge", "Bridge", bridge)], tmp_path / "file" / "sheet", "light")
