"""The card that offers the review of the week that has ended, once."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach.core.day_mark import DayMark
from coach.core.review import Obstacle, Reviewed, days_of
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError
from coach.ui.review.offer import ReviewOffer
from coach.ui.settings_model import SettingsModel
from tests.core.weeks_done import TODAY, WEEK, week_before
from tests.ui.conftest import StandingClock


@pytest.fixture
def offer(
    qtbot: QtBot,
    journal: Journal,
    settings_model: SettingsModel,
    clock: StandingClock,
    theme_hub: object,
) -> ReviewOffer:
    made = ReviewOffer(journal, settings_model, clock)
    qtbot.addWidget(made)
    return made


def offered(
    offer: ReviewOffer, today: date = TODAY, marks: Mapping[date, DayMark] | None = None
) -> bool:
    """Whether it is, where every day has been planned for two weeks and one was done."""
    excused = marks or {}
    days = [*days_of(week_before(1)), *days_of(WEEK), *days_of(TODAY)]
    planned = [day for day in days if day not in excused]
    offer.follow(today, {week_before(1): 1.0}, planned, excused)
    return not offer.isHidden()


def press(offer: ReviewOffer, text: str) -> None:
    (found,) = [b for b in offer.findChildren(QPushButton) if b.text() == text]
    found.click()


def test_look_asks_for_the_week(qtbot: QtBot, offer: ReviewOffer) -> None:
    assert offered(offer)
    with qtbot.waitSignal(offer.requested, timeout=0) as asked:
        press(offer, "Look")
    assert asked.args == [WEEK]


def test_not_now_puts_it_away_for_good(offer: ReviewOffer, journal: Journal) -> None:
    assert offered(offer)
    press(offer, "Not now")
    assert journal.reviews() == {WEEK: Reviewed(WEEK)}
    assert offer.isHidden()
    assert not offered(offer)
    assert offered(offer, TODAY + timedelta(days=7))


def test_where_the_log_cannot_be_written_it_comes_again(
    offer: ReviewOffer, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LogWriteError("full")

    assert offered(offer)
    monkeypatch.setattr(journal, "review", fail)
    press(offer, "Not now")
    assert offer.isHidden()
    assert offered(offer)


def test_once_reviewed_it_goes(offer: ReviewOffer, journal: Journal, clock: StandingClock) -> None:
    journal.review(Reviewed(WEEK, Obstacle.TIME), clock.now())
    assert not offered(offer)


def test_a_week_spent_ill_is_not_spoken_of(offer: ReviewOffer) -> None:
    assert not offered(offer, marks=dict.fromkeys(days_of(WEEK), DayMark.ILL))


def test_the_weeks_first_day_is_the_persons_own(
    offer: ReviewOffer, settings_model: SettingsModel
) -> None:
    settings_model.change(week_start=6)
    assert not offered(offer, TODAY - timedelta(days=2))
    assert offered(offer, TODAY - timedelta(days=1))
