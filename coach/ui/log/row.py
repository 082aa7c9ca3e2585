"""How a line of the log looks."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coach.core.logged import LoggedSession
from coach.core.session import Outcome
from coach.ui.log.lines import Heading, MarkLine, SessionLine
from coach.ui.log.model import Index, LogModel
from coach.ui.log.words import (
    day_text,
    facts_text,
    marked_note,
    marked_text,
    name_of,
    time_text,
)
from coach.ui.theme import RADIUS, ThemeHub

HEIGHT = 64
PAD = 20
GLYPH, DATE = 18, 118
CHIP_PAD, CHIP_GAP, CHIP_HEIGHT = 10, 8, 22
UPPER, LOWER = -11, 12  # the middles of the two lines of words
NARROW = 520


class LogRow(QStyledItemDelegate):
    """The lines of a month lie on one card, each with a mark, its day, and two lines of words."""

    def __init__(self, model: LogModel, hub: ThemeHub) -> None:
        super().__init__(model)
        self._model = model
        self._hub = hub
        self._mirror: QRectF | None = None  # the row that is painted, from right to left

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all, so that the view need not ask for each of thousands."""
        return QSize(0, self._hub.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # each text by its own first letter, wherever it stands
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        row, rect = self._model.row(index.row()), QRectF(option.rect)
        self._mirror = rect if option.direction is Qt.LayoutDirection.RightToLeft else None
        if isinstance(row, Heading):
            box = rect.adjusted(4, 0, -4, -self._hub.px(10))
            self._words(painter, box, row.text, 17, "ink", bold=True, low=True)
        else:
            self._paint_ground(painter, rect, option.state, index.row())
            if isinstance(row, SessionLine):
                self._paint_session(painter, rect, row, _is_lit(option.state))
            else:
                self._paint_marked(painter, rect, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, place: int
    ) -> None:
        """A piece of the month's card, with a hairline to the line above it."""
        first, last = self._model.is_first(place), self._model.is_last(place)
        colour, radius = self._hub.colour, RADIUS
        card = rect.adjusted(0.5, 0.5 if first else -radius, -0.5, -0.5 if last else radius)
        painter.setClipRect(rect)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(card, radius, radius)
        if not first:
            pad = self._hub.px(PAD)
            painter.drawLine(
                QPointF(rect.left() + pad, rect.top()), QPointF(rect.right() - pad, rect.top())
            )
        lit, focused = _is_lit(state), bool(state & QStyle.StateFlag.State_HasFocus)
        if lit or focused:
            framed = focused or bool(state & QStyle.StateFlag.State_Selected)
            edge = QPen(colour("ink" if focused else "accent"), 2)
            painter.setPen(edge if framed else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft") if lit else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(5, 5, -5, -5), 13, 13)

    def _paint_session(self, painter: QPainter, rect: QRectF, line: SessionLine, lit: bool) -> None:
        session = line.session
        box = self._paint_day(
            painter, rect, day_text(session.local_date), time_text(session.clock_time)
        )
        self._paint_glyph(painter, rect, session)
        upper, lower = self._lines(box)
        room = upper.width()
        chips = line.chips
        widths = [self._chip_width(painter, chip) for chip in chips]
        needed = sum(width + self._hub.px(CHIP_GAP) for width in widths)
        name = QRectF(upper)
        name.setWidth(max(room - needed, room / 3))
        end = self._words(painter, name, name_of(session), 15, "ink", bold=True)
        for chip, width in zip(chips, widths, strict=True):
            end += self._hub.px(CHIP_GAP)
            if end + width <= upper.right():
                place = QRectF(end, 0, width, self._hub.px(CHIP_HEIGHT))
                place.moveCenter(QPointF(place.center().x(), upper.center().y()))
                self._paint_chip(painter, place, chip, "surface" if lit else "track")
            end += width
        self._words(painter, lower, facts_text(session), 13, "muted")

    def _paint_marked(self, painter: QPainter, rect: QRectF, line: MarkLine) -> None:
        centre = self._glyph_at(rect)
        bar = QRectF(0, 0, self._hub.px(GLYPH), self._hub.px(6))
        bar.moveCenter(centre)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hub.colour("rest"))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        left = rect.left() + self._hub.px(PAD + GLYPH + 14)
        upper, lower = self._lines(
            QRectF(left, rect.top(), rect.right() - self._hub.px(PAD) - left, rect.height())
        )
        said = marked_text(line.marked, self._model.today)
        self._words(painter, upper, said, 15, "rest_text", bold=True)
        self._words(painter, lower, marked_note(line.marked), 13, "muted")

    def _paint_day(self, painter: QPainter, rect: QRectF, day: str, at: str) -> QRectF:
        """Returns the room that is left beside it."""
        px = self._hub.px
        left = rect.left() + px(PAD + GLYPH + 14)
        width = px(DATE if rect.width() > px(NARROW) else DATE - 20)
        upper, lower = self._lines(QRectF(left, rect.top(), width, rect.height()))
        self._words(painter, upper, day, 15, "ink")
        self._words(painter, lower, at, 13, "muted")
        beside = left + width + px(8)
        return QRectF(beside, rect.top(), rect.right() - px(PAD) - beside, rect.height())

    def _paint_glyph(self, painter: QPainter, rect: QRectF, session: LoggedSession) -> None:
        """Full, in part or empty, as the marks of the week are; a square where it hurt."""
        hub, centre, radius = self._hub, self._glyph_at(rect), self._hub.px(GLYPH) / 2
        box = QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(centre)
        inner = box.adjusted(1, 1, -1, -1)
        ended = session.stopped_for_pain and session.outcome is not Outcome.COMPLETED
        accent = hub.colour("effort" if ended else "accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        if ended:
            painter.drawRoundedRect(inner, 4, 4)
        elif session.all_done:
            painter.drawEllipse(box)
        else:
            if session.completion:
                painter.drawPie(inner, 90 * 16, 180 * 16)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 2))
            painter.drawEllipse(inner)

    def _glyph_at(self, rect: QRectF) -> QPointF:
        point = QRectF(rect.left() + self._hub.px(PAD + GLYPH / 2), rect.center().y(), 0, 0)
        return self._seen(point).topLeft()

    def _seen(self, box: QRectF) -> QRectF:
        """Where a box lies that is reckoned from left to right."""
        if self._mirror is None:
            return box
        seen = QRectF(box)
        seen.moveRight(self._mirror.left() + self._mirror.right() - box.left())
        return seen

    def _lines(self, box: QRectF) -> tuple[QRectF, QRectF]:
        high = self._hub.px(24)
        upper, lower = QRectF(box), QRectF(box)
        for line, middle in ((upper, UPPER), (lower, LOWER)):
            line.setHeight(high)
            line.moveCenter(QPointF(box.center().x(), box.center().y() + self._hub.px(middle)))
        return upper, lower

    def _chip_width(self, painter: QPainter, chip: str) -> float:
        metrics = QFontMetricsF(self._font(painter, 13, bold=False))
        return metrics.horizontalAdvance(chip) + 2 * self._hub.px(CHIP_PAD)

    def _paint_chip(self, painter: QPainter, pill: QRectF, chip: str, ground: str) -> None:
        pill = self._seen(pill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hub.colour(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(self._font(painter, 13, bold=False))
        painter.setPen(self._hub.colour("ink"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, chip)

    def _font(self, painter: QPainter, size: int, *, bold: bool) -> QFont:
        font = QFont(painter.font())
        font.setPixelSize(self._hub.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _words(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        size: int,
        role: str,
        *,
        bold: bool = False,
        low: bool = False,
    ) -> float:
        """Cut where there is no room; returns where they end."""
        font = self._font(painter, size, bold=bold)
        painter.setFont(font)
        painter.setPen(self._hub.colour(role))
        metrics = QFontMetricsF(font)
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        upright = Qt.AlignmentFlag.AlignBottom if low else Qt.AlignmentFlag.AlignVCenter
        side = Qt.AlignmentFlag.AlignRight if self._mirror else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._seen(box), upright | side | Qt.AlignmentFlag.AlignAbsolute, said)
        return box.left() + metrics.horizontalAdvance(said)


def _is_lit(state: QStyle.StateFlag) -> bool:
    return bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
