"""What the pain guide says to a rating, before a session and after it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.core.pain import PainAdvice
from coach.ui.session.asking.check_in_button import check_in_button
from coach.ui.session.keys import Act, bind
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.sized_label import SizedLabel

TOMORROW = "Tomorrow we ask once whether it has settled."
AFTERWARDS = {
    PainAdvice.GO_ON: "That is all right: go on as planned.",
    PainAdvice.EASE_OFF: f"Ease off for the rest of today. {TOMORROW}",
    PainAdvice.STOP: f"Stop for today, and rest. {TOMORROW}",
}
EASE_OFF = (
    "Ease off today",
    "Do less than usual, and leave out what hurts. See that it settles by tomorrow.",
)
STOP = (
    "Better not today",
    f"With this much pain, stop for today. It does not count against you. {TOMORROW}",
)
START, START_ANYHOW = "Start gently", "Start gently all the same"
NOT_NOW, NOT_TODAY = "Not now", "Not today"
WIDTH = 820


class PainGuide(QWidget):
    """After a rating that asks for care: `go_on` to start all the same, `left` is the way out.

    Enter does what the guide says: start gently, or not start today. To start gently the one key
    will do; the other wants a key that nobody presses from habit.
    """

    go_on = Signal()
    left = Signal()
    check_in = Signal()

    def __init__(
        self, advice: PainAdvice, theme_hub: ThemeHub, parent: QWidget | None = None
    ) -> None:
        """`advice` is EASE_OFF or STOP."""
        super().__init__(parent)
        self._hub = theme_hub
        self._stops = advice is PainAdvice.STOP
        title, line = STOP if self._stops else EASE_OFF
        self.setAccessibleName(f"{title}. {line}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = styled(QFrame(), card=True)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(36, 32, 36, 28)
        column.setSpacing(10)
        for text, size, bold in ((title, 28, True), (line, 19, False)):
            label = SizedLabel(theme_hub, size, bold=bold)
            label.setText(text)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(18)
        column.addLayout(self._buttons())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(28, 28, 28, 28)
        outer.addStretch(1)
        outer.addWidget(self._card, 1000, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, pressed anew, unless it presses the button that has the focus."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._said.click()

    def _buttons(self) -> QHBoxLayout:
        out = QPushButton(NOT_TODAY if self._stops else NOT_NOW)
        on = QPushButton(START_ANYHOW if self._stops else START)
        self._said, other = (out, on) if self._stops else (on, out)
        styled(self._said, kind="primary").setToolTip("Enter")
        styled(other, kind="soft" if self._stops else "quiet")
        out.clicked.connect(self.left)
        on.clicked.connect(self.go_on)
        bind_key(self, Qt.Key.Key_Escape, out.click)
        if not self._stops:
            bind(self, {Act.ONE_KEY: on.click})
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(check_in_button(self.check_in))
        row.addStretch(1)
        row.addWidget(other)
        row.addWidget(styled(QLabel("Enter"), text="small", tone="muted"))
        row.addWidget(self._said)
        return row

    def _fit(self) -> None:
        self._card.setMaximumWidth(self._hub.px(WIDTH))
