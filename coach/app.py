"""Puts the program together: every object that lives as long as the window is made here, once.

What needs no Qt is imported first, and Qt itself only by the modules of coach.ui: from its import
on, PySide reads the source of every module imported, which costs a start some 6 ms.
"""

import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from coach import resources
from coach.core.exercise import Dose
from coach.core.plan import Plan
from coach.core.session import ONE_SITTING, SessionRecord, local_date
from coach.core.short_on_time import open_exercises
from coach.storage.atomic import SaveError
from coach.storage.content import read_catalog
from coach.storage.ids import device_id
from coach.storage.journal import Journal
from coach.storage.log_file import LogError
from coach.storage.log_rows import offset_minutes
from coach.storage.paths import DataPaths, default_root
from coach.storage.routines import RoutineStore
from coach.storage.settings import SettingsStore
from coach.ui import words
from coach.ui.clock import Clock
from coach.ui.garbage import GarbageCollection
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.studio import Studio, studio_command
from coach.ui.planning import Planner
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.today.page import TodayPage
from coach.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from coach.cues.sounds import Sounds
    from coach.cues.speech.speech import Speech
    from coach.desktop.keep_awake import KeepAwake
    from coach.desktop.single_instance import SingleInstance
    from coach.ui.check_in.check_in import Occasion
    from coach.ui.exercises.page import ExercisesPage
    from coach.ui.quitting import Quitting
    from coach.ui.session.page import SessionPage

ALREADY_OPEN = f"{words.NAME} is open already; its window has been brought to the front."
NO_ANSWER = (
    f"{words.NAME} is open already with this data, but does not answer. End that one, or restart "
    "the computer, and start it again."
)


class StartError(Exception):
    """The program cannot start; its text is the one line that says why."""


def run(*, data_dir: Path | None, demo: bool, speed: float) -> int:
    """Open the window and return the exit code once it is closed.

    `data_dir` keeps everything in that folder; `demo` in one that is thrown away at the end. A
    second start on the same folder shows the window of the first. Raises StartError.
    """
    from coach.desktop.single_instance import SingleInstance

    paths = DataPaths(data_dir or default_root())
    instance = SingleInstance(paths.root)
    if not demo and _is_open(instance):
        return 0
    from PySide6.QtWidgets import QApplication

    from coach.cues.outputs import Outputs
    from coach.cues.sounds import Sounds

    # Qt would spread gradients over a thread pool, which costs more than it gains
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    application = QApplication(sys.argv[:1])
    application.setApplicationName(words.NAME)
    application.setDesktopFileName("back-coach")
    clock, sounds = Clock(speed), Sounds(resources.path("sounds"), outputs=Outputs())
    if not demo:
        coach = BackCoach(application, paths, clock, sounds)
        coach.window.painted.connect(lambda: instance.listen(coach.window.come_forward))
        try:
            return _show(application, coach)
        finally:
            instance.close()
    with TemporaryDirectory(prefix="back-coach-demo-") as folder:
        coach = BackCoach(application, DataPaths(Path(folder)), clock, sounds)
        coach.make_up_history()
        return _show(application, coach)


def _is_open(instance: "SingleInstance") -> bool:
    """Whether another start has the data and has shown its window; says so in one line.

    Raises StartError where it has the data but does not answer.
    """
    from coach.desktop.single_instance import Claim

    claim = instance.claim()
    if claim is Claim.UNANSWERED:
        raise StartError(NO_ANSWER)
    if claim is Claim.SHOWN and sys.stderr:
        sys.stderr.write(f"coach: {ALREADY_OPEN}\n")
    return claim is Claim.SHOWN


def _show(application: "QApplication", coach: "BackCoach") -> int:
    coach.open()
    try:
        return application.exec()
    finally:
        coach.close()


class BackCoach:
    """The running program."""

    def __init__(
        self,
        application: "QApplication",
        paths: DataPaths,
        clock: Clock,
        sounds: "Sounds",
        make_speech: "Callable[[], Speech] | None" = None,
        make_keep_awake: "Callable[[], KeepAwake] | None" = None,
    ) -> None:
        """What speaks and what keeps the display awake is made for the first session.

        Raises StartError where the data cannot be used.
        """
        self._clock = clock
        self._paths = paths
        self.catalog, problems = read_catalog(resources.path("exercises"))
        try:
            paths.prepare()
            self.journal = Journal.open(paths.log, device_id(paths.device), paths.backups)
            settings, routines = SettingsStore(paths.settings), RoutineStore(paths.routines)
            self.settings_model = SettingsModel(settings)
            self.routine_model = RoutineModel(routines, self.catalog)
        except (LogError, SaveError) as error:
            raise StartError(str(error)) from error
        self._planner = Planner(self.catalog, self.settings_model)
        found = (*problems, *settings.problems, *routines.problems)
        self._problems = tuple(str(problem) for problem in found)
        for problem in self._problems:
            # there is no standard error where the program has no terminal
            if sys.stderr:
                sys.stderr.write(f"coach: {problem}\n")
        look = self.settings_model.settings
        self.theme_hub = ThemeHub(application, look.theme, look.text_scale, look.less_movement)
        poses, exercises = resources.path("poses"), resources.path("exercises")
        self.illustrations = Illustrations(
            poses,
            paths.pictures,
            Studio(studio_command(poses, exercises)),
            exercises=exercises,
            appearance=look.appearance,
        )
        self._sounds = sounds
        self._make_speech = make_speech or _speech
        self._make_keep_awake = make_keep_awake or _keep_awake
        self._speech: Speech | None = None
        self._keep_awake: KeepAwake | None = None
        self._session: SessionPage | None = None
        self._library: ExercisesPage | None = None
        self.window = self._make_window()
        self.settings_model.changed.connect(self._on_settings)
        self._garbage = GarbageCollection()
        self._quitting: Quitting | None = None
        self._application = application
        application.commitDataRequest.connect(self._interrupt)

    def make_up_history(self) -> None:
        """Fill the log as if the program had been used for twelve weeks."""
        from coach.storage import demo

        now = self._clock.now()
        today = local_date(now, self.settings_model.settings.day_start)
        offset = offset_minutes(now)
        demo.fill(self.journal, self.catalog, self.routine_model.routine, today, offset)
        self.settings_model.change(notice_seen=True)

    def open(self) -> None:
        """Show the window; what is heavy begins once it has been painted."""
        self.window.painted.connect(self._when_painted)
        if not self.settings_model.settings.notice_seen:
            self._check_in()
        self.window.show()
        self.window.activateWindow()
        self._garbage.start()

    def _when_painted(self) -> None:
        from coach.ui.quitting import Quitting

        self.illustrations.start()
        self._quitting = Quitting(lambda: self._application.exit(0))
        self._quitting.start()

    def close(self) -> None:
        """Let go of everything; a session under way stays to be gone on with."""
        self._interrupt()
        if self._speech:
            self._speech.close()
        if self._keep_awake:
            self._keep_awake.close()
        self.illustrations.close()
        if self._quitting:
            self._quitting.stop()
        self._garbage.stop()
        self.window.deleteLater()
        self.journal.close()

    def start_session(self, only: Collection[str] | None = None) -> None:
        """Lead through the routine, or through these exercises of it."""
        self._lead(self._planner.plan(self.routine_model.routine, only))

    def go_on_with(self, session_id: str) -> None:
        """Go on with an interrupted session of today, or of this sitting."""
        now = self._clock.now()
        today = local_date(now, self.settings_model.settings.day_start)
        record = self.journal.unfinished(today, self._trial, now - ONE_SITTING)
        if record and record.id == session_id:
            laid_out = self._planner.plan(record.prescription, open_exercises(record.sets))
            self._lead(laid_out, record)

    @property
    def _trial(self) -> bool:
        return self._clock.speed != 1.0

    def _make_window(self) -> MainWindow:
        suffix = f"{words.number_text(self._clock.speed)} times faster (trial)"
        return MainWindow(
            {
                "Today": self._today,
                "Routine": self._routine,
                "Progress": self._progress,
                "Exercises": self._exercises,
                "Settings": self._settings,
            },
            theme_hub=self.theme_hub,
            state_path=self._paths.window,
            suffix=suffix if self._trial else "",
        )

    def _today(self) -> "QWidget":
        page = TodayPage(
            catalog=self.catalog,
            journal=self.journal,
            routine_model=self.routine_model,
            settings_model=self.settings_model,
            illustrations=self.illustrations,
            theme_hub=self.theme_hub,
            clock=self._clock,
            trial=self._trial,
            problems=self._problems,
        )
        page.exercise_requested.connect(self._show_exercise)
        page.start_requested.connect(self.start_session)
        page.short_requested.connect(self.start_session)
        page.check_in_requested.connect(self._ask_questions)
        page.go_on_requested.connect(self.go_on_with)
        page.routine_requested.connect(lambda: self.window.open("Routine"))
        return page

    def _routine(self) -> "QWidget":
        from coach.ui.routine.page import RoutinePage

        return RoutinePage(
            routine_model=self.routine_model,
            settings_model=self.settings_model,
            illustrations=self.illustrations,
            theme_hub=self.theme_hub,
        )

    def _progress(self) -> "QWidget":
        from coach.ui.progress.page import ProgressPage

        return ProgressPage(
            journal=self.journal,
            routine_model=self.routine_model,
            settings_model=self.settings_model,
            theme_hub=self.theme_hub,
            clock=self._clock,
        )

    def _exercises(self) -> "QWidget":
        from coach.ui.exercises.page import ExercisesPage

        self._library = ExercisesPage(
            catalog=self.catalog, illustrations=self.illustrations, theme_hub=self.theme_hub
        )
        return self._library

    def _show_exercise(self, exercise_id: str) -> None:
        self.window.open("Exercises")
        if self._library:
            self._library.show_exercise(exercise_id)

    def _settings(self) -> "QWidget":
        from coach.ui.settings.page import SettingsPage

        page = SettingsPage(
            settings_model=self.settings_model,
            illustrations=self.illustrations,
            data_folder=self._paths.root,
            theme_hub=self.theme_hub,
        )
        page.notice_requested.connect(self._read_notice)
        page.check_in_requested.connect(self._ask_questions)
        return page

    def _read_notice(self) -> None:
        from coach.ui.check_in.check_in import Occasion

        self._show_check_in(Occasion.READING)

    def _ask_questions(self) -> None:
        from coach.ui.check_in.check_in import Occasion

        self._show_check_in(Occasion.ASKING)

    def _show_check_in(self, occasion: "Occasion") -> None:
        from coach.ui.check_in.check_in import CheckIn

        page = CheckIn(occasion, self.settings_model.settings, self.theme_hub)
        page.passed.connect(self.window.end_session)
        page.left.connect(self.window.end_session)
        self.window.show_session(page)

    def _check_in(self, then: Callable[[], None] | None = None) -> None:
        """Ask for warning signs before the first session; `then` where none stands open."""
        from coach.ui.check_in.check_in import CheckIn, Occasion

        def on_passed() -> None:
            self.settings_model.change(notice_seen=True)
            self.window.end_session()
            if then:
                then()

        page = CheckIn(Occasion.FIRST_RUN, self.settings_model.settings, self.theme_hub)
        page.passed.connect(on_passed)
        page.left.connect(self.window.end_session)
        self.window.show_session(page)

    def _on_settings(self) -> None:
        look = self.settings_model.settings
        self.theme_hub.choose(look.theme, look.text_scale, look.less_movement)
        self.illustrations.set_appearance(look.appearance)

    def _interrupt(self) -> None:
        if self._session:
            self._session.interrupt()

    def _lead(self, laid_out: Plan, going_on: SessionRecord | None = None) -> None:
        from coach.ui.session.driving.machine import Machine
        from coach.ui.session.driving.surroundings import Surroundings
        from coach.ui.session.page import SessionPage

        if self.window.in_session:
            return
        if not self.settings_model.settings.notice_seen:
            self._check_in(lambda: self._lead(laid_out, going_on))
            return
        self._speech = self._speech or self._make_speech()
        self._keep_awake = self._keep_awake or self._make_keep_awake()
        page = SessionPage(
            laid_out,
            catalog=self.catalog,
            journal=self.journal,
            settings_model=self.settings_model,
            illustrations=self.illustrations,
            theme_hub=self.theme_hub,
            clock=self._clock,
            sounds=self._sounds,
            speech=self._speech,
            keep_awake=self._keep_awake,
            going_on=going_on,
        )
        machine = Machine(self._application, self.window, self._sounds, page)
        Surroundings(page.controller, machine, page)
        page.left.connect(self._leave_session)
        page.dose_changed.connect(self._keep_dose)
        self._session = page
        self.window.show_session(page, page.may_close)
        page.begin()

    def _keep_dose(self, exercise_id: str, dose: Dose) -> None:
        """The gentler dose from now on; the Routine page can undo it."""
        for place, entry in enumerate(self.routine_model.routine.entries):
            if entry.exercise == exercise_id:
                self.routine_model.set_dose(place, dose)

    def _leave_session(self) -> None:
        self._session = None
        self.window.end_session()


def _speech() -> "Speech":
    from coach.cues.speech.speech import Speech

    return Speech(stand_in=True)


def _keep_awake() -> "KeepAwake":
    from coach.desktop.keep_awake import KeepAwake

    return KeepAwake()
