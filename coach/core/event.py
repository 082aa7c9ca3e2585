"""What happens in a session, as the player tells it.

`at` is the very moment, in the player's time, also where it is told late.
"""

from typing import TypeAlias

from msgspec import Struct

from coach.core.plan import Step
from coach.core.session import SetEnd


class StepStarted(Struct, frozen=True):
    """The player now stands at the start of this step."""

    step: Step
    at: float


class Resumed(Struct, frozen=True):
    """The lead after a pause is over: the rest of the step begins."""

    at: float


class RepDone(Struct, frozen=True):
    """A work step was done to its end and took `seconds`.

    It comes again when the step is done again after going back; that adds seconds but no rep.
    """

    step: Step
    seconds: float


class WorkLeft(Struct, frozen=True):
    """A work step was left before its end, after `seconds` (more than 0) of work."""

    step: Step
    seconds: float


class SetEnded(Struct, frozen=True):
    """A set of `Plan.sets` is over.

    It comes once for each set, and once more only where going back has filled a skipped set.
    """

    set_index: int
    ended: SetEnd


class Finished(Struct, frozen=True):
    """The session is over; `completed` when it came to the end of the plan."""

    completed: bool
    at: float


Event: TypeAlias = StepStarted | Resumed | RepDone | WorkLeft | SetEnded | Finished
