"""The five pages, each made when it is first visited, and where their buttons lead."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach.app.exchange import Exchange
from coach.app.looking_back import LookingBack
from coach.app.packs import Packs
from coach.app.printing import Printing
from coach.app.reviewing import Reviewing
from coach.app.sessions import Sessions
from coach.app.shared import Shared
from coach.app.workshop import Workshop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.exercises.page import ExercisesPage
    from coach.ui.window import MainWindow


class Pages:
    """Makes the pages; `lead` says, once the window is there, what they lead to."""

    def __init__(self, shared: Shared, *, data_folder: Path, problems: Sequence[str]) -> None:
        """`problems`: what could not be read at the start, a line each."""
        self._shared = shared
        self._data_folder = data_folder
        self._problems = problems
        self._library: ExercisesPage | None = None

    @property
    def builders(self) -> "Mapping[str, Callable[[], QWidget]]":
        """By their visible names, in the order of the rail."""
        return {
            "Today": self._today,
            "Routine": self._routine,
            "Progress": self._progress,
            "Exercises": self._exercises,
            "Settings": self._settings,
        }

    def lead(
        self,
        window: "MainWindow",
        sessions: Sessions,
        packs: Packs,
        printing: Printing,
        reviewing: Reviewing,
        workshop: Workshop,
        looking_back: LookingBack,
        exchange: Exchange,
    ) -> None:
        self._window = window
        self._workshop = workshop
        self._packs = packs
        self._exchange = exchange
        self._printing = printing
        self._reviewing = reviewing
        self._looking_back = looking_back
        self._sessions = sessions

    def _today(self) -> "QWidget":
        from coach.ui.today.page import TodayPage

        shared, sessions = self._shared, self._sessions
        page = TodayPage(
            catalog_model=shared.catalog_model,
            journal=shared.journal,
            routine_model=shared.routine_model,
            settings_model=shared.settings_model,
            illustrations=shared.illustrations,
            theme_hub=shared.theme_hub,
            clock=shared.clock,
            trial=shared.trial,
            problems=self._problems,
        )
        page.exercise_requested.connect(self.show_exercise)
        page.start_requested.connect(sessions.start)
        page.short_requested.connect(sessions.start)
        page.check_in_requested.connect(sessions.ask_warning_signs)
        page.go_on_requested.connect(sessions.go_on_with)
        page.routine_requested.connect(lambda: self._window.open("Routine"))
        page.review_requested.connect(self._reviewing.look_at)
        return page

    def _routine(self) -> "QWidget":
        from coach.ui.routine.page import RoutinePage

        page = RoutinePage(
            routine_model=self._shared.routine_model,
            settings_model=self._shared.settings_model,
            illustrations=self._shared.illustrations,
            theme_hub=self._shared.theme_hub,
        )
        page.exercise_requested.connect(self.show_exercise)
        page.create_requested.connect(lambda: self._workshop.new(page.add))
        page.print_requested.connect(self._printing.routine)
        page.export_requested.connect(self._packs.export_routine)
        return page

    def _progress(self) -> "QWidget":
        from coach.ui.progress.page import ProgressPage

        page = ProgressPage(
            journal=self._shared.journal,
            catalog_model=self._shared.catalog_model,
            routine_model=self._shared.routine_model,
            settings_model=self._shared.settings_model,
            theme_hub=self._shared.theme_hub,
            clock=self._shared.clock,
        )
        page.report_requested.connect(self._printing.report)
        page.log_requested.connect(self._looking_back.open_log)
        page.csv_requested.connect(lambda: self._exchange.export_log("csv"))
        page.json_requested.connect(lambda: self._exchange.export_log("json"))
        page.import_requested.connect(self._exchange.import_log)
        return page

    def _exercises(self) -> "QWidget":
        from coach.ui.exercises.page import ExercisesPage

        self._library = ExercisesPage(
            catalog_model=self._shared.catalog_model,
            routine_model=self._shared.routine_model,
            journal=self._shared.journal,
            settings_model=self._shared.settings_model,
            clock=self._shared.clock,
            illustrations=self._shared.illustrations,
            theme_hub=self._shared.theme_hub,
        )
        self._library.new_requested.connect(self._workshop.new)
        self._library.edit_requested.connect(self._workshop.change)
        self._library.copy_requested.connect(self._workshop.copy)
        self._library.print_requested.connect(self._printing.exercise)
        self._library.export_requested.connect(self._packs.export_exercise)
        return self._library

    def show_exercise(self, exercise_id: str) -> None:
        """Bring an exercise of the library into sight; raises KeyError."""
        self._window.open("Exercises")
        if self._library:
            self._library.show_exercise(exercise_id)

    def _settings(self) -> "QWidget":
        from coach.ui.settings.page import SettingsPage

        page = SettingsPage(
            settings_model=self._shared.settings_model,
            illustrations=self._shared.illustrations,
            data_folder=self._data_folder,
            theme_hub=self._shared.theme_hub,
        )
        page.notice_requested.connect(self._sessions.read_notice)
        page.check_in_requested.connect(self._sessions.ask_warning_signs)
        page.pack_requested.connect(self._packs.choose)
        page.sample_requested.connect(self._packs.show_sample)
        page.export_requested.connect(self._exchange.export_log)
        page.import_requested.connect(self._exchange.import_log)
        return page
