"""A person's own exercises on disk."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach import resources
from coach.core.exercise import Catalog, Equipment, Exercise, Muscle, Photos, Sidedness
from coach.figure.output.figures import Figures
from coach.figure.output.pose_files import OwnFolders
from coach.storage.atomic import SaveError
from coach.storage.content import read_catalog, read_exercise
from coach.storage.names import id_for, is_reserved
from coach.storage.own_exercises import OwnExercises
from coach.storage.toml_file import read_table, write_table


@pytest.fixture
def own(tmp_path: Path) -> OwnExercises:
    folders = [tmp_path / name for name in ("exercises", "poses", "photos")]
    for folder in folders:
        folder.mkdir()
    return OwnExercises(*folders)


@pytest.fixture
def figures(own: OwnExercises) -> Figures:
    poses, exercises = resources.path("poses"), resources.path("exercises")
    return Figures(poses, exercises, OwnFolders(own.poses, own.exercises, own.photos))


@pytest.fixture
def mine(catalog: Catalog) -> Exercise:
    return replace(catalog["bridge"], id="mine", name="Mine", figure="bridge")


def test_each_exercise_of_the_sheet_comes_back_as_it_was_saved(
    own: OwnExercises, catalog: Catalog
) -> None:
    for exercise in catalog.exercises:
        own.save(exercise)
    found, errors = read_catalog(own.exercises)
    assert errors == ()
    assert {e.id: e for e in found.exercises} == {e.id: e for e in catalog.exercises}


@pytest.mark.parametrize("name", ["Con", "NUL", "com1", "lpt 9"])
def test_no_id_is_a_name_that_windows_keeps(name: str) -> None:
    assert not is_reserved(id_for(name, set()))
    assert is_reserved("con")
    assert not is_reserved("bridge")


def test_a_file_is_the_persons_own(own: OwnExercises, mine: Exercise) -> None:
    own.save(replace(mine, equipment=(Equipment.WALL,), photos=Photos("a.jpg", "b.png")))
    file = own.exercises / "mine.toml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found, _, errors = read_exercise(file)
    assert errors == []
    assert found is not None
    assert found.photos == Photos("a.jpg", "b.png")


def test_what_reading_would_refuse_is_not_saved(own: OwnExercises, mine: Exercise) -> None:
    for spoilt in (replace(mine, name=""), replace(mine, photos=Photos("../a.jpg", "b.jpg"))):
        with pytest.raises(ValueError, match=r"mine\.toml"):
            own.save(spoilt)
    assert list(own.exercises.iterdir()) == []


def test_removed_it_can_be_brought_back_and_is_no_exercise_meanwhile(
    own: OwnExercises, mine: Exercise
) -> None:
    own.save(mine)
    before = (own.exercises / "mine.toml").read_bytes()
    own.remove("mine")
    assert read_catalog(own.exercises) == (Catalog(()), ())
    own.restore("mine")
    assert (own.exercises / "mine.toml").read_bytes() == before
    with pytest.raises(SaveError):
        own.remove("nobody")


def test_poses_and_photos_are_named_by_their_content(own: OwnExercises) -> None:
    first, again = (own.add_pose({"from": "standing"}) for _ in range(2))
    other = own.add_pose({"from": "on-back"})
    assert first == again != other
    assert len(list(own.poses.iterdir())) == 2
    photo = own.add_photo(b"bytes", "jpg")
    assert own.photo(photo) == b"bytes"
    assert own.photo("photo-none.jpg") == b""


def test_the_movement_in_its_own_file_stays_until_another_is_shown(
    own: OwnExercises, mine: Exercise
) -> None:
    shown = replace(mine, figure="")
    own.save(shown)
    file = own.exercises / "mine.toml"
    write_table(file, {**read_table(file), "motion": {"from": "standing"}})
    own.save(replace(shown, name="Renamed"))
    assert own.motion("mine") == {"from": "standing"}
    own.save(mine)
    assert own.motion("mine") == {}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wall sit", "wall-sit"),
        ("  Überstreckung (leicht)!", "uberstreckung-leicht"),
        ("猫のポーズ", "exercise"),
        ("Bridge", "bridge-2"),
    ],
)
def test_an_id_is_made_of_the_name(name: str, expected: str) -> None:
    assert id_for(name, {"bridge"}) == expected


@given(st.text(max_size=80), st.sets(st.sampled_from(["exercise", "a", "a-2"])))
def test_any_name_makes_an_id_that_can_be_kept(
    catalog: Catalog,
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    taken: set[str],
) -> None:
    made = id_for(name, taken)
    assert made not in taken
    folder = tmp_path_factory.getbasetemp() / "any-id"
    folder.mkdir(exist_ok=True)
    OwnExercises(folder, folder, folder).save(replace(catalog["bridge"], id=made))
    (folder / f"{made}.toml").unlink()


def test_what_no_exercise_shows_any_more_is_swept(own: OwnExercises, mine: Exercise) -> None:
    kept, gone = (own.add_photo(data, "png") for data in (b"kept", b"gone"))
    pose = own.add_pose({"from": "standing"})
    own.add_pose({"from": "on-back"})
    own.save(replace(mine, photos=Photos(kept, kept)))
    own.save(replace(mine, id="other", photos=Photos(gone, gone)))
    own.remove("other")
    (own.exercises / "by-hand.toml").write_text(f"not to be read, but names {pose}")
    (own.poses / "mine-by-hand.toml").write_text("")
    assert "other" in own.taken
    own.sweep()
    assert {file.name for file in own.photos.iterdir()} == {kept}
    assert {file.stem for file in own.poses.iterdir()} == {pose, "mine-by-hand"}
    assert own.taken == {"mine", "by-hand"}


def glow_of(figures: Figures, exercise: Exercise) -> list[tuple[str, str]]:
    return [(glow.muscle.value, glow.side) for glow in figures.motion(exercise.figure).glow]


@pytest.mark.parametrize("pose", ["standing", "hook-lying", "sitting-on-chair"])
def test_the_figure_glows_where_the_exercise_is_felt(
    own: OwnExercises, figures: Figures, mine: Exercise, pose: str
) -> None:
    plain = replace(mine, figure=pose, muscles=(Muscle.CALVES, Muscle.SHOULDERS))
    lit = own.glowing(plain)
    assert glow_of(figures, lit) == [("calves", "both"), ("shoulders", "both")]
    shown, before = figures.motion(lit.figure), figures.motion(pose)
    assert (shown.start, shown.effort, shown.props) == (before.start, before.effort, before.props)
    assert own.glowing(lit) == lit
    elsewhere = replace(lit, muscles=(Muscle.LOW_BACK,), sidedness=Sidedness.EACH_SIDE)
    assert own.glowing(elsewhere) == elsewhere
    assert glow_of(figures, own.glowing(elsewhere, lit)) == [("low-back", "right")]


def test_what_glows_already_or_is_a_photo_stays(own: OwnExercises, mine: Exercise) -> None:
    towel = replace(mine, figure="hamstring-stretch-towel")
    photos = replace(mine, figure="", photos=Photos("a.jpg", "b.jpg"))
    for each in (mine, towel, photos, replace(mine, figure="nowhere"), replace(mine, figure="")):
        assert own.glowing(each) == each
    assert list(own.poses.iterdir()) == []


@pytest.mark.parametrize("base", ["own-b", "own-a", "nowhere"])
def test_a_pose_built_on_itself_or_on_nothing_stays(
    own: OwnExercises, mine: Exercise, base: str
) -> None:
    write_table(own.poses / "own-a.toml", {"from": base})
    write_table(own.poses / "own-b.toml", {"from": "own-a"})
    built = replace(mine, figure="own-a")
    assert own.glowing(built) == built
