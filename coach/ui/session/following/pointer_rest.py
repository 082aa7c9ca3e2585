"""The mouse pointer hides where nobody has moved it for a while."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QWidget

STILL_MS = 3000


class PointerRest(QObject):
    """Hides the pointer over a widget while it watches; a move brings it back."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._last = QPointF()
        self._before: QCursor | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STILL_MS)
        self._timer.timeout.connect(self.hide)

    def watch(self, *, on: bool) -> None:
        self._widget.setMouseTracking(on)
        if on:
            self._widget.installEventFilter(self)
            self._timer.start()
        else:
            self._widget.removeEventFilter(self)
            self._timer.stop()
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.globalPosition() != self._last:
            self._last = event.globalPosition()
            self._show()
            self._timer.start()
        return False

    def hide(self) -> None:
        """Hide it until it is moved, as its timer does."""
        if self._before is None:
            self._before = self._widget.cursor()
            self._widget.setCursor(Qt.CursorShape.BlankCursor)

    def _show(self) -> None:
        if self._before is not None:
            self._widget.setCursor(self._before)
            self._before = None
