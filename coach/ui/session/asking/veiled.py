"""A page that lies over a faded picture of the session."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from coach.ui.theme import ThemeHub

VEIL = 0.72


class Veiled(QWidget):
    """`behind` is what is to be seen, faded, behind the page."""

    def __init__(self, behind: QPixmap, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = theme_hub
        self._behind = behind

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._behind)
        veil = QColor(self.hub.colour("background"))
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
