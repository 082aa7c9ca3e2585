"""The one owner of the person's routines: every change, undone and redone, saved at once."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from coach.core.exercise import Catalog, Dose
from coach.core.routine import Entry, Routine
from coach.core.routine_book import RoutineBook
from coach.storage.atomic import SaveError
from coach.storage.names import id_for
from coach.storage.routine_history import read_history, write_history
from coach.storage.routines import RoutineStore
from coach.ui.catalog_model import CatalogModel

HISTORY = 200


class RoutineModel(QObject):
    """The routines and how they came to be what they are.

    `routine` is today's; `shown` is the one that is being looked at, and changed. Each change is
    written to the store at once. When that fails, the change stays, `saved` turns False, and the
    next change tries again. `changed` also follows the catalog, and which routine is shown.
    """

    changed = Signal()
    saved_changed = Signal(bool)

    def __init__(
        self, store: RoutineStore, catalog_model: CatalogModel, parent: QObject | None = None
    ) -> None:
        """Raises what `store.load` raises."""
        super().__init__(parent)
        self._catalog_model = catalog_model
        self._store = store
        self._book = store.load()
        self._shown = self._book.today
        past, future = read_history(store.history_path, self._book)
        self._past, self._future = list(past), list(reversed(future))
        self._gesture: object = None
        self._saved = True
        catalog_model.changed.connect(self.changed)

    @property
    def catalog(self) -> Catalog:
        return self._catalog_model.catalog

    @property
    def book(self) -> RoutineBook:
        return self._book

    @property
    def routine(self) -> Routine:
        """Today's routine."""
        return self._book.current

    @property
    def shown(self) -> Routine:
        """The routine that `change` changes."""
        return self._book[self._shown]

    @property
    def saved(self) -> bool:
        """Whether the routines as they stand are on disk."""
        return self._saved

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    @property
    def before(self) -> RoutineBook | None:
        """What `undo` brings back; None where there is nothing to undo."""
        return self._past[-1] if self._past else None

    @property
    def after(self) -> RoutineBook | None:
        """What `redo` brings back; None where there is nothing to redo."""
        return self._future[-1] if self._future else None

    def show(self, routine_id: str) -> None:
        """Look at another routine. Raises KeyError for one that is not there."""
        self._shown = self._book[routine_id].id
        self.changed.emit()

    def change(self, routine: Routine, gesture: object = None) -> None:
        """Puts the routine in place of the one with its id, or adds it, and shows it.

        Changes of one `gesture` (a button held down, say) are undone together.
        """
        self.change_book(self._book.with_routine(routine), routine.id, gesture)

    def free_id(self, name: str) -> str:
        """An id for a new routine of this name."""
        return id_for(name, {*self._store.taken, *(each.id for each in self._book.routines)})

    def change_entry(self, index: int, entry: Entry, gesture: object = None) -> None:
        """Puts an entry in place of one of the shown routine."""
        if gesture is not None:
            gesture = (self.shown.id, index, gesture)
        self.change(self.shown.with_entry(index, entry), gesture)

    def sheet_dose(self, index: int) -> Dose | None:
        """What the sheet says for an entry of the shown routine; None for an unknown exercise."""
        exercise = self.shown.entries[index].exercise
        return self.catalog[exercise].dose if exercise in self.catalog else None

    def is_own(self, exercise_id: str) -> bool:
        """Whether an exercise is the person's own and not the sheet's."""
        return self._catalog_model.is_own(exercise_id)

    def ease(self, index: int, dose: Dose, prescribed: Routine | None = None) -> None:
        """Another dose for an entry of today's routine, or of one as it was once prescribed, as far
        as it is still there.
        """
        prescribed = prescribed or self.routine
        if prescribed.id not in self._book:
            return
        routine = self._book[prescribed.id]
        place = routine.place_of(prescribed.entries[index], index)
        if place is not None:
            entry = replace(routine.entries[place], dose=dose)
            self.change(routine.with_entry(place, entry))

    def remove(self, routine_id: str) -> None:
        """Without this routine; the last one stays."""
        self.change_book(self._book.without(routine_id))

    def use_today(self, routine_id: str) -> None:
        """Another routine is today's from now on. Raises KeyError for one that is not there."""
        self.change_book(self._book.for_today(routine_id), routine_id)

    def change_book(
        self, book: RoutineBook, shown: str | None = None, gesture: object = None
    ) -> None:
        """Puts all routines in place of those there are, and shows one of them."""
        if book == self._book:
            if shown is not None and shown != self._shown:
                self.show(shown)
            return
        if gesture is None or gesture != self._gesture:
            self._past = [*self._past[-HISTORY + 1 :], self._book]
        elif self._past and book == self._past[-1]:
            # the gesture has led back to where it began
            self._past.pop()
            gesture = None
        self._future.clear()
        self._set(book, shown)
        self._gesture = gesture

    def undo(self) -> None:
        if self._past:
            self._future.append(self._book)
            self._set(self._past.pop())

    def take_back(self) -> None:
        """Undo the last change for good: there is nothing to redo of it."""
        if self._past:
            self._set(self._past.pop())

    def redo(self) -> None:
        if self._future:
            self._past.append(self._book)
            self._set(self._future.pop())

    def _set(self, book: RoutineBook, shown: str | None = None) -> None:
        self._gesture = None
        before, self._book = self._book, book
        self._shown = shown or self._changed_one(before)
        try:
            self._store.save(book)
            write_history(self._store.history_path, self._past, book, tuple(reversed(self._future)))
        except SaveError:
            saved = False
        else:
            saved = True
        if saved != self._saved:
            self._saved = saved
            self.saved_changed.emit(saved)
        self.changed.emit()

    def _changed_one(self, before: RoutineBook) -> str:
        """The routine in which an undone change is seen."""
        for routine in self._book.routines:
            if routine.id not in before or before[routine.id] != routine:
                return routine.id
        return self._shown if self._shown in self._book else self._book.today
