"""Poses in a pack are held to the same words and numbers as those that the figure reads."""

from pathlib import Path

import pytest

from coach import resources
from coach.figure.pose.check import check
from coach.storage import toml_file
from coach.storage.packs.layout import PackError
from coach.storage.packs.poses import TABLES, check_motion

SHIPPED = sorted(resources.path("poses").glob("*.toml"))
BASES = {file.stem for file in SHIPPED}


def test_the_tables_are_those_of_the_figure(tmp_path: Path) -> None:
    file = tmp_path / "unknown.toml"
    file.write_text("unknown = 1\n")
    (told,) = check(file)
    assert set(told.split("allowed here: ")[1].split(", ")) == set(TABLES)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_pose_that_ships_could_come_in_a_pack(file: Path) -> None:
    check_motion(file.name, toml_file.read_table(file), BASES)


@pytest.mark.parametrize("number", ["nan", "inf", "1001.0", "-1e300", "1" + "0" * 18])
def test_the_figure_refuses_the_same_numbers(number: str, tmp_path: Path) -> None:
    file = tmp_path / "far.toml"
    file.write_text(f'from = "on-back"\n[trunk]\npitch = {number}\n')
    with pytest.raises(PackError, match="pitch"):
        check_motion(file.name, toml_file.read_table(file), BASES)
    told = check(file, resources.path("poses"))
    assert [line for line in told if line.startswith("trunk.pitch: must be ")]


def test_the_figure_reads_nothing_deep(tmp_path: Path) -> None:
    file = tmp_path / "deep.toml"
    file.write_text(".".join("a" * 20_000) + " = 1\n")
    assert check(file) == ("is nested more than 8 deep",)
