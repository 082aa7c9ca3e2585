"""How packs come to the window: dropped on it, or opened by the system as the program's files."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from coach.storage.packs.layout import ENDING


class Entrance(QObject):
    """`came` carries the paths of the packs; what else is dropped is left to others."""

    came = Signal(object)

    def __init__(self, window: QWidget, application: QApplication) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):  # macOS alone
            return self._take([Path(event.file())])
        if watched is not self._window or not isinstance(event, QDropEvent):
            return False
        found = packs_in(event.mimeData())
        if not found:
            return False
        event.acceptProposedAction()
        return kind is not QEvent.Type.Drop or self._take(found)

    def _take(self, paths: list[Path]) -> bool:
        if not is_pack(paths[0]):
            return False
        self.came.emit(tuple(paths))
        return True


def packs_in(data: QMimeData) -> list[Path]:
    """The packs among the files that are dragged."""
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [file for file in files if is_pack(file)]


def is_pack(path: Path) -> bool:
    """Whether it is called like a pack."""
    return path.suffix.lower() == ENDING
