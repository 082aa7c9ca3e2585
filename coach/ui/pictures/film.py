"""One movement's frames as they come from the studio."""

import msgspec
from msgspec import Struct

from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.figure.output.frame import Angle, Frame
from coach.figure.output.orders import FrameOrder
from coach.figure.output.painter import Fill, Picture
from coach.figure.pose.movement import Motion

FRAMES = 45  # from the start to the effort
BREATHS = 5  # more of the effort, breathed in ever further


class Take(Struct, frozen=True):
    """What a film shows; `view` None is the best one."""

    pose: str | Motion
    side: Side
    view: Angle | None = None
    appearance: Appearance = Appearance()
    px_per_metre: float = 450.0

    def order(self, phase: float, breath: float = 0.0, *, quick: bool = False) -> FrameOrder:
        return FrameOrder(
            self.pose,
            self.side,
            phase,
            breath,
            self.view,
            self.appearance,
            self.px_per_metre,
            quick,
        )


class Film:
    """Keeps its frames packed; only while it is shown also as Pictures, with thrice the memory.

    These share what does not move.
    """

    def __init__(self, take: Take) -> None:
        self.take = take
        self._missing = list(_building_order())
        self._frames: dict[int, bytes] = {}
        self._pictures: dict[int, Picture] = {}
        self._fills: dict[int, Fill] = {}
        self.broken = False

    @property
    def built(self) -> int:
        """How many frames are there."""
        return len(self._frames)

    @property
    def ordered(self) -> int:
        """How many frames are there or on their way."""
        return FRAMES + BREATHS - len(self._missing)

    def next_order(self) -> tuple[int, FrameOrder] | None:
        """The frame that serves soonest, and its index; None once all are ordered."""
        if self.broken or not self._missing:
            return None
        index = self._missing.pop(0)
        phase, breath = min(index / (FRAMES - 1), 1.0), max(0, index - FRAMES + 1) / BREATHS
        return index, self.take.order(phase, breath)

    def put(self, index: int, frame: bytes) -> None:
        self._frames[index] = frame

    def put_away(self) -> None:
        """It is not shown any more, or not soon."""
        self._pictures.clear()
        self._fills.clear()

    def picture_at(self, phase: float, breath: float = 0.0) -> Picture | None:
        """The built frame nearest to the phase; breathing shows in the effort alone."""
        if not self._frames:
            return None
        wanted = round(min(max(phase, 0.0), 1.0) * (FRAMES - 1))
        if wanted == FRAMES - 1:
            wanted += round(min(max(breath, 0.0), 1.0) * BREATHS)
        index = (
            wanted if wanted in self._frames else min(self._frames, key=lambda i: abs(i - wanted))
        )
        if index not in self._pictures:
            self._pictures[index] = opened(self._frames[index], self._fills)
        return self._pictures[index]


def opened(frame: bytes, known: dict[int, Fill] | None = None) -> Picture:
    """A Picture of a packed frame; takes about a millisecond."""
    return Picture(msgspec.msgpack.decode(frame, type=Frame), known)


def _building_order() -> tuple[int, ...]:
    """Frames in the order that serves soonest: the ends, then ever finer in between."""
    last = FRAMES - 1
    order, step = [0, last], last
    while step > 1:
        step = (step + 1) // 2
        order += range(0, last, step)
    return tuple(dict.fromkeys([*order, *range(FRAMES + BREATHS)]))
