"""The routine is the sheet's at first, and then the person's own."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach import resources
from coach.core.exercise import Dose, SideOrder, Tempo
from coach.core.routine import Entry, Routine
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
    Entry, exercise=st.sampled_from(["bridge", "clamshell"]), dose=DOSES, on=st.booleans()
)
ROUTINES = st.builds(
    Routine,
    id=st.just("sheet"),
    name=st.just("Mine, in “Français”"),
    entries=st.lists(ENTRIES, max_size=4).map(tuple),
    days=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
)


def test_the_default_is_copied_at_first(tmp_path: Path, routine: Routine) -> None:
    store = RoutineStore(tmp_path)
    assert store.load() == routine
    assert store.problems == ()
    kept = tmp_path / "sheet.toml"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert RoutineStore(tmp_path, resources.path("no", "sheet.toml")).load() == routine


@given(ROUTINES)
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, changed: Routine
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-routine"
    folder.mkdir(exist_ok=True)
    RoutineStore(folder).save(changed)
    again = RoutineStore(folder)
    assert again.load() == changed
    assert again.problems == ()


def test_a_bad_file_gives_the_default_and_is_kept(tmp_path: Path, routine: Routine) -> None:
    bad = 'id = "sheet"\nname = "Mine"\ndays = [7]\n[[entries]]\nexercise = "bridge"\n'
    (tmp_path / "sheet.toml").write_text(bad)
    store = RoutineStore(tmp_path)
    assert store.load() == routine
    assert [problem.field for problem in store.problems] == ["entries[1].dose", "days[1]"]
    assert (tmp_path / "sheet.toml").read_text() == bad
    store.save(routine)
    assert (tmp_path / "sheet.toml.bad").read_text() == bad


def test_days_come_ascending_and_once(tmp_path: Path) -> None:
    (tmp_path / "sheet.toml").write_text('id = "x"\nname = "X"\nentries = []\ndays = [4, 0, 4]')
    assert RoutineStore(tmp_path).load().days == (0, 4)


def test_an_impossible_dose_is_not_saved(tmp_path: Path, routine: Routine) -> None:
    store = RoutineStore(tmp_path)
    store.load()
    for dose in (Dose(reps=0, hold=5.0), Dose(reps=3), Dose(reps=3, hold=float("nan"))):
        spoilt = routine.with_entry(0, replace(routine.entries[0], dose=dose))
        with pytest.raises(ValueError, match="entries"):
            store.save(spoilt)
    assert store.load() == routine


def test_where_nothing_can_be_written_the_default_still_serves(
    tmp_path: Path, routine: Routine
) -> None:
    store = RoutineStore(tmp_path / "none")
    assert store.load() == routine
    assert len(store.problems) == 1
    with pytest.raises(SaveError):
        store.save(routine)


def test_without_a_default_the_routine_is_empty_and_that_is_told(tmp_path: Path) -> None:
    store = RoutineStore(tmp_path, tmp_path / "none.toml")
    assert store.load().entries == ()
    assert len(store.problems) == 1
