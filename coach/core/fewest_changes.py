"""The order of a routine that changes position least often."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from coach.core.exercise import Bearing, Catalog
from coach.core.plan import plan
from coach.core.routine import Entry, Routine


def position_changes(routine: Routine, catalog: Catalog) -> int:
    """How often the person turns over, gets up or gets down during the routine."""
    return sum(one is not other for one, other in pairwise(_bearings(routine, catalog)))


def fewest_changes(routine: Routine, catalog: Catalog) -> Routine:
    """The routine with its exercises brought together by position.

    The positions come in the order in which the routine first takes them, and within one the
    exercises keep their order, so that as little as possible moves. What is switched off, or
    unknown to the catalog, stays behind the entry that it stands behind now.
    """
    groups: dict[Bearing, list[Entry]] = {}
    leading: list[Entry] = []
    now: list[Entry] = leading
    for entry in routine.entries:
        if entry.on and entry.exercise in catalog:
            now = groups.setdefault(catalog[entry.exercise].position.bearing, [])
        now.append(entry)
    together = (entry for group in groups.values() for entry in group)
    return replace(routine, entries=(*leading, *together))


def _bearings(routine: Routine, catalog: Catalog) -> Iterator[Bearing]:
    last: int | None = None
    for step in plan(routine, catalog).steps:
        if step.exercise_index != last:
            last = step.exercise_index
            yield catalog[step.exercise].position.bearing
