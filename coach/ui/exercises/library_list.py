"""The list of all exercises, to look through, search and narrow."""

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.core.exercise import Exercise
from coach.core.library import Wanted, found
from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.catalog_model import CatalogModel
from coach.ui.exercise_words import SEARCH, called
from coach.ui.exercises.exercise_button import ExerciseButton
from coach.ui.exercises.filters import Filters
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.scroll_area import scrolled

NOTHING = "Nothing found"


class _Row(Struct, frozen=True):
    exercise: Exercise
    button: ExerciseButton


class LibraryList(QWidget):
    """Narrows as one types; Escape shows all again. `picked` carries the id that was clicked.

    It holds a row for each exercise and follows the catalog; what is not wanted is hidden.
    """

    picked = Signal(str)

    def __init__(
        self, catalog_model: CatalogModel, *, illustrations: Illustrations, theme_hub: ThemeHub
    ) -> None:
        super().__init__()
        self._hub = theme_hub
        self._model = catalog_model
        self._illustrations = illustrations
        self._rows: dict[str, _Row] = {}
        self._found: tuple[str, ...] = ()
        self._from_top = False
        self._group = QButtonGroup(self)
        self._search = QLineEdit()
        self._search.setPlaceholderText(SEARCH)
        self._search.setAccessibleName("Search the exercises")
        self._search.setToolTip(f"{SEARCH}: Ctrl+F")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_typed)
        self._search.installEventFilter(self)
        self._narrower = styled(QPushButton("Filter"), kind="chip", large=True)
        self._narrower.setCheckable(True)
        self._narrower.setAccessibleDescription("Position, where it is felt, what is needed")
        self._filters = Filters(theme_hub)
        self._filters.changed.connect(self._narrow)
        self._filters.hide()
        self._narrower.toggled.connect(self._filters.setVisible)
        self._count = styled(QLabel(), text="small", tone="muted")
        self._all = styled(QPushButton("Show all"), kind="soft")
        self._all.clicked.connect(self.show_all)
        self._area = self._make_list()
        # what is new has its place only once all is laid out
        self._area.verticalScrollBar().rangeChanged.connect(self._come_into_sight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(_line(self._search))
        column.addLayout(_line(self._count, self._narrower))
        column.addWidget(self._filters)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._area, 1)
        self._follow()
        catalog_model.changed.connect(self._follow)

    @property
    def found(self) -> tuple[str, ...]:
        """The ids of what is shown, in its order."""
        return self._found

    def search(self) -> None:
        """Have the keyboard's focus in the search field, with what stands in it marked."""
        self._search.setFocus()
        self._search.selectAll()

    def show_all(self) -> None:
        """Look for nothing in particular."""
        self._filters.clear()
        self._search.clear()
        self._narrow()

    def select(self, exercise_id: str, *, focus: bool = False) -> None:
        """Mark an exercise, and show all where it would be hidden. Raises KeyError."""
        button = self._rows[exercise_id].button
        if exercise_id not in self._found:
            self.show_all()
        button.setChecked(True)
        self._from_top = False
        if focus:
            button.setFocus()
        self._keep_in_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the search field: Escape shows all, Down and Enter go on to what was found."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._wanted != Wanted():
                self.show_all()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_found()
                return True
        return super().eventFilter(watched, event)

    @property
    def _wanted(self) -> Wanted:
        return self._filters.wanted(self._search.text())

    def _go_to_found(self) -> None:
        if self._found:
            button = self._group.checkedButton()
            first = self._rows[self._found[0]].button
            (button if button and not button.isHidden() else first).setFocus()

    def _follow(self) -> None:
        """A row for each exercise; those of exercises that have not changed stay."""
        exercises = self._model.catalog.exercises
        chosen = next((i for i, row in self._rows.items() if row.button.isChecked()), None)
        rows = {exercise.id: self._row(exercise) for exercise in exercises}
        for row in self._rows.values():
            if rows.get(row.exercise.id) is not row:
                self._group.removeButton(row.button)
                self._column.removeWidget(row.button)
                row.button.hide()
                row.button.deleteLater()
        self._rows = rows
        if chosen in rows:
            rows[chosen].button.setChecked(True)
        self._filters.offer(exercises)
        self._narrow()

    def _row(self, exercise: Exercise) -> _Row:
        before = self._rows.get(exercise.id)
        if before and before.exercise == exercise:
            return before
        button = ExerciseButton(
            exercise,
            own=self._model.is_own(exercise.id),
            illustrations=self._illustrations,
            theme_hub=self._hub,
        )
        button.clicked.connect(lambda: self.picked.emit(exercise.id))
        self._group.addButton(button)
        return _Row(exercise, button)

    def _narrow(self) -> None:
        wanted, exercises = self._wanted, self._model.catalog.exercises
        self._found = tuple(exercise.id for exercise in found(exercises, wanted, called))
        for place, exercise_id in enumerate(dict.fromkeys((*self._found, *self._rows))):
            button = self._rows[exercise_id].button
            if self._column.indexOf(button) != place:
                self._column.insertWidget(place, button)
            button.setVisible(exercise_id in self._found)
        some, total = len(self._found), len(exercises)
        line = words.exercises_text(some)
        if some < total:
            line = (
                f"{words.number_text(some)} of {words.exercises_text(total)}" if some else NOTHING
            )
        if line != self._count.text():
            self._count.setText(line)
            announce(self, line)
        self._all.setVisible(not some)
        self._come_into_sight()
        chosen = wanted.narrows
        self._narrower.setText(f"Filter ({words.number_text(chosen)})" if chosen else "Filter")

    def _on_typed(self, text: str) -> None:
        """What was found is read from the top, until one of it is chosen."""
        self._from_top = bool(text)
        self._narrow()

    def _come_into_sight(self) -> None:
        if self._from_top:
            self._area.verticalScrollBar().setValue(0)
        else:
            self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        button = self._group.checkedButton()
        if button and not button.isHidden():
            self._column.activate()
            self._area.ensureWidgetVisible(button)

    def _make_list(self) -> QScrollArea:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 4, 16)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        return scrolled(content)


def _line(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 4, 0)
    row.setSpacing(8)
    row.addWidget(first, 1)
    for widget in others:
        row.addWidget(widget)
    return row
