"""A question over a part of the window, which waits for its answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.focus_round import focus_next_inside

WIDTH = 520
VEIL = 0.72
MOST = 5


class Question(QWidget):
    """`yes` or `no`, which is the way back and has the focus."""

    yes = Signal()
    no = Signal()

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        *,
        yes: str,
        no: str,
        theme_hub: ThemeHub,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self.setAccessibleName(title)
        card = styled(QFrame(self), card=True)
        card.setMaximumWidth(theme_hub.px(WIDTH))
        heading = styled(QLabel(title), text="title")
        heading.setWordWrap(True)
        self.yes_button = styled(QPushButton(yes), kind="soft")
        self.no_button = styled(QPushButton(no), kind="primary")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.yes_button, 1)
        row.addWidget(self.no_button, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(8)
        column.addWidget(heading)
        more = [f"And {len(lines) - MOST} more."] if len(lines) > MOST else []
        for line in (*lines[:MOST], *more):
            said = styled(QLabel(line))
            said.setWordWrap(True)
            column.addWidget(said)
        column.addSpacing(16)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(self.no_button)
        self.setTabOrder(self.no_button, self.yes_button)
        self.yes_button.clicked.connect(self.yes)
        self.no_button.clicked.connect(self.no)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """What is asked about waits for the answer."""
        focus_next_inside(self, forward=forward)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(self._hub.colour("background"))
        veil.setAlphaF(VEIL)
        QPainter(self).fillRect(self.rect(), veil)
