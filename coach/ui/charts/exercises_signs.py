"""The signs of the chart by exercise, each of a shape of its own."""

from math import asin, degrees

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from coach.ui.charts.exercises_places import CELLS_APART, LEAST_APART
from coach.ui.theme import Theme

ROUNDING = 0.26
BAR_HEIGHT = 0.62  # of a cell
DOT = 0.14
STOP = 0.24
RIM = 1.2
LEAST_STOP = 2.6
FLAG = 0.5
OVER = 0.32  # of a cell, by which a flag stands out of it


def draw_bar(painter: QPainter, theme: Theme, box: QRectF, share: float) -> None:
    """A bar in the middle of `box`, filled from where it begins up to `share`, 0 to 1."""
    less = round(box.height() * (1 - BAR_HEIGHT) / 2)
    bar = box.adjusted(0, less, 0, -less)
    done = QRectF(bar.left(), bar.top(), bar.width() * share, bar.height())
    radius = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.track))
    painter.drawRoundedRect(bar, radius, radius)
    painter.save()
    painter.setClipRect(done, Qt.ClipOperation.IntersectClip)
    painter.setBrush(QColor(theme.accent))
    painter.drawRoundedRect(bar, radius, radius)
    painter.restore()


class Shapes:
    """Cells and signs put together by colour, as many as there may be.

    Round boxes are painted one by one, which takes a quarter of the time of one path of them all.
    """

    def __init__(self) -> None:
        self._begun: list[tuple[QRectF, float]] = []
        self._none: list[tuple[QRectF, float]] = []
        self._done: list[tuple[QRectF, float]] = []
        self._levels: list[QPainterPath] = []
        self._stops: dict[float, list[QPointF]] = {}
        self._flags: list[tuple[QPointF, float]] = []

    def add_cell(self, slot: QRectF, share: float | None) -> None:
        """Filled from the foot up to `share`; only a dot for None, where nothing was prescribed."""
        gap = max(slot.width() * CELLS_APART, LEAST_APART)
        box = slot.adjusted(gap, 0, -gap, 0)
        room = min(box.height(), box.width())
        radius = room * ROUNDING
        if share is None:
            dot = QRectF(0, 0, 2 * room * DOT, 2 * room * DOT)
            dot.moveCenter(box.center())
            self._none.append((dot, room * DOT))
        elif not share:
            self._none.append((box, radius))
        elif share >= 1:
            self._done.append((box, radius))
        else:
            self._begun.append((box, radius))
            self._levels.append(_level(box, radius, max(round(box.height() * share), 1)))

    def add_stop(self, centre: QPointF, room: float) -> None:
        """A disc in the middle of `room` pixels."""
        self._stops.setdefault(2 * max(room * STOP, LEAST_STOP), []).append(centre)

    def add_flag(self, top: QPointF, height: float) -> None:
        """On the line before a cell that is `height` high: a pole, and the cloth partly over it."""
        self._flags.append((top, height))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, boxes in (
            (theme.track, self._none),
            (theme.accent_soft, self._begun),
            (theme.accent, self._done),
        ):
            painter.setBrush(QColor(colour))
            for box, radius in boxes:
                painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(QColor(theme.accent))
        for level in self._levels:
            painter.drawPath(level)
        for width, centres in self._stops.items():
            # a rim in the colour of the card sets it off from a filled cell
            for colour, wide in ((theme.surface, width + 2 * RIM), (theme.effort, width)):
                pen = QPen(QColor(colour), wide)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawPoints(centres)
        for top, height in self._flags:
            _draw_flag(painter, theme, top, height)


def _level(box: QRectF, radius: float, height: float) -> QPainterPath:
    """The lowest `height` pixels of a box with rounded corners."""
    path = QPainterPath()
    low = degrees(asin(1 - min(height / radius, 1.0)))
    high = degrees(asin(min(max(1 - (box.height() - height) / radius, 0.0), 1.0)))
    size = 2 * radius
    left, right = box.left(), box.right() - size
    top, foot = box.top(), box.bottom() - size
    if high:
        path.arcMoveTo(left, top, size, size, 180 - high)
        path.arcTo(left, top, size, size, 180 - high, high)
    elif low:
        path.arcMoveTo(left, foot, size, size, 180 + low)
    else:
        path.moveTo(left, box.bottom() - height)
    path.arcTo(left, foot, size, size, 180 + low, 90 - low)
    path.arcTo(right, foot, size, size, 270, 90 - low)
    if high:
        path.arcTo(right, top, size, size, 0, high)
    elif not low:
        path.lineTo(box.right(), box.bottom() - height)
    path.closeSubpath()
    return path


def _draw_flag(painter: QPainter, theme: Theme, top: QPointF, height: float) -> None:
    size = height * FLAG
    x, y = float(round(top.x())), top.y() - OVER * height
    cloth = QPolygonF(
        [QPointF(x, y), QPointF(x + size, y + size / 2), QPointF(x, y + size), QPointF(x, y)]
    )
    painter.setPen(QPen(QColor(theme.surface), 3.0))
    painter.drawPolyline(cloth)
    painter.setPen(QPen(QColor(theme.ink), 1.5))
    painter.drawLine(QPointF(x, y), QPointF(x, top.y() + height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.ink))
    painter.drawPolygon(cloth)
