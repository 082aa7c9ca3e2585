"""A number in a pill, with − and + at its ends."""

from PySide6.QtCore import (
    QBasicTimer,
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox

from coach.ui import words
from coach.ui.dose_fields import Field, number_typed, stepped
from coach.ui.theme import ThemeHub

FIRST_REPEAT_MS = 400
REPEAT_MS = 90
END_WIDTH = 44
WIDTH, AIR = 158, 12
RADIUS = 12


class Stepper(QDoubleSpinBox):
    """One tab stop that screen readers know as a spin box; Up and Down step it.

    `stepped(value, gesture)`: the changes made while a button or key is held down carry one
    gesture number.
    """

    stepped = Signal(float, int)

    def __init__(
        self,
        field: Field,
        hub: ThemeHub,
    ) -> None:
        super().__init__()
        self._hub = hub
        self._field = field
        self._gesture = 0
        self._held = 0
        self._repeat = QBasicTimer()
        self.setAccessibleName(field.label)
        self.setDecimals(1)
        self.setRange(field.low, field.high)
        self.setKeyboardTracking(False)
        self.setFrame(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lineEdit().setStyleSheet("background: transparent; border: none; padding: 0;")
        self.lineEdit().installEventFilter(self)
        self.valueChanged.connect(lambda value: self.stepped.emit(value, self._gesture))
        hub.changed.connect(self.update)

    def show_value(self, value: float) -> None:
        """Shows a value that comes from outside, which is no step of the person's."""
        blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(blocked)
        self._place_text()

    def textFromValue(self, value: float) -> str:
        return words.seconds_text(value) if self._field.in_seconds else words.number_text(value)

    def valueFromText(self, text: str) -> float:
        """What cannot be read, or is more or less than is offered, leaves it as it was."""
        if text.strip() == self.textFromValue(self.value()):
            return self.value()
        value = self.read(text)
        fits = value is not None and self.minimum() <= value <= self.maximum()
        return value if value is not None and fits else self.value()

    def read(self, text: str) -> float | None:
        """The number that was typed; None where it is none."""
        return number_typed(text, in_seconds=self._field.in_seconds)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        self.setValue(stepped(self._field, self.value(), steps))
        self.lineEdit().deselect()
        self.update()

    def sizeHint(self) -> QSize:
        shown = map(self.textFromValue, (self.minimum(), self.value(), self.maximum()))
        text = max(map(self.fontMetrics().horizontalAdvance, shown)) + self._hub.px(AIR)
        least = text + 2 * self._hub.px(END_WIDTH)
        return QSize(max(least, self._hub.px(WIDTH)), self._hub.px(42))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click takes hold of the whole number, to be typed over."""
        if event.type() == QEvent.Type.MouseButtonRelease and not self.lineEdit().hasSelectedText():
            self.lineEdit().selectAll()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the page's, not those of the few digits here."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._gesture += 1
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls; a wheel turned over a dose must not change it."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = self._end_at(event.position())
        if self._held:
            self._gesture += 1
            self.stepBy(self._held)
            self._repeat.start(FIRST_REPEAT_MS, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go()

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._repeat.timerId():
            self._repeat.start(REPEAT_MS, self)
            self.stepBy(self._held)
        else:
            super().timerEvent(event)

    def hideEvent(self, event: object) -> None:
        self._let_go()

    def _let_go(self) -> None:
        self._repeat.stop()
        self._held = 0
        self.update()

    def _end_at(self, point: QPointF) -> int:
        """-1 on the minus, 1 on the plus, 0 between them."""
        end = self._hub.px(END_WIDTH)
        return -1 if point.x() < end else int(point.x() >= self.width() - end)

    def _place_text(self) -> None:
        end = self._hub.px(END_WIDTH)
        self.lineEdit().setGeometry(end, 0, self.width() - 2 * end, self.height())

    def resizeEvent(self, event: object) -> None:
        self._place_text()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._place_text()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._hub.colour
        edge = self._hub.focus_pen() if self.hasFocus() else self._hub.edge_pen()
        inset = max(edge.widthF() / 2, 1)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(edge)
        painter.setBrush(colour("accent_soft"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        end, arm = self._hub.px(END_WIDTH), self._hub.px(5)
        middle = box.center().y()
        for x, value_left in (
            (end / 2, self.value() > self.minimum()),
            (self.width() - end / 2, self.value() < self.maximum()),
        ):
            pen = QPen(colour("accent_text" if value_left else "muted"), self._hub.px(2))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(x - arm, middle), QPointF(x + arm, middle))
            if x > end:
                painter.drawLine(QPointF(x, middle - arm), QPointF(x, middle + arm))
        painter.end()
