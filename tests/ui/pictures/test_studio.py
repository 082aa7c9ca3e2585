"""The process that draws: orders and answers, its death, and its end when nothing is to do."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QProcess
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.exercise import Photos, Side
from coach.figure.output.orders import (
    Answer,
    FrameAnswer,
    FrameOrder,
    Order,
    Refusal,
    StillAnswer,
    StillOrder,
    packed,
)
from coach.ui.pictures import studio as studio_module
from coach.ui.pictures.film import opened
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.studio import GONE, Studio, studio_command
from tests.figure.output.own_files import BLUE, RED, own_folders, photo

FIRST, SECOND, THIRD = (StillOrder("bridge", 1.0, Side.RIGHT, 60, 40 + n, False) for n in range(3))
ASKED, DEAD = Refusal("asked"), Refusal(GONE)
SERVES = f"""
import pathlib, sys, time
answer = {packed(ASKED)!r}
def orders():
    while head := sys.stdin.buffer.read(4):
        yield sys.stdin.buffer.read(int.from_bytes(head, "big"))
def serve():
    for order in orders():
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
def first_time():
    mark = pathlib.Path(sys.argv[1])
    if mark.exists():
        return False
    mark.touch()
    return True
"""
OBLIGING = SERVES + "serve()"
DIES_ONCE = (
    SERVES
    + "next(orders()); first_time() and sys.exit(3); sys.stdout.buffer.write(answer); serve()"
)
HANGS_ONCE = (
    SERVES + "next(orders()); first_time() and input(); sys.stdout.buffer.write(answer); serve()"
)
DIES = "import sys; sys.stdin.buffer.read(9); sys.exit(3)"
BABBLES = "print('good day to you all', flush=True); input(); input(); input()"

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
    fourth = StillOrder("bridge", 0.0, Side.LEFT, 60, 40, True)
    got: list[Order] = []
    studio.answered.connect(lambda order, answer: got.append(order))
    studio.order(fourth)
    qtbot.waitUntil(lambda: fourth in got, timeout=20_000)
    assert got == [FIRST, SECOND, fourth]


def test_process_that_dies_once_is_started_anew(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    got = answers(qtbot, make(python(DIES_ONCE, str(tmp_path / "mark"))), FIRST, SECOND, THIRD)
    assert got == [(FIRST, ASKED), (SECOND, ASKED), (THIRD, ASKED)]


def test_process_that_hangs_once_is_started_anew(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studio_module, "HUNG_MS", 400)
    got = answers(qtbot, make(python(HANGS_ONCE, str(tmp_path / "mark"))), FIRST, SECOND)
    assert got == [(FIRST, ASKED), (SECOND, ASKED)]


def test_after_an_answer_a_process_may_be_started_anew_again(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    studio = make(python(OBLIGING))
    for _ in range(3):
        assert answers(qtbot, studio, FIRST) == [(FIRST, ASKED)]
        studio.order(SECOND)
        (process,) = studio.findChildren(QProcess)
        process.kill()
        qtbot.waitSignal(studio.answered, timeout=20_000).wait()


def test_urgent_order_comes_before_those_that_wait(qtbot: QtBot, make: Make) -> None:
    studio = make(python(OBLIGING))
    orders = [StillOrder("bridge", 1.0, Side.RIGHT, 60, 80 + n, False) for n in range(4)]
    got: list[Order] = []
    studio.answered.connect(lambda order, answer: got.append(order))
    for order in orders:
        studio.order(order)
    studio.order(orders[3], urgent=True)
    studio.order(FIRST, urgent=True)
    qtbot.waitUntil(lambda: len(got) == 5, timeout=20_000)
    assert got == [orders[0], orders[1], orders[3], FIRST, orders[2]]


def test_the_same_order_is_drawn_once_for_all(qtbot: QtBot, make: Make) -> None:
    studio = make(python(OBLIGING))
    got: list[Order] = []
    studio.answered.connect(lambda order, answer: got.append(order))
    for order in (FIRST, FIRST, SECOND, THIRD, THIRD):
        studio.order(order)
    qtbot.waitUntil(lambda: THIRD in got, timeout=20_000)
    assert got == [FIRST, SECOND, THIRD]


def test_process_that_is_held_stays_although_idle(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studio_module, "IDLE_MS", 0)
    studio = make(python(OBLIGING))
    studio.hold("a page")
    studio.hold("another")
    answers(qtbot, studio, FIRST)
    studio.release("another")
    QApplication.processEvents()
    assert studio.working
    studio.release("a page")
    qtbot.waitUntil(lambda: not studio.working)


def test_frames_come_through_a_real_process(qtbot: QtBot, make: Make) -> None:
    folders = resources.path("poses"), resources.path("exercises")
    order = FrameOrder("bridge", Side.BOTH, 1.0)
    ((_, answer),) = answers(qtbot, make(studio_command(*folders)), order)
    assert isinstance(answer, FrameAnswer)
    picture = opened(answer.frame)
    assert len(picture.shapes) > 20
    assert picture.view is not None


def test_a_persons_own_pictures_come_through_a_real_process(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    poses, exercises = resources.path("poses"), resources.path("exercises")
    own = own_folders(tmp_path)
    bridge = (poses / "bridge.toml").read_bytes()
    (own.poses / "own-1.toml").write_bytes(bridge)
    pose = Photos(photo(own, "a.png", RED), photo(own, "b.jpg", BLUE)).pose
    order = replace(FIRST, pose=pose)
    moving = [FrameOrder(each, Side.BOTH, 1.0) for each in ("bridge", "own-1", pose)]
    studio = make(studio_command(poses, exercises, own))
    answered = dict(answers(qtbot, studio, order, *moving))
    still = answered[order]
    assert isinstance(still, StillAnswer)
    assert QImage.fromData(still.png).pixelColor(30, 20) == BLUE
    frames = [answered[each] for each in moving]
    assert frames[0] == frames[1]
    assert isinstance(frames[2], FrameAnswer)
    (shown,) = opened(frames[2].frame).photos
    assert shown.path == str(own.photos / "b.jpg")


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


def test_what_is_ordered_after_the_end_starts_nothing(make: Make) -> None:
    studio = make(python(OBLIGING))
    studio.close()
    studio.order(FIRST)
    studio.warm_up()
    assert not studio.working


def test_stills_come_from_the_studio_and_then_from_disk(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    poses = resources.path("poses")
    pictures: list[QImage] = []
    for command in (studio_command(poses, resources.path("exercises")), ("no-such-program",)):
        illustrations = Illustrations(poses, tmp_path, make(command))
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
    illustrations = Illustrations(resources.path("poses"), tmp_path, make(python(OBLIGING)))
    illustrations.start()
    with qtbot.waitSignal(illustrations.failed, timeout=20_000) as told:
        illustrations.request(FIRST)
    assert told.args == [FIRST, "asked"]
    illustrations.close()
