"""The phrases that were rendered when the program was made."""

import re
import wave
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import msgspec

from coach.cues.cue import Line
from coach.cues.speech.rendered import Renderer
from coach.cues.speech.voice import PROMPTS
from coach.cues.words import ONTO, Fixed

INDEX = "index.json"
PAUSE = 0.12  # seconds between two phrases, besides the silence that ends the first
NO_VOICE = "No voice on this machine: install speech-dispatcher or espeak-ng."
_BEFORE_NAMES = frozenset((Fixed.GET_READY.value, *(turn.value for turn in ONTO.values())))
_OF_A_SIDE = re.compile(r"(Right|Left) [^ ]+\.")


class PromptsRenderer(Renderer):
    """Puts the phrases of a line together; of one that is not among them, what can be said is."""

    def __init__(self, prompts: Path) -> None:
        super().__init__()
        self._prompts = prompts
        self._index: Mapping[str, str] = {}
        self._folder = Path()
        self._made = 0

    def open(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._index = read_index(self._prompts)
        except (OSError, msgspec.DecodeError):
            self.failed.emit(NO_VOICE)
        else:
            self.opened.emit(PROMPTS)

    def render(self, lines: Sequence[Line]) -> None:
        for line in lines:
            said = sayable(line, self._index)
            files = [self._prompts / self._index[part] for part in said]
            if not files:
                continue
            self._made += 1
            target = self._folder / f"{self._made}.wav"
            try:
                put_together(files, target)
            except (OSError, EOFError, wave.Error):
                continue
            self.rendered.emit(line, target)

    def close(self) -> None:
        self._index = {}


def sayable(line: Line, known: Collection[str]) -> Line:
    """What of a line can be said with the phrases `known`: what a person wrote is not among them.

    For the name of an exercise of their own, which begins a line, there are words that fit any; for
    a limb that has none its side is named. All else that is not known is left out.
    """
    said: list[str] = []
    opening = True
    for phrase in line:
        told = next((p for p in (phrase, *_for_any(phrase, opening=opening)) if p in known), None)
        said += [told] if told else []
        opening = opening and phrase in _BEFORE_NAMES
    return tuple(said)


def _for_any(phrase: str, *, opening: bool) -> Line:
    """What serves in place of a phrase that is not known."""
    if side := _OF_A_SIDE.fullmatch(phrase):
        return (f"{side[1]} side.",)
    return (Fixed.OWN_EXERCISE.value,) if opening and not phrase[0].isdigit() else ()


def read_index(folder: Path) -> dict[str, str]:
    """Which file says which phrase. Raises OSError and msgspec.DecodeError."""
    content = (folder / INDEX).read_bytes()
    index: dict[str, str] = msgspec.json.decode(content, type=dict[str, str])
    return index


def put_together(files: Sequence[Path], target: Path) -> None:
    """One file that says them all, with pauses; all have the first one's format.

    Raises OSError, EOFError and wave.Error.
    """
    with wave.open(str(target), "wb") as joined:
        for number, file in enumerate(files):
            with wave.open(str(file), "rb") as part:
                if number == 0:
                    joined.setparams(part.getparams())
                else:
                    pause = round(PAUSE * part.getframerate())
                    joined.writeframes(bytes(pause * part.getsampwidth() * part.getnchannels()))
                joined.writeframes(part.readframes(part.getnframes()))
