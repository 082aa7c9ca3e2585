"""The skeleton: joints, segment frames, and how clinical angles turn one into the next.

The world is in metres: x along the mat from head to feet, y up from its surface, z across, the
right side of a person on their back at +z. A segment's frame is a 3x3 rotation whose columns are
its axes in the world as in standing: x forward (anterior), y up (towards the head), z to the right.
A hand's frame has x out of the palm and y towards the wrist, so that fingers point along -y and the
thumb along +z for the right hand and -z for the left. A foot's has x towards the toes, y up.
"""

import math
from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from coach.core.exercise import Side
from coach.figure.pose.sides import swap_sides

Vec = NDArray[np.float64]
Mat = NDArray[np.float64]

HEIGHT = 1.70
# Segment lengths as shares of the height, as commonly tabulated after Drillis and Contini 1966
# (Winter, Biomechanics and Motor Control of Human Movement, fig. 4.1).
THIGH = 0.245 * HEIGHT
SHANK = 0.246 * HEIGHT
UPPER_ARM = 0.186 * HEIGHT
FOREARM = 0.146 * HEIGHT
HAND = 0.055 * HEIGHT  # wrist to knuckles: about half of the hand's 0.108

# The trunk is Winter's 0.288 of the height from hip to shoulder, divided at the lower ribs.
LUMBAR = 0.13  # pelvis to waist
LOWER_CHEST = 0.20  # waist to chest
UPPER_CHEST = 0.15  # chest to neck
HEAD = np.array([0.02, 0.15, 0.0])  # neck to head, in the head's frame
HIP = np.array([0.0, -0.03, 0.09])  # pelvis to right hip, in the pelvis's frame
SHOULDER = np.array([-0.022, -0.045, 0.185])  # neck to right shoulder, in the neck's frame
HEEL = np.array([-0.045, -0.045, 0.0])  # ankle to ..., in the foot's frame
BALL = np.array([0.12, -0.047, 0.0])
TOE = np.array([0.17, -0.056, 0.0])
PALM = 0.62  # where the middle of the palm lies between wrist and knuckles

# The resting curves of the spine in degrees, forward lean of each stretch against the pelvis.
LORDOSIS, KYPHOSIS, NECK_CURVE = 8.0, -4.0, 3.0
LOWER_SHARE = 0.3  # how much of lumbar flexion happens between pelvis and lumbar spine

TRUNK_JOINTS = ("pelvis", "waist", "chest", "neck", "head")
LIMB_JOINTS = ("shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle", "heel", "toe")
JOINTS = TRUNK_JOINTS + tuple(f"{side}_{j}" for side in ("left", "right") for j in LIMB_JOINTS)
BONES = (
    ("pelvis", "waist"),
    ("waist", "chest"),
    ("chest", "neck"),
    ("neck", "head"),
    *(
        (start if start in TRUNK_JOINTS else f"{side}_{start}", f"{side}_{end}")
        for side in ("left", "right")
        for start, end in (
            ("neck", "shoulder"),
            ("shoulder", "elbow"),
            ("elbow", "wrist"),
            ("wrist", "hand"),
            ("pelvis", "hip"),
            ("hip", "knee"),
            ("knee", "ankle"),
            ("ankle", "heel"),
            ("ankle", "toe"),
        )
    ),
)
# The joints between which each limb segment lies.
SEGMENTS = {
    f"{side}_{name}": (f"{side}_{start}", f"{side}_{end}")
    for side in ("left", "right")
    for name, start, end in (
        ("thigh", "hip", "knee"),
        ("shank", "knee", "ankle"),
        ("foot", "ankle", "toe"),
        ("upper_arm", "shoulder", "elbow"),
        ("forearm", "elbow", "wrist"),
        ("hand", "wrist", "hand"),
    )
}

DOWN = np.array([0.0, -1.0, 0.0])
UP = np.array([0.0, 1.0, 0.0])


class Posed(Struct, frozen=True, eq=False):
    """A body in one moment.

    `joints`: the names of `JOINTS`, and left_ and right_ "ball" (of the foot), each (3,) in metres.
    `frames`: pelvis, waist (pelvis to waist), chest (waist to chest), neck (chest to neck, carries
    the shoulders), head, and the names of `SEGMENTS`, each a (3, 3) rotation.
    `contacts`: what touches what, and by how many metres the two surfaces miss each other.
    `belly`: 0 relaxed to 1 drawn in. `breath`: 0 breathed out to 1 breathed in.
    """

    joints: dict[str, Vec]
    frames: dict[str, Mat]
    contacts: tuple[tuple[str, float], ...] = ()
    belly: float = 0.0
    breath: float = 0.0


def turn(z: float, x: float = 0.0, y: float = 0.0) -> Mat:
    """The rotation by z, then in the turned frame by x, then by y, all in degrees."""
    a, b, c = math.radians(z), math.radians(x), math.radians(y)
    ca, sa, cb, sb, cc, sc = (f(angle) for angle in (a, b, c) for f in (math.cos, math.sin))
    return np.array(
        (
            (ca * cc - sa * sb * sc, -sa * cb, ca * sc + sa * sb * cc),
            (sa * cc + ca * sb * sc, ca * cb, sa * sc - ca * sb * cc),
            (-cb * sc, sb, cb * cc),
        )
    )


def angles(rotation: Mat) -> tuple[float, float, float]:
    """The z, x and y in degrees of which `turn` makes the rotation; x is in -90..90."""
    m = rotation
    return (
        math.degrees(math.atan2(-m[0, 1], m[1, 1])),
        math.degrees(math.asin(max(-1.0, min(1.0, float(m[2, 1]))))),
        math.degrees(math.atan2(-m[2, 0], m[2, 2])),
    )


def sign(side: str) -> float:
    """+1 for the right side of the body, -1 for the left: the direction of z."""
    return 1.0 if side.startswith("right") else -1.0


def cross(a: Vec, b: Vec) -> Vec:
    """The cross product of two (3,) vectors; numpy's own takes ten times as long."""
    ax, ay, az = a.tolist()
    bx, by, bz = b.tolist()
    return np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))


def unit(v: Vec) -> Vec:
    return v / math.sqrt(float(v @ v))


def outward(offset: Vec, side: str) -> Vec:
    """An offset given for the right side, for either."""
    return offset if side.startswith("right") else np.array((offset[0], offset[1], -offset[2]))


_MIRROR_SIGNS = np.array([[1.0, 1.0, -1.0], [1.0, 1.0, -1.0], [-1.0, -1.0, 1.0]])


def mirrored(posed: Posed) -> Posed:
    """The mirror image in z, left and right exchanged."""
    flip = np.array([1.0, 1.0, -1.0])
    return Posed(
        joints={swap_sides(name): at * flip for name, at in posed.joints.items()},
        frames={swap_sides(name): r * _MIRROR_SIGNS for name, r in posed.frames.items()},
        contacts=tuple((swap_sides(what), off) for what, off in posed.contacts),
        belly=posed.belly,
        breath=posed.breath,
    )


def for_side(posed: Posed, side: Side) -> Posed:
    """A body posed for the right side, for any side; BOTH is as posed."""
    return mirrored(posed) if side is Side.LEFT else posed


def place_foot(joints: dict[str, Vec], frames: Mapping[str, Mat], side: str) -> None:
    """Adds heel, ball and toe to the joints, from the ankle and the foot's frame."""
    ankle, frame = joints[f"{side}_ankle"], frames[f"{side}_foot"]
    for name, offset in (("heel", HEEL), ("ball", BALL), ("toe", TOE)):
        joints[f"{side}_{name}"] = ankle + frame @ offset
