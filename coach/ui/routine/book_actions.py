"""What can be done with whole routines: another shown, named, made, deleted, made today's."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.core.routine import Routine
from coach.storage.limits import MOST_ROUTINES
from coach.ui.routine.naming import NamePanel
from coach.ui.routine_model import RoutineModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.menu import Menu


class BookActions(QObject):
    """Opens the menu and the cards that ask, over `page`; `done(sentence)` says what happened.

    `deleted(sentence)` is for what deserves an Undo in sight.
    """

    done = Signal(str)
    deleted = Signal(str)
    print_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(self, model: RoutineModel, theme_hub: ThemeHub, page: QWidget) -> None:
        super().__init__(page)
        self._model = model
        self._hub = theme_hub
        self._page = page

    def open_menu(self, anchor: QWidget) -> None:
        """All routines, the one that is shown with a tick, and what can be done with it."""
        book, shown = self._model.book, self._model.shown
        menu = Menu("Routines", self._hub, anchor)
        for routine in book.routines:
            name = f"{routine.name} (today’s)" if routine.id == book.today else routine.name
            menu.add(name, self._showing(routine.id), marked=routine.id == shown.id)
        menu.addSeparator()
        several = len(book.routines) > 1
        if shown.id != book.today:
            menu.add("Use today", self.use_today)
        free = len(book.routines) < MOST_ROUTINES
        menu.add("New routine…", lambda: self.ask_new(anchor), enabled=free)
        menu.add("Rename…", lambda: self.ask_name(anchor))
        menu.add("Delete", self.delete, enabled=several)
        menu.addSeparator()
        menu.add("Print…", lambda: self.print_requested.emit(shown.id))
        menu.add("Save as pack…", lambda: self.export_requested.emit(shown.id))
        menu.open_below(anchor)

    def show(self, routine_id: str) -> None:
        self._model.show(routine_id)
        self.done.emit(f"{self._model.shown.name} is shown")

    def use_today(self) -> None:
        """Make the one that is shown today's."""
        self._model.use_today(self._model.shown.id)
        self.done.emit(f"{self._model.shown.name} is today’s routine")

    def ask_name(self, anchor: QWidget) -> None:
        shown = self._model.shown
        panel = NamePanel(
            "Rename the routine",
            "Rename",
            self._hub,
            self._page,
            name=shown.name,
            taken=[each.name for each in self._model.book.routines if each.id != shown.id],
        )
        panel.named.connect(lambda name, _: self._rename(shown.id, name))
        panel.open(anchor, panel.field)

    def ask_new(self, anchor: QWidget) -> None:
        shown = self._model.shown
        panel = NamePanel(
            "A new routine",
            "Make it",
            self._hub,
            self._page,
            taken=[each.name for each in self._model.book.routines],
            copy_of=shown.name,
        )
        panel.named.connect(self._make)
        panel.open(anchor, panel.field)

    def delete(self) -> None:
        """Take the one that is shown away; the last one stays."""
        gone, before = self._model.shown, self._model.book
        if len(before.routines) < 2:
            return
        self._model.remove(gone.id)
        said = f"“{gone.name}” is deleted."
        if before.today == gone.id:
            said = f"{said} “{self._model.routine.name}” is today’s routine now."
        self.deleted.emit(said)

    def _showing(self, routine_id: str) -> Callable[[], None]:
        return lambda: self.show(routine_id)

    def _rename(self, routine_id: str, name: str) -> None:
        if routine_id in self._model.book:
            self._model.change(replace(self._model.book[routine_id], name=name))
            self.done.emit(f"It is called {name} now")

    def _make(self, name: str, copied: bool) -> None:
        """A copy has no reminders, which would come twice."""
        routine_id = self._model.free_id(name)
        made = Routine(routine_id, name, ())
        if copied:
            made = replace(self._model.shown, id=routine_id, name=name, reminders=())
        self._model.change(made)
        self.done.emit(f"{name} is made and shown")
