"""The numbers of a dose: their bounds and steps."""

import pytest

from coach.core.exercise import Dose, Tempo
from coach.storage.limits import LIMITS
from coach.ui.dose_fields import FIELDS, HOLD, applies, number_typed, stepped, value_of, with_value

HELD = Dose(reps=3, hold=30, rest=5)
MOVED = Dose(reps=15, tempo=Tempo(2, 1, 2))
BY_NAME = {field.name: field for field in FIELDS}


@pytest.mark.parametrize(
    ("seconds", "steps", "then"),
    [(30, 1, 35), (30, -1, 25), (9, 1, 10), (10, 1, 15), (10, -1, 9), (12, 1, 15), (12, -1, 10)],
)
def test_a_hold_moves_by_single_seconds_below_ten_and_by_five_above(
    seconds: float, steps: int, then: float
) -> None:
    assert stepped(HOLD, seconds, steps) == then


def test_steps_stop_at_the_bounds() -> None:
    assert stepped(HOLD, 600, 1) == 600
    assert stepped(HOLD, 1, -1) == 0.5
    assert stepped(BY_NAME["reps"], 199, 5) == 200
    assert stepped(BY_NAME["rest"], 2, -5) == 0


def test_several_steps_are_so_many_single_ones() -> None:
    assert stepped(HOLD, 8, 3) == 15


def test_only_what_a_dose_has_can_be_changed() -> None:
    assert [field.name for field in FIELDS if applies(field, HELD)] == [
        "hold",
        "reps",
        "rest",
        "sets",
    ]
    assert [field.name for field in FIELDS if applies(field, MOVED)] == [
        "reps",
        "out",
        "pause",
        "back",
        "sets",
    ]


def test_a_rest_between_sets_needs_two_of_them() -> None:
    assert not applies(BY_NAME["set_rest"], HELD)
    assert applies(BY_NAME["set_rest"], with_value(BY_NAME["sets"], HELD, 2))


def test_one_number_changes_and_the_others_stay() -> None:
    assert with_value(HOLD, HELD, 45) == Dose(reps=3, hold=45, rest=5)
    assert with_value(BY_NAME["back"], MOVED, 4) == Dose(reps=15, tempo=Tempo(2, 1, 4))
    assert value_of(BY_NAME["back"], MOVED) == 2


def test_whatever_can_be_kept_can_be_set_and_nothing_else() -> None:
    for field in FIELDS:
        owner = Tempo if field.name in Tempo.__struct_fields__ else Dose
        limit = LIMITS[owner, field.name]
        assert (field.low, field.high) == (limit.low, limit.high)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("45", 45),
        (" 45 s", 45),
        ("1,5", 1.5),
        ("2 min", 2 * 60),
        ("10 min", 600),
        ("1.5 min", 90),
        ("1:30", 90),
        ("1 min 30 s", 90),
        ("1m30", 90),
        ("-5", None),
        ("3045 ss", None),
        ("abc", None),
        ("", None),
        ("1:75", None),
    ],
)
def test_seconds_as_people_type_them(typed: str, seconds: float | None) -> None:
    assert number_typed(typed, in_seconds=True) == seconds


@pytest.mark.parametrize(("typed", "number"), [("12", 12), ("2 min", None), ("-1", None)])
def test_a_number_as_people_type_it(typed: str, number: float | None) -> None:
    assert number_typed(typed, in_seconds=False) == number
