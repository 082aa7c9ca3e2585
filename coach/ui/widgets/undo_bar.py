"""A line that says what was done, with a button that undoes it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from coach.ui.announcing import announce
from coach.ui.theme import ThemeHub, icon, styled

ICON = 18


class UndoBar(QFrame):
    """Seen from `tell` until it is undone, put away, or told something else; it never hurries."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._action: Callable[[], None] | None = None
        self._said = styled(QLabel())
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._undo = styled(QPushButton("Undo"), kind="soft")
        self._undo.setAutoDefault(True)
        self._undo.clicked.connect(self._on_undo)
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

    def tell(self, line: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done, or, without an `undo`, what could not be."""
        self._said.setText(line)
        self._action = undo
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(line)
        self.show()
        announce(self, line)

    def put_away(self) -> None:
        self._action = None
        self.hide()

    def _on_undo(self) -> None:
        action = self._action
        self.put_away()
        if action:
            action()

    def _dress(self) -> None:
        size = self._hub.px(ICON)
        self._close.setIcon(icon("close", self._hub.theme.muted, size=size))
        self._close.setIconSize(QSize(size, size))
