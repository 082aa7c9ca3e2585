"""Several routines, one of them today's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import Dose
from coach.core.routine import Entry, Routine
from coach.core.routine_book import RoutineBook, free_id

MORNING = Routine("morning", "Morning", ())
EVENING = Routine("evening", "Evening", ())
BOOK = RoutineBook((MORNING, EVENING), "morning")


def test_todays_is_the_current_one() -> None:
    assert BOOK.current is MORNING
    assert BOOK.for_today("evening").current is EVENING
    with pytest.raises(KeyError):
        BOOK.for_today("noon")


def test_a_routine_takes_the_place_of_the_one_with_its_id_or_comes_last() -> None:
    later = replace(MORNING, name="Late morning")
    assert BOOK.with_routine(later).routines == (later, EVENING)
    noon = Routine("noon", "Noon", ())
    assert BOOK.with_routine(noon).routines == (MORNING, EVENING, noon)


def test_without_todays_the_first_of_the_others_is_todays_and_the_last_stays() -> None:
    assert BOOK.without("morning") == RoutineBook((EVENING,), "evening")
    assert BOOK.without("evening") == RoutineBook((MORNING,), "morning")
    assert BOOK.without("morning").without("evening") == RoutineBook((EVENING,), "evening")


def test_an_id_is_free_or_gets_a_number() -> None:
    assert BOOK.free_id("noon") == "noon"
    assert BOOK.free_id("morning") == "morning-2"
    assert free_id("a", {"a", "a-2", "a-3"}) == "a-4"


IDS = st.sampled_from(["a", "b", "c", "d"])
CHANGES = st.lists(st.tuples(st.sampled_from(["add", "remove", "today"]), IDS), max_size=20)


@given(CHANGES)
def test_whatever_is_done_the_book_stays_sound(changes: list[tuple[str, str]]) -> None:
    book = RoutineBook((Routine("a", "A", ()),), "a")
    for change, routine_id in changes:
        if change == "add":
            book = book.with_routine(Routine(routine_id, routine_id, ()))
        elif change == "remove":
            book = book.without(routine_id)
        elif routine_id in book:
            book = book.for_today(routine_id)
        assert book.sound


ENTRIES = st.lists(st.integers(1, 9), min_size=1, max_size=8).map(
    lambda reps: tuple(Entry("bridge", Dose(reps=n, hold=5.0)) for n in reps)
)


@given(ENTRIES, st.data())
def test_an_entry_is_found_again_where_it_stands(
    entries: tuple[Entry, ...], data: st.DataObject
) -> None:
    routine = Routine("r", "R", entries)
    place = data.draw(st.integers(0, len(entries) - 1))
    assert routine.place_of(entries[place], place) == place
    assert routine.with_added(entries[place], place).without(place) == routine
    assert routine.toggled(place).toggled(place) == routine
