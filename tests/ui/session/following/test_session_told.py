"""What a screen reader is told while a session runs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.core.plan import StepKind
from coach.core.player import Player
from coach.ui.session.driving.notice import Notice
from coach.ui.session.following.notice_words import NOTICES
from coach.ui.session.page import SessionPage

if TYPE_CHECKING:
    from tests.ui.session.conftest import FakeClock, Open

Play = Callable[..., None]
Key = Qt.Key


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    return heard


def _started(open_page: "Open") -> SessionPage:
    page = open_page()
    _press(page, Key.Key_Return)
    return page


def _press(page: SessionPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def _holding(player: Player) -> bool:
    return player.step.kind is StepKind.HOLD


@pytest.mark.parametrize("floor_view", [False, True])
def test_each_step_is_announced_in_either_view(
    open_page: "Open", play: Play, said: list[str], floor_view: bool
) -> None:
    page = _started(open_page)
    page.following.set_floor_view(floor_view)
    said.clear()
    play(page.controller, _holding)
    assert said == ["Hold, Hamstring stretch, Right leg, hold 1 of 2"]


@pytest.mark.parametrize("floor_view", [False, True])
def test_a_pause_and_getting_ready_after_it_are_announced_once(
    open_page: "Open", play: Play, said: list[str], floor_view: bool
) -> None:
    page = _started(open_page)
    page.following.set_floor_view(floor_view)
    play(page.controller, lambda player: _holding(player) and player.elapsed >= 3)
    said.clear()
    _press(page, Key.Key_Space)
    page.controller.wake()
    assert said == ["Paused, 7 seconds"]
    _press(page, Key.Key_Space)
    assert said[1:] == ["Get ready. Then 7 seconds to go."]
    play(page.controller, lambda player: not player.lead_at(page.controller.now))
    assert said[2:] == ["Hold, Hamstring stretch, Right leg, hold 1 of 2"]


def test_what_happened_is_announced_once_and_says_itself_that_it_pauses(
    open_page: "Open", play: Play, clock: "FakeClock", said: list[str]
) -> None:
    page = _started(open_page)
    play(page.controller, _holding)
    said.clear()
    page.controller.tell(Notice.SOUND_BACK)
    page.controller.wake()
    assert said == ["The sound is back."]
    clock.sleep(3600)
    page.controller.wake()
    assert said[1:] == [NOTICES[Notice.SLEPT]]
    _press(page, Key.Key_Space)
    assert said[2].startswith("Get ready.")
    assert len(said) == 3
