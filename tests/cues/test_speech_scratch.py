"""The folder of rendered lines, after a death and beside another process."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from coach.cues.speech.scratch import PREFIX, Scratch

OPENS = "from coach.cues.speech.scratch import Scratch; s = Scratch(); print(s.open(), flush=True)"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_nothing_is_left_once_it_is_closed(temporary: Path) -> None:
    scratch = Scratch()
    (scratch.open() / "1.wav").write_bytes(b"sound")
    assert [folder.name.startswith(PREFIX) for folder in temporary.iterdir()] == [True]
    scratch.close()
    assert scratch.folder is None
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_has_left_goes_when_the_next_one_opens(temporary: Path) -> None:
    code = f"{OPENS}; import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    killed = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=False)
    left = Path(killed.stdout.decode().strip())
    (left / "1.wav").write_bytes(b"sound")
    scratch = Scratch()
    opened = scratch.open()
    assert list(temporary.iterdir()) == [opened]
    scratch.close()


def test_what_another_process_is_using_stays(temporary: Path) -> None:
    command = [sys.executable, "-c", f"{OPENS}; input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().decode().strip())
        just_made = temporary / f"{PREFIX}just-made"
        just_made.mkdir()
        scratch = Scratch()
        scratch.open()
        scratch.close()
        assert sorted(temporary.iterdir()) == sorted([theirs, just_made])
        other.communicate(b"\n")
