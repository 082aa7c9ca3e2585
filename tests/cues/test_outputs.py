"""The sound server of Linux that dies and comes back, which Qt does not tell."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QFileSystemWatcher, QTimer
from pytestqt.qtbot import QtBot

from coach.cues.outputs import Outputs
from coach.cues.sounds import NO_DEVICE, Sounds
from tests.cues.conftest import Computer


class Server:
    """A sound server as its folder shows it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def runs(self, process: int) -> None:
        (self.folder / "pid").write_text(f"{process}\n", encoding="ascii")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setenv("PULSE_RUNTIME_PATH", str(tmp_path))
    server = Server(tmp_path)
    server.runs(os.getpid())
    return server


@pytest.fixture
def outputs(server: Server, qapp: object) -> Iterator[Outputs]:
    outputs = Outputs()
    outputs.watch()
    yield outputs
    settling(outputs).stop()


def settling(outputs: Outputs) -> QTimer:
    (timer,) = outputs.findChildren(QTimer)
    return timer


def test_a_server_that_has_died_serves_nobody(server: Server, qapp: object) -> None:
    outputs = Outputs()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        server.runs(process.pid)
        outputs.watch()
        assert outputs.serving
        process.communicate(b"\n")
    assert not outputs.serving


def test_a_new_server_is_told_once_qt_has_found_it_too(
    outputs: Outputs, server: Server, qtbot: QtBot
) -> None:
    (server.folder / "pid").unlink()
    qtbot.waitUntil(lambda: not outputs.serving)
    server.runs(os.getppid())
    settling(outputs).setInterval(1)
    with qtbot.waitSignal(outputs.changed):
        settling(outputs).start()
    assert outputs.serving


def test_what_else_changes_in_its_folder_is_nothing(
    outputs: Outputs, server: Server, qtbot: QtBot
) -> None:
    (folder,) = outputs.findChildren(QFileSystemWatcher)
    with qtbot.waitSignal(folder.directoryChanged):
        (server.folder / "cookie").write_text("", encoding="ascii")
    assert outputs.serving


def test_no_sound_is_loaded_while_it_is_away(
    outputs: Outputs, computer: Computer, tmp_path: Path
) -> None:
    sounds = Sounds(tmp_path, voice=computer.device.effect, outputs=outputs)
    settling(outputs).start()
    sounds.open()
    assert sounds.reason == NO_DEVICE
    assert computer.device.effects == []


def test_the_voice_comes_back_with_it(computer: Computer, qtbot: QtBot) -> None:
    made: list[Outputs] = []

    def away() -> Outputs:
        made.append(Outputs())
        if len(made) == 1:
            settling(made[0]).start()
        return made[-1]

    computer.machine = replace(computer.machine, outputs=away)
    speech = computer.speech()
    speech.open()
    qtbot.waitUntil(lambda: speech.reason == NO_DEVICE)
    assert computer.device.effects == []
    settling(made[0]).stop()
    with qtbot.waitSignal(speech.changed):
        made[0].changed.emit()
    assert speech.voice
