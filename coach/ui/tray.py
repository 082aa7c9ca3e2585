"""A message beside the desktop's clock, where there is room for one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from coach.ui import words
from coach.ui.theme import ThemeHub, icon


class TrayMessage(QObject):
    """One message at a time, its icon there only as long; `clicked` tells of a click on either."""

    clicked = Signal()

    def __init__(self, theme_hub: ThemeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._tray: QSystemTrayIcon | None = None

    def show(self, heading: str, text: str) -> bool:
        """Whether this desktop can show it."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self)
            self._tray.messageClicked.connect(self.clicked)
            self._tray.activated.connect(self.clicked)
        picture = icon("exercises", self._hub.theme.accent)
        self._tray.setIcon(picture)
        self._tray.setToolTip(words.NAME)
        self._tray.show()
        self._tray.showMessage(heading, text, picture)
        return True

    def withdraw(self) -> None:
        if self._tray:
            self._tray.hide()
