"""What was planned when: a change of the days never changes the days before it."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from coach.core.routine import Routine

DAY = timedelta(days=1)


class Schedule(Struct, frozen=True):
    """`times` sessions on each of the weekdays `days`, 0 for Monday, from the day `since` on."""

    since: date
    days: tuple[int, ...]
    times: int = 1

    def plans(self, day: date) -> bool:
        return day.weekday() in self.days

    def times_on(self, day: date) -> int:
        """How many sessions it plans on a day."""
        return self.times if self.plans(day) else 0

    def asks_more_than(self, other: "Schedule", day: date) -> bool:
        """Whether it plans more sessions on a day than another one."""
        return self.times_on(day) > other.times_on(day)

    def same_as(self, other: "Schedule") -> bool:
        """Whether it plans the same, from whenever on."""
        return (self.days, self.times) == (other.days, other.times)


NOTHING = Schedule(date.min, ())


def schedule_on(day: date, schedules: Sequence[Schedule]) -> Schedule:
    """The one in force on a day, of `schedules` ascending by `since`; before the first, the first.

    Without any, nothing is planned.
    """
    if not schedules:
        return NOTHING
    if len(schedules) == 1:
        return schedules[0]
    place = bisect_right(schedules, day, key=lambda schedule: schedule.since)
    return schedules[max(0, place - 1)]


def up_to_date(
    schedules: Sequence[Schedule], routine: Routine, today: date
) -> tuple[Schedule, ...]:
    """With what the routine plans from now on, where that is another than before.

    What asks for more today than was asked so far counts from tomorrow on: a day that has been
    kept, or was free, stays so however late in it somebody thinks of the next.
    """
    wanted = Schedule(today, routine.days, routine.times)
    if not schedules:
        return (wanted,)
    so_far, tomorrow = schedule_on(today, schedules), today + DAY
    now = so_far if wanted.asks_more_than(so_far, today) else wanted
    found = [each for each in schedules if each.since < today]
    for since, plan in ((today, now), (tomorrow, wanted)):
        known = any(each.since == since for each in schedules)
        if known or not plan.same_as(schedule_on(since, found or schedules)):
            found.append(replace(plan, since=since))
    return tuple(found) or (replace(now, since=today),)
