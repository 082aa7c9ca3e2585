"""One of a few, as a pill that opens a list."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from coach.ui.theme import ThemeHub

RADIUS = 12
MOST_SEEN = 10  # of a long list, which then scrolls


class Choice(QComboBox):
    """A combo box, also to screen readers, painted like the soft buttons."""

    def __init__(
        self,
        name: str,
        options: Iterable[tuple[str, object]],
        hub: ThemeHub,
        *,
        least_width: int | None = None,
    ) -> None:
        """`options`: the words and the value each stands for.

        It is as wide as its longest words, or, where there is less room, as wide as there is from
        `least_width` pixels at 100 % on.
        """
        super().__init__()
        self._hub = hub
        self._least_width = least_width
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        # Qt's own takes neither the padding nor the corners that the style sheet gives it
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(MOST_SEEN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        hub.changed.connect(self.update)

    def set_options(self, options: Iterable[tuple[str, object]]) -> None:
        """Offer others than before; the first of them is shown."""
        self.clear()
        self.add_options(options)

    def add_options(self, options: Iterable[tuple[str, object]]) -> None:
        """Offer these as well."""
        for words, value in options:
            self.addItem(words, value)
        self.updateGeometry()

    def show_value(self, value: object) -> None:
        """Shows a value that comes from outside; `activated` is not emitted."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(
            map(metrics.horizontalAdvance, map(self.itemText, range(self.count()))), default=0
        )
        return QSize(widest + self._hub.px(62), self._hub.px(42))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._least_width is None:
            return hint
        return QSize(min(hint.width(), self._hub.px(self._least_width)), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._hub.colour
        enabled = self.isEnabled()
        edge = self._hub.focus_pen() if self.hasFocus() else self._hub.edge_pen(enabled)
        painter.setPen(edge)
        off = "surface" if self._hub.theme.more_contrast else "track"
        painter.setBrush(colour("accent_soft" if enabled else off))
        inset = max(edge.widthF() / 2, 1)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        pen = QPen(colour("accent_text" if enabled else "muted"), self._hub.px(2))
        painter.setPen(pen)
        pad, arm = self._hub.px(18), self._hub.px(4)
        words = self.rect().adjusted(pad, 0, -pad - 3 * arm, 0)
        said = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)
        tip = QPointF(self.width() - pad, self.height() / 2 + arm / 2)
        painter.drawPolyline([tip - QPointF(arm, arm), tip, tip + QPointF(arm, -arm)])
        painter.end()
