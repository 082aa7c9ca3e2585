"""Today with several routines, several times a day, ways and notes."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.schedule import schedule_on, up_to_date
from coach.storage.journal import Journal
from coach.ui.catalog_model import CatalogModel
from coach.ui.routine_model import RoutineModel
from coach.ui.today.exercise_card import ExerciseCard
from coach.ui.today.page import TodayPage
from coach.ui.today.standing import chip_text
from coach.ui.widgets.menu import Menu
from tests.ui.today.conftest import Log

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def two(routine_model: RoutineModel) -> RoutineModel:
    evening = replace(routine_model.routine, id="evening", name="Evening")
    routine_model.change(replace(evening, entries=evening.entries[:2]))
    return routine_model


def chip(page: TodayPage) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text().endswith("▾"))


def said(page: TodayPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_another_routine_is_chosen_from_the_card(
    page: TodayPage, two: RoutineModel, qtbot: QtBot
) -> None:
    page.show()
    assert chip(page).isVisible()
    chip(page).click()
    menu = page.findChildren(Menu)[-1]
    next(a for a in menu.actions() if a.text() == "Evening").trigger()
    menu.close()
    assert two.book.today == "evening"
    qtbot.waitUntil(lambda: sum(c.isVisible() for c in page.findChildren(ExerciseCard)) == 2)
    page.hide()


def test_with_one_routine_there_is_nothing_to_choose(page: TodayPage) -> None:
    page.show()
    assert not chip(page).isVisible()
    page.hide()


def test_twice_a_day_it_tells_how_far_the_day_has_come(
    page: TodayPage, routine_model: RoutineModel, log: Log
) -> None:
    routine_model.change(replace(routine_model.routine, times=2))
    page.show()
    assert "Back exercises · 0 of 2 done today" in said(page)
    log(SUNDAY)
    assert "Back exercises · 1 of 2 done today" in said(page)
    assert "You have made a start today" in said(page)
    log(SUNDAY)
    assert "Done for today" in said(page)
    page.hide()


def test_each_routine_is_done_by_its_own_sessions(
    page: TodayPage, two: RoutineModel, log: Log
) -> None:
    two.use_today("sheet")
    page.show()
    log(SUNDAY)
    assert "Done for today" in said(page)
    two.use_today("evening")
    assert "Ready for today's back routine?" in said(page)
    log(SUNDAY)
    assert "Done for today" in said(page)
    page.hide()


def test_a_routine_of_which_no_exercise_is_left_cannot_be_started(
    page: TodayPage, routine_model: RoutineModel
) -> None:
    gone = replace(routine_model.routine.entries[0], exercise="gone")
    routine_model.change(replace(routine_model.routine, entries=(gone,)))
    page.show()
    assert "Your routine is empty" in said(page)
    assert not any(b.text() == "Start session" for b in shown_buttons(page))
    page.hide()


def shown_buttons(page: TodayPage) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton) if button.isVisible()]


def test_what_is_done_more_often_than_planned_is_no_more_than_the_whole(
    routine_model: RoutineModel,
) -> None:
    routine = replace(routine_model.routine, times=2)
    assert chip_text(routine, 5) == "Back exercises · 2 of 2 done today"
    assert chip_text(replace(routine, times=1), 1) == "Back exercises"


def test_a_card_shows_the_way_and_the_note(
    page: TodayPage, routine_model: RoutineModel, catalog_model: CatalogModel
) -> None:
    entry = routine_model.routine.entries[2]
    towel = catalog_model.catalog[entry.exercise].ways[1].pose
    routine_model.change_entry(2, replace(entry, way=towel, note="Not past 60 degrees"))
    page.show()
    card = next(c for c in page.findChildren(ExerciseCard) if c.exercise == entry.exercise)
    assert "Hamstring stretch · Towel" in card.accessibleName()
    assert "Not past 60 degrees" in card.accessibleName()
    page.hide()


def test_fewer_days_from_today_on_leave_yesterday_planned(
    page: TodayPage, routine_model: RoutineModel, journal: Journal
) -> None:
    week_ago = SUNDAY - timedelta(days=7)
    journal.plan(routine_model.routine, page._clock.now(), week_ago)
    routine_model.change(routine_model.routine.with_days(()))
    schedules = up_to_date(journal.schedules(), routine_model.routine, SUNDAY)
    assert schedule_on(SUNDAY - timedelta(days=1), schedules).days == tuple(range(7))
    assert schedule_on(SUNDAY, schedules).days == ()
