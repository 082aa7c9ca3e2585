"""Looks into a pack beside the window, which goes on answering meanwhile."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, QThreadPool, Signal

from coach.storage.atomic import SaveError
from coach.storage.packs.layout import UNFORESEEN, PackError
from coach.storage.packs.merging import Incoming, Tell
from coach.ui.packs.words import refusal_text

Look: TypeAlias = Callable[[Tell], Incoming]


class _Left(Exception):
    """Nobody wants to know any more."""


class PackOpening(QObject):
    """Looks once, with `look`, which is called in another thread.

    In the thread of the window `opened` carries the Incoming, `refused` the one line that says why
    there is none, and `progressed` how many pictures of how many are done; none after `close`.
    """

    opened = Signal(object)
    refused = Signal(str)
    progressed = Signal(int, int)
    _found = Signal(object)
    _at_picture = Signal(int, int)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._found.connect(self._on_found)
        self._at_picture.connect(self._on_picture)

    def start(self) -> None:
        self._pool.start(self._work)

    def close(self) -> None:
        """Leave it; waits for the picture in hand."""
        self._closed = True
        self._pool.waitForDone()

    def _work(self) -> None:
        try:
            found: Incoming | str = self._look(self._tell)
        except _Left:
            return
        except OSError as error:
            found = error.strerror or str(error)
        except PackError as error:
            found = refusal_text(error)
        except SaveError as error:
            found = str(error)
        except Exception:  # noqa: BLE001 - else the window would say for ever that it is looking
            found = refusal_text(PackError("", UNFORESEEN))
        self._found.emit(found)

    def _tell(self, done: int, count: int) -> None:
        """In the other thread."""
        if self._closed:
            raise _Left
        self._at_picture.emit(done, count)

    def _on_found(self, found: Incoming | str) -> None:
        if self._closed:
            return
        if isinstance(found, str):
            self.refused.emit(found)
        else:
            self.opened.emit(found)

    def _on_picture(self, done: int, count: int) -> None:
        if not self._closed:
            self.progressed.emit(done, count)
