"""Gives the studio what the editor wants of it: of each kind one order at a time, the latest."""

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from coach.figure.output.orders import Answer, Order
from coach.ui.pictures.studio import Studio


class Want(Enum):
    """A kind of order, those that hurry most first."""

    OPEN = auto()
    HOLD = auto()
    FRAME = auto()
    STUDY = auto()
    REACH = auto()
    CHECK = auto()


# While there is one of these to come, a joint is not drawn further: what is seen keeps up.
_SEEN = (Want.HOLD, Want.FRAME, Want.STUDY)


class Bench(QObject):
    """`answered` carries the kind, the order and its answer. What is wanted while an order of its
    kind is in hand waits, and gives way to what is wanted after it.
    """

    answered = Signal(object, object, object)

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._wanted: dict[Want, Order] = {}
        self._in_hand: dict[Want, Order] = {}
        studio.answered.connect(self._on_answer)

    def want(self, kind: Want, order: Order) -> None:
        if order != self._in_hand.get(kind):
            self._wanted[kind] = order
            self._hand_over()

    def forget(self, *kinds: Want) -> None:
        """What these kinds wanted is wanted no more; what is in hand is answered in vain."""
        for kind in kinds:
            self._wanted.pop(kind, None)
            self._in_hand.pop(kind, None)

    def awaits(self, kind: Want) -> bool:
        """Whether an order of this kind is wanted or in hand."""
        return kind in self._wanted or kind in self._in_hand

    def _hand_over(self) -> None:
        for kind in Want:
            if kind not in self._wanted or kind in self._in_hand:
                continue
            if kind in (Want.REACH, Want.CHECK) and any(map(self.awaits, _SEEN)):
                continue
            order = self._wanted.pop(kind)
            self._in_hand[kind] = order
            self._studio.order(order, urgent=True)

    def _on_answer(self, order: Order, answer: Answer) -> None:
        for kind, asked in self._in_hand.items():
            if asked == order:
                del self._in_hand[kind]
                self.answered.emit(kind, order, answer)
                self._hand_over()
                return
