"""One key does it: Enter, a click, a tap and a presenter's remote do what Space does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState
from coach.ui.session.page import SessionPage

if TYPE_CHECKING:
    from tests.ui.session.conftest import Open

Play = Callable[..., None]
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
RUNNING, PAUSED = PlayerState.RUNNING, PlayerState.PAUSED


@pytest.fixture
def page(open_page: "Open") -> SessionPage:
    """In its first step."""
    made = open_page()
    _press(made, Key.Key_Return)
    return made


def _press(page: SessionPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def _state(page: SessionPage) -> PlayerState:
    return page.controller.player.state


def _button(page: SessionPage, name: str) -> QPushButton:
    (button,) = (b for b in page.findChildren(QPushButton) if b.accessibleName() == name)
    return button


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_PageDown, Key.Key_Space])
def test_each_of_these_keys_pauses_and_goes_on(page: SessionPage, key: Qt.Key) -> None:
    _press(page, key)
    assert _state(page) is PAUSED
    _press(page, key)
    assert _state(page) is RUNNING


def test_enter_presses_a_button_reached_by_tab(page: SessionPage) -> None:
    skip = _button(page, "Skip")
    for _ in range(20):
        _press(page, Key.Key_Tab)
        if skip.hasFocus():
            break
    assert skip.hasFocus()
    _press(page, Key.Key_Return)
    assert page.controller.player.step.kind is StepKind.HOLD
    assert _state(page) is RUNNING


def test_after_a_click_on_a_button_enter_is_the_one_key_again(page: SessionPage) -> None:
    QTest.mouseClick(_button(page, "Skip"), LEFT)
    assert page.controller.player.step.kind is StepKind.HOLD
    _press(page, Key.Key_Return)
    assert page.controller.player.step.kind is StepKind.HOLD
    assert _state(page) is PAUSED


def test_enter_on_the_main_button_is_the_one_key(page: SessionPage) -> None:
    page.following.controls.main.setFocus()
    _press(page, Key.Key_Return)
    assert _state(page) is PAUSED


def test_enter_held_down_counts_once(page: SessionPage) -> None:
    following = page.following
    asked: list[bool] = []
    following.one_key.connect(lambda: asked.append(True))
    for again in (False, True, True):
        no_key = Qt.KeyboardModifier.NoModifier
        held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, no_key, "", again)
        QApplication.sendEvent(following, held)
    assert asked == [True]


@pytest.mark.parametrize("name", ["main", "skip"])
def test_enter_held_down_on_a_button_reached_by_tab_presses_it_once(
    page: SessionPage, name: str
) -> None:
    controls = page.following.controls
    button = controls.main if name == "main" else controls.once[1]
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for again in (False, True, True):
        no_key = Qt.KeyboardModifier.NoModifier
        held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, no_key, "", again)
        QApplication.sendEvent(button, held)
    assert pressed == [True]


def test_a_click_on_the_stage_is_the_one_key_at_once(page: SessionPage) -> None:
    stage = page.following.stage
    QTest.mouseClick(stage, LEFT, pos=stage.rect().center())
    assert _state(page) is PAUSED
    QTest.mouseClick(stage, LEFT, pos=stage.rect().center())
    assert _state(page) is RUNNING


def test_a_click_on_the_instruction_is_one_on_the_stage(page: SessionPage) -> None:
    QTest.mouseClick(page.following.stage.instruction, LEFT)
    assert _state(page) is PAUSED


def test_a_double_click_on_the_stage_counts_once(page: SessionPage) -> None:
    asked: list[bool] = []
    page.following.one_key.connect(lambda: asked.append(True))
    _double_click(page.following.stage)
    assert asked == [True]
    assert _state(page) is PAUSED


def test_a_double_click_no_longer_turns_the_view_back(page: SessionPage) -> None:
    turning = page.following.stage.turning
    turning.turn(30.0, 0.0)
    _double_click(page.following.stage)
    assert turning.turned
    _press(page, Key.Key_Home)
    assert turning.held or not turning.turned


def _double_click(stage: QWidget) -> None:
    """As the system tells it: press, release, double click, release."""
    place, globally = QPointF(stage.rect().center()), QPointF(stage.mapToGlobal(QPoint(0, 0)))
    nothing, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    for kind, held in (
        (QEvent.Type.MouseButtonPress, LEFT),
        (QEvent.Type.MouseButtonRelease, nothing),
        (QEvent.Type.MouseButtonDblClick, LEFT),
        (QEvent.Type.MouseButtonRelease, nothing),
    ):
        event = QMouseEvent(kind, place, place + globally, LEFT, held, no_key)
        QApplication.sendEvent(stage, event)


def test_a_drag_turns_the_figure_and_is_no_key(page: SessionPage) -> None:
    stage = page.following.stage
    start = stage.rect().center()
    far = QPoint(QApplication.startDragDistance() + 30, 0)
    QTest.mousePress(stage, LEFT, pos=start)
    QTest.mouseMove(stage, start + far / 2)
    QTest.mouseMove(stage, start + far)
    QTest.mouseRelease(stage, LEFT, pos=start + far)
    assert stage.turning.turned
    assert _state(page) is RUNNING


def test_a_shaking_hand_is_still_a_click(page: SessionPage) -> None:
    stage = page.following.stage
    start = stage.rect().center()
    near = start + QPoint(QApplication.startDragDistance() - 3, 1)
    QTest.mousePress(stage, LEFT, pos=start)
    QTest.mouseMove(stage, near)
    QTest.mouseRelease(stage, LEFT, pos=near)
    assert not stage.turning.turned
    assert _state(page) is PAUSED


def test_the_other_mouse_button_does_nothing(page: SessionPage) -> None:
    stage = page.following.stage
    QTest.mouseClick(stage, Qt.MouseButton.RightButton, pos=stage.rect().center())
    assert _state(page) is RUNNING


def test_a_tap_with_a_finger_is_the_one_key(page: SessionPage) -> None:
    stage, screen = page.following.stage, QTest.createTouchDevice()
    place = stage.rect().center()
    QTest.touchEvent(stage, screen).press(0, place).commit()
    QTest.touchEvent(stage, screen).release(0, place).commit()
    assert _state(page) is PAUSED


@pytest.mark.parametrize("key", [Key.Key_Period, Key.Key_B, Key.Key_F5, Key.Key_W])
def test_a_presenters_other_keys_do_no_harm(page: SessionPage, key: Qt.Key) -> None:
    before = page.controller.player
    _press(page, key)
    assert page.controller.player == before
    assert page.following.isVisible()


def test_page_up_goes_back(page: SessionPage, play: Play) -> None:
    play(page.controller, lambda player: _holding(player) and player.elapsed >= 4)
    _press(page, Key.Key_PageUp)
    assert page.controller.player.elapsed == 0.0


def _holding(player: Player) -> bool:
    return player.step.kind is StepKind.HOLD
