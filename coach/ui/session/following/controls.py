"""The row of buttons that steer a session."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QWidget

from coach.ui.session.following.key_button import KeyButton
from coach.ui.session.following.main_button import MainButton
from coach.ui.theme import ThemeHub, icon, styled

FEW_SECONDS = 5.0
PAUSE, GO_ON, DONE = "Pause", "Go on", "Done"
HURTS = "It hurts"
ICON = 18
SPACING, SMALL_SPACING = 18, 6


class Controls(QWidget):
    """Says what is asked for; what becomes of it comes back by `show_state`.

    `one_key` is the main button's, whatever it says; `pause` is there where that says "Done".
    Where there is little room some buttons have their icons alone.
    """

    one_key = Signal()
    pause = Signal()
    skip = Signal()
    back = Signal()
    lengthen = Signal(float)
    hurts = Signal()

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._back = _button("Back", "Back", "Left key")
        self._less = _button("− 5 s", "5 seconds less", "Down key")
        self._pause = _button(PAUSE, PAUSE, "Shift and Space")
        self._main = MainButton(theme_hub, PAUSE)
        self._more = _button("+ 5 s", "5 seconds more", "Up key")
        self._skip = _button("Skip", "Skip", "Right key; Shift and Right skip the exercise")
        self._skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._hurts = _button(HURTS, HURTS, "stop this exercise at once. P key")
        styled(self._hurts, kind="hurts")
        self._pause.hide()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addStretch(1)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._connect()
        self._fit()

    @property
    def once(self) -> tuple[QPushButton, ...]:
        """The buttons on which a double click is a slip."""
        return self._main, self._skip, self._pause, self._hurts

    @property
    def main(self) -> QPushButton:
        """The button that does what the one key does."""
        return self._main

    def show_state(self, *, paused: bool, can_lengthen: bool, waits: bool = False) -> None:
        """`waits` says that the one key tells that a rep is done."""
        done = waits and not paused
        self._main.say(GO_ON if paused else DONE if waits else PAUSE)
        for button in (self._less, self._more):
            if button.isEnabled() != can_lengthen:
                button.setEnabled(can_lengthen)
        if self._pause.isHidden() == done:
            self._less.setHidden(done)
            self._pause.setVisible(done)
            self._fit()

    def set_compact(self, *, compact: bool) -> None:
        """Smaller, for a small window."""
        self._main.set_compact(compact=compact)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It makes do with the room there is, so that it must not keep the window wide."""
        return QSize(1, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self._back,
            self._less,
            self._pause,
            self._main,
            self._more,
            self._skip,
            self._hurts,
        )

    def _connect(self) -> None:
        self._back.clicked.connect(self.back)
        self._skip.clicked.connect(self.skip)
        self._main.clicked.connect(self.one_key)
        self._pause.clicked.connect(self.pause)
        self._less.clicked.connect(self._ask_less)
        self._more.clicked.connect(self._ask_more)
        self._hurts.clicked.connect(self.hurts)
        self._hub.changed.connect(self._fit)

    def _ask_less(self) -> None:
        self.lengthen.emit(-FEW_SECONDS)

    def _ask_more(self) -> None:
        self.lengthen.emit(FEW_SECONDS)

    def _fit(self) -> None:
        """All words where there is room for them; that of "It hurts" goes last."""
        for few in ((), (self._back, self._skip, self._pause), self._buttons):
            tight = bool(few)
            self._row.setSpacing(SMALL_SPACING if tight else SPACING)
            self._show_words(few)
            if self._row.minimumSize().width() <= self.width():
                break
        self._row.activate()

    def _show_words(self, without: tuple[QPushButton, ...]) -> None:
        theme, size = self._hub.theme, self._hub.px(ICON)
        for button, name, word, colour in (
            (self._back, "back", "Back", theme.accent_text),
            (self._skip, "skip", "Skip", theme.accent_text),
            (self._pause, "pause", PAUSE, theme.accent_text),
            (self._hurts, "hurts", HURTS, theme.effort_text),
        ):
            button.setText("" if button in without else word)
            button.setIcon(icon(name, colour, size=size))
            button.setIconSize(QSize(size, size))


def _button(text: str, name: str, key: str) -> QPushButton:
    button = styled(KeyButton(text), kind="soft")
    button.setAccessibleName(name)
    button.setToolTip(f"{name}: {key}")
    return button
