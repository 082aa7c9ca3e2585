"""A session through its page: questions, keys, buttons, ending."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState
from coach.core.session import Outcome
from coach.cues.sounds import Sounds, SoundsUnavailable
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError
from coach.ui.session.following.head import Head
from coach.ui.session.page import SessionPage
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from tests.ui.session.hands import button as _button
from tests.ui.session.hands import click as _click
from tests.ui.session.hands import double_click as _double_click
from tests.ui.session.hands import player as _player
from tests.ui.session.hands import press as _press
from tests.ui.session.hands import texts as _texts

if TYPE_CHECKING:
    from tests.ui.session.conftest import Device, FakeClock, Open

Play = Callable[..., None]
Key = Qt.Key


def _holding(player: Player) -> bool:
    return player.step.kind is StepKind.HOLD


def _started(open_page: "Open") -> SessionPage:
    page = open_page()
    _press(page, Key.Key_Return)
    return page


@pytest.mark.parametrize(("key", "pain"), [(Key.Key_0, 0), (Key.Key_3, 3)])
def test_one_key_answers_the_question_and_starts(
    open_page: "Open", journal: Journal, key: Qt.Key, pain: int
) -> None:
    page = open_page()
    assert journal.sessions() == ()
    _press(page, key)
    assert page.under_way
    assert journal.sessions()[0].pain_before == pain


def test_enter_starts_without_an_answer(open_page: "Open", journal: Journal) -> None:
    assert _started(open_page).under_way
    assert journal.sessions()[0].pain_before is None


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_focus(
    open_page: "Open", journal: Journal, key: Qt.Key
) -> None:
    page = open_page()
    _button(page, "Pain 2").setFocus()
    _press(page, key)
    assert journal.sessions()[0].pain_before == 2
    _button(page, "Skip").setFocus()
    _press(page, key)
    assert _player(page).step.kind is StepKind.HOLD


def test_a_machine_without_sound_says_why(
    open_page: "Open", sounds: Sounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> None:
        raise SoundsUnavailable("There is no sound device.")

    monkeypatch.setattr(sounds, "_make", broken)
    page = _started(open_page)
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == "Sound off"]
    assert not button.isEnabled()
    assert button.toolTip() == "There is no sound device."
    assert "There is no sound device." in _texts(page)
    _press(page, Key.Key_Right)
    assert "There is no sound device." not in _texts(page)


def test_who_wants_no_sound_is_not_told_that_there_is_none(
    open_page: "Open",
    sounds: Sounds,
    settings_model: SettingsModel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(path: Path) -> None:
        raise SoundsUnavailable("There is no sound device.")

    monkeypatch.setattr(sounds, "_make", broken)
    settings_model.change(muted=True)
    assert "There is no sound device." not in _texts(_started(open_page))


def test_escape_before_the_start_leaves_and_logs_nothing(
    open_page: "Open", journal: Journal
) -> None:
    page = open_page()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    _press(page, Key.Key_Escape)
    assert left == [True]
    assert journal.sessions() == ()


def test_a_program_that_has_to_stop_keeps_the_session_to_be_gone_on_with(
    open_page: "Open", play: Play, journal: Journal
) -> None:
    page = _started(open_page)
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    play(page.controller, lambda player: _holding(player) and player.elapsed >= 4)
    page.interrupt()
    assert left == [True]
    (session,) = journal.sessions()
    assert session.ended_at is None
    assert session.sets[0].done_seconds == pytest.approx(4.0)


def test_the_question_can_be_switched_off(
    open_page: "Open", settings_model: SettingsModel, play: Play
) -> None:
    settings_model.change(ask_pain=False)
    page = open_page()
    assert page.under_way
    play(page.controller)
    assert "How is your pain now?" not in _texts(page)


def test_a_session_that_goes_on_asks_nothing_again(
    open_page: "Open", play: Play, journal: Journal
) -> None:
    page = open_page()
    _press(page, Key.Key_3)
    play(page.controller, lambda player: player.step.kind is StepKind.RELAX)
    page.interrupt()
    again = open_page(journal.sessions()[0])
    assert again.under_way
    play(again.controller)
    (session,) = journal.sessions()
    assert (session.pain_before, session.outcome) == (3, Outcome.COMPLETED)


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")  # of Qt's test library
@pytest.mark.parametrize(
    "key", [Key.Key_Space, Key.Key_MediaPlay, Key.Key_MediaPause, Key.Key_MediaTogglePlayPause]
)
def test_pause_and_go_on_by_key(open_page: "Open", key: Qt.Key) -> None:
    page = _started(open_page)
    _press(page, key)
    assert _player(page).state is PlayerState.PAUSED
    _press(page, key)
    assert _player(page).state is PlayerState.RUNNING


def test_space_is_pause_whatever_has_the_focus(open_page: "Open") -> None:
    page = _started(open_page)
    _button(page, "Skip").setFocus()
    _press(page, Key.Key_Space)
    assert _player(page).state is PlayerState.PAUSED
    assert _player(page).step.kind is StepKind.READY


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_MediaNext])
def test_skip_by_key(open_page: "Open", key: Qt.Key) -> None:
    page = _started(open_page)
    _press(page, key)
    assert _player(page).step.kind is StepKind.HOLD


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_PageUp, Key.Key_MediaPrevious])
def test_back_by_key_goes_to_the_start_and_then_to_the_step_before(
    open_page: "Open", play: Play, clock: "FakeClock", key: Qt.Key
) -> None:
    page = _started(open_page)
    play(page.controller, lambda player: _holding(player) and player.elapsed >= 4)
    _press(page, key)
    assert _player(page).elapsed == 0.0
    assert _player(page).step.kind is StepKind.HOLD
    _press(page, key)
    assert _player(page).step.kind is StepKind.READY


def test_up_and_down_are_five_seconds_more_and_less(open_page: "Open") -> None:
    page = _started(open_page)
    _press(page, Key.Key_Up)
    assert _player(page).length == 20.0
    _press(page, Key.Key_Down)
    _press(page, Key.Key_Down)
    assert _player(page).length == 10.0


def test_m_mutes_and_the_setting_is_kept(
    open_page: "Open", settings_model: SettingsModel, device: "Device"
) -> None:
    page = _started(open_page)
    _press(page, Key.Key_M)
    assert settings_model.settings.muted
    heard = list(device.played)
    _press(page, Key.Key_Right)
    assert device.played == heard
    _click(page, "Sound off")
    assert not settings_model.settings.muted


def test_f11_takes_the_whole_screen_and_gives_it_back(open_page: "Open") -> None:
    page = _started(open_page)
    _press(page, Key.Key_F11)
    assert page.window().isFullScreen()
    _press(page, Key.Key_F11)
    assert not page.window().isFullScreen()


def test_the_buttons_do_what_they_say(open_page: "Open") -> None:
    page = _started(open_page)
    _click(page, "Pause")
    assert _player(page).state is PlayerState.PAUSED
    _click(page, "Go on")
    assert _player(page).state is PlayerState.RUNNING
    _click(page, "5 seconds more")
    assert _player(page).length == 20.0
    _click(page, "5 seconds less")
    assert _player(page).length == 15.0
    _click(page, "Skip")
    assert _player(page).step.kind is StepKind.HOLD
    _click(page, "Back")
    assert _player(page).step.kind is StepKind.READY


def test_a_double_click_on_skip_skips_once(open_page: "Open") -> None:
    page = _started(open_page)
    button = _button(page, "Skip")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    _double_click(button)
    assert _player(page).step.kind is StepKind.HOLD


def test_a_double_click_on_what_opened_the_session_answers_nothing(
    open_page: "Open", journal: Journal
) -> None:
    page = open_page()
    _double_click(_button(page, "Pain 5"))
    assert journal.sessions() == ()


def test_escape_asks_and_pauses_and_keep_going_goes_on(
    open_page: "Open", play: Play, journal: Journal
) -> None:
    page = _started(open_page)
    play(page.controller, _holding)
    _press(page, Key.Key_Escape)
    assert "End the session?" in _texts(page)
    assert _player(page).state is PlayerState.PAUSED
    _click(page, "Keep going")
    assert "End the session?" not in _texts(page)
    assert _player(page).state is PlayerState.RUNNING


def test_escape_twice_keeps_going(open_page: "Open") -> None:
    page = _started(open_page)
    _press(page, Key.Key_Escape)
    _press(page, Key.Key_Escape)
    assert _player(page).state is PlayerState.RUNNING


def test_asked_while_paused_it_stays_paused(open_page: "Open") -> None:
    page = _started(open_page)
    _press(page, Key.Key_Space)
    _click(page, "End session")
    _click(page, "Keep going")
    assert _player(page).state is PlayerState.PAUSED


def test_while_it_asks_the_keys_of_the_session_rest(open_page: "Open") -> None:
    page = _started(open_page)
    _press(page, Key.Key_Escape)
    _press(page, Key.Key_Right)
    assert _player(page).step.kind is StepKind.READY


def test_ending_early_keeps_what_is_done_and_sums_up(
    open_page: "Open", play: Play, journal: Journal
) -> None:
    page = _started(open_page)
    play(page.controller, lambda player: player.step.kind is StepKind.RELAX)
    _press(page, Key.Key_Escape)
    _click(page, "End session")
    (session,) = journal.sessions()
    assert (session.outcome, session.sets[0].done_reps) == (Outcome.ENDED, 1)
    assert "Well done." in _texts(page)
    assert "right leg 1 of 2, left leg not this time" in _texts(page)


def test_the_summary_asks_once_and_done_leaves(
    open_page: "Open", play: Play, journal: Journal
) -> None:
    page = _started(open_page)
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    play(page.controller)
    assert "2 of 2" in _texts(page)
    assert "2 of 2 each side" in _texts(page)
    _press(page, Key.Key_2)
    assert journal.sessions()[0].pain_after == 2
    assert left == []
    _click(page, "Done")
    assert left == [True]


def test_enter_on_the_summary_is_done(open_page: "Open", play: Play) -> None:
    page = _started(open_page)
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    play(page.controller)
    _press(page, Key.Key_Return)
    assert left == [True]


def test_a_window_may_close_except_in_a_session(open_page: "Open", play: Play) -> None:
    page = open_page()
    assert page.may_close()
    _press(page, Key.Key_Return)
    assert not page.may_close()
    assert "End the session?" in _texts(page)
    _click(page, "Keep going")
    assert _player(page).state is PlayerState.RUNNING
    play(page.controller)
    assert page.may_close()


def test_a_window_that_was_to_close_closes_after_the_summary(open_page: "Open") -> None:
    page = _started(open_page)
    page.may_close()
    _click(page, "End session")
    assert page.isVisible()
    _click(page, "Done")
    assert not page.isVisible()


def test_a_full_disk_is_told_and_tried_again(
    open_page: "Open", play: Play, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise LogWriteError("disk is full")

    page = _started(open_page)
    with monkeypatch.context() as disk:
        for name in ("record", "finish"):
            disk.setattr(journal, name, full)
        play(page.controller, lambda player: player.step.kind is StepKind.RELAX)
        assert any("the disk is full" in text for text in _texts(page))
        play(page.controller)
        assert _button(page, "Done without saving").isVisible()
        _click(page, "Try again")
        assert _button(page, "Try again").isVisible()
    _click(page, "Try again")
    assert not any("disk is full" in text for text in _texts(page))
    (session,) = journal.sessions()
    assert (session.outcome, [s.done_reps for s in session.sets]) == (
        Outcome.COMPLETED,
        [2, 2, 3],
    )


def test_what_is_seen_follows_the_player(open_page: "Open", play: Play) -> None:
    page = _started(open_page)
    play(page.controller, lambda player: _holding(player) and player.elapsed >= 3)
    following = page.following
    assert following.count.ring.accessibleName() == "Hold, 7 seconds"
    assert following.stage.accessibleName() == "Hamstring stretch, right leg"
    assert following.stage.instruction.accessibleName() == (
        "Straighten the knee until you feel it at the back of the thigh. Ease off if it hurts."
    )
    assert {"1 of 2", "Hamstring stretch", "<b>RIGHT LEG</b>", "Hold", "hold 1 of 2"} <= set(
        _texts(page)
    )


def test_a_pause_is_told_in_word_and_line_and_veils_the_figure(
    open_page: "Open", play: Play
) -> None:
    page = _started(open_page)
    play(page.controller, _holding)
    stage = page.following.stage
    shown, line = _top_left(stage), stage.instruction.accessibleName()
    _press(page, Key.Key_Space)
    assert "Paused" in _texts(page)
    assert stage.instruction.accessibleName().startswith("Paused. Take your time.")
    assert _top_left(stage) != shown
    _press(page, Key.Key_Space)
    play(page.controller, lambda player: not player.lead_at(page.controller.now))
    assert stage.instruction.accessibleName() == line
    assert _top_left(stage) == shown


def _top_left(stage: QWidget) -> QColor:
    return stage.grab().toImage().pixelColor(40, 12)


def test_the_figure_keeps_its_place_when_the_words_are_fewer(open_page: "Open", play: Play) -> None:
    page = _started(open_page)
    page.resize(1280, 800)
    play(page.controller, _holding)
    instruction = page.following.stage.instruction
    QApplication.sendPostedEvents()
    before = instruction.geometry()
    instruction.say("Short.")
    QApplication.sendPostedEvents()
    assert instruction.geometry() == before
    assert before.height() >= 2 * instruction.fontMetrics().lineSpacing()


def test_a_head_that_only_gets_higher_is_not_fitted_anew(
    open_page: "Open", play: Play, theme_hub: ThemeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: list[int] = []
    fit = Head._fit

    def counted(head: Head) -> None:
        fitted.append(head.width())
        fit(head)

    theme_hub.choose("light", 1.5)
    page = open_page()
    page.resize(900, 620)
    _press(page, Key.Key_Return)
    monkeypatch.setattr(Head, "_fit", counted)
    before = page.following.head.height()
    page.following.head.resize(page.following.head.width(), before + 10)
    assert fitted == []


def test_the_summary_leaves_no_card_half_empty(open_page: "Open") -> None:
    page = _started(open_page)
    page.resize(1280, 1000)
    _press(page, Key.Key_Escape)
    _click(page, "End session")
    (lines,) = (area for area in page.findChildren(QScrollArea) if area.isVisible())
    content = lines.widget()
    assert content is not None
    assert lines.height() <= content.sizeHint().height()


def test_every_control_of_every_screen_has_a_name(open_page: "Open", play: Play) -> None:
    page = open_page()
    screens = [_nameless(page)]
    _press(page, Key.Key_Return)
    screens.append(_nameless(page))
    _press(page, Key.Key_Escape)
    screens.append(_nameless(page))
    _click(page, "End session")
    screens.append(_nameless(page))
    assert screens == [[], [], [], []]


def _nameless(page: SessionPage) -> list[str]:
    """The visible controls without a name, as an assistive program finds them."""
    return [
        each.metaObject().className()
        for each in page.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _interface(each).text(QAccessible.Text.Name)
    ]


def _interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)
