"""One session's way into the journal."""

from collections import deque
from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from coach.core.plan import Plan
from coach.core.player import Player
from coach.core.session import Outcome, SetEnd
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError


class SessionLog:
    """Writes a session down as it goes, in order.

    What cannot be written (the disk is full) waits, with all that comes after it, and is tried
    again with each later write and by `retry`; nothing is lost while the program runs.
    """

    def __init__(self, journal: Journal, session_id: str = "") -> None:
        """`session_id` is that of a session to go on with."""
        self._journal = journal
        self._id = session_id
        self._waiting: deque[Callable[[], None]] = deque()

    @property
    def unsaved(self) -> bool:
        return bool(self._waiting)

    def begin(self, plan: Plan, at: datetime, local_date: date, trial: bool) -> None:
        def write() -> None:
            self._id = self._journal.begin(plan.routine, plan.sets, at, local_date, trial)

        self._put(write)

    def record(self, before: Player, after: Player, at: datetime) -> None:
        """Write the sets of which more is done, or known, in `after` than in `before`."""
        for place, (old, new) in enumerate(zip(before.done, after.done, strict=True)):
            if old != new:
                self._record(after, place, at)

    def _record(self, player: Player, place: int, at: datetime) -> None:
        done, ended = player.done[place], player.ended[place]
        self._put(
            lambda: self._journal.record(
                self._id, place, done.done_reps, done.done_seconds, ended, at
            )
        )

    def end_for_pain(self, place: int, at: datetime) -> None:
        """A set of which nothing was done, and nothing will be."""
        self._put(lambda: self._journal.record(self._id, place, 0, 0.0, SetEnd.PAIN, at))

    def finish(self, outcome: Outcome, at: datetime) -> None:
        self._put(lambda: self._journal.finish(self._id, outcome, at))

    def rate(self, when: Literal["before", "after"], pain: int, at: datetime) -> None:
        self._put(lambda: self._journal.rate(self._id, when, pain, at))

    def retry(self) -> None:
        """Write what waits, up to the first that fails."""
        while self._waiting:
            try:
                self._waiting[0]()
            except LogWriteError:
                return
            self._waiting.popleft()

    def _put(self, write: Callable[[], None]) -> None:
        self._waiting.append(write)
        self.retry()
