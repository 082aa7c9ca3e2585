"""What is done in another thread, and told in the window's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QThreadPool
from pytestqt.qtbot import QtBot

from coach.storage.atomic import SaveError
from coach.storage.corrections import ChangedSince
from coach.storage.exchange.found import ExchangeError
from coach.ui.exchange.work import CHANGED_SINCE, UNFORESEEN, Work


def raising(error: Exception) -> Callable[[], object]:
    def act() -> object:
        raise error

    return act


def test_it_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    threads: list[QThread] = []

    def act() -> int:
        threads.append(QThread.currentThread())
        return 7

    work = Work(act, QThreadPool())
    work.done.connect(lambda _: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(work.done) as heard:
        work.start()
    assert heard.args == [7]
    assert threads[0] is not threads[1]
    assert threads[1] is QThread.currentThread()


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (PermissionError(13, "Permission denied", "f"), "Permission denied."),
        (ExchangeError("It is no file."), "It is no file."),
        (SaveError(Path("x"), "No space left"), "x could not be written: No space left"),
        (ChangedSince("x"), CHANGED_SINCE),
        (AttributeError("no such thing"), UNFORESEEN),
    ],
)
def test_why_not_is_one_line(qtbot: QtBot, error: Exception, line: str) -> None:
    work = Work(raising(error), QThreadPool())
    with qtbot.waitSignal(work.failed) as heard:
        work.start()
    assert heard.args == [line]


def test_nothing_is_told_once_it_was_left(qtbot: QtBot) -> None:
    pool = QThreadPool()
    work = Work(lambda: 7, pool)
    with qtbot.assertNotEmitted(work.done, wait=20):
        work.leave()
        work.start()
        pool.waitForDone()
