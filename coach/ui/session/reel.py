"""The moving pictures of a session, built ahead of time off the GUI thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QObject, QThreadPool, Signal

from coach.core.exercise import Side

if TYPE_CHECKING:
    from coach.figure.figures import Movement
    from coach.figure.painter import Picture

Take: TypeAlias = tuple[str, Side]
KEPT = 4
FIRST_FRAMES = 5


class MovementSource(Protocol):
    """What is needed of the figure engine; it is made in the worker, as it brings numpy."""

    def movement(self, exercise_id: str, side: Side, /) -> "Movement":
        """Raises PoseError."""
        ...


@dataclass
class _Roll:
    """A movement and its frames still to be built; None where the pose cannot be read."""

    movement: "Movement | None"
    missing: list[int]
    built: int = 0


class Reel(QObject):
    """Builds the movements wanted, the first one first; `grown` tells of each new frame."""

    grown = Signal(object)

    def __init__(self, source: Callable[[], MovementSource], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_source = source
        self._source: MovementSource | None = None
        self._lock = Lock()
        self._wanted: tuple[Take, ...] = ()
        self._rolls: dict[Take, _Roll] = {}
        self._busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def want(self, takes: Sequence[Take]) -> None:
        """These are needed, the first one soonest; of all others only a few are kept."""
        with self._lock:
            if tuple(takes) == self._wanted:
                return
            self._wanted = tuple(takes)
            spare = [take for take in self._rolls if take not in self._wanted]
            for take in spare[: max(0, len(self._rolls) - KEPT)]:
                del self._rolls[take]
            idle, self._busy = not self._busy, True
        if idle:
            self._pool.start(self._work)

    def picture(self, take: Take, phase: float) -> "Picture | None":
        """What to paint for a phase, None while nothing of this movement is built."""
        roll = self._rolls.get(take)
        return roll.movement.picture_at(phase) if roll and roll.movement and roll.built else None

    def close(self) -> None:
        """Stop building; waits for the frame in hand."""
        with self._lock:
            self._wanted = ()
        self._pool.waitForDone()

    def _work(self) -> None:
        try:
            self._build_all()
        finally:  # also where a frame could not be built: the next one wanted starts anew
            with self._lock:
                self._busy = False

    def _build_all(self) -> None:
        while (take := self._next_take()) is not None:
            roll = self._rolls.get(take)
            if roll is None:
                roll = self._begin(take)
                with self._lock:
                    self._rolls[take] = roll
            if roll.movement and roll.missing:
                roll.movement.build(roll.missing.pop(0))
                roll.built += 1
                self.grown.emit(take)

    def _next_take(self) -> Take | None:
        """Whose frame to build next: the first few of each one wanted, then the rest in turn."""
        with self._lock:
            for enough in (FIRST_FRAMES, None):
                for take in self._wanted:
                    if self._lacks(take, enough):
                        return take
            self._busy = False
            return None

    def _lacks(self, take: Take, enough: int | None) -> bool:
        roll = self._rolls.get(take)
        if roll is None:
            return True
        return bool(roll.missing) and (enough is None or roll.built < enough)

    def _begin(self, take: Take) -> _Roll:
        from coach.figure.pose_file import PoseError

        if self._source is None:
            self._source = self._make_source()
        try:
            movement = self._source.movement(*take)
        except PoseError:
            return _Roll(None, [])
        return _Roll(movement, list(movement.build_order))
