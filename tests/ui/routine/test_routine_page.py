"""The Routine page, driven as a person does: by mouse and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.core.exercise import Catalog, SideOrder
from coach.storage.routines import RoutineStore
from coach.ui.catalog_model import CatalogModel
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.planning import Planner
from coach.ui.routine import entry_list
from coach.ui.routine import row as routine_row
from coach.ui.routine.day_picker import DayPicker, DayToggle
from coach.ui.routine.days_row import NO_DAYS, NO_EXERCISES, summary
from coach.ui.routine.entry_card import BACK_TO_SHEET, EntryCard
from coach.ui.routine.entry_list import RoutineList
from coach.ui.routine.page import NOT_SAVED, RoutinePage
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.dose_editor import DoseEditor

LEFT = Qt.MouseButton.LeftButton
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def model(tmp_path: Path, catalog_model: CatalogModel) -> RoutineModel:
    return RoutineModel(RoutineStore(tmp_path), catalog_model)


@pytest.fixture
def page(
    qtbot: QtBot,
    model: RoutineModel,
    blank_illustrations: Illustrations,
    theme_hub: ThemeHub,
    settings_model: SettingsModel,
) -> Iterator[RoutinePage]:
    made = RoutinePage(
        routine_model=model,
        settings_model=settings_model,
        illustrations=blank_illustrations,
        theme_hub=theme_hub,
    )
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    yield made
    made.close()


@pytest.fixture
def rows(page: RoutinePage) -> RoutineList:
    return page.findChildren(RoutineList)[0]


@pytest.fixture
def editor(page: RoutinePage) -> DoseEditor:
    return page.findChildren(DoseEditor)[0]


def order(model: RoutineModel) -> list[str]:
    return [entry.exercise for entry in model.routine.entries]


def texts(page: RoutinePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page: RoutinePage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == text)


def middle(rows: RoutineList, row: int) -> QPoint:
    return rows.box(row).center().toPoint()


def drag(rows: RoutineList, source: int, target: int, *, drop: bool = True) -> None:
    view = rows.viewport()
    start, end = middle(rows, source), middle(rows, target)
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(view, start + (end - start) * step / 10)
    if drop:
        QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, end)


@pytest.mark.parametrize(("source", "target"), [(0, 3), (4, 1), (2, 3)])
def test_a_row_goes_where_the_mouse_drops_it(
    rows: RoutineList, model: RoutineModel, source: int, target: int
) -> None:
    expected = order(model)
    expected.insert(target, expected.pop(source))
    drag(rows, source, target)
    assert order(model) == expected
    assert rows.row == target


def test_while_dragged_the_others_step_aside_and_nothing_is_changed(
    rows: RoutineList, model: RoutineModel, qtbot: QtBot
) -> None:
    before = order(model)
    drag(rows, 0, 2, drop=False)
    qtbot.waitUntil(lambda: rows._aside.offset(2) < -rows.row_height)
    assert order(model) == before
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    QTest.mouseMove(rows.viewport(), middle(rows, 3))
    QTest.mouseRelease(rows.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(rows, 3))
    assert order(model) == before


def test_dragging_to_the_edge_scrolls(rows: RoutineList, qtbot: QtBot) -> None:
    bar = rows.verticalScrollBar()
    assert bar.maximum() > 0
    view = rows.viewport()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, middle(rows, 0))
    QTest.mouseMove(view, QPoint(100, 200))
    QTest.mouseMove(view, QPoint(100, view.height() - 4))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(100, view.height() - 4))
    assert not rows._scrolling.isActive()


def test_dragging_scrolls_the_page_where_the_list_stands_in_it_whole(
    page: RoutinePage, rows: RoutineList, model: RoutineModel, qtbot: QtBot
) -> None:
    page.resize(640, 500)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and rows.verticalScrollBar().maximum() == 0)
    bar.setValue(rows.viewport().mapTo(page.viewport(), QPoint(0, 0)).y() - 40)
    first, view = order(model)[0], rows.viewport()

    def low() -> QPoint:
        return view.mapFrom(page.viewport(), QPoint(100, page.viewport().height() - 4))

    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, middle(rows, 0))
    QTest.mouseMove(view, middle(rows, 1))
    QTest.mouseMove(view, low())
    before = bar.value()
    qtbot.waitUntil(lambda: bar.value() > before + 60)
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, low())
    assert order(model).index(first) > 3


def test_a_row_moved_by_keyboard_stays_in_sight_of_the_page(
    page: RoutinePage, rows: RoutineList, qtbot: QtBot
) -> None:
    page.resize(640, 500)
    qtbot.waitUntil(lambda: rows.verticalScrollBar().maximum() == 0)
    for _ in range(9):
        QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    place = rows.viewport().mapTo(page.viewport(), middle(rows, 9))
    assert 0 < place.y() < page.viewport().height()


def test_rows_that_change_end_a_drag(rows: RoutineList, model: RoutineModel) -> None:
    drag(rows, 0, 3, drop=False)
    model.change(model.shown.without(9))
    before = order(model)
    QTest.mouseRelease(rows.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(rows, 3))
    assert order(model) == before


def test_undone_from_nothing_a_row_is_the_current_one(
    rows: RoutineList, model: RoutineModel, page: RoutinePage
) -> None:
    for _ in range(10):
        QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert order(model) == []
    model.undo()
    assert rows.row == 0
    assert page.findChildren(EntryCard)[0].isVisible()


def test_undo_works_wherever_in_the_window_the_focus_is(
    qtbot: QtBot, page: RoutinePage, model: RoutineModel
) -> None:
    window, elsewhere = QWidget(), QPushButton("Elsewhere")
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(elsewhere)
    row.addWidget(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before = order(model)
    model.change(model.shown.without(0))
    elsewhere.setFocus()
    QTest.keyClick(elsewhere, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert order(model) == before
    page.setParent(None)


def test_the_keyboard_moves_the_row_and_says_where_it_is(
    rows: RoutineList, model: RoutineModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(entry_list, "announce", lambda _, sentence: heard.append(sentence))
    first, second = order(model)[:2]
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert order(model)[:3] == [second, order(model)[1], first]
    assert rows.row == 2
    assert rows.accessibleDescription() == "Lower trunk rotation moved to 3 of 10"
    assert [line.split(" moved ")[1] for line in heard] == ["to 2 of 10", "to 3 of 10"]
    QTest.keyClick(rows, Qt.Key.Key_Up, ALT)
    assert order(model)[1] == first


def test_a_row_moved_by_keyboard_stays_in_sight(rows: RoutineList) -> None:
    for _ in range(9):
        QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert rows.row == 9
    assert rows.viewport().rect().contains(middle(rows, 9))
    assert not rows.viewport().rect().contains(middle(rows, 0))


def test_at_the_ends_the_keyboard_moves_nothing(rows: RoutineList, model: RoutineModel) -> None:
    before = order(model)
    QTest.keyClick(rows, Qt.Key.Key_Up, ALT)
    rows.setCurrentIndex(rows.model().index(9, 0))
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert order(model) == before


def test_space_and_the_switch_turn_an_exercise_off_and_on(
    rows: RoutineList, model: RoutineModel, theme_hub: ThemeHub
) -> None:
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert not model.routine.entries[0].on
    switch = routine_row.switch_rect(rows.box(0), theme_hub).center().toPoint()
    QTest.mouseClick(rows.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, switch)
    assert model.routine.entries[0].on
    QTest.mouseClick(rows.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(rows, 1))
    assert model.routine.entries[1].on
    assert rows.row == 1


def test_a_screen_reader_hears_place_name_dose_and_state(
    rows: RoutineList, model: RoutineModel
) -> None:
    model.change(model.shown.toggled(2))
    said = rows.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "3, Hamstring stretch, 30 s × 3 each side, off"


def test_the_card_follows_the_row(page: RoutinePage, rows: RoutineList) -> None:
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert "Single knee to chest" in texts(page)
    assert "Your sheet says 30 s × 3 each side." in texts(page)


def test_the_steppers_change_the_dose_by_mouse_and_keyboard(
    rows: RoutineList, editor: DoseEditor, model: RoutineModel
) -> None:
    rows.setCurrentIndex(rows.model().index(1, 0))
    hold = editor.steppers["hold"]
    assert hold.text() == "30 s"
    plus = QPoint(hold.width() - 10, hold.height() // 2)
    QTest.mouseClick(hold, LEFT, Qt.KeyboardModifier.NoModifier, plus)
    assert model.routine.entries[1].dose.hold == 35
    QTest.mouseClick(hold, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(10, hold.height() // 2))
    QTest.keyClick(hold, Qt.Key.Key_Down)
    assert model.routine.entries[1].dose.hold == 25
    assert hold.text() == "25 s"
    QTest.keyClick(editor.steppers["sets"], Qt.Key.Key_Up)
    assert model.routine.entries[1].dose.sets == 2
    assert editor.steppers["set_rest"].isVisible()


def test_a_number_can_be_typed(rows: RoutineList, editor: DoseEditor, model: RoutineModel) -> None:
    rows.setCurrentIndex(rows.model().index(1, 0))
    hold = editor.steppers["hold"]
    hold.selectAll()
    QTest.keyClicks(hold, "42")
    QTest.keyClick(hold, Qt.Key.Key_Return)
    assert model.routine.entries[1].dose.hold == 42


def test_the_wheel_over_a_stepper_changes_nothing(editor: DoseEditor, model: RoutineModel) -> None:
    before = model.routine
    times = editor.steppers["reps"]
    QTest.wheelEvent(
        times.window().windowHandle(),
        QPointF(times.mapTo(times.window(), QPoint(60, 10))),
        QPoint(0, 120),
    )
    assert model.routine == before


def test_a_movement_has_a_tempo_instead_of_a_hold(rows: RoutineList, editor: DoseEditor) -> None:
    rows.setCurrentIndex(rows.model().index(8, 0))
    shown = {name for name, stepper in editor.steppers.items() if stepper.isVisible()}
    assert shown == {"reps", "out", "pause", "back", "sets"}


def test_the_order_of_the_sides(rows: RoutineList, editor: DoseEditor, model: RoutineModel) -> None:
    rows.setCurrentIndex(rows.model().index(1, 0))
    sides = choice(editor, "Sides")
    QTest.keyClick(sides, Qt.Key.Key_Down)
    assert model.routine.entries[1].dose.order is SideOrder.LEFT_THEN_RIGHT
    rows.setCurrentIndex(rows.model().index(5, 0))
    assert not sides.isVisible()


def choice(editor: DoseEditor, name: str) -> Choice:
    return next(c for c in editor.findChildren(Choice) if c.accessibleName() == name)


def pace(editor: DoseEditor) -> Choice:
    return choice(editor, "Pace")


def test_a_movement_can_be_done_at_ones_own_pace(
    page: RoutinePage, rows: RoutineList, editor: DoseEditor, model: RoutineModel
) -> None:
    rows.setCurrentIndex(rows.model().index(8, 0))
    assert pace(editor).currentText() == "At the tempo"
    QTest.keyClick(pace(editor), Qt.Key.Key_Down)
    assert model.routine.entries[8].dose.self_paced
    assert "15 reps, at your own pace" in rows.model().index(8, 0).data(ACCESSIBLE)
    button(page, "Undo").click()
    assert not model.routine.entries[8].dose.self_paced
    assert pace(editor).currentText() == "At the tempo"


def test_a_hold_has_no_pace(rows: RoutineList, editor: DoseEditor) -> None:
    rows.setCurrentIndex(rows.model().index(1, 0))
    assert not pace(editor).isVisible()


def test_back_to_the_sheets_dose(
    page: RoutinePage, rows: RoutineList, model: RoutineModel, catalog: Catalog
) -> None:
    back = button(page, BACK_TO_SHEET)
    assert not back.isVisible()
    model.ease(0, replace(model.routine.entries[0].dose, reps=5))
    assert back.isVisible()
    back.click()
    assert model.routine.entries[0].dose == catalog["lower-trunk-rotation"].dose
    assert not back.isVisible()


def test_undo_and_redo_by_button_and_keys(
    page: RoutinePage, editor: DoseEditor, rows: RoutineList, model: RoutineModel, qtbot: QtBot
) -> None:
    undo, redo = button(page, "Undo"), button(page, "Redo")
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    before = model.routine
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    after = model.routine
    undo.click()
    assert model.routine == before
    redo.click()
    assert model.routine == after
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for widget in (rows, editor.steppers["reps"]):
        widget.setFocus()
        for key, keys, expected in (
            (Qt.Key.Key_Z, control, before),
            (Qt.Key.Key_Y, control, after),
            (Qt.Key.Key_Z, control, before),
            (Qt.Key.Key_Z, control | shift, after),
        ):
            QTest.keyClick(widget, key, keys)
            assert model.routine == expected


def test_the_days_are_picked_in_the_order_of_the_week(
    page: RoutinePage, model: RoutineModel
) -> None:
    toggles = page.findChildren(DayToggle)
    assert {toggle.accessibleName() for toggle in toggles} >= {"Monday", "Sunday"}
    next(toggle for toggle in toggles if toggle.accessibleName() == "Sunday").click()
    assert model.routine.days == (0, 1, 2, 3, 4, 5)
    picker = page.findChildren(DayPicker)[0]
    picker.set_week_start(6)
    layout = picker.layout()
    assert layout is not None
    first = layout.itemAt(0)
    assert first is not None
    assert first.widget().accessibleName() == "Sunday"  # type: ignore[union-attr]


def test_the_line_above_the_list_follows_every_change(
    page: RoutinePage,
    model: RoutineModel,
    catalog_model: CatalogModel,
    settings_model: SettingsModel,
) -> None:
    planner = Planner(catalog_model, settings_model)
    assert summary(model.routine, catalog_model.catalog, planner) in texts(page)
    assert "8 on your back" in summary(model.routine, catalog_model.catalog, planner)
    model.change(model.shown.with_days(()))
    assert any(text.startswith(NO_DAYS) for text in texts(page))
    for row in range(10):
        model.change(model.shown.toggled(row))
    assert NO_EXERCISES in texts(page)


def test_a_change_that_cannot_be_saved_is_told_in_one_line(
    page: RoutinePage, model: RoutineModel, tmp_path: Path
) -> None:
    file = next(tmp_path.glob("sheet.toml"))
    file.unlink()
    file.mkdir()
    model.change(model.shown.toggled(0))
    assert NOT_SAVED in texts(page)
    file.rmdir()
    model.change(model.shown.toggled(1))
    assert NOT_SAVED not in texts(page)


def test_every_control_has_a_name_and_a_place_in_the_tab_order(page: RoutinePage) -> None:
    controls = [
        *page.findChildren(QPushButton),
        *page.findChildren(Choice),
        *page.findChildren(RoutineList),
        *page.findChildren(DoseEditor)[0].steppers.values(),
    ]
    for control in controls:
        assert control.accessibleName() or getattr(control, "text", str)()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_all_ten_rows_are_seen_at_once_in_an_ordinary_window(
    page: RoutinePage, rows: RoutineList, qtbot: QtBot
) -> None:
    page.resize(1195, 800)
    qtbot.waitUntil(lambda: rows.box(9).bottom() <= rows.viewport().height())


@pytest.mark.parametrize(("width", "lines"), [(820, 2), (1195, 2), (1800, 1)])
def test_what_a_changed_dose_was_is_always_to_be_read(
    page: RoutinePage,
    rows: RoutineList,
    model: RoutineModel,
    theme_hub: ThemeHub,
    width: int,
    lines: int,
) -> None:
    entry = model.shown.entries[2]
    changed = replace(entry, note="slowly", dose=replace(entry.dose, hold=45.0, sets=2))
    model.change(model.shown.with_entry(2, changed))
    page.resize(width, 800)
    QApplication.sendPostedEvents()
    assert routine_row.small_lines(rows._row(2), rows.box(2).width(), theme_hub) == lines
    assert rows.row_height >= routine_row.lowest(lines, theme_hub)


def test_the_number_below_the_mouse_stays_there_when_the_dose_differs(
    page: RoutinePage, rows: RoutineList, editor: DoseEditor
) -> None:
    rows.setCurrentIndex(rows.model().index(1, 0))
    QApplication.sendPostedEvents()
    stepper = editor.steppers["reps"]
    before = stepper.mapTo(page, QPoint(0, 0))
    stepper.stepUp()
    QApplication.sendPostedEvents()
    assert button(page, BACK_TO_SHEET).isVisible()
    assert stepper.mapTo(page, QPoint(0, 0)) == before


def test_where_there_is_little_room_the_dose_has_it(page: RoutinePage, qtbot: QtBot) -> None:
    card = page.findChildren(EntryCard)[0]
    page.resize(1195, 800)
    qtbot.waitUntil(lambda: card.findChildren(Still)[0].isVisible())
    page.resize(1000, 600)
    qtbot.waitUntil(lambda: not card.findChildren(Still)[0].isVisible())


def test_rows_are_roomy_where_there_is_room(
    page: RoutinePage, rows: RoutineList, theme_hub: ThemeHub
) -> None:
    page.resize(1800, 1400)
    QApplication.sendPostedEvents()
    assert rows.row_height == theme_hub.px(routine_row.HEIGHT)


def test_in_a_narrow_page_the_card_stands_below_all_rows(
    page: RoutinePage, rows: RoutineList, qtbot: QtBot
) -> None:
    page.resize(640, 620)
    card = page.findChildren(EntryCard)[0]
    qtbot.waitUntil(lambda: card.y() > rows.geometry().bottom())
    assert rows.box(9).bottom() <= rows.viewport().height()
