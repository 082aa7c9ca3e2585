"""The weekly review: what got in the way, what might be done about it, and when to offer it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from coach.core.adherence import WEEK, counts_as_done, start_of_week
from coach.core.day_mark import DayMark, excused_days
from coach.core.schedule import DAY

# A week reviewed that overlaps by more than half is the same, where the first day has been changed.
SAME_WEEK = timedelta(days=3)


class Obstacle(StrEnum):
    """What got in the way."""

    PAIN = "pain"
    TIME = "time"
    ILL = "ill"
    AWAY = "away"
    FORGOT = "forgot"
    NOTHING = "nothing"

    @property
    def excuse(self) -> DayMark | None:
        """How the days missed for it can be marked, so that they do not count."""
        excuses = {
            Obstacle.PAIN: DayMark.PAIN,
            Obstacle.ILL: DayMark.ILL,
            Obstacle.AWAY: DayMark.AWAY,
        }
        return excuses.get(self)


class SuggestionKind(StrEnum):
    """What might be changed."""

    KEEP_GOING = "keep-going"
    FEWER_DAYS = "fewer-days"
    SHORTER = "shorter"
    EASE = "ease"
    MORE = "more"


class Reviewed(Struct, frozen=True):
    """What the person said about the week from `week` on.

    `obstacle` is None where the question was left open, `suggestion` where none was made; `taken`
    tells whether it was taken. One that holds nothing says that the review was put away.
    """

    week: date
    obstacle: Obstacle | None = None
    suggestion: SuggestionKind | None = None
    taken: bool = False


def days_of(week: date) -> tuple[date, ...]:
    """The seven days from the first day of a week on."""
    return tuple(week + n * DAY for n in range(7))


def reviewed_before(week: date, reviews: Iterable[date]) -> bool:
    """Whether a week has been reviewed, or put away; `reviews` are the first days of such weeks."""
    return any(abs(week - other) <= SAME_WEEK for other in reviews)


def week_to_review(
    today: date,
    week_start: int,
    daily: Mapping[date, float],
    planned: Collection[date],
    marks: Mapping[date, DayMark],
    reviews: Iterable[date],
) -> date | None:
    """The first day of the week to offer for review today; None where there is none to offer.

    It is the last week that has ended, until it is reviewed or the next has ended too. It must lie
    wholly in the log, with something planned in it, or done in it and no day excused. `daily` are
    the credits of days, `planned` the planned days, excused ones left out.
    """
    week = start_of_week(today, week_start) - WEEK
    if min(daily, default=today) > week or reviewed_before(week, reviews):
        return None
    days = days_of(week)
    if any(day in planned for day in days):
        return week
    excused = excused_days(marks)
    done = any(daily.get(day, 0.0) > 0 for day in days)
    return week if done and not any(day in excused for day in days) else None


def missed_days(
    week: date, daily: Mapping[date, float], planned: Collection[date]
) -> tuple[date, ...]:
    """The planned days of a week on which less than half was done."""
    return tuple(
        day for day in days_of(week) if day in planned and not counts_as_done(daily.get(day, 0.0))
    )
