"""Two real processes on one data folder: the second shows the first one's window."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from coach.desktop.single_instance import (
    LOCK,
    LONGEST_PATH,
    MOST_BYTES,
    MOST_FILES,
    Claim,
    SingleInstance,
    packed,
    unpacked,
)

CLAIM = """
import sys
from pathlib import Path
from coach.desktop.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
files = [Path(word) for word in sys.argv[2:] if word != "stay"]
print(instance.claim(files).value, flush=True)
if "stay" in sys.argv:
    sys.stdin.read()
"""


@pytest.fixture
def instance(qapp: object, tmp_path: Path) -> Iterator[SingleInstance]:
    first = SingleInstance(tmp_path)
    yield first
    first.close()


def start(folder: Path, *options: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", CLAIM, str(folder), *options], stdin=pipe, stdout=pipe, text=True
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_start_shows_the_first(
    instance: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    shown: list[bool] = []
    assert instance.claim() is Claim.FIRST
    instance.listen(lambda: shown.append(True))
    seconds = [start(tmp_path), start(tmp_path)]
    qtbot.waitUntil(lambda: all(one.poll() is not None for one in seconds), timeout=10_000)
    assert [one.communicate()[0] for one in seconds] == ["shown\n", "shown\n"]
    assert shown == [True, True]


def test_one_that_starts_while_the_first_is_still_opening_waits_for_it(
    instance: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    assert instance.claim() is Claim.FIRST
    second = start(tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(0.7)
    instance.listen(lambda: None)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert said(second) == "shown"
    second.communicate()


def test_another_folder_may_run_beside_it(instance: SingleInstance, tmp_path: Path) -> None:
    assert instance.claim() is Claim.FIRST
    beside = SingleInstance(tmp_path / "another")
    assert beside.claim() is Claim.FIRST
    beside.close()


def test_a_killed_first_is_no_hindrance(instance: SingleInstance, tmp_path: Path) -> None:
    first = start(tmp_path, "stay")
    assert said(first) == "first"
    end(first)
    assert (tmp_path / LOCK).exists()
    assert instance.claim() is Claim.FIRST


@pytest.mark.parametrize(
    "holder",
    [f"{os.getpid()}\npython\n{socket.gethostname()}\n\n\n", "1\npython\nanother-machine\n\n\n"],
    ids=["its number is another program's now", "another machine"],
)
def test_a_lock_that_nobody_holds_is_no_hindrance(
    instance: SingleInstance, tmp_path: Path, holder: str
) -> None:
    (tmp_path / LOCK).write_text(holder)
    assert instance.claim() is Claim.FIRST


def test_a_hung_first_is_told(
    instance: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It listens, as its socket is there, but nothing in it answers."""
    monkeypatch.setattr("coach.desktop.single_instance.ANSWER_MS", 200)
    assert instance.claim() is Claim.FIRST
    instance.listen(lambda: None)
    assert SingleInstance(tmp_path).claim() is Claim.UNANSWERED


def test_a_closed_one_leaves_the_folder_to_the_next(
    instance: SingleInstance, tmp_path: Path
) -> None:
    assert instance.claim() is Claim.FIRST
    instance.listen(lambda: None)
    instance.close()
    second = start(tmp_path, "stay")
    assert said(second) == "first"
    end(second)


def test_a_folder_that_cannot_be_made_is_for_the_log_to_tell(
    instance: SingleInstance, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert SingleInstance(tmp_path / "file" / "data").claim() is Claim.FIRST


def test_the_first_is_handed_the_files_of_the_second(
    instance: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    opened: list[Path] = []
    assert instance.claim() is Claim.FIRST
    instance.listen(lambda: None, opened.extend)
    second = start(tmp_path, "/a/b c.backcoach", "beside.backcoach", "/a/line\nbreak.backcoach")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    second.communicate()
    assert opened == [
        Path("/a/b c.backcoach"),
        Path.cwd() / "beside.backcoach",
        Path("/a/line\nbreak.backcoach"),
    ]


@pytest.mark.parametrize(
    "message", [b"", b"/never/ended", b"x" * (MOST_BYTES + 2)], ids=["silent", "no end", "long"]
)
def test_one_that_talks_nonsense_is_hung_up_on_and_the_next_is_heard(
    instance: SingleInstance,
    tmp_path: Path,
    qtbot: QtBot,
    message: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("coach.desktop.single_instance.ANSWER_MS", 300)
    shown: list[bool] = []
    assert instance.claim() is Claim.FIRST
    instance.listen(lambda: shown.append(True))
    socket = QLocalSocket()
    socket.connectToServer(instance._name)
    with qtbot.waitSignal(socket.disconnected, timeout=5000):
        socket.write(message)
    assert not shown
    monkeypatch.undo()
    second = start(tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert said(second) == "shown"
    second.communicate()
    assert shown == [True]


def test_what_is_no_path_is_left_out() -> None:
    assert unpacked(b"relative\0/whole\0" + b"/" + b"x" * LONGEST_PATH + b"\0\0") == (
        Path("/whole"),
    )
    many = [Path(f"/{number}") for number in range(MOST_FILES + 5)]
    assert unpacked(packed(many)) == tuple(many[:MOST_FILES])
    assert unpacked(b"/a\0" * 100 + b"\0") == (Path("/a"),) * MOST_FILES


def test_a_folder_can_be_taken_without_a_word(instance: SingleInstance, tmp_path: Path) -> None:
    assert instance.take()
    assert not SingleInstance(tmp_path).take()
