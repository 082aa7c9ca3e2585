"""What can be undone and redone in the routines, kept across restarts."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from coach.core.routine import Routine
from coach.core.routine_book import RoutineBook
from coach.storage import atomic

MOST_STEPS = 120
_MOST_BYTES = 16 * 1024 * 1024


class _State(Struct, frozen=True, array_like=True):
    today: str
    routines: tuple[int, ...]


class _History(Struct, frozen=True):
    """`states` from the oldest to the newest, by the places of their `routines`; `at` is now."""

    routines: tuple[Routine, ...]
    states: tuple[_State, ...]
    at: int


def read_history(
    path: Path, book: RoutineBook
) -> tuple[tuple[RoutineBook, ...], tuple[RoutineBook, ...]]:
    """What came before `book` and after it, oldest first.

    Where it was kept for another book, that one came before: the files were changed by other
    hands, or the program was stopped between writing them and this.
    A file that is missing or damaged is no history, and no error: the routines are unharmed.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            return (), ()
        kept = msgspec.json.decode(path.read_bytes(), type=_History)
        states = [
            RoutineBook(tuple(kept.routines[place] for place in state.routines), state.today)
            for state in kept.states
        ]
    except (OSError, IndexError, msgspec.DecodeError):
        return (), ()
    here = kept.at
    if not 0 <= here < len(states) or not all(state.sound for state in states):
        return (), ()
    if states[here] != book:
        return tuple(states[: here + 1]), ()
    return tuple(states[:here]), tuple(states[here + 1 :])


def write_history(
    path: Path, past: Sequence[RoutineBook], book: RoutineBook, future: Sequence[RoutineBook]
) -> None:
    """Keeps the last MOST_STEPS steps. Raises coach.storage.atomic.SaveError."""
    before = past[-MOST_STEPS:]
    places: dict[Routine, int] = {}
    states = []
    for state in (*before, book, *future[:MOST_STEPS]):
        numbers = tuple(places.setdefault(each, len(places)) for each in state.routines)
        states.append(_State(state.today, numbers))
    history = _History(tuple(places), tuple(states), len(before))
    atomic.write(path, msgspec.json.encode(history))
