"""The card that says what comes after this."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.ui.session.face import StepFace
from coach.ui.theme import styled


class NextCard(QFrame):
    """One line: the next side or exercise, and the time to get there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, card=True)
        self._title = styled(QLabel(), text="strong")
        self._title.setWordWrap(True)
        self._note = styled(QLabel(), tone="muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(styled(QLabel("NEXT"), text="small", tone="muted"))
        words.addWidget(self._title)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignBottom)

    def show_step(self, face: StepFace) -> None:
        self._title.setText(face.next_title)
        self._note.setText(face.next_note)
