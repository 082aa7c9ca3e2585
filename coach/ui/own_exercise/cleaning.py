"""Has a picture made clean beside the window, which goes on answering meanwhile."""

from contextlib import closing

from PySide6.QtCore import QObject, QThreadPool, Signal

from coach.storage.picture_headers import BadPicture
from coach.ui.pictures.cleaning.cleaner import Cleaner


class Cleaning(QObject):
    """`cleaned` carries the clean bytes and their ending, `refused` the one line that says why not.

    Of several pictures handed over one after the other the last counts.
    """

    cleaned = Signal(bytes, str)
    refused = Signal(str)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cleaner: Cleaner | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._on_done)

    @property
    def busy(self) -> bool:
        """Whether a picture is in hand, of which something will be heard."""
        return self._cleaner is not None

    def clean(self, data: bytes) -> None:
        self.stop()
        cleaner = self._cleaner = Cleaner()
        self._pool.start(lambda: self._work(cleaner, data))

    def stop(self) -> None:
        """Nothing comes any more."""
        if self._cleaner:
            self._cleaner.close()
            self._cleaner = None
        self._pool.waitForDone()

    def _work(self, cleaner: Cleaner, data: bytes) -> None:
        with closing(cleaner):
            try:
                found: tuple[bytes, str] | str = cleaner(data)
            except BadPicture as error:
                found = str(error)
        self._done.emit(cleaner, found)

    def _on_done(self, cleaner: Cleaner, found: tuple[bytes, str] | str) -> None:
        if cleaner is not self._cleaner:
            return
        self._cleaner = None
        if isinstance(found, str):
            self.refused.emit(found)
        else:
            self.cleaned.emit(*found)
