"""The process that draws: orders and answers, its death, and its end when nothing is to do."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.exercise import Side
from coach.figure.orders import Answer, Order
from coach.ui.pictures import studio as studio_module
from coach.ui.pictures.illustrations import Artist, Illustrations
from coach.ui.pictures.studio import Studio, studio_command

FIRST, SECOND, THIRD = (Order("bridge", 1.0, Side.RIGHT, 60, 40 + n, False) for n in range(3))
OBLIGING = """
import sys
for line in sys.stdin:
    print('{"problem": "asked"}', flush=True)
"""
DIES_ONCE = """
import pathlib, sys
mark = pathlib.Path(sys.argv[1])
for line in sys.stdin:
    if not mark.exists():
        mark.touch()
        sys.exit(3)
    print('{"problem": "asked"}', flush=True)
"""
DIES = "import sys; sys.stdin.readline(); sys.exit(3)"
BABBLES = "print('good day', flush=True); input(); input(); input()"
ASKED = Answer(problem="asked")
DEAD = Answer(problem="the process that draws has died")

Make = Callable[[Sequence[str]], Studio]


def python(script: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script, *arguments)


@pytest.fixture
def make(qapp: object) -> Iterator[Make]:
    made: list[Studio] = []

    def build(command: Sequence[str]) -> Studio:
        made.append(Studio(command))
        return made[-1]

    yield build
    for each in made:
        each.close()


def answers(qtbot: QtBot, studio: Studio, *orders: Order) -> list[tuple[Order, Answer]]:
    """What the orders get, in the order in which it comes."""
    got: list[tuple[Order, Answer]] = []
    studio.answered.connect(lambda order, answer: got.append((order, answer)))
    for order in orders:
        studio.order(order)
    qtbot.waitUntil(lambda: len(got) == len(orders), timeout=20_000)
    return got


def test_orders_are_answered_one_after_the_other(qtbot: QtBot, make: Make) -> None:
    got = answers(qtbot, make(python(OBLIGING)), FIRST, SECOND, THIRD)
    assert got == [(FIRST, ASKED), (SECOND, ASKED), (THIRD, ASKED)]


def test_order_not_in_hand_can_be_cancelled(qtbot: QtBot, make: Make) -> None:
    studio = make(python(OBLIGING))
    studio.order(FIRST)
    studio.order(SECOND)
    studio.order(THIRD)
    studio.cancel(THIRD)
    fourth = Order("bridge", 0.0, Side.LEFT, 60, 40, True)
    got: list[Order] = []
    studio.answered.connect(lambda order, answer: got.append(order))
    studio.order(fourth)
    qtbot.waitUntil(lambda: fourth in got, timeout=20_000)
    assert got == [FIRST, SECOND, fourth]


def test_process_that_dies_once_is_started_anew(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    got = answers(qtbot, make(python(DIES_ONCE, str(tmp_path / "mark"))), FIRST, SECOND, THIRD)
    assert got == [(FIRST, ASKED), (SECOND, ASKED), (THIRD, ASKED)]


@pytest.mark.parametrize(
    "command", [python(DIES), python(BABBLES), ("no-such-program",)], ids=["dies", "babbles", "no"]
)
def test_orders_of_a_process_that_cannot_do_it_are_answered(
    qtbot: QtBot, make: Make, command: tuple[str, ...]
) -> None:
    got = answers(qtbot, make(command), FIRST, SECOND, THIRD)
    assert got == [(FIRST, DEAD), (SECOND, DEAD), (THIRD, DEAD)]


def test_process_is_let_go_when_idle_and_comes_back(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studio_module, "IDLE_MS", 0)
    studio = make(python(OBLIGING))
    assert not studio.working
    for _ in range(2):
        answers(qtbot, studio, FIRST)
        qtbot.waitUntil(lambda: not studio.working)
        qtbot.waitUntil(lambda: not studio.findChildren(QProcess), timeout=20_000)


def test_closing_ends_the_process_in_the_middle_of_an_order(qtbot: QtBot, make: Make) -> None:
    studio = make(python("input(); input()"))
    studio.order(FIRST)
    (process,) = studio.findChildren(QProcess)
    assert process.waitForStarted()
    studio.close()
    assert process.state() is QProcess.ProcessState.NotRunning


def no_artist() -> Artist:
    raise AssertionError("drawn in this process")


def test_stills_come_from_the_studio_and_then_from_disk(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    poses = resources.path("poses")
    pictures: list[QImage] = []
    for command in (studio_command(poses), ("no-such-program",)):
        illustrations = Illustrations(poses, tmp_path, no_artist, make(command))
        illustrations.start()
        with qtbot.waitSignal(illustrations.drawn, timeout=30_000) as told:
            illustrations.request(FIRST)
        assert told.args is not None
        assert told.args[0] == FIRST
        pictures.append(told.args[1])
        illustrations.close()
    assert (pictures[0].width(), pictures[0].height()) == (60, 40)
    assert pictures[0] == pictures[1]


def test_what_the_studio_cannot_draw_says_why(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    illustrations = Illustrations(
        resources.path("poses"), tmp_path, no_artist, make(python(OBLIGING))
    )
    illustrations.start()
    with qtbot.waitSignal(illustrations.failed, timeout=20_000) as told:
        illustrations.request(FIRST)
    assert told.args == [FIRST, "asked"]
    illustrations.close()
