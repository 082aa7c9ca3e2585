"""The order that changes position least often."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, Position
from coach.core.fewest_changes import fewest_changes, position_changes
from coach.core.routine import Entry, Routine


def catalog_of(catalog: Catalog) -> Catalog:
    bridge = catalog["bridge"]
    return Catalog(tuple(replace(bridge, id=p.value, position=p) for p in Position))


ENTRIES = st.lists(
    st.tuples(st.sampled_from(Position), st.booleans(), st.integers(1, 9)), max_size=7
).map(
    lambda drawn: tuple(
        Entry(position.value, Dose(reps=reps, hold=5.0), on=on) for position, on, reps in drawn
    )
)


@given(ENTRIES)
def test_no_other_order_changes_less(catalog: Catalog, entries: tuple[Entry, ...]) -> None:
    known, routine = catalog_of(catalog), Routine("r", "R", entries)
    better = fewest_changes(routine, known)
    fewest = position_changes(better, known)
    bearings = {Position(e.exercise).bearing for e in entries if e.on}
    assert fewest == max(0, len(bearings) - 1)
    assert sorted(map(repr, better.entries)) == sorted(map(repr, entries))
    if len(entries) <= 4:
        others = (replace(routine, entries=order) for order in permutations(entries))
        assert fewest == min(position_changes(each, known) for each in others)


@given(ENTRIES)
def test_exercises_of_one_position_keep_their_order(
    catalog: Catalog, entries: tuple[Entry, ...]
) -> None:
    known = catalog_of(catalog)
    better = fewest_changes(Routine("r", "R", entries), known)
    for position in Position:
        before = [e for e in entries if e.on and e.exercise == position.value]
        after = [e for e in better.entries if e.on and e.exercise == position.value]
        assert after == before
    assert fewest_changes(better, known) == better


def test_the_sheet_turns_over_three_times_and_could_do_with_one(
    catalog: Catalog, sheet: Routine
) -> None:
    assert position_changes(sheet, catalog) == 3
    better = fewest_changes(sheet, catalog)
    assert position_changes(better, catalog) == 1
    assert [e.exercise for e in better.entries][-2:] == ["quadriceps-stretch", "clamshell"]


def test_what_is_off_or_unknown_stays_behind_what_it_stood_behind(
    catalog: Catalog, sheet: Routine
) -> None:
    gone = Entry("gone", Dose(reps=1, hold=5.0))
    routine = sheet.with_added(gone, 5).toggled(6)
    names = [e.exercise for e in fewest_changes(routine, catalog).entries]
    assert names.index("gone") == names.index("quadriceps-stretch") + 1
    assert sorted(names) == sorted(e.exercise for e in routine.entries)
