"""The folder that rendered lines lie in, gone at the latest when the program next speaks."""

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QLockFile

PREFIX = "back-coach-speech-"
LOCK = "lock"


class Scratch:
    """A folder of its own for as long as the process lives, however it dies.

    One that was killed, or lost its power, leaves its folder behind; `open` removes those.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: QLockFile | None = None

    @property
    def folder(self) -> Path | None:
        """None while it is not open."""
        return self._folder

    def open(self) -> Path:
        """Raises OSError where no file can be written."""
        for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            _remove_if_left(left)
        self._folder = folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock = _lock_of(folder)
        self._lock.tryLock(0)
        return folder

    def close(self) -> None:
        folder, self._folder = self._folder, None
        if self._lock:
            self._lock.unlock()
        self._lock = None
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_if_left(folder: Path) -> None:
    """A folder without a lock may be one that another process is just making."""
    if not (folder / LOCK).is_file():
        return
    lock = _lock_of(folder)
    if lock.tryLock(0):
        lock.unlock()
        shutil.rmtree(folder, ignore_errors=True)


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)  # one that is held grows never too old
    return lock
