"""What happens when it hurts, and what can be chosen then."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from coach.core.exercise import Dose
from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState
from coach.core.session import Outcome, SetEnd
from coach.storage.journal import Journal
from coach.ui.session.asking.hurts_page import GO_ON, LASTING, HurtsPage, Offer
from coach.ui.session.page import SessionPage
from coach.ui.theme import ThemeHub
from tests.ui.session.hands import button, click, cut_off, left, player, press, texts

if TYPE_CHECKING:
    from tests.ui.session.conftest import FakeSpeech, Open

Play = Callable[..., None]
Key = Qt.Key


def in_hold(now: Player) -> bool:
    return now.step.kind is StepKind.HOLD and now.elapsed >= 4


def in_bridge(now: Player) -> bool:
    return now.step.kind is StepKind.REP


@pytest.fixture
def hurting(open_page: "Open", play: Play) -> SessionPage:
    """A session in whose first hold, of 10 s, somebody has pressed P after 4 s."""
    page = open_page()
    press(page, Key.Key_Return)
    play(page.controller, in_hold)
    press(page, Key.Key_P)
    return page


def doses(page: SessionPage) -> list[tuple[int, Dose]]:
    """What is to last from now on, by the place in the routine."""
    told: list[tuple[int, Dose]] = []
    page.dose_changed.connect(lambda place, dose: told.append((place, dose)))
    return told


def offered(page: SessionPage) -> bool:
    return bool([each for each in page.findChildren(HurtsPage) if each.isVisible()])


def test_it_stops_at_once_and_is_written_down_as_pain(
    hurting: SessionPage, journal: Journal
) -> None:
    assert player(hurting).state is PlayerState.PAUSED
    (session,) = journal.sessions()
    assert [s.ended for s in session.sets[:2]] == [SetEnd.PAIN, SetEnd.PAIN]
    assert session.sets[0].done_seconds == pytest.approx(4.0)
    assert "Stopped. Take your time." in texts(hurting)
    assert "Stopping was right. It counts as done." in texts(hurting)
    assert any("numbness or weakness" in text for text in texts(hurting))


def test_the_button_does_the_same(open_page: "Open", play: Play) -> None:
    page = open_page()
    press(page, Key.Key_Return)
    play(page.controller, in_hold)
    click(page, "It hurts")
    assert offered(page)
    assert player(page).state is PlayerState.PAUSED


def test_it_offers_a_shorter_hold_and_fewer_reps(hurting: SessionPage) -> None:
    assert {"7 s instead of 10 s", "1 instead of 2"} <= set(texts(hurting))


@pytest.mark.parametrize("size", [(900, 620), (1920, 1080)])
def test_what_is_offered_stands_in_line_below_each_other(
    hurting: SessionPage, size: tuple[int, int]
) -> None:
    hurting.resize(*size)
    QApplication.processEvents()
    at = {
        label.text(): label.mapTo(hurting, QPoint()).x()
        for label in hurting.findChildren(QLabel)
        if label.isVisible()
    }
    assert abs(at["A shorter hold"] - at["Skip this exercise"]) <= 1
    assert abs(at["Fewer reps"] - at["End the session"]) <= 1


def test_words_on_a_button_take_a_colour_of_the_theme_of_their_own(hurting: SessionPage) -> None:
    """Else they have the palette's for a button's text, which is black in the dark."""
    offers = hurting.findChildren(Offer)
    labels = [label for offer in offers for label in offer.findChildren(QLabel)]
    assert len(labels) == 10
    assert all(label.property("tone") or label.property("type") for label in labels)


def test_reps_at_a_tempo_have_no_hold_to_shorten(open_page: "Open", play: Play) -> None:
    page = open_page()
    press(page, Key.Key_Return)
    play(page.controller, in_bridge)
    press(page, Key.Key_P)
    assert "2 instead of 3" in texts(page)
    assert not any(" s instead of" in text for text in texts(page))
    press(page, Key.Key_1)
    assert offered(page)


@pytest.mark.parametrize(("key", "seconds", "reps"), [(Key.Key_1, 7.0, 2), (Key.Key_2, 10.0, 1)])
def test_one_key_goes_on_more_gently(
    hurting: SessionPage, play: Play, key: Qt.Key, seconds: float, reps: int
) -> None:
    told = doses(hurting)
    press(hurting, key)
    assert not offered(hurting)
    assert player(hurting).state is PlayerState.RUNNING
    play(hurting.controller, lambda now: now.step.kind is StepKind.HOLD)
    assert (player(hurting).length, player(hurting).step.reps) == (seconds, reps)
    assert told == []


def test_what_is_shown_is_the_step_that_easing_has_put_in(hurting: SessionPage) -> None:
    press(hurting, Key.Key_2)
    assert player(hurting).step.kind is StepKind.READY
    shown = texts(hurting)
    assert "hold 1 of 1" in shown
    assert "hold 1 of 2" not in shown


def test_from_now_on_is_told_with_the_dose(hurting: SessionPage) -> None:
    told = doses(hurting)
    click(hurting, LASTING)
    press(hurting, Key.Key_1)
    ((place, dose),) = told
    assert (place, dose.hold, dose.reps) == (0, 7.0, 2)


def test_a_second_gentler_dose_keeps_the_first(hurting: SessionPage, play: Play) -> None:
    told = doses(hurting)
    click(hurting, LASTING)
    press(hurting, Key.Key_1)
    play(hurting.controller, lambda now: now.step.kind is StepKind.HOLD)
    press(hurting, Key.Key_P)
    assert "5 s instead of 7 s" in texts(hurting)
    click(hurting, LASTING)
    press(hurting, Key.Key_2)
    assert (told[-1][1].hold, told[-1][1].reps) == (7.0, 1)


def test_3_skips_the_exercise_and_goes_on(hurting: SessionPage) -> None:
    press(hurting, Key.Key_3)
    assert not offered(hurting)
    now = player(hurting)
    assert now.step.exercise == "bridge"
    assert now.state is PlayerState.RUNNING


def test_3_leads_to_the_next_exercise_by_its_own_words_and_no_others(
    hurting: SessionPage, play: Play, speech: "FakeSpeech"
) -> None:
    speech.said.clear()
    press(hurting, Key.Key_3)
    assert not player(hurting).lead_at(hurting.controller.now)
    play(hurting.controller, lambda now: bool(speech.said))
    (said,) = speech.said
    assert said.startswith("Bridge.")


def test_3_in_the_last_exercise_ends_in_the_summary(open_page: "Open", play: Play) -> None:
    page = open_page()
    press(page, Key.Key_Return)
    play(page.controller, in_bridge)
    press(page, Key.Key_P, Key.Key_3)
    assert not offered(page)
    assert button(page, "Done").isVisible()


def test_4_ends_and_the_summary_says_that_it_was_right(
    hurting: SessionPage, journal: Journal
) -> None:
    press(hurting, Key.Key_4)
    assert not offered(hurting)
    assert "You stopped for pain: that was right. It counts as done." in texts(hurting)
    assert journal.sessions()[0].outcome is Outcome.ENDED


def test_escape_goes_on_as_before(hurting: SessionPage, play: Play) -> None:
    press(hurting, Key.Key_Escape)
    assert not offered(hurting)
    assert player(hurting).state is PlayerState.RUNNING
    play(hurting.controller, lambda now: now.step.kind is StepKind.HOLD)
    assert player(hurting).length == 10.0


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")  # of Qt's test library
@pytest.mark.parametrize(
    "key",
    [Key.Key_Space, Key.Key_PageDown, Key.Key_Return, Key.Key_MediaPlay, Key.Key_P, Key.Key_Right],
)
def test_the_one_key_chooses_nothing_by_accident(hurting: SessionPage, key: Qt.Key) -> None:
    press(hurting, key)
    assert offered(hurting)
    click(hurting, LASTING)
    press(hurting, key)
    assert offered(hurting)
    assert player(hurting).state is PlayerState.PAUSED


def test_a_button_reached_by_tab_can_be_pressed(hurting: SessionPage) -> None:
    for _ in range(30):
        if button(hurting, GO_ON).hasFocus():
            break
        press(hurting, Key.Key_Tab)
    press(hurting, Key.Key_Return)
    assert player(hurting).state is PlayerState.RUNNING


def test_before_the_start_there_is_nothing_to_stop(open_page: "Open") -> None:
    page = open_page()
    press(page, Key.Key_P)
    assert not offered(page)


def test_closing_the_window_asks_and_leads_back(hurting: SessionPage) -> None:
    assert not hurting.may_close()
    assert "End the session?" in texts(hurting)
    click(hurting, "Keep going")
    assert offered(hurting)
    assert player(hurting).state is PlayerState.PAUSED


def test_a_program_that_has_to_stop_keeps_it_to_be_gone_on_with(
    hurting: SessionPage, journal: Journal
) -> None:
    ways = left(hurting)
    hurting.interrupt()
    assert ways == [True]
    (session,) = journal.sessions()
    assert session.ended_at is None
    assert session.sets[0].ended is SetEnd.PAIN


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(900, 620), (1280, 800)])
def test_no_words_are_cut_off(
    hurting: SessionPage, theme_hub: ThemeHub, size: tuple[int, int], scale: float
) -> None:
    theme_hub.choose("light", scale)
    hurting.resize(*size)
    (page,) = hurting.findChildren(HurtsPage)
    assert cut_off(page) == []
    assert page.minimumSizeHint().height() <= size[1]
