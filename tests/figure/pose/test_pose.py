"""Pose files are read strictly, with every problem at once."""

from pathlib import Path

import pytest

from coach.figure.pose.motion import read_motion
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose_file import PoseError
from tests.shipped import shipped_motion


def written(folder: Path, text: str, name: str = "test.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(PoseError) as raised:
        read_motion(path)
    assert raised.value.file.parent == path.parent
    return [str(problem) for problem in raised.value.problems]


def test_a_file_may_be_empty_of_everything_but_what_it_says(tmp_path: Path) -> None:
    motion = read_motion(written(tmp_path, "[right_leg]\nknee_flexion = 20\n"))
    assert motion.start.right_leg.knee_flexion == 20.0
    assert motion.effort == motion.start
    assert motion.props == ("mat",)


def test_the_effort_and_the_base_pose_are_laid_over(tmp_path: Path) -> None:
    written(tmp_path, "[right_leg]\nknee_flexion = 20\nhip_flexion = 5\n", "base.toml")
    motion = read_motion(
        written(
            tmp_path,
            'from = "base"\n[right_leg]\nknee_flexion = 30\n[effort.right_leg]\nhip_flexion = 60\n',
        )
    )
    assert (motion.start.right_leg.knee_flexion, motion.start.right_leg.hip_flexion) == (30, 5)
    assert (motion.effort.right_leg.knee_flexion, motion.effort.right_leg.hip_flexion) == (30, 60)


def test_a_contact_of_the_base_pose_can_be_freed(tmp_path: Path) -> None:
    written(tmp_path, '[left_leg.foot]\non = "mat"\nat = [0.45, -0.1]\n', "base.toml")
    motion = read_motion(written(tmp_path, 'from = "base"\n[left_leg]\nfoot = "free"\n'))
    assert motion.start.left_leg.foot is None


EXERCISE = """
id = "arm-circles"
name = "Arm circles"
steps = ["Lie down."]

[dose]
reps = 5

[motion]
from = "base"
inset = "low-back"

[motion.right_leg]
knee_flexion = 30

[motion.effort.right_leg]
knee_flexion = 60
"""


def test_an_exercise_file_may_hold_its_motion(tmp_path: Path) -> None:
    bases = tmp_path / "poses"
    bases.mkdir()
    written(bases, "[right_leg]\nhip_flexion = 40\n", "base.toml")
    motion = read_motion(written(tmp_path, EXERCISE), bases)
    assert (motion.start.right_leg.hip_flexion, motion.start.right_leg.knee_flexion) == (40, 30)
    assert motion.effort.right_leg.knee_flexion == 60
    assert motion.inset == "low-back"


def test_an_exercise_file_without_motion_says_what_is_missing(tmp_path: Path) -> None:
    told = problems(written(tmp_path, 'id = "arm-circles"\n'))
    assert told == ["motion: is missing: it holds how the figure moves, as a pose file does"]
    assert problems(written(tmp_path, 'id = "a"\nmotion = 3\n')) == ["motion: must be a table"]


def test_every_problem_of_a_file_is_told_with_its_field(tmp_path: Path) -> None:
    told = problems(
        written(
            tmp_path,
            """
            rests = [{ on = "mat" }]
            glow = [{ muscle = "toes" }]
            colour = "red"
            [left_leg]
            knee_flexion = 171
            hip_flexion = nan
            hip_twist = 1
            [right_arm.hand]
            on = 3
            [right_leg]
            foot = 5
            """,
        )
    )
    assert any(t.startswith("left_leg.knee_flexion: left knee bends to 171") for t in told)
    assert "left_leg.hip_flexion: must be a number" in told
    assert any(t.startswith("left_leg.hip_twist: is not known; allowed") for t in told)
    assert "right_arm.hand.on: must be a text in quotes" in told
    assert "right_leg.foot: must be a table" in told
    assert "rests[0].part: is missing" in told
    assert any(t.startswith("glow[0].muscle: must be one of low-back,") for t in told)
    assert any(t.startswith("colour: is not known") for t in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[right_leg", "is not TOML"),
        ('from = "nowhere"', 'from: there is no pose "nowhere"; there are: test'),
        ('from = "../test"', "from: must name a pose file"),
        ('from = "test"', "from: builds on too many poses, or on itself"),
        ("#" * 70_000, "is larger than"),
        ('[right_leg.foot]\non = "mat"\nat = [0.4]', "right_leg.foot.at: must be 2 numbers"),
        ('[right_leg.foot]\non = "moon"', 'right_leg.foot.on: "moon" is not known'),
        ('rests = [{ part = "wing" }]', 'rests[0].part: "wing" is not known'),
        ('[trunk]\nsupport = "ear"', 'trunk.support: "ear" is not known'),
        ('arrows = [{ joint = "ear" }]', 'arrows[0].joint: "ear" is not known'),
        ("[trunk]\nroll = 1e18", "trunk.roll: must be between -1000 and 1000"),
        ("effort = [1]", "effort: must be a table"),
        ('arrows = [{ joint = "head", about = "ear" }]', 'arrows[0].about: "ear" is not known'),
        ("arrows = [{ end = 0.5 }]", "arrows[0]: must have a joint, or at least two points"),
        ("arrows = [{ points = [[0, 1], [0, 1, 2]] }]", "arrows[0].points[0]: must be 3 numbers"),
        (
            '[right_leg.foot]\non = "mat"\nat = [0.5, 0.1]\nknee = [0, 0, 0]',
            "points along its limb",
        ),
        ('[right_arm.hand]\non = "left_forearm"', 'right_arm.hand.on: "left_forearm" is not known'),
        ('[right_arm.hand]\non = "belly"\nflat = 1', "right_arm.hand.flat: must be true or false"),
        ('props = ["swing"]', 'props[0]: "swing" is not known'),
        (
            '[right_arm.hand]\non = "right_arm"',
            'right_arm.hand.on: "right_arm" is not known',
        ),
        (
            '[effort.right_leg.foot]\non = "mat"\nat = [0.4, 0.1]',
            "effort: right_leg.foot must be there, or not, as at the start",
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, told: str) -> None:
    assert any(told in t for t in problems(written(tmp_path, text)))


def test_a_contact_out_of_reach_names_itself(tmp_path: Path) -> None:
    told = problems(written(tmp_path, '[right_leg.foot]\non = "mat"\nat = [1.5, 0.1]\n'))
    assert any(
        "right foot on the mat: misses by" in t and t.startswith("at the start: ") for t in told
    )


def test_a_contact_that_twists_a_joint_names_the_joint(tmp_path: Path) -> None:
    told = problems(
        written(tmp_path, '[right_leg.foot]\non = "mat"\nat = [0.02, 0.1]\nknee = [0, 1, 0]\n')
    )
    assert any("right knee bends to" in t for t in told)


def test_a_number_too_long_to_be_read_is_no_pose(tmp_path: Path) -> None:
    with pytest.raises(PoseError, match="is not TOML"):
        read_motion(written(tmp_path, f"trunk = {'1' * 5001}\n"))


def test_base_poses_are_sound() -> None:
    for name in ("on-back", "hook-lying", "side-lying"):
        assert isinstance(shipped_motion(name), Motion)
