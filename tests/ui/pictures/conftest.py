"""A studio without a process, which draws plain squares when it is told to."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from coach.figure.output.frame import Angle, FeltAt, Fill, Frame
from coach.figure.output.framing import paths
from coach.figure.output.orders import Answer, FrameAnswer, FrameOrder, Order, Refusal
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.studio import Studio

BEST = Angle(10.0, 20.0)
BOUNDS = (-1.0, -0.5, 1.0, 0.5)


def square(role: str, x: float, y: float, side: float = 0.2) -> Fill:
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], float) * side
    return Fill(role, 1.0, 0.0, paths([(corners + np.array([x, y]),)])[0])


def drawn(order: FrameOrder) -> Frame:
    """A mat, a hand that rises with the phase, and a chest that rises with the breath."""
    view = order.view or BEST
    shapes = (
        square("hair", -0.9, -0.3),
        square("shirt", -0.3, -0.3 + 0.02 * order.breath),
        square("skin", 0.3, -0.4 + 0.5 * order.phase),
    )
    wide = BOUNDS if order.view is None else (-0.6, -0.5, 0.6, 0.5)
    arrow = (square("arrow", 0.6, 0.2),)
    felt = (FeltAt("hamstrings", -0.2, -0.2),)
    return Frame(wide, (square("mat", -0.95, -0.45, 0.9),), shapes, arrow, felt, view)


class Sketches(Studio):
    """Answers when `draw` is called; refuses what has the pose "broken", and draws no stills."""

    def __init__(self) -> None:
        super().__init__(())
        self.orders: list[FrameOrder] = []
        self.seen: list[FrameOrder] = []
        self.holders: set[object] = set()

    def order(self, order: Order, *, urgent: bool = False) -> None:
        if isinstance(order, FrameOrder):
            self.orders.insert(0 if urgent else len(self.orders), order)

    def cancel(self, order: Order) -> None:
        if isinstance(order, FrameOrder) and order in self.orders:
            self.orders.remove(order)

    def hold(self, holder: object) -> None:
        self.holders.add(holder)

    def release(self, holder: object) -> None:
        self.holders.discard(holder)

    def warm_up(self) -> None:
        """There is no process to start."""

    def draw(self, count: int = 1000) -> None:
        """Answer so many orders, as far as there are any."""
        for _ in range(count):
            if not self.orders:
                return
            order = self.orders.pop(0)
            self.seen.append(order)
            self.answered.emit(order, _answer(order))


def _answer(order: FrameOrder) -> Answer:
    if order.pose != "broken":
        return FrameAnswer(msgspec.msgpack.encode(drawn(order)))
    return Refusal("there is no such pose")


@pytest.fixture
def studio(qapp: object) -> Sketches:
    return Sketches()


@pytest.fixture
def illustrations(studio: Sketches, tmp_path: Path) -> Iterator[Illustrations]:
    made = Illustrations(tmp_path, tmp_path / "cache", studio)
    made.start()
    yield made
    made.close()
