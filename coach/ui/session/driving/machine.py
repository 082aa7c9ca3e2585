"""What happens to the machine while somebody lies on the mat."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from coach.cues.sounds import Sounds


class Machine(QObject):
    """Watches what a session needs of its machine.

    `hidden` when the window is put away, `screen_lost` when its screen is gone, `sound_lost` when
    the last sound device is and `sound_found` when there is one again.
    """

    hidden = Signal()
    screen_lost = Signal()
    sound_lost = Signal()
    sound_found = Signal()

    def __init__(
        self,
        application: QGuiApplication,
        window: QWidget,
        sounds: Sounds,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        window.installEventFilter(self)
        application.screenRemoved.connect(self._on_screen_removed)
        sounds.lost.connect(self.sound_lost)
        sounds.found.connect(self.sound_found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowStateChange and self._window.isMinimized():
            self.hidden.emit()
        return False

    def _on_screen_removed(self, screen: QScreen) -> None:
        # Qt tells before it moves the windows to another screen
        if self._window.screen() == screen:
            self.screen_lost.emit()
