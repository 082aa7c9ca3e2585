"""The routine's one owner: changes, undone and redone, saved at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog, SideOrder
from coach.core.routine import Routine
from coach.core.routine_book import RoutineBook
from coach.storage.atomic import SaveError
from coach.storage.routines import RoutineStore
from coach.ui.catalog_model import CatalogModel
from coach.ui.routine_model import RoutineModel


class FullDisk(RoutineStore):
    """Refuses to save while it is full."""

    full = False

    def save(self, book: RoutineBook) -> None:
        if self.full:
            raise SaveError(Path("routine"), "no space left")
        super().save(book)


@pytest.fixture
def store(tmp_path: Path) -> FullDisk:
    return FullDisk(tmp_path)


@pytest.fixture
def model(store: FullDisk, catalog_model: CatalogModel) -> RoutineModel:
    return RoutineModel(store, catalog_model)


def order(routine: Routine) -> list[str]:
    return [entry.exercise for entry in routine.entries]


def test_each_change_is_saved_and_told(model: RoutineModel, store: FullDisk) -> None:
    told: list[Routine] = []
    model.changed.connect(lambda: told.append(model.routine))
    dose = replace(model.routine.entries[1].dose, hold=45.0, order=SideOrder.LEFT_THEN_RIGHT)
    changes: list[Callable[[], None]] = [
        lambda: model.change(model.shown.moved(0, 2)),
        lambda: model.change(model.shown.toggled(3)),
        lambda: model.ease(1, dose),
        lambda: model.change(model.shown.with_days((4, 0, 0))),
    ]
    for change in changes:
        change()
        assert told[-1] == model.routine
        assert store.load() == model.book
    assert len(told) == 4
    assert model.routine.days == (0, 4)


def test_undo_and_redo_walk_the_same_way_back_and_forth(model: RoutineModel) -> None:
    ways = [model.routine]
    for step in range(60):
        model.change(model.shown.moved(step % 9, step % 9 + 1))
        ways.append(model.routine)
    for expected in reversed(ways[:-1]):
        model.undo()
        assert model.routine == expected
    assert not model.can_undo
    for expected in ways[1:]:
        model.redo()
        assert model.routine == expected
    assert not model.can_redo


def test_undo_is_saved_too(model: RoutineModel, store: FullDisk) -> None:
    before = model.book
    model.change(model.shown.toggled(0))
    model.undo()
    assert store.load() == before


def test_a_new_change_leaves_nothing_to_redo(model: RoutineModel) -> None:
    model.change(model.shown.toggled(0))
    model.undo()
    model.change(model.shown.toggled(1))
    assert not model.can_redo


def test_undoing_nothing_changes_nothing(model: RoutineModel) -> None:
    before = model.routine
    model.undo()
    model.redo()
    assert model.routine == before


def test_changes_of_one_gesture_are_undone_together(model: RoutineModel) -> None:
    before = model.routine
    for gesture, holds in ((1, (35.0, 40.0, 45.0)), (2, (40.0,))):
        for hold in holds:
            dose = replace(model.routine.entries[1].dose, hold=hold)
            model.change_entry(1, replace(model.shown.entries[1], dose=dose), ("hold", gesture))
    model.undo()
    assert model.routine.entries[1].dose.hold == 45
    model.undo()
    assert model.routine == before


def test_what_changes_nothing_is_no_step(model: RoutineModel) -> None:
    model.change(model.shown.with_days(model.routine.days))
    model.change(model.shown.moved(2, 2))
    model.ease(0, model.routine.entries[0].dose)
    assert not model.can_undo


def test_a_note_leaves_the_dose_as_it_is(model: RoutineModel) -> None:
    entry = model.routine.entries[1]
    most = replace(entry.dose, reps=200, rest=600.0, sets=20, set_rest=600.0)
    model.change_entry(1, replace(entry, dose=most))
    model.change_entry(1, replace(model.routine.entries[1], note="slowly"))
    assert model.routine.entries[1].dose == most


def test_what_a_gesture_took_back_itself_leaves_nothing_to_undo(model: RoutineModel) -> None:
    entry = model.routine.entries[1]
    model.change_entry(1, replace(entry, note="s"), "typing")
    assert model.can_undo
    model.change_entry(1, entry, "typing")
    assert not model.can_undo
    model.change_entry(1, replace(entry, note="t"), "typing")
    assert model.can_undo


def test_the_same_gesture_in_two_rows_is_two_steps(model: RoutineModel) -> None:
    before = model.routine
    for row in (1, 2):
        entry = model.routine.entries[row]
        model.change_entry(row, replace(entry, dose=replace(entry.dose, reps=7)), ("reps", 0))
    model.undo()
    assert model.routine.entries[1].dose.reps == 7
    model.undo()
    assert model.routine == before


def test_undo_ends_a_gesture(model: RoutineModel) -> None:
    entry = model.routine.entries[1]
    for note in ("s", "sl"):
        model.change_entry(1, replace(entry, note=note), "typing")
    model.undo()
    model.change_entry(1, replace(entry, note="q"), "typing")
    model.undo()
    assert model.routine.entries[1] == entry


def test_a_new_routine_takes_no_file_that_is_there(model: RoutineModel, tmp_path: Path) -> None:
    assert model.free_id("Morning") == "morning"
    next(iter(tmp_path.rglob("sheet.toml"))).with_name("morning.toml").write_text("name = 3")
    assert model.free_id("Morning") == "morning-2"


def test_the_dose_of_the_sheet_stays_known(model: RoutineModel, catalog: Catalog) -> None:
    model.ease(1, replace(model.routine.entries[1].dose, reps=7))
    assert model.sheet_dose(1) == catalog["single-knee-to-chest"].dose


def test_moving_past_the_end_stops_there(model: RoutineModel) -> None:
    first = order(model.routine)[0]
    model.change(model.shown.moved(0, 99))
    assert order(model.routine)[-1] == first


def test_all_days_and_all_exercises_can_be_off(model: RoutineModel, store: FullDisk) -> None:
    for row in range(len(model.routine.entries)):
        model.change(model.shown.toggled(row))
    model.change(model.shown.with_days(()))
    assert model.routine.active == ()
    assert store.load() == model.book


def test_what_cannot_be_saved_is_kept_and_saved_with_the_next_change(
    model: RoutineModel, store: FullDisk
) -> None:
    told: list[bool] = []
    model.saved_changed.connect(told.append)
    store.full = True
    model.change(model.shown.toggled(0))
    assert not model.routine.entries[0].on
    assert not model.saved
    store.full = False
    model.change(model.shown.toggled(1))
    assert model.saved
    assert told == [False, True]
    assert [entry.on for entry in store.load().current.entries[:2]] == [False, False]
