"""Orders for a movement that is in no file: it is looked at, drawn further, and held."""

import msgspec
import pytest
from msgspec.structs import replace

from coach import resources
from coach.core.exercise import Side
from coach.figure.output.figures import Figures
from coach.figure.output.frame import Angle, Frame
from coach.figure.output.orders import (
    Answer,
    FrameAnswer,
    FrameOrder,
    HoldOrder,
    MotionAnswer,
    MotionOrder,
    Order,
    ReachOrder,
    Refusal,
    StillAnswer,
    StillOrder,
    StudyAnswer,
    StudyOrder,
    packed,
    read_answer,
)
from coach.figure.output.studio import answer
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Foot, Leg, Pose, Trunk
from coach.figure.pose.reach import HANDLES
from coach.processes import LENGTH_BYTES

LEVEL = Angle(0.0, 0.0)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(resources.path("poses"))


@pytest.fixture(scope="module")
def bridge(figures: Figures) -> Motion:
    return figures.motion("bridge")


def answered(order: Order, figures: Figures) -> Answer:
    """The answer as it arrives in the window."""
    return read_answer(packed(answer(packed(order)[LENGTH_BYTES:], figures))[LENGTH_BYTES:])


def studied(motion: Motion, figures: Figures, *, whole: bool = False) -> StudyAnswer:
    got = answered(StudyOrder(motion, 1.0, LEVEL, whole), figures)
    assert isinstance(got, StudyAnswer)
    return got


def with_leg(motion: Motion, leg: Leg) -> Motion:
    return replace(motion, effort=replace(motion.effort, right_leg=leg))


def test_a_movement_without_a_file_is_drawn_as_the_one_with_it(
    figures: Figures, bridge: Motion
) -> None:
    named = FrameOrder("bridge", Side.RIGHT, 0.5, view=Angle(30.0, 20.0))
    got = answered(replace(named, pose=bridge), figures)
    assert isinstance(got, FrameAnswer)
    assert msgspec.msgpack.decode(got.frame, type=Frame) == figures.frame(named)
    still = answered(StillOrder(bridge, 1.0, Side.RIGHT, 120, 80, True), figures)
    assert still == answered(StillOrder("bridge", 1.0, Side.RIGHT, 120, 80, True), figures)
    assert isinstance(still, StillAnswer)


def test_the_start_is_seen_pale_under_the_effort(figures: Figures) -> None:
    order = FrameOrder("bridge", Side.RIGHT, 1.0)
    roles = {fill.role for fill in figures.frame(replace(order, ghost=True)).shapes}
    assert "ghost" in roles
    assert "ghost" not in {fill.role for fill in figures.frame(order).shapes}


def test_the_movement_of_a_pose_is_told(figures: Figures, bridge: Motion) -> None:
    assert answered(MotionOrder("bridge"), figures) == MotionAnswer(bridge)
    assert isinstance(answered(MotionOrder("unknown"), figures), Refusal)


def test_every_handle_and_angle_is_told(figures: Figures, bridge: Motion) -> None:
    got = studied(bridge, figures, whole=True)
    assert [handle.joint for handle in got.handles] == list(HANDLES)
    knee, pelvis = (got.handles[HANDLES.index(name)] for name in ("right_knee", "pelvis"))
    assert knee.x > pelvis.x
    assert got.angles["right_knee_flexion"] == pytest.approx(96.0, abs=3.0)
    assert (got.problems, got.missing, got.rests) == ((), (), bridge.rests)


def test_an_angle_out_of_range_is_a_problem_at_once(figures: Figures, bridge: Motion) -> None:
    bent = with_leg(bridge, Leg(hip_flexion=140.0))
    free = replace(bent, start=replace(bent.start, right_leg=Leg()))
    told = "at the effort: right hip bends to 140 degrees; the healthy range ends at 120"
    assert told in studied(free, figures).problems


def test_a_trunk_out_of_range_is_a_problem_at_once(figures: Figures, bridge: Motion) -> None:
    nods = replace(bridge, start=replace(bridge.start, trunk=Trunk(neck_flexion=60.0)))
    assert any("neck bends forwards to 60" in told for told in studied(nods, figures).problems)


def test_a_foot_out_of_reach_is_told_with_its_joint(figures: Figures, bridge: Motion) -> None:
    far = Foot("mat", at=(1.4, 0.1))
    got = studied(with_leg(bridge, Leg(foot=far)), figures)
    assert "right_ankle" in got.missing
    assert any("right foot on the mat: misses by" in told for told in got.problems)


def test_what_sinks_is_found_at_rest(figures: Figures) -> None:
    low = Pose(Trunk("upper_back", pitch=-15.0))
    told = studied(Motion(low, low), figures, whole=True).problems
    assert any("below the surface of the mat" in problem for problem in told)


def test_what_jumps_is_told_apart_from_what_is_impossible(figures: Figures) -> None:
    start = figures.motion("standing").start
    waves = replace(start, right_arm=replace(start.right_arm, shoulder_abduction=170.0))
    got = studied(Motion(start, waves, props=("floor",)), figures, whole=True)
    assert any("right hand jumps" in told for told in got.hasty)
    assert not any("jumps" in told for told in got.problems)


def test_a_part_that_rests_no_more_is_left_out(figures: Figures, bridge: Motion) -> None:
    trunk = replace(bridge.effort.trunk, neck_flexion=45.0)
    nods = replace(bridge, effort=replace(bridge.effort, trunk=trunk))
    got = studied(nods, figures, whole=True)
    assert got.rests == (("upper_back", "mat"),)
    assert not any("cushion" in told for told in got.problems)


def test_a_joint_is_drawn_in_one_keyframe_only(figures: Figures, bridge: Motion) -> None:
    pelvis = studied(bridge, figures).handles[HANDLES.index("pelvis")]
    order = ReachOrder(bridge, True, "pelvis", pelvis.x, pelvis.y - 0.1, LEVEL)
    got = answered(order, figures)
    assert isinstance(got, MotionAnswer)
    assert got.motion.start == bridge.start
    after = studied(got.motion, figures).handles[HANDLES.index("pelvis")]
    assert after.y == pytest.approx(pelvis.y - 0.1, abs=0.02)


def test_a_hand_is_kept_at_start_and_effort(figures: Figures, bridge: Motion) -> None:
    got = answered(HoldOrder(bridge, "right_arm", "belly"), figures)
    assert isinstance(got, MotionAnswer)
    hands = [pose.right_arm.hand for pose in (got.motion.start, got.motion.effort)]
    assert [hand and hand.on for hand in hands] == ["belly", "belly"]


UNHEARD_OF = Motion(Pose(Trunk("moon")), Pose(Trunk("moon")))
NOWHERE = Pose(right_leg=Leg(foot=Foot("mat", at=(0.4, 0.1), knee=(0.0, 0.0, 0.0))))
BROKEN = Motion(NOWHERE, NOWHERE)


@pytest.mark.parametrize(
    "order",
    [
        StudyOrder(UNHEARD_OF, 0.0, LEVEL),
        StudyOrder(BROKEN, 0.0, LEVEL),
        FrameOrder(UNHEARD_OF, Side.RIGHT, 0.0),
        StillOrder(BROKEN, 0.0, Side.RIGHT, 100, 100, False),
        ReachOrder(Motion(Pose(), Pose()), True, "tail", 0.0, 0.0, LEVEL),
        ReachOrder(Motion(Pose(), Pose()), True, "head", float("nan"), 0.0, LEVEL),
        ReachOrder(Motion(Pose(), Pose()), True, "head", 0.0, 0.0, LEVEL, UNHEARD_OF.start),
        HoldOrder(Motion(Pose(), Pose()), "right_arm", "moon"),
        HoldOrder(Motion(Pose(), Pose()), "tail", "mat"),
    ],
    ids=lambda order: type(order).__name__,
)
def test_what_cannot_be_posed_is_refused(order: Order, figures: Figures) -> None:
    got = answered(order, figures)
    assert isinstance(got, Refusal)
    assert got.problem
