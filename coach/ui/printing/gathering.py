"""Has the studio draw the frames of a hand-out, and tells how far it is."""

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from coach.figure.output.frame import Frame
from coach.figure.output.orders import Answer, FrameAnswer, FrameOrder, Order
from coach.ui.pictures.studio import Studio


class Gathering(QObject):
    """Keeps what has been drawn; `changed` tells of each answer, and of the end.

    What cannot be drawn is not asked for again.
    """

    changed = Signal()

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._wanted: tuple[FrameOrder, ...] = ()
        self._waiting: set[FrameOrder] = set()
        self._frames: dict[FrameOrder, Frame] = {}
        self._refused: set[FrameOrder] = set()
        studio.answered.connect(self._on_answer)

    @property
    def frames(self) -> Mapping[FrameOrder, Frame]:
        """All that is drawn so far."""
        return self._frames

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    @property
    def count(self) -> tuple[int, int]:
        """How many of how many are done with."""
        return len(self._wanted) - len(self._waiting), len(self._wanted)

    @property
    def stopped(self) -> bool:
        """Whether there are some that could be drawn and are not, as somebody did not wait."""
        known = self._frames.keys() | self._refused | self._waiting
        return not known.issuperset(self._wanted)

    def want(self, orders: Sequence[FrameOrder]) -> None:
        """These are needed, in this order; others that wait are not any more."""
        self._wanted = tuple(orders)
        missing = [o for o in orders if o not in self._frames and o not in self._refused]
        for order in self._waiting.difference(missing):
            self._studio.cancel(order)
        new = [order for order in missing if order not in self._waiting]
        self._waiting = set(missing)
        for order in new:
            self._studio.order(order)

    def stop(self) -> None:
        """Do without what is not drawn yet; `want` asks for it again."""
        for order in self._waiting:
            self._studio.cancel(order)
        if self._waiting:
            self._waiting = set()
            self.changed.emit()

    def _on_answer(self, order: Order, answer: Answer) -> None:
        if not isinstance(order, FrameOrder) or order not in self._waiting:
            return
        self._waiting.discard(order)
        if isinstance(answer, FrameAnswer):
            self._frames[order] = msgspec.msgpack.decode(answer.frame, type=Frame)
        else:
            self._refused.add(order)
        self.changed.emit()
