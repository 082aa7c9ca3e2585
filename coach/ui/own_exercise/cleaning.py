"""Makes a picture clean, once the window has said that it is being looked at."""

from PySide6.QtCore import QObject, QTimer, Signal

from coach.storage.picture_check import BadPicture


class Cleaning(QObject):
    """`cleaned` carries the clean bytes and their ending, `refused` the one line that says why not.

    Of several pictures handed over one after the other the last counts.
    """

    cleaned = Signal(bytes, str)
    refused = Signal(str)
    _done = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._done.connect(self._on_done)

    def clean(self, data: bytes) -> None:
        self._number += 1
        number = self._number
        # a reader in a thread waits for Python with a lock of Qt's, and one here the other way
        QTimer.singleShot(0, self, lambda: self._work(number, data))

    def stop(self) -> None:
        """Nothing comes any more."""
        self._number += 1

    def _work(self, number: int, data: bytes) -> None:
        from coach.ui.pictures.own_picture import clean_picture

        try:
            found: tuple[bytes, str] | str = clean_picture(data)
        except BadPicture as error:
            found = str(error)
        self._done.emit(number, found)

    def _on_done(self, number: int, found: tuple[bytes, str] | str) -> None:
        if number != self._number:
            return
        if isinstance(found, str):
            self.refused.emit(found)
        else:
            self.cleaned.emit(*found)
