"""The guide to posing says what is true: its example works, its tables are the program's."""

import re
from pathlib import Path

import msgspec
import pytest

from coach import resources
from coach.core.exercise import Muscle
from coach.figure.pose.check import check
from coach.figure.pose.movement import INSETS, PROPS, Arrow, Glow, View
from coach.figure.pose.pose import Arm, Foot, Hand, Knee, Leg, Trunk
from coach.figure.pose.pose_check import SUPPORTS
from coach.figure.pose.ranges import RANGES
from coach.storage.content import read_exercise

GUIDE = resources.path("poses", "README.md").read_text(encoding="utf-8")


def test_the_example_is_an_exercise_with_nothing_wrong(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    path = tmp_path / "leg-raise.toml"
    path.write_text(example, encoding="utf-8")
    assert check(path, resources.path("poses")) == ()
    exercise, _, errors = read_exercise(path)
    assert not errors
    assert exercise is not None


@pytest.mark.parametrize("angle", RANGES)
def test_each_angle_is_listed_with_its_range(angle: str) -> None:
    limits = RANGES[angle]
    row = rf"\| `{angle}` \| [^|]+ \| {limits.low:g} to {limits.high:g} \|"
    assert re.search(row, GUIDE)


def test_no_angle_is_listed_that_there_is_not() -> None:
    assert set(re.findall(r"^\| `(\w+)`", GUIDE, re.MULTILINE)) == set(RANGES)


@pytest.mark.parametrize("table", [Trunk, Leg, Foot, Knee, Arm, Hand, Arrow, View, Glow])
def test_each_field_is_explained(table: type[msgspec.Struct]) -> None:
    parts = {"foot", "hand", "muscle", "on"}  # told by the tables that they are, or in examples
    for field in set(table.__struct_fields__) - parts:
        assert f"`{field}" in GUIDE, field


@pytest.mark.parametrize("word", [*Muscle, *PROPS, *filter(None, INSETS)])
def test_each_word_is_named(word: str) -> None:
    assert f"`{word}`" in GUIDE


@pytest.mark.parametrize("support", SUPPORTS)
def test_each_support_is_named(support: str) -> None:
    assert f'"{support}"' in GUIDE


def test_the_base_poses_are_named() -> None:
    used = {
        base
        for pose in resources.path("poses").glob("*.toml")
        for base in re.findall(r'^from = "([\w-]+)"', pose.read_text("utf-8"), re.MULTILINE)
    }
    used |= {"standing", "sitting-on-chair", "all-fours", "standing-at-wall", "prone"}
    for base in used:
        assert f"`{base}`" in GUIDE
