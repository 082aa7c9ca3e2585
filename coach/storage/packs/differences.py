"""Where what a pack brings differs from what is there."""

from collections.abc import Mapping

from msgspec import Struct

from coach.core.exercise import Dose, Exercise
from coach.core.routine import Entry, Routine
from coach.storage.packs.merging import IncomingRoutine


class OtherDose(Struct, frozen=True):
    """An exercise that is prescribed differently: `there`, and as it `comes`."""

    exercise: str
    there: Dose
    comes: Dose


def other_doses(
    incoming: IncomingRoutine, current: Routine, stands_for: Mapping[str, str]
) -> tuple[OtherDose, ...]:
    """Against the routine that has its id, or else the `current` one, in the order of its entries.

    What is kept beside another exercise is compared with that one, by `Incoming.stands_for`. An
    exercise that comes more than once in either is compared in turn.
    """
    waiting = list((incoming.there or current).entries)
    found = []
    for entry in incoming.routine.entries:
        there = _first(waiting, stands_for.get(entry.exercise, entry.exercise))
        if there:
            waiting.remove(there)
            if there.dose != entry.dose:
                found.append(OtherDose(entry.exercise, there.dose, entry.dose))
    return tuple(found)


def other_fields(there: Exercise, comes: Exercise) -> tuple[str, ...]:
    """The fields in which two exercises differ, what they are called left out."""
    names = (name for name in Exercise.__struct_fields__ if name not in ("id", "name"))
    found = [name for name in names if getattr(there, name) != getattr(comes, name)]
    # what has come in beside another says by name what is shown by its id there
    if comes.figure == there.id and not there.figure and "figure" in found:
        found.remove("figure")
    return tuple(found)


def _first(entries: list[Entry], exercise: str) -> Entry | None:
    return next((entry for entry in entries if entry.exercise == exercise), None)
