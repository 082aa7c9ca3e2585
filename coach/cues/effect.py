"""One sound file, played by Qt without ever coming to its end by itself.

Where a QSoundEffect of Qt 6.10 and 6.11 plays to its end, the thread that feeds the device may
be the last to let go of what played, and delete it where that must not be. From then on the
window's own thread spins at "QSocketNotifier: Invalid socket", or the program crashes; a stop at
that very moment can crash it as well. It takes a busy machine and some hundred sounds. What is
stopped before its end is always let go of where it belongs.

So every file ends with TAIL seconds of silence, is played over and over, and stopped in its tail.
"""

import math
import wave
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, QUrl

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

TAIL = 2.0
MARGIN = 0.5  # seconds of the tail for a device that begins late; the rest is for a late stop


class Effect(Protocol):
    """One sound file made ready to be heard at once."""

    def isLoaded(self) -> bool: ...  # noqa: N802 - Qt's name

    def play(self) -> None: ...

    def stop(self) -> None: ...

    def setVolume(self, volume: float, /) -> None: ...  # noqa: N802 - Qt's name


class TailedEffect:
    """Plays a WAV file that ends with TAIL seconds of silence."""

    def __init__(self, effect: "QSoundEffect", file: Path) -> None:
        """Raises OSError, EOFError and wave.Error where the file is none."""
        self._effect = effect
        self._end = QTimer(effect)
        self._end.setSingleShot(True)
        self._end.setInterval(math.ceil((seconds_of(file) - TAIL + MARGIN) * 1000))
        self._end.timeout.connect(effect.stop)
        effect.setSource(QUrl.fromLocalFile(str(file)))
        effect.setLoopCount(type(effect).Loop.Infinite.value)

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return self._effect.isLoaded()

    def play(self) -> None:
        """From its beginning, also while it is heard."""
        self._effect.stop()
        self._effect.play()
        self._end.start()

    def stop(self) -> None:
        self._end.stop()
        self._effect.stop()

    def setVolume(self, volume: float, /) -> None:  # noqa: N802 - Qt's name
        self._effect.setVolume(volume)


def seconds_of(file: Path) -> float:
    """How long a WAV file is. Raises OSError, EOFError and wave.Error."""
    with wave.open(str(file), "rb") as sound:
        return sound.getnframes() / sound.getframerate()


def add_tail(file: Path) -> None:
    """Have a WAV file end with TAIL seconds of silence more. Raises as `seconds_of`."""
    with wave.open(str(file), "rb") as sound:
        parameters, frames = sound.getparams(), sound.readframes(sound.getnframes())
    silence = bytes(
        round(TAIL * parameters.framerate) * parameters.sampwidth * parameters.nchannels
    )
    with wave.open(str(file), "wb") as sound:
        sound.setparams(parameters)
        sound.writeframes(frames + silence)
