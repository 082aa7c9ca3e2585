"""What the stage has behind and over the figure: its card, the mat to come, veil and light."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from coach.ui.theme import RADIUS, ThemeHub

# Where the mat stands until the first picture is there, in parts of the figure's place.
_MAT = ((0.05, 0.86), (0.14, 0.66), (0.95, 0.7), (0.88, 0.92))
VEIL, HEAVY_VEIL = 0.55, 0.9
LIGHT = 0.38  # of a flash at its brightest
EDGE = 14.0


def paint_card(painter: QPainter, rect: QRect, hub: ThemeHub, *, framed: bool) -> None:
    """The calm background, as a card or, not `framed`, over all the room there is."""
    painter.fillRect(rect, hub.colour("background"))
    gradient = QLinearGradient(QPointF(rect.topLeft()), QPointF(rect.bottomLeft()))
    gradient.setColorAt(0.0, hub.colour("surface"))
    gradient.setColorAt(1.0, hub.colour("accent_soft"))
    painter.fillPath(_outline(rect, framed), gradient)
    if framed:
        painter.strokePath(_outline(rect, framed), QPen(hub.colour("line"), 1))


def paint_mat(painter: QPainter, place: QRectF, hub: ThemeHub) -> None:
    """Where the figure will lie."""
    corners = [
        QPointF(place.left() + x * place.width(), place.top() + y * place.height()) for x, y in _MAT
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_faint(hub.colour("accent"), 0.12))
    painter.drawPolygon(QPolygonF(corners))


def paint_veil(
    painter: QPainter, rect: QRect, hub: ThemeHub, *, framed: bool, heavy: bool = False
) -> None:
    """What lies over the figure while the session is paused; `heavy` below words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    veil = _faint(hub.colour("background"), HEAVY_VEIL if heavy else VEIL)
    painter.fillPath(_outline(rect, framed), veil)


def paint_light(
    painter: QPainter, rect: QRect, colour: QColor, strength: float, *, framed: bool, edge: bool
) -> None:
    """A flash over all of the stage, or round its `edge` alone; `strength` is 0 to 1."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = _outline(rect, framed)
    if edge:
        painter.setClipPath(path)
        painter.strokePath(path, QPen(_faint(colour, strength), 2 * EDGE))
    else:
        painter.fillPath(path, _faint(colour, LIGHT * strength))


def _outline(rect: QRect, framed: bool) -> QPainterPath:
    path = QPainterPath()
    if framed:
        path.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    else:
        path.addRect(QRectF(rect))
    return path


def _faint(colour: QColor, alpha: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(alpha)
    return result
