"""Speech from files that are rendered ahead."""

import wave
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.cues.cue import Line
from coach.cues.effect import Effect, add_tail
from coach.cues.sounds import SoundsUnavailable
from coach.cues.speech.effects import Effects
from coach.cues.speech.scratch import Scratch
from coach.cues.speech.speaker import Speaker

SILENCE = "silence.wav"
SILENCE_RATE = 16_000


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
        self._make = make
        self._silence: Effect | None = None
        self._scratch = Scratch()

    def open(self) -> None:
        try:
            folder = self._scratch.open()
            write_silence(folder / SILENCE)
        except OSError as error:
            self.failed.emit(f"The voice has no room for its files: {error.strerror}.")
            return
        if self._wake(folder / SILENCE):
            self._renderer.open(folder)

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
        folder = self._scratch.folder
        if folder is None or not self._wake(folder / SILENCE):
            return
        try:
            self._effects.renew()
        except SoundsUnavailable as error:
            self.failed.emit(str(error))

    def close(self) -> None:
        self._renderer.close()
        self._effects.clear()
        self._silence = None
        self._scratch.close()

    def _wake(self, silence: Path) -> bool:
        """Wake the sound device, as the first sound can get lost; whether there is one."""
        self._silence = None
        try:
            self._silence = self._make(silence)
        except SoundsUnavailable as error:
            self.failed.emit(str(error))
            return False
        self._silence.play()
        return True

    def _load(self, line: Line, file: Path) -> None:
        if self._scratch.folder is None:
            return
        try:
            add_tail(file)
            self._effects.add(line, file)
        except (OSError, EOFError, wave.Error):
            return  # no room: this one is not ready when its moment comes
        except SoundsUnavailable as error:
            self.failed.emit(str(error))


def write_silence(file: Path) -> None:
    """A quarter of a second of nothing, and a tail. Raises OSError."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SILENCE_RATE)
        sound.writeframes(bytes(SILENCE_RATE // 2))
    add_tail(file)
