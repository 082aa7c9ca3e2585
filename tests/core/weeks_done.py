"""Weeks of sessions, as tests of the weekly review make them up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from msgspec.structs import replace

from coach.core.adherence import progress
from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog
from coach.core.plan import plan
from coach.core.review import Reviewed, days_of
from coach.core.routine import Routine
from coach.core.schedule import Schedule
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from coach.core.suggestion import Evidence

WEEK = date(2026, 11, 16)  # the Monday of the week under review
TODAY = date(2026, 11, 23)


def week_before(weeks: int) -> date:
    """The first day of the week so many weeks before the one under review."""
    return WEEK - timedelta(weeks=weeks)


@cache
def prescribed(routine: Routine, catalog: Catalog) -> tuple[SetRecord, ...]:
    return plan(routine, catalog).sets


def a_session(
    routine: Routine,
    catalog: Catalog,
    day: date,
    *,
    share: float = 1.0,
    pain: tuple[int | None, int | None] = (None, None),
    stopped: Iterable[str] = (),
    outcome: Outcome | None = None,
) -> SessionRecord:
    """With the first `share` of its sets done, and those of the exercises in `stopped` ended for
    pain.
    """
    sets = prescribed(routine, catalog)
    done = round(len(sets) * share)
    at = datetime.combine(day, time(8), UTC)
    return SessionRecord(
        id=str(day),
        started_at=at,
        ended_at=at,
        local_date=day,
        utc_offset_minutes=0,
        prescription=routine,
        outcome=outcome or (Outcome.COMPLETED if share == 1.0 else Outcome.ENDED),
        trial=False,
        pain_before=pain[0],
        pain_after=pain[1],
        note="",
        sets=tuple(_ended(each, n < done, set(stopped)) for n, each in enumerate(sets)),
    )


def _ended(each: SetRecord, done: bool, stopped: set[str]) -> SetRecord:
    if each.exercise in stopped:
        return replace(each, done_reps=1, ended=SetEnd.PAIN)
    if not done:
        return each
    seconds = each.prescribed_seconds
    return replace(each, done_reps=each.prescribed_reps, done_seconds=seconds, ended=SetEnd.DONE)


def full_weeks(
    routine: Routine,
    catalog: Catalog,
    count: int,
    pain: tuple[int | None, int | None] = (2, 2),
) -> list[SessionRecord]:
    """Every planned day of so many weeks up to the one under review, done in full."""
    return [
        a_session(routine, catalog, day, pain=pain)
        for weeks in reversed(range(count))
        for day in days_of(week_before(weeks))
        if day.weekday() in routine.days
    ]


def evidence(
    sessions: Sequence[SessionRecord],
    routine: Routine,
    catalog: Catalog,
    *,
    marks: Mapping[date, DayMark] | None = None,
    reviews: Mapping[date, Reviewed] | None = None,
    schedules: tuple[Schedule, ...] = (),
    ease_from: int = 4,
) -> Evidence:
    """As it stands on the Monday after the week; without `schedules` the plan has always stood."""
    stood = schedules or (Schedule(date.min, routine.days, routine.times),)
    return Evidence(
        week=WEEK,
        now=progress(sessions, stood, TODAY, 0, 0.8, marks),
        sessions=tuple(sessions),
        schedules=stood,
        routine=routine,
        catalog=catalog,
        reviews=reviews or {},
        ease_from=ease_from,
    )
