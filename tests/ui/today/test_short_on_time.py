"""Short on time: what is picked and why, told honestly, started, and gone back from."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.voice import VoiceLevel
from coach.storage.journal import Journal
from coach.ui.catalog_model import CatalogModel
from coach.ui.planning import Planner
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.today.exercise_card import ExerciseCard
from coach.ui.today.page import TodayPage
from coach.ui.today.standing import PLAN_STAYS, heading
from tests.ui.conftest import StandingClock
from tests.ui.today.conftest import Log

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def today(qtbot: QtBot, page: TodayPage) -> Iterator[TodayPage]:
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page.hide()


def button(page: TodayPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == text)


def said(page: TodayPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def notes(page: TodayPage) -> dict[str, str]:
    """What a screen reader hears of each card after its name and dose."""
    QApplication.processEvents()  # new cards come with the next turn of the loop
    return {
        card.exercise: card.accessibleName().rpartition(", ")[2]
        for card in page.findChildren(ExerciseCard)
        if card.isVisible()
    }


def picked(page: TodayPage) -> list[str]:
    return [name for name, note in notes(page).items() if note != "another time"]


@pytest.mark.parametrize("minutes", [5, 10, 15])
def test_what_is_picked_fits_and_is_told(
    today: TodayPage,
    catalog_model: CatalogModel,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
    minutes: int,
) -> None:
    button(today, f"{minutes} min").click()
    picks = picked(today)
    planner = Planner(catalog_model, settings_model)
    seconds = planner.plan(routine_model.routine, picks).seconds
    assert 0 < seconds <= minutes * 60
    assert heading(len(picks), seconds) in said(today)
    assert any(PLAN_STAYS in text for text in said(today))
    assert set(notes(today).values()) == {"not yet done", "another time"}


def test_what_was_done_least_lately_comes_first_and_says_when(
    today: TodayPage, journal: Journal, log: Log, routine_model: RoutineModel
) -> None:
    for row in range(4, 10):
        routine_model.change(routine_model.shown.toggled(row))
    log(SUNDAY - timedelta(days=9))
    log(SUNDAY - timedelta(days=3), 3 / 7)
    button(today, "10 min").click()
    assert notes(today)["piriformis-stretch"] == "last done 9 days ago"
    assert notes(today)["lower-trunk-rotation"] in ("last done Thursday", "another time")


def test_a_session_long_ago_is_not_forgotten(today: TodayPage, log: Log) -> None:
    log(SUNDAY - timedelta(days=200))
    button(today, "5 min").click()
    assert set(notes(today).values()) == {"last done 200 days ago", "another time"}


def test_start_starts_the_short_one(qtbot: QtBot, today: TodayPage) -> None:
    button(today, "10 min").click()
    picks = picked(today)
    with (
        qtbot.assertNotEmitted(today.start_requested),
        qtbot.waitSignal(today.short_requested) as asked,
    ):
        button(today, "Start session").click()
    assert asked.args == [tuple(picks)]


def test_after_a_short_session_the_whole_one_is_offered_again(
    qtbot: QtBot, today: TodayPage
) -> None:
    button(today, "10 min").click()
    button(today, "Start session").click()
    today.stale()
    with qtbot.waitSignal(today.start_requested):
        button(today, "Start session").click()


@pytest.mark.parametrize("back", ["10 min", "The whole routine"])
def test_the_same_again_and_the_whole_routine_go_back(
    qtbot: QtBot, today: TodayPage, back: str
) -> None:
    whole = said(today)
    button(today, "10 min").click()
    assert said(today) != whole
    button(today, back).click()
    assert said(today) == whole
    assert not button(today, "The whole routine").isVisible()
    with qtbot.waitSignal(today.start_requested):
        button(today, "Start session").click()


def test_another_time_takes_the_place_of_the_one_chosen(today: TodayPage) -> None:
    button(today, "5 min").click()
    few = picked(today)
    button(today, "15 min").click()
    assert len(picked(today)) > len(few)
    assert not button(today, "5 min").isChecked()
    assert button(today, "15 min").isChecked()


def test_a_time_too_short_for_any_exercise_says_so(
    today: TodayPage, routine_model: RoutineModel
) -> None:
    for row, entry in enumerate(routine_model.routine.entries):
        routine_model.ease(row, replace(entry.dose, sets=10))
    button(today, "5 min").click()
    assert len(picked(today)) == 1
    assert any("Even one exercise takes longer than 5 minutes" in text for text in said(today))


def test_only_times_shorter_than_the_routine_are_offered(
    today: TodayPage, routine_model: RoutineModel
) -> None:
    button(today, "15 min").click()
    for row in range(2, 10):
        routine_model.change(routine_model.shown.toggled(row))
    assert button(today, "5 min").isVisible()
    assert not button(today, "15 min").isVisible()
    assert set(notes(today).values()) == {"20 each way", "30 s × 3 each side"}
    routine_model.change(routine_model.shown.toggled(1))
    assert "Short on time?" not in said(today)


def test_keys_choose_and_start(qtbot: QtBot, today: TodayPage) -> None:
    qtbot.keyClick(button(today, "10 min"), Qt.Key.Key_Space)
    assert button(today, "10 min").isChecked()
    qtbot.keyClick(button(today, "The whole routine"), Qt.Key.Key_Return)
    assert today.focusWidget() is button(today, "Start session")
    qtbot.keyClick(button(today, "10 min"), Qt.Key.Key_Return)
    with qtbot.waitSignal(today.short_requested):
        qtbot.keyClick(button(today, "Start session"), Qt.Key.Key_Return)


def test_going_on_is_offered_beside_the_whole_routine_only(today: TodayPage, log: Log) -> None:
    log(SUNDAY, 0.4, finished=False)
    button(today, "10 min").click()
    assert not button(today, "Go on where you stopped").isVisible()
    button(today, "10 min").click()
    assert button(today, "Go on where you stopped").isVisible()


def test_the_durations_are_those_with_the_words_spoken(
    today: TodayPage,
    catalog_model: CatalogModel,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
) -> None:
    planner = Planner(catalog_model, settings_model)
    told = set()
    for level in VoiceLevel:
        settings_model.change(voice=level)
        seconds = planner.plan(routine_model.routine).seconds
        assert heading(10, seconds) in said(today)
        told.add(seconds)
    assert len(told) > 1


def test_a_new_day_keeps_counting_from_today(
    today: TodayPage, log: Log, standing_clock: StandingClock
) -> None:
    log(SUNDAY)
    button(today, "5 min").click()
    assert "already done today" in notes(today).values()
    standing_clock.moment += timedelta(days=1)
    today.stale()
    assert "last done yesterday" in notes(today).values()
