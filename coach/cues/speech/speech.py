"""The voice of a session."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from coach.cues.cue import LATEST, Line
from coach.cues.effect import Effect
from coach.cues.outputs import Outputs
from coach.cues.sounds import NO_DEVICE, SoundsUnavailable
from coach.cues.speech.machine import Machine, this_machine
from coach.cues.speech.sources import in_turn, speaker_of
from coach.cues.speech.speaker import Speaker
from coach.cues.speech.voice import Source, Voice


class Speech(QObject):
    """Says lines when their moment comes or not at all; takes the first source that works.

    `voice` is who speaks, None until a source has opened and where there is none; `reason` then
    says in one line why. `changed` tells that either is another one now, `began` (with the Line)
    that it is heard from now on. The system's voices may take seconds to open, and to open again
    where they were stuck: with a `stand_in` the phrases that ship speak meanwhile.
    """

    changed = Signal()
    began = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        machine: Machine | None = None,
        *,
        stand_in: bool = False,
    ) -> None:
        super().__init__(parent)
        self._machine = machine or this_machine()
        self._wants_stand_in = stand_in
        self._outputs: Outputs | None = None
        self._closed = True
        self._speaker: Speaker | None = None
        self._stand_in: Speaker | None = None
        self._sources: list[Source] = []
        self._voice_id: str | None = None
        self._voice: Voice | None = None
        self._is_open = False
        self._reason = ""
        self._ahead: tuple[Line, ...] = ()
        self._volume = 1.0
        self._muted = False

    @property
    def voice(self) -> Voice | None:
        return self._voice

    @property
    def reason(self) -> str:
        return self._reason

    @property
    def muted(self) -> bool:
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        if muted:
            self.hush()

    def open(self, voice_id: str | None = None) -> None:
        """Look for the voice; where it cannot be had, or is None, for the first that works."""
        self.close()
        self._voice_id = voice_id
        self._sources = in_turn(voice_id)
        self._reason = ""
        self._closed = False
        self._watch_outputs()
        if self._wants_stand_in and self._sources[0] is Source.SYSTEM:
            self._open_stand_in()
        self._open_next()

    def prepare(self, lines: Sequence[Line]) -> None:
        """Get ready what may be said soon, what comes first at the front."""
        self._ahead = tuple(line for line in dict.fromkeys(lines) if line)
        if self._stand_in:
            self._stand_in.prepare(self._ahead)
        if self._is_open and self._speaker:
            self._speaker.prepare(self._ahead)

    def say(self, line: Line, late: float = 0.0) -> None:
        """Begin within LATEST of its moment, which was `late` seconds ago, or not at all.

        It takes over from what is being said.
        """
        if not line or late >= LATEST or self._muted:
            return
        if self._is_open and self._speaker:
            self._end_stand_in()
            self._speaker.say(line, LATEST - late)
        elif self._stand_in:
            self._stand_in.say(line, LATEST - late)

    def hush(self) -> None:
        """Fall silent at once."""
        for speaker in self._speakers():
            speaker.hush()

    def set_volume(self, volume: float) -> None:
        """`volume` from 0 to 1."""
        self._volume = volume
        for speaker in self._speakers():
            speaker.set_volume(volume)

    def close(self) -> None:
        """Fall silent and leave no process and no file; `open` begins anew."""
        self._sources = []
        self._end_stand_in()
        self._end_speaker()
        self._voice = None
        self._closed = True

    def _watch_outputs(self) -> None:
        """Once and for all: whether a sound server that had gone was found again is not forgotten.

        Before any effect is made: see coach.cues.sounds.
        """
        if self._outputs:
            return
        self._outputs = outputs = self._machine.outputs()
        outputs.setParent(self)
        outputs.changed.connect(self._on_outputs)
        outputs.watch()

    def _speakers(self) -> tuple[Speaker, ...]:
        return tuple(speaker for speaker in (self._speaker, self._stand_in) if speaker)

    def _made(self, source: Source) -> Speaker:
        machine = replace(self._machine, make_effect=self._effect)
        speaker = speaker_of(source, self._voice_id, machine, self)
        speaker.began.connect(self.began)
        speaker.set_volume(self._volume)
        return speaker

    def _effect(self, file: Path) -> Effect:
        if self._outputs and not self._outputs.serving:
            raise SoundsUnavailable(NO_DEVICE)
        return self._machine.make_effect(file)

    def _open_next(self) -> None:
        if not self._sources:
            self.changed.emit()
            return
        self._speaker = speaker = self._made(self._sources.pop(0))
        speaker.opened.connect(self._on_opened)
        speaker.failed.connect(self._on_failed)
        speaker.away.connect(self._on_away)
        speaker.open()

    def _open_stand_in(self) -> None:
        self._stand_in = stand_in = self._made(Source.PROMPTS)
        stand_in.failed.connect(self._end_stand_in)
        stand_in.open()
        if self._stand_in:
            stand_in.prepare(self._ahead)

    def _on_opened(self, voice: Voice) -> None:
        self._voice = voice
        self._is_open = True
        self._reason = ""
        if self._speaker:
            self._speaker.prepare(self._ahead)
        self.changed.emit()

    def _on_away(self) -> None:
        self._is_open = False
        if self._wants_stand_in and not self._stand_in:
            self._open_stand_in()

    def _on_failed(self, reason: str) -> None:
        self._reason = reason
        self._voice = None
        self._end_speaker()
        self._open_next()

    def _on_outputs(self) -> None:
        if self._closed:
            return
        if not self._speaker:
            self.open(self._voice_id)
            return
        for speaker in self._speakers():
            speaker.renew()

    def _end_speaker(self) -> None:
        speaker, self._speaker = self._speaker, None
        self._is_open = False
        _end(speaker, self)

    def _end_stand_in(self) -> None:
        speaker, self._stand_in = self._stand_in, None
        _end(speaker, self)


def _end(speaker: Speaker | None, listener: QObject) -> None:
    if speaker:
        speaker.disconnect(listener)
        speaker.close()
        speaker.deleteLater()
