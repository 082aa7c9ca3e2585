"""The check-in, one key away on every page of a session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.core.check_in import Concern
from coach.core.plan import StepKind
from coach.core.player import PlayerState
from coach.core.session import Outcome
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError
from coach.ui.check_in.check_in import CheckIn
from coach.ui.session.asking.end_question import EndQuestion
from coach.ui.session.asking.hurts_page import HurtsPage
from coach.ui.session.asking.pain_guide import PainGuide
from coach.ui.session.asking.pain_page import PainPage
from coach.ui.session.asking.summary import Summary
from coach.ui.session.following.following import Following
from coach.ui.session.page import SessionPage
from tests.ui.session.hands import button, click, left, player, press, texts

if TYPE_CHECKING:
    from tests.ui.session.conftest import Open

Play = Callable[..., None]
Key = Qt.Key
NOS = [Key.Key_N] * (len(Concern) - 1)
CANCER = [Key.Key_N] * list(Concern).index(Concern.CANCER)


def shows(page: SessionPage, kind: type[QWidget]) -> bool:
    return any(each.isVisible() for each in page.findChildren(kind))


def holding(open_page: "Open", play: Play) -> SessionPage:
    page = open_page()
    press(page, Key.Key_Return)
    play(page.controller, lambda now: now.step.kind is StepKind.HOLD and now.elapsed >= 4)
    return page


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ([], PainPage),
        ([Key.Key_5], PainGuide),
        ([Key.Key_7], PainGuide),
        ([Key.Key_Return], Following),
        ([Key.Key_Return, Key.Key_F], Following),
        ([Key.Key_Return, Key.Key_Escape], EndQuestion),
        ([Key.Key_Return, Key.Key_P], HurtsPage),
        ([Key.Key_Return, Key.Key_P, Key.Key_4], Summary),
    ],
)
def test_c_asks_and_no_to_everything_leads_back(
    open_page: "Open", keys: list[Qt.Key], kind: type[QWidget]
) -> None:
    page = open_page()
    press(page, *keys)
    before = player(page)
    press(page, Key.Key_C)
    assert shows(page, CheckIn)
    assert not shows(page, kind)
    press(page, *NOS)
    assert not shows(page, CheckIn)
    assert shows(page, kind)
    after = player(page)
    assert after.state is not PlayerState.RUNNING
    assert (after.index, after.ended) == (before.index, before.ended)


@pytest.mark.parametrize(
    "keys",
    [
        [],
        [Key.Key_7],
        [Key.Key_Return],
        [Key.Key_Return, Key.Key_Escape],
        [Key.Key_Return, Key.Key_P],
        [Key.Key_Return, Key.Key_P, Key.Key_4],
    ],
)
def test_every_page_has_a_button_for_it(open_page: "Open", keys: list[Qt.Key]) -> None:
    page = open_page()
    press(page, *keys)
    click(page, "Check-in")
    assert shows(page, CheckIn)


def test_escape_leads_back_to_a_session_that_stays_paused(open_page: "Open", play: Play) -> None:
    page = holding(open_page, play)
    press(page, Key.Key_C, Key.Key_N, Key.Key_Escape)
    assert shows(page, Following)
    assert player(page).state is PlayerState.PAUSED
    assert player(page).elapsed == pytest.approx(4.0)
    press(page, Key.Key_Space)
    assert player(page).state is PlayerState.RUNNING


def test_an_emergency_ends_the_session_at_once_and_keeps_what_was_done(
    open_page: "Open", play: Play, journal: Journal
) -> None:
    page = holding(open_page, play)
    ways = left(page)
    press(page, Key.Key_C, Key.Key_Y)
    assert "Get emergency help now" in texts(page)
    assert "The session is stopped. What you have done is kept." in texts(page)
    assert not shows(page, Summary)
    (session,) = journal.sessions()
    assert session.outcome is Outcome.ENDED
    assert session.sets[0].done_seconds == pytest.approx(4.0)
    click(page, "Close")
    assert ways == [True]


def test_an_emergency_taken_back_ends_in_the_summary(open_page: "Open", play: Play) -> None:
    page = holding(open_page, play)
    ways = left(page)
    press(page, Key.Key_C, Key.Key_Y, Key.Key_Left, *NOS)
    assert shows(page, Summary)
    assert ways == []


def test_what_a_doctor_knows_leads_back(open_page: "Open", play: Play) -> None:
    page = holding(open_page, play)
    press(page, Key.Key_C, *CANCER, Key.Key_Y)
    assert "See a doctor soon" in texts(page)
    assert player(page).state is PlayerState.PAUSED
    click(page, "My doctor knows about this")
    press(page, *NOS[len(CANCER) + 1 :])
    assert shows(page, Following)
    assert player(page).state is PlayerState.PAUSED


def test_what_no_doctor_knows_ends_the_session(
    open_page: "Open", play: Play, journal: Journal
) -> None:
    page = holding(open_page, play)
    ways = left(page)
    press(page, Key.Key_C, *CANCER, Key.Key_Y, Key.Key_Escape)
    assert ways == [True]
    assert journal.sessions()[0].outcome is Outcome.ENDED


def test_before_the_start_a_yes_leaves_and_logs_nothing(
    open_page: "Open", journal: Journal
) -> None:
    page = open_page()
    ways = left(page)
    press(page, Key.Key_C, Key.Key_Y)
    assert not any("session is stopped" in text for text in texts(page))
    click(page, "Close")
    assert ways == [True]
    assert journal.sessions() == ()


def test_after_a_yes_on_the_summary_it_is_still_there(open_page: "Open", play: Play) -> None:
    page = open_page()
    press(page, Key.Key_Return)
    play(page.controller)
    ways = left(page)
    press(page, Key.Key_C, Key.Key_Y)
    click(page, "Close")
    assert ways == []
    assert button(page, "Done").isVisible()


def test_what_is_not_saved_yet_is_told_after_a_yes(
    open_page: "Open", play: Play, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise LogWriteError("disk is full")

    page = holding(open_page, play)
    ways = left(page)
    with monkeypatch.context() as disk:
        for name in ("record", "finish"):
            disk.setattr(journal, name, full)
        press(page, Key.Key_C, Key.Key_Y)
        click(page, "Close")
        assert ways == []
        assert button(page, "Done without saving").isVisible()
    click(page, "Try again")
    assert journal.sessions()[0].outcome is Outcome.ENDED


def test_closing_the_window_asks_and_leads_back_to_the_question(
    open_page: "Open", play: Play
) -> None:
    page = holding(open_page, play)
    press(page, Key.Key_C, Key.Key_N)
    assert not page.may_close()
    click(page, "Keep going")
    assert any(text.startswith("Question 2 of") for text in texts(page))
    assert player(page).state is PlayerState.PAUSED


def test_what_to_do_now_does_not_keep_the_window_open(open_page: "Open", play: Play) -> None:
    page = holding(open_page, play)
    press(page, Key.Key_C, Key.Key_Y)
    assert page.may_close()


def test_a_program_that_has_to_stop_keeps_the_session_to_be_gone_on_with(
    open_page: "Open", play: Play, journal: Journal
) -> None:
    page = holding(open_page, play)
    press(page, Key.Key_C, Key.Key_N)
    page.interrupt()
    (session,) = journal.sessions()
    assert session.ended_at is None
    assert session.sets[0].done_seconds == pytest.approx(4.0)
