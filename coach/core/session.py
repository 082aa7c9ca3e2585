"""What a session's record holds: what was prescribed and what was done, side by side."""

from datetime import date, datetime, timedelta
from enum import StrEnum

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


def local_date(instant: datetime, day_start: int) -> date:
    """The calendar day that a moment belongs to, where a day begins at the hour `day_start`.

    `instant` carries the person's own UTC offset.
    """
    return (instant - timedelta(hours=day_start)).date()
