"""What a session's record holds: what was prescribed and what was done, side by side."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import fsum
from typing import Protocol

from msgspec import Struct

from coach.core.exercise import Side
from coach.core.routine import Routine

# For so long an interrupted session can be gone on with, also where a new day has begun since.
ONE_SITTING = timedelta(hours=4)


class Outcome(StrEnum):
    """How a session ended; one that was never closed counts as interrupted."""

    COMPLETED = "completed"
    ENDED = "ended"
    INTERRUPTED = "interrupted"


class SetEnd(StrEnum):
    """How a set ended; one that was never reached counts as stopped."""

    DONE = "done"
    SKIPPED = "skipped"
    PAIN = "pain"
    STOPPED = "stopped"


class SetRecord(Struct, frozen=True):
    """One exercise on one side, all its sets together: reps and seconds prescribed and done."""

    exercise: str
    side: Side
    prescribed_reps: int
    prescribed_seconds: float
    done_reps: int = 0
    done_seconds: float = 0.0
    ended: SetEnd = SetEnd.STOPPED

    @property
    def is_full(self) -> bool:
        return self.done_reps >= self.prescribed_reps


class Settled(StrEnum):
    """Whether pain had settled on a later day; UNANSWERED where the question was put away."""

    SETTLED = "settled"
    NOT_SETTLED = "not-settled"
    UNANSWERED = "unanswered"


class FollowUp(Struct, frozen=True):
    """The one question about a session, asked on the local day `asked`; `answer` None for none."""

    asked: date
    answer: Settled | None


class SessionRecord(Struct, frozen=True):
    """One run through a routine.

    `started_at` and `ended_at` are UTC; `local_date` is the day that it belongs to where it was
    done, so travel never moves it. `prescription` is the routine as it stood then. `sets` follow
    the order in which the plan first comes to them. `follow_up` is there once it was asked.
    `version` grows with each step by hand, also with one that takes another back.
    """

    id: str
    started_at: datetime
    ended_at: datetime | None
    local_date: date
    utc_offset_minutes: int
    prescription: Routine
    outcome: Outcome
    trial: bool
    pain_before: int | None
    pain_after: int | None
    note: str
    sets: tuple[SetRecord, ...]
    follow_up: FollowUp | None = None
    version: int = 1

    @property
    def completion(self) -> float:
        return session_completion(self.sets)

    @property
    def seconds(self) -> float:
        """Seconds of work."""
        return fsum(done.done_seconds for done in self.sets)


class Performed(Protocol):
    """What figures need to know of a session; a whole record and its sums tell it alike."""

    @property
    def local_date(self) -> date: ...
    @property
    def started_at(self) -> datetime: ...
    @property
    def trial(self) -> bool: ...
    @property
    def pain_before(self) -> int | None: ...
    @property
    def pain_after(self) -> int | None: ...
    @property
    def prescription(self) -> Routine: ...
    @property
    def completion(self) -> float:
        """The mean completion of its exercises, 0 to 1."""

    @property
    def seconds(self) -> float:
        """Seconds of work."""


class SessionSums(Struct, frozen=True):
    """A session without its sets: what all figures but those of single exercises are made of."""

    id: str
    started_at: datetime
    local_date: date
    trial: bool
    pain_before: int | None
    pain_after: int | None
    prescription: Routine
    completion: float
    seconds: float


def sums_of(session: SessionRecord) -> SessionSums:
    return SessionSums(
        id=session.id,
        started_at=session.started_at,
        local_date=session.local_date,
        trial=session.trial,
        pain_before=session.pain_before,
        pain_after=session.pain_after,
        prescription=session.prescription,
        completion=session.completion,
        seconds=session.seconds,
    )


def exercise_completion(sets: Iterable[SetRecord]) -> float:
    """The share of the reps done over all sides of one exercise, 0 to 1.

    One that was ended for pain counts as done in full: stopping was right.
    """
    sets = tuple(sets)
    if any(done.ended is SetEnd.PAIN for done in sets):
        return 1.0
    prescribed = sum(done.prescribed_reps for done in sets)
    if prescribed == 0:
        return 0.0
    return min(1.0, sum(done.done_reps for done in sets) / prescribed)


def session_completion(sets: Iterable[SetRecord]) -> float:
    """The mean completion of a session's exercises, 0 to 1; 0 for a session without any."""
    exercises: dict[str, list[SetRecord]] = {}
    for done in sets:
        exercises.setdefault(done.exercise, []).append(done)
    if not exercises:
        return 0.0
    return fsum(exercise_completion(done) for done in exercises.values()) / len(exercises)


def local_date(instant: datetime, day_start: int) -> date:
    """The calendar day that a moment belongs to, where a day begins at the hour `day_start`.

    `instant` carries the person's own UTC offset.
    """
    return (instant - timedelta(hours=day_start)).date()
