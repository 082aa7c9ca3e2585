"""The program started twice, as by an impatient double click."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.app.back_coach import StartError
from coach.app.start import ALREADY_OPEN, run
from coach.desktop.single_instance import Claim, SingleInstance
from coach.ui.packs.cards import ExerciseCard
from coach.ui.packs.preview import PackPreview
from tests.data.make_hostile_packs import exercise, pack
from tests.e2e.conftest import OpenDesk


def start(folder: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "coach", "--data-dir", str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_second_ends_with_one_line(tmp_path: Path) -> None:
    both = [start(tmp_path / "data"), start(tmp_path / "data")]
    try:
        while all(process.poll() is None for process in both):
            for process in both:
                try_to_wait(process)
        [second] = [process for process in both if process.poll() is not None]
        out, err = second.communicate()
        assert second.returncode == 0
        assert (out, err) == ("", f"coach: {ALREADY_OPEN}\n")
    finally:
        for process in both:
            process.terminate()  # killed, the first would leave its socket
        for process in both:
            process.communicate(timeout=20)


def try_to_wait(process: subprocess.Popen[str]) -> None:
    try:
        process.wait(0.1)
    except subprocess.TimeoutExpired:
        return


def test_the_second_hands_its_pack_to_the_first(
    open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "new.backcoach"
    file.write_bytes(pack(exercise()))
    desk = open_desk()
    first = SingleInstance(tmp_path / "data")
    assert first.claim() is Claim.FIRST
    first.listen(desk.window.come_forward, desk.coach.packs.open)
    second = start(tmp_path / "data", str(file))
    try:
        qtbot.waitUntil(lambda: desk.window.covered, timeout=20_000)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    finally:
        second.kill()
        _, err = second.communicate()
        first.close()
    assert err == f"coach: {ALREADY_OPEN}\n"
    [preview] = desk.window.findChildren(PackPreview)
    qtbot.waitUntil(lambda: bool(preview.findChildren(ExerciseCard)), timeout=20_000)


def test_a_window_minimised_comes_back(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.window.showMinimized()
    desk.window.come_forward()
    desk.settle()
    assert desk.window.isVisible()
    assert not desk.window.windowState() & Qt.WindowState.WindowMinimized


def test_one_that_does_not_answer_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(SingleInstance, "claim", lambda *_: Claim.UNANSWERED)
    with pytest.raises(StartError, match="does not answer"):
        run(data_dir=tmp_path / "data", demo=False, speed=1.0)
    assert not (tmp_path / "data").exists()
