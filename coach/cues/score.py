"""Which sounds belong to what happens in a session."""

from collections.abc import Sequence

from coach.core.event import Event, Finished, RepDone, StepStarted
from coach.core.plan import StepKind
from coach.cues.sounds import Sound

_OF_STEP = {
    StepKind.READY: Sound.READY,
    StepKind.CHANGE_POSITION: Sound.READY,
    StepKind.NEXT: Sound.READY,
    StepKind.CHANGE_SIDE: Sound.CHANGE_SIDE,
    StepKind.HOLD: Sound.HOLD_START,
    StepKind.REP: Sound.REP,
}


def sounds_of(events: Sequence[Event]) -> tuple[Sound, ...]:
    """What is to be heard at a moment: that a hold is over, then what begins.

    Of several boundaries crossed at once only the last is heard; what it left behind is past.
    """
    heard: tuple[Sound, ...] = ()
    for event in events:
        if isinstance(event, RepDone):
            heard = (Sound.HOLD_END,) if event.step.kind is StepKind.HOLD else ()
        elif isinstance(event, StepStarted):
            begins = _OF_STEP.get(event.step.kind)
            kept = tuple(sound for sound in heard if sound is Sound.HOLD_END)
            heard = kept + ((begins,) if begins else ())
        elif isinstance(event, Finished) and event.completed:
            heard += (Sound.DONE,)
    return heard
