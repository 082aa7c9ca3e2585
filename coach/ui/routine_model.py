"""The one owner of the person's routine: every change, undone and redone, saved at once."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from coach.core.exercise import Catalog, Dose
from coach.core.routine import Routine
from coach.storage.atomic import SaveError
from coach.storage.routines import RoutineStore
from coach.ui.dose_fields import bounded

HISTORY = 200


class RoutineModel(QObject):
    """The current routine and how it came to be what it is.

    Each change is written to the store at once. When that fails, the change stays, `saved` turns
    False, and the next change tries again.
    """

    changed = Signal(object)
    saved_changed = Signal(bool)

    def __init__(
        self, store: RoutineStore, catalog: Catalog, parent: QObject | None = None
    ) -> None:
        """Raises what `store.load` raises."""
        super().__init__(parent)
        self.catalog = catalog
        self._store = store
        self._routine = store.load()
        self._past: list[Routine] = []
        self._future: list[Routine] = []
        self._gesture: object = None
        self._saved = True

    @property
    def routine(self) -> Routine:
        return self._routine

    @property
    def saved(self) -> bool:
        """Whether the routine as it stands is on disk."""
        return self._saved

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def move(self, source: int, target: int) -> None:
        """Takes the entry at `source` out and puts it back so that it stands at `target`."""
        target = min(max(target, 0), len(self._routine.entries) - 1)
        self._change(self._routine.moved(source, target))

    def toggle(self, index: int) -> None:
        entry = self._routine.entries[index]
        self._change(self._routine.with_entry(index, replace(entry, on=not entry.on)))

    def set_dose(self, index: int, dose: Dose, gesture: object = None) -> None:
        """Changes of one `gesture` (a button held down, say) are undone together."""
        entry = replace(self._routine.entries[index], dose=bounded(dose))
        self._change(self._routine.with_entry(index, entry), gesture)

    def sheet_dose(self, index: int) -> Dose | None:
        """What the sheet says for the entry, or None where its exercise is unknown."""
        exercise = self._routine.entries[index].exercise
        return self.catalog[exercise].dose if exercise in self.catalog else None

    def reset_dose(self, index: int) -> None:
        dose = self.sheet_dose(index)
        if dose is not None:
            entry = replace(self._routine.entries[index], dose=dose)
            self._change(self._routine.with_entry(index, entry))

    def set_days(self, days: tuple[int, ...]) -> None:
        """`days`: weekdays, 0 for Monday to 6 for Sunday, in any order; none at all is allowed."""
        self._change(replace(self._routine, days=tuple(sorted(set(days)))))

    def undo(self) -> None:
        if self._past:
            self._future.append(self._routine)
            self._set(self._past.pop())

    def redo(self) -> None:
        if self._future:
            self._past.append(self._routine)
            self._set(self._future.pop())

    def _change(self, routine: Routine, gesture: object = None) -> None:
        if routine == self._routine:
            return
        if gesture is None or gesture != self._gesture:
            self._past = [*self._past[-HISTORY + 1 :], self._routine]
        self._future.clear()
        self._set(routine)
        self._gesture = gesture

    def _set(self, routine: Routine) -> None:
        self._gesture = None
        self._routine = routine
        try:
            self._store.save(routine)
        except SaveError:
            saved = False
        else:
            saved = True
        if saved != self._saved:
            self._saved = saved
            self.saved_changed.emit(saved)
        self.changed.emit(routine)
