"""Outside a session nothing runs: no timer, no animation, no process and no thread but the one."""

import json
import os
import subprocess
import sys
from pathlib import Path

A_MORNING = """
import gc
import json
import sys
import threading
from pathlib import Path
from PySide6.QtCore import QAbstractAnimation, QProcess, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid
from coach.app.back_coach import BackCoach
from coach.desktop.single_instance import SingleInstance
from coach.storage.paths import DataPaths
from coach.ui.settings.voice_card import VoiceCard
from tests.e2e.conftest import FakeClock
from tests.e2e.heard import Heard

def runs(thing):
    if isinstance(thing, QTimer):
        return thing.isActive()
    if isinstance(thing, QProcess):
        return thing.state() is not QProcess.ProcessState.NotRunning
    if isinstance(thing, QAbstractAnimation):
        return thing.state() is QAbstractAnimation.State.Running
    return isinstance(thing, QThreadPool) and thing.activeThreadCount() > 0

def busy_now():
    gc.unfreeze()  # what the start has made is looked at too
    found = [each for each in gc.get_objects() if isinstance(each, kinds) and isValid(each)]
    return [each for each in found if runs(each)]

def names_of(busy):
    names = [f"{type(each).__name__} of {type(each.parent()).__name__}" for each in busy]
    return names + [each.name for each in threading.enumerate()[1:]]

def running():
    return names_of(busy_now())

def come_to_rest(where, but_for=()):
    busy = None
    for _ in range(600):
        # only once what has been found to run runs no more, all there is is looked through again
        known = [each for each in busy or () if isValid(each) and runs(each)]
        left = [each for each in names_of(known) if each not in but_for]
        if not left:
            busy = busy_now()
            left = [each for each in names_of(busy) if each not in but_for]
            if not left:
                break
        QTest.qWait(50)
    told[where] = left

kinds = (QTimer, QProcess, QAbstractAnimation, QThreadPool)
told = {}
app = QApplication([])
clock = FakeClock()
paths = DataPaths(Path(sys.argv[1]))
instance = SingleInstance(paths.root)
instance.claim()
program = BackCoach(app, paths, clock, Heard(clock).sounds_device())
program.settings_model.change(notice_seen=True, theme="light", ask_pain=False)
program.open()
assert QTest.qWaitForWindowActive(program.window)
instance.listen(program.window.come_forward)
come_to_rest("on Today")
program.window.open("Settings")
QTest.qWait(50)
[voices] = program.window.findChildren(VoiceCard)
voices._try.click()
told["looks for voices"] = bool(running())
program.window.open("Today")
come_to_rest("after Settings")
program.sessions.start()
page = program.sessions.page
page.following.set_floor_view(True)
for _ in range(40):
    clock.passed += 1.7
    page.controller.wake()
    QTest.qWait(5)
page.controller.flashed.emit()
told["in a session"] = bool(running())
page.controller.end()
come_to_rest("on the summary", but_for=["QProcess of Helper"])  # which says the last words
[done] = [each for each in page.findChildren(QPushButton) if each.text() == "Done"]
done.click()
come_to_rest("after a session")
program.window.close()
program.close()
instance.close()
print(json.dumps(told))
"""


def test_nothing_runs_outside_a_session(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", A_MORNING, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert json.loads(ended.stdout) == {
        "on Today": [],
        "looks for voices": True,
        "after Settings": [],
        "in a session": True,
        "on the summary": [],
        "after a session": [],
    }
