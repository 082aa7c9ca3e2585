"""Where the palm of a hand that touches something is, and how the hand is turned there."""

import math

import numpy as np

from coach.figure.pose import flesh
from coach.figure.pose.furniture import BACKREST_TOP, SEAT, WALL
from coach.figure.pose.pose import Hand
from coach.figure.pose.skeleton import HAND, PALM, UP, Mat, Posed, Vec, cross, sign

# How high what lies level is, on which a hand rests.
LEVELS = {"mat": 0.0, "seat": SEAT, "backrest": BACKREST_TOP}
# Of the trunk: whose joint and frame, which ball is its flesh, and whether it looks forwards.
TRUNK = {
    "belly": ("pelvis", "pelvis", 1.0),
    "low_back": ("pelvis", "pelvis", -1.0),
    "chest": ("chest", "upper_back", 1.0),
}
_ANKLE = 0.85  # where, along the shin, a hand holds the ankle
# A hand that lies flat slopes from the wrist, which is thicker than the palm.
_SLOPE = math.asin((flesh.WRIST_RADIUS - flesh.PALM_THICKNESS) / (HAND * PALM))


def contact(hand: Hand, side: str) -> str:
    """What touches what, in words."""
    place = hand.on.replace("_", " ")
    if hand.on.endswith("shank") and hand.along > _ANKLE:
        return f"{side} hand on {place.replace('shank', 'ankle')}"
    if hand.on.endswith("shank"):
        return f"{side} hand on {place.replace('shank', 'shin')} {hand.along:.0%} below the knee"
    if hand.on in (*LEVELS, *TRUNK, "towel", "wall"):
        return f"{side} hand on the {place}"
    return f"{side} hand on {place} at {hand.along:.0%}"


def palm(hand: Hand, side: str, body: Posed) -> tuple[Vec, Mat]:
    """Where the middle of the palm is (inside the hand), and the hand's frame."""
    s, angle = sign(side), math.radians(hand.fingers)
    if hand.on in LEVELS:
        surface = np.array([hand.at[0], LEVELS[hand.on], hand.at[1]])
        ahead = np.array([math.cos(angle), 0.0, s * math.sin(angle)])
        normal, fingers = _sloping(UP, ahead)
    elif hand.on == "wall":
        surface = np.array([WALL, hand.at[0], hand.at[1]])
        ahead = np.array([0.0, math.cos(angle), s * math.sin(angle)])
        normal, fingers = _sloping(np.array([1.0, 0.0, 0.0]), ahead)
    elif hand.on in TRUNK:
        surface, normal, fingers = _on_trunk(hand, s, body)
    elif hand.on == "towel":  # thumbs up, palms facing each other
        surface, normal = np.array(hand.at), np.array([0.0, 0.0, s])
        fingers = np.array([math.cos(angle), math.sin(angle), 0.0])
    else:
        surface, normal = flesh.limb_surface(hand.on, hand.along, hand.around, body)
        y = body.frames[hand.on][:, 1]
        outside = cross(y, normal) * -sign(hand.on)
        fingers = -y * math.cos(angle) + outside * math.sin(angle)
    frame = np.column_stack((-normal, -fingers, cross(normal, fingers)))
    return surface + normal * flesh.PALM_THICKNESS, frame


def _sloping(surface: Vec, ahead: Vec) -> tuple[Vec, Vec]:
    """The back of a flat hand, and where its fingers point, on a surface that looks that way."""
    normal = surface * math.cos(_SLOPE) + ahead * math.sin(_SLOPE)
    return normal, ahead * math.cos(_SLOPE) - surface * math.sin(_SLOPE)


def _on_trunk(hand: Hand, s: float, body: Posed) -> tuple[Vec, Vec, Vec]:
    """The trunk is flat in the middle and round at the sides."""
    joint, part, facing = TRUNK[hand.on]
    frame = body.frames[joint]
    _, _, (ahead, _, flank), radius = flesh.TRUNK_BALLS[part][0]
    up, out = hand.at
    sine = max(-0.95, min(0.95, math.copysign(max(abs(out) - flank, 0.0), out) / radius))
    forward = math.sqrt(1.0 - sine * sine)
    normal = frame[:, 0] * (facing * forward) + frame[:, 2] * (s * sine)
    across = frame[:, 2] * (s * forward) - frame[:, 0] * (facing * sine)
    depth = radius * forward - (flesh.BELLY_DEPTH * body.belly if hand.on == "belly" else 0.0)
    surface = body.joints[joint] + frame @ np.array([ahead + facing * depth, up, s * out])
    angle = math.radians(hand.fingers)
    return surface, normal, -frame[:, 1] * math.cos(angle) - across * math.sin(angle)
