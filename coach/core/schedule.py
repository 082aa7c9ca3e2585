"""What was planned when: a change of the days never changes the days before it."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coach.core.routine import Routine


class Schedule(Struct, frozen=True):
    """`times` sessions on each of the weekdays `days`, 0 for Monday, from the day `since` on."""

    since: date
    days: tuple[int, ...]
    times: int = 1

    def plans(self, day: date) -> bool:
        return day.weekday() in self.days


NOTHING = Schedule(date.min, ())


def schedule_on(day: date, schedules: Sequence[Schedule]) -> Schedule:
    """The one in force on a day, of `schedules` ascending by `since`; before the first, the first.

    Without any, nothing is planned.
    """
    if not schedules:
        return NOTHING
    place = bisect_right(schedules, day, key=lambda schedule: schedule.since)
    return schedules[max(0, place - 1)]


def up_to_date(
    schedules: Sequence[Schedule], routine: Routine, today: date
) -> tuple[Schedule, ...]:
    """With what the routine plans as the schedule from `today` on, where that is another."""
    now = Schedule(today, routine.days, routine.times)
    if schedules and replace(schedule_on(today, schedules), since=today) == now:
        return tuple(schedules)
    return (*(each for each in schedules if each.since < today), now)
