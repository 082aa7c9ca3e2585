"""Exercises of a routine added, duplicated, removed, done another way and noted."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.exercise import Catalog
from coach.core.fewest_changes import position_changes
from coach.core.routine_book import RoutineBook
from coach.storage.routines import RoutineStore
from coach.ui.catalog_model import CatalogModel
from coach.ui.routine.entry_card import EntryCard
from coach.ui.routine.entry_list import RoutineList
from coach.ui.routine.note_field import NoteField
from coach.ui.routine.page import RoutinePage
from coach.ui.routine.picker import Picker
from coach.ui.routine.row_actions import FULL, MOST
from coach.ui.routine.shorter_order import FEWEST, OrderOffer
from coach.ui.routine_model import RoutineModel
from coach.ui.widgets.choice import Choice
from tests.ui.routine.conftest import Open

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rows(page: RoutinePage) -> RoutineList:
    return page.findChildren(RoutineList)[0]


def order(model: RoutineModel) -> list[str]:
    return [entry.exercise for entry in model.shown.entries]


def button(page: RoutinePage, name: str) -> QPushButton:
    found = page.findChildren(QPushButton)
    return next(b for b in found if name in (b.text(), b.accessibleName()))


def test_duplicated_by_key_the_second_is_the_current_one_and_can_differ(
    rows: RoutineList, routine_model: RoutineModel
) -> None:
    rows.setCurrentIndex(rows.model().index(2, 0))
    QTest.keyClick(rows, Qt.Key.Key_D, CONTROL)
    assert order(routine_model)[2:4] == ["hamstring-stretch", "hamstring-stretch"]
    assert rows.row == 3
    entry = routine_model.shown.entries[3]
    routine_model.change_entry(3, replace(entry, dose=replace(entry.dose, reps=1)))
    assert [e.dose.reps for e in routine_model.shown.entries[2:4]] == [3, 1]
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [e.dose.reps for e in routine_model.shown.entries[2:4]] == [1, 3]
    assert rows.row == 2


def test_removed_by_key_the_next_is_the_current_one_and_undo_brings_it_back(
    page: RoutinePage, rows: RoutineList, routine_model: RoutineModel
) -> None:
    before = routine_model.shown
    rows.setCurrentIndex(rows.model().index(9, 0))
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert order(routine_model) == [e.exercise for e in before.entries[:9]]
    assert rows.row == 8
    button(page, "Undo").click()
    assert routine_model.shown == before


def test_all_can_be_removed_and_the_page_says_how_to_go_on(
    page: RoutinePage, rows: RoutineList, routine_model: RoutineModel
) -> None:
    for _ in range(10):
        QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert order(routine_model) == []
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("Add exercise" in text for text in said)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert len(routine_model.shown.entries) == 0


def accessible(widget: QPushButton) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


@pytest.mark.parametrize(("name", "row", "expected"), [("Move down", 0, 1), ("Move up", 4, 3)])
def test_moved_by_an_accessible_action_and_told(
    page: RoutinePage,
    rows: RoutineList,
    routine_model: RoutineModel,
    qtbot: QtBot,
    name: str,
    row: int,
    expected: int,
) -> None:
    moved = order(routine_model)[row]
    rows.setCurrentIndex(rows.model().index(row, 0))
    actions = accessible(button(page, name)).actionInterface()
    assert actions is not None
    actions.doAction(actions.pressAction())
    qtbot.waitUntil(lambda: order(routine_model)[expected] == moved)
    assert rows.row == expected
    assert rows.accessibleDescription().endswith(f"moved to {expected + 1} of 10")


def test_an_accessible_action_switches_off(rows: RoutineList, routine_model: RoutineModel) -> None:
    index = rows.model().index(3, 0)
    off = Qt.CheckState.Unchecked
    assert rows.model().setData(index, off, Qt.ItemDataRole.CheckStateRole)
    assert not routine_model.shown.entries[3].on


def test_hands_or_a_towel(
    page: RoutinePage, rows: RoutineList, routine_model: RoutineModel
) -> None:
    ways = next(c for c in page.findChildren(Choice) if c.accessibleName() == "Way")
    rows.setCurrentIndex(rows.model().index(1, 0))
    assert not ways.isVisible()
    rows.setCurrentIndex(rows.model().index(2, 0))
    assert ways.isVisible()
    QTest.keyClick(ways, Qt.Key.Key_Down)
    assert routine_model.shown.entries[2].way == "hamstring-stretch-towel"
    said = rows.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Towel" in said


def test_a_note_is_kept_as_it_is_typed_and_undone_as_a_whole(
    page: RoutinePage, rows: RoutineList, routine_model: RoutineModel
) -> None:
    field = page.findChildren(NoteField)[0]
    field.setFocus()
    QTest.keyClicks(field, "not past 60 degrees, says Dr. Lee")
    assert routine_model.shown.entries[0].note == "not past 60 degrees, says Dr. Lee"
    routine_model.undo()
    assert routine_model.shown.entries[0].note == ""
    assert not routine_model.can_undo


def test_a_note_too_long_or_pasted_with_line_breaks_fits(
    page: RoutinePage, routine_model: RoutineModel
) -> None:
    field = page.findChildren(NoteField)[0]
    field.insert("gently\u2028" + 300 * "x")
    field.textEdited.emit(field.text())
    note = routine_model.shown.entries[0].note
    assert note.startswith("gentlyx")
    assert len(note) <= 200


def test_the_clinics_dose_stays_beside_a_changed_one(
    page: RoutinePage, rows: RoutineList, routine_model: RoutineModel
) -> None:
    entry = routine_model.shown.entries[1]
    routine_model.change_entry(1, replace(entry, dose=replace(entry.dose, hold=20.0)))
    said = rows.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "20 s × 3 each side" in said
    assert "sheet: 30 s × 3 each side" in said
    rows.setCurrentIndex(rows.model().index(1, 0))
    card = page.findChildren(EntryCard)[0]
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert any("Your sheet says 30 s × 3 each side" in text for text in shown)


def test_an_exercise_is_searched_and_added_behind_the_current_one(
    page: RoutinePage, rows: RoutineList, routine_model: RoutineModel
) -> None:
    rows.setCurrentIndex(rows.model().index(4, 0))
    button(page, "Add exercise").click()
    picker = page.findChildren(Picker)[0]
    QTest.keyClicks(picker.search, "brid")
    assert picker.list.model().rowCount() == 1
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert order(routine_model)[5] == "bridge"
    assert routine_model.shown.entries[5].dose == routine_model.catalog["bridge"].dose
    assert rows.row == 5


def test_the_search_finds_what_the_library_finds_by_name_first(page: RoutinePage) -> None:
    button(page, "Add exercise").click()
    picker = page.findChildren(Picker)[0]
    model = picker.list.model()
    first = {"tretch": "Hamstring stretch", "towel": "Hamstring stretch", "knee": "Single knee to"}
    for typed, name in first.items():
        picker.search.setText(typed)
        assert model.index(0, 0).data().startswith(name)


def test_what_is_in_the_routine_says_so_before_all_else(page: RoutinePage) -> None:
    button(page, "Add exercise").click()
    model = page.findChildren(Picker)[0].list.model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Lower trunk rotation, In the routine · 20 each way · On your back, knees bent"


def test_what_is_not_found_is_said_and_one_of_ones_own_can_be_asked_for(
    page: RoutinePage, qtbot: QtBot
) -> None:
    button(page, "Add exercise").click()
    picker = page.findChildren(Picker)[0]
    QTest.keyClicks(picker.search, "handstand")
    assert picker.list.model().rowCount() == 0
    assert "Nothing found." in [label.text() for label in picker.findChildren(QLabel)]
    with qtbot.waitSignal(page.create_requested):
        next(b for b in picker.findChildren(QPushButton) if "of your own" in b.text()).click()


def test_a_routine_that_is_full_says_so(rows: RoutineList, routine_model: RoutineModel) -> None:
    full = tuple(routine_model.shown.entries[0] for _ in range(MOST))
    routine_model.change(replace(routine_model.shown, entries=full))
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_D, CONTROL)
    assert len(routine_model.shown.entries) == MOST
    assert rows.accessibleDescription() == FULL


def test_fewest_changes_says_what_it_saves_and_can_be_undone(
    page: RoutinePage, routine_model: RoutineModel
) -> None:
    before = routine_model.shown
    offer = page.findChildren(OrderOffer)[0]
    said = [label.text() for label in offer.findChildren(QLabel)]
    assert any(text.startswith("1 change of position instead of 3") for text in said)
    button(page, FEWEST).click()
    assert position_changes(routine_model.shown, routine_model.catalog) == 1
    assert not offer.isVisible()
    routine_model.undo()
    assert routine_model.shown == before
    assert offer.isVisible()


def test_fifty_changes_are_undone_after_the_program_was_closed(
    page: RoutinePage,
    rows: RoutineList,
    routine_model: RoutineModel,
    catalog_model: CatalogModel,
    open_page: Open,
) -> None:
    books = [routine_model.book]
    for step in range(60):
        rows.setCurrentIndex(rows.model().index(step % 9, 0))
        QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        books.append(routine_model.book)
    folder = routine_model._store.history_path.parent
    again = RoutineModel(RoutineStore(folder), catalog_model)
    for book in reversed(books[-51:-1]):
        again.undo()
        assert again.book == book
    for book in books[-50:]:
        again.redo()
        assert again.book == book


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["up", "down", "switch", "duplicate", "remove", "undo", "redo"]),
        st.integers(0, 12),
    ),
    max_size=25,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_any_actions_keep_list_model_and_files_in_step(
    page: RoutinePage, rows: RoutineList, routine_model: RoutineModel, actions: list
) -> None:
    keys = {
        "up": (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier),
        "down": (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        "switch": (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        "duplicate": (Qt.Key.Key_D, CONTROL),
        "remove": (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        "undo": (Qt.Key.Key_Z, CONTROL),
        "redo": (Qt.Key.Key_Y, CONTROL),
    }
    for action, row in actions:
        if row < rows.model().rowCount():
            rows.setCurrentIndex(rows.model().index(row, 0))
        key, held = keys[action]
        if action in ("undo", "redo"):
            getattr(routine_model, action)()
        else:
            QTest.keyClick(rows, key, held)
        shown = [
            rows.model().index(n, 0).data(Qt.ItemDataRole.DisplayRole)
            for n in range(rows.model().rowCount())
        ]
        catalog: Catalog = routine_model.catalog
        assert shown == [catalog[name].name for name in order(routine_model)]
        assert -1 <= rows.row < max(1, len(shown))
    store = RoutineStore(routine_model._store.history_path.parent)
    kept: RoutineBook = store.read()
    assert kept == routine_model.book
    assert store.problems == ()


def test_search_fields_of_the_page_take_no_shortcut_of_the_list(
    page: RoutinePage, routine_model: RoutineModel
) -> None:
    field = page.findChildren(NoteField)[0]
    field.setFocus()
    before = len(routine_model.shown.entries)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_D, CONTROL)
    assert len(routine_model.shown.entries) == before
    assert isinstance(field, QLineEdit)
