"""What was planned, as tests put it."""

from collections.abc import Iterable
from datetime import date

from coach.core.schedule import Schedule


def always(days: Iterable[int]) -> tuple[Schedule, ...]:
    """Once on each of these weekdays, as long as there has been a log."""
    return (Schedule(date.min, tuple(sorted(days))),)
