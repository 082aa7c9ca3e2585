"""Exercises: sides, positions, doses and the catalog."""

import pytest
from msgspec.structs import replace

from coach.core.exercise import (
    Catalog,
    Dose,
    Exercise,
    Position,
    Side,
    Sidedness,
    SideOrder,
    Tempo,
    Way,
)
from tests.core.conftest import an_exercise


def exercise(sidedness: Sidedness, name: str = "stretch") -> Exercise:
    return an_exercise(name, Position.ON_BACK, sidedness, Dose(reps=1, hold=30.0))


@pytest.mark.parametrize(
    ("side", "other"),
    [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.BOTH, Side.BOTH)],
)
def test_the_other_side(side: Side, other: Side) -> None:
    assert side.other is other


@pytest.mark.parametrize(
    ("before", "after", "turns"),
    [
        (Position.ON_BACK, Position.ON_BACK_KNEES_BENT, False),
        (Position.ON_BACK, Position.ON_BACK, False),
        (Position.ON_SIDE, Position.ON_SIDE, False),
        (Position.ON_BACK, Position.ON_SIDE, True),
        (Position.ON_SIDE, Position.ON_BACK_KNEES_BENT, True),
    ],
)
def test_only_turning_over_changes_the_position(
    before: Position, after: Position, turns: bool
) -> None:
    assert before.changes_to(after) is turns


def test_a_tempo_takes_all_its_parts() -> None:
    assert Tempo(out=2, pause=1, back=2.5).seconds == 5.5


def test_a_rep_takes_its_tempo_or_its_hold() -> None:
    assert Dose(reps=3, hold=30).rep_seconds == 30
    assert Dose(reps=3, hold=30, tempo=Tempo(2, 1, 2)).rep_seconds == 5


@pytest.mark.parametrize("sidedness", [Sidedness.EACH_SIDE, Sidedness.EACH_WAY])
@pytest.mark.parametrize(
    ("order", "sides"),
    [
        (SideOrder.RIGHT_THEN_LEFT, (Side.RIGHT, Side.LEFT)),
        (SideOrder.LEFT_THEN_RIGHT, (Side.LEFT, Side.RIGHT)),
        (SideOrder.ALTERNATING, (Side.RIGHT, Side.LEFT)),
        (SideOrder.RIGHT_ONLY, (Side.RIGHT,)),
        (SideOrder.LEFT_ONLY, (Side.LEFT,)),
    ],
)
def test_sides_follow_the_order(
    sidedness: Sidedness, order: SideOrder, sides: tuple[Side, ...]
) -> None:
    assert exercise(sidedness).sides(order) == sides


@pytest.mark.parametrize("order", list(SideOrder))
def test_both_sides_at_once_know_no_order(order: SideOrder) -> None:
    assert exercise(Sidedness.BOTH_AT_ONCE).sides(order) == (Side.BOTH,)


def test_the_pose_is_that_of_the_first_way() -> None:
    stretch = exercise(Sidedness.EACH_SIDE, "stretch")
    assert stretch.pose == "stretch"
    ways = (Way("stretch-towel", "Towel"), Way("stretch", "Hands"))
    assert replace(stretch, ways=ways).pose == "stretch-towel"


def test_the_catalog_finds_by_id() -> None:
    bridge = exercise(Sidedness.BOTH_AT_ONCE, "bridge")
    catalog = Catalog((exercise(Sidedness.EACH_SIDE, "clamshell"), bridge))
    assert catalog["bridge"] is bridge
    assert "bridge" in catalog
    assert "handstand" not in catalog
    with pytest.raises(KeyError, match="handstand"):
        catalog["handstand"]
