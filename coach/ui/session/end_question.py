"""The question whether to end, asked over a faded picture of the session."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key

QUESTION = "End the session?"
KEPT = "What you have done is kept."
VEIL = 0.72
WIDTH = 440


class EndQuestion(QWidget):
    """`end` or `keep_going`; Esc keeps going."""

    end = Signal()
    keep_going = Signal()

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._behind = QPixmap()
        self.setAccessibleName(QUESTION)
        card = styled(QFrame(self), card=True)
        card.setMaximumWidth(theme_hub.px(WIDTH))
        keep = styled(QPushButton("Keep going"), kind="primary")
        end = styled(QPushButton("End session"), kind="soft")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(end, 1)
        row.addWidget(keep, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(8)
        column.addWidget(styled(QLabel(QUESTION), text="title"))
        column.addWidget(styled(QLabel(KEPT), tone="muted"))
        column.addSpacing(16)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(keep)
        keep.clicked.connect(self.keep_going)
        end.clicked.connect(self.end)
        bind_key(self, Qt.Key.Key_Escape, keep.click)

    def lay_over(self, behind: QPixmap) -> None:
        """What is to be seen, faded, behind the question."""
        self._behind = behind

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._behind)
        veil = QColor(self._hub.colour("background"))
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
