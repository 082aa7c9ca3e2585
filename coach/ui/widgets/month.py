"""A month to pick a day from, or a stretch of days."""

from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.theme import ThemeHub

CELL, HEAD = 37, 42
WIDEST = 460
ROWS = 6
DAY = timedelta(days=1)
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class Month(QWidget):
    """One tab stop. Arrows move from day to day, Page Up and Down from month to month.

    `picked(first, last)`: what is picked is another. Where `spans`, Shift and a second press take
    the days between along. `confirmed`: Enter, or a press on one day, says that this is it.
    """

    picked = Signal(object, object)
    confirmed = Signal()

    def __init__(
        self,
        name: str,
        theme_hub: ThemeHub,
        *,
        day: date,
        first: date,
        last: date,
        today: date,
        week_start: int,
        spans: bool = False,
    ) -> None:
        """`day` is picked at first; there is none to pick before `first` or after `last`."""
        super().__init__()
        self._name = name
        self._hub = theme_hub
        self._bounds = (first, last)
        self._today = today
        self._week_start = week_start
        self._spans = spans
        self._begin = self._day = min(max(day, first), last)
        self._shown = self._day.replace(day=1)
        self._growing = False
        self._marks: Mapping[date, str] = {}
        self._dots: Collection[date] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()
        self._fit()
        theme_hub.changed.connect(self._fit)

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day picked."""
        return min(self._begin, self._day), max(self._begin, self._day)

    @property
    def day_place(self) -> QRect:
        """Where the day stands that was picked last."""
        return self._cell(7 + (self._day - self._top).days).toRect()

    def show_span(self, first: date, last: date) -> None:
        """Pick these days, without telling of it."""
        self._begin, self._day = self._bound(first), self._bound(last)
        self._growing, self._shown = False, self._day.replace(day=1)
        self._tell()

    def show_days(self, marks: Mapping[date, str], dots: Collection[date]) -> None:
        """`marks` say of days how they are marked, `dots` on which there is a session."""
        self._marks, self._dots = marks, dots
        self._tell()

    def sizeHint(self) -> QSize:
        side = self._hub.px(CELL)
        return QSize(7 * side, self._hub.px(HEAD) + (ROWS + 1) * side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, grow = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in STEPS:
            sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            way = -1 if sideways and self.isRightToLeft() else 1
            self._go(self._day + way * STEPS[Qt.Key(key)] * DAY, grow=grow)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = -1 if key == Qt.Key.Key_PageUp else 1
            self._go(_months_on(self._day, months), grow=grow)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if point.y() < self._hub.px(HEAD):
            self._turn(point)
            return
        day = self._day_at(point)
        if day is None:
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        second = self._growing and self._begin == self._day != day
        self._go(day, grow=shifted or second)
        self._growing = self._spans and not second
        if not self._spans:
            self.confirmed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if self._spans and day is not None and day != self._day:
            self._go(day, grow=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for weekday in range(7):
            letter = words.weekday_letter((self._week_start + weekday) % 7)
            self._write(painter, self._cell(weekday), letter, "muted", bold=False)
        for place in range(7 * ROWS):
            day = self._top + place * DAY
            if day.month == self._shown.month:
                self._paint_day(painter, self._cell(7 + place), day)
        if self.hasFocus():
            painter.setPen(QPen(self._hub.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, 12, 12)
        painter.end()

    def _fit(self) -> None:
        self.setMaximumWidth(self._hub.px(WIDEST))
        self.updateGeometry()

    @property
    def _top(self) -> date:
        """The day in the corner, of this month or of the one before."""
        first = self._shown
        return first - ((first.weekday() - self._week_start) % 7) * DAY

    def _bound(self, day: date) -> date:
        return min(max(day, self._bounds[0]), self._bounds[1])

    def _go(self, day: date, *, grow: bool) -> None:
        self._day = self._bound(day)
        self._shown = self._day.replace(day=1)
        if not (grow and self._spans):
            self._begin = self._day
        self._tell()
        announce(self, self._said(self._day))
        self.picked.emit(*self.span)

    def _turn(self, point: QPointF) -> None:
        """To the month before or after; what is picked stays."""
        arm = self._hub.px(HEAD)
        way = -1 if self.isRightToLeft() else 1
        if point.x() < self._left + arm:
            self._shown = _months_on(self._shown, -way)
        elif point.x() > self._left + 7 * self._side - arm:
            self._shown = _months_on(self._shown, way)
        self.update()

    def _tell(self) -> None:
        first, last = self.span
        said = self._said(last) if first == last else f"{self._said(first)} – {self._said(last)}"
        self.setAccessibleName(f"{self._name}: {said}")
        self.setToolTip("")
        self.update()

    def _said(self, day: date) -> str:
        parts = (words.long_date(day), self._marks.get(day, ""))
        return ", ".join(part for part in parts if part)

    @property
    def _side(self) -> float:
        return float(min(self.width() / 7, self._hub.px(CELL) * 1.6))

    @property
    def _left(self) -> float:
        return (self.width() - 7 * self._side) / 2

    def _cell(self, place: int) -> QRectF:
        """Of a place counted from the letters of the weekdays."""
        row, column = divmod(place, 7)
        column = 6 - column if self.isRightToLeft() else column
        high = self._hub.px(CELL)
        left, top = self._left + column * self._side, self._hub.px(HEAD) + row * high
        return QRectF(left, top, self._side, high)

    def _day_at(self, point: QPointF) -> date | None:
        for place in range(7 * ROWS):
            day = self._top + place * DAY
            if self._cell(7 + place).contains(point) and day.month == self._shown.month:
                return day if self._bound(day) == day else None
        return None

    def _paint_head(self, painter: QPainter) -> None:
        head = QRectF(self._left, 0, 7 * self._side, self._hub.px(HEAD))
        month = f"{words.month_name(self._shown.month)} {self._shown.year}"
        self._write(painter, head, month, "ink", bold=True)
        pen = QPen(self._hub.colour("accent_text"), self._hub.px(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        arm, middle, end = self._hub.px(5), head.center().y(), head.height() / 2
        for x, way in ((head.left() + end, -1), (head.right() - end, 1)):
            tip = QPointF(x + way * arm / 2, middle)
            back = -way * arm
            painter.drawPolyline([tip + QPointF(back, -arm), tip, tip + QPointF(back, arm)])

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        first, last = self.span
        colour, middle = self._hub.colour, cell.center()
        radius = self._hub.px(16)
        picked, is_end = first <= day <= last, day in (first, last)
        if picked and first != last:
            band = QRectF(cell.left(), middle.y() - radius, cell.width(), 2 * radius)
            turned = self.isRightToLeft()
            if day == (last if turned else first):
                band.setLeft(middle.x())
            if day == (first if turned else last):
                band.setRight(middle.x())
            painter.fillRect(band, colour("accent_soft"))
        painter.setPen(Qt.PenStyle.NoPen)
        if picked and is_end:
            painter.setBrush(colour("accent"))
            painter.drawEllipse(middle, radius, radius)
        elif day == self._today:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius - 1, radius - 1)
        inside = self._bound(day) == day
        ink = "on_accent" if picked and is_end else "ink" if inside else "muted"
        self._write(
            painter, cell, words.number_text(day.day), ink, bold=picked or day == self._today
        )
        self._paint_below(painter, middle, day, ink if picked and is_end else "")

    def _paint_below(self, painter: QPainter, middle: QPointF, day: date, ink: str) -> None:
        """A bar below a marked day, a dot below one with a session."""
        low = middle + QPointF(0, self._hub.px(12))
        painter.setPen(Qt.PenStyle.NoPen)
        if day in self._marks:
            bar = QRectF(0, 0, self._hub.px(14), self._hub.px(3))
            bar.moveCenter(low)
            painter.setBrush(self._hub.colour(ink or "rest"))
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        elif day in self._dots:
            painter.setBrush(self._hub.colour(ink or "accent"))
            painter.drawEllipse(low, self._hub.px(2), self._hub.px(2))

    def _write(self, painter: QPainter, box: QRectF, text: str, role: str, *, bold: bool) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._hub.colour(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
