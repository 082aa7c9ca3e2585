"""The weekdays of a routine: seven round toggles in the locale's order."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coach.ui import words
from coach.ui.theme import ThemeHub

DIAMETER = 36


class DayToggle(QPushButton):
    """A filled circle for a day with the routine, a ring for one without."""

    def __init__(self, weekday: int, hub: ThemeHub) -> None:
        super().__init__(words.weekday_letter(weekday))
        self._hub = hub
        self.setCheckable(True)
        self.setAccessibleName(words.weekday_name(weekday))
        self.setToolTip(words.weekday_name(weekday))
        hub.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.setFixedSize(self._hub.px(DIAMETER + 4), self._hub.px(DIAMETER + 4))
        self.update()

    def sizeHint(self) -> QSize:
        return self.maximumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._hub.colour
        on = self.isChecked()
        circle = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setBrush(colour("accent" if on else "surface"))
        hovered = self.underMouse() and not on
        painter.setPen(QPen(colour("accent" if on or hovered else "line"), 1.5))
        painter.drawEllipse(circle)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._hub.focus_pen())
            painter.drawEllipse(circle.adjusted(-2, -2, 2, 2))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("on_accent" if on else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class DayPicker(QWidget):
    """`picked(days)`: the weekdays now chosen, 0 for Monday to 6 for Sunday, ascending."""

    picked = Signal(tuple)

    def __init__(self, week_start: int, hub: ThemeHub) -> None:
        super().__init__()
        self.setAccessibleName("Days")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(hub.px(10))
        self._toggles: dict[int, DayToggle] = {}
        for weekday in ((week_start + offset) % 7 for offset in range(7)):
            toggle = DayToggle(weekday, hub)
            toggle.clicked.connect(self._on_click)
            self._toggles[weekday] = toggle
            row.addWidget(toggle)

    def show_days(self, days: tuple[int, ...]) -> None:
        for weekday, toggle in self._toggles.items():
            toggle.setChecked(weekday in days)

    def set_week_start(self, week_start: int) -> None:
        """Brings the days into the order of a week that begins on `week_start`."""
        layout = self.layout()
        if layout is not None:
            for weekday in ((week_start + offset) % 7 for offset in range(7)):
                layout.addWidget(self._toggles[weekday])

    def _on_click(self) -> None:
        self.picked.emit(
            tuple(day for day, toggle in sorted(self._toggles.items()) if toggle.isChecked())
        )
