"""One of a few colours, each a round button."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from coach.ui.theme import ThemeHub
from coach.ui.widgets.flow import Flow

SIZE = 44
DOT = 32
TICK = ((-0.36, 0.02), (-0.1, 0.28), (0.38, -0.26))  # in parts of the dot's radius
LIGHT_FROM = 0.5


def paint_tick(painter: QPainter, middle: QPointF, radius: float, colour: QColor) -> None:
    """The tick of what is chosen, into a disc of this radius."""
    pen = QPen(colour, radius * 0.19)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([middle + QPointF(x, y) * radius for x, y in TICK])


class Swatch(QRadioButton):
    """A radio button, also to screen readers; the chosen one has a ring and a tick."""

    def __init__(self, name: str, colour: Callable[[], QColor], hub: ThemeHub) -> None:
        super().__init__()
        self._colour = colour
        self._hub = hub
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        hub.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(SIZE), self._hub.px(SIZE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = QRectF(self.rect()).center(), self._hub.px(DOT) / 2
        colour = self._colour()
        painter.setPen(QPen(self._hub.colour("muted"), 1))
        painter.setBrush(colour)
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            ring = "ink" if self.hasFocus() else "accent"
            width = self._hub.px(3 if self.isChecked() else 2)
            painter.setPen(QPen(self._hub.colour(ring), width))
            painter.drawEllipse(middle, radius + width + 0.5, radius + width + 0.5)
        if self.isChecked():
            light = colour.lightnessF() > LIGHT_FROM
            paint_tick(painter, middle, radius, QColor("black" if light else "white"))


class Swatches(QWidget):
    """A row of colours of which one is chosen; `picked` carries the value of the one pressed."""

    picked = Signal(object)

    def __init__(
        self,
        name: str,
        options: Iterable[tuple[str, object]],
        colour_of: Callable[[object], QColor],
        hub: ThemeHub,
    ) -> None:
        """`options`: the words and the value each stands for; `colour_of` gives a value's colour
        as it is in the theme in force.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: list[tuple[object, Swatch]] = []
        flow = Flow(4, self)
        for words, value in options:
            button = Swatch(words, partial(colour_of, value), hub)
            button.clicked.connect(lambda _=False, value=value: self.picked.emit(value))
            self._group.addButton(button)
            self._buttons.append((value, button))
            flow.addWidget(button)

    def show_value(self, value: object) -> None:
        """Show a value that comes from outside; `picked` is not emitted."""
        for option, button in self._buttons:
            button.setChecked(option == value)
