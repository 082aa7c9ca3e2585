"""What stands in a JSON file of the log: a record a line, in sections, behind a few lines of head.

Version 2. A file of version 1 has only sessions, with the names of their routines, and no telling
when they were written. Instants are ISO 8601 with their UTC offset, days are "2026-11-22".
"""

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from coach.core.day_mark import DayMark
from coach.core.review import Obstacle, SuggestionKind
from coach.core.session import FollowUp, Outcome, SessionRecord, SetRecord

FORMAT = "back-coach-log"
VERSION = 2


class RoutineLine(Struct, frozen=True):
    """A routine as it was prescribed, by the key that sessions name; as in a routine's file."""

    key: int
    routine: dict[str, Any]


class PlainSession(Struct, frozen=True):
    """A session, all that the person did or said.

    `routine` is the routine's name, `prescription` the key of the whole of it. One that was never
    closed is "interrupted" and has `ended_at` null. `follow_up` says whether the pain had settled
    on the day on which that was asked, and is null where it never was.
    """

    id: str
    started_at: datetime
    ended_at: datetime | None
    local_date: date
    utc_offset_minutes: int
    routine: str
    outcome: Outcome
    trial: bool
    pain_before: int | None
    pain_after: int | None
    note: str
    sets: tuple[SetRecord, ...]
    follow_up: FollowUp | None = None
    prescription: int | None = None


class SessionLine(PlainSession, frozen=True):
    """`version` grows with each correction; `earlier` is what it was before, the oldest first.

    `added`: by hand, as it was done away from the computer.
    """

    version: int = 1
    written_at: datetime | None = None
    added: bool = False
    earlier: tuple[PlainSession, ...] = ()


class GoneLine(Struct, frozen=True):
    """A session that was deleted: which, as which version, and when."""

    id: str
    version: int
    written_at: datetime


class MarkLine(Struct, frozen=True):
    """What was said of a whole day; null where that was taken away."""

    day: date
    mark: DayMark | None
    written_at: datetime


class ReviewLine(Struct, frozen=True):
    """What was said of the week from the day `week` on."""

    week: date
    obstacle: Obstacle | None
    suggestion: SuggestionKind | None
    taken: bool
    written_at: datetime
    deleted: bool = False


class ScheduleLine(Struct, frozen=True):
    """What was planned from the day `since` on: `times` on each of the weekdays, 0 for Monday."""

    since: date
    days: tuple[int, ...]
    times: int
    written_at: datetime
    deleted: bool = False


def plain_fields(session: SessionRecord, prescription: int | None) -> dict[str, Any]:
    """The fields of a PlainSession."""
    return {
        "id": session.id,
        "started_at": session.started_at,
        "ended_at": session.ended_at,
        "local_date": session.local_date,
        "utc_offset_minutes": session.utc_offset_minutes,
        "routine": session.prescription.name,
        "outcome": session.outcome,
        "trial": session.trial,
        "pain_before": session.pain_before,
        "pain_after": session.pain_after,
        "note": session.note,
        "sets": session.sets,
        "follow_up": session.follow_up,
        "prescription": prescription,
    }
