"""Playing the sounds of a session."""

import sys
import wave
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.cues.effect import Effect, TailedEffect
from coach.cues.outputs import Outputs, usual_output
from coach.cues.sound import Sound

NO_DEVICE = "This machine has no sound device at the moment."


class SoundsUnavailable(Exception):
    """The machine cannot play sounds; the text says why."""


def system_effect(path: Path) -> TailedEffect:
    """An Effect of the system's usual sound device, of a file with a tail.

    Raises SoundsUnavailable.
    """
    try:
        device = usual_output()
        from PySide6.QtMultimedia import QSoundEffect
    except ImportError as error:
        remedy = "install libpulse0." if sys.platform == "linux" else str(error)
        raise SoundsUnavailable(f"Sounds cannot be played on this machine: {remedy}") from error
    if not device:
        raise SoundsUnavailable(NO_DEVICE)
    try:
        return TailedEffect(QSoundEffect(), path)
    except (OSError, EOFError, wave.Error) as error:
        raise SoundsUnavailable(f"{path.name} cannot be read: {error}") from error


class Sounds(QObject):
    """Plays the files of a folder once `open` has been called; silent before and after.

    A machine that cannot play is no error: `reason` then says why it stays silent. While open,
    the sounds follow the system to another device; `lost` tells that the last one has gone,
    `found` that there is one again. What was not heard meanwhile is not played later.
    """

    lost = Signal()
    found = Signal()

    def __init__(
        self,
        folder: Path,
        *,
        volume: float = 0.7,
        muted: bool = False,
        make: Callable[[Path], Effect] = system_effect,
        outputs: Outputs | None = None,
    ) -> None:
        """Without `outputs`, which tell that the devices are others, it never loads anew."""
        super().__init__()
        self._folder = folder
        self._volume = volume
        self._make = make
        self._outputs = outputs
        self._open = False
        self._effects: dict[Sound, Effect] = {}
        self._silence: Effect | None = None
        self.muted = muted
        self.reason = ""
        if outputs:
            outputs.changed.connect(self._on_outputs)

    def open(self) -> None:
        """Load every sound and wake the device with silence: the first sound can get lost."""
        if self._open and self._effects:
            return
        self._open = True
        if self._outputs:
            self._outputs.watch()  # before any is made: see _on_outputs
        self._load()

    def close(self) -> None:
        """Stop what is heard and let go of the device."""
        self._open = False
        self._let_go()

    def set_volume(self, volume: float) -> None:
        """`volume` from 0 to 1."""
        self._volume = volume
        for effect in self._effects.values():
            effect.setVolume(volume)

    def play(self, sound: Sound) -> None:
        if not self.muted and sound in self._effects:
            self._effects[sound].play()

    def _load(self) -> None:
        self.reason = ""
        try:
            if self._outputs and not self._outputs.serving:
                raise SoundsUnavailable(NO_DEVICE)
            silence = self._make(self._folder / "silence.wav")
            effects = {sound: self._make(self._folder / f"{sound.value}.wav") for sound in Sound}
        except SoundsUnavailable as error:
            self.reason = str(error)
            return
        self._silence, self._effects = silence, effects
        self.set_volume(self._volume)
        silence.play()

    def _let_go(self) -> None:
        for effect in self._effects.values():
            effect.stop()
        self._effects = {}
        self._silence = None

    def _on_outputs(self) -> None:
        """Every effect is made anew, also where its own device has stayed.

        A QSoundEffect that outlives a change of devices makes Qt 6.11 spin for ever in its own
        move to another device ("QSocketNotifier: Invalid socket"), so it must be gone before Qt
        comes to it. Qt asks in the order in which they began to listen: first the outputs.
        """
        if not self._open:
            return
        could_play = bool(self._effects)
        self._let_go()
        self._load()
        if could_play and not self._effects:
            self.lost.emit()
        elif self._effects and not could_play:
            self.found.emit()
