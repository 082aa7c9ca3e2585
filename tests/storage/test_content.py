"""The ten exercises as shipped, and what a bad file says about itself."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from coach import resources
from coach.core.exercise import Catalog, Position, Sidedness, SideOrder, Tempo, Way
from coach.core.routine import Routine
from coach.storage.checking import Checker, ContentError, shown
from coach.storage.content import read_catalog

SHEET = [
    "lower-trunk-rotation",
    "single-knee-to-chest",
    "hamstring-stretch",
    "piriformis-stretch",
    "quadriceps-stretch",
    "gluteal-squeeze",
    "pelvic-tilt",
    "abdominal-draw-in",
    "bridge",
    "clamshell",
]
GOOD = (resources.path("exercises") / "bridge.toml").read_text("utf-8")


def errors_of(folder: Path, text: str, name: str = "bridge.toml") -> tuple[ContentError, ...]:
    (folder / name).write_text(text, "utf-8")
    catalog, errors = read_catalog(folder)
    assert catalog.exercises == ()
    return errors


def test_the_shipped_files_are_the_sheet_in_its_order() -> None:
    catalog, errors = read_catalog(resources.path("exercises"))
    assert errors == ()
    assert [exercise.id for exercise in catalog.exercises] == SHEET


def test_doses_are_those_of_the_sheet(catalog: Catalog) -> None:
    stretches = SHEET[1:5]
    for name in stretches:
        dose = catalog[name].dose
        assert (dose.reps, dose.hold, dose.rest, dose.tempo) == (3, 30, 5, None)
    for name in SHEET[5:8]:
        dose = catalog[name].dose
        assert (dose.reps, dose.hold, dose.rest, dose.tempo) == (15, 5, 3, None)
    for name in SHEET[8:]:
        dose = catalog[name].dose
        assert (dose.reps, dose.hold, dose.tempo) == (15, 0, Tempo(2, 1, 2))
    rotation = catalog["lower-trunk-rotation"].dose
    assert (rotation.reps, rotation.tempo) == (20, Tempo(2, 0, 2))
    assert rotation.order is SideOrder.ALTERNATING
    assert all(exercise.dose.sets == 1 for exercise in catalog.exercises)


def test_sides_and_positions_are_those_of_the_sheet(catalog: Catalog) -> None:
    sided = {exercise.id for exercise in catalog.exercises if exercise.limb}
    assert sided == {*SHEET[:5], "clamshell"}
    assert catalog["lower-trunk-rotation"].sidedness is Sidedness.EACH_WAY
    on_side = [e.id for e in catalog.exercises if e.position is Position.ON_SIDE]
    assert on_side == ["quadriceps-stretch", "clamshell"]


def test_the_sheets_routine_holds_every_exercise_at_its_own_dose(
    catalog: Catalog, routine: Routine
) -> None:
    assert [entry.exercise for entry in routine.entries] == SHEET
    assert all(entry.on for entry in routine.entries)
    assert [e.dose for e in routine.entries] == [e.dose for e in catalog.exercises]
    assert routine.days == (0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize("name", SHEET)
def test_every_exercise_carries_the_cautions_for_all(catalog: Catalog, name: str) -> None:
    words = " ".join(catalog[name].cautions)
    for part in ("Ease off", "numbness", "breath"):
        assert part in words


def test_the_cautions_of_single_exercises_are_there(catalog: Catalog) -> None:
    for name in ("single-knee-to-chest", "piriformis-stretch"):
        assert "hip replacement" in catalog[name].cautions[0]
    assert "arch" in catalog["bridge"].cautions[0]
    assert "roll back" in catalog["clamshell"].cautions[0]


def test_more_of_what_needs_the_clinicians_leave_is_to_be_asked_for(catalog: Catalog) -> None:
    for exercise in catalog.exercises:
        needs_leave = "clinician's leave" in " ".join(exercise.cautions)
        assert exercise.ask_first is needs_leave


def test_every_cue_marks_where_it_is_felt(catalog: Catalog) -> None:
    assert all(exercise.cue.count("*") == 2 for exercise in catalog.exercises)


def test_the_hamstring_stretch_is_done_with_the_hands_or_with_a_towel(catalog: Catalog) -> None:
    exercise = catalog["hamstring-stretch"]
    assert [(way.name, way.pose) for way in exercise.ways] == [
        ("Hands", "hamstring-stretch"),
        ("Towel", "hamstring-stretch-towel"),
    ]
    assert all(1 < len(way.steps) <= 4 for way in exercise.ways)
    assert [e.id for e in catalog.exercises if e.ways] == ["hamstring-stretch"]
    poses = resources.path("poses")
    assert all((poses / f"{way.pose}.toml").is_file() for way in exercise.ways)


def test_a_bad_file_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    shutil.copytree(resources.path("exercises"), folder)
    (folder / "bridge.toml").write_text(GOOD.replace("reps = 15", "reps = 0"))
    (folder / "clamshell.toml").write_text("name = [")
    (folder / "pelvic-tilt.toml").write_bytes(b"name = '\xff'")
    (folder / "notes.txt").write_text("not ours")
    catalog, errors = read_catalog(folder)
    assert [exercise.id for exercise in catalog.exercises] == [
        name for name in SHEET if name not in ("bridge", "clamshell", "pelvic-tilt")
    ]
    assert {error.file for error in errors} == {"bridge.toml", "clamshell.toml", "pelvic-tilt.toml"}


def test_every_error_of_a_file_is_told_with_field_and_what_is_allowed(tmp_path: Path) -> None:
    text = (
        GOOD.replace('position = "on-back-knees-bent"', 'position = "hanging"')
        .replace('"hamstrings"', '"toes"')
        .replace("reps = 15", "reps = 1000\nhold = nan\nspeed = 3")
        .replace("out = 2.0", "out = -1")
        .replace('felt = "Buttocks, back of the thigh and stomach"\n', "colour = 3\n")
        .replace('    "Lower slowly.",', '    "Lower slowly.",\n    "",')
    )
    found = {error.field: error for error in errors_of(tmp_path, text)}
    assert set(found) == {
        "position",
        "muscles[2]",
        "dose.reps",
        "dose.hold",
        "dose.speed",
        "dose.tempo.out",
        "dose",
        "felt",
        "colour",
        "steps",
    }
    assert found["position"].allowed == (
        "on-back, on-back-knees-bent, on-side, on-front, all-fours, sitting, standing"
    )
    assert "hip-side" in found["muscles[2]"].allowed
    assert found["dose.reps"].allowed == "a whole number from 1 to 200"
    assert found["dose.hold"].allowed == "a number from 0.5 to 600"
    assert found["dose.tempo.out"].allowed == "a number from 0.5 to 60"
    assert found["dose"].allowed == "either hold or tempo"
    assert found["felt"].problem == "missing"
    assert "muscles" in found["colour"].allowed
    assert found["steps"].allowed == "1 to 4 of them"
    assert str(found["position"]) == (
        "bridge.toml: position: 'hanging' is not allowed"
        " (allowed: on-back, on-back-knees-bent, on-side, on-front, all-fours, sitting, standing)"
    )


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("reps = 15", "reps = true", "dose.reps"),
        ("reps = 15", "reps = 15.5", "dose.reps"),
        ("reps = 15", 'reps = "15"', "dose.reps"),
        ("reps = 15", "reps = 15\nrest = inf", "dose.rest"),
        ("reps = 15", "reps = 15\nset_rest = -1", "dose.set_rest"),
        ("reps = 15", "reps = 15\nsets = 0", "dose.sets"),
        ("reps = 15", "reps = 15\ntempo = 3", "dose.tempo"),
        ("reps = 15", 'reps = 15\norder = "sideways"', "dose.order"),
        ("Lower slowly", "Lower slowly " + "and " * 40, "steps[4]"),
        ("Lower slowly.", "Lower\\nslowly.", "steps[4]"),
        ("Lower slowly.", "Lower \\u202e slowly.", "steps[4]"),
        ('id = "bridge"', 'id = "Bridge"', "id"),
        ('id = "bridge"', 'id = "../bridge"', "id"),
        ('id = "bridge"', 'id = "clamshell"', "id"),
        ('name = "Bridge"', 'name = ""', "name"),
        ("number = 9", "number = 0", "number"),
        ("number = 9", 'number = "nine"', "number"),
        ("*buttocks*", "*buttocks", "cue"),
        ('sidedness = "both-at-once"', 'sidedness = "each-side"', "limb"),
        ("steps = [", 'steps = "Lie down."\nold = [', "steps"),
    ],
)
def test_one_wrong_value_is_refused_by_its_field(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    text = GOOD.replace(old, new, 1)
    if new.endswith("tempo = 3"):
        text = text[: text.rindex("tempo =")]
    assert field in [error.field for error in errors_of(tmp_path, text)]


def test_an_empty_file_misses_every_field_that_it_must_have(tmp_path: Path) -> None:
    missing = [e.field for e in errors_of(tmp_path, "") if e.problem == "missing"]
    assert missing == [
        "id",
        "name",
        "position",
        "sidedness",
        "steps",
        "ready",
        "cue",
        "felt",
        "cautions",
        "muscles",
        "dose",
    ]


def test_a_dose_that_is_no_table_is_refused(tmp_path: Path) -> None:
    text = "dose = 15\n" + GOOD[: GOOD.index("[dose]")]
    assert [error.field for error in errors_of(tmp_path, text)] == ["dose"]


WAYS = """
[[ways]]
pose = "bridge"
name = "Two legs"

[[ways]]
pose = "bridge-one-leg"
name = "One leg"
steps = ["Raise one leg."]
"""


def test_ways_are_read(tmp_path: Path) -> None:
    (tmp_path / "bridge.toml").write_text(GOOD + WAYS, "utf-8")
    catalog, errors = read_catalog(tmp_path)
    assert errors == ()
    assert catalog["bridge"].ways == (
        Way("bridge", "Two legs"),
        Way("bridge-one-leg", "One leg", ("Raise one leg.",)),
    )


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('pose = "bridge"', 'pose = "../bridge"', "ways[1].pose"),
        ('pose = "bridge"', "pose = 3", "ways[1].pose"),
        ('pose = "bridge"\n', "", "ways[1].pose"),
        ('pose = "bridge-one-leg"', 'pose = "bridge"', "ways[2].pose"),
        ('name = "One leg"', 'name = "two legs"', "ways[2].name"),
        ('name = "One leg"', f'name = "{"one " * 6}leg"', "ways[2].name"),
        ('["Raise one leg."]', "[]", "ways[2].steps"),
        ('["Raise one leg."]', '["a", "b", "c", "d", "e"]', "ways[2].steps"),
        ('["Raise one leg."]', '[""]', "ways[2].steps[1]"),
        ('["Raise one leg."]', '["Raise one leg."]\nfelt = "Leg"', "ways[2].felt"),
        (WAYS, "[ways]\npose = 'bridge'", "ways"),
        (WAYS, WAYS * 3, "ways"),
        (WAYS, "[[motion]]\nfrom = 'on-back'", "motion"),
    ],
)
def test_a_wrong_way_is_refused_by_its_field(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    assert field in [error.field for error in errors_of(tmp_path, (GOOD + WAYS).replace(old, new))]


def test_the_table_of_the_figure_is_not_read_here(tmp_path: Path) -> None:
    (tmp_path / "bridge.toml").write_text(GOOD + '[motion]\nfrom = "nowhere"\nx = 3\n', "utf-8")
    catalog, errors = read_catalog(tmp_path)
    assert errors == ()
    assert "bridge" in catalog


def test_a_file_without_a_number_comes_after_the_sheet(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    shutil.copytree(resources.path("exercises"), folder)
    own = GOOD.replace("number = 9\n", "").replace('id = "bridge"', 'id = "a-first"')
    (folder / "a-first.toml").write_text(own)
    catalog, errors = read_catalog(folder)
    assert errors == ()
    assert [exercise.id for exercise in catalog.exercises] == [*SHEET, "a-first"]


def test_a_folder_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    catalog, errors = read_catalog(tmp_path / "nowhere")
    assert catalog.exercises == ()
    assert [error.field for error in errors] == [""]


def test_a_folder_in_place_of_a_file_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "bridge.toml").mkdir()
    catalog, errors = read_catalog(tmp_path)
    assert catalog.exercises == ()
    assert [error.file for error in errors] == ["bridge.toml"]


def test_a_number_of_endless_digits_is_an_error_and_no_crash(tmp_path: Path) -> None:
    """Python cannot show one of more than 4300 digits, in whatever way it was written."""
    (error,) = errors_of(tmp_path, GOOD.replace("number = 9", f"number = 0x{'F' * 4000}"))
    assert error.problem == "number: a whole number of more than 64 bits"
    assert shown(date(2026, 1, 2)) == "2026-01-02"
    assert shown(16**4000) == shown([16**4000]) == "what is too large to be shown"


@pytest.mark.parametrize(
    "text", ["Brücke", "\u0e17\u0e35\u0e48", "❤\ufe0f 2", "1\ufe0f", "Пресс", "橋"]
)
def test_what_is_seen_may_stand_in_anybodys_text(text: str) -> None:
    checker = Checker("x.toml", foreign=True)
    way = checker.struct({"pose": "x", "name": text}, Way)
    assert way == Way("x", text), checker.errors


def test_in_a_persons_own_text_all_signs_are_theirs() -> None:
    for name in ("❤", "X\ufe0f"):
        assert Checker("x.toml").struct({"pose": "x", "name": name}, Way)
