"""The next day: asked once whether pain has settled, answered into the log, and what to do."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.session import FollowUp, Settled
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.today.next_day import ASK_IF_IT_STAYS, SPEAK, NextDay
from coach.ui.today.page import TodayPage
from tests.ui.conftest import StandingClock
from tests.ui.today.conftest import Log

SUNDAY = date(2026, 11, 22)
QUESTION = "Yesterday you rated your pain 5 after the session. Has it settled?"
Rate = Callable[..., str]


@pytest.fixture
def rated(journal: Journal, log: Log) -> Rate:
    """Log a session so many days ago with its pain."""

    def write(days_ago: int, before: int | None = None, after: int | None = None) -> str:
        day = SUNDAY - timedelta(days=days_ago)
        session = log(day)
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        journal.rate(session, "before", before, at)
        journal.rate(session, "after", after, at)
        return session

    return write


def open_again(qtbot: QtBot, page: TodayPage) -> list[str]:
    """What is said once the page is shown anew; it is left open."""
    page.hide()
    page.stale()
    with qtbot.waitExposed(page):
        page.show()
    return said(page)


@pytest.fixture(autouse=True)
def closed(page: TodayPage) -> object:
    yield
    page.hide()


def said(page: TodayPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def asked(page: TodayPage) -> bool:
    return any("Has it settled?" in text for text in said(page))


def press(page: TodayPage, text: str) -> None:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    found.click()


def follow_ups(journal: Journal) -> list[FollowUp | None]:
    return [session.follow_up for session in journal.sessions()]


@pytest.mark.parametrize(
    ("days_ago", "before", "after", "text"),
    [
        (1, 3, 5, QUESTION),
        (1, 4, None, "Yesterday you rated your pain 4 before the session. Has it settled?"),
        (3, 3, 8, "On Thursday you rated your pain 8 after the session. Has it settled?"),
        (7, 3, 6, "A week ago you rated your pain 6 after the session. Has it settled?"),
    ],
)
def test_it_is_asked_in_plain_words(
    qtbot: QtBot,
    page: TodayPage,
    rated: Rate,
    days_ago: int,
    before: int,
    after: int | None,
    text: str,
) -> None:
    rated(days_ago, before, after)
    assert text in open_again(qtbot, page)


def test_where_pain_kept_from_beginning_no_session_is_spoken_of(
    qtbot: QtBot, page: TodayPage, log: Log, journal: Journal
) -> None:
    session = log(SUNDAY - timedelta(days=1), for_pain=True)
    journal.rate(session, "before", 8, datetime(2026, 11, 21, 9, tzinfo=UTC))
    assert "Yesterday you rated your pain 8. Has it settled?" in open_again(qtbot, page)


@pytest.mark.parametrize(
    ("days_ago", "before", "after"), [(1, 6, 3), (1, None, None), (0, 2, 5), (8, 2, 5)]
)
def test_otherwise_it_is_not_asked(
    qtbot: QtBot, page: TodayPage, rated: Rate, days_ago: int, before: int, after: int
) -> None:
    rated(days_ago, before, after)
    open_again(qtbot, page)
    assert not asked(page)


def test_the_persons_own_limit_counts(
    qtbot: QtBot, page: TodayPage, rated: Rate, settings_model: SettingsModel
) -> None:
    rated(1, 2, 5)
    settings_model.change(ease_from=6, stop_from=8)
    open_again(qtbot, page)
    assert not asked(page)


def test_who_is_not_asked_about_pain_is_not_asked_here(
    qtbot: QtBot, page: TodayPage, rated: Rate, settings_model: SettingsModel, journal: Journal
) -> None:
    rated(1, 2, 5)
    settings_model.change(ask_pain=False)
    open_again(qtbot, page)
    assert not asked(page)
    assert follow_ups(journal) == [None]


@pytest.mark.parametrize(("text", "answer"), [("Yes", Settled.SETTLED), ("✕", Settled.UNANSWERED)])
def test_an_answer_is_in_the_log_and_ends_it(
    qtbot: QtBot, page: TodayPage, rated: Rate, journal: Journal, text: str, answer: Settled
) -> None:
    rated(1, 2, 5)
    open_again(qtbot, page)
    press(page, text)
    assert follow_ups(journal) == [FollowUp(SUNDAY, answer)]
    assert not asked(page)
    assert QUESTION not in open_again(qtbot, page)


def test_left_alone_it_stays_for_the_day_and_is_not_asked_on_another(
    qtbot: QtBot, page: TodayPage, rated: Rate, journal: Journal, standing_clock: StandingClock
) -> None:
    rated(1, 2, 5)
    open_again(qtbot, page)
    assert follow_ups(journal) == [FollowUp(SUNDAY, None)]
    assert QUESTION in open_again(qtbot, page)
    standing_clock.moment += timedelta(days=1)
    open_again(qtbot, page)
    assert not asked(page)


def test_not_yet_says_what_to_do_until_it_is_read(
    qtbot: QtBot, page: TodayPage, rated: Rate, journal: Journal
) -> None:
    rated(1, 2, 5)
    open_again(qtbot, page)
    press(page, "Not yet")
    assert follow_ups(journal) == [FollowUp(SUNDAY, Settled.NOT_SETTLED)]
    (told,) = [text for text in said(page) if "Ease off today" in text]
    assert ASK_IF_IT_STAYS in told
    page.stale()
    assert told in said(page)
    with qtbot.waitSignal(page.check_in_requested):
        press(page, "Go through the check-in")
    press(page, "All right")
    assert told not in said(page)
    assert not asked(page)


def test_not_settled_again_sends_to_the_clinician(
    qtbot: QtBot, page: TodayPage, rated: Rate, journal: Journal
) -> None:
    before = rated(6, 2, 5)
    at = datetime(2026, 11, 17, 9, tzinfo=UTC)
    journal.follow_up(before, Settled.NOT_SETTLED, at, date(2026, 11, 17))
    rated(1, 2, 5)
    open_again(qtbot, page)
    press(page, "Not yet")
    assert any(
        "Twice now it has not settled" in text and text.endswith(SPEAK) for text in said(page)
    )


def test_a_log_that_cannot_be_written_is_asked_of_all_the_same(
    qtbot: QtBot, page: TodayPage, rated: Rate, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LogWriteError("The disk is full.")

    rated(1, 2, 5)
    monkeypatch.setattr(journal, "follow_up", refuse)
    assert QUESTION in open_again(qtbot, page)
    press(page, "Not yet")
    assert any("Ease off today" in text for text in said(page))


def test_every_button_says_what_it_answers(
    qtbot: QtBot, page: TodayPage, rated: Rate, theme_hub: ThemeHub
) -> None:
    rated(1, 2, 5)
    open_again(qtbot, page)
    (card,) = page.findChildren(NextDay)
    assert card.accessibleName() == QUESTION
    buttons = [b for b in card.findChildren(QPushButton) if b.isVisible()]
    names = [b.accessibleName() or b.text() for b in buttons]
    assert sorted(names) == ["Not now", "Not yet", "Yes"]
    assert {b.accessibleDescription() for b in buttons} == {QUESTION}
