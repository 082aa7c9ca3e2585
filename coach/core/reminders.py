"""When the person is reminded of a routine: at the times of day that it names, on its days.

These are times on the person's own clock, on the weekday of the calendar, whenever a day begins
for the log. Each is given once a day, also where the clock is set back and it comes twice; one that
the clock leaves out, as it is set forward, is given just after.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from coach.core.adherence import sessions_done
from coach.core.day_mark import DayMark
from coach.core.routine import Routine
from coach.core.routine_book import RoutineBook
from coach.core.schedule import DAY
from coach.core.session import SessionRecord, SetEnd

# For so long one is still given that was missed, because the machine slept, say.
LATE = timedelta(hours=1)


class Reminder(Struct, frozen=True, order=True):
    """A `time` of day, "HH:MM", on a calendar `day`, of the routine with the id `routine`."""

    day: date
    time: str
    routine: str

    @property
    def shown_by_the_clock(self) -> datetime:
        """What the person's clock shows then, without a UTC offset."""
        return datetime.combine(self.day, time.fromisoformat(self.time))


class PutOff(Struct, frozen=True):
    """A reminder to be given again at the moment `until`, which carries a UTC offset."""

    reminder: Reminder
    until: datetime


class Watch(Struct, frozen=True):
    """Up to when was looked, and what was given and put off by then.

    `seen` is the person's own date and time, with its UTC offset, as everywhere below.
    """

    seen: datetime
    given: frozenset[Reminder] = frozenset()
    put_off: tuple[PutOff, ...] = ()

    def anew(self, now: datetime) -> "Watch":
        """What has come by now is not given any more: it was not to be, until now."""
        return replace(self, seen=now)

    def later(self, reminder: Reminder, until: datetime) -> "Watch":
        return replace(self, put_off=(*self.put_off, PutOff(reminder, until)))

    def look(self, book: RoutineBook, now: datetime) -> tuple["Watch", tuple[Reminder, ...]]:
        """What is to be given now, the earliest first, and the watch that knows it is."""
        again = [each.reminder for each in self.put_off if timedelta() <= now - each.until <= LATE]
        due = (*again, *(each for each in _around(book, now) if self._has_come(each, now)))
        since = now.date() - 2 * DAY
        given = frozenset(each for each in (*self.given, *due) if each.day > since)
        waiting = tuple(each for each in self.put_off if each.until > now)
        return Watch(now, given, waiting), tuple(dict.fromkeys(sorted(due)))

    def next_look(self, book: RoutineBook, now: datetime) -> datetime | None:
        """When something is due next, unless the clock is changed until then; None for never."""
        clock = now.replace(tzinfo=None)
        days = (now.date() + n * DAY for n in range(8))
        coming = (each.shown_by_the_clock for day in days for each in reminders_on(book, day))
        by_clock = (each.replace(tzinfo=now.tzinfo) for each in coming if each > clock)
        return min([*by_clock, *(each.until for each in self.put_off)], default=None)

    def _has_come(self, reminder: Reminder, now: datetime) -> bool:
        """By the clock, since the last look, and either by the clock or in truth not long ago."""
        at = reminder.shown_by_the_clock
        clock, before = now.replace(tzinfo=None), self.seen.replace(tzinfo=None)
        if reminder in self.given or not before < at <= clock:
            return False
        truly = now - at.replace(tzinfo=self.seen.tzinfo)
        return clock - at <= LATE or timedelta() <= truly <= LATE


def reminders_on(book: RoutineBook, day: date) -> tuple[Reminder, ...]:
    """All reminders of a calendar day, the earliest first."""
    found = (
        Reminder(day, each, routine.id)
        for routine in book.routines
        if day.weekday() in routine.days
        for each in routine.reminders
    )
    return tuple(sorted(found))


def wanted(
    reminder: Reminder,
    routine: Routine,
    sessions: Iterable[SessionRecord],
    mark: DayMark | None = None,
) -> bool:
    """Whether there is anything to remind of, `sessions` being all of the day, `mark` its mark.

    Of several reminders and sessions planned on a day, the first reminder is about the first
    session. Half a session counts as one, and after pain the day is left alone, as is one that is
    marked: nothing is planned on it, or it is done.
    """
    if mark is not None:
        return False
    counted = [session for session in sessions if not session.trial]
    if any(each.ended is SetEnd.PAIN for session in counted for each in session.sets):
        return False
    done = sessions_done(counted, routine.id)
    return bool(routine.active) and done < _sessions_by(reminder, routine)


def _sessions_by(reminder: Reminder, routine: Routine) -> int:
    """How many of the sessions planned on a day this reminder and those before it are about."""
    if reminder.time not in routine.reminders:
        return routine.times
    place = routine.reminders.index(reminder.time) + 1
    return ceil(place * routine.times / len(routine.reminders))


def _around(book: RoutineBook, now: datetime) -> Iterator[Reminder]:
    """Those of yesterday and of today, as one from before midnight may come late."""
    yield from reminders_on(book, now.date() - DAY)
    yield from reminders_on(book, now.date())
