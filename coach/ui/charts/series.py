"""The log's figures as the charts show them: bars, days and ratings, each with its words.

Every figure comes from coach.core; here they are only cut to the range shown. Words are put
together when they are asked for, as ten years have thousands of them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple, overload

from coach.core.adherence import Progress, Week, counts_as_done, reaches
from coach.core.day_mark import DayMark
from coach.core.pain import Rated, pain_line
from coach.ui import words
from coach.ui.charts.dates import day_month

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
ALL_DONE = 0.995
MARKS = {
    DayMark.ILL: "ill",
    DayMark.AWAY: "away",
    DayMark.PAIN: "too much pain",
    DayMark.DONE: "done elsewhere",
}


class Span(NamedTuple):
    """Days from `first` through `last`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def covers(self, other: "Span") -> bool:
        return self.first <= other.first and other.last <= self.last

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


class WeekBar(NamedTuple):
    """One week of the log, or one before it.

    `planned` days and the `credit` gained on days of it: `done` to at least a half, `partly` of
    these not wholly, `begun` less than half. `excused` are its days marked as ill, away or in pain.
    `adherence` is None where nothing was planned, and `goal` what it is held against.
    """

    start: date
    planned: int = 0
    credit: float = 0.0
    done: int = 0
    partly: int = 0
    begun: int = 0
    excused: int = 0
    adherence: float | None = None
    goal: float = 1.0
    current: bool = False
    before_first: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + 6 * DAY)

    @property
    def label(self) -> str:
        """ "5/6" days."""
        if self.planned:
            return f"{self.done}/{self.planned}"
        return str(self.done) if self.done else ""

    @property
    def sentence(self) -> str:
        title = "This week so far" if self.current else f"Week from {day_month(self.start)}"
        return f"{title}: {self.told}."

    @property
    def told(self) -> str:
        """What the sentence says of the week: "3 of 6 planned days, 50 %"."""
        if self.before_first:
            return "before your first session"
        told = [self._days, *self._parts]
        if self.excused:
            told.append(f"{_days(self.excused)} ill, away or in pain")
        if self.adherence is not None:
            told.append(words.percent_text(self.adherence))
            if reaches(self.adherence, self.goal):
                told.append("goal reached")
        return ", ".join(told)

    @property
    def _days(self) -> str:
        if self.adherence is None:
            return f"nothing planned, {_days(self.done)} done"
        if self.done > self.planned:
            return f"{_days(self.done)}, {self.planned} planned"
        return f"{self.done} of {self.planned} planned days"

    @property
    def _parts(self) -> list[str]:
        told = [f"{words.count_word(self.partly)} in part"] if self.partly else []
        if self.begun:
            more = " more" if self.done else ""
            told.append(f"a start made on {words.count_word(self.begun)}{more}")
        return told


class DayKind(Enum):
    """PLANNED and FREE say what nothing done means; a FREE day was not planned.

    EXCUSED is a day marked as ill, away or in pain.
    """

    PLANNED = auto()
    FREE = auto()
    EXCUSED = auto()
    TO_COME = auto()


class Day(NamedTuple):
    """One day: the credit gained on it, 0 to 1, whether there was a session, and its mark."""

    date: date
    kind: DayKind
    credit: float = 0.0
    tried: bool = False
    mark: DayMark | None = None
    planned: bool = False

    @property
    def sentence(self) -> str:
        return f"{words.long_date(self.date)}: {self.told}."

    @property
    def told(self) -> str:
        if self.mark and not self.tried:
            return MARKS[self.mark]
        if self.kind is DayKind.TO_COME:
            return "planned" if self.planned else "not planned"
        if not self.tried:
            return "no session" if self.planned else "not planned"
        share = "all done" if self.credit >= ALL_DONE else f"{words.percent_text(self.credit)} done"
        if self.mark:
            return f"{share}, {MARKS[self.mark]}"
        return share if self.planned else f"{share}, an extra day"


class PainLine(NamedTuple):
    """Ratings of pain of one time, ascending: their days (see date.toordinal), the pain, 0 to 10,
    and where the line through them stands at each.
    """

    days: list[int] = []
    pains: list[int] = []
    smoothed: list[float] = []

    def within(self, span: Span) -> "PainLine":
        """Those of a span; the line comes from the first rating ever."""
        first = bisect_left(self.days, span.first.toordinal())
        end = bisect_right(self.days, span.last.toordinal())
        return PainLine(self.days[first:end], self.pains[first:end], self.smoothed[first:end])


class PainDay(NamedTuple):
    """All ratings of one day."""

    date: date
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        told = [f"{pain} before" for pain in self.before] + [f"{pain} after" for pain in self.after]
        return f"{words.long_date(self.date)}: pain {words.listing(told)}."


def week_bars(progress: Progress, span: Span, goal: float) -> tuple[WeekBar, ...]:
    """The weeks that begin in `span`; those before the first session are empty."""
    known = {week.start: week for week in progress.weeks}
    if not known:
        return ()
    count = (span.last - span.first).days // 7 + 1
    starts = (span.first + n * WEEK for n in range(count))
    return tuple(
        week_bar(known[start], progress, goal)
        if start in known
        else WeekBar(start, before_first=True)
        for start in starts
    )


def week_bar(week: Week, progress: Progress, goal: float) -> WeekBar:
    gained = credits_of(week, progress)
    done, begun = done_and_begun(week, progress)
    return WeekBar(
        start=week.start,
        planned=week.planned,
        credit=week.credit,
        done=done,
        partly=sum(counts_as_done(credit) and credit < ALL_DONE for credit in gained),
        begun=begun,
        excused=_excused(week, progress),
        adherence=week.adherence,
        goal=goal,
        current=week.start <= progress.today < week.start + WEEK,
    )


def credits_of(week: Week, progress: Progress) -> tuple[float, ...]:
    """The credits of the week's days on which something was done, whole or in part."""
    found = (progress.credits.get(week.start + n * DAY, 0.0) for n in range(7))
    return tuple(credit for credit in found if credit > 0)


def done_and_begun(week: Week, progress: Progress) -> tuple[int, int]:
    """The week's days on which at least half was done, and those on which it was less."""
    gained = credits_of(week, progress)
    done = sum(map(counts_as_done, gained))
    return done, len(gained) - done


def _excused(week: Week, progress: Progress) -> int:
    if not progress.marks:
        return 0
    marks = (progress.marks.get(week.start + n * DAY) for n in range(7))
    return sum(mark is not None and mark.excuses for mark in marks)


def days(progress: Progress) -> tuple[Day, ...]:
    """Every day of the log's weeks, also those of the current week that are to come."""
    if not progress.weeks:
        return ()
    first = progress.weeks[0].start
    count = 7 * len(progress.weeks)
    return tuple(_day(first + n * DAY, progress) for n in range(count))


def _day(day: date, progress: Progress) -> Day:
    mark = progress.marks.get(day)
    planned = day in progress.planned_days
    if mark and mark.excuses:
        kind = DayKind.EXCUSED
    elif day > progress.today:
        kind = DayKind.TO_COME
    else:
        kind = DayKind.PLANNED if planned else DayKind.FREE
    credit = progress.credits.get(day)
    return Day(day, kind, credit or 0.0, credit is not None, mark, planned)


def pain_line_of(rated: Rated) -> PainLine:
    return PainLine(rated.days, rated.pains, list(pain_line(rated.pains)))


class PainDays(Sequence[PainDay]):
    """The days with a rating before or after a session, ascending, each made when asked for."""

    def __init__(self, before: PainLine, after: PainLine) -> None:
        self._lines = before, after
        self.days = sorted({*before.days, *after.days})

    def __len__(self) -> int:
        return len(self.days)

    @overload
    def __getitem__(self, index: int) -> PainDay: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PainDay]: ...
    def __getitem__(self, index: int | slice) -> PainDay | Sequence[PainDay]:
        if isinstance(index, slice):
            return [self._made(day) for day in self.days[index]]
        return self._made(self.days[index])

    def _made(self, day: int) -> PainDay:
        before, after = (
            tuple(line.pains[bisect_left(line.days, day) : bisect_right(line.days, day)])
            for line in self._lines
        )
        return PainDay(date.fromordinal(day), before, after)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{words.number_text(count)} days"
