"""What is said of a pack."""

import re
from collections.abc import Sequence

from coach.core.exercise import Exercise
from coach.core.routine import Routine
from coach.storage.packs.differences import OtherDose, other_fields
from coach.storage.packs.layout import ENDING, PackError
from coach.storage.packs.merging import (
    Incoming,
    IncomingExercise,
    IncomingRoutine,
    Standing,
)
from coach.ui import words

REFUSED = "This pack cannot be used"
NOTHING_WRITTEN = "Nothing was written, and all that you have is as it was."
NOTHING_YET = "Nothing is written before you bring it in."
ALL_THERE = "You have all of this already."
STAYS = "All that you have stays as it is."
STANDINGS = {
    Standing.NEW: ("New", "accent"),
    Standing.SAME: ("You have it", "muted"),
    Standing.BESIDE: ("Kept beside yours", "rest"),
}
UNREADABLE = "Your own file of this name cannot be read and stays as it is."
_FIELDS = {
    "position": "another position",
    "sidedness": "other sides",
    "limb": "other sides",
    "steps": "other steps",
    "ready": "other steps",
    "cue": "other steps",
    "felt": "other muscles",
    "muscles": "other muscles",
    "cautions": "other cautions",
    "ask_first": "other cautions",
    "dose": "another dose",
    "ways": "another picture",
    "figure": "another picture",
    "photos": "another picture",
    "equipment": "other equipment",
}
_LONGEST_FILE_NAME = 60


def refusal_text(error: PackError) -> str:
    """Why a pack cannot be used, in one line: "poses/x.toml: is there twice", or a sentence where
    it is the pack as a whole.
    """
    return str(error) if error.entry else f"It {error.problem}."


def routines_text(number: int) -> str:
    """ "2 routines", "1 routine"."""
    return f"{words.number_text(number)} routine{'' if number == 1 else 's'}"


def holds_text(incoming: Incoming) -> str:
    """What stands in the pack: "1 routine and 10 exercises"."""
    counts = (
        (len(incoming.routines), routines_text),
        (len(incoming.exercises), words.exercises_text),
    )
    return words.listing(text(count) for count, text in counts if count)


def origin_text(incoming: Incoming) -> str:
    """ "A pack by Maria, with 1 routine and 10 exercises"."""
    by = f" by {incoming.made_by}," if incoming.made_by else ""
    return f"A pack{by} with {holds_text(incoming)}"


def brings_text(incoming: Incoming) -> str:
    """What would be new of it, in one or two sentences."""
    if not incoming.brings_anything:
        return ALL_THERE
    routines = [r for r in incoming.routines if r.standing is not Standing.SAME]
    exercises = [e for e in incoming.exercises if e.standing is not Standing.SAME]
    parts = [routines_text(len(routines))] if routines else []
    parts += [words.exercises_text(len(exercises))] if exercises else []
    verb = "comes" if len(routines) + len(exercises) == 1 else "come"
    return f"{words.listing(parts)} {verb} in. {STAYS}"


def exercise_note(one: IncomingExercise) -> str:
    """What is to be known of it beside its standing; empty where there is nothing."""
    if one.standing is not Standing.BESIDE:
        return ""
    if one.there is None:
        return UNREADABLE
    differs = [_FIELDS[name] for name in other_fields(one.there, one.exercise)]
    what = words.listing(dict.fromkeys(differs)) if differs else "other content"
    return f"Your “{one.there.name}” stays as it is. This one has {what}."


def routine_note(one: IncomingRoutine) -> str:
    """As `exercise_note`."""
    if one.standing is not Standing.BESIDE:
        return ""
    if one.there is None:
        return UNREADABLE
    return f"Your “{one.there.name}” stays as it is."


def dose_note(other: OtherDose, exercise: Exercise, there: Routine) -> str:
    """ "Bridge: 10 reps, in your “Back exercises” 15 reps"."""
    comes, yours = (words.dose_text(dose, exercise) for dose in (other.comes, other.there))
    if comes == yours:
        return f"{exercise.name}: other pauses or sides than in your “{there.name}”"
    return f"{exercise.name}: {comes}, in your “{there.name}” {yours}"


def days_text(routine: Routine) -> str:
    """On which days it is planned, how often and when it reminds: "Monday and Friday, twice a day,
    reminders at 07:35 and 19:00".
    """
    if not routine.days:
        return "On no fixed days"
    every = len(routine.days) == 7
    parts = ["Every day" if every else words.listing(words.weekday_name(d) for d in routine.days)]
    if routine.times > 1:
        parts.append(f"{words.times_text(routine.times)} a day")
    if routine.reminders:
        parts.append(words.reminders_text(routine.reminders))
    return ", ".join(parts)


def brought_text(incoming: Incoming, today: str) -> Sequence[str]:
    """What has come in, and that today's routine is still what it was."""
    routines = [r.routine.name for r in incoming.routines if r.standing is not Standing.SAME]
    exercises = sum(e.standing is not Standing.SAME for e in incoming.exercises)
    parts = [f"“{name}”" for name in routines]
    parts += [words.exercises_text(exercises)] if exercises else []
    verb = "has" if len(routines) + exercises == 1 else "have"
    lines = [f"{words.listing(parts)} {verb} come in."]
    if routines:
        lines.append(f"Your routine for today is still “{today}”.")
    return lines


def saved_text(routine: Routine) -> str:
    """What has gone into a pack."""
    exercises = len({entry.exercise for entry in routine.entries})
    what = f"It holds {words.exercises_text(exercises)} with their pictures and doses"
    noted = any(entry.note for entry in routine.entries)
    return f"{what}, and your notes." if noted else f"{what}."


def file_name(name: str) -> str:
    """A name for the file of a pack that every system allows."""
    plain = re.sub(r'[\\/:*?"<>|\s]+', " ", name).strip(" .")
    return f"{plain[:_LONGEST_FILE_NAME].strip(' .') or 'Routine'}{ENDING}"
