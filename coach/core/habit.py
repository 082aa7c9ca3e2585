"""Habit strength: how firmly the exercises have become a habit."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from math import fsum, sqrt

from coach.core.schedule import Schedule, schedule_on

WINDOW_DAYS = 14


def habit_strength(
    daily: Mapping[date, float],
    schedules: Sequence[Schedule],
    today: date,
    excused: Collection[date] = frozenset(),
) -> float | None:
    """0 to 100, from the first day of the log through yesterday, or today once it has a session.

    It is the score of Loop Habit Tracker (Score.compute and ScoreList.recompute in its core). None
    where no weekday is planned today; 0 for an empty log. Excused days leave it as it was, and so
    do those on which no weekday was planned. Each day has the days a week that were planned then.
    """
    if not schedule_on(today, schedules).days:
        return None
    by_day = {day.toordinal(): credit for day, credit in daily.items()}
    skipped = {day.toordinal() for day in excused}
    last = today.toordinal() if today in daily else today.toordinal() - 1
    strength = 0.0
    for day in range(min(by_day, default=last + 1), last + 1):
        per_week = len(schedule_on(date.fromordinal(day), schedules).days)
        if per_week and day not in skipped:
            kept = 0.5 ** (sqrt(per_week / 7) / 13)
            strength = strength * kept + _value(by_day, day, per_week) * (1 - kept)
    return 100 * strength


def _value(by_day: Mapping[int, float], day: int, per_week: int) -> float:
    """What a day adds: its credit, or how far its last two weeks kept to fewer days a week."""
    if per_week == 7:
        return by_day.get(day, 0.0)
    window = range(day - WINDOW_DAYS + 1, day + 1)
    return min(1.0, fsum(by_day.get(near, 0.0) for near in window) / (2 * per_week))
