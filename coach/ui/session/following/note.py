"""What the person has noted of the exercise, in their own words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.ui.theme import styled


class Note(QLabel):
    """Stands there as long as its exercise lasts, and only where there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside = False
        styled(self, text="notice")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, note: str) -> None:
        if note != self.text():
            self.setText(note)
            self.setAccessibleName(f"Your note: {note}")
        self.setHidden(self._aside or not note)

    def set_aside(self, *, on: bool) -> None:
        """Not to be seen, whatever it says."""
        self._aside = on
        self.say(self.text())
