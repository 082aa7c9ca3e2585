"""Finding exercises by words, position, muscle and equipment."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import Bearing, Catalog, Equipment, Exercise, Muscle, Position
from coach.core.library import Wanted, folded, found


def called(exercise: Exercise) -> tuple[str, ...]:
    return tuple(f"the {muscle.value} muscle" for muscle in exercise.muscles)


def ids(catalog: Catalog, wanted: Wanted) -> list[str]:
    return [exercise.id for exercise in found(catalog.exercises, wanted, called)]


def test_nothing_wanted_finds_all(catalog: Catalog) -> None:
    assert found(catalog.exercises, Wanted(), called) == catalog.exercises
    assert found(catalog.exercises, Wanted("  "), called) == catalog.exercises


def test_a_part_of_the_name_is_enough(catalog: Catalog) -> None:
    assert ids(catalog, Wanted("bridg")) == ["bridge"]
    assert ids(catalog, Wanted("KNEE to CHE")) == ["single-knee-to-chest"]


def test_steps_and_where_it_is_felt_are_searched(catalog: Catalog) -> None:
    assert "hamstring-stretch" in ids(catalog, Wanted("back of the thigh"))
    assert ids(catalog, Wanted("rolling your hips")) == ["clamshell"]
    assert "hamstring-stretch" in ids(catalog, Wanted("sole towel"))


def test_what_a_person_calls_it_is_searched(catalog: Catalog) -> None:
    def told(exercise: Exercise) -> tuple[str, ...]:
        return ("lying sideways",) if exercise.id == "clamshell" else ()

    assert [e.id for e in found(catalog.exercises, Wanted("way lying"), told)] == ["clamshell"]


def test_its_usual_names_for_muscles_and_positions_are_searched(catalog: Catalog) -> None:
    own = replace(
        catalog["bridge"], muscles=(Muscle.QUADRICEPS,), position=Position.ALL_FOURS, steps=("Go.",)
    )
    for typed in ("quadriceps", "all-fours", "all fours"):
        assert found([own], Wanted(typed), called) == (own,)


def test_those_with_the_words_in_their_name_come_first(catalog: Catalog) -> None:
    by_name = ids(catalog, Wanted("hamstring"))
    assert by_name[0] == "hamstring-stretch"
    assert ids(catalog, Wanted("knee"))[:1] == ["single-knee-to-chest"]
    assert ids(catalog, Wanted("stretch"))[:3] == [
        "hamstring-stretch",
        "piriformis-stretch",
        "quadriceps-stretch",
    ]


def test_all_words_have_to_be_there_in_any_order(catalog: Catalog) -> None:
    assert ids(catalog, Wanted("chest knee single")) == ["single-knee-to-chest"]
    assert ids(catalog, Wanted("bridge nowhere")) == []


def test_position_muscle_and_equipment_narrow(catalog: Catalog) -> None:
    assert ids(catalog, Wanted(bearing=Bearing.SIDE)) == ["quadriceps-stretch", "clamshell"]
    assert ids(catalog, Wanted(muscle=Muscle.HIP_SIDE)) == ["clamshell"]
    assert ids(catalog, Wanted(bearing=Bearing.BACK, muscle=Muscle.HIP_SIDE)) == []
    assert ids(catalog, Wanted(equipment=Equipment.TOWEL)) == ["hamstring-stretch"]


def test_accents_and_capitals_do_not_matter(catalog: Catalog) -> None:
    own = replace(catalog["bridge"], id="own", name="Brücke für Zoë, STRAßE")
    for typed in ("brucke", "BRÜCKE", "bru\u0308cke", "zoe", "strasse", "Straße"):
        assert found([own], Wanted(typed), called) == (own,)


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def _named(catalog: Catalog, names: list[str]) -> list[Exercise]:
    return [replace(catalog["bridge"], name=name) for name in names]


@given(names=st.lists(NAMES, max_size=8), typed=NAMES)
def test_what_is_found_is_some_of_it_and_more_words_find_less(
    catalog: Catalog, names: list[str], typed: str
) -> None:
    exercises = _named(catalog, names)
    some = found(exercises, Wanted(typed), called)
    left = [each for each in exercises if each in some]
    assert sorted(map(id, left)) == sorted(map(id, some))
    assert set(found(exercises, Wanted(f"{typed} bridge"), called)) <= set(some)


@given(name=NAMES, start=st.integers(0, 29), length=st.integers(1, 30))
def test_any_stretch_of_a_folded_name_finds_it(
    catalog: Catalog, name: str, start: int, length: int
) -> None:
    (exercise,) = _named(catalog, [name])
    typed = folded(name)[start : start + length]
    assert found([exercise], Wanted(typed), called) == (exercise,)


@given(text=st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
