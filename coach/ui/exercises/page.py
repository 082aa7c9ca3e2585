"""Exercises: the library, one of them in large with all that is said about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.core.exercise import Exercise
from coach.core.routine import Entry, Routine
from coach.core.session import local_date
from coach.core.short_on_time import last_done
from coach.storage.atomic import SaveError
from coach.storage.journal import Journal
from coach.storage.limits import LIMITS
from coach.storage.log_file import LogError
from coach.ui import words
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.exercises.actions import Actions
from coach.ui.exercises.detail import ExerciseDetail
from coach.ui.exercises.library_list import LibraryList
from coach.ui.exercises.undo_offer import UndoOffer
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.scroll_area import scrolled

LIST_WIDTH = 340
LIST_SHARE = 0.38
HEAD_GAP = 20
PICTURE_HEIGHT = 640
PICTURE_SHAPE = 0.48  # of the height to the width beside the list
WORDS_HEIGHT = 540  # what the words of most exercises need
PICTURE_SHARE = 0.34
FULL = LIMITS[Routine, "entries"].most


class ExercisesPage(QWidget):
    """A list at the left, from which Up and Down choose, and the exercise at the right.

    What it only asks for carries the exercise's id: to change it, to begin another as its copy, to
    print it, to save it as a pack.
    """

    new_requested = Signal()
    edit_requested = Signal(str)
    copy_requested = Signal(str)
    print_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(
        self,
        *,
        catalog_model: CatalogModel,
        routine_model: RoutineModel,
        journal: Journal,
        settings_model: SettingsModel,
        clock: Clock,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Exercises")
        self._hub = theme_hub
        self._catalog_model = catalog_model
        self._routine_model = routine_model
        self._journal = journal
        self._settings_model = settings_model
        self._clock = clock
        first = catalog_model.catalog.exercises[0]
        self._shown = first.id
        self._list = LibraryList(catalog_model, illustrations=illustrations, theme_hub=theme_hub)
        self._list.picked.connect(self.select)
        self._actions = self._make_actions()
        self._undo = UndoOffer(theme_hub)
        self._asking = Asking(self, theme_hub, self._actions.go_to_remove)
        self._detail = ExerciseDetail(
            first, self._actions, illustrations=illustrations, theme_hub=theme_hub
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 28, 24, 12)
        row.setSpacing(18)
        self._left = self._list_column()
        row.addWidget(self._left)
        right = QVBoxLayout()
        right.setSpacing(10)
        told = QHBoxLayout()
        told.setContentsMargins(0, 0, 24, 0)  # as wide as the cards below it
        told.addWidget(self._undo)
        right.addLayout(told)
        right.addWidget(scrolled(self._detail), 1)
        row.addLayout(right, 1)
        self.select(first.id)
        self._fit()
        theme_hub.changed.connect(self._fit)
        catalog_model.changed.connect(self._follow)
        routine_model.changed.connect(self._tell_standing)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_F, self._search)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_Z, self._undo_last)

    @property
    def detail(self) -> ExerciseDetail:
        """What stands at the right."""
        return self._detail

    @property
    def shown(self) -> str:
        """The id of the exercise at the right."""
        return self._shown

    def show_exercise(self, exercise_id: str) -> None:
        """Bring an exercise into sight, with the keyboard's focus on it; raises KeyError."""
        self.select(exercise_id)
        self._list.select(exercise_id, focus=True)

    def select(self, exercise_id: str) -> None:
        """Show an exercise; raises KeyError for one that is not in the catalog."""
        self._list.select(exercise_id)
        self._shown = exercise_id
        self._detail.show_exercise(self._catalog_model.catalog[exercise_id])
        self._actions.show_own(self._catalog_model.is_own(exercise_id))
        self._tell_standing()

    def showEvent(self, event: QShowEvent) -> None:
        """One begins at the exercise that is shown."""
        super().showEvent(event)
        self._tell_standing()
        if self.focusWidget() is None:
            self._list.select(self._shown, focus=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """An addition may be another's to undo when one comes back; a removal is nobody else's."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._asking.close()
            self._undo.page_left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape answers no."""
        if event.key() == Qt.Key.Key_Escape and self._asking.question:
            self._asking.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_actions(self) -> Actions:
        actions = Actions()
        actions.add.connect(self._add)
        actions.remove.connect(self._remove)
        actions.edit.connect(lambda: self.edit_requested.emit(self._shown))
        actions.copy.connect(lambda: self.copy_requested.emit(self._shown))
        actions.print_.connect(lambda: self.print_requested.emit(self._shown))
        actions.export.connect(lambda: self.export_requested.emit(self._shown))
        return actions

    def _list_column(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._title = styled(QLabel("Exercises"), text="title")
        self._make = styled(QPushButton("Make your own"), kind="soft")
        self._make.clicked.connect(self.new_requested)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(0, 0, 4, 0)
        self._head.setSpacing(8)
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._head)
        column.addWidget(self._list, 1)
        return left

    def _follow(self) -> None:
        """The catalog is another: show what is shown as it is now, or what stands in its place."""
        catalog = self._catalog_model.catalog
        self.select(self._shown if self._shown in catalog else catalog.exercises[0].id)

    def _tell_standing(self) -> None:
        """Whether it is in the routine, and when it was last done."""
        if not self.isVisible():
            return
        routine = self._routine_model.shown
        among = any(entry.exercise == self._shown for entry in routine.entries)
        today = local_date(self._clock.now(), self._settings_model.settings.day_start)
        try:
            last = last_done(self._journal.sessions()).get(self._shown)
        except LogError:  # in another program's hands, say
            self._detail.show_standing("")
            return
        when = words.last_done_text(last, today)
        where = f"In “{routine.name}” · " if among else ""
        self._detail.show_standing(f"{where}{when[:1].upper()}{when[1:]}")

    def _add(self) -> None:
        """To the routine that is being looked at, with the usual dose."""
        model, exercise = self._routine_model, self._catalog_model.catalog[self._shown]
        routine = model.shown
        if len(routine.entries) >= FULL:
            self._undo.tell(f"“{routine.name}” is full: it has {words.exercises_text(FULL)}.")
            return
        model.change(routine.with_added(Entry(exercise.id, exercise.dose)))
        after = model.book

        def undo() -> None:
            if model.book is after:
                model.undo()

        self._undo.tell(f"{exercise.name} was added to “{routine.name}”.", undo)

    def _remove(self) -> None:
        """At once where no routine has it."""
        exercise = self._catalog_model.catalog[self._shown]
        having = [
            routine.name
            for routine in self._routine_model.book.routines
            if any(entry.exercise == exercise.id for entry in routine.entries)
        ]
        if not having:
            self._remove_now(exercise)
            return
        where = words.listing(f"“{name}”" for name in having)
        self._asking.ask(
            f"Remove “{exercise.name}”?",
            [f"It is in {where}, and will be left out there."],
            yes="Remove",
            no="Keep it",
            act=lambda: self._remove_now(exercise),
        )

    def _remove_now(self, exercise: Exercise) -> None:
        self._asking.close()
        following = _neighbour(self._list.found, exercise.id)
        try:
            self._catalog_model.remove(exercise.id)
        except SaveError as error:
            self._undo.tell(str(error))
            return
        self.show_exercise(following or self._shown)
        self._undo.tell(
            f"{exercise.name} was removed.", lambda: self._restore(exercise.id), stays=True
        )

    def _restore(self, exercise_id: str) -> None:
        model = self._catalog_model
        try:
            # a pack may have brought it back
            if exercise_id not in model.catalog:
                model.restore(exercise_id)
        except SaveError as error:
            self._undo.tell(str(error))
        else:
            self.show_exercise(exercise_id)

    def _undo_last(self) -> None:
        if not self._asking.question:
            self._undo.undo()

    def _search(self) -> None:
        if not self._asking.question:
            self._list.search()

    def _fit(self) -> None:
        self._left.setFixedWidth(min(self._hub.px(LIST_WIDTH), round(self.width() * LIST_SHARE)))
        self._stack_head()
        width = self.width() - self._left.width()
        height = max(self.height() * PICTURE_SHARE, self.height() - self._hub.px(WORDS_HEIGHT))
        self._detail.set_picture_height(
            min(self._hub.px(PICTURE_HEIGHT), round(height), round(width * PICTURE_SHAPE))
        )

    def _stack_head(self) -> None:
        """The button stands below the title where both have no room beside each other."""
        wanted = self._title.sizeHint().width() + self._make.sizeHint().width() + HEAD_GAP
        way = QBoxLayout.Direction
        fits = wanted <= self._left.maximumWidth()
        self._head.setDirection(way.LeftToRight if fits else way.TopToBottom)


def _neighbour(ids: tuple[str, ...], exercise_id: str) -> str | None:
    """What comes after it in the list, or else before it."""
    if exercise_id not in ids or len(ids) == 1:
        return None
    place = ids.index(exercise_id)
    return ids[place + 1] if place + 1 < len(ids) else ids[place - 1]
