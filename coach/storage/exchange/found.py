"""What was found in a file, as data: what it holds, and what of it cannot be read."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from coach.core.day_mark import DayMark
from coach.storage.log_copy import LogCopy

MOST_TOLD = 1000
MOST_UNREAD = 20_000


class ExchangeError(Exception):
    """Nothing of the file can be used; the text is a sentence that says why: "It is no …"."""


class Unread(Struct, frozen=True):
    """What cannot be read, and stays out; `file` where the file holds several."""

    line: int
    problem: str
    file: str = ""


class Unreads:
    """Collects them; beyond the first thousand only their number is kept.

    `add` raises ExchangeError where there are so many that the file is nothing to be read.
    """

    def __init__(self) -> None:
        self._told: list[Unread] = []
        self.number = 0

    def add(self, line: int, problem: str, file: str = "") -> None:
        self.number += 1
        if self.number > MOST_UNREAD:
            raise ExchangeError("Nearly nothing of it can be read.")
        if len(self._told) < MOST_TOLD:
            self._told.append(Unread(line, problem, file))

    @property
    def told(self) -> tuple[Unread, ...]:
        """By files and lines."""
        return tuple(sorted(self._told, key=lambda each: (each.file, each.line)))


class FoundLog(Struct, frozen=True):
    """Our own file. `number` counts all that is `unread`, of which the first are told."""

    copy: LogCopy
    unread: tuple[Unread, ...] = ()
    number: int = 0


class Habit(Struct, frozen=True):
    """One habit of Loop Habit Tracker: its days, done or excused."""

    name: str
    days: Mapping[date, DayMark]


class FoundHabits(Struct, frozen=True):
    """A file of Loop Habit Tracker; `unread` as in a FoundLog."""

    habits: tuple[Habit, ...]
    unread: tuple[Unread, ...] = ()
    number: int = 0
