"""What the pain guide says before a session and after it, and what becomes of the rating."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from coach.core.adherence import progress
from coach.core.player import PlayerState
from coach.core.session import Outcome, SetEnd
from coach.storage.journal import Journal
from coach.ui.session.asking.pain_guide import PainGuide
from coach.ui.session.page import SessionPage
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from tests.planned import always
from tests.ui.session.hands import click, cut_off, left, player, press, texts

if TYPE_CHECKING:
    from tests.ui.session.conftest import Open

Play = Callable[..., None]
Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "said"), [(Key.Key_4, "Ease off today"), (Key.Key_6, "Better not today")]
)
def test_it_says_what_to_do_from_the_thresholds_on(
    open_page: "Open", journal: Journal, key: Qt.Key, said: str
) -> None:
    page = open_page()
    press(page, key)
    assert said in texts(page)
    assert player(page).state is PlayerState.WAITING
    assert journal.sessions() == ()


def test_other_thresholds_say_other_things(
    open_page: "Open", settings_model: SettingsModel
) -> None:
    settings_model.change(ease_from=2, stop_from=3)
    page = open_page()
    press(page, Key.Key_3)
    assert "Better not today" in texts(page)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space, Key.Key_PageDown])
def test_easing_off_one_key_goes_on(open_page: "Open", journal: Journal, key: Qt.Key) -> None:
    page = open_page()
    press(page, Key.Key_5, key)
    assert page.under_way
    assert journal.sessions()[0].pain_before == 5


def test_easing_off_can_also_be_left(open_page: "Open", journal: Journal) -> None:
    page = open_page()
    ways = left(page)
    press(page, Key.Key_5, Key.Key_Escape)
    assert ways == [True]
    assert journal.sessions() == ()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_PageDown, Key.Key_Right])
def test_no_habit_starts_what_is_better_left(open_page: "Open", key: Qt.Key) -> None:
    page = open_page()
    press(page, Key.Key_7, key)
    assert "Better not today" in texts(page)
    assert player(page).state is PlayerState.WAITING


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_not_today_keeps_the_rating_and_counts_against_nobody(
    open_page: "Open", journal: Journal, key: Qt.Key
) -> None:
    page = open_page()
    ways = left(page)
    press(page, Key.Key_7, key)
    assert ways == [True]
    (session,) = journal.sessions()
    assert (session.pain_before, session.outcome) == (7, Outcome.ENDED)
    assert {s.ended for s in session.sets} == {SetEnd.PAIN}
    assert sum(s.done_reps for s in session.sets) == 0
    today = session.local_date
    (week,) = progress([session], always(range(7)), today, week_start=0, goal=0.8).weeks
    assert week.credit == pytest.approx(1.0)


def test_the_window_closed_is_not_today_either(open_page: "Open", journal: Journal) -> None:
    page = open_page()
    press(page, Key.Key_8)
    assert page.may_close()
    page.interrupt()
    assert [session.pain_before for session in journal.sessions()] == [8]


def test_who_starts_all_the_same_starts_with_the_rating(
    open_page: "Open", journal: Journal
) -> None:
    page = open_page()
    press(page, Key.Key_7)
    click(page, "Start gently all the same")
    assert page.under_way
    page.interrupt()
    (session,) = journal.sessions()
    assert (session.pain_before, session.ended_at) == (7, None)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Key.Key_3, "That is all right: go on as planned."),
        (Key.Key_4, "Ease off for the rest of today. Tomorrow we ask once"),
        (Key.Key_6, "Stop for today, and rest. Tomorrow we ask once"),
    ],
)
def test_after_a_session_the_guide_answers_below_the_scale(
    open_page: "Open", play: Play, journal: Journal, key: Qt.Key, said: str
) -> None:
    page = open_page()
    press(page, Key.Key_Return)
    play(page.controller)
    press(page, key)
    assert any(text.startswith(said) for text in texts(page))
    # and may be put right
    press(page, Key.Key_2)
    assert not any(text.startswith(said) for text in texts(page)) or key is Key.Key_3
    assert journal.sessions()[0].pain_after == 2


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_words_are_cut_off(open_page: "Open", theme_hub: ThemeHub, scale: float) -> None:
    theme_hub.choose("dark", scale)
    page = open_page()
    page.resize(900, 620)
    press(page, Key.Key_7)
    assert cut_off(guide(page)) == []


def guide(page: SessionPage) -> PainGuide:
    (found,) = page.findChildren(PainGuide)
    return found
