"""Spoken lines lying ready to be heard at once."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from coach.cues.cue import Line
from coach.cues.effect import Effect

ROOM = 20_000_000  # bytes of sound: ten minutes at 16 kHz


class _Kept(NamedTuple):
    file: Path
    size: int
    effect: Effect


class Effects:
    """Keeps an effect for each line, up to `room` bytes; what was not wanted for longest goes.

    `make` loads a file and may raise coach.cues.sounds.SoundsUnavailable.
    """

    def __init__(self, make: Callable[[Path], Effect], room: int = ROOM) -> None:
        self._make = make
        self._room = room
        self._kept: dict[Line, _Kept] = {}
        self._heard: Effect | None = None
        self._volume = 1.0

    def __contains__(self, line: Line) -> bool:
        return line in self._kept

    def add(self, line: Line, file: Path) -> None:
        """Load what was rendered; the file is deleted with it. Raises SoundsUnavailable."""
        effect = self._make(file)
        effect.setVolume(self._volume)
        self._kept[line] = _Kept(file, file.stat().st_size, effect)
        self._make_room()

    def want(self, line: Line) -> None:
        """Keep it for longer than what is not wanted now."""
        if line in self._kept:
            self._kept[line] = self._kept.pop(line)

    def play(self, line: Line) -> bool:
        """Play it instead of what is heard; whether it was ready, else nothing changes."""
        kept = self._kept.get(line)
        if kept is None or not kept.effect.isLoaded():
            return False
        self.stop()
        self._heard = kept.effect
        kept.effect.play()
        return True

    def stop(self) -> None:
        if self._heard is not None:
            self._heard.stop()
        self._heard = None

    def set_volume(self, volume: float) -> None:
        """`volume` from 0 to 1."""
        self._volume = volume
        for kept in self._kept.values():
            kept.effect.setVolume(volume)

    def renew(self) -> None:
        """Load all of them again, for another device. Raises SoundsUnavailable.

        No old one outlives this call: see coach.cues.sounds.
        """
        files = {line: kept.file for line, kept in self._kept.items()}
        self.clear()
        for line, file in files.items():
            self.add(line, file)

    def clear(self) -> None:
        """Let go of all of them."""
        self.stop()
        self._kept.clear()

    def _make_room(self) -> None:
        over = sum(kept.size for kept in self._kept.values()) - self._room
        for line in tuple(self._kept)[:-1]:
            if over <= 0:
                return
            gone = self._kept.pop(line)
            gone.file.unlink(missing_ok=True)
            over -= gone.size
