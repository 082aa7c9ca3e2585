"""Changes of a dose, told as doses are told elsewhere."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from coach.core.by_exercise import DoseChange
from coach.core.exercise import Dose, Exercise, Position, Sidedness
from coach.ui import words
from coach.ui.charts.dates import day_month

TOLD_CHANGES = 2
_FINER = {
    "order": "Order of sides",
    "tempo": "Pace",
    "rest": "Rest",
    "set_rest": "Rest between sets",
}


class Change(NamedTuple):
    """Another dose from `day` on, both as they are written elsewhere.

    `what` has changed, and `how`: "Dose", "on 14 Oct from 30 s × 3 to 20 s × 3".
    """

    day: date
    before: str
    after: str
    what: str
    how: str

    @property
    def sentence(self) -> str:
        return f"{self.what} changed {self.how}."


def day_text(day: date, today: date) -> str:
    """Without its year in this one: "12 Oct", "12 Oct 2024"."""
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"


def changes_told(changes: Sequence[Change]) -> tuple[str, ...]:
    """The newest changes in full; of many only how many there were."""
    if len(changes) <= TOLD_CHANGES:
        return tuple(change.sentence for change in changes)
    often = words.times_text(len(changes))
    return (f"Dose changed {often}, the last time {changes[-1].how}.",)


def told_change(change: DoseChange, exercise: Exercise | None, today: date) -> Change:
    """`exercise`: None where it is there no more."""
    before, after = _doses(change, exercise)
    when = f"on {day_text(change.day, today)}"
    if before != after:
        return Change(change.day, before, after, "Dose", f"{when} from {before} to {after}")
    finer = (
        what
        for field, what in _FINER.items()
        if getattr(change.before, field) != getattr(change.after, field)
    )
    return Change(change.day, before, after, next(finer, "Dose"), when)


def _doses(change: DoseChange, exercise: Exercise | None) -> tuple[str, str]:
    """What it was and what it is; which sides it is for only where nothing else differs."""
    exercise = exercise or _unknown(change.exercise)
    one_side = replace(exercise, sidedness=Sidedness.BOTH_AT_ONCE)
    plain = _both(change, one_side)
    return plain if plain[0] != plain[1] else _both(change, exercise)


def _both(change: DoseChange, exercise: Exercise) -> tuple[str, str]:
    def text(dose: Dose) -> str:
        return words.dose_text(dose, exercise)

    return text(change.before), text(change.after)


def _unknown(exercise: str) -> Exercise:
    """What an exercise that is there no more is called by."""
    return Exercise(
        id=exercise,
        name=exercise,
        position=Position.ON_BACK,
        sidedness=Sidedness.BOTH_AT_ONCE,
        steps=(),
        ready="",
        cue="",
        felt="",
        cautions=(),
        muscles=(),
        dose=Dose(reps=1),
    )
