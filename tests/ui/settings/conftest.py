"""A machine's voices and a voice that says nothing, in place of the real ones."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QObject

from coach.cues.cue import Line
from coach.cues.speech.speech import Speech
from coach.cues.speech.voice import Source, Voice
from coach.cues.speech.voice_list import VoiceList

DANIEL = Voice("system:daniel", "Daniel", "en-GB", Source.SYSTEM)
PROMPTS = Voice("prompts", "Own voice", "en-US", Source.PROMPTS)


class QuietVoices(VoiceList):
    """Finds nothing until it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = 0
        self.closed = False
        self.waits = False

    @property
    def looking(self) -> bool:
        return self.waits

    def look(self) -> None:
        self.looked += 1
        self.waits = True

    def close(self) -> None:
        self.closed = True

    def find(self, *voices: Voice, more: bool = False) -> None:
        """Find these; `more` where another source may answer yet."""
        self.waits = more
        self.found.emit(voices)


class QuietSpeech(Speech):
    """Does nothing of itself; `answer` opens it, `hear` begins to speak."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[object, ...]] = []
        self.who: Voice | None = None
        self.why = ""

    @property
    def voice(self) -> Voice | None:
        return self.who

    @property
    def reason(self) -> str:
        return self.why

    def open(self, voice_id: str | None = None) -> None:
        self.calls.append(("open", voice_id))

    def prepare(self, lines: Sequence[Line]) -> None:
        self.calls.append(("prepare", *lines))

    def say(self, line: Line, late: float = 0.0) -> None:
        self.calls.append(("say", line))

    def set_volume(self, volume: float) -> None:
        self.calls.append(("volume", volume))

    def close(self) -> None:
        self.calls.append(("close",))

    def answer(self, voice: Voice | None, why: str = "") -> None:
        self.who, self.why = voice, why
        self.changed.emit()


class Machine(QObject):
    """What the page made, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.lists: list[QuietVoices] = []
        self.speeches: list[QuietSpeech] = []

    def voices(self) -> VoiceList:
        self.lists.append(QuietVoices())
        return self.lists[-1]

    def speech(self) -> Speech:
        self.speeches.append(QuietSpeech())
        return self.speeches[-1]


@pytest.fixture
def machine(qapp: object) -> Machine:
    return Machine()
