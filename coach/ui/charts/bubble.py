"""What a mark of a chart says, in a small box beside it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coach.ui.theme import Theme

PADDING = 8.0
AWAY = 6.0
RADIUS = 8.0
WIDEST = 320.0


def paint_bubble(
    painter: QPainter, sentence: str, place: QRectF, inside: QRectF, theme: Theme
) -> None:
    """Above `place`, or where that is outside `inside`, below the top edge; never cut off."""
    room = min(WIDEST, inside.width() - 2 * PADDING)
    flags = int(Qt.TextFlag.TextWordWrap)
    words = painter.fontMetrics().boundingRect(QRectF(0, 0, room, 0).toRect(), flags, sentence)
    box = QRectF(0, 0, words.width() + 2 * PADDING + 2, words.height() + 2 * PADDING)
    box.moveCenter(place.center())
    box.moveBottom(place.top() - AWAY)
    box.moveLeft(min(max(box.left(), inside.left() + 1), inside.right() - box.width() - 1))
    box.moveTop(max(box.top(), inside.top() + 1))
    painter.setPen(QPen(QColor(theme.muted), 2 if theme.more_contrast else 1))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(QColor(theme.ink))
    painter.drawText(box.adjusted(PADDING, PADDING, -PADDING, -PADDING), flags, sentence)
