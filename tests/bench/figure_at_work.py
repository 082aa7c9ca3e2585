"""Run by figure.py: the program in a session and at rest; prints a name and a figure on each line.

    python figure_at_work.py FOLDER

`stall` and `stall-built` are the longest times in milliseconds between two turns of the event loop
beyond the usual, while a session's first movements are built and while they are there; `playing`
and `holding` are shares of one core; `timers-...` are the timers and animations that run on a page.
"""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractAnimation, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from coach import resources
from coach.app.back_coach import BackCoach
from coach.core.plan import Step, StepKind
from coach.cues.sounds import Sounds
from coach.storage.paths import DataPaths
from coach.ui.clock import Clock
from coach.ui.pictures.film import BREATHS, FRAMES
from coach.ui.session.page import SessionPage

PAGES = ("Today", "Routine", "Progress", "Exercises", "Settings")
TICK_MS = 2
BUILT_S, WATCHED_S, SETTLED_S = 90.0, 10.0, 5.0
BREATHED_S = 3.0  # of a hold, until the figure breathes


class Silence:
    """Plays nothing, and needs no sound device."""

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def play(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def setVolume(self, volume: float, /) -> None:  # noqa: N802 - Qt's name
        pass


def main(folder: Path) -> None:
    application = QApplication(sys.argv[:1])
    coach = BackCoach(
        application,
        DataPaths(folder),
        Clock(1.0),
        Sounds(resources.path("sounds"), make=lambda _: Silence()),
    )
    coach.settings_model.change(notice_seen=True, ask_pain=False)
    coach.open()
    coach.window.resize(1280, 800)
    run(SETTLED_S)
    for page in PAGES:
        coach.window.open(page)
        run(SETTLED_S)
        print(f"timers-{page} {running()}")
    coach.window.open("Today")
    in_session(coach)
    while coach.window.covered:
        coach.window.take_off()
    coach.window.close()
    coach.close()


def in_session(coach: BackCoach) -> None:
    coach.sessions.start()
    [page] = coach.window.findChildren(SessionPage)
    print(f"stall {longest_stall(BUILT_S, lambda: built(page)):.2f}")
    print(f"stall-built {longest_stall(WATCHED_S, lambda: False):.2f}")
    go_to(page, lambda step: step.kind is StepKind.REP and step.tempo is not None)
    print(f"playing {share_of_core(WATCHED_S):.4f}")
    go_to(page, lambda step: step.kind is StepKind.HOLD and step.seconds > 2 * WATCHED_S)
    run(BREATHED_S)
    print(f"holding {share_of_core(WATCHED_S):.4f}")


def run(seconds: float, enough: Callable[[], bool] = lambda: False) -> None:
    """Let the program run for a while, or until it is `enough`."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    look = QTimer()
    look.timeout.connect(lambda: loop.quit() if enough() else None)
    if enough():
        return
    look.start(250)
    loop.exec()
    look.stop()


def built(page: SessionPage) -> bool:
    """Whether the shown movement's frames are all there, and the next ones'."""
    stage = page.following.stage
    takes = [stage._projector.take_of(pose, side) for pose, side in stage._ahead]
    return all(stage.reel.built(take) == FRAMES + BREATHS for take in takes)


def longest_stall(seconds: float, enough: Callable[[], bool]) -> float:
    """The longest time in ms by which a tick came late."""
    last, longest = time.monotonic(), 0.0

    def tick() -> None:
        nonlocal last, longest
        now = time.monotonic()
        longest, last = max(longest, (now - last) * 1000 - TICK_MS), now

    ticks = QTimer()
    ticks.setTimerType(Qt.TimerType.PreciseTimer)
    ticks.timeout.connect(tick)
    ticks.start(TICK_MS)
    run(seconds, enough)
    ticks.stop()
    return longest


def go_to(page: SessionPage, wanted: Callable[[Step], bool]) -> None:
    """Skip to the next step that is wanted, and wait until its movement is there."""
    while page.under_way and not wanted(page.controller.player.step):
        page.controller.skip()
    run(BUILT_S, lambda: built(page))


def share_of_core(seconds: float) -> float:
    """What all threads of this process use of one core, not the studio's process."""
    before = time.process_time()
    run(seconds)
    return (time.process_time() - before) / seconds


def running() -> int:
    """The timers and animations that run in the window's process."""
    found = 0
    for thing in gc.get_objects():
        if isinstance(thing, QTimer):
            found += thing.isActive()
        elif isinstance(thing, QAbstractAnimation):
            found += thing.state() is QAbstractAnimation.State.Running
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
