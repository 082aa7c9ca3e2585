"""Looking into a pack in another thread, and being told in the window's."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from coach.storage.atomic import SaveError
from coach.storage.packs.layout import PackError
from coach.storage.packs.merging import Incoming, Tell
from coach.ui.packs.opening import PackOpening

NOTHING = Incoming("Nothing", "", (), (), {}, {})


def look_well(tell: Tell) -> Incoming:
    tell(0, 2)
    tell(1, 2)
    return NOTHING


def test_it_is_told_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    opening = PackOpening(look_well)
    heard: list[object] = []
    threads = set()

    def hear(*what: object) -> None:
        heard.append(what)
        threads.add(QThread.currentThread())

    opening.progressed.connect(hear)
    opening.opened.connect(hear)
    with qtbot.waitSignal(opening.opened):
        opening.start()
    opening.close()
    assert heard == [(0, 2), (1, 2), (NOTHING,)]
    assert threads == {QThread.currentThread()}


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (PackError("x.toml", "is there twice"), "x.toml: is there twice"),
        (PermissionError(13, "Permission denied", "f"), "Permission denied"),
        (PackError("", "holds too many files"), "It holds too many files."),
        (AttributeError("no such thing"), "It holds something that cannot be read here."),
        (ValueError("two\nlines"), "It holds something that cannot be read here."),
    ],
)
def test_what_cannot_be_used_is_one_line(qtbot: QtBot, error: Exception, line: str) -> None:
    opening = PackOpening(raising(error))
    with qtbot.waitSignal(opening.refused) as heard:
        opening.start()
    opening.close()
    assert heard.args == [line]


def test_a_disk_that_is_full_is_told(qtbot: QtBot, tmp_path: object) -> None:
    from pathlib import Path

    opening = PackOpening(raising(SaveError(Path("f"), "No space left on device")))
    with qtbot.waitSignal(opening.refused) as heard:
        opening.start()
    opening.close()
    assert "No space left" in heard.args[0]


def raising(error: Exception) -> Callable[[Tell], Incoming]:
    def look(tell: Tell) -> Incoming:
        raise error

    return look


def test_left_it_looks_no_further_and_says_nothing(qtbot: QtBot) -> None:
    begun, left = Event(), Event()
    done: list[int] = []
    heard: list[object] = []

    def look(tell: Tell) -> Incoming:
        begun.set()
        left.wait(10)
        for number in range(100):
            tell(number, 100)
            done.append(number)
        return NOTHING

    opening = PackOpening(look)
    opening.opened.connect(heard.append)
    opening.progressed.connect(lambda *what: heard.append(what))
    opening.start()
    assert begun.wait(10)
    opening._closed = True
    left.set()
    opening.close()
    qtbot.wait(1)
    assert (done, heard) == ([], [])
