"""Makes the pictures of the README: `python packaging/make_pictures.py`, with the test packages.

They show the program itself on made-up history, on a day and at a moment that are always the same.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from coach import resources
from coach.app.back_coach import BackCoach
from coach.core.exercise import Catalog
from coach.core.plan import StepKind
from coach.core.voice import VoiceLevel
from coach.cues.sounds import Sounds
from coach.figure.output.draw import Wanted, draw_loop, draw_panels
from coach.figure.output.figures import Figures
from coach.storage.paths import DataPaths
from coach.ui.clock import Clock
from coach.ui.pictures.still import Still
from coach.ui.session.following.stage import Stage
from coach.ui.session.page import SessionPage

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "pictures"
SIZE = (1280, 800)
LOOK_AGAIN_MS = 12_000  # a page has built its charts and its list by then
SHOWN_EXERCISE, SECONDS_INTO_HOLD = "hamstring-stretch", 12.0
STRIDE = 1.0
PANELS_SIZE, LOOP_SIZE = (880, 320), (520, 320)
MOVING_EXERCISE = "bridge"


class ToldClock(Clock):
    """A Sunday morning; time passes only when told."""

    passed = 0.0

    def monotonic(self) -> float:
        return self.passed

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 8, 30, tzinfo=UTC) + timedelta(seconds=self.passed)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    application = QApplication([])
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    with TemporaryDirectory() as folder:
        clock = ToldClock()
        muted = Sounds(resources.path("sounds"), make=lambda _: Silence())
        coach = BackCoach(application, DataPaths(Path(folder)), clock, muted)
        coach.make_up_history()
        coach.settings_model.change(theme="light", ask_pain=False)
        coach.open()
        coach.window.resize(*SIZE)
        shoot(coach.window, "today")
        coach.window.open("Progress")
        shoot(coach.window, "progress")
        coach.settings_model.change(theme="dark")
        coach.window.open("Routine")
        shoot(coach.window, "routine")
        # a voice would look for a sound device
        coach.settings_model.change(theme="light", voice=VoiceLevel.OFF)
        page = lead_to_the_hold(coach, clock)
        shoot(coach.window, "session")
        page.following.set_floor_view(True)
        shoot(coach.window, "floor-view")
        coach.close()
        draw_exercises(coach.catalog_model.catalog)


class Silence:
    """A sound that is not heard."""

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def play(self) -> None: ...

    def stop(self) -> None: ...

    def setVolume(self, volume: float, /) -> None: ...  # noqa: N802 - Qt's name


def draw_exercises(catalog: Catalog) -> None:
    """Start and effort of each, and one in motion."""
    figures = Figures(resources.path("poses"), resources.path("exercises"))
    for exercise in catalog.exercises:
        wanted = Wanted(figures.motion(exercise.pose), exercise.name)
        draw_panels(replace(wanted, size=PANELS_SIZE), FOLDER / f"{exercise.id}.png")
        if exercise.id == MOVING_EXERCISE:
            path = FOLDER / f"{exercise.id}.webp"
            draw_loop(replace(wanted, size=LOOP_SIZE), path, exercise.dose.tempo)


def lead_to_the_hold(coach: BackCoach, clock: ToldClock) -> SessionPage:
    coach.sessions.start()
    [page] = coach.window.findChildren(SessionPage)
    controller = page.controller

    def holds() -> bool:
        step = controller.player.step
        return step.exercise == SHOWN_EXERCISE and step.kind is StepKind.HOLD

    pass_until(holds, clock, controller.wake)
    end = clock.passed + SECONDS_INTO_HOLD
    pass_until(lambda: clock.passed >= end, clock, controller.wake)
    return page


def pass_until(reached: Callable[[], bool], clock: ToldClock, wake: Callable[[], None]) -> None:
    while not reached():
        clock.passed += STRIDE
        wake()


def shoot(window: QWidget, name: str) -> None:
    """Let the pictures be drawn, then take the window's own."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if drawn(window) else None)
    timer.start(LOOK_AGAIN_MS)
    loop.exec()
    window.grab().save(str(FOLDER / f"{name}.png"))


def drawn(window: QWidget) -> bool:
    """Whether nothing that is seen waits for its picture."""
    stills = (still.ready for still in window.findChildren(Still) if still.isVisible())
    stages = (stage.ready for stage in window.findChildren(Stage) if stage.isVisible())
    return all(stills) and all(stages)


if __name__ == "__main__":
    main()
