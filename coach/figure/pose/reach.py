"""What follows when a joint of a pose is drawn to another place of the picture."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from coach.figure.pose.clinical import CLINICAL, clinical
from coach.figure.pose.contacts import pose_body
from coach.figure.pose.fitting import Dial, fitted
from coach.figure.pose.pose import Foot, Hand, Pose
from coach.figure.pose.ranges import RANGES
from coach.figure.pose.skeleton import Posed

_DEPTH = 0.15  # how much less a joint minds going towards or away from the viewer
_HEALTHY = 0.02  # metres off the place that a degree beyond what is healthy counts like
_HEAD = 0.5  # how much the head minds leaving its place while the pelvis rises from the mat
_BENT = 12.0  # degrees from which a knee or elbow knows which way to bend
_BEND = 30.0  # degrees by which a straight limb is bent to try

# Where the trunk's joints go: the fields of the trunk, and how much less each likes to turn.
_TRUNK = {
    "pelvis": {},
    "hip": {"roll": 1.5},
    "waist": {"pelvic_tilt": 1.0, "lumbar_flexion": 1.0, "lumbar_side": 1.5},
    "chest": {"lumbar_flexion": 1.0, "lumbar_side": 1.5, "pitch": 2.0},
    "neck": {"lumbar_flexion": 1.0, "lumbar_side": 1.5, "thoracic_flexion": 1.0, "pitch": 2.0},
    "head": {"neck_flexion": 1.0, "neck_side": 1.2, "neck_rotation": 3.0},
}
# What lifts the pelvis where the upper back rests: the rest of the spine lets the head stay.
_BRIDGE = {
    "pelvis": {"pitch": 1.0, "thoracic_flexion": 0.5, "neck_flexion": 0.5},
    "hip": {"pitch": 1.0},
}
_SLIDES = {"pelvis": 1.0, "hip": 1.0, "chest": 3.0, "neck": 3.0}
_ANKLE = {"ankle_dorsiflexion": 1.0, "ankle_inversion": 1.5}
_SHOULDER = {"shoulder_flexion": 1.0, "shoulder_abduction": 1.2, "shoulder_rotation": 2.0}
_FREE = {
    "shoulder": {"shoulder_raise": 1.0, "shoulder_forward": 1.0},
    "elbow": {"shoulder_flexion": 1.0, "shoulder_abduction": 1.0},
    "wrist": {**_SHOULDER, "elbow_flexion": 1.0},
    "hand": {"wrist_flexion": 1.0, "wrist_deviation": 1.5, "pronation": 2.0},
    "knee": {"hip_flexion": 1.0, "hip_abduction": 1.2},
    "ankle": {
        "hip_flexion": 1.0,
        "hip_abduction": 1.5,
        "hip_rotation": 3.0,
        "knee_flexion": 1.0,
    },
    "heel": _ANKLE,
    "toe": _ANKLE,
}
_HEEL_DOWN = {
    "knee": {"knee_flexion": 1.0, "hip_abduction": 1.2},
    "ankle": {"knee_flexion": 1.0, "hip_abduction": 1.2, "hip_rotation": 3.0},
}
_FOOT = ("heel", "toe")
_BENDS = {"wrist": "elbow_flexion", "ankle": "knee_flexion"}
# The ends of what is healthy, in the order in which `clinical` reads the angles.
_LIMITS = np.array(
    [(RANGES[name].low, RANGES[name].high) for _ in ("right", "left") for name in CLINICAL]
).T
HANDLES = (
    "head",
    "neck",
    "chest",
    "waist",
    "pelvis",
    *(
        f"{side}_{joint}"
        for side in ("right", "left")
        for joint in ("shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle", "heel", "toe")
    ),
)


def reached(
    pose: Pose,
    joint: str,
    target: tuple[float, float],
    rotation: NDArray[np.float64],
    near: Pose | None = None,
) -> Pose:
    """The pose with a joint of `HANDLES` drawn towards a place of the view plane in metres.

    `rotation` is a camera's, from the world to the view. A limb bends at its joints; where its
    foot or hand keeps a contact, the contact's place moves instead. Angles stay healthy. `near` is
    the pose as it was drawn so far, from which the search goes on.
    """
    wanted = _wanted(pose, joint, np.array(target), rotation)
    dials = tuple(dials_of(pose, joint))

    def cost(found: Pose) -> float:
        return float(np.square(wanted(found)).sum()) + _change(found, pose, dials)

    beginnings = _beginnings(near or pose, joint, dials)
    return min((fitted(pose, dials, wanted, begun) for begun in beginnings), key=cost)


def dials_of(pose: Pose, joint: str) -> Iterable[Dial]:
    """What turns when the joint is drawn."""
    side, _, name = joint.rpartition("_")
    if not side or name == "hip":
        yield from _trunk_dials(pose, name)
        return
    part = f"{side}_{'arm' if name in ('shoulder', 'elbow', 'wrist', 'hand') else 'leg'}"
    limb = getattr(pose, part)
    if part.endswith("arm") and limb.hand and name != "shoulder":
        yield from _hand_dials(part, limb.hand, name)
    elif part.endswith("leg") and limb.foot and (name not in _FOOT or limb.foot.on == "mat"):
        yield from _foot_dials(part, limb.foot, name)
    elif part.endswith("leg") and limb.knee and name not in _FOOT:
        yield from _knee_dials(part, name)
    else:
        down = part.endswith("leg") and limb.heel_on
        free = _HEEL_DOWN.get(name, _FREE[name]) if down else _FREE[name]
        yield from (Dial(part, field, weight=weight) for field, weight in free.items())


def _trunk_dials(pose: Pose, name: str) -> Iterable[Dial]:
    bridge = _BRIDGE.get(name, {}) if pose.trunk.support == "upper_back" else {}
    for field, weight in {**_TRUNK[name], **bridge}.items():
        yield Dial("trunk", field, weight=weight)
    if pose.trunk.support == "feet" and name in ("pelvis", "hip"):
        yield from _standing_dials(pose)
    if name in _SLIDES:
        for index in range(len(pose.trunk.at)):
            yield Dial("trunk", "at", index=index, weight=_SLIDES[name])


def _standing_dials(pose: Pose) -> Iterable[Dial]:
    """The knees that let a standing body sink; both bend alike where they are alike."""
    legs = {"right_leg": pose.right_leg, "left_leg": pose.left_leg}
    standing = [part for part, leg in legs.items() if leg.foot and leg.foot.on == "mat"]
    if len({legs[part].knee_flexion for part in standing}) == 1:
        yield Dial(standing[0], "knee_flexion", weight=0.5, also=(*standing, "")[1])
    else:
        yield from (Dial(part, "knee_flexion", weight=0.5) for part in standing)


def _hand_dials(part: str, hand: Hand, name: str) -> Iterable[Dial]:
    if name == "elbow":
        yield from (Dial(part, "elbow", "hand", index) for index in range(3))
    elif name == "hand":
        yield Dial(part, "fingers", "hand")
    else:
        yield from _place_dials(part, "hand", hand)


def _foot_dials(part: str, foot: Foot, name: str) -> Iterable[Dial]:
    if name == "knee":
        yield Dial(part, "swivel", "foot")
    elif name in _FOOT:
        yield Dial(part, "heading", "foot")
    else:
        yield from _place_dials(part, "foot", foot)


def _knee_dials(part: str, name: str) -> Iterable[Dial]:
    if name == "knee":
        yield from (Dial(part, "at", "knee", index) for index in range(2))
    else:
        yield Dial(part, "heading", "knee")


def _place_dials(part: str, contact: str, held: Foot | Hand) -> Iterable[Dial]:
    if held.on.endswith(("thigh", "shank")):
        yield Dial(part, "along", contact)
        yield Dial(part, "around", contact)
    else:
        yield from (Dial(part, "at", contact, index) for index in range(len(held.at)))


def _wanted(
    pose: Pose, joint: str, target: NDArray[np.float64], rotation: NDArray[np.float64]
) -> Callable[[Pose], NDArray[np.float64]]:
    """How far off a pose is, in metres: on the picture, in depth, where its contacts miss, where
    its joints bend too far, and, with the upper back on the mat, at the head.
    """
    now = pose_body(pose)
    goal = np.array([target[0], target[1], float((rotation @ now.joints[joint])[2])])
    share = np.array([1.0, 1.0, _DEPTH])
    bent = _beyond(now)
    head = _HEAD if joint == "pelvis" and pose.trunk.support == "upper_back" else 0.0

    def off(changed: Pose) -> NDArray[np.float64]:
        body = pose_body(changed)
        misses = np.array([miss for _, miss in body.contacts])
        further = np.maximum(_beyond(body) - bent, 0.0) * _HEALTHY
        moved = (body.joints["head"] - now.joints["head"]) * head
        reached = (rotation @ body.joints[joint] - goal) * share
        return np.concatenate((reached, misses, further, moved))

    return off


def _beyond(body: Posed) -> NDArray[np.float64]:
    """By how many degrees each angle is beyond what is healthy."""
    read = clinical(body)
    low, high = _LIMITS
    degrees = np.array(list(read.values()))
    return np.asarray(np.maximum(np.maximum(low - degrees, degrees - high), 0.0))


def _beginnings(pose: Pose, joint: str, dials: Iterable[Dial]) -> Iterable[Pose]:
    """The pose and, where a limb is straight, it bent: drawn straight in, it would not begin to."""
    yield pose
    bend = _BENDS.get(joint.rpartition("_")[2])
    for dial in dials:
        if dial.name == bend and dial.read(pose) < _BENT:
            yield dial.turned(pose, dial.read(pose) + _BEND)


def _change(changed: Pose, pose: Pose, dials: Iterable[Dial]) -> float:
    return 1e-4 * sum(
        ((dial.read(changed) - dial.read(pose)) / dial.measure * dial.weight) ** 2 for dial in dials
    )
