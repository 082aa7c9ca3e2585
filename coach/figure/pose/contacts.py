"""Poses a body: forward kinematics for angles, two-bone inverse kinematics for contacts."""

import math

import numpy as np

from coach.figure.pose import flesh
from coach.figure.pose.pose import Arm, Foot, Hand, Leg, Pose, Trunk
from coach.figure.pose.skeleton import (
    BALL,
    DOWN,
    FOREARM,
    HAND,
    HEAD,
    HEEL,
    HIP,
    KYPHOSIS,
    LORDOSIS,
    LOWER_CHEST,
    LOWER_SHARE,
    LUMBAR,
    NECK_CURVE,
    PALM,
    SEGMENTS,
    SHANK,
    SHOULDER,
    THIGH,
    TOE,
    UP,
    UPPER_ARM,
    UPPER_CHEST,
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

ON_BACK = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
_REACH = 0.9995  # of a limb's full length: as straight as a limb is bent to keep a contact
_ANKLE = 0.85  # where, along the shin, a hand holds the ankle
# A hand on the mat slopes from the wrist, which is thicker than the palm.
_SLOPE = math.asin((flesh.WRIST_RADIUS - flesh.PALM_THICKNESS) / (HAND * PALM))
_HEEL_ROUNDS = 5  # a heel's place depends on how the shank turns; this brings it under 0.1 mm


def pose_body(pose: Pose) -> Posed:
    """The body in this pose, with the contacts it declares and how far off each is."""
    joints: dict[str, Vec] = {}
    frames: dict[str, Mat] = {}
    body = Posed(joints, frames, belly=pose.trunk.belly)
    contacts: list[tuple[str, float]] = []
    _place_trunk(pose.trunk, body)
    legs = {"right": pose.right_leg, "left": pose.left_leg}
    first = "left" if pose.right_leg.foot and "left" in pose.right_leg.foot.on else "right"
    for side in (first, "left" if first == "right" else "right"):
        contacts += _place_leg(legs[side], side, body)
    for side, arm in (("right", pose.right_arm), ("left", pose.left_arm)):
        contacts += _place_arm(arm, side, body)
    return Posed(joints, frames, tuple(contacts), pose.trunk.belly)


def _place_trunk(trunk: Trunk, body: Posed) -> None:
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
    anchor = j["neck" if trunk.support == "upper_back" else "pelvis"]
    low = min(float(b.at[1]) - b.radius for b in flesh.trunk_balls(trunk.support, body))
    shift = np.array([trunk.at[0] - anchor[0], -low, trunk.at[1] - anchor[2]])
    for name in ("pelvis", "waist", "chest", "neck", "head"):
        j[name] = j[name] + shift


def two_bone(start: Vec, target: Vec, near: float, far: float, pole: Vec) -> tuple[Vec, Vec]:
    """The middle and end joints of a two-bone limb that reaches for `target`, its middle joint
    towards the direction `pole`; out of reach, the limb is straight (or folded) and falls short.
    """
    line = target - start
    distance = math.sqrt(float(line @ line))
    along = line / distance
    distance = max(abs(near - far) + 1e-3, min(distance, (near + far) * _REACH))
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
    _hang_leg(leg, leg.hip_flexion, side, body)
    if not leg.heel_on:
        return []
    _hang_leg(leg, leg.hip_flexion + _drop_heel(side, body), side, body)
    return [(f"{side} heel on the mat", abs(float(j[f"{side}_heel"][1]) - flesh.HEEL_RADIUS))]


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


def _drop_heel(side: str, body: Posed) -> float:
    """How many degrees of hip flexion bring the heel's surface to the mat: the height of the heel
    turned about the hip's axis is a cos + b sin + c.
    """
    hip, heel = body.joints[f"{side}_hip"], body.joints[f"{side}_heel"]
    axis, arm = body.frames["pelvis"][:, 2], heel - hip
    fixed = axis * float(axis @ arm)
    a, b, c = float((arm - fixed)[1]), float(cross(axis, arm)[1]), float(fixed[1])
    size = math.hypot(a, b)
    wanted = (flesh.HEEL_RADIUS - float(hip[1]) - c) / size
    phase = math.atan2(b, a)
    swing = math.acos(max(-1.0, min(1.0, wanted)))
    turns = (phase + swing, phase - swing)
    nearest = min(turns, key=lambda t: abs(math.remainder(t, math.tau)))
    return math.degrees(math.remainder(nearest, math.tau))


def _place_held_leg(leg: Leg, foot: Foot, side: str, body: Posed) -> list[tuple[str, float]]:
    j, f = body.joints, body.frames
    if foot.on == "mat":
        target, sole = _sole_on_mat(foot, side)
        _bend_leg(foot, target, side, body)
        f[f"{side}_foot"] = sole
        place_foot(j, f, side)
        return [(f"{side} foot on the mat", _gap(j[f"{side}_ankle"], target))]
    if foot.on.endswith("heel"):
        return _place_heel(leg, foot, side, body)
    on, normal = limb_surface(foot.on, foot.along, foot.around, body)
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


def _sole_on_mat(foot: Foot, side: str) -> tuple[Vec, Mat]:
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
    across = unit(pole - axis * float(pole @ axis))
    angle = math.radians(degrees)
    return across * math.cos(angle) + cross(axis, across) * math.sin(angle)


def limb_surface(segment: str, along: float, around: float, body: Posed) -> tuple[Vec, Vec]:
    """A point on the skin of a limb segment, and the direction out of it there."""
    start, end = (body.joints[name] for name in SEGMENTS[segment])
    frame, angle = body.frames[segment], math.radians(around)
    normal = frame[:, 0] * math.cos(angle) + frame[:, 2] * (sign(segment) * math.sin(angle))
    on = start + (end - start) * along
    return on + normal * flesh.radius_at(segment, along), normal


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
    palm, frame = _palm(hand, side, body)
    target = palm - frame @ DOWN * (HAND * PALM)
    shoulder, pole = j[f"{side}_shoulder"], np.array(hand.elbow)
    elbow, wrist = two_bone(shoulder, target, UPPER_ARM, FOREARM, pole)
    hinge = unit(cross(pole, wrist - shoulder))
    j[f"{side}_elbow"], j[f"{side}_wrist"] = elbow, wrist
    j[f"{side}_hand"] = wrist + frame @ DOWN * HAND
    f[f"{side}_upper_arm"] = _bone_frame(shoulder, elbow, hinge)
    f[f"{side}_forearm"] = _bone_frame(elbow, wrist, hinge)
    f[f"{side}_hand"] = frame
    return [(_hand_contact(hand, side), _gap(wrist, target))]


def _hand_contact(hand: Hand, side: str) -> str:
    place = hand.on.replace("_", " ")
    if hand.on.endswith("shank") and hand.along > _ANKLE:
        return f"{side} hand on {place.replace('shank', 'ankle')}"
    if hand.on.endswith("shank"):
        return f"{side} hand on {place.replace('shank', 'shin')} {hand.along:.0%} below the knee"
    if hand.on in ("mat", "belly", "towel"):
        return f"{side} hand on the {place}"
    return f"{side} hand on {place} at {hand.along:.0%}"


def _palm(hand: Hand, side: str, body: Posed) -> tuple[Vec, Mat]:
    """Where the middle of the palm is (inside the hand), and the hand's frame."""
    s, angle = sign(side), math.radians(hand.fingers)
    if hand.on == "mat":
        ahead = np.array([math.cos(angle), 0.0, s * math.sin(angle)])
        surface = np.array([hand.at[0], 0.0, hand.at[1]])
        normal = UP * math.cos(_SLOPE) + ahead * math.sin(_SLOPE)
        fingers = ahead * math.cos(_SLOPE) - UP * math.sin(_SLOPE)
    elif hand.on == "belly":
        surface, normal, fingers = _on_belly(hand, s, body)
    elif hand.on == "towel":  # thumbs up, palms facing each other
        surface, normal = np.array(hand.at), np.array([0.0, 0.0, s])
        fingers = np.array([math.cos(angle), math.sin(angle), 0.0])
    else:
        surface, normal = limb_surface(hand.on, hand.along, hand.around, body)
        y = body.frames[hand.on][:, 1]
        outside = cross(y, normal) * -sign(hand.on)
        fingers = -y * math.cos(angle) + outside * math.sin(angle)
    frame = np.column_stack((-normal, -fingers, cross(normal, fingers)))
    return surface + normal * flesh.PALM_THICKNESS, frame


def _on_belly(hand: Hand, s: float, body: Posed) -> tuple[Vec, Vec, Vec]:
    """The front of the pelvis is flat in the middle and round at the sides."""
    frame = body.frames["pelvis"]
    _, _, (_, _, flank), radius = flesh.TRUNK_BALLS["pelvis"][0]
    up, out = hand.at
    sine = max(0.0, min(0.95, (out - flank) / radius))
    forward = math.sqrt(1.0 - sine * sine)
    normal = frame[:, 0] * forward + frame[:, 2] * (s * sine)
    across = frame[:, 2] * (s * forward) - frame[:, 0] * sine
    depth = radius * forward - flesh.BELLY_DEPTH * body.belly
    surface = body.joints["pelvis"] + frame @ np.array([depth, up, s * out])
    angle = math.radians(hand.fingers)
    return surface, normal, -frame[:, 1] * math.cos(angle) - across * math.sin(angle)
