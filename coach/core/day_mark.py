"""What the person says of a whole day, behind or ahead."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class DayMark(StrEnum):
    """Why a day is not counted against anybody, or that it was done without a session of ours."""

    ILL = "ill"
    AWAY = "away"
    PAIN = "pain"
    DONE = "done"

    @property
    def excuses(self) -> bool:
        """Whether nothing is planned on such a day."""
        return self is not DayMark.DONE


def excused_days(marks: Mapping[date, DayMark]) -> frozenset[date]:
    return frozenset(day for day, mark in marks.items() if mark.excuses)
