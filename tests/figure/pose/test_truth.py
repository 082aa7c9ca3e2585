"""The measures of what must hold can tell the false from the true."""

import msgspec
import numpy as np
import pytest

from coach.core.exercise import Dose, Side, Tempo
from coach.core.movement import FALL_SECONDS, RISE_SECONDS
from coach.figure.pose import flesh, truth
from coach.figure.pose.contacts import pose_body
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Leg, Pose
from coach.figure.pose.skeleton import Posed
from tests.shipped import shipped_motion


def moved(posed: Posed, joint: str, by: tuple[float, float, float]) -> Posed:
    joints = {**posed.joints, joint: posed.joints[joint] + np.array(by)}
    return msgspec.structs.replace(posed, joints=joints)


def test_a_bone_that_changes_its_length_is_found() -> None:
    posed = pose_body(Pose())
    along = posed.joints["left_knee"] - posed.joints["left_hip"]
    longer = moved(posed, "left_knee", tuple(along / np.linalg.norm(along) * 0.002))
    changes = truth.stretching((posed, longer))
    assert changes["left_hip", "left_knee"] == pytest.approx(0.002)
    assert changes["right_hip", "right_knee"] == 0


def test_what_is_below_the_mat_is_found() -> None:
    posed = moved(pose_body(Pose()), "right_toe", (0.0, -0.3, 0.0))
    toe = posed.joints["right_toe"][1]
    assert truth.sinking(posed)["right_foot"] == pytest.approx(flesh.TOE_RADIUS - toe)


def test_limbs_inside_each_other_are_found_and_neighbours_are_not() -> None:
    legs = pose_body(Pose(right_leg=Leg(hip_abduction=-12), left_leg=Leg(hip_abduction=-12)))
    inside = truth.passing_through(legs)
    assert inside["left_shank", "right_shank"] > 0.05
    assert ("left_thigh", "left_shank") not in inside
    assert ("pelvis", "waist") not in inside


@pytest.mark.parametrize("phase", [0.0, 1.0])
def test_all_gaps_at_once_are_the_gaps_of_each_pair(phase: float) -> None:
    motion = shipped_motion("piriformis-stretch")
    posed = truth.moments(motion, Side.LEFT)[int(phase * 49)]
    parts = ("waist", "left_thigh", "left_foot", "head", "right_hand")
    together = flesh.gaps(parts, posed)
    for i, one in enumerate(parts):
        for k, other in enumerate(parts):
            alone = flesh.gap(flesh.balls(one, posed), flesh.balls(other, posed))
            assert together[i, k] == pytest.approx(alone, abs=1e-6)


def test_a_thigh_may_press_into_the_belly_further_than_other_parts() -> None:
    assert truth.give("waist", "left_thigh") == 0.05
    assert truth.give("pelvis", "left_forearm") == truth.PRESSES == 0.03


def test_a_faster_way_makes_longer_steps() -> None:
    motion = Motion(Pose(), Pose(right_leg=Leg(hip_flexion=40)))
    slow, fast = (truth.jumping(motion, Side.RIGHT, seconds) for seconds in (2.0, 1.0))
    assert fast["right_toe"][0] == pytest.approx(2 * slow["right_toe"][0], rel=0.01)
    assert fast["right_toe"][1] == pytest.approx(0.5, abs=0.06)
    assert fast["left_toe"][0] == 0


def test_the_faster_of_both_ways_counts() -> None:
    assert truth.quickest_way(Dose(reps=1, tempo=Tempo(2.0, 1.0, 3.0))) == 2.0
    assert truth.quickest_way(Dose(reps=1, tempo=Tempo(4.0, 1.0, 3.0))) == 3.0
    held = Dose(reps=1, hold=5.0)
    assert truth.quickest_way(held) == truth.quickest_way(None) == min(RISE_SECONDS, FALL_SECONDS)


def test_fifty_moments_from_the_start_to_the_effort() -> None:
    assert len(truth.PHASES) == 50
    assert (truth.PHASES[0], truth.PHASES[-1]) == (0.0, 1.0)
