"""The label that says where an exercise is felt, with a line to the place."""

from itertools import product

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from coach.figure.output.painter import Picture
from coach.figure.output.photos import photo_box
from coach.ui.theme import ThemeHub

SIZE = 15
PADDING_X, PADDING_Y = 12, 6
DOT = 4.5
NOT_SEEN = "not seen from here"
PLACES = (0.0, 0.25, 0.5, 0.75, 1.0)


class FeltLabel(QWidget):
    """Lies over a picture, lets clicks through, and keeps clear of the figure."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._words = ""
        self._unseen = False
        self._area = QRectF()
        self._box: QRectF | None = None
        self._point: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        theme_hub.changed.connect(self._move_away)

    @property
    def wanted(self) -> bool:
        """Whether it is to be seen wherever the picture is."""
        return not self.isHidden()

    @property
    def box(self) -> QRectF:
        """Where the words stand; empty as long as there is no place for them."""
        return self._box or QRectF()

    @property
    def point(self) -> QPointF | None:
        """Where the line ends on the figure."""
        return self._point

    def say(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self._move_away()

    def follow(self, picture: Picture | None, placed: QTransform, area: QRectF) -> None:
        """Stand within `area`, clear of the picture if there is room, and point at what glows."""
        if self.isHidden() or not self._words:
            return
        if area != self._area:
            self._area, self._box = area, None
        if picture is None:
            self._set(None, None)
            return
        boxes = [photo_box(photo) for photo in picture.photos]
        boxes += [fill.bounds for fill in picture.shapes]
        taken = [placed.mapRect(box) for box in boxes]
        points = [placed.map(QPointF(felt.x, felt.y)) for felt in picture.felt]
        box = self._box
        unseen = not points and not picture.photos
        if self._unseen != unseen:
            self._unseen, box = unseen, None
        if box is None or any(box.intersects(each) for each in taken):
            box = self._find_place(taken, points)
        self._set(box, min(points, key=lambda point: _away(box, point), default=None))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._box is None or not self._words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, paper = self._hub.colour("effort"), self._hub.colour("surface")
        if self._point is not None:
            line = QLineF(_root(self._box, self._point), self._point)
            for colour, width in ((paper, 4.0), (edge, 1.6)):
                painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(line)
            painter.setPen(QPen(paper, 1.5))
            painter.setBrush(edge)
            painter.drawEllipse(self._point, DOT, DOT)
        painter.setPen(QPen(edge, 1.4))
        painter.setBrush(paper)
        radius = self._box.height() / 2
        painter.drawRoundedRect(self._box, radius, radius)
        painter.setFont(self._font())
        painter.setPen(self._hub.colour("effort_text"))
        painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, self._shown_words())

    def _set(self, box: QRectF | None, point: QPointF | None) -> None:
        if (box, point) != (self._box, self._point):
            self.update(self._covered())
            self._box, self._point = box, point
            self.update(self._covered())

    def _covered(self) -> QRect:
        box = QRectF(self._box or QRectF())
        if self._point is not None:
            dot = QRectF(-DOT, -DOT, 2 * DOT, 2 * DOT).translated(self._point)
            box = box.united(dot)
        return box.toAlignedRect().adjusted(-4, -4, 4, 4)

    def _move_away(self) -> None:
        """Look for a place anew when next followed."""
        self._box = None
        self.update()

    def _font(self) -> QFont:
        font = self.font()
        font.setPixelSize(self._hub.px(SIZE))
        font.setBold(True)
        return font

    def _shown_words(self) -> str:
        room = self._area.width() - 2 * self._hub.px(PADDING_X)
        metrics = QFontMetricsF(self._font())
        words = f"{self._words} ({NOT_SEEN})" if self._unseen else self._words
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _find_place(self, taken: list[QRectF], points: list[QPointF]) -> QRectF:
        """Of places all over the area the one that covers least and needs the shortest line."""
        metrics = QFontMetricsF(self._font())
        size = QSizeF(
            metrics.horizontalAdvance(self._shown_words()) + 2 * self._hub.px(PADDING_X),
            metrics.height() + 2 * self._hub.px(PADDING_Y),
        )
        rest = QSizeF(self._area.width() - size.width(), self._area.height() - size.height())

        def cost(box: QRectF) -> tuple[float, float]:
            covered = (box.intersected(each) for each in taken)
            shortest = min((_away(box, point) for point in points), default=0.0)
            return sum(each.width() * each.height() for each in covered), shortest

        corners = (
            QPointF(self._area.x() + x * rest.width(), self._area.y() + y * rest.height())
            for x, y in product(PLACES, PLACES)
        )
        return min((QRectF(corner, size) for corner in corners), key=cost)


def _root(box: QRectF, point: QPointF) -> QPointF:
    """Where a line to the point starts, below a label as round at its ends as it is high."""
    radius = box.height() / 2
    x = min(max(point.x(), box.left() + radius), box.right() - radius)
    return QPointF(x, box.center().y())


def _nearest(box: QRectF, point: QPointF) -> QPointF:
    return QPointF(
        min(max(point.x(), box.left()), box.right()), min(max(point.y(), box.top()), box.bottom())
    )


def _away(box: QRectF, point: QPointF) -> float:
    return QLineF(_nearest(box, point), point).length()
