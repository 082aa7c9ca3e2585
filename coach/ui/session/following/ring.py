"""The ring: how much of the step is left, as an arc and as a number to be read from the mat."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.session.following.face import Moment, Tone
from coach.ui.theme import FONT_FAMILY, ThemeHub, icon

# Parts of the diameter.
THICKNESS = 0.072
DIGITS = 0.5
DIGITS_WIDTH = 0.7
SIGN = 0.13
UNIT = 0.08
SEGMENTS = 24
SEGMENT_GAP = 5.0  # degrees
TOP = 90.0


class Ring(QWidget):
    """Effort is drawn as one solid arc, rest as a thin dashed one, getting ready in segments.

    A change of side or position has its sign above the digits.
    """

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._moment: Moment | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_hub.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(250, 250)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 150)

    def show_moment(self, moment: Moment) -> None:
        if moment == self._moment:
            return
        self._moment = moment
        paused = "Paused. " if moment.paused else ""
        self.setAccessibleName(f"{paused}{moment.word}, {moment.digits} {moment.unit}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._moment is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        diameter = float(min(self.width(), self.height()))
        square = QRectF(0, 0, diameter, diameter)
        square.moveCenter(QRectF(self.rect()).center())
        self._paint_arc(painter, square, self._moment)
        self._paint_text(painter, square, self._moment)

    def _paint_arc(self, painter: QPainter, square: QRectF, moment: Moment) -> None:
        width = square.width() * THICKNESS
        inner = square.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(self._hub.colour("track"), width))
        painter.drawEllipse(inner)
        if moment.filled <= 0:
            return
        colour = self._hub.colour("muted" if moment.paused else moment.tone.value)
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        if moment.tone is Tone.READY:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            _draw_segments(painter, inner, moment.filled)
            return
        if moment.tone is Tone.REST:
            pen.setWidthF(width * 0.55)
            pen.setDashPattern([0.01, 2.0])
        painter.setPen(pen)
        _draw_arc(painter, inner, 0.0, moment.filled)

    def _paint_text(self, painter: QPainter, square: QRectF, moment: Moment) -> None:
        diameter = square.width()
        font = QFont(FONT_FAMILY)
        font.setWeight(QFont.Weight.Bold)
        size = DIGITS * diameter
        font.setPixelSize(max(1, round(size)))
        wide = QFontMetricsF(font).horizontalAdvance(moment.digits)
        size *= min(1.0, DIGITS_WIDTH * diameter / max(1.0, wide))
        font.setPixelSize(max(1, round(size)))
        painter.setFont(font)
        painter.setPen(self._hub.colour("muted" if moment.paused else "ink"))
        digits = QFontMetricsF(font)
        centre = square.center()
        lower = 0.0 if moment.sign else 0.05
        baseline = centre.y() - lower * diameter + digits.capHeight() / 2
        left = centre.x() - digits.horizontalAdvance(moment.digits) / 2
        painter.drawText(QPointF(left, baseline), moment.digits)
        font = QFont(FONT_FAMILY)
        font.setPixelSize(max(1, round(UNIT * diameter)))
        painter.setFont(font)
        painter.setPen(self._hub.colour("muted"))
        below = QRectF(square.left(), baseline + 0.055 * diameter, diameter, 0.16 * diameter)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, top, moment.unit)
        if moment.sign:
            self._paint_sign(painter, centre, baseline - digits.capHeight(), moment)

    def _paint_sign(
        self, painter: QPainter, centre: QPointF, top_of_digits: float, moment: Moment
    ) -> None:
        size = round(SIGN * min(self.width(), self.height()))
        colour = self._hub.colour("muted" if moment.paused else "accent_text").name()
        place = QPointF(centre.x() - size / 2, top_of_digits - size * 1.15).toPoint()
        icon(moment.sign, colour, size=size).paint(painter, QRect(place, QSize(size, size)))


def _draw_arc(painter: QPainter, circle: QRectF, start: float, end: float) -> None:
    """From `start` to `end`, parts of the circle clockwise from the top."""
    begin, span = (TOP - 360 * start) * 16, -360 * (end - start) * 16
    painter.drawArc(circle, round(begin), round(span))


def _draw_segments(painter: QPainter, circle: QRectF, filled: float) -> None:
    gap = SEGMENT_GAP / 360
    for number in range(SEGMENTS):
        start, end = number / SEGMENTS, (number + 1) / SEGMENTS - gap
        if start >= filled:
            return
        _draw_arc(painter, circle, start + gap / 2, min(end, max(start, filled)) + gap / 2)
