"""A pose file's problems, told in words that a physiotherapist understands."""

from pathlib import Path

import pytest

from coach import resources
from coach.figure.pose.check import check

POSES = sorted(resources.path("poses").glob("*.toml"))


def told(folder: Path, text: str) -> tuple[str, ...]:
    path = folder / "new.toml"
    path.write_text(text, encoding="utf-8")
    return check(path, resources.path("poses"))


@pytest.mark.parametrize("pose", POSES, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_the_poses_that_we_ship(pose: Path) -> None:
    assert check(pose) == ()


def test_an_exercise_file_is_checked_at_its_own_tempo(tmp_path: Path) -> None:
    motion = """
    [motion]
    from = "on-back"
    [motion.right_leg]
    heel_on = ""
    [motion.effort.right_leg]
    hip_flexion = 60
    """
    calm = 'id = "leg-raise"\n[dose]\nreps = 5\ntempo = { out = 4.0, pause = 1.0, back = 4.0 }\n'
    assert told(tmp_path, calm + motion) == ()
    hasty = told(tmp_path, calm.replace("back = 4.0", "back = 1.0") + motion)
    assert hasty
    assert all("from one picture to the next; up to 2 cm looks smooth" in each for each in hasty)
    assert any(each.startswith("half-way: right toe jumps ") for each in hasty)


def test_angles_of_the_file_and_of_the_movement_are_told_once_each(tmp_path: Path) -> None:
    wrong = told(tmp_path, 'from = "on-back"\n[left_leg]\nheel_on = ""\nknee_flexion = 171\n')
    bends = "left knee bends to 171 degrees; the healthy range ends at 150"
    assert wrong[0] == f"left_leg.knee_flexion: {bends}"
    assert sum(bends in each for each in wrong) == 1


def test_a_contact_that_misses_says_where_and_when(tmp_path: Path) -> None:
    wrong = told(tmp_path, 'from = "hook-lying"\n[effort.right_leg.foot]\nat = [1.1, 0.1]\n')
    assert any(
        each.startswith("at the effort: right foot on the mat: misses by ") for each in wrong
    )


def test_a_part_under_the_mat_is_told(tmp_path: Path) -> None:
    wrong = told(
        tmp_path,
        'from = "on-back"\n[right_leg]\nheel_on = ""\nhip_flexion = -12\n',
    )
    assert any(
        "right foot is " in each and "below the surface of the mat" in each for each in wrong
    )
    assert all(each.startswith("at the start: ") for each in wrong)


def test_parts_that_pass_through_each_other_are_told_where_it_is_worst(tmp_path: Path) -> None:
    crossing = """
    from = "on-back"
    [right_leg]
    heel_on = ""
    hip_flexion = 4
    hip_abduction = 25
    [effort.right_leg]
    hip_abduction = -25
    """
    wrong = told(tmp_path, crossing)
    assert any(" is " in each and "inside the left" in each for each in wrong)
    assert any(each.startswith("at the effort: ") for each in wrong if "inside" in each)


def test_words_that_mean_nothing_come_with_those_allowed(tmp_path: Path) -> None:
    wrong = told(tmp_path, '[right_arm.hand]\non = "moon"\nat = [0, 0]\n')
    assert len(wrong) == 1
    assert wrong[0].startswith('right_arm.hand.on: "moon" is not known; allowed here: mat, seat')


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert check(tmp_path / "none.toml") == ("No such file or directory",)
    assert told(tmp_path, "[trunk")[0].startswith("is not TOML")


def test_a_limb_without_a_direction_is_told_alone(tmp_path: Path) -> None:
    wrong = told(tmp_path, 'from = "hook-lying"\n[right_leg.foot]\nknee = [0, 0, 0]\n')
    assert wrong == ("at the start: a knee or elbow points along its limb",)
