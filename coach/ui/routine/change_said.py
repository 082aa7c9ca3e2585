"""What makes one state of the routines another, in a few words for Undo and Redo."""

from coach.core.exercise import Catalog
from coach.core.routine import Entry, Routine
from coach.core.routine_book import RoutineBook
from coach.ui.routine.items import name_of
from coach.ui.routine.rows_change import RowsChange, rows_change


def change_said(before: RoutineBook, after: RoutineBook, catalog: Catalog) -> str:
    """What was done to come from `before` to `after`: "moving Bridge", "the days"."""
    for routine in after.routines:
        if routine.id not in before:
            return f"making “{routine.name}”"
    for routine in before.routines:
        if routine.id not in after:
            return f"deleting “{routine.name}”"
        if routine != after[routine.id]:
            return _routine_said(routine, after[routine.id], catalog)
    return f"“{after.current.name}” as today’s"


def _routine_said(before: Routine, after: Routine, catalog: Catalog) -> str:
    if before.name != after.name:
        return f"the name “{after.name}”"
    if before.entries == after.entries:
        if before.days != after.days:
            return "the days"
        return "how often a day" if before.times != after.times else "the reminders"
    change = rows_change(before.entries, after.entries)
    if change == RowsChange():
        return _entry_said(before, after, catalog)
    if change is None:
        return "the order"
    source, target = change
    if source is None:
        return f"adding {name_of(after.entries[target or 0], catalog)}"
    name = name_of(before.entries[source], catalog)
    return f"removing {name}" if target is None else f"moving {name}"


def _entry_said(before: Routine, after: Routine, catalog: Catalog) -> str:
    pairs = zip(before.entries, after.entries, strict=True)
    changed = [(one, other) for one, other in pairs if one != other]
    if len(changed) != 1:
        return "several exercises"
    one, other = changed[0]
    return f"{_what_of(one, other)} {name_of(other, catalog)}"


def _what_of(one: Entry, other: Entry) -> str:
    if one.on != other.on:
        return "switching on" if other.on else "switching off"
    if one.dose != other.dose:
        return "the dose of"
    return "the way to do" if one.way != other.way else "the note on"
