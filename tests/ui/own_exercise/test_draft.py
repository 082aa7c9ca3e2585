"""What the form makes of what stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import (
    Catalog,
    Dose,
    Equipment,
    Exercise,
    Muscle,
    Photos,
    Position,
    Sidedness,
)
from coach.storage.checking import Checker
from coach.storage.content import exercise_of as read
from coach.storage.own_exercises import exercise_table
from coach.ui.own_exercise.draft import (
    BASE_POSES,
    HELD,
    NO_PICTURE,
    STILL_LOOKED_AT,
    Draft,
    ShownBy,
    copy_name,
    draft_of,
    exercise_of,
    swapped,
    tidy,
    troubles,
    with_figure,
    with_picture,
)
from coach.ui.posing.words import STARTS
from tests.shipped import shipped_motion

LEAST = Draft(
    name="Wall sit", steps=("Lean on the wall.", "Slide down.", "", ""), muscles=(Muscle.CALVES,)
)


def test_name_steps_and_one_muscle_are_enough() -> None:
    assert troubles(LEAST) == {}
    made = exercise_of(LEAST, "wall-sit")
    assert (made.ready, made.cue, made.felt) == ("Lean on the wall.", "Slide down.", "Calves")
    assert made.figure == BASE_POSES[LEAST.position]
    assert len(made.cautions) == 3


def test_an_empty_form_says_what_is_missing_in_its_order() -> None:
    assert list(troubles(Draft())) == ["name", "steps", "muscles"]
    odd = replace(LEAST, cue="one * asterisk", sidedness=Sidedness.EACH_SIDE, limb=" ")
    assert list(troubles(odd)) == ["cue", "limb"]


def test_photos_need_one_that_is_in() -> None:
    shot = replace(LEAST, shown_by=ShownBy.PHOTOS)
    assert troubles(shot) == {"picture": NO_PICTURE}
    assert troubles(shot, reading=True) == {"picture": STILL_LOOKED_AT}
    given = with_picture(shot, 1, (b"effort", "png"))
    assert troubles(given) == {}
    assert troubles(given, reading=True) == {"picture": STILL_LOOKED_AT}
    assert troubles(replace(given, shown_by=ShownBy.FIGURE), reading=True) == {}
    assert swapped(given).pictures == ((b"effort", "png"), None)
    assert with_picture(given, 1, None) == shot


@pytest.mark.parametrize("pose", [name for name, _ in STARTS])
def test_a_starting_point_says_the_position(pose: str) -> None:
    motion = shipped_motion(pose)
    shown = with_figure(LEAST, "own-1", begun_from=pose, props=motion.props)
    assert shown.figure == "own-1"
    assert pose in (BASE_POSES[shown.position], "sitting", "standing-at-wall")
    things = {"sitting-on-chair": (Equipment.CHAIR,), "standing-at-wall": (Equipment.WALL,)}
    assert shown.equipment == things.get(pose, ())


def test_what_is_at_hand_stays_at_hand_in_its_order() -> None:
    draft = replace(LEAST, equipment=(Equipment.WALL, Equipment.TOWEL))
    shown = with_figure(draft, "own-1", begun_from="sitting-on-chair", props=("floor", "chair"))
    assert shown.equipment == (Equipment.TOWEL, Equipment.CHAIR, Equipment.WALL)
    assert shown.position is Position.SITTING
    seated = with_figure(LEAST, "own-1", begun_from="sitting")
    assert seated.position is Position.SITTING
    leaning = with_figure(LEAST, "own-1", begun_from="standing-at-wall")
    assert leaning.position is Position.STANDING


def test_without_a_starting_point_the_position_stays() -> None:
    shown = with_figure(LEAST, "own-1", props=("wall",))
    assert (shown.position, shown.equipment) == (LEAST.position, LEAST.equipment)


def test_there_is_a_picture_for_each_position() -> None:
    assert set(BASE_POSES) == set(Position)


def test_an_exercise_comes_out_as_it_went_in(catalog: Catalog) -> None:
    for exercise in catalog.exercises:
        assert exercise_of(draft_of(exercise), exercise.id) == exercise


def test_another_picture_takes_the_place_of_the_ways(catalog: Catalog) -> None:
    draft = draft_of(catalog["hamstring-stretch"], name="Mine")
    assert exercise_of(draft, "mine").ways == catalog["hamstring-stretch"].ways
    assert exercise_of(replace(draft, figure="bridge"), "mine").ways == ()
    shot = exercise_of(replace(draft, shown_by=ShownBy.PHOTOS), "mine", Photos("a.jpg", "b.jpg"))
    assert (shot.ways, shot.photos) == ((), Photos("a.jpg", "b.jpg"))


def test_a_copy_shows_what_the_original_shows(catalog: Catalog) -> None:
    for exercise in catalog.exercises:
        copy = exercise_of(draft_of(exercise, name="Copy"), "copy")
        assert copy.pose == exercise.pose


def test_a_copy_has_a_name_of_its_own(catalog: Catalog) -> None:
    assert copy_name("Bridge", catalog) == "My bridge"
    mine = replace(catalog["bridge"], id="mine", name="My bridge")
    assert copy_name("Bridge", Catalog((*catalog.exercises, mine))) == "My bridge 2"
    long = replace(mine, name=f"My {'x' * 57}")
    assert len(copy_name("X" + "x" * 56, Catalog((long,)))) <= 60


def test_tidy_leaves_one_line_without_what_cannot_be_seen() -> None:
    assert tidy("  a\tb\u2028c\u202ed  ") == "a b c d"


TEXT = st.text(max_size=130)
DRAFTS = st.builds(
    Draft,
    name=TEXT,
    position=st.sampled_from(Position),
    sidedness=st.sampled_from(Sidedness),
    limb=st.text(max_size=25),
    steps=st.tuples(TEXT, TEXT, TEXT, TEXT),
    ready=TEXT,
    cue=TEXT,
    felt=TEXT,
    muscles=st.lists(st.sampled_from(Muscle), unique=True, max_size=8).map(tuple),
    equipment=st.lists(st.sampled_from(Equipment), unique=True).map(tuple),
    cautions=st.lists(TEXT, max_size=5).map(tuple),
    dose=st.sampled_from([HELD, Dose(reps=3, hold=5.0)]),
    figure=st.sampled_from(["", "bridge"]),
)


@given(DRAFTS)
def test_whatever_is_typed_what_has_no_trouble_can_be_kept(draft: Draft) -> None:
    if troubles(draft):
        return
    made = exercise_of(draft, "mine")
    checker = Checker("mine.toml")
    found: Exercise | None = read(dict(exercise_table(made)), "mine", checker)
    assert checker.errors == []
    assert found == made
