"""Keeps a widget in sight beside something longer, while the page is scrolled."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget


class Beside(QWidget):
    """A column of which `kept` takes the upper end of the part that is seen."""

    def __init__(self, kept: QWidget) -> None:
        super().__init__()
        self._kept = kept
        self._height = 0
        kept.setParent(self)

    def set_height(self, height: int) -> None:
        """How high the kept widget is to be, where there is room."""
        self._height = height
        self.setMinimumHeight(height)
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(self._kept.sizeHint().width(), self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def keep_in_sight(self) -> None:
        """To be called when the page has been scrolled."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        # only now is it known what is seen of a page laid out anew
        self._place()

    def _place(self) -> None:
        height = min(self._height, self.height())
        seen = self.visibleRegion().boundingRect()
        top = min(max(seen.top(), 0), self.height() - height)
        self._kept.setGeometry(QRect(0, top, self.width(), height))
