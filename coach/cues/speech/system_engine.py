"""The system's own voices, by Qt."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from coach.cues.speech.voice import Source, Voice

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

RATE = -0.1  # of -1 to 1: a little calmer than the system's own
LONGEST_NAME = 150  # so that an id keeps within what a setting may be long
MOST_VOICES = 1000


class EngineUnavailable(Exception):
    """Qt cannot speak on this machine; the text says why in one line."""


class SystemEngine(QObject):
    """One QTextToSpeech; each call may block for as long as the system likes.

    Answers `open` by `opened` with its Voice or by `failed`; tells by `speaking` and `silent` what
    is heard.
    """

    opened = Signal(object)
    failed = Signal(str)
    speaking = Signal()
    silent = Signal()

    def __init__(self, engine: "QTextToSpeech") -> None:
        super().__init__()
        self._engine = engine
        self._voice_id: str | None = None
        self._opening = False
        engine.stateChanged.connect(self._on_state)

    @classmethod
    def made(cls, name: str | None) -> "SystemEngine":
        """By Qt's engine of this name, None for its own choice. Raises EngineUnavailable."""
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError as error:  # on Linux without libpulse0
            raise EngineUnavailable(f"The system's voices cannot be used: {error}") from error
        if not QTextToSpeech.availableEngines():
            raise EngineUnavailable("The system has no voices.")
        return cls(QTextToSpeech(name) if name else QTextToSpeech())

    @property
    def is_silent(self) -> bool:
        return self._engine.state() is type(self._engine).State.Ready

    def open(self, voice_id: str | None) -> None:
        """Make ready the voice of this id, or an English one."""
        self._voice_id = voice_id
        self._opening = True
        self._on_state(self._engine.state())

    def voices(self) -> tuple[Voice, ...]:
        """Those whose language is known; a voice's variants are left out."""
        return tuple(self._usable())[:MOST_VOICES]

    def say(self, text: str) -> None:
        self._engine.say(text)

    def stop(self) -> None:
        self._engine.stop()

    def set_volume(self, volume: float) -> None:
        """`volume` from 0 to 1."""
        self._engine.setVolume(volume)

    def _usable(self) -> "dict[Voice, QVoice]":
        """Of an engine that lists thousands, most are variants."""
        usable = {}
        for voice in self._engine.allVoices(None):  # type: ignore[arg-type]  # None for any
            name = voice.name()
            if "+" in name or len(name) > LONGEST_NAME:
                continue
            locale = voice.locale()
            if locale.language() is not QLocale.Language.C:
                usable[_described(voice)] = voice
        return usable

    def _on_state(self, state: "QTextToSpeech.State") -> None:
        states = type(self._engine).State
        if self._opening:
            if state is states.Ready:
                self._opening = False
                self._choose()
            elif state is states.Error and self._has_failed():
                self._opening = False
                self.failed.emit(f"The system's voices cannot be used: {self._why()}")
        elif state is states.Speaking:
            self.speaking.emit()
        elif state is states.Ready:
            self.silent.emit()

    def _has_failed(self) -> bool:
        """Whether an error is for good; until it is ready, an engine may say NoError."""
        return self._engine.errorReason() is not type(self._engine).ErrorReason.NoError

    def _why(self) -> str:
        return " ".join(self._engine.errorString().split()) or "no reason given."

    def _choose(self) -> None:
        usable = self._usable()
        voice = self._wanted(usable)
        if voice is None:
            self.failed.emit("The system has no English voice.")
            return
        self._engine.setLocale(usable[voice].locale())
        self._engine.setVoice(usable[voice])
        self._engine.setRate(RATE)
        self.opened.emit(voice)

    def _wanted(self, usable: "dict[Voice, QVoice]") -> Voice | None:
        """The chosen one, else the system's own where that is English, else an American."""
        english = [voice for voice in usable if voice.english]
        chosen = (voice for voice in usable if voice.id == self._voice_id)
        own = _described(self._engine.voice())
        others = sorted(
            english,
            # the name as well, since Qt takes a Caribbean voice for one of the United States
            key=lambda voice: (
                voice != own,
                voice.language != "en-US",
                "America)" not in voice.name,
            ),
        )
        return next(chosen, next(iter(others), None))


def _described(voice: "QVoice") -> Voice:
    language = voice.locale().name().replace("_", "-")
    return Voice(
        f"{Source.SYSTEM}:{language}:{voice.name()}", voice.name(), language, Source.SYSTEM
    )
