"""A double click that counts once."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton


class OneClick(QObject):
    """Swallows the second press of a double click.

    So a double click on "Start session" does not answer the question that appears below the
    mouse, and one on "Skip" skips one step.
    """

    def __init__(self, buttons: Iterable[QAbstractButton], parent: QObject) -> None:
        super().__init__(parent)
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() is QEvent.Type.MouseButtonDblClick


class NotBelow(QObject):
    """Swallows the second press of a double click where the first one has brought something else
    below the mouse; `another` tells of that.

    So a double click on "Back" does not press what the page has in that place.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._other = False

    def another(self) -> None:
        """Something else lies below the mouse now."""
        self._other = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the native window, which has each event before its widgets."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._other = False  # until the click that ends here has done what it does
        return self._other and event.type() is QEvent.Type.MouseButtonDblClick
