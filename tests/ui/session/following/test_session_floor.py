"""The floor view: what is there, what is not, how one gets there and back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState
from coach.ui.session.following.floor import FloorFace, LargeText, advance
from coach.ui.session.following.legible import CAPITAL
from coach.ui.session.following.pointer_rest import PointerRest
from coach.ui.session.page import SessionPage
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

if TYPE_CHECKING:
    from tests.ui.session.conftest import FakeClock, Open

Play = Callable[..., None]
Key = Qt.Key
BLANK, HAND = Qt.CursorShape.BlankCursor, Qt.CursorShape.OpenHandCursor


def _started(open_page: "Open") -> SessionPage:
    page = open_page()
    _press(page, Key.Key_Return)
    return page


def _press(page: SessionPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def _holding(player: Player) -> bool:
    return player.step.kind is StepKind.HOLD


def _changing(player: Player) -> bool:
    return player.step.kind is StepKind.CHANGE_SIDE


def _floor(page: SessionPage) -> FloorFace:
    return page.following.stage.floor


def _parts(page: SessionPage) -> tuple[LargeText, ...]:
    floor = _floor(page)
    return floor.word, floor.number, floor.side, floor.notice


def _read(page: SessionPage) -> tuple[str, str, str]:
    floor = _floor(page)
    return floor.word.text, floor.number.text, floor.side.text


def _seen(page: SessionPage, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in page.findChildren(kind) if each.isVisible()]


def test_it_shows_word_number_and_side_and_nothing_else(open_page: "Open", play: Play) -> None:
    page = _started(open_page)
    play(page.controller, lambda player: _holding(player) and player.elapsed >= 3)
    _press(page, Key.Key_F)
    assert _read(page) == ("Hold", "7", "Right leg")
    assert _seen(page, QPushButton) == _seen(page, QLabel) == []
    stage, window = page.following.stage, page.rect()
    assert stage.rect() == window
    assert all(stage.rect().contains(part.geometry()) for part in _parts(page))


def test_the_tone_colours_the_word_and_the_word_differs_too(open_page: "Open", play: Play) -> None:
    page = _started(open_page)
    _press(page, Key.Key_F)
    seen = {}
    for kind in (StepKind.READY, StepKind.HOLD, StepKind.RELAX):
        play(page.controller, lambda player, kind=kind: player.step.kind is kind)
        seen[_floor(page).word.text] = _floor(page).word.role
    assert seen == {"Get ready": "accent_text", "Hold": "effort_text", "Rest": "rest_text"}


def test_f_and_escape_and_the_button_lead_there_and_back(open_page: "Open") -> None:
    page = _started(open_page)
    following = page.following
    _press(page, Key.Key_F)
    assert following.floor_view
    _press(page, Key.Key_F)
    assert not following.floor_view
    following.head.floor_view.emit()
    assert following.floor_view
    _press(page, Key.Key_Escape)
    assert not following.floor_view
    assert page.controller.player.state is PlayerState.RUNNING
    assert following.controls.main.isVisible()
    assert not _floor(page).isVisible()


def test_the_next_session_begins_as_this_one_was_left(
    open_page: "Open", settings_model: SettingsModel
) -> None:
    page = _started(open_page)
    _press(page, Key.Key_F)
    assert settings_model.settings.floor_view
    page.interrupt()
    again = _started(open_page)
    assert again.following.floor_view
    _press(again, Key.Key_Escape)
    assert not settings_model.settings.floor_view


def test_a_pause_is_told_and_one_key_goes_on_after_getting_ready(
    open_page: "Open", play: Play
) -> None:
    page = _started(open_page)
    _press(page, Key.Key_F)
    play(page.controller, lambda player: _holding(player) and player.elapsed >= 3)
    _press(page, Key.Key_Space)
    assert _read(page) == ("Paused", "7", "Right leg")
    assert _floor(page).word.role == "muted"
    _press(page, Key.Key_Return)
    assert _read(page) == ("Get ready", "3", "Right leg")
    play(page.controller, lambda player: not player.lead_at(page.controller.now))
    assert _read(page) == ("Hold", "7", "Right leg")


def test_why_it_was_paused_takes_the_place_of_figure_and_number(
    open_page: "Open", play: Play, clock: "FakeClock"
) -> None:
    page = _started(open_page)
    _press(page, Key.Key_F)
    play(page.controller, _holding)
    assert _floor(page).notice.text == ""
    clock.sleep(3600)
    page.controller.wake()
    assert _read(page)[0] == "Paused"
    assert _floor(page).notice.text == "The computer was asleep"
    assert not _floor(page).number.isVisible()
    _press(page, Key.Key_Escape)
    notices = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("The computer was asleep" in text for text in notices)
    _press(page, Key.Key_F)
    _press(page, Key.Key_Space)
    assert _floor(page).notice.text == ""
    assert _floor(page).number.isVisible()


def test_nothing_moves_from_step_to_step(open_page: "Open", play: Play) -> None:
    page = _started(open_page)
    _press(page, Key.Key_F)
    floor = _floor(page)
    places = []
    for kind in (StepKind.READY, StepKind.HOLD, StepKind.CHANGE_SIDE, StepKind.REP):
        play(page.controller, lambda player, kind=kind: player.step.kind is kind)
        QApplication.sendPostedEvents()
        places.append([part.geometry() for part in _parts(page)] + [floor.figure_place])
    assert all(place == places[0] for place in places)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(900, 620), (1280, 800), (1920, 1080)])
def test_no_word_is_clipped_whatever_the_window(
    open_page: "Open", play: Play, theme_hub: ThemeHub, size: tuple[int, int], scale: float
) -> None:
    theme_hub.choose("dark", scale)
    page = _started(open_page)
    page.resize(*size)
    _press(page, Key.Key_F)
    floor = _floor(page)
    play(page.controller, _changing)
    QApplication.sendPostedEvents()
    for text in (floor.word, floor.number, floor.side):
        assert max(map(advance, text.lines)) * text.type_size <= text.width()
        assert len(text.lines) * text.type_size * CAPITAL <= text.height()


def test_the_keys_work_as_ever(open_page: "Open", play: Play) -> None:
    page = _started(open_page)
    _press(page, Key.Key_F)
    _press(page, Key.Key_Right)
    assert page.controller.player.step.kind is StepKind.HOLD
    _press(page, Key.Key_Up)
    assert page.controller.player.length == 15.0
    _press(page, Key.Key_PageDown)
    assert page.controller.player.state is PlayerState.PAUSED


def test_a_tap_anywhere_is_the_one_key(open_page: "Open") -> None:
    page = _started(open_page)
    _press(page, Key.Key_F)
    stage = page.following.stage
    for n, place in enumerate((QPoint(5, 5), _floor(page).number.geometry().center())):
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=place)
        state = page.controller.player.state
        assert state is (PlayerState.RUNNING if n else PlayerState.PAUSED)


def test_where_it_is_felt_is_not_labelled_there_but_is_again_afterwards(open_page: "Open") -> None:
    page = _started(open_page)
    stage = page.following.stage
    _press(page, Key.Key_L)
    assert stage.felt.isVisible()
    _press(page, Key.Key_F)
    assert not stage.felt.isVisible()
    _press(page, Key.Key_F)
    assert stage.felt.isVisible()


def test_what_is_read_has_names_for_a_screen_reader(open_page: "Open", play: Play) -> None:
    page = _started(open_page)
    _press(page, Key.Key_F)
    play(page.controller, _holding)
    floor = _floor(page)
    names = [part.accessibleName() for part in (floor.word, floor.number, floor.side)]
    assert names == ["Hold", "10", "Right leg"]
    assert page.following.stage.accessibleName() == "Hamstring stretch, right leg"


def test_the_pointer_hides_when_it_rests_and_comes_back_when_moved(open_page: "Open") -> None:
    page = _started(open_page)
    stage = page.following.stage
    (pointer,) = stage.findChildren(PointerRest)
    _press(page, Key.Key_F)
    assert stage.cursor().shape() is HAND
    pointer.hide()
    assert stage.cursor().shape() is BLANK
    QTest.mouseMove(stage, QPoint(40, 40))
    assert stage.cursor().shape() is HAND
    pointer.hide()
    _press(page, Key.Key_F)
    assert stage.cursor().shape() is HAND


def test_a_tap_with_a_hidden_pointer_leaves_it_to_be_seen(open_page: "Open") -> None:
    page = _started(open_page)
    stage = page.following.stage
    (pointer,) = stage.findChildren(PointerRest)
    _press(page, Key.Key_F)
    pointer.hide()
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert stage.cursor().shape() is HAND
    assert page.controller.player.state is PlayerState.PAUSED


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_large_type_does_not_make_the_smallest_window_wider(
    open_page: "Open", play: Play, theme_hub: ThemeHub, scale: float
) -> None:
    theme_hub.choose("light", scale)
    page = _started(open_page)
    page.resize(900, 620)
    for kind in (StepKind.READY, StepKind.HOLD, StepKind.CHANGE_SIDE, StepKind.REP):
        play(page.controller, lambda player, kind=kind: player.step.kind is kind)
        QApplication.sendPostedEvents()
        assert page.size() == QSize(900, 620)
        assert page.minimumSizeHint().width() <= 900
        assert page.minimumSizeHint().height() <= 620
