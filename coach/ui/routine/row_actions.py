"""What can be done with the exercises of the routine that is shown, one row at a time."""

from PySide6.QtCore import QObject, Signal

from coach.core.routine import Entry, Routine
from coach.storage.limits import LIMITS
from coach.ui.routine.items import name_of
from coach.ui.routine_model import RoutineModel

MOST = LIMITS[Routine, "entries"].most
FULL = f"A routine has room for {MOST} exercises"


class RowActions(QObject):
    """The list, its menu, the card's buttons and the keys all ask here, so that all do the same.

    `done(row, sentence)`: the row that is the current one now, and what happened.
    """

    done = Signal(int, str)

    def __init__(self, model: RoutineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def move(self, source: int, target: int) -> None:
        """A target outside the list moves nothing."""
        count = len(self._model.shown.entries)
        if source == target or not (0 <= source < count and 0 <= target < count):
            return
        name = self._name(source)
        self._model.change(self._model.shown.moved(source, target))
        self.done.emit(target, f"{name} moved to {target + 1} of {count}")

    def toggle(self, row: int) -> None:
        self._model.change(self._model.shown.toggled(row))
        on = self._model.shown.entries[row].on
        self.done.emit(row, f"{self._name(row)} {'on' if on else 'off'}")

    def duplicate(self, row: int) -> None:
        self._add(self._model.shown.entries[row], row + 1, "once more")

    def remove(self, row: int) -> None:
        name = self._name(row)
        self._model.change(self._model.shown.without(row))
        left = len(self._model.shown.entries)
        said = f"{name} removed, {left} left" if left else f"{name} removed, none is left"
        self.done.emit(min(row, left - 1), said)

    def add(self, exercise_id: str, row: int) -> None:
        """Behind `row`, -1 for before all, with the exercise's own dose; raises KeyError."""
        exercise = self._model.catalog[exercise_id]
        self._add(Entry(exercise.id, exercise.dose), row + 1, "added")

    def _add(self, entry: Entry, row: int, how: str) -> None:
        if len(self._model.shown.entries) >= MOST:
            self.done.emit(row - 1, FULL)
            return
        self._model.change(self._model.shown.with_added(entry, row))
        count = len(self._model.shown.entries)
        self.done.emit(row, f"{self._name(row)} {how}, {row + 1} of {count}")

    def _name(self, row: int) -> str:
        return name_of(self._model.shown.entries[row], self._model.catalog)
