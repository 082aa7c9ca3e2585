"""The sounds of a session, and their playback."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Sound(StrEnum):
    """The values are the names of the files."""

    READY = "ready"
    HOLD_START = "hold-start"
    HOLD_END = "hold-end"
    REP = "rep"
    HALF_WAY = "half-way"
    LAST_SECONDS = "last-seconds"
    TICK = "tick"
    CHANGE_SIDE = "change-side"
    DONE = "done"
    STOPPED = "stopped"
    GOING_ON = "going-on"


class Voice(Protocol):
    """One sound made ready to be heard at once."""

    def play(self) -> None: ...

    def stop(self) -> None: ...

    def setVolume(self, volume: float, /) -> None: ...  # noqa: N802 - Qt's name


class SoundsUnavailable(Exception):
    """The machine cannot play sounds; the text says why."""


def system_voice(path: Path) -> Voice:
    """A voice of the system's sound device. Raises SoundsUnavailable."""
    try:
        from PySide6.QtCore import QUrl
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    except ImportError as error:  # on Linux without libpulse0
        raise SoundsUnavailable(f"Sounds cannot be played on this machine: {error}") from error
    if not QMediaDevices.audioOutputs():
        raise SoundsUnavailable("This machine has no sound device at the moment.")
    effect = QSoundEffect()
    effect.setSource(QUrl.fromLocalFile(str(path)))
    return effect


class Sounds:
    """Plays the files of a folder once `open` has been called; silent before and after.

    A machine that cannot play is no error: `reason` then says why it stays silent.
    """

    def __init__(
        self,
        folder: Path,
        *,
        volume: float = 0.7,
        muted: bool = False,
        voice: Callable[[Path], Voice] = system_voice,
    ) -> None:
        self._folder = folder
        self._volume = volume
        self._voice = voice
        self._voices: dict[Sound, Voice] = {}
        self._silence: Voice | None = None
        self.muted = muted
        self.reason = ""

    def open(self) -> None:
        """Load every sound and wake the device with silence: the first sound can get lost."""
        if self._voices:
            return
        self.reason = ""
        try:
            self._silence = self._voice(self._folder / "silence.wav")
            self._voices = {
                sound: self._voice(self._folder / f"{sound.value}.wav") for sound in Sound
            }
        except SoundsUnavailable as error:
            self.reason = str(error)
            return
        self.set_volume(self._volume)
        self._silence.play()

    def close(self) -> None:
        """Stop what is heard and let go of the device."""
        for voice in self._voices.values():
            voice.stop()
        self._voices = {}
        self._silence = None

    def set_volume(self, volume: float) -> None:
        """`volume` from 0 to 1."""
        self._volume = volume
        for voice in self._voices.values():
            voice.setVolume(volume)

    def play(self, sound: Sound) -> None:
        if not self.muted and sound in self._voices:
            self._voices[sound].play()
