"""A person's routine: exercises in an order, a dose for each, and the weekdays it is planned on."""

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import Dose


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise of a routine; switched off it keeps its place and its dose."""

    exercise: str
    dose: Dose
    on: bool = True


class Routine(Struct, frozen=True, forbid_unknown_fields=True):
    """`days` are weekdays, 0 for Monday to 6 for Sunday, ascending."""

    id: str
    name: str
    entries: tuple[Entry, ...]
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)

    @property
    def active(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.on)

    def moved(self, source: int, target: int) -> "Routine":
        """The entry at `source` taken out and put back so that it stands at `target`."""
        entries = list(self.entries)
        entries.insert(target, entries.pop(source))
        return replace(self, entries=tuple(entries))

    def with_entry(self, index: int, entry: Entry) -> "Routine":
        entries = list(self.entries)
        entries[index] = entry
        return replace(self, entries=tuple(entries))
