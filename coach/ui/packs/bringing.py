"""Brings in what somebody has looked at, and takes it back."""

from pathlib import Path

from coach.storage.atomic import SaveError
from coach.storage.own_exercises import OwnExercises
from coach.storage.packs.bringing_in import bring_in, take_back, with_routines
from coach.storage.packs.merging import Incoming, Standing
from coach.ui.catalog_model import CatalogModel
from coach.ui.routine_model import RoutineModel


class Bringing:
    """One pack's way in, and back out."""

    def __init__(
        self,
        incoming: Incoming,
        *,
        own: OwnExercises,
        routines: Path,
        catalog_model: CatalogModel,
        routine_model: RoutineModel,
    ) -> None:
        """`routines` is the folder of the routines' files."""
        self.incoming = incoming
        self._own = own
        self._routines = routines
        self._catalog_model = catalog_model
        self._routine_model = routine_model
        self._before = routine_model.book
        self._made: tuple[Path, ...] = ()

    def bring_in(self) -> None:
        """All of it. Raises SaveError, after which all is as before."""
        self._before = self._routine_model.book
        self._made = bring_in(self.incoming, self._own, self._routines)
        self._catalog_model.read_anew()
        book = with_routines(self._before, self.incoming)
        self._routine_model.change_book(book, self._routine_model.shown.id)
        if not self._routine_model.saved:
            self.undo()
            raise SaveError(self._routines, "the order of your routines could not be kept")

    def undo(self) -> None:
        """Takes back all that it brought. Raises SaveError."""
        book = self._routine_model.book
        for each in self.incoming.routines:
            if each.standing is not Standing.SAME:
                book = book.without(each.routine.id)
        if self._before.today in book:
            book = book.for_today(self._before.today)
        self._routine_model.change_book(book, book.today)
        take_back([path for path in self._made if path.exists()])
        self._made = ()
        self._catalog_model.read_anew()

    def use_today(self, routine_id: str) -> None:
        """A routine of the pack is today's from now on."""
        self._routine_model.use_today(routine_id)
