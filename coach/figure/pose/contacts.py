"""Poses a body: forward kinematics for angles, two-bone inverse kinematics for contacts."""

import math

import numpy as np

from coach.figure.pose import flesh, palms
from coach.figure.pose.furniture import SEAT
from coach.figure.pose.pose import Arm, Foot, Hand, Knee, Leg, Pose
from coach.figure.pose.skeleton import (
    DOWN,
    FOREARM,
    HAND,
    HIP,
    PALM,
    SHANK,
    SHOULDER,
    THIGH,
    UPPER_ARM,
    Mat,
    Posed,
    Vec,
    cross,
    outward,
    place_foot,
    sign,
    turn,
    unit,
)
from coach.figure.pose.support import KNEE_RADIUS, STRAIGHT, place_trunk, sole_on_mat

_HEEL_ROUNDS = 5  # a heel's place depends on how the shank turns; this brings it under 0.1 mm
_HEEL_LEVELS = {"mat": 0.0, "seat": SEAT}  # how high what lies level is, on which a heel rests


def pose_body(pose: Pose) -> Posed:
    """The body in this pose, with the contacts it declares and how far off each is."""
    joints: dict[str, Vec] = {}
    frames: dict[str, Mat] = {}
    body = Posed(joints, frames, belly=pose.trunk.belly)
    contacts: list[tuple[str, float]] = []
    place_trunk(pose, body)
    legs = {"right": pose.right_leg, "left": pose.left_leg}
    first = "left" if pose.right_leg.foot and "left" in pose.right_leg.foot.on else "right"
    for side in (first, "left" if first == "right" else "right"):
        contacts += _place_leg(legs[side], side, body)
    for side, arm in (("right", pose.right_arm), ("left", pose.left_arm)):
        contacts += _place_arm(arm, side, body)
    return Posed(joints, frames, tuple(contacts), pose.trunk.belly)


def two_bone(start: Vec, target: Vec, near: float, far: float, pole: Vec) -> tuple[Vec, Vec]:
    """The middle and end joints of a two-bone limb that reaches for `target`, its middle joint
    towards the direction `pole`; out of reach, the limb is straight (or folded) and falls short.
    """
    line = target - start
    distance = math.sqrt(float(line @ line))
    along = line / distance
    distance = max(abs(near - far) + 1e-3, min(distance, (near + far) * STRAIGHT))
    foot = (near * near - far * far + distance * distance) / (2 * distance)
    aside = unit(pole - along * float(pole @ along))
    middle = start + along * foot + aside * math.sqrt(max(near * near - foot * foot, 0.0))
    return middle, start + along * distance


def _bone_frame(start: Vec, end: Vec, hinge: Vec) -> Mat:
    """The frame of a bone that runs along -y from start to end and bends about `hinge` (its z)."""
    y = unit(start - end)
    return np.column_stack((cross(y, hinge), y, hinge))


def _gap(a: Vec, b: Vec) -> float:
    gap = a - b
    return math.sqrt(float(gap @ gap))


def _place_leg(leg: Leg, side: str, body: Posed) -> list[tuple[str, float]]:
    j, f = body.joints, body.frames
    j[f"{side}_hip"] = j["pelvis"] + f["pelvis"] @ outward(HIP, side)
    if leg.foot is not None:
        return _place_held_leg(leg, leg.foot, side, body)
    if leg.knee is not None:
        return _kneel(leg, leg.knee, side, body)
    _hang_leg(leg, leg.hip_flexion, side, body)
    if not leg.heel_on:
        return []
    level = _HEEL_LEVELS[leg.heel_on] + flesh.HEEL_RADIUS
    axis, heel = body.frames["pelvis"][:, 2], j[f"{side}_heel"]
    drop = _turn_to_level(j[f"{side}_hip"], heel, axis, level)
    _hang_leg(leg, leg.hip_flexion + drop, side, body)
    return [(f"{side} heel on the {leg.heel_on}", abs(float(j[f"{side}_heel"][1]) - level))]


def _hang_leg(leg: Leg, hip_flexion: float, side: str, body: Posed) -> None:
    s = sign(side)
    j, f = body.joints, body.frames
    thigh = f["pelvis"] @ turn(hip_flexion, -s * leg.hip_abduction, -s * leg.hip_rotation)
    shank = thigh @ turn(-leg.knee_flexion)
    f[f"{side}_thigh"], f[f"{side}_shank"] = thigh, shank
    j[f"{side}_knee"] = j[f"{side}_hip"] + thigh @ DOWN * THIGH
    j[f"{side}_ankle"] = j[f"{side}_knee"] + shank @ DOWN * SHANK
    _hang_foot(leg, side, body)


def _hang_foot(leg: Leg, side: str, body: Posed) -> None:
    ankle = turn(leg.ankle_dorsiflexion, sign(side) * leg.ankle_inversion)
    body.frames[f"{side}_foot"] = body.frames[f"{side}_shank"] @ ankle
    place_foot(body.joints, body.frames, side)


def _turn_to_level(pivot: Vec, point: Vec, axis: Vec, level: float) -> float:
    """The degrees about an axis through `pivot` that bring a point to a level; its height, turned,
    is a cos + b sin + c.
    """
    arm = point - pivot
    fixed = axis * float(axis @ arm)
    a, b, c = float((arm - fixed)[1]), float(cross(axis, arm)[1]), float(fixed[1])
    wanted = (level - float(pivot[1]) - c) / max(math.hypot(a, b), 1e-9)
    phase = math.atan2(b, a)
    swing = math.acos(max(-1.0, min(1.0, wanted)))
    turns = (phase + swing, phase - swing)
    nearest = min(turns, key=lambda t: abs(math.remainder(t, math.tau)))
    return math.degrees(math.remainder(nearest, math.tau))


def _kneel(leg: Leg, knee: Knee, side: str, body: Posed) -> list[tuple[str, float]]:
    """The thigh as long as it is towards the knee's place, the toes down on the mat behind it."""
    s, j, f = sign(side), body.joints, body.frames
    hip, wanted = j[f"{side}_hip"], np.array([knee.at[0], KNEE_RADIUS, knee.at[1]])
    down = unit(wanted - hip)
    j[f"{side}_knee"] = hip + down * THIGH
    angle = math.radians(knee.heading)
    behind = np.array([-math.cos(angle), 0.0, s * math.sin(angle)])
    hinge = unit(cross(behind, down))
    _lay_shank(leg, behind, hinge, side, body)
    lift = min(  # turns that lift the lower leg are negative
        _turn_to_level(j[f"{side}_knee"], j[f"{side}_{end}"], hinge, radius)
        for end, radius in (("toe", flesh.TOE_RADIUS), ("ball", flesh.BALL_RADIUS))
    )
    _lay_shank(leg, _turned(behind, hinge, lift), hinge, side, body)
    f[f"{side}_thigh"] = _bone_frame(hip, j[f"{side}_knee"], hinge)
    return [(f"{side} knee on the mat", _gap(j[f"{side}_knee"], wanted))]


def _lay_shank(leg: Leg, along: Vec, hinge: Vec, side: str, body: Posed) -> None:
    knee = body.joints[f"{side}_knee"]
    body.joints[f"{side}_ankle"] = knee + along * SHANK
    body.frames[f"{side}_shank"] = _bone_frame(knee, body.joints[f"{side}_ankle"], hinge)
    _hang_foot(leg, side, body)


def _place_held_leg(leg: Leg, foot: Foot, side: str, body: Posed) -> list[tuple[str, float]]:
    j, f = body.joints, body.frames
    if foot.on == "mat":
        target, sole = sole_on_mat(foot, side)
        _bend_leg(foot, target, side, body)
        f[f"{side}_foot"] = sole
        place_foot(j, f, side)
        return [(f"{side} foot on the mat", _gap(j[f"{side}_ankle"], target))]
    if foot.on.endswith("heel"):
        return _place_heel(leg, foot, side, body)
    on, normal = flesh.limb_surface(foot.on, foot.along, foot.around, body)
    target = on + normal * flesh.ANKLE_RADIUS
    _bend_leg(foot, target, side, body)
    _hang_foot(leg, side, body)
    what = f"{side} ankle on {foot.on.replace('_', ' ')} at {foot.along:.0%}"
    return [(what, _gap(j[f"{side}_ankle"], target))]


def _place_heel(leg: Leg, foot: Foot, side: str, body: Posed) -> list[tuple[str, float]]:
    j = body.joints
    wanted = j[foot.on] + np.array(foot.at)
    target = wanted
    for _ in range(_HEEL_ROUNDS):
        _bend_leg(foot, target, side, body)
        _hang_foot(leg, side, body)
        target = target + wanted - j[f"{side}_heel"]
    what = f"{side} heel on {foot.on.replace('_', ' ')}"
    return [(what, _gap(j[f"{side}_heel"], wanted))]


def _bend_leg(foot: Foot, ankle: Vec, side: str, body: Posed) -> None:
    j, f = body.joints, body.frames
    hip = j[f"{side}_hip"]
    pole = _swivelled(np.array(foot.knee), unit(ankle - hip), sign(side) * foot.swivel)
    knee, end = two_bone(hip, ankle, THIGH, SHANK, pole)
    hinge = unit(cross(end - hip, pole))
    j[f"{side}_knee"], j[f"{side}_ankle"] = knee, end
    f[f"{side}_thigh"] = _bone_frame(hip, knee, hinge)
    f[f"{side}_shank"] = _bone_frame(knee, end, hinge)


def _swivelled(pole: Vec, axis: Vec, degrees: float) -> Vec:
    """The part of a direction across `axis`, turned about it."""
    return _turned(unit(pole - axis * float(pole @ axis)), axis, degrees)


def _turned(across: Vec, axis: Vec, degrees: float) -> Vec:
    """A direction across an axis, turned about it."""
    angle = math.radians(degrees)
    return across * math.cos(angle) + cross(axis, across) * math.sin(angle)


def _place_arm(arm: Arm, side: str, body: Posed) -> list[tuple[str, float]]:
    s = sign(side)
    j, f = body.joints, body.frames
    blade = turn(0.0, -s * arm.shoulder_raise, s * arm.shoulder_forward)
    j[f"{side}_shoulder"] = j["neck"] + f["neck"] @ (blade @ outward(SHOULDER, side))
    if arm.hand is not None:
        return _place_held_arm(arm.hand, side, body)
    upper = f["neck"] @ turn(
        arm.shoulder_flexion, -s * arm.shoulder_abduction, -s * arm.shoulder_rotation
    )
    lower = upper @ turn(arm.elbow_flexion)
    twist = turn(0.0, 0.0, s * (90 + arm.pronation))
    hand = lower @ twist @ turn(arm.wrist_flexion, -s * arm.wrist_deviation)
    f[f"{side}_upper_arm"], f[f"{side}_forearm"], f[f"{side}_hand"] = upper, lower, hand
    j[f"{side}_elbow"] = j[f"{side}_shoulder"] + upper @ DOWN * UPPER_ARM
    j[f"{side}_wrist"] = j[f"{side}_elbow"] + lower @ DOWN * FOREARM
    j[f"{side}_hand"] = j[f"{side}_wrist"] + hand @ DOWN * HAND
    return []


def _place_held_arm(hand: Hand, side: str, body: Posed) -> list[tuple[str, float]]:
    j, f = body.joints, body.frames
    palm, frame = palms.palm(hand, side, body)
    target = palm - frame @ DOWN * (HAND * PALM)
    shoulder, pole = j[f"{side}_shoulder"], np.array(hand.elbow)
    elbow, wrist = two_bone(shoulder, target, UPPER_ARM, FOREARM, pole)
    hinge = unit(cross(pole, wrist - shoulder))
    j[f"{side}_elbow"], j[f"{side}_wrist"] = elbow, wrist
    j[f"{side}_hand"] = wrist + frame @ DOWN * HAND
    f[f"{side}_upper_arm"] = _bone_frame(shoulder, elbow, hinge)
    f[f"{side}_forearm"] = _bone_frame(elbow, wrist, hinge)
    f[f"{side}_hand"] = frame
    return [(palms.contact(hand, side), _gap(wrist, target))]
