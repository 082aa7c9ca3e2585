"""What the editor wants of the studio: one order of a kind at a time, and the latest."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coach.core.exercise import Side
from coach.figure.output.frame import Angle
from coach.figure.output.orders import (
    FrameOrder,
    MotionAnswer,
    Order,
    ReachOrder,
    Refusal,
    StudyOrder,
)
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Pose
from coach.ui.pictures.studio import Studio
from coach.ui.posing.bench import Bench, Want

PLAIN = Motion(Pose(), Pose())


def reach(x: float) -> ReachOrder:
    return ReachOrder(PLAIN, False, "head", x, 0.0, Angle(0.0, 0.0))


class Desk(Studio):
    """A studio that answers when it is told to."""

    def __init__(self) -> None:
        super().__init__(())
        self.orders: list[Order] = []

    def order(self, order: Order, *, urgent: bool = False) -> None:
        assert urgent
        self.orders.append(order)

    def answer_first(self) -> Order:
        order = self.orders.pop(0)
        self.answered.emit(order, MotionAnswer(PLAIN))
        return order


@pytest.fixture
def studio(qapp: object) -> Desk:
    return Desk()


@pytest.fixture
def bench(studio: Desk, owner: QObject) -> Bench:
    return Bench(studio, owner)


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def test_of_many_only_the_first_and_the_last_are_ordered(studio: Desk, bench: Bench) -> None:
    for x in range(5):
        bench.want(Want.REACH, reach(x))
    assert studio.answer_first() == reach(0)
    assert studio.answer_first() == reach(4)
    assert not studio.orders
    assert not bench.awaits(Want.REACH)


def test_a_joint_waits_until_what_it_moved_is_seen(studio: Desk, bench: Bench) -> None:
    frame = FrameOrder(PLAIN, Side.RIGHT, 0.0)
    study = StudyOrder(PLAIN, 0.0, Angle(0.0, 0.0))
    bench.want(Want.FRAME, frame)
    bench.want(Want.STUDY, study)
    bench.want(Want.REACH, reach(1))
    assert studio.orders == [frame, study]
    studio.answer_first()
    assert studio.orders == [study]
    studio.answer_first()
    assert studio.orders == [reach(1)]


def test_each_answer_is_told_with_its_kind(qtbot: QtBot, studio: Desk, bench: Bench) -> None:
    bench.want(Want.REACH, reach(1))
    with qtbot.waitSignal(bench.answered) as told:
        studio.answered.emit(reach(1), Refusal("no"))
    assert told.args == [Want.REACH, reach(1), Refusal("no")]


def test_what_is_forgotten_is_answered_in_vain(qtbot: QtBot, studio: Desk, bench: Bench) -> None:
    bench.want(Want.REACH, reach(1))
    bench.want(Want.REACH, reach(2))
    bench.forget(Want.REACH)
    with qtbot.assertNotEmitted(bench.answered):
        studio.answer_first()
    assert not studio.orders


def test_answers_for_others_are_not_told(qtbot: QtBot, studio: Desk, bench: Bench) -> None:
    bench.want(Want.REACH, reach(1))
    with qtbot.assertNotEmitted(bench.answered):
        studio.answered.emit(reach(2), MotionAnswer(PLAIN))
