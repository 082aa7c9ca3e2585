"""Rotations, clinical angles and mirroring."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.exercise import Side
from coach.figure.pose.clinical import clinical
from coach.figure.pose.contacts import pose_body
from coach.figure.pose.pose import Arm, Leg, Pose
from coach.figure.pose.ranges import RANGES, out_of_range
from coach.figure.pose.sides import swap_sides
from coach.figure.pose.skeleton import (
    BONES,
    FOREARM,
    JOINTS,
    SHANK,
    THIGH,
    UPPER_ARM,
    angles,
    for_side,
    mirrored,
    turn,
)

degree = st.floats(-170, 170)
slight = st.floats(-85, 85)


@given(degree, slight, degree)
def test_a_rotation_gives_its_angles_back(z: float, x: float, y: float) -> None:
    rotation = turn(z, x, y)
    assert np.allclose(rotation @ rotation.T, np.eye(3))
    assert np.linalg.det(rotation) == pytest.approx(1.0)
    assert np.allclose(turn(*angles(rotation)), rotation)


@given(
    st.floats(-30, 120),
    st.floats(-30, 45),
    st.floats(-45, 60),
    st.floats(0, 150),
    st.floats(-50, 20),
)
def test_a_leg_shows_the_angles_it_was_given(
    flexion: float, abduction: float, rotation: float, knee: float, ankle: float
) -> None:
    leg = Leg(flexion, abduction, rotation, knee, ankle)
    read = clinical(pose_body(Pose(right_leg=leg, left_leg=leg)))
    for side in ("right", "left"):
        assert read[f"{side}_hip_flexion"] == pytest.approx(flexion, abs=1e-6)
        assert read[f"{side}_hip_abduction"] == pytest.approx(abduction, abs=1e-6)
        assert read[f"{side}_hip_rotation"] == pytest.approx(rotation, abs=1e-6)
        assert read[f"{side}_knee_flexion"] == pytest.approx(knee, abs=1e-6)
        assert read[f"{side}_ankle_dorsiflexion"] == pytest.approx(ankle, abs=1e-6)


@given(st.floats(0, 150), st.floats(-80, 80), st.floats(-70, 80), st.floats(-30, 20))
def test_an_arm_shows_the_angles_it_was_given(
    elbow: float, pronation: float, wrist: float, deviation: float
) -> None:
    arm = Arm(
        shoulder_abduction=20.0,
        elbow_flexion=elbow,
        pronation=pronation,
        wrist_flexion=wrist,
        wrist_deviation=deviation,
    )
    read = clinical(pose_body(Pose(right_arm=arm, left_arm=arm)))
    for side in ("right", "left"):
        assert read[f"{side}_shoulder_abduction"] == pytest.approx(20, abs=1e-6)
        assert read[f"{side}_shoulder_rotation"] == pytest.approx(0, abs=1e-6)
        assert read[f"{side}_elbow_flexion"] == pytest.approx(elbow, abs=1e-6)
        assert read[f"{side}_pronation"] == pytest.approx(pronation, abs=1e-6)
        assert read[f"{side}_wrist_flexion"] == pytest.approx(wrist, abs=1e-6)
        assert read[f"{side}_wrist_deviation"] == pytest.approx(deviation, abs=1e-6)


def test_flexion_goes_forward_and_abduction_outward() -> None:
    lying = pose_body(Pose(right_leg=Leg(hip_flexion=90), left_leg=Leg(hip_abduction=40)))
    hip, knee = lying.joints["right_hip"], lying.joints["right_knee"]
    assert np.allclose(knee - hip, [0, THIGH, 0]), "on the back, a bent hip lifts the thigh"
    assert lying.joints["left_knee"][2] < lying.joints["left_hip"][2] - 0.2
    assert lying.joints["right_hip"][2] > 0 > lying.joints["left_hip"][2]
    assert lying.joints["head"][0] < lying.joints["pelvis"][0] < lying.joints["left_toe"][0]


def test_segments_are_as_long_as_the_anthropometry_says() -> None:
    joints = pose_body(Pose()).joints

    def length(a: str, b: str) -> float:
        return float(np.linalg.norm(joints[a] - joints[b]))

    assert set(JOINTS) <= set(joints)
    assert length("left_hip", "left_knee") == pytest.approx(THIGH)
    assert length("left_knee", "left_ankle") == pytest.approx(SHANK)
    assert length("right_shoulder", "right_elbow") == pytest.approx(UPPER_ARM)
    assert length("right_elbow", "right_wrist") == pytest.approx(FOREARM)
    assert all(length(a, b) > 0.03 for a, b in BONES)


def test_the_mirror_image_exchanges_sides_exactly() -> None:
    arm = Arm(shoulder_flexion=30, elbow_flexion=40, pronation=20)
    posed = pose_body(Pose(right_arm=arm, right_leg=Leg(30, 10, 20, 50)))
    other = for_side(posed, Side.LEFT)
    for name, at in posed.joints.items():
        assert (other.joints[swap_sides(name)] == at * (1, 1, -1)).all()
    for rotation in other.frames.values():
        assert np.linalg.det(rotation) == pytest.approx(1.0)
    assert clinical(other)["left_hip_rotation"] == pytest.approx(20)
    assert for_side(posed, Side.RIGHT) is posed is for_side(posed, Side.BOTH)
    again = mirrored(other)
    assert all((again.joints[name] == at).all() for name, at in posed.joints.items())


def test_what_is_out_of_range_is_said_in_words() -> None:
    assert (
        out_of_range("left_knee_flexion", 171)
        == "left knee bends to 171 degrees; the healthy range ends at 150"
    )
    assert (
        out_of_range("left_ankle_dorsiflexion", -87)
        == "left ankle points down to 87 degrees; the healthy range ends at 50"
    )
    for name, limits in RANGES.items():
        assert out_of_range(name, limits.high) == "" == out_of_range(name, limits.low)
        assert out_of_range(f"right_{name}", limits.high + 2)
    assert out_of_range("roll", 400) == ""
