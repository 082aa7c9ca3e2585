"""Contacts taken up and let go of, without the body moving more than it must."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from coach.figure.pose import flesh
from coach.figure.pose.clinical import clinical
from coach.figure.pose.contacts import pose_body
from coach.figure.pose.fitting import Dial, fitted
from coach.figure.pose.movement import Motion
from coach.figure.pose.palms import TRUNK
from coach.figure.pose.pose import Arm, Foot, Hand, Knee, Leg, Pose
from coach.figure.pose.ranges import RANGES
from coach.figure.pose.skeleton import (
    DOWN,
    HAND,
    PALM,
    SEGMENTS,
    Posed,
    Vec,
    angles,
    sign,
    turn,
    unit,
)

# Metres up and outward between which a palm lies on a part of the trunk.
_ON_TRUNK = {
    "belly": ((-0.06, 0.14), (0.0, 0.14)),
    "low_back": ((-0.04, 0.12), (0.0, 0.14)),
    "chest": ((-0.06, 0.12), (-0.12, 0.14)),
}
_ALONG = np.linspace(0.1, 0.9, 17)
_AROUND = np.linspace(-180.0, 165.0, 24)
_LEG = ("hip_flexion", "hip_abduction", "hip_rotation", "knee_flexion")
_ANKLE = ("ankle_dorsiflexion", "ankle_inversion")
_NEAR = 0.03  # metres from the mat within which a foot stands as it is tipped already
_TIPPED = 45.0  # degrees
LIMBS = ("right_leg", "left_leg", "right_arm", "left_arm")
# What `held` knows the contacts of a heel and of a knee as, beside the names of what a foot is on.
HEELS = {"heel": "mat", "heel_on_seat": "seat"}
KNEE = "knee"


def held(motion: Motion, limb: str, on: str) -> Motion:
    """The movement with the hand of an arm ("right_arm"), or the foot of a leg, kept on `on` at
    start and effort: where it is, or where it comes nearest. "" lets go of it, and what it
    had is read off as angles; `HEELS` and `KNEE` keep a heel, or a knee on the mat.
    """
    return replace(
        motion, start=_held(motion.start, limb, on), effort=_held(motion.effort, limb, on)
    )


def _held(pose: Pose, limb: str, on: str) -> Pose:
    side, _, _ = limb.partition("_")
    body = pose_body(pose)
    was: Leg | Arm = getattr(pose, limb)
    if isinstance(was, Arm):
        free: Leg | Arm = replace(was, hand=None, **_arm_angles(body, side))
        if on:
            free = replace(free, hand=_hand(on, side, body))
    else:
        free = _let_go(pose, was, side, body)
        if on in HEELS:
            free = replace(free, heel_on=HEELS[on])
        elif on == KNEE:
            free = replace(free, knee=_knee(side, body))
        elif on:
            free = replace(free, foot=_foot(on, side, body))
    return replace(pose, **{limb: free})


def _let_go(pose: Pose, leg: Leg, side: str, body: Posed) -> Leg:
    """The leg by its angles; the foot's twist against the shin, which has none, goes into them."""
    if leg.foot is None and leg.knee is None and not leg.heel_on:
        return leg
    read = clinical(body)
    names = (*_LEG, *_ANKLE) if leg.foot or leg.knee else ("hip_flexion",)
    found = {name: round(read[f"{side}_{name}"], 1) for name in names}
    free = replace(leg, foot=None, knee=None, heel_on="", **found)
    if leg.foot is None or leg.foot.on != "mat":
        return free
    part = f"{side}_leg"
    places = [f"{side}_{name}" for name in ("knee", "ankle", "heel", "toe")]

    def off(changed: Pose) -> Vec:
        there = pose_body(changed).joints
        return np.concatenate([there[name] - body.joints[name] for name in places])

    dials = [Dial(part, name) for name in (*_LEG, *_ANKLE)]
    settled: Leg = getattr(fitted(replace(pose, **{part: free}), dials, off), part)
    return settled


def lift(body: Posed, side: str) -> float:
    """The shoulder's flexion in degrees, as an arm's own angle that is not read off the joints."""
    turned = angles(body.frames["neck"].T @ body.frames[f"{side}_upper_arm"])
    return _healthier(turned, sign(side))["shoulder_flexion"]


def _arm_angles(body: Posed, side: str) -> dict[str, float]:
    f, s = body.frames, sign(side)
    upper, lower = f[f"{side}_upper_arm"], f[f"{side}_forearm"]
    read = clinical(body)
    names = ("elbow_flexion", "pronation", "wrist_flexion", "wrist_deviation")
    found = {name: read[f"{side}_{name}"] for name in names}
    found["elbow_flexion"] = angles(upper.T @ lower)[0]
    shoulder = _healthier(angles(f["neck"].T @ upper), s)
    return {name: round(value, 1) + 0.0 for name, value in (shoulder | found).items()}


def _healthier(turned: tuple[float, float, float], s: float) -> dict[str, float]:
    """Of the two ways to say how the upper arm is turned, the one nearer to what is healthy."""
    z, x, y = turned
    ways = ((z, x, y), (z + 180.0, 180.0 - x, y + 180.0))
    said = [
        {
            "shoulder_flexion": math.remainder(a, 360.0),
            "shoulder_abduction": math.remainder(-s * b, 360.0),
            "shoulder_rotation": math.remainder(-s * c, 360.0),
        }
        for a, b, c in ways
    ]
    return min(said, key=lambda way: sum(_beyond(name, value) for name, value in way.items()))


def _beyond(name: str, degrees: float) -> float:
    limits = RANGES[name]
    return max(limits.low - degrees, degrees - limits.high, 0.0)


def _foot(on: str, side: str, body: Posed) -> Foot:
    j = body.joints
    ankle, knee = j[f"{side}_ankle"], _pole(body, f"{side}_hip", f"{side}_knee", f"{side}_ankle")
    if on.endswith("heel"):
        return Foot(on, at=_told(j[f"{side}_heel"] - j[on]), knee=knee)
    if on in SEGMENTS:
        along, around = _nearest(on, ankle, flesh.ANKLE_RADIUS, body)
        return Foot(on, along=along, around=around, knee=knee)
    ahead = j[f"{side}_toe"] - j[f"{side}_heel"]
    heading = math.degrees(math.atan2(sign(side) * float(ahead[2]), float(ahead[0])))
    level = turn(0.0, 0.0, -sign(side) * heading).T @ body.frames[f"{side}_foot"]
    roll = sign(side) * math.degrees(math.atan2(float(level[2, 1]), float(level[1, 1])))
    low = min(float(ball.at[1]) - ball.radius for ball in flesh.foot_balls(side, body))
    roll = round(roll, 1) if abs(low) < _NEAR and abs(roll) < _TIPPED else 0.0
    return Foot(on, _told(ankle[[0, 2]]), heading=round(heading, 1), roll=roll, knee=knee)


def _knee(side: str, body: Posed) -> Knee:
    """The toes are behind a knee that carries, which is against x."""
    at = body.joints[f"{side}_knee"][[0, 2]]
    return Knee("mat", at=_told(at))


def _hand(on: str, side: str, body: Posed) -> Hand:
    s, frame, wrist = sign(side), body.frames[f"{side}_hand"], body.joints[f"{side}_wrist"]
    palm, ahead = wrist + frame @ DOWN * (HAND * PALM), frame @ DOWN
    elbow = _pole(body, f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist")
    if on in SEGMENTS:
        along, around = _nearest(on, palm, flesh.PALM_THICKNESS, body)
        fingers = _fingers_on_limb(on, around, ahead, body)
        return Hand(on, along=along, around=around, fingers=fingers, elbow=elbow)
    if on in TRUNK:
        joint, _, _ = TRUNK[on]
        at = body.frames[joint].T @ (palm - body.joints[joint])
        ends = zip((at[1], s * at[2]), _ON_TRUNK[on], strict=True)
        place = [float(np.clip(value, *limits)) for value, limits in ends]
        return Hand(on, at=_told(place), fingers=60.0, elbow=elbow)
    if on == "wall":
        fingers = math.degrees(math.atan2(s * float(ahead[2]), max(float(ahead[1]), 1e-6)))
        return Hand(on, at=_told(palm[1:]), fingers=round(fingers, 1), elbow=elbow)
    if on == "towel":
        up = math.degrees(math.asin(max(-1.0, min(1.0, float(ahead[1])))))
        return Hand(on, at=_told(palm), fingers=round(up, 1), elbow=elbow)
    fingers = math.degrees(math.atan2(s * float(ahead[2]), float(ahead[0])))
    return Hand(on, at=_told(palm[[0, 2]]), fingers=round(fingers, 1), elbow=elbow)


def _pole(body: Posed, near: str, middle: str, far: str) -> tuple[float, ...]:
    """Which way a limb's middle joint points, in the world; a straight one's by its hinge."""
    start, bend, end = (body.joints[name] for name in (near, middle, far))
    along = unit(end - start)
    aside = (bend - start) - along * float((bend - start) @ along)
    if float(aside @ aside) < 1e-7:
        segment = next(name for name, ends in SEGMENTS.items() if ends == (near, middle))
        front = body.frames[segment][:, 0] * (1.0 if near.endswith("hip") else -1.0)
        aside = front - along * float(front @ along)
    return _told(unit(aside))


def _nearest(segment: str, at: Vec, thickness: float, body: Posed) -> tuple[float, float]:
    """Where along and around a limb the skin is nearest to a place."""
    start, end = (body.joints[name] for name in SEGMENTS[segment])
    frame = body.frames[segment]
    round_ = np.radians(_AROUND)
    normals = np.outer(np.cos(round_), frame[:, 0]) + np.outer(
        np.sin(round_) * sign(segment), frame[:, 2]
    )
    far = [
        np.linalg.norm(
            start
            + (end - start) * share
            + normals * (flesh.radius_at(segment, share) + thickness)
            - at,
            axis=1,
        )
        for share in _ALONG.tolist()
    ]
    row, column = divmod(int(np.argmin(far)), len(_AROUND))
    return round(float(_ALONG[row]), 3), float(_AROUND[column])


def _fingers_on_limb(segment: str, around: float, ahead: Vec, body: Posed) -> float:
    """How the fingers are turned on a limb, when they point as nearly as may be where they do."""
    frame, angle = body.frames[segment], math.radians(around)
    normal = frame[:, 0] * math.cos(angle) + frame[:, 2] * (sign(segment) * math.sin(angle))
    outside = np.cross(frame[:, 1], normal) * -sign(segment)
    return round(math.degrees(math.atan2(float(ahead @ outside), float(-ahead @ frame[:, 1]))), 1)


def _told(numbers: Sequence[float] | Vec) -> tuple[float, ...]:
    """Places to a tenth of a millimetre: a limb nearly straight shows no more with its elbow."""
    return tuple(_rounded(numbers))


def _rounded(numbers: Sequence[float] | Vec) -> Iterator[float]:
    for number in numbers:
        yield round(float(number), 4) + 0.0
