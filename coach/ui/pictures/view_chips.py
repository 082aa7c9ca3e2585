"""The small buttons beside a picture that can be turned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from coach.ui.pictures.turning import Turning
from coach.ui.theme import styled

HINT = "drag to turn the view"
BEST_VIEW = "Best view"
FELT = "Where do I feel it?"


class ViewChips(QWidget):
    """Says that the picture can be turned, until it has been; then leads back to the best view."""

    felt_toggled = Signal(bool)

    def __init__(self, turning: Turning, keys: str, parent: QWidget | None = None) -> None:
        """`keys` says in a few words which keys turn it."""
        super().__init__(parent)
        self._turning = turning
        self._known = False
        self.felt = _chip(FELT)
        self.felt.setCheckable(True)
        self.felt.setToolTip(f"{FELT} L key")
        self.felt.toggled.connect(self.felt_toggled)
        self.view = _chip(HINT)
        self._keys = keys
        self.view.setAccessibleDescription(keys)
        self.view.clicked.connect(turning.return_to_best)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.view)
        row.addWidget(self.felt)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        turning.changed.connect(self._show_state)
        turning.forgotten.connect(self._show_state)
        turning.allowed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        turned = self._turning.turned
        self._known = self._known or turned
        words = BEST_VIEW if turned else HINT
        possible = self._turning.possible
        self.view.setText(words)
        self.view.setEnabled(turned)
        self.view.setToolTip(f"{BEST_VIEW}: Home key" if turned else self._keys)
        self.view.setVisible(possible and (turned or not self._known))


def _chip(text: str) -> QPushButton:
    chip = styled(QPushButton(text), kind="chip")
    # a click leaves the focus where it is
    chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    return chip
