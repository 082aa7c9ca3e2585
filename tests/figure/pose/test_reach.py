"""A joint drawn to another place, contacts taken up and let go of, and left and right exchanged."""

import numpy as np
import pytest

from coach import resources
from coach.figure.pose.contacts import pose_body
from coach.figure.pose.holding import held
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Pose
from coach.figure.pose.ranges import RANGES
from coach.figure.pose.reach import HANDLES, dials_of, reached
from coach.figure.pose.sides import exchanged
from coach.figure.pose.skeleton import mirrored
from coach.figure.shapes.camera import Camera
from tests.shipped import shipped_motion

FROM_THE_SIDE = Camera(0.0, 10.0).rotation
POSES = sorted(path.stem for path in resources.path("poses").glob("*.toml"))
STANDS_ON = (("hook-lying", "right_leg"), ("sitting-on-chair", "left_leg"), ("bridge", "right_arm"))


def motion_of(name: str) -> Motion:
    return shipped_motion(name)


def place(pose: Pose, joint: str) -> np.ndarray:
    return (FROM_THE_SIDE @ pose_body(pose).joints[joint])[:2]


def drawn(pose: Pose, joint: str, right: float, up: float) -> Pose:
    """The joint drawn there by and by, as by a mouse."""
    x, y = place(pose, joint)
    near = pose
    for step in range(1, 11):
        target = (x + right * step / 10, y + up * step / 10)
        near = reached(pose, joint, target, FROM_THE_SIDE, near)
    return near


def turned(before: Pose, after: Pose, part: str) -> set[str]:
    one, other = getattr(before, part), getattr(after, part)
    return {
        name
        for name in one.__struct_fields__
        if isinstance(getattr(one, name), float)
        and abs(getattr(one, name) - getattr(other, name)) > 1.0
    }


def test_a_free_ankle_takes_hip_and_knee_along() -> None:
    pose = held(motion_of("hook-lying"), "right_leg", "").start
    after = drawn(pose, "right_ankle", 0.12, 0.15)
    assert place(after, "right_ankle") - place(pose, "right_ankle") == pytest.approx(
        (0.12, 0.15), abs=0.01
    )
    assert {"hip_flexion", "knee_flexion"} <= turned(pose, after, "right_leg")
    assert after.left_leg == pose.left_leg
    assert after.trunk == pose.trunk


def test_a_free_wrist_takes_shoulder_and_elbow_along() -> None:
    pose = motion_of("standing").start
    after = drawn(pose, "right_wrist", 0.2, 0.3)
    assert place(after, "right_wrist") - place(pose, "right_wrist") == pytest.approx(
        (0.2, 0.3), abs=0.02
    )
    assert {"shoulder_flexion", "elbow_flexion"} <= turned(pose, after, "right_arm")


def test_a_joint_drawn_far_at_once_follows() -> None:
    pose = motion_of("standing").start
    x, y = place(pose, "right_wrist")
    after = reached(pose, "right_wrist", (float(x) + 0.2, float(y) + 0.25), FROM_THE_SIDE)
    assert place(after, "right_wrist") == pytest.approx((x + 0.2, y + 0.25), abs=0.03)


def test_a_straight_leg_drawn_in_begins_to_bend() -> None:
    pose = held(held(motion_of("on-back"), "right_leg", ""), "left_leg", "").start
    after = drawn(pose, "right_ankle", -0.25, 0.02)
    assert after.right_leg.knee_flexion > 20.0


def test_a_foot_that_stays_on_the_mat_slides_on_it() -> None:
    pose = motion_of("hook-lying").start
    after = drawn(pose, "right_ankle", 0.1, 0.0)
    assert after.right_leg.foot
    assert pose.right_leg.foot
    assert after.right_leg.foot.at[0] == pytest.approx(pose.right_leg.foot.at[0] + 0.1, abs=0.01)
    assert not turned(pose, after, "right_leg")


def test_the_pelvis_rises_to_a_bridge_with_feet_and_head_in_place() -> None:
    pose = motion_of("hook-lying").start
    after = drawn(pose, "pelvis", 0.0, 0.12)
    assert place(after, "pelvis")[1] - place(pose, "pelvis")[1] == pytest.approx(0.12, abs=0.02)
    before, body = pose_body(pose), pose_body(after)
    for joint in ("right_ankle", "left_ankle", "head"):
        assert np.linalg.norm(body.joints[joint] - before.joints[joint]) < 0.05, joint


def test_lying_the_low_back_is_pressed_down_by_its_own_handle() -> None:
    pose = motion_of("hook-lying").start
    after = drawn(pose, "waist", 0.0, -0.02)
    assert place(after, "waist")[1] < place(pose, "waist")[1] - 0.01
    assert turned(pose, after, "trunk") <= {"pelvic_tilt", "lumbar_flexion"}
    assert turned(pose, after, "trunk")


def test_a_heel_drawn_up_points_the_foot() -> None:
    pose = held(motion_of("on-back"), "right_leg", "").start
    after = drawn(pose, "right_heel", -0.02, 0.03)
    assert turned(pose, after, "right_leg") <= {"ankle_dorsiflexion", "ankle_inversion"}
    assert after.right_leg.ankle_dorsiflexion != pose.right_leg.ankle_dorsiflexion


def test_standing_the_knees_bend_where_the_pelvis_sinks() -> None:
    pose = motion_of("standing").start
    after = drawn(pose, "pelvis", 0.0, -0.12)
    assert min(after.right_leg.knee_flexion, after.left_leg.knee_flexion) > 20.0
    assert all(off < 0.01 for _, off in pose_body(after).contacts)


def test_drawn_back_it_is_as_before() -> None:
    pose = held(motion_of("hook-lying"), "right_leg", "").start
    away = drawn(pose, "right_ankle", 0.1, 0.1)
    x, y = place(pose, "right_ankle")
    back = reached(pose, "right_ankle", (float(x), float(y)), FROM_THE_SIDE, away)
    assert abs(back.right_leg.knee_flexion - pose.right_leg.knee_flexion) < 1.0


@pytest.mark.parametrize("joint", HANDLES)
@pytest.mark.parametrize("name", ["on-back", "all-fours", "standing"])
def test_angles_stay_healthy_however_far_it_is_drawn(name: str, joint: str) -> None:
    pose = motion_of(name).start
    after = reached(pose, joint, (3.0, 2.0), FROM_THE_SIDE)
    for dial in dials_of(pose, joint):
        limits = RANGES.get(dial.name)
        if limits and not dial.contact:
            low, high = min(limits.low, dial.read(pose)), max(limits.high, dial.read(pose))
            assert low - 0.1 <= dial.read(after) <= high + 0.1, dial.name
    assert all(np.isfinite(at).all() for at in pose_body(after).joints.values())


@pytest.mark.parametrize(("name", "limb"), STANDS_ON)
def test_letting_go_of_a_contact_keeps_the_pose(name: str, limb: str) -> None:
    motion = motion_of(name)
    free = held(motion, limb, "")
    assert getattr(free.start, limb) != getattr(motion.start, limb)
    for before, after in ((motion.start, free.start), (motion.effort, free.effort)):
        assert _apart(before, after) < 0.01


@pytest.mark.parametrize(("name", "limb"), STANDS_ON)
def test_taking_up_a_contact_keeps_the_pose(name: str, limb: str) -> None:
    free = held(motion_of(name), limb, "")
    kept = held(free, limb, "mat")
    for before, after in ((free.start, kept.start), (free.effort, kept.effort)):
        assert _apart(before, after) < 0.01


@pytest.mark.parametrize("on", ["mat", "belly", "chest", "low_back", "right_thigh", "left_shank"])
def test_a_hand_goes_where_it_is_to_stay(on: str) -> None:
    kept = held(motion_of("sitting-on-chair"), "right_arm", on)
    assert kept.start.right_arm.hand
    assert kept.effort.right_arm.hand
    assert kept.start.right_arm.hand.on == on == kept.effort.right_arm.hand.on


def test_heel_and_knee_can_stay_on_the_mat() -> None:
    assert held(motion_of("on-back"), "right_leg", "heel").start.right_leg.heel_on == "mat"
    knee = held(motion_of("all-fours"), "right_leg", "").start.right_leg
    assert knee.knee is None
    assert held(motion_of("all-fours"), "right_leg", "knee").start.right_leg.knee


@pytest.mark.parametrize("name", POSES)
def test_exchanged_is_the_mirror_image(name: str) -> None:
    motion = motion_of(name)
    other = exchanged(motion)
    for before, after in ((motion.start, other.start), (motion.effort, other.effort)):
        seen, made = mirrored(pose_body(before)), pose_body(after)
        for joint, at in seen.joints.items():
            assert made.joints[joint] == pytest.approx(at, abs=1e-9), joint
    assert exchanged(other) == motion


def _apart(one: Pose, other: Pose) -> float:
    """The most that a joint is away from where it was."""
    before, after = pose_body(one).joints, pose_body(other).joints
    return max(float(np.linalg.norm(after[name] - at)) for name, at in before.items())
