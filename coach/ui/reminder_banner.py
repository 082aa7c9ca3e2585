"""What a reminder says, and the card above the pages that says it in the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.page import CONTENT_WIDTH, MARGIN
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.one_click import OneClick

LATER = ((15, "In 15 minutes"), (60, "In an hour"))


def about_text(seconds: float) -> str:
    """How long it takes, no more exact than anybody plans: "about 25 minutes"."""
    minutes = max(1, round(seconds / 60))
    if minutes >= 10:
        minutes = 5 * round(minutes / 5)
    if minutes >= 60:
        return f"about {words.duration_text(minutes * 60)}"
    return f"about {words.number_text(minutes)} minute{'' if minutes == 1 else 's'}"


def whenever_text(seconds: float) -> str:
    """ "About 25 minutes whenever it suits you.", below the routine's name."""
    about = about_text(seconds)
    return f"{about[0].upper()}{about[1:]} whenever it suits you."


class ReminderBanner(QWidget):
    """Hidden until there is a reminder; it takes the keys from nothing, and goes when pressed.

    `later` carries the minutes until it is to come again, `closed` tells that it was put away.
    """

    start = Signal()
    later = Signal(int)
    closed = Signal()

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._name = styled(QLabel(), text="strong")
        self._about = styled(QLabel(), tone="muted")
        card = styled(QFrame(), card=True)
        self._lay_out(card)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(card, 1000)
        self._row.addStretch(1)
        self._card = card
        self._fit()
        theme_hub.changed.connect(self._fit)
        self.hide()

    def tell(self, name: str, seconds: float) -> None:
        """Remind of the routine called `name`, which takes so long."""
        said = whenever_text(seconds)
        self._name.setText(name)
        self._about.setText(said)
        self._card.setAccessibleName(f"{name}. {said}")
        self.show()
        announce(self._card, f"{name}. {said}")

    def _lay_out(self, card: QFrame) -> None:
        said = QVBoxLayout()
        said.setSpacing(2)
        for label in (self._name, self._about):
            label.setWordWrap(True)
            said.addWidget(label)
        buttons = [_button("Start", "primary"), *(_button(text) for _, text in LATER)]
        close = _button("✕", "quiet")
        close.setAccessibleName("Close this reminder")
        close.setToolTip("Close this reminder")
        buttons[0].clicked.connect(self.start)
        for button, (minutes, _) in zip(buttons[1:], LATER, strict=True):
            button.clicked.connect(lambda _=False, wait=minutes: self.later.emit(wait))
        close.clicked.connect(self.closed)
        row = QHBoxLayout(card)
        row.setContentsMargins(20, 10, 10, 10)
        row.setSpacing(8)
        row.addLayout(said, 1)
        for button in (*buttons, close):
            row.addWidget(button)
        OneClick((*buttons, close), self)

    def _fit(self) -> None:
        self._card.setMaximumWidth(self._hub.px(CONTENT_WIDTH))
        self._row.setContentsMargins(MARGIN, 20, MARGIN, 0)


def _button(text: str, kind: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    return styled(button, kind=kind) if kind else button
