"""The question before a session: how much does it hurt now?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.session.asking.check_in_button import check_in_button
from coach.ui.session.asking.pain_scale import IN_WORDS, PainScale
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.sized_label import SizedLabel

QUESTION = "How is your pain right now?"
WIDTH = 820


class PainPage(QWidget):
    """`rated` carries the answer, `skipped` that there is none; `left` is the way back."""

    rated = Signal(int)
    skipped = Signal()
    left = Signal()
    check_in = Signal()

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self.setAccessibleName(f"{QUESTION} {IN_WORDS}")
        title = SizedLabel(theme_hub, 28, bold=True)
        title.setText(QUESTION)
        why = styled(QLabel("It helps to see what the exercises do for you."), tone="muted")
        self._scale = PainScale(QUESTION)
        self._skip = styled(QPushButton("Start without answering"), kind="soft")
        self._skip.setToolTip("Enter")
        self._leave = styled(QPushButton("Not now"), kind="quiet")
        self._leave.setToolTip("Esc")
        self._card = styled(QFrame(), card=True)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(36, 32, 36, 28)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(why)
        column.addSpacing(14)
        column.addWidget(self._scale)
        column.addSpacing(14)
        row = QHBoxLayout()
        row.addWidget(self._leave)
        row.addWidget(check_in_button(self.check_in))
        row.addStretch(1)
        row.addWidget(styled(QLabel("Enter"), text="small", tone="muted"))
        row.addWidget(self._skip)
        column.addLayout(row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(28, 28, 28, 28)
        outer.addStretch(1)
        outer.addWidget(self._card, 1000, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)
        self.setFocusProxy(self._skip)
        self._scale.rated.connect(self.rated)
        self._skip.clicked.connect(self.skipped)
        self._leave.clicked.connect(self.left)
        self._scale.bind_keys(self)
        bind_key(self, Qt.Key.Key_Escape, self._leave.click)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter skips, unless it presses the button that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._skip.click()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self._card.setMaximumWidth(self._hub.px(WIDTH))
