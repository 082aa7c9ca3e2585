"""What carries the body: feet, knees or a seat, and how high the pelvis is because of it."""

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import resources
from coach.core.exercise import Side
from coach.figure.pose import flesh, furniture, truth
from coach.figure.pose.check import check
from coach.figure.pose.clinical import clinical
from coach.figure.pose.contacts import pose_body
from coach.figure.pose.motion import REACH, solve
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Arm, Foot, Hand, Knee, Leg, Pose, Trunk
from coach.figure.pose.ranges import out_of_range
from coach.figure.pose.sides import swap_sides
from coach.figure.pose.skeleton import HAND, JOINTS, PALM, THIGH
from tests.shipped import shipped_motion

BASES = ("standing", "standing-at-wall", "sitting-on-chair", "all-fours", "prone")
every_base = pytest.mark.parametrize("base", BASES)
RIGHT, LEFT = Foot(on="mat", at=(-0.06, 0.1)), Foot(on="mat", at=(-0.06, -0.1))
AHEAD = (1.0, 0.0, 0.0)


def motion(base: str) -> Motion:
    return shipped_motion(base)


def standing(bend: float, ahead: float = 0.0) -> Pose:
    right, left = (msgspec.structs.replace(foot, knee=AHEAD) for foot in (RIGHT, LEFT))
    return Pose(
        Trunk(support="feet", at=(ahead, 0.0), pitch=-90),
        right_leg=Leg(foot=right, knee_flexion=bend),
        left_leg=Leg(foot=left, knee_flexion=bend),
    )


@every_base
def test_a_base_pose_is_true_to_the_body_and_to_what_carries_it(base: str) -> None:
    posed = solve(motion(base), 0.0, Side.RIGHT)
    assert posed.contacts
    assert all(off < REACH for _, off in posed.contacts)
    assert all(out_of_range(name, degrees) == "" for name, degrees in clinical(posed).items())
    assert all(depth < truth.SINKS for depth in truth.sinking(posed).values())
    assert all(depth < truth.SINKS for depth in truth.bumping(motion(base), posed).values())
    assert all(off < truth.SINKS for off in truth.unsupported(motion(base), posed).values())
    for pair, depth in truth.passing_through(posed).items():
        assert depth < truth.give(*pair), pair


@every_base
def test_the_other_side_of_a_base_pose_is_its_exact_mirror_image(base: str) -> None:
    right, left = (solve(motion(base), 0.0, side) for side in (Side.RIGHT, Side.LEFT))
    for joint in JOINTS:
        assert (left.joints[swap_sides(joint)] == right.joints[joint] * (1, 1, -1)).all()
        assert np.allclose(left.joints[joint], right.joints[joint]), "both sides are alike"


@given(st.floats(0, 100), st.floats(-0.05, 0.1))
def test_standing_the_pelvis_is_as_high_as_the_bent_knees_let_it(bend: float, ahead: float) -> None:
    posed = pose_body(standing(bend, ahead))
    read = clinical(posed)
    for side in ("right", "left"):
        assert read[f"{side}_knee_flexion"] == pytest.approx(max(bend, 3.7), abs=0.3)
        assert flesh.resting_gap(f"{side}_foot", "mat", posed) == pytest.approx(0, abs=1e-9)
    assert all(off < 1e-3 for _, off in posed.contacts)


def test_of_two_legs_that_stand_the_lower_carries_and_the_other_bends_as_it_must() -> None:
    pose = standing(0.0)
    far = msgspec.structs.replace(RIGHT, at=(-0.5, 0.1), knee=AHEAD)
    posed = pose_body(msgspec.structs.replace(pose, right_leg=Leg(foot=far, knee_flexion=5.0)))
    read = clinical(posed)
    assert read["right_knee_flexion"] == pytest.approx(5.0, abs=0.1)
    assert read["left_knee_flexion"] > 30
    assert all(off < 1e-6 for _, off in posed.contacts)


def test_upright_somebody_faces_x_with_the_right_hand_at_z() -> None:
    joints = pose_body(standing(2.0)).joints
    assert joints["head"][1] > 1.5
    assert joints["right_toe"][0] > joints["right_heel"][0] + 0.15
    assert joints["right_hip"][2] > 0 > joints["left_hip"][2]


@given(st.floats(-110, -80))
def test_sitting_the_pelvis_rests_on_the_seat(pitch: float) -> None:
    posed = pose_body(Pose(Trunk(support="seat", at=(0.0, 0.0), pitch=pitch)))
    assert furniture.gap("pelvis", "seat", posed) == pytest.approx(0, abs=1e-9)


def test_on_hands_and_knees_knees_and_toes_are_on_the_mat() -> None:
    posed = solve(motion("all-fours"), 0.0, Side.RIGHT)
    for side in ("right", "left"):
        for part in ("shank", "foot"):
            assert flesh.resting_gap(f"{side}_{part}", "mat", posed) == pytest.approx(0, abs=2e-3)
    assert abs(posed.joints["right_shoulder"][0] - posed.joints["right_wrist"][0]) < 0.1


@given(st.floats(-0.28, -0.1))
def test_kneeling_the_thighs_carry_the_pelvis_wherever_it_moves(x: float) -> None:
    knees = [Knee(on="mat", at=(-0.18, z)) for z in (0.1, -0.1)]
    right, left = (Leg(knee=knee, ankle_dorsiflexion=-40.0) for knee in knees)
    posed = pose_body(Pose(Trunk(support="knees", at=(x, 0.0), pitch=-170), right, left))
    assert all(off < 1e-6 for _, off in posed.contacts)
    span = posed.joints["right_hip"] - posed.joints["right_knee"]
    assert np.linalg.norm(span) == pytest.approx(THIGH)


@pytest.mark.parametrize(
    ("hand", "at", "looks"),
    [
        (Hand(on="wall", at=(1.3, 0.2)), (furniture.WALL, 1.3, 0.2), (1, 0, 0)),
        (Hand(on="seat", at=(0.1, 0.15)), (0.1, furniture.SEAT, 0.15), (0, 1, 0)),
        (Hand(on="backrest", at=(-0.2, 0.1)), (-0.2, furniture.BACKREST_TOP, 0.1), (0, 1, 0)),
    ],
)
def test_a_palm_lies_on_the_wall_and_on_the_chair(
    hand: Hand, at: tuple[float, ...], looks: tuple[float, ...]
) -> None:
    trunk = Trunk(support="seat", at=(-0.1, 0.1), pitch=-90)
    posed = pose_body(Pose(trunk, right_arm=Arm(hand=hand)))
    frame = posed.frames["right_hand"]
    assert -frame[:, 0] @ np.array(looks) > 0.98, "the palm faces it"
    palm = posed.joints["right_wrist"] - frame[:, 1] * HAND * PALM
    off = dict(posed.contacts)[f"right hand on the {hand.on}"]
    assert np.linalg.norm(palm + frame[:, 0] * flesh.PALM_THICKNESS - np.array(at)) < off + 1e-6


@pytest.mark.parametrize(("on", "ahead"), [("belly", 1.0), ("low_back", -1.0), ("chest", 1.0)])
@pytest.mark.parametrize("outward", [-0.1, 0.02, 0.12])
def test_a_palm_lies_on_the_trunk_from_before_or_behind(
    on: str, ahead: float, outward: float
) -> None:
    hand = Hand(on=on, at=(0.03, outward), elbow=(0.0, 0.0, 1.0))
    posed = pose_body(Pose(Trunk(support="seat", pitch=-90), right_arm=Arm(hand=hand)))
    frame = posed.frames["right_hand"]
    assert -frame[0, 0] * ahead > 0.4, "the palm faces the body"
    palm = posed.joints["right_wrist"] - frame[:, 1] * HAND * PALM
    assert palm[2] * outward > 0


def test_a_heel_rests_on_the_seat() -> None:
    pose = standing(3.0, -0.9)
    right = Leg(hip_flexion=45, heel_on="seat")
    posed = pose_body(msgspec.structs.replace(pose, right_leg=right))
    assert furniture.gap("right_heel", "seat", posed) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'from = "standing"\n[right_leg]\nfoot = "free"\n[left_leg]\nfoot = "free"\n',
            "trunk.support: feet can carry only where a foot is on the mat",
        ),
        (
            'from = "all-fours"\n[right_leg]\nknee = "free"\n[left_leg]\nknee = "free"\n',
            "trunk.support: knees can carry only where a knee is on the mat",
        ),
        (
            'from = "sitting-on-chair"\nprops = ["floor"]\n',
            'props: must have "chair", which the body touches',
        ),
        (
            'from = "standing"\n[right_arm.hand]\non = "wall"\nat = [1.2, 0.2]\n',
            'props: must have "wall", which the body touches',
        ),
        (
            'from = "standing"\n[trunk]\nat = [0.9, 0.0]\n',
            "at the start: right foot on the mat: misses by ",
        ),
        (
            'from = "sitting-on-chair"\nrests = []\n[trunk]\nat = [-0.3, 0.0]\n',
            "what carries the body, pelvis, is 8 cm off what is under it",
        ),
        (
            'from = "sitting-on-chair"\n[trunk]\nat = [-0.16, 0.0]\n',
            "waist is 3.9 cm inside the chair",
        ),
        (
            'from = "standing-at-wall"\nrests = []\n[trunk]\nat = [-0.37, 0.0]\n',
            "pelvis is 4.5 cm inside the wall",
        ),
    ],
)
def test_what_carries_nobody_is_told(
    text: str, said: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("pose") / "new.toml"
    path.write_text(text, encoding="utf-8")
    told = check(path, resources.path("poses"))
    assert any(said in each for each in told), told
