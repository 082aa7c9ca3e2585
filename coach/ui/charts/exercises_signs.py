"""The signs of the chart by exercise, each of a shape of its own."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from coach.ui.theme import Theme

ROUNDING = 0.26
BAR_HEIGHT = 0.62  # of a cell
DOT = 0.14
STOP = 0.22
LEAST_STOP = 2.6
FLAG = 0.5
OVER = 0.32  # of a cell, by which a flag stands out of it


def draw_bar(painter: QPainter, theme: Theme, box: QRectF, share: float) -> None:
    """A bar in the middle of `box`, filled from the left up to `share`, 0 to 1."""
    less = round(box.height() * (1 - BAR_HEIGHT) / 2)
    bar = box.adjusted(0, less, 0, -less)
    done = QRectF(bar.left(), bar.top(), bar.width() * share, bar.height())
    radius = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.track))
    painter.drawRoundedRect(bar, radius, radius)
    _fill(painter, bar, done, radius, theme.accent)


def draw_cell(painter: QPainter, theme: Theme, slot: QRectF, share: float | None) -> None:
    """Filled from the foot up to `share`; only a dot for None, where nothing was prescribed."""
    gap = max(slot.width() * 0.07, 0.9)
    box = slot.adjusted(gap, 0, -gap, 0)
    room = min(box.height(), box.width())
    painter.setPen(Qt.PenStyle.NoPen)
    if share is None:
        painter.setBrush(QColor(theme.track))
        painter.drawEllipse(box.center(), room * DOT, room * DOT)
        return
    painter.setBrush(QColor(theme.accent_soft if share else theme.track))
    painter.drawRoundedRect(box, room * ROUNDING, room * ROUNDING)
    level = box.adjusted(0, box.height() * (1 - min(share, 1.0)), 0, 0)
    _fill(painter, box, level, room * ROUNDING, theme.accent)


def _fill(painter: QPainter, box: QRectF, part: QRectF, radius: float, colour: str) -> None:
    """The part of a rounded box."""
    if part.isEmpty():
        return
    whole = part == box
    if not whole:
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, radius, radius)
    if not whole:
        painter.restore()


def draw_stop(painter: QPainter, theme: Theme, centre: QPointF, room: float) -> None:
    """A disc with a rim in the colour of the card, in the middle of `room` pixels."""
    radius = max(room * STOP, LEAST_STOP)
    painter.setPen(QPen(QColor(theme.surface), max(radius * 0.45, 1.2)))
    painter.setBrush(QColor(theme.effort))
    painter.drawEllipse(centre, radius, radius)
    painter.setPen(QColor(theme.ink))


def draw_flag(painter: QPainter, theme: Theme, top: QPointF, height: float) -> None:
    """On the line before a cell that is `height` high: a pole, and the cloth partly over it."""
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
