"""The one place where the program reads the time."""

import time
from datetime import datetime, timedelta


class Clock:
    """`speed` times faster than the world for the steps of a session, never for dates."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed

    def monotonic(self) -> float:
        """Seconds of session time; only differences mean anything."""
        return time.monotonic() * self.speed

    def now(self) -> datetime:
        """The person's own date and time, with their UTC offset."""
        return datetime.now().astimezone()

    def offset_at(self, shown: datetime) -> timedelta:
        """The UTC offset when the person's own clock shows a date and time, given without one."""
        return shown.astimezone().utcoffset() or timedelta()
