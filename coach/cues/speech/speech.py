"""The voice of a session."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from coach.cues.cue import LATEST, Line
from coach.cues.outputs import Outputs
from coach.cues.speech.espeak import EspeakRenderer, voice_of
from coach.cues.speech.machine import Machine, this_machine
from coach.cues.speech.prompts import PromptsRenderer
from coach.cues.speech.rendered import RenderedSpeaker
from coach.cues.speech.speaker import Speaker
from coach.cues.speech.system import SystemSpeaker
from coach.cues.speech.voice import Source, Voice, source_of


class Speech(QObject):
    """Says lines when their moment comes or not at all; takes the first source that works.

    `voice` is who speaks, None until a source has opened and where there is none; `reason` then
    says in one line why. `changed` tells that either is another one now, `began` (with the Line)
    that it is heard from now on.
    """

    changed = Signal()
    began = Signal(object)

    def __init__(self, parent: QObject | None = None, machine: Machine | None = None) -> None:
        super().__init__(parent)
        self._machine = machine or this_machine()
        self._outputs: Outputs | None = None
        self._speaker: Speaker | None = None
        self._sources: list[Source] = []
        self._voice_id: str | None = None
        self._voice: Voice | None = None
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
        chosen = source_of(voice_id) if voice_id else None
        self._sources = sorted(Source, key=lambda source: source is not chosen)
        self._reason = ""
        self._watch_outputs()
        self._open_next()

    def prepare(self, lines: Sequence[Line]) -> None:
        """Get ready what may be said soon, what comes first at the front."""
        self._ahead = tuple(line for line in dict.fromkeys(lines) if line)
        if self._voice and self._speaker:
            self._speaker.prepare(self._ahead)

    def say(self, line: Line, late: float = 0.0) -> None:
        """Begin within LATEST of its moment, which was `late` seconds ago, or not at all.

        It takes over from what is being said.
        """
        if line and late < LATEST and self._voice and self._speaker and not self._muted:
            self._speaker.say(line, LATEST - late)

    def hush(self) -> None:
        """Fall silent at once."""
        if self._speaker:
            self._speaker.hush()

    def set_volume(self, volume: float) -> None:
        """`volume` from 0 to 1."""
        self._volume = volume
        if self._speaker:
            self._speaker.set_volume(volume)

    def close(self) -> None:
        """Fall silent and leave no process and no file; `open` begins anew."""
        self._sources = []
        self._end_speaker()
        self._voice = None
        if self._outputs:
            self._outputs.deleteLater()
        self._outputs = None

    def _watch_outputs(self) -> None:
        self._outputs = outputs = self._machine.outputs()
        outputs.setParent(self)
        outputs.changed.connect(self._on_outputs)
        outputs.watch()

    def _on_outputs(self) -> None:
        if self._voice and self._speaker:
            self._speaker.renew()
        elif self._outputs and not self._speaker:
            self.open(self._voice_id)

    def _open_next(self) -> None:
        if not self._sources:
            self.changed.emit()
            return
        self._speaker = speaker = self._speaker_of(self._sources.pop(0))
        speaker.opened.connect(self._on_opened)
        speaker.failed.connect(self._on_failed)
        speaker.began.connect(self.began)
        speaker.set_volume(self._volume)
        speaker.open()

    def _speaker_of(self, source: Source) -> Speaker:
        machine = self._machine
        if source is Source.SYSTEM:
            return SystemSpeaker(
                machine.talker,
                self._voice_id,
                self,
                opens_within=machine.opens_within,
                answers_within=machine.answers_within,
            )
        renderer = (
            EspeakRenderer(voice_of(self._voice_id), renders_within=machine.opens_within)
            if source is Source.ESPEAK
            else PromptsRenderer(machine.prompts)
        )
        return RenderedSpeaker(renderer, machine.make_effect, self)

    def _on_opened(self, voice: Voice) -> None:
        self._voice = voice
        self._reason = ""
        if self._speaker:
            self._speaker.prepare(self._ahead)
        self.changed.emit()

    def _on_failed(self, reason: str) -> None:
        self._reason = reason
        self._voice = None
        self._end_speaker()
        self._open_next()

    def _end_speaker(self) -> None:
        if self._speaker:
            self._speaker.disconnect(self)
            self._speaker.close()
            self._speaker.deleteLater()
        self._speaker = None
