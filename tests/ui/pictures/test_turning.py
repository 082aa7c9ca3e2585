"""Turning a picture: by mouse, by touch, by keys, and back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.figure.output.frame import Angle
from coach.ui.pictures.turning import HIGHEST, LOWEST, PER_PIXEL, STEP, Turning

BEST = Angle(10.0, 20.0)
MIDDLE = QPoint(100, 100)
LEFT = Qt.MouseButton.LeftButton


class Turned:
    """A widget in a window, and its turning; `calm` is whether less movement is wanted."""

    def __init__(self) -> None:
        self.calm = True
        self.widget = QWidget()
        self.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.widget.resize(200, 200)
        self.turning = Turning(self.widget, lambda: self.calm)
        self.turning.set_best(BEST)

    def drag(self, x: int, y: int, *, let_go: bool = True) -> None:
        QTest.mousePress(self.widget, LEFT, pos=MIDDLE)
        for part in (0.5, 1.0):
            to = MIDDLE + QPoint(round(x * part), round(y * part))
            QTest.mouseMove(self.widget, to)
        if let_go:
            QTest.mouseRelease(self.widget, LEFT, pos=MIDDLE + QPoint(x, y))


@pytest.fixture
def turned(qtbot: QtBot) -> Turned:
    made = Turned()
    qtbot.addWidget(made.widget)
    with qtbot.waitActive(made.widget):
        made.widget.show()
        made.widget.activateWindow()
    return made


def test_a_drag_turns_it_with_the_hand(turned: Turned) -> None:
    assert turned.turning.view is None
    turned.drag(50, 30, let_go=False)
    assert turned.turning.view == Angle(BEST.yaw + 50 * PER_PIXEL, BEST.pitch + 30 * PER_PIXEL)
    assert turned.turning.held
    assert turned.widget.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(turned.widget, LEFT, pos=MIDDLE)
    assert not turned.turning.held
    assert turned.widget.cursor().shape() is Qt.CursorShape.OpenHandCursor


def test_what_cannot_be_turned_takes_taps_but_neither_drags_nor_keys(turned: Turned) -> None:
    told: list[str] = []
    turned.turning.allowed.connect(lambda: told.append("allowed"))
    turned.turning.tapped.connect(lambda: told.append("tapped"))
    turned.turning.allow(on=False)
    turned.drag(50, 30)
    QTest.keyClick(turned.widget, Qt.Key.Key_Left)
    turned.turning.turn(STEP, 0.0)
    assert not turned.turning.turned
    assert told == ["allowed", "tapped"]
    assert turned.widget.cursor().shape() is Qt.CursorShape.ArrowCursor
    turned.turning.allow(on=True)
    turned.drag(50, 30)
    assert turned.turning.turned


def test_a_click_is_no_drag(turned: Turned) -> None:
    turned.drag(3, 2)
    assert not turned.turning.turned


def test_a_finger_turns_it_and_a_tap_does_not(turned: Turned, qtbot: QtBot) -> None:
    screen = QTest.createTouchDevice()

    def touch(*points: QPoint) -> None:
        QTest.touchEvent(turned.widget, screen).press(0, points[0]).commit()
        for point in points[1:]:
            QTest.touchEvent(turned.widget, screen).move(0, point).commit()
        QTest.touchEvent(turned.widget, screen).release(0, points[-1]).commit()

    touch(MIDDLE)
    assert not turned.turning.turned
    touch(MIDDLE, MIDDLE + QPoint(20, 0), MIDDLE + QPoint(40, 0))
    assert turned.turning.view == Angle(BEST.yaw + 40 * PER_PIXEL, BEST.pitch)


@pytest.mark.parametrize(
    ("key", "yaw", "pitch"),
    [
        (Qt.Key.Key_Left, -STEP, 0.0),
        (Qt.Key.Key_Right, STEP, 0.0),
        (Qt.Key.Key_Up, 0.0, STEP),
        (Qt.Key.Key_Down, 0.0, -STEP),
    ],
)
def test_arrow_keys_turn_it(turned: Turned, key: Qt.Key, yaw: float, pitch: float) -> None:
    QTest.keyClick(turned.widget, key)
    view = turned.turning.view
    assert view == Angle((BEST.yaw + yaw) % 360, BEST.pitch + pitch)


def test_keys_settle_by_themselves(turned: Turned, qtbot: QtBot) -> None:
    QTest.keyClick(turned.widget, Qt.Key.Key_Right)
    assert turned.turning.held
    qtbot.waitSignal(turned.turning.changed).wait()
    assert not turned.turning.held


def test_arrow_keys_of_somebody_else_are_left_alone(turned: Turned) -> None:
    QTest.keyClick(turned.widget, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not turned.turning.turned


def test_it_never_tips_over(turned: Turned) -> None:
    turned.drag(0, 900)
    assert turned.turning.view == Angle(BEST.yaw, HIGHEST)
    turned.drag(0, -900)
    assert turned.turning.view == Angle(BEST.yaw, LOWEST)


def test_pressed_and_let_go_without_turning_is_a_tap(turned: Turned) -> None:
    taps: list[bool] = []
    turned.turning.tapped.connect(lambda: taps.append(True))
    QTest.mouseClick(turned.widget, LEFT, pos=MIDDLE)
    assert taps == [True]
    turned.drag(50, 0)
    QTest.mouseClick(turned.widget, Qt.MouseButton.RightButton, pos=MIDDLE)
    assert taps == [True]


def test_home_and_a_double_click_return_to_the_best_view(turned: Turned) -> None:
    turned.drag(50, 30)
    QTest.keyClick(turned.widget, Qt.Key.Key_Home)
    assert turned.turning.view is None
    turned.drag(50, 30)
    QTest.mouseDClick(turned.widget, LEFT, pos=MIDDLE)
    assert turned.turning.view is None


def test_the_way_back_is_eased_and_the_shortest(turned: Turned, qtbot: QtBot) -> None:
    turned.calm = False
    turned.turning.turn(350.0, 0.0)
    yaws: list[float] = []
    turned.turning.changed.connect(
        lambda: yaws.append(turned.turning.view.yaw if turned.turning.view else BEST.yaw)
    )
    turned.turning.return_to_best()
    qtbot.waitUntil(lambda: not turned.turning.held)
    assert len(yaws) > 2
    assert yaws == sorted(yaws)
    assert yaws[-1] == BEST.yaw
    assert min(yaws) >= 0.0


def test_what_is_turned_before_the_best_view_is_known_counts_from_it(turned: Turned) -> None:
    turned.turning.reset()
    turned.turning.set_best(None)
    turned.drag(50, 0)
    assert turned.turning.view is None
    turned.turning.set_best(BEST)
    assert turned.turning.view == Angle(BEST.yaw + 50 * PER_PIXEL, BEST.pitch)
