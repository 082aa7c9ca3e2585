"""Whether the machine slept between two looks at the clocks."""

from datetime import datetime

from msgspec import Struct

SLEPT_SECONDS = 5.0


class Look(Struct, frozen=True):
    """What both clocks said at one moment, and when, by `now`, the next look was due, if ever.

    `now` is monotonic session time; `at` is the person's own date and time.
    """

    now: float
    at: datetime
    due: float | None = None


def slept_between(seen: Look, look: Look, speed: float) -> bool:
    """Whether time went by that nobody spent on the mat; `speed` is that of session time.

    Where the monotonic clock stands still while the machine sleeps, the wall clock gets ahead of
    it; where it does not, the look comes late. A wall clock that is set back means nothing, and
    neither does summer time or travel, as `at` carries its UTC offset.
    """
    ahead = (look.at - seen.at).total_seconds() - (look.now - seen.now) / speed
    late = 0.0 if seen.due is None else (look.now - seen.due) / speed
    return max(ahead, late) > SLEPT_SECONDS
