"""What went wrong at the start, told once and calmly."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui import words
from coach.ui.theme import styled

SUMMARY = "Something in your files could not be read. Nothing is lost, and all the rest is here."
MOST_TOLD = 3


def told(problems: Sequence[str]) -> str:
    """The first few problems, a line each, and how many more there are."""
    more = len(problems) - MOST_TOLD
    rest = [f"and {words.count_word(more)} more"] if more > 0 else []
    return "\n".join([*problems[:MOST_TOLD], *rest])


class Problems(QFrame):
    """A card that goes away, for this time, when its button is pressed."""

    def __init__(self, problems: Sequence[str], parent: QWidget | None = None) -> None:
        """`problems`: at least one line that names the file and what is wrong in it."""
        super().__init__(parent)
        said = styled(QLabel(SUMMARY))
        said.setWordWrap(True)
        details = styled(QLabel(told(problems)), text="small", tone="muted")
        details.setWordWrap(True)
        close = styled(QPushButton("All right"), kind="soft")
        close.setAccessibleDescription("Put this message away")
        close.clicked.connect(self.hide)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(said)
        column.addWidget(details)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 12, 12)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(SUMMARY)
        styled(self, card=True)
