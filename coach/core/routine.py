"""A person's routine: exercises in an order, a dose for each, and the weekdays it is planned on."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import Dose


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise of a routine; switched off it keeps its place and its dose.

    `way` is the pose of the way in which it is done, the exercise's first where it is empty. `note`
    is the person's own, such as what their clinician said. An exercise may come more than once.
    """

    exercise: str
    dose: Dose
    on: bool = True
    way: str = ""
    note: str = ""


class Routine(Struct, frozen=True, forbid_unknown_fields=True):
    """`days` are weekdays, 0 for Monday to 6 for Sunday, ascending; on each it is planned `times`.

    `reminders` are times of day on these days, "HH:MM", ascending.
    """

    id: str
    name: str
    entries: tuple[Entry, ...]
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    times: int = 1
    reminders: tuple[str, ...] = ()

    @property
    def active(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.on)

    def place_of(self, prescribed: Entry, place: int) -> int | None:
        """Where an entry stands now that stood at `place` when it was prescribed.

        None where its exercise is there no more. Where it comes more than once the same way counts,
        and then the nearest place.
        """
        places = [n for n, e in enumerate(self.entries) if e.exercise == prescribed.exercise]
        same = [n for n in places if self.entries[n].way == prescribed.way] or places
        return min(same, key=lambda n: abs(n - place), default=None)

    def moved(self, source: int, target: int) -> "Routine":
        """The entry at `source` taken out and put back so that it stands at `target`."""
        entries = list(self.entries)
        entries.insert(target, entries.pop(source))
        return replace(self, entries=tuple(entries))

    def with_entry(self, index: int, entry: Entry) -> "Routine":
        entries = list(self.entries)
        entries[index] = entry
        return replace(self, entries=tuple(entries))

    def toggled(self, index: int) -> "Routine":
        """The entry at `index` switched off, or on again."""
        entry = self.entries[index]
        return self.with_entry(index, replace(entry, on=not entry.on))

    def with_days(self, days: Iterable[int]) -> "Routine":
        """`days`: weekdays, 0 for Monday to 6 for Sunday, in any order; none at all is allowed."""
        return replace(self, days=tuple(sorted(set(days))))

    def with_added(self, entry: Entry, index: int | None = None) -> "Routine":
        """The entry put in so that it stands at `index`, by default at the end."""
        entries = list(self.entries)
        entries.insert(len(entries) if index is None else index, entry)
        return replace(self, entries=tuple(entries))

    def without(self, index: int) -> "Routine":
        entries = list(self.entries)
        del entries[index]
        return replace(self, entries=tuple(entries))
