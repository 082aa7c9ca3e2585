"""Short on time: how many minutes there are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coach.ui.theme import styled
from coach.ui.widgets.flow import Flow

MINUTES = (5, 10, 15)
HINT = "Picks exercises for this time; today's plan stays the whole routine"


class ShortLine(QWidget):
    """`picked` carries the minutes pressed, 0 where they are pressed once more."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Short on time?")
        self._buttons = {minutes: self._button(minutes) for minutes in MINUTES}
        together = QWidget()
        row = QHBoxLayout(together)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self._buttons.values():
            row.addWidget(button)
        flow = Flow(8, self)
        flow.addWidget(styled(QLabel("Short on time?"), tone="muted"))
        flow.addWidget(together)

    def show_minutes(self, chosen: int, offered: Sequence[int]) -> None:
        """`chosen` is 0 for the whole routine; `offered` are the minutes that make a choice."""
        for minutes, button in self._buttons.items():
            button.setVisible(minutes in offered)
            button.setChecked(minutes == chosen)
        self.setHidden(not offered)
        self.updateGeometry()

    def _button(self, minutes: int) -> QPushButton:
        button = styled(QPushButton(f"{minutes} min"), kind="chip", large=True)
        button.setCheckable(True)
        button.setAccessibleName(f"{minutes} minutes")
        button.setAccessibleDescription(HINT)
        button.setToolTip(HINT)
        button.clicked.connect(lambda on: self.picked.emit(minutes if on else 0))
        return button
