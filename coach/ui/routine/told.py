"""One line that says what was just done, with the way back beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from coach.ui.announcing import announce
from coach.ui.theme import styled


class Told(QFrame):
    """There until something else is done; `undo` asks to take it back."""

    undo = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, card=True)
        self._line = styled(QLabel())
        self._line.setWordWrap(True)
        undo = styled(QPushButton("Undo"), kind="quiet")
        undo.setAccessibleName("Undo the deletion")
        undo.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 8, 4)
        row.addWidget(self._line, 1)
        row.addWidget(undo)
        self.hide()

    def tell(self, line: str) -> None:
        self._line.setText(line)
        self.show()
        announce(self, line)
