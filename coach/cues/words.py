"""Everything that is spoken, in phrases that each stand for themselves.

No phrase says more than one thing that varies (a number, an exercise, a side), so what a session
of the shipped exercises can say is a small, finite set: `all_phrases`.
"""

import textwrap
from enum import StrEnum

from coach.core.exercise import Bearing, Catalog, Exercise, Side, Sidedness
from coach.core.plan import Step, StepKind
from coach.core.routine import Entry
from coach.core.voice import VoiceLevel
from coach.cues.cue import LONGEST, Line

MOST_IN_WORDS = 60
MOST_SETS = 20

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty")
_WAYS = {Side.RIGHT: "To the right", Side.LEFT: "To the left", Side.BOTH: ""}


class Fixed(StrEnum):
    """The phrases that nothing varies."""

    HOLD = "Hold."
    KEEP_BREATHING = "Keep breathing."
    HALF_WAY = "Half-way."
    LET_GO = "Let go."
    REST = "Rest."
    LAST_ONE = "Last one."
    LAST_EACH_WAY = "Last one each way."
    LAST_EACH_SIDE = "Last one each side."
    LAST_SET = "The last set comes next."
    CHANGE_SIDES = "Change sides."
    OTHER_WAY = "Now the other way."
    ONTO_BACK = "Turn onto your back."
    ONTO_SIDE = "Turn onto your side."
    ONTO_OTHER_SIDE = "Turn onto your other side."
    ONTO_FRONT = "Turn onto your front."
    ONTO_ALL_FOURS = "Come onto hands and knees."
    ONTO_SEAT = "Sit down on the chair."
    ONTO_FEET = "Stand up, without haste."
    PRESS_AFTER_EACH = "Press the key after each one."
    WELL_DONE = "Well done."
    TAKE_YOUR_TIME = "Take your time getting up."
    PAUSED = "Paused."
    PRESS_TO_GO_ON = "Press the key when you are ready."
    GET_READY = "Get ready."
    LONGER = "Five seconds more."
    SHORTER = "Five seconds less."
    HURT = "All right, we stop."
    HURT_REST = "Let go, and breathe."
    ENDED = "We end here."
    ENDED_KEPT = "What you did is kept."
    SOUND_BACK = "The sound is back."
    SLEPT = "The computer was asleep."
    OWN_EXERCISE = "Your own exercise."


def side_label(exercise: Exercise, side: Side) -> str:
    """ "Right leg", "To the left", or nothing where there is no side to name."""
    if exercise.sidedness is Sidedness.EACH_WAY:
        return _WAYS[side]
    if side is Side.BOTH:
        return ""
    return f"{side.value.capitalize()} {exercise.limb or 'side'}"


def number_word(number: int) -> str:
    """0 to 60 as a word, "twenty-one"; in digits above."""
    if number > MOST_IN_WORDS:
        return str(number)
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_SMALL[ones]}" if ones else _TENS[tens]


def number(value: int) -> str:
    """ "Twelve." """
    return f"{number_word(value).capitalize()}."


def to_go(seconds: int) -> str:
    """ "Twelve to go." """
    return f"{number_word(seconds).capitalize()} to go."


def set_comes(set_number: int) -> str:
    """ "Set two comes next." """
    return f"Set {number_word(set_number)} comes next."


def sentence(text: str) -> str:
    """What a content file says, as it is spoken: without the asterisks, ending in a full stop."""
    spoken = " ".join(text.replace("*", "").split())
    return spoken if not spoken or spoken[-1] in ".!?" else f"{spoken}."


def as_written(note: str) -> Line:
    """A person's own words as they are, in parts that are short enough to be handed on."""
    return tuple(textwrap.wrap(note, LONGEST))


def where(exercise: Exercise, side: Side) -> Line:
    """Which exercise, and which side of it."""
    return _line(exercise.name, side_label(exercise, side))


def side_line(exercise: Exercise, side: Side) -> Line:
    """The side alone; nothing where there is none to name."""
    return _line(side_label(exercise, side))


def lead_in(
    step: Step, exercise: Exercise, level: VoiceLevel, entry: Entry | None = None
) -> tuple[Line, ...]:
    """What to say before work begins, from the fullest to the shortest that still serves.

    `step` is a lead-in or a rest between sets; `entry` says which way it is done, and has the
    person's note, which is read out before the first rep. Nothing at the levels that only count.
    """
    if level not in (VoiceLevel.FULL, VoiceLevel.BRIEF):
        return ()
    full = level is VoiceLevel.FULL
    if step.kind is StepKind.SET_REST:
        return _set_rest(step, exercise)
    if step.kind is StepKind.CHANGE_SIDE:
        return _change_side(step, exercise, full)
    turn = _turn(step, exercise)
    name = where(exercise, step.side)
    lines: tuple[Line, ...] = (turn + name, name, _line(exercise.name), turn)
    if full:
        ready = _line(*exercise.getting_ready(entry.way if entry else ""))
        cue = _line(exercise.cue)
        noted = as_written(entry.note) if entry and step.rep_of_side == 1 else ()
        lines = (turn + name + ready + cue, turn + name + ready, turn + name + cue, *lines)
        if noted:
            lines = (lines[0] + noted, turn + name + noted, *lines)
    return _distinct(lines)


def hold_start(step: Step, level: VoiceLevel, long: bool) -> tuple[Line, ...]:
    """What starts a hold, from the fullest to the shortest."""
    count: Line = (number(step.rep),)
    if level is VoiceLevel.NUMBERS:
        return (count,)
    hold: Line = (Fixed.HOLD.value,)
    if _is_last(step):
        last: Line = (Fixed.LAST_ONE.value,)
        return (last + hold, last, hold) if long else (last, count)
    if step.rep > 1:
        return (count + hold, hold) if long else (count,)
    return (hold,) if long else (count + hold, count)


def rep_start(step: Step, exercise: Exercise, level: VoiceLevel, pair: bool) -> tuple[Line, ...]:
    """What starts a rep at a tempo; with `pair` the same rep of the other side follows at once."""
    count: Line = (number(step.rep),)
    if level is VoiceLevel.NUMBERS or not _is_last(step):
        return (count,)
    last: Line = (Fixed.LAST_ONE.value,)
    if not pair:
        return (last, count)
    each_way = exercise.sidedness is Sidedness.EACH_WAY
    return ((Fixed.LAST_EACH_WAY if each_way else Fixed.LAST_EACH_SIDE).value,), last, count


def all_phrases(catalog: Catalog) -> tuple[str, ...]:
    """Every phrase that a session of these exercises can say, always in the same order.

    Only numbers above 60 are not among them.
    """
    counts = range(1, MOST_IN_WORDS + 1)
    phrases = [
        *(phrase.value for phrase in Fixed),
        *map(number, counts),
        *map(to_go, counts),
        *map(set_comes, range(2, MOST_SETS)),
    ]
    for exercise in catalog.exercises:
        labels = (side_label(exercise, side) for side in Side)
        ways = [way.pose for way in exercise.ways] or [""]
        ready = [sentence for pose in ways for sentence in exercise.getting_ready(pose)]
        phrases += _line(exercise.name, *labels, *ready, exercise.cue)
    return tuple(dict.fromkeys(phrases))


ONTO = {
    Bearing.BACK: Fixed.ONTO_BACK,
    Bearing.SIDE: Fixed.ONTO_SIDE,
    Bearing.FRONT: Fixed.ONTO_FRONT,
    Bearing.ALL_FOURS: Fixed.ONTO_ALL_FOURS,
    Bearing.SEAT: Fixed.ONTO_SEAT,
    Bearing.FEET: Fixed.ONTO_FEET,
}


def _line(*texts: str) -> Line:
    return tuple(sentence(text) for text in texts if text.strip(" *"))


def _distinct(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(line for line in lines if line))


def _is_last(step: Step) -> bool:
    """The last of several in its set; a lone one needs no telling."""
    return step.reps > 1 and step.rep == step.reps


def _turn(step: Step, exercise: Exercise) -> Line:
    if step.kind is not StepKind.CHANGE_POSITION:
        return ()
    return (ONTO[exercise.position.bearing].value,)


def _set_rest(step: Step, exercise: Exercise) -> tuple[Line, ...]:
    rest: Line = (Fixed.REST.value,)
    last = step.set_number == step.sets
    coming: Line = (Fixed.LAST_SET.value if last else set_comes(step.set_number),)
    side = side_line(exercise, step.side)
    return _distinct((rest + coming + side, rest + coming, rest))


def _change_side(step: Step, exercise: Exercise, full: bool) -> tuple[Line, ...]:
    each_way = exercise.sidedness is Sidedness.EACH_WAY
    change: Line = ((Fixed.OTHER_WAY if each_way else Fixed.CHANGE_SIDES).value,)
    side = side_line(exercise, step.side)
    turn: Line = ()
    if full and exercise.position.bearing is Bearing.SIDE and not each_way:
        turn = (Fixed.ONTO_OTHER_SIDE.value,)
    return _distinct((change + turn + side, change + side, change))
