"""A card that lies over a page until it is left."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.focus_round import focus_next_inside

MARGIN = 16
GAP = 8
VEIL = 0.6
SHADOW = 10


class Popover(QWidget):
    """Fill `column`, and `open` it once; Escape and a press beside it leave it for good.

    While it is open, Tab stays inside. When it is left, the focus is where it was before.
    """

    left = Signal()

    def __init__(self, name: str, theme_hub: ThemeHub, host: QWidget, *, width: int) -> None:
        """Lies over all of `host`; the card is `width` pixels wide at 100 %, if there is room."""
        super().__init__(host)
        self.hub = theme_hub
        self._host = host
        self._width = width
        self._anchor: QWidget | None = None
        self._before: QWidget | None = None
        self.setAccessibleName(name)
        self._card = styled(QFrame(self), card=True)
        self.column = QVBoxLayout(self._card)
        self.column.setContentsMargins(20, 16, 20, 18)
        self.column.setSpacing(12)
        self.hide()

    def open(self, anchor: QWidget, first: QWidget) -> None:
        """Below `anchor`, with the keyboard's focus in `first`."""
        self._anchor, self._before = anchor, QApplication.focusWidget()
        self._host.installEventFilter(self)
        self._card.installEventFilter(self)
        self.hub.changed.connect(self._place)
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away for good."""
        if self._anchor is None:
            return
        self._anchor = None
        self._host.removeEventFilter(self)
        self._card.removeEventFilter(self)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._host)
        self.hide()
        if had_focus and self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.left.emit()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        focus_next_inside(self, forward=forward)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        grown = QEvent.Type.Resize if watched is self._host else QEvent.Type.LayoutRequest
        if event.type() is grown:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What lies below does not scroll."""
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self.hub.colour("background")
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        dark = self.hub.theme.dark
        shadow = self.hub.colour("muted" if dark else "ink")
        shadow.setAlphaF(0.07 if dark else 0.03)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shadow)
        for spread in range(SHADOW, 0, -2):
            box = self._card.geometry().adjusted(-spread, -spread + 4, spread, spread + 4)
            painter.drawRoundedRect(box, 18 + spread, 18 + spread)
        painter.end()

    def _place(self) -> None:
        if self._anchor is None:
            return
        self.setGeometry(self._host.rect())
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        width = min(self.hub.px(self._width), room.width())
        layout = self.column
        wanted = (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        height = min(wanted, room.height())
        below = self._anchor.mapTo(self._host, QPoint(0, self._anchor.height() + GAP))
        x = min(max(below.x(), room.left()), room.right() + 1 - width)
        y = min(max(below.y(), room.top()), room.bottom() + 1 - height)
        self._card.setGeometry(QRect(x, y, width, height))
        self.update()
