"""What a person puts right in a session by hand, and sessions done away from the computer."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TypeAlias

from msgspec.structs import replace

from coach.core.plan import Plan
from coach.core.schedule import DAY
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord

OffsetOf: TypeAlias = Callable[[datetime], timedelta]
"""The UTC offset of the person's own clock when it shows a date and time."""

MINUTE = timedelta(minutes=1)


def most_reps(record: SetRecord) -> int:
    """More than prescribed can be true, but not any number."""
    return max(record.done_reps, 2 * record.prescribed_reps, record.prescribed_reps + 20)


def with_reps(record: SetRecord, reps: int) -> SetRecord:
    """With so many reps done, the seconds with them, and an end that fits.

    Stopping for pain stays what it was. Raises ValueError for a number that cannot be.
    """
    if not 0 <= reps <= most_reps(record):
        raise ValueError(f"{reps} is not from 0 to {most_reps(record)}")
    if reps == record.done_reps:
        return record
    return replace(
        record, done_reps=reps, done_seconds=_seconds(record, reps), ended=_ended(record, reps)
    )


def with_end(record: SetRecord, ended: SetEnd) -> SetRecord:
    """With another end, and the reps that go with it: none of one left out, all of one that was
    left out and now is done.
    """
    if ended is SetEnd.SKIPPED:
        return replace(record, done_reps=0, done_seconds=0.0, ended=ended)
    if ended is SetEnd.DONE and record.ended is SetEnd.SKIPPED and not record.done_reps:
        return with_reps(record, record.prescribed_reps)
    return replace(record, ended=ended)


def _seconds(record: SetRecord, reps: int) -> float:
    if not record.prescribed_reps:
        return record.done_seconds
    return record.prescribed_seconds * reps / record.prescribed_reps


def _ended(record: SetRecord, reps: int) -> SetEnd:
    if record.ended is SetEnd.PAIN:
        return SetEnd.PAIN
    if reps >= record.prescribed_reps:
        return SetEnd.DONE
    if reps == 0:
        return SetEnd.SKIPPED
    return SetEnd.STOPPED if record.ended is SetEnd.SKIPPED else record.ended


def clock_shows(day: date, at: time, day_start: int) -> datetime:
    """The date and time of the calendar, without an offset, at a time of the person's own day."""
    return datetime.combine(day + DAY if at.hour < day_start else day, at)


def moved(
    session: SessionRecord, day: date, at: time, day_start: int, offset_of: OffsetOf
) -> SessionRecord:
    """The session on another day or at another time, as long as it was.

    It keeps the offset of where it was done, unless it was done where the person's clock is: there
    summer and winter have their own.
    """
    minutes = session.utc_offset_minutes
    before = session.started_at.astimezone(timezone(minutes * MINUTE)).replace(tzinfo=None)
    shown = clock_shows(day, at, day_start)
    if offset_of(before) == minutes * MINUTE:
        minutes = offset_of(shown) // MINUTE
    start = shown.replace(tzinfo=timezone(minutes * MINUTE)).astimezone(UTC)
    ended, began = session.ended_at, session.started_at.astimezone(UTC)
    return replace(
        session,
        started_at=start,
        ended_at=None if ended is None else start + (ended - began),
        local_date=day,
        utc_offset_minutes=minutes,
    )


def done_away(
    laid_out: Plan,
    left_out: Collection[str],
    *,
    identifier: Callable[[datetime], str],
    day: date,
    shown: datetime,
    offset_of: OffsetOf,
    pain: tuple[int | None, int | None] = (None, None),
    note: str = "",
) -> SessionRecord:
    """A session done without this program: all that is laid out but the exercises left out.

    `shown` is what the clock showed on the person's own `day`, `pain` that before and after.
    """
    start = shown.replace(tzinfo=timezone(offset_of(shown))).astimezone(UTC)
    sets = tuple(
        replace(each, ended=SetEnd.SKIPPED)
        if each.exercise in left_out
        else replace(
            each,
            done_reps=each.prescribed_reps,
            done_seconds=each.prescribed_seconds,
            ended=SetEnd.DONE,
        )
        for each in laid_out.sets
    )
    before, after = pain
    return SessionRecord(
        id=identifier(start),
        started_at=start,
        ended_at=start + timedelta(seconds=round(laid_out.seconds)),
        local_date=day,
        utc_offset_minutes=offset_of(shown) // MINUTE,
        prescription=laid_out.routine,
        outcome=Outcome.COMPLETED,
        trial=False,
        pain_before=before,
        pain_after=after,
        note=note,
        sets=sets,
    )
