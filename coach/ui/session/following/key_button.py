"""A button of the session, which leaves the one key alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyButton(QPushButton):
    """A click leaves the focus where it is, so that Enter stays the one key; where it was reached
    by Tab, Enter held down presses it once.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.key() in ENTER and event.isAutoRepeat()):
            super().keyPressEvent(event)
