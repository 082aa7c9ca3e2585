"""What belongs to one step: what is sounded, said and flashed so many seconds into it.

Words begin when the sound of the same moment has died away and end within their step, so that
no cue runs into the next; where there is no room, the less important words are left out. Only the
metronome may tick under words: it is short and soft enough not to cover them.
"""

from collections.abc import Iterator
from math import ceil

from msgspec import Struct

from coach.core.exercise import Exercise
from coach.core.plan import Plan, Step, StepKind
from coach.core.routine import Entry
from coach.core.voice import VoiceLevel
from coach.cues import words
from coach.cues.cue import Line
from coach.cues.sound import Sound
from coach.cues.timing import seconds_to_say
from coach.cues.words import Fixed

# From here on a hold is long: it has a middle worth telling, and its end is counted aloud.
LONG_HOLD = 10.0
# From here on somebody might wonder whether it still goes on.
BREATHING_HOLD = 20.0
LONG_WAIT = 20.0
BREATHING_EVERY = 30.0
# A rep that waits tells after so long once more what it waits for.
REMINDED = 30.0
TICKED_HOLD = 5.0
TICKED_BREAK = 6.0
COUNTDOWN = (3, 2, 1)
TEN_TO_GO = 10
# Between the last word of a lead-in and the work: the three ticks before it are heard alone.
BREATH_SECONDS = 3.3
# Steps shorter than this do not light up the stage, so it flashes at most twice in any second.
LEAST_FLASHING = 0.5
# The last tick of the metronome keeps clear of the next rep's own sound.
TICK_CLEAR = 0.3

# After so many seconds a sound has faded enough for words.
FADED = {
    Sound.READY: 1.1,
    Sound.CHANGE_SIDE: 1.1,
    Sound.HOLD_START: 0.5,
    Sound.HOLD_END: 0.5,
    Sound.REP: 0.25,
    Sound.HALF_WAY: 0.5,
    Sound.LAST_SECONDS: 0.15,
    Sound.DONE: 1.7,
}
_BEGINNINGS = (StepKind.READY, StepKind.CHANGE_POSITION, StepKind.NEXT)


class Mark(Struct, frozen=True):
    """`after` are the seconds into the step."""

    after: float
    sound: Sound | None = None
    says: Line = ()
    flash: bool = False

    @property
    def until(self) -> float:
        """When what is said is over, by the estimate."""
        return self.after + seconds_to_say(self.says)


class Place(Struct, frozen=True):
    """Step `index` of a plan, which takes `length` seconds, and its exercise."""

    plan: Plan
    index: int
    length: float
    exercise: Exercise

    @property
    def step(self) -> Step:
        return self.plan.steps[self.index]

    @property
    def entry(self) -> Entry:
        return self.plan.entry(self.step)

    @property
    def before(self) -> Step | None:
        return self.plan.steps[self.index - 1] if self.index else None

    @property
    def following(self) -> Step | None:
        steps = self.plan.steps
        return steps[self.index + 1] if self.index + 1 < len(steps) else None


def script(place: Place, level: VoiceLevel, *, metronome: bool) -> tuple[Mark, ...]:
    """The marks of a step in their order; what is said never overlaps."""
    sounds = (*_opening(place), *_along(place, metronome))
    said: list[Mark] = []
    if level is not VoiceLevel.OFF:
        for wanted in _wanted(place, level):
            mark = next((mark for mark in wanted if _fits(mark, said, place)), None)
            if mark is not None:
                said.append(mark)
    return tuple(sorted((*sounds, *said), key=lambda mark: mark.after))


def opening_sounds(place: Place) -> tuple[Sound, ...]:
    """What is heard as a step begins: that the effort is over, then what comes now."""
    step, before = place.step, place.before
    over = before is not None and (
        before.kind is StepKind.HOLD
        or (before.kind is StepKind.REP and step.kind is StepKind.SET_REST)
    )
    ends = (Sound.HOLD_END,) if over and not step.kind.is_work else ()
    if step.kind is StepKind.HOLD:
        return (Sound.HOLD_START,)
    if step.kind is StepKind.REP:
        return (Sound.REP,)
    if step.kind is StepKind.CHANGE_SIDE:
        return (*ends, Sound.CHANGE_SIDE)
    return (*ends, Sound.READY) if step.kind in _BEGINNINGS else ends


def lead_in_room(step: Step, exercise: Exercise, entry: Entry, level: VoiceLevel) -> float:
    """Whole seconds that a lead-in or a rest between sets needs for all that is said in it.

    0 for other steps, and where nothing is said.
    """
    if not step.kind.is_lead_in:
        return 0.0
    lines = words.lead_in(step, exercise, level, entry)
    if not lines:
        return 0.0
    return float(ceil(_words_after(step) + seconds_to_say(lines[0]) + BREATH_SECONDS))


def all_lines(place: Place, level: VoiceLevel) -> Iterator[Line]:
    """Every line that the step may say, at whatever length it is given."""
    if level is VoiceLevel.OFF:
        return
    longer = Place(place.plan, place.index, max(place.length, 1.0) * 1000.0, place.exercise)
    for at_length in (place, longer):
        for wanted in _wanted(at_length, level):
            yield from (mark.says for mark in wanted)


def _opening(place: Place) -> Iterator[Mark]:
    flash = place.step.seconds >= LEAST_FLASHING
    sounds = opening_sounds(place)
    if not sounds:
        yield Mark(0.0, flash=flash)
    for number, sound in enumerate(sounds):
        yield Mark(0.0, sound, flash=flash and number == 0)


def _along(place: Place, metronome: bool) -> Iterator[Mark]:
    """The sounds within a step."""
    step, length = place.step, place.length
    if step.kind is StepKind.REP:
        if metronome and not step.waits:
            ticks = range(1, ceil(length - TICK_CLEAR))
            yield from (Mark(float(second), Sound.TICK) for second in ticks)
        return
    if step.kind is StepKind.HOLD and length >= LONG_HOLD:
        yield Mark(length / 2, Sound.HALF_WAY)
    if length >= (TICKED_HOLD if step.kind is StepKind.HOLD else TICKED_BREAK):
        yield from (Mark(length - left, Sound.LAST_SECONDS) for left in COUNTDOWN)


def _wanted(place: Place, level: VoiceLevel) -> Iterator[tuple[Mark, ...]]:
    """What is to be said, the most important first; of each, the choices from best to least."""
    step = place.step
    if step.kind is StepKind.HOLD:
        yield from _of_hold(place, level)
    elif step.kind is StepKind.REP:
        yield _of_rep(place, level)
        if step.waits and level is not VoiceLevel.NUMBERS:
            yield (Mark(REMINDED, says=(Fixed.PRESS_AFTER_EACH.value,)),)
    elif level is not VoiceLevel.NUMBERS:
        if step.kind is StepKind.RELAX:
            yield (Mark(FADED[Sound.HOLD_END], says=(_relax_word(place),)),)
        else:
            lines = words.lead_in(step, place.exercise, level, place.entry)
            yield tuple(Mark(_words_after(step), says=line) for line in lines)
        if place.length >= LONG_WAIT:
            yield (Mark(place.length - TEN_TO_GO, says=(words.to_go(TEN_TO_GO),)),)


def _of_hold(place: Place, level: VoiceLevel) -> Iterator[tuple[Mark, ...]]:
    step, length = place.step, place.length
    long = step.seconds >= LONG_HOLD
    start = words.hold_start(step, level, long)
    yield tuple(Mark(FADED[Sound.HOLD_START], says=line) for line in start)
    if length < LONG_HOLD:
        return
    for left in COUNTDOWN:
        after = length - left + FADED[Sound.LAST_SECONDS]
        yield (Mark(after, says=(words.number(left),)),)
    if level is not VoiceLevel.FULL:
        return
    half = length / 2 + FADED[Sound.HALF_WAY]
    yield (Mark(half, says=(Fixed.HALF_WAY.value,)),)
    for after in _breathing(step.seconds, length):
        yield (Mark(after, says=(Fixed.KEEP_BREATHING.value,)),)


def _breathing(planned: float, length: float) -> Iterator[float]:
    """At a quarter, and through a hold of minutes now and then.

    From the planned length, so that what was said is not said again when the hold gets longer.
    """
    if length < BREATHING_HOLD:
        return
    quarter = planned / 4
    yield min(quarter, BREATHING_EVERY)
    for number in range(2, int(length // BREATHING_EVERY) + 1):
        after = number * BREATHING_EVERY
        if abs(after - length / 2) > TEN_TO_GO and length - after > TEN_TO_GO:
            yield after


def _of_rep(place: Place, level: VoiceLevel) -> tuple[Mark, ...]:
    """A pair of reps, one each side without a break, is counted once, at its first."""
    step, before = place.step, place.before
    at = FADED[Sound.REP]
    if before is not None and before.kind is StepKind.REP and _pair(before, step):
        other = words.side_line(place.exercise, step.side)
        says = other if step.rep == 1 and level is not VoiceLevel.NUMBERS else ()
        return (Mark(at, says=says),) if says else ()
    following = place.following
    pair = following is not None and following.kind is StepKind.REP and _pair(step, following)
    lines = words.rep_start(step, place.exercise, level, pair)
    first = before is not None and before.kind in _BEGINNINGS
    if step.waits and first and level is not VoiceLevel.NUMBERS:
        lines = ((*lines[0], Fixed.PRESS_AFTER_EACH.value), *lines)
    return tuple(Mark(at, says=line) for line in lines)


def _pair(first: Step, second: Step) -> bool:
    return (first.exercise_index, first.set_number, first.rep) == (
        second.exercise_index,
        second.set_number,
        second.rep,
    ) and first.side is not second.side


def _relax_word(place: Place) -> str:
    coming = place.following
    short = coming is not None and coming.seconds < LONG_HOLD
    return (Fixed.LET_GO if short else Fixed.REST).value


def _words_after(step: Step) -> float:
    return FADED[Sound.HOLD_END] if step.kind is StepKind.SET_REST else FADED[Sound.READY]


def _fits(mark: Mark, said: list[Mark], place: Place) -> bool:
    """A step that waits lasts as long as it takes; before work the ticks are heard alone."""
    ticked = not place.step.kind.is_work and place.length >= TICKED_BREAK
    quiet = BREATH_SECONDS if ticked else 0.0
    if mark.until > place.length - quiet and not place.step.waits:
        return False
    return all(mark.until <= other.after or other.until <= mark.after for other in said)
