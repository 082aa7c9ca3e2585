"""On or off, as a switch."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from coach.ui.theme import ThemeHub

WIDTH, HEIGHT = 48, 28


class Switch(QCheckBox):
    """A check box, also to screen readers; on and off differ in place as well as in colour."""

    def __init__(self, name: str, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self.setAccessibleName(name)
        theme_hub.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(WIDTH) + 6, self._hub.px(HEIGHT) + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        groove = QRectF(0, 0, self._hub.px(WIDTH), self._hub.px(HEIGHT))
        groove.moveCenter(QRectF(self.rect()).center())
        radius = groove.height() / 2
        edge = self._hub.colour("accent" if on else "muted")
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(self._hub.colour("accent" if on else "track"))
        painter.drawRoundedRect(groove.adjusted(1, 1, -1, -1), radius, radius)
        x = groove.right() - radius if on else groove.left() + radius
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hub.colour("on_accent" if on else "muted"))
        painter.drawEllipse(QPointF(x, groove.center().y()), radius - 6, radius - 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._hub.focus_pen())
            painter.drawRoundedRect(
                groove.adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1.5, radius + 1.5
            )
