"""The routine is the sheet's at first, and then the person's own."""

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach import resources
from coach.core.exercise import Dose, SideOrder, Tempo
from coach.core.routine import Entry, Routine
from coach.core.routine_book import RoutineBook
from coach.storage.atomic import SaveError
from coach.storage.routines import RoutineStore

SECONDS = st.floats(0.5, 60)
DOSES = st.builds(
    Dose,
    reps=st.integers(1, 200),
    hold=st.floats(0.5, 600),
    rest=st.floats(0, 600),
    sets=st.integers(1, 20),
    set_rest=st.floats(0, 600),
    order=st.sampled_from(SideOrder),
) | st.builds(
    Dose,
    reps=st.integers(1, 200),
    tempo=st.builds(Tempo, out=SECONDS, pause=st.floats(0, 60), back=SECONDS),
    order=st.sampled_from(SideOrder),
    self_paced=st.booleans(),
)
ENTRIES = st.builds(
    Entry,
    exercise=st.sampled_from(["bridge", "clamshell"]),
    dose=DOSES,
    on=st.booleans(),
    way=st.sampled_from(["", "hamstring-stretch-towel"]),
    note=st.sampled_from(["", "Not past 60 degrees, says Dr. Çelik."]),
)
ROUTINES = st.builds(
    Routine,
    id=st.sampled_from(["sheet", "evening", "bad-day-2"]),
    name=st.just("Mine, in “Français”"),
    entries=st.lists(ENTRIES, max_size=4).map(tuple),
    days=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
    times=st.integers(1, 10),
    reminders=st.sets(st.sampled_from(["07:00", "19:30"])).map(lambda at: tuple(sorted(at))),
)
BOOKS = st.lists(ROUTINES, min_size=1, unique_by=lambda routine: routine.id).flatmap(
    lambda routines: st.builds(
        RoutineBook,
        routines=st.just(tuple(routines)),
        today=st.sampled_from([routine.id for routine in routines]),
    )
)


def book(*routines: Routine) -> RoutineBook:
    return RoutineBook(routines, routines[0].id)


def test_the_default_is_copied_at_first(tmp_path: Path, routine: Routine) -> None:
    store = RoutineStore(tmp_path)
    assert store.load() == book(routine)
    assert store.problems == ()
    kept = tmp_path / "sheet.toml"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert RoutineStore(tmp_path, resources.path("no", "sheet.toml")).load() == book(routine)


@settings(max_examples=40)  # each writes to the disk, and waits for it
@given(st.lists(BOOKS, min_size=1, max_size=3))
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, books: list[RoutineBook]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-routine"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    store = RoutineStore(folder)
    for changed in books:
        store.save(changed)
    again = RoutineStore(folder)
    assert again.load() == books[-1]
    assert again.problems == ()


def test_a_bad_file_gives_the_default_and_is_kept(tmp_path: Path, routine: Routine) -> None:
    bad = 'id = "sheet"\nname = "Mine"\ndays = [7]\n[[entries]]\nexercise = "bridge"\n'
    (tmp_path / "sheet.toml").write_text(bad)
    store = RoutineStore(tmp_path)
    assert store.load() == book(routine)
    assert [problem.field for problem in store.problems] == ["entries[1].dose", "days[1]"]
    assert (tmp_path / "sheet.toml").read_text() == bad
    store.save(book(routine))
    assert (tmp_path / "sheet.toml.bad").read_text() == bad


def test_days_come_ascending_and_once(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('id = "x"\nname = "X"\nentries = []\ndays = [4, 0, 4]')
    assert RoutineStore(tmp_path).load().current.days == (0, 4)


def test_an_impossible_dose_is_not_saved(tmp_path: Path, routine: Routine) -> None:
    store = RoutineStore(tmp_path)
    store.load()
    for dose in (Dose(reps=0, hold=5.0), Dose(reps=3), Dose(reps=3, hold=float("nan"))):
        spoilt = routine.with_entry(0, replace(routine.entries[0], dose=dose))
        with pytest.raises(ValueError, match="entries"):
            store.save(book(spoilt))
    assert store.load() == book(routine)


def test_where_nothing_can_be_written_the_default_still_serves(
    tmp_path: Path, routine: Routine
) -> None:
    store = RoutineStore(tmp_path / "none")
    assert store.load() == book(routine)
    assert len(store.problems) == 1
    with pytest.raises(SaveError):
        store.save(book(routine))


def test_without_a_default_the_routine_is_empty_and_that_is_told(tmp_path: Path) -> None:
    store = RoutineStore(tmp_path, tmp_path / "none.toml")
    assert store.load().current.entries == ()
    assert len(store.problems) == 1
