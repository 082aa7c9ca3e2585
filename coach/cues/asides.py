"""What is told beside the plan: its words, its sounds, and whether the stage lights up."""

from enum import StrEnum

from coach.core.voice import VoiceLevel
from coach.cues.cue import Line
from coach.cues.sound import Sound
from coach.cues.words import Fixed

# The levels at which more than numbers is said.
SPOKEN = (VoiceLevel.FULL, VoiceLevel.BRIEF)


class Aside(StrEnum):
    """What is told beside the plan, as it happens."""

    PAUSED = "paused"
    RESUMING = "resuming"
    LONGER = "longer"
    SHORTER = "shorter"
    HURT = "hurt"
    ENDED = "ended"
    SOUND_BACK = "sound-back"
    SLEPT = "slept"


_PHRASES = {
    Aside.PAUSED: (Fixed.PAUSED, Fixed.PRESS_TO_GO_ON),
    Aside.LONGER: (Fixed.LONGER,),
    Aside.SHORTER: (Fixed.SHORTER,),
    Aside.HURT: (Fixed.HURT, Fixed.HURT_REST),
    Aside.ENDED: (Fixed.ENDED, Fixed.ENDED_KEPT),
    Aside.SOUND_BACK: (Fixed.SOUND_BACK,),
    Aside.SLEPT: (Fixed.SLEPT, Fixed.PRESS_TO_GO_ON),
}
SOUNDS = {
    Aside.PAUSED: Sound.STOPPED,
    Aside.RESUMING: Sound.GOING_ON,
    Aside.LONGER: Sound.TICK,
    Aside.SHORTER: Sound.TICK,
    Aside.HURT: Sound.STOPPED,
    Aside.ENDED: Sound.STOPPED,
    Aside.SLEPT: Sound.STOPPED,
}
FLASHED = (Aside.PAUSED, Aside.RESUMING, Aside.HURT, Aside.SLEPT)


def said(aside: Aside, level: VoiceLevel) -> Line:
    """Nothing for RESUMING, whose words follow from where the session stands."""
    if level not in SPOKEN:
        return ()
    line = tuple(phrase.value for phrase in _PHRASES.get(aside, ()))
    return line if level is VoiceLevel.FULL else line[:1]
