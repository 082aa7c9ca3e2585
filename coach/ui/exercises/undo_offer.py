"""A line that says what was done with an exercise, and the offer to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from coach.ui.announcing import announce
from coach.ui.theme import ThemeHub, icon, styled

ICON = 18


class UndoOffer(QFrame):
    """Seen from `tell` until it is undone, put away, or told something else; it never hurries.

    What `stays` is still offered when one comes back to the page; the rest goes with it.
    """

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._action: Callable[[], None] | None = None
        self._stays = False
        self._said = styled(QLabel())
        self._said.setWordWrap(True)
        self._undo = styled(QPushButton("Undo"), kind="soft")
        self._undo.clicked.connect(self.undo)
        self._close = styled(QPushButton(), kind="icon")
        self._close.setAccessibleName("Put this message away")
        self._close.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._said, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        styled(self, card=True)
        self.hide()
        self._dress()
        theme_hub.changed.connect(self._dress)

    def tell(
        self, line: str, undo: Callable[[], None] | None = None, *, stays: bool = False
    ) -> None:
        """Say what was done, or, without an `undo`, what could not be."""
        self._said.setText(line)
        self._action, self._stays = undo, stays
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(line)
        self.show()
        announce(self, line)

    def put_away(self) -> None:
        self._action, self._stays = None, False
        self.hide()

    def page_left(self) -> None:
        if not self._stays:
            self.put_away()

    def undo(self) -> None:
        """What its button does; nothing where there is nothing to undo."""
        if action := self._action:
            self.put_away()
            action()

    def _dress(self) -> None:
        size = self._hub.px(ICON)
        self._close.setIcon(icon("close", self._hub.theme.muted, size=size))
        self._close.setIconSize(QSize(size, size))
