"""Opens the program, once for each data folder."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from coach import resources
from coach.app.back_coach import BackCoach, StartError
from coach.storage.paths import DataPaths, default_root
from coach.ui import words
from coach.ui.clock import Clock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coach.desktop.single_instance import SingleInstance

ALREADY_OPEN = f"{words.NAME} is open already; its window has been brought to the front."
NO_ANSWER = (
    f"{words.NAME} is open already with this data, but does not answer. End that one, or restart "
    "the computer, and start it again."
)


def run(*, data_dir: Path | None, demo: bool, speed: float, packs: Sequence[Path] = ()) -> int:
    """Open the window and return the exit code once it is closed.

    `data_dir` keeps everything in that folder; `demo` in one that is thrown away at the end. A
    second start on the same folder shows the window of the first. `packs` are looked at in the
    window. Raises StartError.
    """
    from coach.desktop.single_instance import SingleInstance

    paths = DataPaths(data_dir or default_root())
    instance = SingleInstance(paths.root)
    if not demo and _is_open(instance, packs):
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
        coach.window.painted.connect(
            lambda: instance.listen(coach.window.come_forward, coach.packs.open)
        )
        try:
            return _show(application, coach, packs)
        finally:
            instance.close()
    with TemporaryDirectory(prefix="back-coach-demo-") as folder:
        coach = BackCoach(application, DataPaths(Path(folder)), clock, sounds)
        coach.make_up_history()
        return _show(application, coach, packs)


def _is_open(instance: "SingleInstance", packs: Sequence[Path]) -> bool:
    """Whether another start has the data and has shown its window, and the packs; says so in one
    line.

    Raises StartError where it has the data but does not answer.
    """
    from coach.desktop.single_instance import Claim

    claim = instance.claim(packs)
    if claim is Claim.UNANSWERED:
        raise StartError(NO_ANSWER)
    if claim is Claim.SHOWN and sys.stderr:
        sys.stderr.write(f"coach: {ALREADY_OPEN}\n")
    return claim is Claim.SHOWN


def _show(application: "QApplication", coach: BackCoach, packs: Sequence[Path]) -> int:
    coach.open()
    coach.packs.open(packs)
    try:
        return application.exec()
    finally:
        coach.close()
