"""Steps to undo and redo, across restarts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.exercise import Dose
from coach.core.routine import Entry, Routine
from coach.core.routine_book import RoutineBook
from coach.storage.routine_history import MOST_STEPS, read_history, write_history

SHEET = Routine("sheet", "Mine", (Entry("bridge", Dose(reps=15, hold=5.0)),))


def book(reps: int) -> RoutineBook:
    entry = Entry("bridge", Dose(reps=reps, hold=5.0))
    evening = Routine("evening", "Evening", (entry,), days=())
    return RoutineBook((SHEET, evening), "sheet" if reps % 2 else "evening")


BOOKS = st.lists(st.integers(1, 40).map(book), max_size=12)


@given(BOOKS, st.integers(1, 40).map(book), BOOKS)
def test_what_was_kept_is_found(
    tmp_path_factory: pytest.TempPathFactory,
    past: list[RoutineBook],
    now: RoutineBook,
    future: list[RoutineBook],
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-history.json"
    write_history(path, past, now, future)
    assert read_history(path, now) == (tuple(past), tuple(future))


def test_the_oldest_steps_go_first(tmp_path: Path) -> None:
    past = [book(reps) for reps in range(1, MOST_STEPS + 31)]
    write_history(tmp_path / "h.json", past, book(200), ())
    found, _ = read_history(tmp_path / "h.json", book(200))
    assert found == tuple(past[30:])
    assert len(found) >= 50


def test_what_other_hands_changed_is_one_step_more(tmp_path: Path) -> None:
    write_history(tmp_path / "h.json", [book(1)], book(2), [book(3)])
    assert read_history(tmp_path / "h.json", book(4)) == ((book(1), book(2)), ())


@pytest.mark.parametrize("place", [0, 1, 2])
def test_with_anything_unsound_in_it_there_is_none(tmp_path: Path, place: int) -> None:
    states = [book(1), book(2), book(3)]
    states[place] = RoutineBook(states[place].routines, "nowhere")
    write_history(tmp_path / "h.json", states[:1], states[1], states[2:])
    assert read_history(tmp_path / "h.json", states[1]) == ((), ())


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        '{"routines": [], "states": [["sheet", [3]]], "at": 0}',
        '{"routines": [], "states": [["sheet", []]], "at": 0}',
        '{"routines": [], "states": [], "at": -1}',
    ],
)
def test_a_damaged_file_is_no_history(tmp_path: Path, content: str) -> None:
    (tmp_path / "h.json").write_text(content)
    assert read_history(tmp_path / "h.json", book(1)) == ((), ())
    assert read_history(tmp_path / "none.json", book(1)) == ((), ())
