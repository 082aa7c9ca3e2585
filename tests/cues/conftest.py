"""A machine whose sources of speech are fakes, in processes of their own."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer

from coach import resources
from coach.cues.outputs import Outputs
from coach.cues.sounds import SoundsUnavailable
from coach.cues.speech.machine import Machine
from coach.cues.speech.speech import Speech

TALKER = Path(__file__).parents[1] / "data" / "fake_talker.py"
ESPEAK = """#!{python} -IS
import os, signal, sys
with open({log!r}, "a") as log:
    log.write(f"pid {{os.getpid()}}\\n{{sys.argv[1:]}}\\n")
{behaviour}
"""
WRITES_A_WAV = """
import wave
with wave.open(sys.argv[sys.argv.index("-w") + 1], "wb") as file:
    file.setparams((1, 2, 22050, 0, "NONE", ""))
    file.writeframes(bytes(2000))
"""


class Device:
    """The sound device: `played` are the names of the files, silence left out."""

    def __init__(self) -> None:
        self.there = True
        self.loads = True
        self.played: list[str] = []
        self.effects: list[FakeEffect] = []

    @property
    def lines(self) -> list["FakeEffect"]:
        """The effects that were made, silence left out."""
        return [effect for effect in self.effects if effect.file.stem != "silence"]

    def effect(self, file: Path) -> "FakeEffect":
        if not self.there:
            raise SoundsUnavailable("This machine has no sound device at the moment.")
        assert file.is_file()
        self.effects.append(FakeEffect(self, file))
        return self.effects[-1]


class FakeEffect:
    def __init__(self, device: Device, file: Path) -> None:
        self.device = device
        self.file = file
        self.content = file.read_bytes()
        self.volume = 1.0
        self.sounds = False

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return self.device.loads

    def play(self) -> None:
        self.sounds = True
        if self.file.stem != "silence":
            self.device.played.append(self.file.stem)

    def stop(self) -> None:
        self.sounds = False

    def setVolume(self, volume: float, /) -> None:  # noqa: N802 - Qt's name
        self.volume = volume


class FakeOutputs(Outputs):
    """Says so only when a test does."""

    def watch(self) -> None:
        pass


class Computer:
    """Has no source of speech but the phrases that ship, until a test adds one."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._bin = folder / "bin"
        self._bin.mkdir()
        self._log = folder / "log"
        self._speeches: list[Speech] = []
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.device = Device()
        self.outputs: list[FakeOutputs] = []
        self.machine = Machine(
            (str(self._bin / "missing"),),
            resources.path("prompts"),
            self.device.effect,
            self._outputs,
            10.0,
            10.0,
        )
        monkeypatch.setattr(tempfile, "tempdir", str(self.temporary))
        monkeypatch.setenv("PATH", str(self._bin))

    def talker(self, behaviour: str, **times: float) -> None:
        """Let it have a process that speaks, and behaves like this."""
        command = (sys.executable, "-IS", str(TALKER), behaviour, str(self._log))
        self.machine = msgspec.structs.replace(self.machine, talker=command, **times)

    def espeak(self, behaviour: str = WRITES_A_WAV, **times: float) -> None:
        """Let it have an espeak-ng that does so."""
        program = self._bin / "espeak-ng"
        script = ESPEAK.format(python=sys.executable, log=str(self._log), behaviour=behaviour)
        program.write_text(script, encoding="utf-8")
        program.chmod(0o700)
        self.machine = msgspec.structs.replace(self.machine, **times)

    def speech(self, *, stand_in: bool = False) -> Speech:
        speech = Speech(machine=self.machine, stand_in=stand_in)
        self._speeches.append(speech)
        return speech

    def log(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []

    def said(self) -> list[str]:
        """The texts that reached the process that speaks."""
        orders = [msgspec.json.decode(line) for line in self.log() if line.startswith("{")]
        return [order["text"] for order in orders if order["do"] == "say"]

    def orders(self, kind: str) -> int:
        return sum(f'"do":"{kind}"' in line for line in self.log())

    def processes(self) -> list[int]:
        """Their ids, of those started by now, whether they run or not."""
        return [int(line.split()[1]) for line in self.log() if line.startswith("pid ")]

    def left(self) -> list[object]:
        """What should not be there any more: processes, files and timers."""
        timers = [
            timer
            for speech in self._speeches
            for timer in speech.findChildren(QTimer)
            if timer.isActive()
        ]
        running = [process for process in self.processes() if _runs(process)]
        return [*running, *self.temporary.iterdir(), *timers]

    def close(self) -> None:
        for speech in self._speeches:
            speech.close()

    def _outputs(self) -> FakeOutputs:
        self.outputs.append(FakeOutputs())
        return self.outputs[-1]


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def computer(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    """Fails a test after which a process, a file or a timer is left behind."""
    made = Computer(tmp_path, monkeypatch)
    yield made
    made.close()
    assert not made.left()
