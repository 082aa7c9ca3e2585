"""The library: found by words and by what is wanted, own exercises, and what can be done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.exercise import Bearing, Equipment, Exercise, Muscle, Photos, Position
from coach.core.plan import plan
from coach.core.routine import Entry
from coach.core.session import Outcome, SetEnd
from coach.storage.journal import Journal
from coach.ui.catalog_model import CatalogModel
from coach.ui.exercises.exercise_button import ExerciseButton
from coach.ui.exercises.page import FULL, ExercisesPage
from coach.ui.routine_model import RoutineModel
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.question import Question


@pytest.fixture
def own(catalog_model: CatalogModel) -> Exercise:
    exercise = replace(
        catalog_model.catalog["bridge"],
        id="wall-sit",
        name="Wall sit, après Özlem",
        position=Position.STANDING,
        muscles=(Muscle.CALVES,),
        equipment=(Equipment.WALL,),
        photos=Photos("photo-a.jpg", "photo-b.jpg"),
    )
    catalog_model.save(exercise)
    return exercise


def names(page: ExercisesPage) -> list[str]:
    return [b.accessibleName() for b in page.findChildren(ExerciseButton) if b.isVisible()]


def search(page: ExercisesPage) -> QLineEdit:
    return page.findChildren(QLineEdit)[0]


def button(page: ExercisesPage, text: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    return found


def said(page: ExercisesPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("brid", ["Bridge"]),
        ("BUTTOCK towel", []),
        ("towel", ["Hamstring stretch"]),
        ("ozlem", ["Wall sit, après Özlem"]),
        ("apres", ["Wall sit, après Özlem"]),
    ],
)
def test_it_narrows_as_one_types(
    own: Exercise, page: ExercisesPage, typed: str, found: list[str]
) -> None:
    QTest.keyClicks(search(page), typed)
    assert names(page) == found
    QTest.keyClick(search(page), Qt.Key.Key_Escape)
    assert len(names(page)) == 11
    assert search(page).text() == ""


def test_those_found_by_their_name_come_first(page: ExercisesPage) -> None:
    QTest.keyClicks(search(page), "knee")
    QApplication.processEvents()
    rows = {row.accessibleName(): row.y() for row in seen(page)}
    assert min(rows, key=rows.__getitem__) == "Single knee to chest"
    assert len(rows) > 1


def seen(page: ExercisesPage) -> list[ExerciseButton]:
    return [b for b in page.findChildren(ExerciseButton) if b.isVisible()]


def test_nothing_found_says_so_and_leads_back(page: ExercisesPage) -> None:
    QTest.keyClicks(search(page), "handstand")
    assert names(page) == []
    assert "Nothing found" in said(page)
    button(page, "Show all").click()
    assert len(names(page)) == 10


def test_photos_are_not_offered_to_be_turned(own: Exercise, page: ExercisesPage) -> None:
    assert "Drag to turn" in said(page)
    page.select(own.id)
    assert "Drag to turn" not in said(page)
    page.select("bridge")
    assert "Drag to turn" in said(page)


def choose(page: ExercisesPage, name: str, value: object) -> None:
    choice = next(c for c in page.findChildren(Choice) if c.accessibleName() == name)
    choice.show_value(value)
    choice.activated.emit(choice.currentIndex())


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("Position", Bearing.SIDE, ["Quadriceps stretch", "Clamshell"]),
        ("Position", Bearing.FEET, ["Wall sit, après Özlem"]),
        ("Where it is felt", Muscle.CALVES, ["Wall sit, après Özlem"]),
        ("What has to be at hand", Equipment.TOWEL, ["Hamstring stretch"]),
    ],
)
def test_it_is_narrowed_by_position_muscle_and_equipment(
    own: Exercise, page: ExercisesPage, name: str, value: object, found: list[str]
) -> None:
    choose(page, name, value)
    assert names(page) == found


def test_an_own_exercise_is_listed_as_soon_as_it_is_there(
    page: ExercisesPage, catalog_model: CatalogModel
) -> None:
    exercise = replace(catalog_model.catalog["bridge"], id="mine", name="Mine", figure="bridge")
    catalog_model.save(exercise)
    assert names(page)[-1] == "Mine"
    catalog_model.save(replace(exercise, name="Still mine"))
    assert names(page)[-1] == "Still mine"


def test_removed_and_brought_back(
    own: Exercise, page: ExercisesPage, catalog_model: CatalogModel
) -> None:
    page.select(own.id)
    button(page, "Remove").click()
    assert own.id not in catalog_model.catalog
    assert own.name not in names(page)
    assert page.shown == "clamshell"
    button(page, "Undo").click()
    assert catalog_model.catalog[own.id] == own
    assert page.shown == own.id


def test_the_focus_goes_on_to_what_is_shown_after_a_removal(
    own: Exercise, page: ExercisesPage
) -> None:
    page.select(own.id)
    button(page, "Remove").setFocus()
    button(page, "Remove").click()
    focus = page.focusWidget()
    assert isinstance(focus, ExerciseButton)
    assert focus.accessibleName() == "Clamshell"


@pytest.fixture
def used(own: Exercise, routine_model: RoutineModel) -> Exercise:
    """The own exercise, in two routines."""
    entry = Entry(own.id, own.dose)
    for place, name in enumerate(("Morning", "Evening")):
        routine = replace(routine_model.routine, id=f"r{place}", name=name, entries=(entry,))
        routine_model.change(routine)
    return own


def questions(page: ExercisesPage) -> list[Question]:
    return [each for each in page.findChildren(Question) if each.isVisible()]


def test_what_routines_have_is_removed_after_asking(
    used: Exercise, page: ExercisesPage, catalog_model: CatalogModel
) -> None:
    page.select(used.id)
    button(page, "Remove").click()
    assert used.id in catalog_model.catalog
    (question,) = questions(page)
    assert f"Remove “{used.name}”?" in said(page)
    assert "It is in “Morning” and “Evening”, and will be left out there." in said(page)
    question.yes_button.click()
    assert used.id not in catalog_model.catalog
    assert questions(page) == []
    focus = page.focusWidget()
    assert isinstance(focus, ExerciseButton)
    assert focus.accessibleName() == "Clamshell"


def press_no(page: ExercisesPage) -> None:
    button(page, "Keep it").click()


def press_escape(page: ExercisesPage) -> None:
    QTest.keyClick(button(page, "Keep it"), Qt.Key.Key_Escape)


def leave_page(page: ExercisesPage) -> None:
    page.hide()
    page.show()


@pytest.mark.parametrize("answer", [press_no, press_escape, leave_page])
def test_no_keeps_it(
    used: Exercise,
    page: ExercisesPage,
    catalog_model: CatalogModel,
    answer: Callable[[ExercisesPage], None],
) -> None:
    page.select(used.id)
    button(page, "Remove").click()
    answer(page)
    assert questions(page) == []
    assert used.id in catalog_model.catalog
    assert page.focusWidget() is button(page, "Remove")


def test_keys_of_the_page_wait_for_the_answer(used: Exercise, page: ExercisesPage) -> None:
    page.select(used.id)
    button(page, "Remove").click()
    keep = button(page, "Keep it")
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is keep


def test_a_removal_can_be_undone_when_one_comes_back(
    own: Exercise, page: ExercisesPage, catalog_model: CatalogModel
) -> None:
    page.select(own.id)
    button(page, "Remove").click()
    leave_page(page)
    button(page, "Undo").click()
    assert catalog_model.catalog[own.id] == own


def test_an_addition_is_no_longer_offered_to_be_undone_when_one_comes_back(
    page: ExercisesPage,
) -> None:
    button(page, "Add to routine").click()
    leave_page(page)
    assert "Undo" not in [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]


def ctrl_z(page: ExercisesPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_z_undoes_what_is_offered_to_be_undone(
    own: Exercise, page: ExercisesPage, catalog_model: CatalogModel, routine_model: RoutineModel
) -> None:
    before = routine_model.book
    page.select(own.id)
    button(page, "Remove").click()
    ctrl_z(page)
    assert catalog_model.catalog[own.id] == own
    assert page.shown == own.id
    button(page, "Add to routine").click()
    ctrl_z(page)
    assert routine_model.book == before
    ctrl_z(page)
    assert own.id in catalog_model.catalog


def test_what_a_pack_has_brought_back_is_not_undone(
    own: Exercise, page: ExercisesPage, catalog_model: CatalogModel
) -> None:
    page.select(own.id)
    button(page, "Remove").click()
    catalog_model.save(replace(own, name="Another"))
    ctrl_z(page)
    assert catalog_model.catalog[own.id].name == "Another"


def test_the_sheets_can_be_copied_but_not_changed(page: ExercisesPage, qtbot: QtBot) -> None:
    texts = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert "Remove" not in texts
    assert "Change" not in texts
    with qtbot.waitSignal(page.copy_requested) as asked:
        button(page, "Copy").click()
    assert asked.args == ["lower-trunk-rotation"]


@pytest.mark.parametrize(
    ("text", "signal"),
    [("Change", "edit"), ("Print…", "print"), ("Save as pack…", "export")],
)
def test_what_is_only_asked_for_carries_the_exercise(
    own: Exercise, page: ExercisesPage, qtbot: QtBot, text: str, signal: str
) -> None:
    page.select(own.id)
    with qtbot.waitSignal(getattr(page, f"{signal}_requested")) as asked:
        button(page, text).click()
    assert asked.args == [own.id]


def test_added_to_the_routine_with_its_dose_and_undone(
    own: Exercise, page: ExercisesPage, routine_model: RoutineModel
) -> None:
    before = routine_model.book
    page.select(own.id)
    button(page, "Add to routine").click()
    entry = routine_model.shown.entries[-1]
    assert (entry.exercise, entry.dose) == (own.id, own.dose)
    assert any("In “Back exercises”" in text for text in said(page))
    button(page, "Undo").click()
    assert routine_model.book == before


def test_a_full_routine_takes_no_more_and_says_so(
    page: ExercisesPage, routine_model: RoutineModel
) -> None:
    entry = routine_model.shown.entries[0]
    routine_model.change(replace(routine_model.shown, entries=(entry,) * FULL))
    button(page, "Add to routine").click()
    assert len(routine_model.shown.entries) == FULL
    assert any("is full" in text for text in said(page))


def test_when_it_was_last_done(
    page: ExercisesPage,
    journal: Journal,
    routine_model: RoutineModel,
    catalog_model: CatalogModel,
) -> None:
    page.select("bridge")
    assert any("Not yet done" in text for text in said(page))
    at = datetime(2026, 11, 19, 9, tzinfo=UTC)
    laid_out = plan(routine_model.routine, catalog_model.catalog)
    session = journal.begin(laid_out.routine, laid_out.sets, at, at.date(), trial=False)
    place = next(n for n, s in enumerate(laid_out.sets) if s.exercise == "bridge")
    journal.record(session, place, 15, 75.0, SetEnd.DONE, at)
    journal.finish(session, Outcome.ENDED, at + timedelta(minutes=5))
    page.select("bridge")
    assert any("Last done Thursday" in text for text in said(page))


def test_a_full_disk_removes_nothing_and_says_so(
    own: Exercise, page: ExercisesPage, catalog_model: CatalogModel, tmp_path: Path
) -> None:
    page.select(own.id)
    blocked = tmp_path / "exercises" / f".{own.id}.removed"
    blocked.mkdir()
    button(page, "Remove").click()
    assert own.id in catalog_model.catalog
    assert any("could not be written" in text for text in said(page))


def test_ctrl_f_goes_to_the_search(page: ExercisesPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is search(page)
