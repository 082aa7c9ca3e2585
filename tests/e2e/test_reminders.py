"""Reminders while the program is open, the clock a thing that is told."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.app.reminding import Reminding
from coach.core.day_mark import DayMark
from coach.core.routine import Entry
from coach.ui.reminder_banner import ReminderBanner, about_text
from tests.e2e.conftest import START, Desk

OpenDesk = Callable[..., Desk]
HOUR = 3600.0


@pytest.fixture
def desk(qtbot: QtBot, open_desk: OpenDesk) -> Desk:
    """The program at half past seven, with a reminder for nine o'clock."""
    desk = open_desk()
    qtbot.waitUntil(lambda: desk.coach._reminding is not None)
    model = desk.coach.routine_model
    model.change(replace(model.routine, reminders=("09:00",)))
    return desk


def reminding(desk: Desk) -> Reminding:
    found = desk.coach._reminding
    assert found is not None
    return found


def at(desk: Desk, moment: datetime) -> None:
    desk.clock.passed = (moment - START).total_seconds()
    reminding(desk).look()
    desk.settle()


def banner(desk: Desk) -> ReminderBanner:
    return desk.window.findChildren(ReminderBanner)[0]


NINE = START.replace(hour=9, minute=0)


def test_the_banner_comes_at_its_time_and_not_before(desk: Desk) -> None:
    at(desk, NINE - timedelta(seconds=1))
    assert not banner(desk).isVisible()
    at(desk, NINE)
    assert banner(desk).isVisible()
    said = [label.text() for label in banner(desk).findChildren(QLabel)]
    assert said[0] == "Back exercises"
    assert said[1].endswith("whenever it suits you.")


def test_it_stands_until_it_is_closed_and_comes_once(desk: Desk) -> None:
    at(desk, NINE)
    desk.click("Close this reminder")
    assert not banner(desk).isVisible()
    at(desk, NINE + timedelta(minutes=5))
    assert not banner(desk).isVisible()
    at(desk, NINE + timedelta(days=1))
    assert banner(desk).isVisible()


def test_it_can_be_put_off(desk: Desk) -> None:
    at(desk, NINE)
    desk.click("In 15 minutes")
    at(desk, NINE + timedelta(minutes=14))
    assert not banner(desk).isVisible()
    at(desk, NINE + timedelta(minutes=15))
    assert banner(desk).isVisible()


def test_what_was_slept_through_comes_within_the_hour_and_then_no_more(desk: Desk) -> None:
    at(desk, NINE + timedelta(minutes=61))
    assert not banner(desk).isVisible()
    at(desk, NINE + timedelta(days=1, minutes=40))
    assert banner(desk).isVisible()


def test_start_leads_into_its_routine_and_leaves_todays_as_it_is(desk: Desk) -> None:
    model = desk.coach.routine_model
    evening = replace(model.routine, id="evening", name="Evening", reminders=("10:00",))
    model.change(evening)
    assert model.book.today == "sheet"
    desk.coach.settings_model.change(notice_seen=True)
    at(desk, NINE + timedelta(hours=1))
    desk.click("Close this reminder")  # the sheet's, of an hour ago
    desk.click("Start")
    assert model.book.today == "sheet"
    assert desk.session.controller.player.plan.routine.name == "Evening"


def test_what_comes_while_something_lies_over_the_pages_waits(desk: Desk) -> None:
    over = QWidget()
    desk.window.lay_over(over)
    at(desk, NINE)
    assert not banner(desk).isVisible()
    at(desk, NINE + timedelta(minutes=5))
    desk.window.take_off()
    assert banner(desk).isVisible()


def test_what_stands_is_there_again_after_something_lay_over_it(desk: Desk) -> None:
    at(desk, NINE)
    desk.window.lay_over(QWidget())
    at(desk, NINE + timedelta(minutes=5))
    assert not banner(desk).isVisible()
    desk.window.take_off()
    assert banner(desk).isVisible()


def test_a_routine_of_which_nothing_is_left_is_not_reminded_of(desk: Desk) -> None:
    model = desk.coach.routine_model
    gone = Entry("gone", model.routine.entries[0].dose)
    model.change(replace(model.routine, entries=(gone,)))
    at(desk, NINE)
    assert not banner(desk).isVisible()


def test_none_comes_on_a_day_off_or_where_they_are_switched_off(desk: Desk) -> None:
    model = desk.coach.routine_model
    model.change(model.routine.with_days(()))
    at(desk, NINE)
    assert not banner(desk).isVisible()
    model.change(model.routine.with_days(range(7)))
    desk.coach.settings_model.change(reminders=False)
    at(desk, NINE + timedelta(days=1))
    assert not banner(desk).isVisible()


def test_without_reminders_no_timer_runs(desk: Desk) -> None:
    assert any(timer.isActive() for timer in reminding(desk).findChildren(QTimer))
    desk.coach.routine_model.undo()
    assert not any(timer.isActive() for timer in reminding(desk).findChildren(QTimer))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(20, "about 1 minute"), (250, "about 4 minutes"), (1684, "about 30 minutes")],
)
def test_how_long_it_takes_is_told_no_more_exactly_than_anybody_plans(
    seconds: float, said: str
) -> None:
    assert about_text(seconds) == said


def test_a_day_marked_as_away_is_left_alone_and_the_small_hours_are_the_day_before(
    desk: Desk,
) -> None:
    today, tomorrow = NINE.date(), NINE.date() + timedelta(days=1)
    model = desk.coach.routine_model
    model.change(replace(model.routine, reminders=("03:00", "09:00")))
    desk.coach.journal.corrections.mark([today], DayMark.AWAY, START)
    at(desk, NINE)
    assert not banner(desk).isVisible()
    at(desk, NINE.replace(hour=3) + timedelta(days=1))
    assert not banner(desk).isVisible()
    at(desk, NINE + timedelta(days=1))
    assert banner(desk).isVisible()
    desk.coach.journal.corrections.mark([tomorrow], DayMark.ILL, NINE)
    assert not banner(desk).isVisible()
