"""The sound server of Linux that dies and comes back, which Qt does not tell."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from coach.cues.outputs import Outputs
from coach.cues.sounds import NO_DEVICE, Sounds
from tests.cues.conftest import Computer


class Server:
    """A process that is said to be the sound server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        (self._folder / "pid").write_text(f"{self._process.pid}\n", encoding="ascii")

    def die(self) -> None:
        """Its number stays behind."""
        if self._process:
            self._process.kill()
            self._process.communicate()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("PULSE_RUNTIME_PATH", str(tmp_path))
    server = Server(tmp_path)
    server.start()
    yield server
    server.die()


@pytest.fixture
def outputs(server: Server, qapp: object) -> Outputs:
    """It waits no longer than it must."""
    outputs = Outputs()
    outputs.watch()
    for timer in outputs.findChildren(QTimer):
        timer.setInterval(50)
    return outputs


def test_a_server_that_has_died_is_told_and_serves_nobody(
    outputs: Outputs, server: Server, qtbot: QtBot
) -> None:
    assert outputs.serving
    with qtbot.waitSignal(outputs.changed):
        server.die()
    assert not outputs.serving


def test_a_new_server_is_told_once_qt_has_found_it_too(
    outputs: Outputs, server: Server, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(outputs.changed):
        server.die()
        server.start()
        qtbot.waitUntil(lambda: not outputs.serving)
    assert outputs.serving


def test_that_the_new_one_dies_is_told_as_well(
    outputs: Outputs, server: Server, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(outputs.changed):
        server.die()
        server.start()
    with qtbot.waitSignal(outputs.changed):
        server.die()
    assert not outputs.serving


def test_a_server_that_was_never_there_is_none_that_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setenv("PULSE_RUNTIME_PATH", str(tmp_path))
    outputs = Outputs()
    outputs.watch()
    assert outputs.serving


def test_no_sound_is_loaded_while_it_is_away(
    outputs: Outputs, server: Server, computer: Computer, tmp_path: Path, qtbot: QtBot
) -> None:
    sounds = Sounds(tmp_path, make=computer.device.effect, outputs=outputs)
    server.die()
    qtbot.waitUntil(lambda: not outputs.serving)
    sounds.open()
    assert sounds.reason == NO_DEVICE
    assert computer.device.effects == []


def test_the_voice_comes_back_with_it(
    outputs: Outputs, server: Server, computer: Computer, qtbot: QtBot
) -> None:
    for timer in outputs.findChildren(QTimer):
        timer.setInterval(400)
    computer.machine = replace(computer.machine, outputs=lambda: outputs)
    server.die()
    server.start()
    qtbot.waitUntil(lambda: not outputs.serving)
    speech = computer.speech()
    speech.open()
    qtbot.waitUntil(lambda: speech.reason == NO_DEVICE)
    assert computer.device.effects == []
    qtbot.waitUntil(lambda: speech.voice is not None)
