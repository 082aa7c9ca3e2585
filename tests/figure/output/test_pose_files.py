"""Which file a pose is drawn from, and what tells that it is another."""

from pathlib import Path

import pytest

from coach import resources
from coach.figure.output.pose_files import OwnFolders, PoseFiles
from coach.figure.pose.motion import read_motion
from coach.figure.pose.pose_file import PoseError, load
from tests.figure.output.own_files import own_folders

POSES, EXERCISES = resources.path("poses"), resources.path("exercises")
MOTION = '[motion]\nfrom = "hook-lying"\n'


@pytest.fixture
def own(tmp_path: Path) -> OwnFolders:
    return own_folders(tmp_path)


@pytest.fixture
def files(own: OwnFolders) -> PoseFiles:
    return PoseFiles(POSES, EXERCISES, own)


def test_a_kept_pose_is_found_by_its_name(files: PoseFiles, own: OwnFolders) -> None:
    (own.poses / "own-0123.toml").write_text('from = "hook-lying"')
    assert files.path("own-0123") == own.poses / "own-0123.toml"


def test_an_own_exercise_shows_its_movement_and_not_a_base_of_that_name(
    files: PoseFiles, own: OwnFolders
) -> None:
    assert files.path("side-lying") == POSES / "side-lying.toml"
    (own.exercises / "side-lying.toml").write_text(MOTION)
    assert files.path("side-lying") == own.exercises / "side-lying.toml"


def test_an_editors_byte_order_mark_hides_no_movement(files: PoseFiles, own: OwnFolders) -> None:
    path = own.exercises / "side-lying.toml"
    path.write_text(MOTION, "utf-8-sig")
    assert files.path("side-lying") == path
    assert load(path, POSES)["trunk"]


def test_of_endless_problems_the_first_are_told(own: OwnFolders) -> None:
    path = own.poses / "own-0123.toml"
    path.write_text("".join(f"x{number} = 1\n" for number in range(4000)))
    with pytest.raises(PoseError) as caught:
        read_motion(path, POSES)
    assert len(caught.value.problems) >= 4000
    lines = str(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == f"own-0123.toml: and {len(caught.value.problems) - 20} more problems"


def test_an_own_exercise_without_a_movement_leaves_the_base_to_others(
    files: PoseFiles, own: OwnFolders
) -> None:
    (own.exercises / "side-lying.toml").write_text('name = "Side lying"')
    assert files.path("side-lying") == POSES / "side-lying.toml"


@pytest.mark.parametrize("pose", ["bridge", "hamstring-stretch-towel"], ids=["exercise", "way"])
def test_what_the_sheet_shows_stays_its_own(files: PoseFiles, own: OwnFolders, pose: str) -> None:
    (own.exercises / f"{pose}.toml").write_text(MOTION)
    (own.poses / f"{pose}.toml").write_text('from = "hook-lying"')
    assert files.path(pose) == POSES / f"{pose}.toml"


def test_an_own_exercise_without_a_movement_is_named_where_nothing_else_is(
    files: PoseFiles, own: OwnFolders
) -> None:
    (own.exercises / "squat.toml").write_text("no TOML")
    assert files.path("squat") == own.exercises / "squat.toml"
    assert files.path("juggling") == POSES / "juggling.toml"


@pytest.mark.parametrize("pose", ["", "../bridge", "/etc/hosts", "a\\b", "a.b", "x" * 81, "Ä"])
def test_what_is_no_name_is_no_file(files: PoseFiles, pose: str) -> None:
    with pytest.raises(ValueError, match="pose"):
        files.path(pose)
    assert files.own_stamp(pose) == ""


def test_photos_are_two_files_of_the_folder(files: PoseFiles, own: OwnFolders) -> None:
    found = files.photos("photos:photo-1.jpg|photo-2.png")
    assert found == (own.photos / "photo-1.jpg", own.photos / "photo-2.png")
    assert files.photos("bridge") is None


@pytest.mark.parametrize(
    "pose",
    [
        "photos:",
        "photos:a.png",
        "photos:../a.png|b.png",
        "photos:a.png|/b.png",
        "photos:a.svg|b.png",
    ],
)
def test_photos_have_plain_names(files: PoseFiles, pose: str) -> None:
    with pytest.raises(ValueError, match="photos"):
        files.photos(pose)


def test_without_own_folders_there_are_no_photos() -> None:
    with pytest.raises(ValueError, match="photos"):
        PoseFiles(POSES).photos("photos:a.png|b.png")


def test_the_stamp_tells_of_every_own_file_and_of_no_other(
    files: PoseFiles, own: OwnFolders
) -> None:
    (own.exercises / "squat.toml").write_text(MOTION)
    before = files.own_stamp("squat"), files.own_stamp("photos:a.png|b.png")
    (own.exercises / "squat.toml").write_text(MOTION * 2)
    (own.photos / "b.png").write_bytes(b"one")
    assert files.own_stamp("squat") != before[0]
    assert files.own_stamp("photos:a.png|b.png") != before[1]
    assert files.own_stamp("bridge") == ""
