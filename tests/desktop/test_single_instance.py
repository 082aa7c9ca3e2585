"""Two real processes on one data folder: the second shows the first one's window."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.desktop.single_instance import LOCK, Claim, SingleInstance

CLAIM = """
import sys
from pathlib import Path
from coach.desktop.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim().value, flush=True)
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
