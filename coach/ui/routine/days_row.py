"""When the routine is planned, how long it takes, and how one lies."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from coach.core.exercise import Catalog
from coach.core.fewest_changes import position_changes
from coach.core.routine import Routine
from coach.ui import words
from coach.ui.planning import Planner
from coach.ui.routine.day_picker import DayPicker
from coach.ui.routine.schedule import SchedulePanel, schedule_text
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow

NO_DAYS = "Nothing planned: choose at least one day"
NO_EXERCISES = "Nothing to do: switch at least one exercise on"


def summary(routine: Routine, catalog: Catalog, planner: Planner) -> str:
    """The routine in one line: how long it takes and how one lies, or what keeps it from being."""
    known = [catalog[entry.exercise] for entry in routine.active if entry.exercise in catalog]
    if not known:
        return NO_EXERCISES if routine.entries else ""
    length = words.duration_text(planner.plan(routine).seconds)
    lying = words.position_summary([exercise.position for exercise in known])
    changes = words.changes_text(position_changes(routine, catalog))
    line = f"{length} · {lying} · {changes}"
    return line if routine.days else f"{NO_DAYS} · {line}"


class DaysRow(QWidget):
    """Changes the days at once; the button opens what there is to say of each day."""

    def __init__(
        self, model: RoutineModel, settings_model: SettingsModel, theme_hub: ThemeHub, host: QWidget
    ) -> None:
        """`host`: what the opened card lies over."""
        super().__init__()
        self._model = model
        self._settings = settings_model
        self._hub = theme_hub
        self._host = host
        self._planner = Planner(model, settings_model)
        self._panel: SchedulePanel | None = None
        self._days = DayPicker(words.week_start(settings_model.settings.week_start), theme_hub)
        self._days.picked.connect(lambda days: model.change(model.shown.with_days(days)))
        self._schedule = styled(QPushButton(), kind="soft")
        self._schedule.clicked.connect(self._open)
        self._summary = styled(QLabel(), tone="muted")
        self._summary.setWordWrap(True)
        when = QWidget()
        flow = Flow(12, when)
        flow.addWidget(styled(QLabel("On"), tone="muted"))
        flow.addWidget(self._days)
        flow.addWidget(self._schedule)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(when)
        self._row.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        routine = self._model.shown
        self._summary.setText(summary(routine, self._model.catalog, self._planner))
        self._days.set_week_start(words.week_start(self._settings.settings.week_start))
        self._days.show_days(routine.days)
        self._schedule.setText(schedule_text(routine))
        if self._panel is not None:
            self._panel.show_routine(routine)

    def set_wide(self, wide: bool) -> None:
        """The summary beside the days, or below them."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _open(self) -> None:
        panel = self._panel = SchedulePanel(self._hub, self._host)
        panel.times_picked.connect(self._set_times)
        panel.reminders_picked.connect(self._set_reminders)
        panel.left.connect(self._forget)
        panel.show_routine(self._model.shown)
        panel.open(self._schedule, panel.times)

    def _forget(self) -> None:
        self._panel = None

    def _set_times(self, times: int, gesture: object) -> None:
        self._model.change(replace(self._model.shown, times=times), gesture)

    def _set_reminders(self, reminders: tuple[str, ...]) -> None:
        self._model.change(replace(self._model.shown, reminders=reminders))
