"""The running program: what lives as long as its window."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from coach import resources
from coach.app.exchange import Exchange
from coach.app.looking_back import LookingBack
from coach.app.packs import Packs
from coach.app.pages import Pages
from coach.app.printing import Printing
from coach.app.reviewing import Reviewing
from coach.app.sessions import Sessions
from coach.app.shared import Shared
from coach.app.workshop import Workshop
from coach.core.appearance import Appearance
from coach.core.session import local_date
from coach.figure.output.pose_files import OwnFolders
from coach.storage.atomic import SaveError
from coach.storage.content import read_catalog
from coach.storage.ids import device_id
from coach.storage.journal import Journal
from coach.storage.log_file import LogError
from coach.storage.log_rows import offset_minutes
from coach.storage.own_exercises import OwnExercises
from coach.storage.paths import DataPaths
from coach.storage.routines import RoutineStore
from coach.storage.settings import SettingsStore
from coach.ui import words
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.garbage import GarbageCollection
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.studio import Studio, studio_command
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coach.app.reminding import Reminding
    from coach.cues.sounds import Sounds
    from coach.cues.speech.speech import Speech
    from coach.desktop.keep_awake import KeepAwake
    from coach.ui.quitting import Quitting


class StartError(Exception):
    """The program cannot start; its text is the one line that says why."""


class BackCoach:
    """Makes everything, shows the window, and lets go of everything in the end."""

    def __init__(
        self,
        application: "QApplication",
        paths: DataPaths,
        clock: Clock,
        sounds: "Sounds",
        make_speech: "Callable[[], Speech] | None" = None,
        make_keep_awake: "Callable[[], KeepAwake] | None" = None,
    ) -> None:
        """Raises StartError where the data cannot be used."""
        self._clock = clock
        sheet, problems = read_catalog(resources.path("exercises"))
        try:
            paths.prepare()
            self.journal = Journal.open(paths.log, device_id(paths.device), paths.backups)
            settings, routines = SettingsStore(paths.settings), RoutineStore(paths.routines)
            self.settings_model = SettingsModel(settings)
            self._own = OwnExercises(paths.exercises, paths.poses, paths.photos)
            self.catalog_model = CatalogModel(sheet, self._own)
            self.routine_model = RoutineModel(routines, self.catalog_model)
        except (LogError, SaveError) as error:
            raise StartError(str(error)) from error
        own_problems = self.catalog_model.problems
        found = tuple(
            str(p) for p in (*problems, *own_problems, *settings.problems, *routines.problems)
        )
        for problem in found:
            # there is no standard error where the program has no terminal
            if sys.stderr:
                sys.stderr.write(f"coach: {problem}\n")
        look = self.settings_model.settings
        self.theme_hub = ThemeHub(
            application, look.theme, look.text_scale, look.less_movement, look.more_contrast
        )
        self.illustrations = _illustrations(paths, look.appearance)
        shared = Shared(
            catalog_model=self.catalog_model,
            journal=self.journal,
            settings_model=self.settings_model,
            routine_model=self.routine_model,
            illustrations=self.illustrations,
            theme_hub=self.theme_hub,
            clock=clock,
        )
        pages = Pages(shared, data_folder=paths.root, problems=found)
        suffix = f"{words.number_text(clock.speed)} times faster (trial)"
        self.window = MainWindow(
            pages.builders,
            theme_hub=self.theme_hub,
            state_path=paths.window,
            suffix=suffix if shared.trial else "",
        )
        self.sessions = Sessions(
            shared,
            application=application,
            window=self.window,
            sounds=sounds,
            make_speech=make_speech,
            make_keep_awake=make_keep_awake,
        )
        self.packs = Packs(shared, paths=paths, window=self.window, draw=_illustrations)
        self.exchange = Exchange(shared, paths=paths, window=self.window)
        printing = Printing(shared, window=self.window)
        reviewing = Reviewing(shared, window=self.window)
        workshop = Workshop(shared, window=self.window, show=pages.show_exercise)
        self.looking_back = LookingBack(shared, window=self.window)
        pages.lead(
            self.window,
            self.sessions,
            self.packs,
            printing,
            reviewing,
            workshop,
            self.looking_back,
            self.exchange,
        )
        self.settings_model.changed.connect(self._on_settings)
        self.routine_model.changed.connect(self._note_plan)
        self._garbage = GarbageCollection()
        self._quitting: Quitting | None = None
        self._reminding: Reminding | None = None
        self._shared = shared
        self._application = application
        application.commitDataRequest.connect(self.sessions.interrupt)

    def make_up_history(self) -> None:
        """Fill the log as if the program had been used for twelve weeks."""
        from coach.storage import demo

        now = self._clock.now()
        today = local_date(now, self.settings_model.settings.day_start)
        offset = offset_minutes(now)
        demo.fill(
            self.journal, self.catalog_model.catalog, self.routine_model.routine, today, offset
        )
        self.settings_model.change(notice_seen=True)

    def open(self) -> None:
        """Show the window; what is heavy begins once it has been painted."""
        self.window.painted.connect(self._when_painted)
        self._note_plan()
        if not self.settings_model.settings.notice_seen:
            self.sessions.check_in()
        self.window.show()
        self.window.activateWindow()
        self._garbage.start()

    def close(self) -> None:
        """Let go of everything; a session under way stays to be gone on with."""
        self.sessions.close()
        self.packs.close()
        self.exchange.close()
        self.illustrations.close()
        if self._quitting:
            self._quitting.stop()
        if self._reminding:
            self._reminding.close()
        self._garbage.stop()
        self.window.deleteLater()
        self.theme_hub.deleteLater()
        self.journal.close()

    def _when_painted(self) -> None:
        from coach.app.reminding import Reminding
        from coach.ui.quitting import Quitting

        self._own.sweep()
        self.illustrations.start()
        self.packs.listen(self._application)
        self._quitting = Quitting(lambda: self._application.exit(0))
        self._quitting.start()
        self._reminding = Reminding(
            self._shared,
            application=self._application,
            window=self.window,
            start=self.sessions.start_routine,
        )

    def _note_plan(self) -> None:
        """What is planned from today on, so that a change never alters the days before it."""
        now = self._clock.now()
        today = local_date(now, self.settings_model.settings.day_start)
        with suppress(LogError):  # the next change tries again
            self.journal.plan(self.routine_model.routine, now, today)

    def _on_settings(self) -> None:
        look = self.settings_model.settings
        self.theme_hub.choose(look.theme, look.text_scale, look.less_movement, look.more_contrast)
        self.illustrations.set_appearance(look.appearance)


def _illustrations(paths: DataPaths, appearance: Appearance) -> Illustrations:
    """Of the exercises that ship with the program and of the person's own."""
    poses, exercises = resources.path("poses"), resources.path("exercises")
    own = OwnFolders(paths.poses, paths.exercises, paths.photos)
    return Illustrations(
        poses,
        paths.pictures,
        Studio(studio_command(poses, exercises, own)),
        exercises=exercises,
        own=own,
        appearance=appearance,
    )
