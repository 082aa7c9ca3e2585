"""What the person has noted of the exercise, in their own words."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.ui.theme import ThemeHub, styled

PADDING = 18  # the theme's


class Note(QLabel):
    """Stands there as long as its exercise lasts, and only where there is something to say.

    It is as wide as its words where there is room for them in one line.
    """

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._aside = False
        styled(self, text="notice")
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        # a label with a frame stands half an x away from it
        words = self.fontMetrics().horizontalAdvance(f"{self.text()}x")
        width = words + 2 * self._hub.px(PADDING) + 2
        return QSize(width, self.heightForWidth(width))

    def say(self, note: str) -> None:
        if note != self.text():
            self.setText(note)
            self.setAccessibleName(f"Your note: {note}")
        self.setHidden(self._aside or not note)

    def set_aside(self, *, on: bool) -> None:
        """Not to be seen, whatever it says."""
        self._aside = on
        self.say(self.text())
