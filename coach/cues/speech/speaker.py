"""What every source of speech can do."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from coach.cues.cue import Line


class Speaker(QObject):
    """One source, from `open` to `close`.

    Answers `open` by `opened` with its Voice, or by `failed` with the reason in one line; `failed`
    may also come later, and is its last word. `away` tells that nothing is heard of it until
    `opened` comes again, `began` that a Line is heard from now on.
    """

    opened = Signal(object)
    failed = Signal(str)
    away = Signal()
    began = Signal(object)

    def open(self) -> None:
        raise NotImplementedError

    def prepare(self, lines: Sequence[Line]) -> None:
        """Get ready what is going to be said, what comes first at the front."""

    def say(self, line: Line, within: float) -> None:
        """Say it within so many seconds or not at all, instead of what is being said."""
        raise NotImplementedError

    def hush(self) -> None:
        raise NotImplementedError

    def set_volume(self, volume: float) -> None:
        """`volume` from 0 to 1."""
        raise NotImplementedError

    def renew(self) -> None:
        """The sound device is another one now."""

    def close(self) -> None:
        """Fall silent and leave nothing behind; the last call."""
        raise NotImplementedError
