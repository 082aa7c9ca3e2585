"""A slider in degrees with the healthy range marked on its groove."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider

from coach.ui.theme import ThemeHub

HEIGHT = 28
GROOVE = 8
KNOB = 10
STEP, PAGE = 1, 10


class DegreeSlider(QSlider):
    """`turned(value, gesture)`: the values set while it is held carry one gesture number.

    Outside of the healthy range the knob has another shape as well as another colour.
    """

    turned = Signal(int, int)

    def __init__(
        self, name: str, ends: tuple[int, int], healthy: tuple[int, int] | None, hub: ThemeHub
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._hub = hub
        self._healthy = healthy
        self._gesture = 0
        self.setAccessibleName(name)
        self.setRange(*ends)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(lambda value: self.turned.emit(value, self._gesture))
        hub.changed.connect(self.updateGeometry)

    @property
    def healthy(self) -> bool:
        """Whether the value is one that healthy joints have."""
        return self._healthy is None or self._healthy[0] <= self.value() <= self._healthy[1]

    def show_value(self, value: float) -> None:
        """Shows a value that comes from outside, which is no turn of the person's."""
        if not self.isSliderDown():
            blocked = self.blockSignals(True)
            self.setValue(round(value))
            self.blockSignals(blocked)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(180), self._hub.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._hub.px(100), self._hub.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._gesture += 1
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._gesture += 1
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The panel scrolls; a wheel turned over an angle must not change it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, middle = self._hub.colour, self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_groove(painter, self.minimum(), self.maximum(), self._hub.px(4), "track")
        low, high = self._healthy or (self.minimum(), self.maximum())
        self._paint_groove(painter, low, high, self._hub.px(GROOVE), "accent_soft")
        zero = min(max(0, self.minimum()), self.maximum())
        ink = "accent" if self.healthy else "effort"
        if self.isEnabled():
            near, far = sorted((zero, self.value()))
            self._paint_groove(painter, near, far, self._hub.px(4), ink)
        painter.setPen(QPen(colour("muted"), 1.5))
        x, half = self._x_of(zero), self._hub.px(GROOVE)
        painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))
        self._paint_knob(painter, QPointF(self._x_of(self.value()), middle), ink)

    def _paint_groove(self, painter: QPainter, low: int, high: int, thick: int, role: str) -> None:
        box = QRectF(self._x_of(low), (self.height() - thick) / 2, 0.0, thick)
        box.setRight(self._x_of(high))
        painter.setBrush(self._hub.colour(role))
        painter.drawRoundedRect(box, thick / 2, thick / 2)

    def _paint_knob(self, painter: QPainter, at: QPointF, ink: str) -> None:
        radius = float(self._hub.px(KNOB))
        colour = self._hub.colour
        edge = colour("ink") if self.hasFocus() else colour("surface")
        painter.setPen(QPen(edge, 2.0))
        painter.setBrush(colour(ink if self.isEnabled() else "muted"))
        if self.healthy:
            radius = radius if self.isEnabled() else radius * 0.6
            painter.drawEllipse(at, radius, radius)
            return
        painter.setBrush(colour("effort"))
        tips = ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) * radius for x, y in tips]))

    def _x_of(self, value: int) -> float:
        margin = self._hub.px(KNOB) + 3
        span = max(self.maximum() - self.minimum(), 1)
        share = (value - self.minimum()) / span
        return margin + share * (self.width() - 2 * margin)

    def _value_at(self, x: float) -> int:
        margin = self._hub.px(KNOB) + 3
        share = (x - margin) / max(self.width() - 2 * margin, 1)
        return round(self.minimum() + share * (self.maximum() - self.minimum()))
