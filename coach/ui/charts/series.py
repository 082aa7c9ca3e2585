"""The log's figures as the Progress page shows them: bars, days and ratings, each with its words.

Every figure comes from coach.core; here they are only cut to the range shown and put into words.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple

from coach.core.adherence import STREAK_CREDIT, Progress, Week
from coach.core.pain import PainRating, PainTime, pain_line
from coach.ui import words
from coach.ui.charts.dates import day_month

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
ALL_DONE = 0.995


class WeekBar(NamedTuple):
    """One week: days planned and the credit gained, its label ("5/6" days) and its sentence."""

    start: date
    planned: int
    done: float
    label: str
    sentence: str
    current: bool = False


class DayKind(Enum):
    """PLANNED and FREE say what nothing done means; a FREE day was not planned."""

    PLANNED = auto()
    FREE = auto()
    TO_COME = auto()


class Day(NamedTuple):
    """One day: the credit gained on it, 0 to 1, and its sentence."""

    date: date
    kind: DayKind
    credit: float
    sentence: str


class Rating(NamedTuple):
    """One rating of pain, 0 to 10, and where the line through all of its kind stands there."""

    date: date
    pain: int
    smoothed: float


def week_bars(progress: Progress, count: int | None, goal: float) -> tuple[WeekBar, ...]:
    """The last `count` weeks, all of them for None; weeks before the first session are empty."""
    weeks = progress.weeks[-count:] if count else progress.weeks
    bars = tuple(_week_bar(week, progress, goal) for week in weeks)
    missing = (count or 0) - len(bars) if bars else 0
    empty = (_before_first(bars[0].start - n * WEEK) for n in range(missing, 0, -1))
    return (*empty, *bars)


def _before_first(start: date) -> WeekBar:
    sentence = f"Week from {day_month(start)}: before your first session."
    return WeekBar(start, 0, 0.0, "", sentence)


def credits_of(week: Week, progress: Progress) -> tuple[float, ...]:
    """The credits of the week's days on which something was done, whole or in part."""
    found = (progress.credits.get(week.start + n * DAY, 0.0) for n in range(7))
    return tuple(credit for credit in found if credit > 0)


def done_and_begun(week: Week, progress: Progress) -> tuple[int, int]:
    """The week's days on which at least half was done, and those on which it was less."""
    gained = credits_of(week, progress)
    done = sum(credit >= STREAK_CREDIT for credit in gained)
    return done, len(gained) - done


def _week_bar(week: Week, progress: Progress, goal: float) -> WeekBar:
    current = week.start <= progress.today < week.start + WEEK
    gained = credits_of(week, progress)
    done, begun = done_and_begun(week, progress)
    label = f"{done}/{week.planned}" if week.planned else str(done) if done else ""
    title = "This week so far" if current else f"Week from {day_month(week.start)}"
    if week.adherence is None:
        told = f"nothing planned, {done} day{'' if done == 1 else 's'} done"
    elif done > week.planned:
        told = f"{done} days, {week.planned} planned"
    else:
        told = f"{done} of {week.planned} planned days"
    if partly := sum(STREAK_CREDIT <= credit < ALL_DONE for credit in gained):
        told += f", {words.count_word(partly)} in part"
    if begun:
        told += f", a start made on {words.count_word(begun)}{' more' if done else ''}"
    if week.adherence is not None:
        told += f", {words.percent_text(week.adherence)}"
        if week.adherence >= goal:
            told += ", goal reached"
    return WeekBar(week.start, week.planned, week.credit, label, f"{title}: {told}.", current)


def days(progress: Progress) -> tuple[Day, ...]:
    """Every day of the log's weeks, also those of the current week that are to come."""
    starts = [week.start for week in progress.weeks]
    return tuple(_day(start + n * DAY, progress) for start in starts for n in range(7))


def _day(day: date, progress: Progress) -> Day:
    credit = progress.credits.get(day, 0.0)
    planned = day in progress.planned_days
    if day > progress.today:
        kind, told = DayKind.TO_COME, "planned" if planned else "not planned"
    else:
        kind = DayKind.PLANNED if planned else DayKind.FREE
        told = _day_told(credit, day in progress.credits, planned)
    return Day(day, kind, credit, f"{words.long_date(day)}: {told}.")


def _day_told(credit: float, tried: bool, planned: bool) -> str:
    if not tried:
        return "no session" if planned else "not planned"
    share = "all done" if credit >= ALL_DONE else f"{words.percent_text(credit)} done"
    return share if planned else f"{share}, an extra day"


def ratings_of(ratings: Iterable[PainRating], time: PainTime, since: date) -> tuple[Rating, ...]:
    """The ratings of one time from `since` on, the line through them drawn from the first ever."""
    chosen = [rating for rating in ratings if rating.time is time]
    line = pain_line([rating.pain for rating in chosen])
    return tuple(
        Rating(rating.day, rating.pain, smoothed)
        for rating, smoothed in zip(chosen, line, strict=True)
        if rating.day >= since
    )


def pain_sentences(
    before: Sequence[Rating], after: Sequence[Rating]
) -> tuple[tuple[date, str], ...]:
    """A sentence for each day with a rating, ascending."""
    told: dict[date, list[str]] = {}
    for ratings, when in ((before, "before"), (after, "after")):
        for rating in ratings:
            told.setdefault(rating.date, []).append(f"{rating.pain} {when}")
    return tuple(
        (day, f"{words.long_date(day)}: pain {words.listing(told[day])}.") for day in sorted(told)
    )
