"""The facts of one week, as its review tells them."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from coach.core.adherence import WEEK, Progress, counts_as_done
from coach.core.pain import LEAST_POINTS, LEAST_SHARE
from coach.core.review import days_of
from coach.core.session import Outcome, SessionRecord, SetEnd

LEAST_RATINGS = 2  # in each of two weeks, to say that pain has grown from one to the other


class PainOfWeek(Struct, frozen=True):
    """The medians of a week's ratings before and after exercise; None without any."""

    before: float | None = None
    after: float | None = None


class WeekFacts(Struct, frozen=True):
    """What the week from `week` on was like.

    `done` counts the days on which at least half was done, `begun` those on which it was less,
    `excused` those marked as ill, away or in pain. `seconds` are seconds of work. `stops` are the
    exercises stopped for pain with the number of sessions in which each was, most first.
    """

    week: date
    planned: int
    done: int
    begun: int
    excused: int
    sessions: int
    seconds: float
    pain: PainOfWeek
    pain_before: PainOfWeek
    pain_rising: bool
    stops: tuple[tuple[str, int], ...]
    cut_short: int


def week_facts(week: date, now: Progress, sessions: Iterable[SessionRecord]) -> WeekFacts:
    """`now` are the figures of a day after the week; `sessions` reach back to the week before it.

    `pain_before` is the pain of that week before.
    """
    found = tuple(sessions)
    these, before = sessions_in(week, found), sessions_in(week - WEEK, found)
    gained = [now.credits.get(day, 0.0) for day in days_of(week)]
    done = sum(map(counts_as_done, gained))
    return WeekFacts(
        week=week,
        planned=sum(day in now.planned_days for day in days_of(week)),
        done=done,
        begun=sum(credit > 0 for credit in gained) - done,
        excused=sum(now.marks[day].excuses for day in days_of(week) if day in now.marks),
        sessions=len(these),
        seconds=sum(session.seconds for session in these),
        pain=_pain(these),
        pain_before=_pain(before),
        pain_rising=_rising(before, these),
        stops=stops_for_pain(these),
        cut_short=sum(map(was_cut_short, these)),
    )


def sessions_in(
    week: date, sessions: Iterable[SessionRecord], weeks: int = 1
) -> tuple[SessionRecord, ...]:
    """Those of the `weeks` weeks that end with the one from `week` on; trials are left out."""
    first, end = week - (weeks - 1) * WEEK, week + WEEK
    return tuple(s for s in sessions if first <= s.local_date < end and not s.trial)


def stops_for_pain(sessions: Iterable[SessionRecord]) -> tuple[tuple[str, int], ...]:
    """The exercises stopped for pain and in how many sessions each was, most first."""
    counts: dict[str, int] = {}
    for session in sessions:
        stopped = (each.exercise for each in session.sets if each.ended is SetEnd.PAIN)
        for exercise in dict.fromkeys(stopped):
            counts[exercise] = counts.get(exercise, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: -item[1]))


def was_cut_short(session: SessionRecord) -> bool:
    """Whether it was left before its end, with something still to do, and not because of pain."""
    if session.outcome is Outcome.COMPLETED:
        return False
    ends = {each.ended for each in session.sets if not each.is_full}
    for_pain = any(each.ended is SetEnd.PAIN for each in session.sets)
    return SetEnd.STOPPED in ends and not for_pain


def _befores(sessions: Iterable[SessionRecord]) -> list[int]:
    return [s.pain_before for s in sessions if s.pain_before is not None]


def _afters(sessions: Iterable[SessionRecord]) -> list[int]:
    return [s.pain_after for s in sessions if s.pain_after is not None]


def _pain(sessions: Iterable[SessionRecord]) -> PainOfWeek:
    found = tuple(sessions)
    return PainOfWeek(_median(_befores(found)), _median(_afters(found)))


def _rising(before: Iterable[SessionRecord], these: Iterable[SessionRecord]) -> bool:
    """By as much as counts for a trend (see coach.core.pain), before exercise or after it."""
    earlier, later = tuple(before), tuple(these)
    return any(_grown(of(earlier), of(later)) for of in (_befores, _afters))


def _grown(earlier: Sequence[int], later: Sequence[int]) -> bool:
    first, last = _median(earlier), _median(later)
    if first is None or last is None or min(len(earlier), len(later)) < LEAST_RATINGS:
        return False
    return last - first >= LEAST_POINTS and last - first >= LEAST_SHARE * first


def _median(ratings: Sequence[int]) -> float | None:
    if not ratings:
        return None
    in_order, middle = sorted(ratings), len(ratings) // 2
    if len(in_order) % 2:
        return float(in_order[middle])
    return (in_order[middle - 1] + in_order[middle]) / 2
