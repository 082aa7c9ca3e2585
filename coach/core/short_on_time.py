"""Short on time: which exercises of a routine to do in a few minutes."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from coach.core.exercise import Catalog
from coach.core.plan import Plan, plan
from coach.core.routine import Routine
from coach.core.session import SessionRecord, SetEnd, SetRecord


class Pick(Struct, frozen=True):
    """An exercise to do, and the day it was last done; None if it never was."""

    exercise: str
    last_done: date | None


class ShortSession(Struct, frozen=True):
    """`picks` in the routine's order, `seconds` that they take laid out.

    `over` when not even one exercise fits in the time, so that it takes longer than asked for.
    """

    picks: tuple[Pick, ...]
    seconds: float
    over: bool = False


def short_session(
    routine: Routine,
    catalog: Catalog,
    seconds: float,
    last_done: Mapping[str, date],
    laid_out: Callable[[Collection[str]], Plan],
) -> ShortSession:
    """What of the routine to do in `seconds`; `laid_out` lays out the exercises it is given.

    What was done least lately comes first, never done before all, the routine's order deciding
    between equals; each that still fits is added. Where none fits it is the shortest of those done
    least lately. Without an exercise in the routine there are no picks.
    """
    in_order = tuple(dict.fromkeys(s.exercise for s in plan(routine, catalog).sets))
    if not in_order:
        return ShortSession((), 0.0)

    def takes(exercises: Collection[str]) -> float:
        return laid_out(exercises).seconds

    def when(exercise: str) -> date:
        return last_done.get(exercise, date.min)

    chosen: list[str] = []
    for exercise in sorted(in_order, key=when):
        if takes([*chosen, exercise]) <= seconds:
            chosen.append(exercise)
    if not chosen:
        chosen = [min(in_order, key=lambda exercise: (when(exercise), takes([exercise])))]
    picks = tuple(Pick(name, last_done.get(name)) for name in in_order if name in chosen)
    total = takes(chosen)
    return ShortSession(picks, total, over=total > seconds)


def last_done(sessions: Iterable[SessionRecord]) -> dict[str, date]:
    """The last day on which at least one rep of an exercise was done; trials do not count."""
    days: dict[str, date] = {}
    for session in sessions:
        for record in () if session.trial else session.sets:
            if record.done_reps:
                days[record.exercise] = max(session.local_date, days.get(record.exercise, date.min))
    return days


def open_exercises(sets: Iterable[SetRecord]) -> frozenset[str]:
    """The exercises of a session, for it to be laid out again: all but those left out of it.

    Those have nothing done in any of their sets, and all of these ended as skipped.
    """
    return frozenset(record.exercise for record in sets if not _left_out(record))


def _left_out(record: SetRecord) -> bool:
    return record.ended is SetEnd.SKIPPED and not record.done_reps and not record.done_seconds
