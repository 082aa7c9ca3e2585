"""Places the trunk: its bends, and how high it is by what carries it."""

import math

import numpy as np

from coach.figure.pose import flesh
from coach.figure.pose.furniture import SEAT
from coach.figure.pose.pose import Foot, Leg, Pose, Trunk
from coach.figure.pose.skeleton import (
    BALL,
    HEAD,
    HEEL,
    HIP,
    KYPHOSIS,
    LORDOSIS,
    LOWER_CHEST,
    LOWER_SHARE,
    LUMBAR,
    NECK_CURVE,
    SHANK,
    THIGH,
    TOE,
    UP,
    UPPER_CHEST,
    Mat,
    Posed,
    Vec,
    outward,
    sign,
    turn,
)

ON_BACK = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
STRAIGHT = 0.9995  # of a limb's full length: as straight as a limb is bent to keep a contact
KNEE_RADIUS = flesh.LIMB_RADII["shank"][0][1]


def place_trunk(pose: Pose, body: Posed) -> None:
    """Adds the joints and frames of the trunk and the head."""
    trunk = pose.trunk
    _bend_trunk(trunk, body)
    j = body.joints
    anchor = j["neck" if trunk.support == "upper_back" else "pelvis"]
    shift = np.array([trunk.at[0] - anchor[0], 0.0, trunk.at[1] - anchor[2]])
    shift[1] = _height(pose, shift, body)
    for name in ("pelvis", "waist", "chest", "neck", "head"):
        j[name] = j[name] + shift


def _bend_trunk(trunk: Trunk, body: Posed) -> None:
    """The trunk with the pelvis at the world's origin."""
    j, f = body.joints, body.frames
    side, rotation, flexion = trunk.lumbar_side, trunk.trunk_rotation, trunk.lumbar_flexion
    f["pelvis"] = ON_BACK @ turn(trunk.pitch, 0.0, -trunk.roll) @ turn(-trunk.pelvic_tilt)
    lower, upper = LORDOSIS + LOWER_SHARE * flexion, (1 - LOWER_SHARE) * flexion
    f["waist"] = f["pelvis"] @ turn(-lower, side / 2, -rotation * 0.4)
    f["chest"] = f["waist"] @ turn(LORDOSIS - KYPHOSIS - upper, side / 2, -rotation * 0.6)
    curve = NECK_CURVE - KYPHOSIS
    f["neck"] = f["chest"] @ turn(-curve - trunk.thoracic_flexion, trunk.thoracic_side)
    f["head"] = f["neck"] @ turn(
        NECK_CURVE - trunk.neck_flexion, trunk.neck_side, -trunk.neck_rotation
    )
    j["pelvis"] = np.zeros(3)
    j["waist"] = f["waist"] @ UP * LUMBAR
    j["chest"] = j["waist"] + f["chest"] @ UP * LOWER_CHEST
    j["neck"] = j["chest"] + f["neck"] @ UP * UPPER_CHEST
    j["head"] = j["neck"] + f["head"] @ HEAD


def _height(pose: Pose, shift: Vec, body: Posed) -> float:
    """By how many metres what carries the body lifts it, once it is shifted along the ground."""
    support = pose.trunk.support
    if support in ("feet", "knees"):
        legs = (("right", pose.right_leg), ("left", pose.left_leg))
        heights = [
            _carried(leg, side, support, shift + body.frames["pelvis"] @ outward(HIP, side))
            for side, leg in legs
        ]
        return min((height for height in heights if height is not None), default=0.0)
    part = "pelvis" if support == "seat" else support
    low = min(float(ball.at[1]) - ball.radius for ball in flesh.trunk_balls(part, body))
    return (SEAT if support == "seat" else 0.0) - low


def _carried(leg: Leg, side: str, support: str, hip: Vec) -> float | None:
    """By how much a leg lifts its hip, None where it does not carry: a foot on the mat by all that
    the least bend of its knee leaves, a knee on the mat by the thigh.
    """
    if support == "knees":
        if leg.knee is None:
            return None
        end, reach = np.array([leg.knee.at[0], KNEE_RADIUS, leg.knee.at[1]]), THIGH
    else:
        if leg.foot is None or leg.foot.on != "mat":
            return None
        bend = math.cos(math.radians(leg.knee_flexion))
        end, _ = sole_on_mat(leg.foot, side)
        bent = math.sqrt(THIGH * THIGH + SHANK * SHANK + 2 * THIGH * SHANK * bend)
        reach = min(bent, (THIGH + SHANK) * STRAIGHT)
    x, y, z = (end - hip).tolist()
    return float(y + math.sqrt(max(reach * reach - x * x - z * z, 0.0)))


def sole_on_mat(foot: Foot, side: str) -> tuple[Vec, Mat]:
    """Where the ankle is, and the foot's frame, when the foot stands on the mat."""
    s = sign(side)
    frame = turn(0.0, 0.0, -s * foot.heading) @ turn(0.0, s * foot.roll)
    low = min(
        float((frame @ at)[1]) - radius
        for at, radius in (
            (HEEL, flesh.HEEL_RADIUS),
            (BALL, flesh.BALL_RADIUS),
            (TOE, flesh.TOE_RADIUS),
        )
    )
    under = frame @ np.array([0.0, float(HEEL[1]), 0.0])
    return np.array([foot.at[0] - under[0], -low, foot.at[1] - under[2]]), frame
