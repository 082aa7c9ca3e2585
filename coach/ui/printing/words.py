"""What a hand-out says of exercises and doses: in full, as nobody is there to explain it."""

from collections.abc import Iterable

from coach.core.exercise import Dose, Equipment, Exercise, Sidedness, SideOrder, Way
from coach.core.routine import Routine
from coach.ui.words import (
    count_word,
    exercises_text,
    listing,
    number_text,
    position_text,
    times_text,
    weekday_name,
)

NO_BREAK = "\N{NO-BREAK SPACE}"
TAKE_CARE = "Take care:"
CARE = (
    "Ease off if the pain grows.",
    "Stop at sharp or shooting pain, numbness or weakness.",
    "Keep breathing; never hold your breath.",
    "Your own clinician’s word goes first.",
)
EMERGENCY = (
    "Get emergency help at once: new trouble passing urine or stool, numbness round the genitals "
    "or back passage, weakness or numbness in both legs, or a fall."
)
_EQUIPMENT = {
    Equipment.TOWEL: "a towel",
    Equipment.CUSHION: "a cushion",
    Equipment.CHAIR: "a chair",
    Equipment.WALL: "a wall",
}
_ONE_SIDE = {SideOrder.RIGHT_ONLY: "on the right", SideOrder.LEFT_ONLY: "on the left"}


def dose_sentence(dose: Dose, exercise: Exercise) -> str:
    """What is prescribed, in full: "Hold for 30 seconds, 3 times on each side."."""
    parts = [_times(dose, exercise)]
    if dose.tempo is None:
        parts.insert(0, f"Hold for {_seconds(dose.hold)}")
    elif dose.self_paced:
        parts.append("at your own pace")
    else:
        parts.append(f"about {_seconds(dose.tempo.seconds)} each")
    line = ", ".join(part for part in parts if part)
    return f"{number_text(dose.sets)} sets. Each: {line}." if dose.sets > 1 else f"{line}."


def _times(dose: Dose, exercise: Exercise) -> str:
    often = "once" if dose.reps == 1 else f"{number_text(dose.reps)} times"
    if dose.tempo is not None:
        often = often.capitalize()
    if exercise.sidedness is Sidedness.BOTH_AT_ONCE:
        return "" if dose.tempo is None and dose.reps == 1 else often
    where = "to each side" if exercise.sidedness is Sidedness.EACH_WAY else "on each side"
    return f"{often} {_ONE_SIDE.get(dose.order, where)}"


def _seconds(seconds: float) -> str:
    if seconds >= 60 and seconds % 60 == 0:
        return f"{number_text(seconds / 60)} minute{'' if seconds == 60 else 's'}"
    return f"{number_text(seconds)} second{'' if seconds == 1 else 's'}"


def facts(exercise: Exercise, way: Way, dose: Dose) -> tuple[str, ...]:
    """How one lies and with what, where it is felt, and how long one rests, a line each.

    Where there are several ways, the name of the way says whether anything is needed.
    """
    needed = [] if way.name else [_EQUIPMENT[each] for each in exercise.equipment]
    position = position_text(exercise.position)
    lines = (
        position,
        f"Way: {way.name}" if way.name else "",
        f"You need: {listing(needed)}" if needed else "",
        f"Felt in: {exercise.felt}" if exercise.felt else "",
        _rests(dose),
    )
    return tuple(line for line in lines if line)


def _rests(dose: Dose) -> str:
    rests = []
    if dose.tempo is None and dose.rest and dose.reps > 1:
        rests.append(f"{_seconds(dose.rest)} in between")
    if dose.sets > 1:
        rests.append(f"{_seconds(dose.set_rest)} between sets")
    return f"Rest: {', '.join(rests)}" if rests else ""


def summary(routine: Routine) -> str:
    """How many exercises, on which days and how often on each."""
    said = (exercises_text(len(routine.active)), days_text(routine.days), _a_day(routine))
    return " · ".join(part for part in said if part)


def _a_day(routine: Routine) -> str:
    said = f"{times_text(routine.times)} a day".replace(" ", NO_BREAK)
    return said if routine.times > 1 and routine.days else ""


def days_text(days: Iterable[int]) -> str:
    """ "every day", "Monday, Wednesday and Friday"; nothing where there are none."""
    days = tuple(days)
    if len(days) == 7:
        return "every day"
    return listing(weekday_name(day) for day in days) if days else ""


def tick_hint(routine: Routine) -> str:
    """How to tick what is done more than once a day."""
    if routine.times == 1:
        return (
            "A tick in the box when it is done. A day left out is no failure: go on the next one."
        )
    return (
        f"A stroke in the box each time: {count_word(routine.times)} strokes make a whole day. "
        "A day left out is no failure: go on the next one."
    )
