"""What came of saving or printing, and how far the pictures are."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.printing.gathering import Gathering
from coach.ui.theme import styled

NOTHING = "Nothing to print: no exercise of this routine is switched on."


class Said(QWidget):
    """One sentence, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._line = styled(QLabel())
        self._line.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self._line)
        self.say("")

    def tell(self, text: str, *, trouble: bool = False) -> None:
        """Say what came of something, also to those who hear it."""
        self.say(text, trouble=trouble)
        announce(self, text)

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Show it, until something else is said."""
        styled(self._line, tone="effort" if trouble else "muted")
        self._line.setText(text)
        self._line.setVisible(bool(text))


class State(Said):
    """And a button to go without pictures or, after that, to have them drawn."""

    draw_requested = Signal()

    def __init__(self, gathering: Gathering) -> None:
        super().__init__()
        self._gathering = gathering
        self._stop = button("Go without pictures", "quiet", gathering.stop)
        self._draw = button("Draw the pictures", "quiet", self.draw_requested.emit)
        for part in (self._stop, self._draw):
            self.column.addWidget(part)

    def refresh(self, *, empty: bool) -> None:
        """Say how it stands now; `empty` where there is no exercise."""
        gathering = self._gathering
        done, count = map(words.number_text, gathering.count)
        if gathering.busy:
            self.say(f"Drawing the pictures: {done} of {count}")
        else:
            self.say(NOTHING if empty else "")
        self._stop.setVisible(gathering.busy)
        self._draw.setVisible(not gathering.busy and gathering.stopped)


def button(text: str, kind: str, action: Callable[[], object]) -> QPushButton:
    """A button that Enter presses as well as Space, also outside a dialog."""
    made = styled(QPushButton(text), kind=kind)
    made.clicked.connect(action)
    return made
