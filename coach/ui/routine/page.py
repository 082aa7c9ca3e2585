"""The Routine page: what is done, in which order, how much of it, and on which days."""

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from coach.core.exercise import Catalog, Dose
from coach.core.routine import Routine
from coach.ui import words
from coach.ui.page import Page
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.planning import Planner
from coach.ui.routine.day_picker import DayPicker
from coach.ui.routine.dose_editor import DoseEditor
from coach.ui.routine.entry_list import RoutineList
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, icon, styled

NO_DAYS = "Nothing planned: choose at least one day"
NO_EXERCISES = "Nothing to do: switch at least one exercise on"
NOT_SAVED = "The last change could not be saved yet. It is kept, and saved with the next change."
LIST_HEIGHT = 330
SIDE_BY_SIDE_FROM = 740


def summary(routine: Routine, catalog: Catalog, planner: Planner) -> str:
    """The routine in one line: how long it takes and how one lies, or what keeps it from being."""
    known = [catalog[entry.exercise] for entry in routine.active if entry.exercise in catalog]
    if not known:
        return NO_EXERCISES
    length = words.duration_text(planner.plan(routine).seconds)
    lying = words.position_summary([exercise.position for exercise in known])
    line = f"{length} · {lying}"
    return line if routine.days else f"{NO_DAYS} · {line}"


class RoutinePage(Page):
    """Every change goes to the RoutineModel at once, which saves it and can take it back."""

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
        self._planner = Planner(routine_model, settings_model)
        self._title = styled(QLabel(), text="title")
        self._undo = QPushButton("Undo")
        self._redo = QPushButton("Redo")
        self._summary = styled(QLabel(), tone="muted")
        self._summary.setWordWrap(True)
        self._not_saved = styled(QLabel(NOT_SAVED), text="small", tone="effort")
        self._days = DayPicker(words.week_start(settings_model.settings.week_start), theme_hub)
        self._list = RoutineList(routine_model, illustrations, theme_hub)
        self._editor = DoseEditor(illustrations, theme_hub)
        self.column.addLayout(self._header())
        self._days_and_summary = self._days_row()
        self.column.addLayout(self._days_and_summary)
        self.column.addWidget(self._not_saved)
        self._halves = self._list_and_card()
        self.column.addLayout(self._halves, 1)
        self._connect()
        self._dress()

    def refresh(self) -> None:
        routine = self._model.shown
        self._title.setText(routine.name)
        self._summary.setText(summary(routine, self._model.catalog, self._planner))
        self._days.set_week_start(words.week_start(self._settings.settings.week_start))
        self._days.show_days(routine.days)
        self._undo.setEnabled(self._model.can_undo)
        self._redo.setEnabled(self._model.can_redo)
        self._dress()
        self._not_saved.setVisible(not self._model.saved)
        self._show_entry(self._list.row)
        self._arrange()

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.stale)
        model.saved_changed.connect(self.stale)
        self._settings.changed.connect(self.stale)
        self.hub.changed.connect(self._dress)
        self._undo.clicked.connect(model.undo)
        self._redo.clicked.connect(model.redo)
        self._days.picked.connect(lambda days: model.change(model.shown.with_days(days)))
        self._list.chosen.connect(self._show_entry)
        self._editor.edited.connect(self._set_dose)
        self._editor.reset.connect(self._reset_dose)
        for keys, action in (
            ("Ctrl+Z", model.undo),
            ("Ctrl+Shift+Z", model.redo),
            ("Ctrl+Y", model.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _set_dose(self, dose: Dose, gesture: object) -> None:
        row = self._list.row
        self._model.change_entry(row, replace(self._model.shown.entries[row], dose=dose), gesture)

    def _reset_dose(self) -> None:
        sheet = self._model.sheet_dose(self._list.row)
        if sheet is not None:
            self._set_dose(sheet, None)

    def _show_entry(self, row: int) -> None:
        """The entry of the current row in the card; no card where its exercise is unknown."""
        sheet = self._model.sheet_dose(row) if row >= 0 else None
        self._editor.setVisible(sheet is not None)
        if sheet is not None:
            entry = self._model.shown.entries[row]
            exercise = self._model.catalog[entry.exercise]
            self._editor.show_dose(exercise, entry.dose, sheet)

    def _header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setSpacing(16)
        header.addWidget(self._title, 1)
        header.addWidget(self._undo)
        header.addWidget(self._redo)
        return header

    def _days_row(self) -> QHBoxLayout:
        days = QHBoxLayout()
        days.setSpacing(12)
        days.addWidget(styled(QLabel("On"), tone="muted"))
        days.addWidget(self._days)
        days.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(days)
        row.addWidget(self._summary, 1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The card beside the list, or below all of it where it would leave no room for names."""
        wide = self.width() >= self.hub.px(SIDE_BY_SIDE_FROM)
        directions = QBoxLayout.Direction
        for layout in (self._halves, self._days_and_summary):
            layout.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._list.setMinimumHeight(LIST_HEIGHT if wide else self._list.whole_height)

    def _list_and_card(self) -> QHBoxLayout:
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addWidget(self._list, 58)
        halves.addWidget(self._editor, 42)
        return halves

    def _dress(self) -> None:
        size = self.hub.px(18)
        theme = self.hub.theme
        tint = theme.accent_text if self._model.can_undo else theme.muted
        self._undo.setIcon(icon("undo", tint, size=size))
        self._undo.setIconSize(QSize(size, size))
