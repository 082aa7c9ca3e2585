"""The Routine page: what is done, in which order, how much of it, and on which days."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from coach.core.exercise import Dose
from coach.core.routine import Entry
from coach.ui.announcing import announce
from coach.ui.page import Page
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.planning import Planner
from coach.ui.routine.book_actions import BookActions
from coach.ui.routine.days_row import DaysRow
from coach.ui.routine.entry_card import EntryCard
from coach.ui.routine.entry_list import RoutineList
from coach.ui.routine.header import RoutineHeader
from coach.ui.routine.picker import Picker
from coach.ui.routine.row_actions import RowActions
from coach.ui.routine.row_menu import open_row_menu
from coach.ui.routine.shorter_order import OrderOffer, shorter_order
from coach.ui.routine.told import Told
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key

NOT_SAVED = "The last change could not be saved yet. It is kept, and saved with the next change."
EMPTY = "Nothing in it yet. “Add exercise” begins it."
LIST_HEIGHT = 330
SIDE_BY_SIDE_FROM = 740
ONE_LINE_FROM = 900


class RoutinePage(Page):
    """Every change goes to the RoutineModel at once, which saves it and can take it back.

    `create_requested` asks for an exercise of one's own, `exercise_requested(id)` to see one in
    the library, `print_requested` and `export_requested` for a routine by its id.
    """

    create_requested = Signal()
    exercise_requested = Signal(str)
    print_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(
        self,
        *,
        routine_model: RoutineModel,
        settings_model: SettingsModel,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Routine", theme_hub, parent=parent)
        self._model = routine_model
        self._settings = settings_model
        self._illustrations = illustrations
        self._planner = Planner(routine_model, settings_model)
        self._rows = RowActions(routine_model, self)
        self._books = BookActions(routine_model, theme_hub, self)
        self._header = RoutineHeader(routine_model, theme_hub)
        self._days = DaysRow(routine_model, settings_model, theme_hub, self)
        self._told = Told()
        self._offer = OrderOffer()
        self._not_saved = styled(QLabel(NOT_SAVED), text="small", tone="effort")
        self._empty = styled(QLabel(EMPTY), tone="muted")
        self._list = RoutineList(routine_model, self._rows, illustrations, theme_hub)
        self._card = EntryCard(illustrations, theme_hub)
        for part in (self._header, self._days, self._told, self._offer, self._not_saved):
            self.column.addWidget(part)
        self.column.addWidget(self._empty)
        self._halves = self._list_and_card()
        self.column.addLayout(self._halves, 1)
        self._connect_model()
        self._connect_parts()
        self._connect_card()

    def refresh(self) -> None:
        model = self._model
        self._header.refresh()
        self._days.refresh()
        self._offer.show_offer(shorter_order(model.shown, model.catalog, self._planner.plan))
        self._not_saved.setVisible(not model.saved)
        self._empty.setVisible(not model.shown.entries)
        self._show_entry(self._list.row)
        self._arrange()

    def add_exercise(self) -> None:
        """Opens the card from which an exercise is added behind the current row."""
        present = frozenset(entry.exercise for entry in self._model.shown.entries)
        picker = Picker(self._model.catalog, present, self._illustrations, self.hub, self)
        picker.picked.connect(self.add)
        picker.create_requested.connect(self.create_requested)
        picker.open(self._header.add, picker.search)

    def _connect_model(self) -> None:
        model = self._model
        model.changed.connect(self._told.hide)
        model.changed.connect(self.stale)
        model.saved_changed.connect(self.stale)
        self._settings.changed.connect(self.stale)
        control, shift = Qt.Modifier.CTRL, Qt.Modifier.SHIFT
        for keys, action in (
            (control | Qt.Key.Key_Z, model.undo),
            (control | shift | Qt.Key.Key_Z, model.redo),
            (control | Qt.Key.Key_Y, model.redo),
        ):
            bind_key(self, keys, action, repeats=True, anywhere=True)

    def _connect_parts(self) -> None:
        books, header = self._books, self._header
        header.title.clicked.connect(lambda: books.open_menu(header.title))
        header.use_today.connect(books.use_today)
        header.add.clicked.connect(self.add_exercise)
        books.done.connect(lambda line: announce(self, line))
        books.deleted.connect(self._told.tell)
        books.print_requested.connect(self.print_requested)
        books.export_requested.connect(self.export_requested)
        self._told.undo.connect(self._model.undo)
        self._offer.taken.connect(self._model.change)

    def _connect_card(self) -> None:
        card, rows, current = self._card, self._rows, self._list
        current.chosen.connect(self._show_entry)
        current.menu_wanted.connect(self._open_row_menu)
        card.editor.edited.connect(self._set_dose)
        card.editor.way_picked.connect(lambda way: self._set(None, way=way))
        card.noted.connect(lambda note, spell: self._set(("note", spell), note=note))
        card.reset.connect(self._reset_dose)
        card.move_up.connect(lambda: rows.move(current.row, current.row - 1))
        card.move_down.connect(lambda: rows.move(current.row, current.row + 1))
        card.duplicate.connect(lambda: rows.duplicate(current.row))
        card.remove.connect(lambda: rows.remove(current.row))

    @property
    def _entry(self) -> Entry:
        """The one of the current row."""
        return self._model.shown.entries[self._list.row]

    def _set(self, gesture: object, **fields: object) -> None:
        self._model.change_entry(self._list.row, replace(self._entry, **fields), gesture)

    def _set_dose(self, dose: Dose, gesture: object) -> None:
        self._set(gesture, dose=dose)

    def _reset_dose(self) -> None:
        sheet = self._model.sheet_dose(self._list.row)
        if sheet is not None:
            self._set_dose(sheet, None)

    def add(self, exercise_id: str) -> None:
        """Adds an exercise behind the current row. Raises KeyError for one that is not there."""
        self._rows.add(exercise_id, self._list.row)
        self._list.setFocus()

    def _open_row_menu(self, row: int, point: QPoint) -> None:
        see: Callable[[str], None] = self.exercise_requested.emit
        open_row_menu(self._list, row, point, self._model, self._rows, see, self.hub)

    def _show_entry(self, row: int) -> None:
        """The entry of the current row in the card; no card where its exercise is unknown."""
        shown = self._model.shown.entries
        known = 0 <= row < len(shown) and shown[row].exercise in self._model.catalog
        self._card.setVisible(known)
        if known:
            exercise = self._model.catalog[shown[row].exercise]
            own = self._model.is_own(exercise.id)
            self._card.show_entry(shown[row], exercise, own=own, at=row, of=len(shown))

    def showEvent(self, event: QShowEvent) -> None:
        """One begins in the list; the title would have the focus else, with its ring."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self._list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The card beside the list, or below all of it where it would leave no room for names."""
        one_line = self.width() >= self.hub.px(ONE_LINE_FROM)
        self._header.set_wide(one_line)
        self._days.set_wide(one_line)
        wide = self.width() >= self.hub.px(SIDE_BY_SIDE_FROM)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._list.setMinimumHeight(LIST_HEIGHT if wide else self._list.whole_height)
        self._card.show_whole(not wide)

    def _list_and_card(self) -> QHBoxLayout:
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addWidget(self._list, 58)
        halves.addWidget(self._card, 42)
        return halves
