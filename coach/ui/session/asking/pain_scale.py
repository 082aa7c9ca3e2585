"""The question how much it hurts, 0 to 10, answered with one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.announcing import announce
from coach.ui.theme import styled
from coach.ui.widgets.key_binding import bind_key

WORST = 10
WORST_KEY = "X"
IN_WORDS = f"From 0, no pain, to {WORST}, the worst there is."


class PainScale(QWidget):
    """Eleven buttons; `rated` carries the number pressed. Keys: 0 to 9, and X for 10."""

    rated = Signal(int)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        # eleven in a row have no room for the padding of other buttons
        self.setStyleSheet("QPushButton { padding: 0; }")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for number in range(WORST + 1):
            row.addWidget(self._button(number), 1)
        self._ends = QWidget()
        ends = QHBoxLayout(self._ends)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.addWidget(styled(QLabel("no pain"), text="small", tone="muted"))
        ends.addStretch(1)
        hint = f"Press a number, or {WORST_KEY} for {WORST}."
        ends.addWidget(styled(QLabel(hint), text="small", tone="muted"))
        ends.addStretch(1)
        ends.addWidget(styled(QLabel("the worst there is"), text="small", tone="muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        self._reply = styled(QLabel())
        self._reply.setWordWrap(True)
        self._reply.hide()
        column.addWidget(self._ends)
        column.addWidget(self._reply)
        self._group.idClicked.connect(self.rated)

    def bind_keys(self, widget: QWidget) -> None:
        """Let the number keys answer while the focus is in `widget`."""
        for number in range(WORST):
            bind_key(widget, Qt.Key(Qt.Key.Key_0 + number), self._group.button(number).click)
        bind_key(widget, Qt.Key.Key_X, self._group.button(WORST).click)

    def reply(self, text: str) -> None:
        """Say something to the answer, where the hint stood."""
        self._reply.setText(text)
        self._ends.hide()
        self._reply.show()
        announce(self._reply, text)

    def _button(self, number: int) -> QPushButton:
        button = styled(QPushButton(str(number)), kind="soft")
        button.setCheckable(True)
        button.setAccessibleName(f"Pain {number}")
        button.setMinimumSize(44, 52)
        self._group.addButton(button, number)
        return button
