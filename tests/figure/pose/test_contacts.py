"""Inverse kinematics, and contacts measured from surface to surface."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.figure.pose import flesh
from coach.figure.pose.contacts import pose_body, two_bone
from coach.figure.pose.flesh import limb_surface
from coach.figure.pose.pose import Arm, Foot, Hand, Leg, Pose, Trunk
from coach.figure.pose.skeleton import HAND, PALM

apart = st.floats(-0.6, 0.6).filter(lambda v: abs(v) > 0.02)


@given(apart, apart, apart)
def test_two_bones_keep_their_lengths_and_reach_what_they_can(x: float, y: float, z: float) -> None:
    start, target, pole = np.zeros(3), np.array([x, y, z]), np.array([y, -x, 0.3])
    middle, end = two_bone(start, target, 0.41, 0.42, pole)
    assert np.linalg.norm(middle) == pytest.approx(0.41)
    assert np.linalg.norm(end - middle) == pytest.approx(0.42)
    if 0.02 < np.linalg.norm(target) < 0.82:
        assert np.allclose(end, target)
    assert np.allclose(np.cross(end, target), 0), "falls short along the line to the target"


def test_the_middle_joint_is_on_the_side_of_its_pole() -> None:
    middle, _ = two_bone(np.zeros(3), np.array([0.5, 0, 0]), 0.4, 0.4, np.array([0.3, 1.0, 0]))
    assert middle[1] > 0.3


@pytest.mark.parametrize("roll", [0.0, 20.0, -25.0])
def test_a_foot_on_the_mat_rests_on_its_surface(roll: float) -> None:
    foot = Foot(on="mat", at=(0.45, 0.1), heading=10.0, roll=roll)
    posed = pose_body(Pose(right_leg=Leg(foot=foot)))
    assert flesh.resting_gap("right_foot", "mat", posed) == pytest.approx(0, abs=1e-9)
    assert dict(posed.contacts)["right foot on the mat"] == pytest.approx(0, abs=1e-9)


def test_a_foot_out_of_reach_says_by_how_much() -> None:
    posed = pose_body(Pose(right_leg=Leg(foot=Foot(on="mat", at=(1.2, 0.1)))))
    hip, ankle = posed.joints["right_hip"], posed.joints["right_ankle"]
    missed = dict(posed.contacts)["right foot on the mat"]
    assert missed == pytest.approx(1.2 - ankle[0], rel=0.05)
    assert np.linalg.norm(ankle - hip) == pytest.approx(0.8347, abs=1e-3)


def test_a_heel_drops_to_the_mat() -> None:
    posed = pose_body(Pose(left_leg=Leg(hip_flexion=30, knee_flexion=10, heel_on="mat")))
    assert posed.joints["left_heel"][1] == pytest.approx(flesh.HEEL_RADIUS, abs=1e-9)
    assert posed.joints["left_knee"][1] > posed.joints["left_heel"][1]


@pytest.mark.parametrize("support", ["upper_back", "pelvis"])
@pytest.mark.parametrize("roll", [0.0, -90.0, 30.0])
def test_the_support_rests_on_the_mat(support: str, roll: float) -> None:
    posed = pose_body(Pose(trunk=Trunk(support=support, roll=roll, at=(-0.3, 0.1))))
    assert flesh.resting_gap(support, "mat", posed) == pytest.approx(0, abs=1e-9)
    joint = posed.joints["neck" if support == "upper_back" else "pelvis"]
    assert (joint[0], joint[2]) == pytest.approx((-0.3, 0.1))


def test_a_palm_lies_on_the_skin_of_the_shin() -> None:
    hand = Hand(on="right_shank", along=0.1, around=40.0, fingers=-60.0)
    posed = pose_body(
        Pose(
            right_leg=Leg(hip_flexion=110, knee_flexion=115),
            right_arm=Arm(shoulder_forward=15, hand=hand),
        )
    )
    wrist, frame = posed.joints["right_wrist"], posed.frames["right_hand"]
    palm = wrist - frame[:, 1] * HAND * PALM + frame[:, 0] * flesh.PALM_THICKNESS
    skin, normal = limb_surface("right_shank", 0.1, 40.0, posed)
    assert np.allclose(palm, skin, atol=1e-6)
    assert np.allclose(frame[:, 0], -normal), "the palm faces the shin"
    assert dict(posed.contacts)["right hand on right shin 10% below the knee"] < 1e-6


def test_an_ankle_crosses_the_other_thigh() -> None:
    posed = pose_body(
        Pose(
            left_leg=Leg(foot=Foot(on="mat", at=(0.5, -0.09))),
            right_leg=Leg(foot=Foot(on="left_thigh", along=0.86, knee=(0, 0, 1), swivel=-40)),
        )
    )
    skin, normal = limb_surface("left_thigh", 0.86, 0.0, posed)
    assert np.allclose(posed.joints["right_ankle"], skin + normal * flesh.ANKLE_RADIUS)
    assert posed.joints["right_knee"][2] > 0.15, "the knee opens to the side"


@pytest.mark.parametrize("swivel", [0.0, 20.0, 45.0])
def test_a_heel_stays_on_the_other_heel(swivel: float) -> None:
    foot = Foot(on="left_heel", at=(0, 0.066, 0), knee=(0, 0, -1), swivel=swivel)
    trunk = Trunk(support="pelvis", roll=-90)
    posed = pose_body(
        Pose(trunk, right_leg=Leg(foot=foot), left_leg=Leg(hip_flexion=58, knee_flexion=85))
    )
    assert flesh.resting_gap("right_heel", "left_heel", posed) == pytest.approx(0, abs=1e-3)


def test_a_gap_between_balls_is_between_their_surfaces() -> None:
    ball, other = np.zeros(3), np.array([0.5, 0.0, 0.0])
    chain = (flesh.Ball(ball, 0.1), flesh.Ball(np.array([0.0, 1.0, 0.0]), 0.1))
    assert flesh.gap(chain, (flesh.Ball(other, 0.15),)) == pytest.approx(0.25)
    halfway = (flesh.Ball(np.array([0.05, 0.5, 0.0]), 0.1),)
    assert flesh.gap(chain, halfway) == pytest.approx(-0.15)
