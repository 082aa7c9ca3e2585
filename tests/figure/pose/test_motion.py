"""All ten exercises, both sides, fifty moments each: true to the body, the mat and the contacts."""

from functools import cache

import numpy as np
import pytest

from coach import resources
from coach.core.exercise import Dose, Muscle, Side
from coach.figure.pose import flesh, truth
from coach.figure.pose.clinical import clinical
from coach.figure.pose.motion import REACH, arrow_path, glow, solve
from coach.figure.pose.movement import Motion, View
from coach.figure.pose.ranges import out_of_range
from coach.figure.pose.report import pose_report
from coach.figure.pose.sides import swap_sides
from coach.figure.pose.skeleton import JOINTS, Posed
from coach.storage.content import read_catalog
from tests.shipped import shipped_motion

EXERCISES = (
    "lower-trunk-rotation",
    "single-knee-to-chest",
    "hamstring-stretch",
    "hamstring-stretch-towel",
    "piriformis-stretch",
    "quadriceps-stretch",
    "gluteal-squeeze",
    "pelvic-tilt",
    "abdominal-draw-in",
    "bridge",
    "clamshell",
)
every_exercise = pytest.mark.parametrize("exercise", EXERCISES)
every_side = pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])


@cache
def motion_of(exercise: str) -> Motion:
    return shipped_motion(exercise)


@cache
def moments(exercise: str, side: Side) -> tuple[Posed, ...]:
    return truth.moments(motion_of(exercise), side)


@cache
def doses() -> dict[str, Dose]:
    """By pose: an exercise's dose holds for each of its ways."""
    catalog, problems = read_catalog(resources.path("exercises"))
    assert not problems
    return {
        pose: exercise.dose
        for exercise in catalog.exercises
        for pose in (exercise.id, *(way.pose for way in exercise.ways))
    }


@every_exercise
@every_side
def test_bones_keep_their_lengths(exercise: str, side: Side) -> None:
    for bone, change in truth.stretching(moments(exercise, side)).items():
        assert change < truth.STRETCHES == 0.001, bone


@every_exercise
@every_side
def test_nothing_sinks_into_the_mat(exercise: str, side: Side) -> None:
    for phase, posed in zip(truth.PHASES, moments(exercise, side), strict=True):
        for part, depth in truth.sinking(posed).items():
            assert depth < truth.SINKS == 0.01, f"{part} at {phase:.2f}"


@every_exercise
@every_side
def test_every_contact_holds(exercise: str, side: Side) -> None:
    for phase, posed in zip(truth.PHASES, moments(exercise, side), strict=True):
        assert posed.contacts
        for what, off in posed.contacts:
            assert off < REACH == 0.01, f"{what} at {phase:.2f}"


@every_exercise
@every_side
def test_joints_stay_in_their_healthy_range(exercise: str, side: Side) -> None:
    for phase, posed in zip(truth.PHASES, moments(exercise, side), strict=True):
        for name, degrees in clinical(posed).items():
            assert out_of_range(name, degrees) == "", f"at {phase:.2f}"


@every_exercise
@every_side
def test_the_body_does_not_pass_through_itself(exercise: str, side: Side) -> None:
    for phase, posed in zip(truth.PHASES, moments(exercise, side), strict=True):
        for pair, depth in truth.passing_through(posed).items():
            assert depth < truth.give(*pair), f"{pair} at {phase:.2f}"


@every_exercise
@every_side
def test_the_movement_is_smooth_at_the_default_tempo(exercise: str, side: Side) -> None:
    seconds = truth.quickest_way(doses()[exercise])
    for joint, (step, phase) in truth.jumping(motion_of(exercise), side, seconds).items():
        assert step < truth.JUMPS == 0.02, f"{joint} at {phase:.2f}"


@every_exercise
def test_the_left_side_is_the_exact_mirror_image(exercise: str) -> None:
    for right, left in zip(
        moments(exercise, Side.RIGHT), moments(exercise, Side.LEFT), strict=True
    ):
        for joint in JOINTS:
            assert (left.joints[swap_sides(joint)] == right.joints[joint] * (1, 1, -1)).all()
        assert [(swap_sides(what), off) for what, off in right.contacts] == list(left.contacts)


@every_exercise
def test_solving_the_same_moment_twice_is_the_same(exercise: str) -> None:
    once, again = (solve(motion_of(exercise), 0.37, Side.RIGHT) for _ in range(2))
    assert all((once.joints[j] == again.joints[j]).all() for j in JOINTS)


@every_exercise
def test_pictures_have_what_they_need(exercise: str) -> None:
    motion = motion_of(exercise)
    assert motion.glow
    assert "mat" in motion.props
    for arrow in motion.arrows:
        right, left = (arrow_path(motion, arrow, side) for side in (Side.RIGHT, Side.LEFT))
        assert right.shape[1] == 3
        assert np.allclose(right * (1, 1, -1), left)


def test_the_muscles_that_an_exercise_names_are_those_that_glow() -> None:
    catalog, _ = read_catalog(resources.path("exercises"))
    for exercise in catalog.exercises:
        for pose in [way.pose for way in exercise.ways] or [exercise.id]:
            assert {g.muscle for g in motion_of(pose).glow} == set(exercise.muscles), pose


def at(exercise: str, phase: float) -> dict[str, np.ndarray]:
    return solve(motion_of(exercise), phase, Side.RIGHT).joints


def test_bridge_ends_in_one_line_from_shoulder_to_knee_with_shoulders_and_feet_in_place() -> None:
    start, top = at("bridge", 0), at("bridge", 1)
    shoulder, hip, knee = (
        (top[f"left_{j}"] + top[f"right_{j}"]) / 2 for j in ("shoulder", "hip", "knee")
    )
    trunk, thigh = hip - shoulder, knee - hip
    bend = np.degrees(np.arccos(trunk @ thigh / np.linalg.norm(trunk) / np.linalg.norm(thigh)))
    assert bend < 3
    for joint in ("right_ankle", "left_toe", "right_hand"):
        assert np.linalg.norm(start[joint] - top[joint]) < 0.004
    for joint in ("right_shoulder", "left_shoulder", "head"):
        assert np.linalg.norm(start[joint] - top[joint]) < 0.025
    assert top["pelvis"][1] > start["pelvis"][1] + 0.12


def test_lower_trunk_rotation_swings_both_knees_to_the_side_and_leaves_the_shoulders() -> None:
    start, over = at("lower-trunk-rotation", 0), at("lower-trunk-rotation", 1)
    for side in ("right", "left"):
        assert over[f"{side}_knee"][2] > start[f"{side}_knee"][2] + 0.2
        assert np.linalg.norm(over[f"{side}_ankle"] - start[f"{side}_ankle"]) < 0.06
        assert np.linalg.norm(over[f"{side}_shoulder"] - start[f"{side}_shoulder"]) < 0.03


def test_clamshell_lifts_the_upper_knee_and_keeps_feet_and_pelvis() -> None:
    start, lifted = at("clamshell", 0), at("clamshell", 1)
    assert lifted["right_knee"][1] > start["right_knee"][1] + 0.15
    assert np.linalg.norm(lifted["right_heel"] - start["right_heel"]) < 0.001
    for joint in ("pelvis", "left_hip", "right_hip", "left_knee", "left_heel"):
        assert np.allclose(start[joint], lifted[joint])


def test_hamstring_stretch_straightens_the_raised_knee() -> None:
    for exercise in ("hamstring-stretch", "hamstring-stretch-towel"):
        bent, straight = (
            clinical(solve(motion_of(exercise), phase, Side.RIGHT)) for phase in (0, 1)
        )
        assert bent["right_knee_flexion"] > 55
        assert straight["right_knee_flexion"] < 12
        assert straight["right_hip_flexion"] > 75
        assert straight["left_knee_flexion"] < 5


def test_the_towel_is_as_long_at_the_effort_as_at_the_start() -> None:
    assert "towel" in motion_of("hamstring-stretch-towel").props
    bodies = [posed.joints for posed in moments("hamstring-stretch-towel", Side.RIGHT)]
    for hand in ("right_hand", "left_hand"):
        lengths = [np.linalg.norm(joints["right_ball"] - joints[hand]) for joints in bodies]
        assert max(lengths) - min(lengths) < 0.02, f"a towel does not stretch: {lengths}"


def test_pelvic_tilt_closes_the_gap_under_the_low_back_with_the_hips_down() -> None:
    start, tilted = (solve(motion_of("pelvic-tilt"), p, Side.RIGHT) for p in (0, 1))
    gaps = [flesh.resting_gap("waist", "mat", posed) for posed in (start, tilted)]
    assert gaps[0] > 0.02
    assert gaps[1] < 0.012
    assert abs(tilted.joints["pelvis"][1] - start.joints["pelvis"][1]) < 0.01


def test_abdominal_draw_in_draws_the_belly_in() -> None:
    assert [solve(motion_of("abdominal-draw-in"), p, Side.BOTH).belly for p in (0, 1)] == [0, 1]


def test_abdominal_draw_in_lays_the_thumbs_inside_the_hip_bones() -> None:
    """An adult's front hip bones are about 0.23 m apart; the thumb lies 5 cm off the palm."""
    for phase in (0.0, 1.0):
        posed = solve(motion_of("abdominal-draw-in"), phase, Side.BOTH)
        pelvis, middle = posed.frames["pelvis"], posed.joints["pelvis"]
        for side, outwards in (("right", 1.0), ("left", -1.0)):
            palm = (posed.joints[f"{side}_wrist"] + posed.joints[f"{side}_hand"]) / 2
            thumb = palm + posed.frames[f"{side}_hand"][:, 2] * outwards * 0.05
            _, up, out = (pelvis.T @ (thumb - middle) * (1, 1, outwards)).tolist()
            assert 0.05 < out < 0.115
            assert 0.05 < up < 0.15


def test_quadriceps_stretch_keeps_the_hand_on_the_ankle_behind_the_body() -> None:
    joints = at("quadriceps-stretch", 1)
    assert np.linalg.norm(joints["right_hand"] - joints["right_ankle"]) < 0.12
    assert joints["right_ankle"][2] > joints["pelvis"][2] + 0.1, "they face away from z"
    assert joints["right_ankle"][0] < joints["right_knee"][0]


def test_single_knee_to_chest_draws_one_knee_in_and_leaves_the_other_leg_flat() -> None:
    start, drawn = at("single-knee-to-chest", 0), at("single-knee-to-chest", 1)
    assert drawn["right_knee"][0] < start["right_knee"][0] - 0.05
    assert drawn["left_knee"][1] < 0.12


def test_phases_beyond_the_ends_are_the_ends() -> None:
    assert (at("bridge", 1.4)["pelvis"] == at("bridge", 1.0)["pelvis"]).all()
    assert (at("bridge", -1.0)["pelvis"] == at("bridge", 0.0)["pelvis"]).all()


def test_the_view_and_the_glow_change_sides() -> None:
    assert View(-20, 15).for_side(Side.LEFT) == View(200, 15)
    assert View(-20, 15).for_side(Side.BOTH) == View(-20, 15)
    right, left = (glow(motion_of("hamstring-stretch"), side) for side in (Side.RIGHT, Side.LEFT))
    assert [(g.muscle, g.side) for g in right] == [(Muscle.HAMSTRINGS, "right")]
    assert [(g.muscle, g.side) for g in left] == [(Muscle.HAMSTRINGS, "left")]


def test_the_report_gives_joints_and_contacts_as_plain_values() -> None:
    report = pose_report("bridge", motion_of("bridge"), 0.5, Side.LEFT)
    assert list(report) == ["exercise", "side", "phase", "joints", "contacts"]
    assert (report["exercise"], report["side"], report["phase"]) == ("bridge", "left", 0.5)
    assert list(report["joints"]) == list(JOINTS)
    assert all(len(at) == 3 and type(at[0]) is float for at in report["joints"].values())
    assert "-0.0," not in str(report), "no zero has a sign"
    assert {"what": "left foot on the mat", "off_by": 0.0} in report["contacts"]
