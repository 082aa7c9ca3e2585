"""Brings in what somebody has looked at, and takes it back."""

from pathlib import Path

from coach.core.routine_book import RoutineBook
from coach.storage.atomic import SaveError
from coach.storage.own_exercises import OwnExercises
from coach.storage.packs.bringing_in import bring_in, take_back, with_routines
from coach.storage.packs.merging import Incoming
from coach.ui.catalog_model import CatalogModel
from coach.ui.routine_model import RoutineModel


class Bringing:
    """One pack's way in, and back out."""

    def __init__(
        self,
        incoming: Incoming,
        *,
        own: OwnExercises,
        catalog_model: CatalogModel,
        routine_model: RoutineModel,
    ) -> None:
        self.incoming = incoming
        self._own = own
        self._catalog_model = catalog_model
        self._routine_model = routine_model
        self._after: RoutineBook | None = None
        self._made: tuple[Path, ...] = ()

    def bring_in(self) -> None:
        """All of it. Raises SaveError, after which all is as before."""
        model = self._routine_model
        before, shown = model.book, model.shown.id
        self._made = bring_in(self.incoming, self._own)
        self._catalog_model.read_anew()
        model.change_book(with_routines(before, self.incoming), shown)
        self._after = model.book if model.book is not before else None
        if not model.saved:
            self.undo()
            raise SaveError(self._own.exercises, "your routines could not be kept")

    def undo(self) -> None:
        """Take back all that it brought, for good. Raises SaveError."""
        if self._after is self._routine_model.book:
            self._routine_model.take_back()
        self._after = None
        take_back([path for path in self._made if path.exists()])
        self._made = ()
        self._catalog_model.read_anew()

    def use_today(self, routine_id: str) -> None:
        """A routine of the pack is today's from now on."""
        self._routine_model.use_today(routine_id)
