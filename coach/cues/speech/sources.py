"""The sources of speech on a machine."""

from PySide6.QtCore import QObject

from coach.cues.speech.espeak import EspeakRenderer, voice_of
from coach.cues.speech.machine import Machine
from coach.cues.speech.prompts import PromptsRenderer
from coach.cues.speech.rendered import RenderedSpeaker
from coach.cues.speech.speaker import Speaker
from coach.cues.speech.system import SystemSpeaker
from coach.cues.speech.voice import Source


def speaker_of(source: Source, voice_id: str | None, machine: Machine, parent: QObject) -> Speaker:
    """Not open yet; speaks by the voice of this id where the source has it."""
    if source is Source.SYSTEM:
        return SystemSpeaker(
            machine.talker,
            voice_id,
            parent,
            opens_within=machine.opens_within,
            answers_within=machine.answers_within,
        )
    renderer = (
        EspeakRenderer(voice_of(voice_id), renders_within=machine.renders_within)
        if source is Source.ESPEAK
        else PromptsRenderer(machine.prompts)
    )
    return RenderedSpeaker(renderer, machine.make_effect, parent)


def in_turn(voice_id: str | None) -> list[Source]:
    """Which to try, one after the other: that of the chosen voice first."""
    named = (voice_id or "").partition(":")[0]
    return sorted(Source, key=lambda source: source.value != named)
