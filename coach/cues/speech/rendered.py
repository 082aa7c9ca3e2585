"""Speech from files that are rendered ahead."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.cues.cue import Line
from coach.cues.sounds import SoundsUnavailable
from coach.cues.speech.effects import Effect, Effects
from coach.cues.speech.speaker import Speaker


class Renderer(QObject):
    """Turns lines into WAV files.

    Answers `open` by `opened` with its Voice or by `failed`; `render` by `rendered` with the Line
    and its file, or not at all where it cannot be said.
    """

    opened = Signal(object)
    failed = Signal(str)
    rendered = Signal(object, object)

    def open(self, folder: Path) -> None:
        """`folder` is there to be written to until `close`."""
        raise NotImplementedError

    def render(self, lines: Sequence[Line]) -> None:
        """Instead of those that were asked for before and are not under way."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


class RenderedSpeaker(Speaker):
    """Plays what its renderer made in time; leaves out what is not ready when its moment comes."""

    def __init__(
        self, renderer: Renderer, make: Callable[[Path], Effect], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._renderer = renderer
        renderer.setParent(self)
        renderer.opened.connect(self.opened)
        renderer.failed.connect(self.failed)
        renderer.rendered.connect(self._load)
        self._effects = Effects(make)
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="back-coach-")
        self._renderer.open(Path(self._folder.name))

    def prepare(self, lines: Sequence[Line]) -> None:
        for line in reversed(lines):
            self._effects.want(line)
        self._renderer.render([line for line in lines if line not in self._effects])

    def say(self, line: Line, within: float) -> None:
        if within > 0 and self._effects.play(line):
            self._effects.want(line)
            self.began.emit(line)

    def hush(self) -> None:
        self._effects.stop()

    def set_volume(self, volume: float) -> None:
        self._effects.set_volume(volume)

    def renew(self) -> None:
        try:
            self._effects.renew()
        except SoundsUnavailable as error:
            self.failed.emit(str(error))

    def close(self) -> None:
        self._renderer.close()
        self._effects.clear()
        if self._folder is not None:
            self._folder.cleanup()
        self._folder = None

    def _load(self, line: Line, file: Path) -> None:
        if self._folder is None:
            return
        try:
            self._effects.add(line, file)
        except SoundsUnavailable as error:
            self.failed.emit(str(error))
