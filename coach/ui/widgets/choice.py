"""One of a few, as a pill that opens a list."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from coach.ui.theme import ThemeHub

RADIUS = 12


class Choice(QComboBox):
    """A combo box, also to screen readers, painted like the soft buttons."""

    def __init__(self, name: str, options: Iterable[tuple[str, object]], hub: ThemeHub) -> None:
        """`options`: the words and the value each stands for."""
        super().__init__()
        self._hub = hub
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for words, value in options:
            self.addItem(words, value)
        hub.changed.connect(self.update)

    def show_value(self, value: object) -> None:
        """Shows a value that comes from outside; `activated` is not emitted."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count()))
        return QSize(widest + self._hub.px(62), self._hub.px(42))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._hub.colour
        painter.setPen(QPen(colour("ink"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        pen = QPen(colour("accent_text"), self._hub.px(2))
        painter.setPen(pen)
        pad, arm = self._hub.px(18), self._hub.px(4)
        words = self.rect().adjusted(pad, 0, -pad - 3 * arm, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.currentText())
        tip = QPointF(self.width() - pad, self.height() / 2 + arm / 2)
        painter.drawPolyline([tip - QPointF(arm, arm), tip, tip + QPointF(arm, -arm)])
        painter.end()
