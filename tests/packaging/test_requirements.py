"""The pinned packages, as start.py hands them to the installer."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)", re.MULTILINE)


def text_of(name: str) -> str:
    return (ROOT / "packaging" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> set[tuple[str, str]]:
    return {(pin["name"], pin["version"]) for pin in PIN.finditer(text_of(name))}


def wanted(*extras: str) -> list[Requirement]:
    """The ranges of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ranges = project["dependencies"] + [
        one for extra in extras for one in project["optional-dependencies"][extra]
    ]
    return [Requirement(one) for one in ranges]


def test_the_tests_add_to_what_the_program_has() -> None:
    assert pins("requirements")
    assert pins("requirements") < pins("requirements-test")


@pytest.mark.parametrize(
    ("name", "extras"), [("requirements", ["build"]), ("requirements-test", ["build", "test"])]
)
def test_every_range_has_a_version_within_it(name: str, extras: list[str]) -> None:
    pinned = pins(name)
    for requirement in wanted(*extras):
        versions = [v for n, v in pinned if n == requirement.name.lower().replace("_", "-")]
        assert versions, requirement
        assert all(version in requirement.specifier for version in versions), requirement


@pytest.mark.parametrize("name", ["requirements", "requirements-test"])
def test_every_package_has_hashes_and_no_address(name: str) -> None:
    blocks = PIN.split(text_of(name))[1:]
    assert len(blocks) % 3 == 0
    assert all("--hash=sha256:" in block for block in blocks[2::3])
    assert "://" not in text_of(name)


@pytest.mark.parametrize("package", ["numpy", "msgspec", "pyside6-essentials", "shapely"])
def test_there_are_files_for_several_systems(package: str) -> None:
    """One hash would be the file of the machine that made the list."""
    block = text_of("requirements").split(f"\n{package}==")[1].split("\n\n")[0]
    lines = block.splitlines()[1:]
    hashes = [line for line in lines if line.startswith("    --hash")]
    assert len(hashes) >= 4
