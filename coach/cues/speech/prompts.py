"""The phrases that were rendered when the program was made."""

import wave
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from coach.cues.cue import Line
from coach.cues.speech.rendered import Renderer
from coach.cues.speech.voice import PROMPTS

INDEX = "index.json"
PAUSE = 0.12  # seconds between two phrases, besides the silence that ends the first
NO_VOICE = "No voice on this machine: install speech-dispatcher or espeak-ng."


class PromptsRenderer(Renderer):
    """Puts the phrases of a line together; a phrase that is not among them is left out."""

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
            files = [self._prompts / self._index[part] for part in line if part in self._index]
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
