"""Routines: order, what is on, and changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.exercise import Dose
from coach.core.routine import Entry, Routine

DOSE = Dose(reps=3, hold=30.0)


def routine(*names: str) -> Routine:
    return Routine("sheet", "Sheet", tuple(Entry(name, DOSE) for name in names))


def names(made: Routine) -> str:
    return "".join(entry.exercise for entry in made.entries)


def test_entries_that_are_off_are_not_active() -> None:
    made = routine("a", "b", "c").with_entry(1, Entry("b", DOSE, on=False))
    assert [entry.exercise for entry in made.active] == ["a", "c"]
    assert names(made) == "abc"


@pytest.mark.parametrize(
    ("source", "target", "order"),
    [(0, 3, "bcda"), (3, 0, "dabc"), (1, 2, "acbd"), (2, 1, "acbd"), (2, 2, "abcd")],
)
def test_an_entry_moves_to_where_it_is_to_stand(source: int, target: int, order: str) -> None:
    assert names(routine(*"abcd").moved(source, target)) == order


@given(st.integers(0, 5), st.integers(0, 5))
def test_moving_back_undoes_moving(source: int, target: int) -> None:
    made = routine(*"abcdef")
    assert made.moved(source, target).moved(target, source) == made


def test_a_change_leaves_the_routine_itself_alone() -> None:
    made = routine("a", "b")
    made.moved(0, 1)
    changed = made.with_entry(0, Entry("x", DOSE))
    assert names(made) == "ab"
    assert names(changed) == "xb"


def test_every_day_is_planned_unless_told() -> None:
    assert routine("a").days == (0, 1, 2, 3, 4, 5, 6)
