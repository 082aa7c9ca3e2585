"""Painting only what has changed comes to the same pixels as painting everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.exercise import Side
from coach.figure.output.figures import Figures
from coach.figure.output.frame import Angle
from coach.figure.output.orders import FrameOrder
from coach.figure.output.painter import Picture
from coach.figure.output.palette import palette
from coach.figure.output.photos import between
from coach.ui.pictures.canvas import Canvas
from tests.figure.output.own_files import BLUE, RED, own_folders, photo

FIGURES = ("bridge", "hamstring-stretch", "pelvic-tilt", "clamshell")


class Easel(QWidget):
    """Paints through a canvas and notes how much of it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas = Canvas(self, lambda: palette(False), self._paper)
        self.painted: list[QRegion] = []
        self.resize(450, 300)
        self.canvas.lay(QRectF(self.rect()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.region())
        self.canvas.paint(QPainter(self), event.region())

    def _paper(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor("#fdfcf8"))


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(resources.path("poses"))


@pytest.fixture
def easel(qtbot: QtBot) -> Iterator[Easel]:
    made = Easel()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def picture(figures: Figures, pose: str, phase: float, breath: float = 0.0) -> Picture:
    order = FrameOrder(pose, Side.RIGHT, phase, breath, px_per_metre=300.0)
    return Picture(figures.frame(order))


def on_screen(easel: Easel) -> QImage:
    """What the window holds after its updates, not a new painting of it."""
    store = easel.backingStore().paintDevice()
    assert isinstance(store, QImage)
    return store.copy()


def wait_for_paint(easel: Easel, qtbot: QtBot) -> None:
    easel.painted.clear()
    qtbot.waitUntil(lambda: bool(easel.painted))


def all_anew(easel: Easel) -> QImage:
    easel.update()
    easel.repaint()
    return on_screen(easel)


@pytest.mark.parametrize("pose", FIGURES)
def test_what_is_painted_in_parts_is_the_whole(
    figures: Figures, easel: Easel, qtbot: QtBot, pose: str
) -> None:
    moments = [(0.0, 0.0), (0.1, 0.0), (0.5, 0.0), (0.55, 0.0), (1.0, 0.0), (1.0, 0.6), (0.0, 0.0)]
    for phase, breath in moments:
        easel.canvas.show(picture(figures, pose, phase, breath))
        wait_for_paint(easel, qtbot)
        assert on_screen(easel) == all_anew(easel)


def test_the_arrow_comes_and_goes(figures: Figures, easel: Easel, qtbot: QtBot) -> None:
    shown = picture(figures, "bridge", 0.2)
    for arrows in (1.0, 0.0, 1.0):
        easel.canvas.show(shown, arrows=arrows)
        wait_for_paint(easel, qtbot)
        assert on_screen(easel) == all_anew(easel)


def test_a_breath_paints_a_small_part(figures: Figures, easel: Easel, qtbot: QtBot) -> None:
    easel.canvas.show(picture(figures, "hamstring-stretch", 1.0))
    easel.repaint()
    easel.painted.clear()
    easel.canvas.show(picture(figures, "hamstring-stretch", 1.0, 0.5))
    qtbot.waitUntil(lambda: bool(easel.painted))
    boxes = [region.boundingRect() for region in easel.painted]
    part = sum(box.width() * box.height() for box in boxes)
    assert part < 0.25 * easel.width() * easel.height()


def test_the_same_picture_is_not_painted_again(
    figures: Figures, easel: Easel, qtbot: QtBot
) -> None:
    shown = picture(figures, "bridge", 0.5)
    easel.canvas.show(shown)
    easel.repaint()
    easel.painted.clear()
    easel.canvas.show(shown)
    easel.canvas.show(picture(figures, "bridge", 0.5))
    qtbot.wait(40)
    assert not easel.painted


def test_the_figure_is_nowhere_larger_than_from_its_best_view(
    figures: Figures, easel: Easel
) -> None:
    best = picture(figures, "bridge", 0.0)
    feet = Picture(figures.frame(FrameOrder("bridge", Side.RIGHT, 0.0, view=Angle(-90.0, 5.0))))
    above = Picture(figures.frame(FrameOrder("bridge", Side.RIGHT, 0.0, view=Angle(45.0, 80.0))))
    scales = []
    for each in (best, feet, above):
        easel.canvas.lay(QRectF(easel.rect()), best.bounds)
        easel.canvas.show(each)
        scales.append(easel.canvas.placed.m11())
    assert scales[1] == scales[0]
    assert scales[2] < scales[0]


def test_photos_that_fade_are_painted_whole(easel: Easel, qtbot: QtBot, tmp_path: Path) -> None:
    own = own_folders(tmp_path)
    start, effort = (own.photos / photo(own, f"{c.name()[1:]}.png", c) for c in (RED, BLUE))
    for phase in (0.0, 0.4, 0.45, 0.6, 1.0):
        easel.canvas.show(Picture(between(start, effort, phase)))
        wait_for_paint(easel, qtbot)
        assert on_screen(easel) == all_anew(easel)
    assert easel.canvas.figure_box.size().toSize() == easel.size()
