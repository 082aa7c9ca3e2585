"""The log as a list: what is told of a session in one line, and days marked alike as stretches."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from statistics import median

from msgspec import Struct

from coach.core.day_mark import DayMark
from coach.core.routine import Routine
from coach.core.schedule import DAY
from coach.core.session import Outcome

ALL_DONE = 0.995
USUAL_OF = 28  # sessions back from the last one
USUAL_STEP = 5  # minutes
EVENING = time(18)


class LoggedSession(Struct, frozen=True):
    """A session without its sets, for a list of all of them.

    `stopped_for_pain`: at least one of its sets was; `completion` counts such an exercise as done.
    """

    id: str
    started_at: datetime
    utc_offset_minutes: int
    local_date: date
    trial: bool
    pain_before: int | None
    pain_after: int | None
    prescription: Routine
    completion: float
    seconds: float
    outcome: Outcome
    note: str
    stopped_for_pain: bool

    @property
    def clock_time(self) -> time:
        """What the person's own clock showed when it began."""
        return clock_time(self.started_at, self.utc_offset_minutes)

    @property
    def all_done(self) -> bool:
        return self.completion >= ALL_DONE


class MarkedDays(Struct, frozen=True):
    """Days in a row, from `first` to `last`, that are marked alike."""

    first: date
    last: date
    mark: DayMark


def clock_time(instant: datetime, utc_offset_minutes: int) -> time:
    """What a clock with that offset shows, to the minute."""
    zone = timezone(timedelta(minutes=utc_offset_minutes))
    return instant.astimezone(zone).time().replace(second=0, microsecond=0)


def stretches(marks: Mapping[date, DayMark]) -> tuple[MarkedDays, ...]:
    """The marked days, as few stretches as there are, ascending."""
    found: list[MarkedDays] = []
    for day, mark in sorted(marks.items()):
        before = found[-1] if found else None
        if before and before.mark is mark and before.last + DAY == day:
            found[-1] = MarkedDays(before.first, day, mark)
        else:
            found.append(MarkedDays(day, day, mark))
    return tuple(found)


def usual_time(sessions: Iterable[LoggedSession]) -> time:
    """When sessions mostly begin lately; in the evening where there are none yet."""
    lately = sorted((s for s in sessions if not s.trial), key=lambda s: s.started_at)[-USUAL_OF:]
    if not lately:
        return EVENING
    middle = median(map(_minutes_into_its_day, lately))
    hour, minute = divmod(round(middle / USUAL_STEP) * USUAL_STEP, 60)
    return time(hour % 24, minute)


def _minutes_into_its_day(session: LoggedSession) -> int:
    """From the midnight before its own day begins, so more than 24 hours behind the next one."""
    midnight = datetime.combine(session.local_date, time(), UTC)
    shown = session.started_at + timedelta(minutes=session.utc_offset_minutes)
    return (shown - midnight) // timedelta(minutes=1)
