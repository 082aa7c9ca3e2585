"""Several routines: shown, made, named, deleted, made today's, and planned."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.storage.routines import RoutineStore
from coach.ui.catalog_model import CatalogModel
from coach.ui.routine.book_actions import BookActions
from coach.ui.routine.days_row import DaysRow
from coach.ui.routine.naming import NamePanel, name_trouble
from coach.ui.routine.page import RoutinePage
from coach.ui.routine.schedule import SchedulePanel, minutes_of, schedule_text
from coach.ui.routine.title_button import TitleButton
from coach.ui.routine_model import RoutineModel
from coach.ui.widgets.menu import Menu


def button(page: RoutinePage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible())


def choose(page: RoutinePage, words: str) -> None:
    """Open the menu below the title by a click and take what is so called."""
    page.findChildren(TitleButton)[0].click()
    menu = page.findChildren(Menu)[-1]
    found: list[QAction] = [a for a in menu.actions() if a.text() == words]
    assert found, [a.text() for a in menu.actions()]
    found[0].trigger()
    menu.close()


def make(page: RoutinePage, name: str) -> None:
    choose(page, "New routine…")
    panel = page.findChildren(NamePanel)[-1]
    panel.field.clear()
    QTest.keyClicks(panel.field, name)
    button(page, "Make it").click()


def test_a_copy_is_made_shown_and_leaves_today_as_it_is(
    page: RoutinePage, routine_model: RoutineModel
) -> None:
    sheet = routine_model.routine
    make(page, "Evening")
    assert routine_model.shown.name == "Evening"
    assert routine_model.shown.entries == sheet.entries
    assert routine_model.routine == sheet
    choose(page, "Use today")
    assert routine_model.routine.name == "Evening"
    assert routine_model.book["sheet"] == sheet


def test_another_routine_is_looked_at_without_being_todays(
    page: RoutinePage, routine_model: RoutineModel
) -> None:
    make(page, "Bad day")
    choose(page, "Back exercises (today’s)")
    assert routine_model.shown.id == "sheet"
    choose(page, "Bad day")
    button(page, "Make it today’s").click()
    assert routine_model.book.today == routine_model.shown.id == "bad-day"


def test_renamed_and_undone(page: RoutinePage, routine_model: RoutineModel) -> None:
    choose(page, "Rename…")
    panel = page.findChildren(NamePanel)[-1]
    panel.field.clear()
    QTest.keyClicks(panel.field, "Morning")
    button(page, "Rename").click()
    assert routine_model.routine.name == "Morning"
    assert routine_model.routine.id == "sheet"
    routine_model.undo()
    assert routine_model.routine.name == "Back exercises"


def test_deleted_it_says_so_and_undo_is_at_hand(
    page: RoutinePage, routine_model: RoutineModel
) -> None:
    make(page, "Evening")
    choose(page, "Use today")
    before = routine_model.book
    choose(page, "Delete")
    assert [routine.id for routine in routine_model.book.routines] == ["sheet"]
    assert routine_model.book.today == "sheet"
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("“Evening” is deleted." in text for text in said)
    undo = next(
        b
        for b in page.findChildren(QPushButton)
        if b.isVisible() and b.accessibleName() == "Undo the deletion"
    )
    undo.click()
    assert routine_model.book == before


def test_the_last_routine_cannot_be_deleted(page: RoutinePage, routine_model: RoutineModel) -> None:
    before = routine_model.book
    page.findChildren(BookActions)[0].delete()
    assert routine_model.book == before


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("", "Give it a name."),
        ("  ", "Give it a name."),
        ("a" * 61, "At most 60 characters: this has 61."),
        ("Even\u202ering", "The name has a character in it that cannot be seen."),
        ("MORNING", "Another routine has this name."),
        ("Evening", ""),
    ],
)
def test_what_is_wrong_with_a_name(name: str, trouble: str) -> None:
    assert name_trouble(name, ["Morning"]) == trouble


def test_a_bad_name_is_told_and_nothing_is_made(
    page: RoutinePage, routine_model: RoutineModel
) -> None:
    make(page, "Back exercises")
    panel = page.findChildren(NamePanel)[-1]
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Another routine has this name." in said
    assert len(routine_model.book.routines) == 1
    panel.leave()


def test_times_and_reminders(
    page: RoutinePage, routine_model: RoutineModel, catalog_model: CatalogModel, tmp_path: Path
) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    row = page.findChildren(DaysRow)[0]
    next(b for b in row.findChildren(QPushButton) if "a day" in b.text()).click()
    panel = page.findChildren(SchedulePanel)[0]
    panel.times.stepUp()
    button(page, "Add reminder").click()
    assert routine_model.shown.times == 2
    assert routine_model.shown.reminders == ("08:00",)
    assert schedule_text(routine_model.shown) == "Twice a day, reminder at 08:00"
    kept = RoutineStore(tmp_path / "routines").read().current
    assert (kept.times, kept.reminders) == (2, ("08:00",))
    chip = next(b for b in panel.findChildren(QPushButton) if "Remove" in b.accessibleName())
    chip.click()
    assert routine_model.shown.reminders == ()
    panel.leave()


def test_a_time_that_was_set_is_meant_when_done_is_pressed(
    page: RoutinePage, routine_model: RoutineModel
) -> None:
    row = page.findChildren(DaysRow)[0]
    for typed, kept in (("", ()), ("7:15", ("07:15",))):
        next(b for b in row.findChildren(QPushButton) if "a day" in b.text()).click()
        panel = page.findChildren(SchedulePanel)[-1]
        if typed:
            panel.time.lineEdit().selectAll()
            QTest.keyClicks(panel.time.lineEdit(), typed)
        button(page, "Done").click()
        assert routine_model.shown.reminders == kept


def test_tab_goes_through_all_of_a_card_and_stays_in_it(page: RoutinePage) -> None:
    row = page.findChildren(DaysRow)[0]
    next(b for b in row.findChildren(QPushButton) if "a day" in b.text()).click()
    panel = page.findChildren(SchedulePanel)[-1]
    seen = []
    for _ in range(5):
        now = QApplication.focusWidget()
        assert now is not None
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    add, done = button(page, "Add reminder"), button(page, "Done")
    assert seen == [panel.times, panel.time, add, done, panel.times]
    panel.leave()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("7:30", 450),
        ("19.05", 1145),
        ("730", 450),
        ("7:30 pm", 1170),
        ("12:00 am", 0),
        ("24:00", None),
        ("7:75", None),
        ("soon", None),
    ],
)
def test_a_time_as_people_type_it(typed: str, minutes: int | None) -> None:
    assert minutes_of(typed) == minutes


def test_the_menu_leads_to_print_and_pack(page: RoutinePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.print_requested) as printed:
        choose(page, "Print…")
    with qtbot.waitSignal(page.export_requested) as exported:
        choose(page, "Save as pack…")
    assert printed.args == exported.args == ["sheet"]
