"""What to do now, in one or two lines, with where it is felt standing out."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.ui.theme import ThemeHub
from coach.ui.widgets.sized_label import SizedLabel

SIZE = 23
SMALL_SIZE = 18
LINES = 2
_STANDS_OUT = re.compile(r"\*(.+?)\*")


class Instruction(SizedLabel):
    """A line in which a stretch between two asterisks stands out."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(theme_hub, SIZE, parent=parent)
        self._said = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        theme_hub.changed.connect(self._render)

    def set_compact(self, *, compact: bool) -> None:
        """Smaller, for a small window."""
        self.set_size(SMALL_SIZE if compact else SIZE)

    def _fit_type(self) -> None:
        """Room for two lines always, so that the figure above does not move with the words."""
        super()._fit_type()
        self.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())

    def say(self, line: str) -> None:
        if line != self._said:
            self._said = line
            self._render()

    def _render(self) -> None:
        self.setText(marked_up(self._said, self.hub.theme.effort_text))
        self.setAccessibleName(" ".join(self._said.replace("*", "").split()))


def marked_up(line: str, colour: str) -> str:
    """The line as rich text: *so* becomes bold and coloured, all else stays as it is written."""
    return _STANDS_OUT.sub(rf'<b style="color: {colour}">\1</b>', escape(line))
