"""What takes long with a file or the log, done beside the window, which goes on answering."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from coach.storage.atomic import SaveError
from coach.storage.corrections import ChangedSince
from coach.storage.exchange.found import ExchangeError
from coach.storage.log_file import LogError

CHANGED_SINCE = "What came in has been changed since, so it stays as it is."
UNFORESEEN = "It holds something that cannot be read here."


class Work(QObject):
    """Does `act` once, in a thread of `pool`.

    In the thread of the window `done` carries what it returned, `failed` the line that says why
    there is none; neither comes after `leave`.
    """

    done = Signal(object)
    failed = Signal(str)
    _ended = Signal(object, str)

    def __init__(self, act: Callable[[], object], pool: QThreadPool) -> None:
        super().__init__()
        self._act = act
        self._pool = pool
        self._left = False
        self._ended.connect(self._on_ended)

    def start(self) -> None:
        self._pool.start(self._work)

    def leave(self) -> None:
        """Nobody wants to know any more; what is begun is done all the same."""
        self._left = True

    def _work(self) -> None:
        found: object = None
        why = ""
        try:
            found = self._act()
        except OSError as error:
            why = f"{error.strerror or error}."
        except (ExchangeError, LogError, SaveError) as error:
            why = str(error)
        except ChangedSince:
            why = CHANGED_SINCE
        except Exception:  # noqa: BLE001 - else the window would say for ever that it is at it
            why = UNFORESEEN
        self._ended.emit(found, why)

    def _on_ended(self, found: object, why: str) -> None:
        if self._left:
            return
        if why:
            self.failed.emit(why)
        else:
            self.done.emit(found)
