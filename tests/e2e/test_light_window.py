"""The window never holds the figure engine, whatever is shown, and leaves no process behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

A_WHOLE_SESSION = """
import json
import sys
from pathlib import Path
from PySide6.QtCore import QPoint, QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from coach.app.back_coach import BackCoach
from coach.core.player import PlayerState
from coach.storage.paths import DataPaths
from tests.e2e.conftest import FakeClock
from tests.e2e.heard import Heard

def wait_for(ready):
    for _ in range(3000):
        if ready():
            return
        QTest.qWait(10)
    raise AssertionError("waited for too long")

app = QApplication([])
clock = FakeClock()
program = BackCoach(app, DataPaths(Path(sys.argv[1])), clock, Heard(clock).sounds_device())
program.settings_model.change(notice_seen=True, theme="light", ask_pain=False)
program.open()
assert QTest.qWaitForWindowActive(program.window)
QTest.qWait(50)
program.sessions.start()
page = program.sessions.page
stage = page.following.stage
wait_for(lambda: stage.ready)
middle = stage.rect().center()
QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=middle)
QTest.mouseMove(stage, middle + QPoint(30, 0))
QTest.mouseMove(stage, middle + QPoint(60, 10))
QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=middle)
view = stage.turning.view
wait_for(lambda: stage.reel.built(stage.take) > 20)
while page.controller.player.state is PlayerState.RUNNING:
    clock.passed += 11.3
    page.controller.wake()
    app.processEvents()
heavy = ("numpy", "shapely", "coach.figure.drawing.scene")
engine = [name for name in heavy if name in sys.modules]
studios = program.illustrations.studio.findChildren(QProcess)
while program.window.covered:
    program.window.take_off()
program.window.close()
program.close()
left = [each for each in studios if each.state() is not QProcess.ProcessState.NotRunning]
print(json.dumps({"turned": view is not None, "studios": len(studios), "left": len(left),
                  "engine": engine}))
"""

A_MOVEMENT_DRAWN = """
import json
import sys
from pathlib import Path
from PySide6.QtCore import QPoint, QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from coach import resources
from coach.figure.pose.writing import tables
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.studio import Studio, studio_command
from coach.ui.posing.editor import PoseEditor
from coach.ui.theme import ThemeHub

def wait_for(ready):
    for _ in range(3000):
        if ready():
            return
        QTest.qWait(10)
    raise AssertionError("waited for too long")

app = QApplication([])
poses = resources.path("poses")
studio = Studio(studio_command(poses, resources.path("exercises")))
illustrations = Illustrations(poses, Path(sys.argv[1]), studio)
illustrations.start()
editor = PoseEditor(illustrations=illustrations, theme_hub=ThemeHub(app, "light"))
editor.resize(1200, 800)
editor.show()
editor.open_pose("bridge")
wait_for(lambda: editor.desk.has_draft and editor.desk.settled)
before = editor.motion
at = editor.stage.handles.point_of("right_knee").toPoint()
QTest.mousePress(editor.stage, Qt.MouseButton.LeftButton, pos=at)
QTest.mouseMove(editor.stage, at + QPoint(30, 10))
wait_for(lambda: editor.motion != before)
QTest.mouseRelease(editor.stage, Qt.MouseButton.LeftButton, pos=at + QPoint(30, 10))
editor.tools.play.click()
wait_for(lambda: editor.playing.moves)
written = tables(editor.motion)
heavy = ("numpy", "shapely", "coach.figure.drawing.scene")
engine = [name for name in heavy if name in sys.modules]
studios = studio.findChildren(QProcess)
editor.close()
illustrations.close()
left = [each for each in studios if each.state() is not QProcess.ProcessState.NotRunning]
print(json.dumps({"turned": bool(written), "studios": len(studios), "left": len(left),
                  "engine": engine}))
"""


@pytest.mark.parametrize(
    "deed", [A_WHOLE_SESSION, A_MOVEMENT_DRAWN], ids=["a whole session", "a movement drawn"]
)
def test_what_is_turned_and_drawn_brings_no_figure_engine(deed: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", deed, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    told = json.loads(ended.stdout)
    assert told == {"turned": True, "studios": 1, "left": 0, "engine": []}
