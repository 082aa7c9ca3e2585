"""A note of a person's own, which has its limits on a card."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

MOST_LINES = 2
HIGHEST = 10_000


class NoteLabel(QLabel):
    """A text in at most two lines; `whole` is all of it."""

    def __init__(self, whole: str) -> None:
        super().__init__(whole)
        self.whole = whole
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all of it, where that is not too much."""
        return min(self._height(self.whole, width), self._highest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @property
    def _highest(self) -> int:
        return self._height("\n".join("x" * MOST_LINES), HIGHEST)

    def _height(self, text: str, width: int) -> int:
        room = self.fontMetrics().boundingRect(
            0, 0, width, HIGHEST, Qt.TextFlag.TextWordWrap.value, text
        )
        return room.height()

    def _fits(self, text: str) -> bool:
        return self._height(text, self.width()) <= self._highest

    def _fit(self) -> None:
        """As many of its letters as there is room for."""
        if self._fits(self.whole):
            self.setText(self.whole)
            return
        fitting, too_many = 0, len(self.whole)
        while too_many - fitting > 1:
            middle = (fitting + too_many) // 2
            if self._fits(_shortened(self.whole, middle)):
                fitting = middle
            else:
                too_many = middle
        self.setText(_shortened(self.whole, fitting))


def _shortened(text: str, letters: int) -> str:
    return f"{text[:letters].rstrip()}…"
