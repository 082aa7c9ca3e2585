"""What the pose editor calls things."""

from msgspec import Struct

from coach.core.exercise import Muscle
from coach.figure.pose.pose import Arm, Leg, Pose

START, EFFORT = "Start", "Effort"
PARTS = {
    "trunk": "Trunk",
    "head": "Head",
    "right_arm": "Right arm",
    "left_arm": "Left arm",
    "right_leg": "Right leg",
    "left_leg": "Left leg",
    "around": "Things and marks",
}
# Where one may begin: the pose's name, and what it is called.
STARTS = (
    ("on-back", "On the back"),
    ("hook-lying", "Knees bent"),
    ("side-lying", "On the side"),
    ("prone", "On the front"),
    ("all-fours", "All fours"),
    ("sitting", "Sitting"),
    ("sitting-on-chair", "On a chair"),
    ("standing", "Standing"),
    ("standing-at-wall", "At a wall"),
)
PROPS = {
    "mat": "Mat",
    "floor": "Patch of floor",
    "chair": "Chair",
    "wall": "Wall",
    "cushion": "Cushion under the head",
    "towel": "Towel",
}
FELT = {
    Muscle.LOW_BACK: "Low back",
    Muscle.TRUNK_SIDES: "Sides of the trunk",
    Muscle.BUTTOCKS: "Buttocks",
    Muscle.HAMSTRINGS: "Back of the thigh",
    Muscle.QUADRICEPS: "Front of the thigh",
    Muscle.ABDOMINALS: "Belly",
    Muscle.DEEP_ABDOMINALS: "Deep in the belly",
    Muscle.HIP_SIDE: "Side of the hip",
    Muscle.HIP_FRONT: "Front of the hip",
    Muscle.CALVES: "Calf",
    Muscle.UPPER_BACK: "Upper back",
    Muscle.SHOULDERS: "Shoulders",
}
IMPOSSIBLE = "Not possible like this"
POSSIBLE = "A body can do this."
HASTY = "Quick: it looks best at a slow tempo, or with a shorter way."
REFUSED = "That cannot be done."


class Turn(Struct, frozen=True):
    """A number of a part that a slider turns. `path` is its field, or its contact's ("foot.roll").
    A `read` one follows from a contact where there is one, and is then only shown.
    """

    path: str
    words: str
    low: float = 0.0
    high: float = 0.0
    read: bool = False
    whole: float = 1.0  # what the slider's number is divided by


_TRUNK = (
    Turn("pitch", "Tips, feet end up", -200, 110),
    Turn("roll", "Roll to the side", -180, 180),
    Turn("pelvic_tilt", "Pelvis tilts forwards"),
    Turn("lumbar_flexion", "Low back bends"),
    Turn("lumbar_side", "Bends to the right"),
    Turn("trunk_rotation", "Turns to the right"),
    Turn("thoracic_flexion", "Upper back bends"),
    Turn("thoracic_side", "Upper back, to the right"),
    Turn("belly", "Belly drawn in", 0, 100, whole=100.0),
)
_HEAD = (
    Turn("neck_flexion", "Nods forwards"),
    Turn("neck_side", "Leans to the right"),
    Turn("neck_rotation", "Turns to the right"),
)
_ARM = (
    Turn("shoulder_flexion", "Lifts forwards", read=True),
    Turn("shoulder_abduction", "Lifts outwards", read=True),
    Turn("shoulder_rotation", "Turns outwards", read=True),
    Turn("elbow_flexion", "Elbow bends", read=True),
    Turn("pronation", "Palm turns down", read=True),
    Turn("wrist_flexion", "Wrist bends", read=True),
    Turn("wrist_deviation", "Wrist, towards the little finger", read=True),
    Turn("shoulder_raise", "Shoulder lifts"),
    Turn("shoulder_forward", "Shoulder comes forward"),
)
_LEG = (
    Turn("hip_flexion", "Hip bends", read=True),
    Turn("hip_abduction", "Opens outwards", read=True),
    Turn("hip_rotation", "Turns outwards", read=True),
    Turn("knee_flexion", "Knee bends", read=True),
    Turn("ankle_dorsiflexion", "Foot bends up", read=True),
    Turn("ankle_inversion", "Sole turns inwards", read=True),
)
_HELD_FOOT = (
    Turn("foot.heading", "Toes point outwards", -60, 60),
    Turn("foot.swivel", "Knee falls outwards", -90, 90),
)
_HELD_HAND = (Turn("hand.fingers", "Fingers turn", -180, 180),)
SIDES = {"right": "Right", "left": "Left"}
_JOINTS = {
    "shoulder": "shoulder",
    "elbow": "elbow",
    "wrist": "wrist",
    "hand": "fingers",
    "hip": "hip",
    "knee": "knee",
    "ankle": "foot",
    "heel": "heel",
    "toe": "toes",
}
_MIDDLE = {
    "head": "Head",
    "neck": "Neck",
    "chest": "Chest",
    "waist": "Low back",
    "pelvis": "Pelvis",
}


def joint_name(joint: str) -> str:
    """A handle's joint, as "Right knee"."""
    side, _, name = joint.rpartition("_")
    return f"{SIDES[side]} {_JOINTS[name]}" if side else _MIDDLE[joint]


def part_of(joint: str) -> str:
    """The key in `PARTS` of the part that a handle belongs to."""
    side, _, name = joint.rpartition("_")
    if not side:
        return "head" if joint == "head" else "trunk"
    return f"{side}_{'arm' if name in ('shoulder', 'elbow', 'wrist', 'hand') else 'leg'}"


class Contact(Struct, frozen=True):
    """Something that a limb may stay on; `words` say so. With a `prop` only where that is there."""

    on: str
    words: str
    prop: str = ""


_FEET = (
    Contact("mat", "{Side} foot stays on the mat"),
    Contact("heel", "{Side} heel stays on the mat"),
    Contact("knee", "{Side} knee stays on the mat"),
    Contact("heel_on_seat", "{Side} heel stays on the seat", "chair"),
    Contact("{other}_heel", "Heels stay together"),
)
_HEELS = ("heel", "heel_on_seat")
_HANDS = (
    Contact("mat", "{Side} hand stays on the mat"),
    Contact("seat", "{Side} hand stays on the seat", "chair"),
    Contact("backrest", "{Side} hand stays on the chair’s back", "chair"),
    Contact("wall", "{Side} hand stays on the wall", "wall"),
    Contact("belly", "{Side} hand stays on the belly"),
    Contact("chest", "{Side} hand stays on the chest"),
    Contact("low_back", "{Side} hand stays on the low back"),
    Contact("{side}_thigh", "{Side} hand holds the {side} thigh"),
    Contact("{other}_thigh", "{Side} hand holds the {other} thigh"),
    Contact("{side}_shank", "{Side} hand holds the {side} shin"),
    Contact("{other}_shank", "{Side} hand holds the {other} shin"),
    Contact("towel", "{Side} hand holds the towel", "towel"),
)


def contacts_of(part: str) -> tuple[Contact, ...]:
    """What a limb may stay on."""
    side, _, kind = part.partition("_")
    offered = {"arm": _HANDS, "leg": _FEET}.get(kind, ())
    names = {"side": side, "other": {"right": "left"}.get(side, "right"), "Side": side.title()}
    return tuple(
        Contact(each.on.format(**names), each.words.format(**names), each.prop) for each in offered
    )


def on_ground(said: str, props: tuple[str, ...]) -> str:
    """A sentence with the mat in it, for where the floor is bare."""
    return said if "mat" in props or "floor" not in props else said.replace("the mat", "the floor")


def contact_in(pose: Pose, part: str) -> str:
    """What a limb stays on in a pose; "" where it is free."""
    limb = getattr(pose, part)
    if isinstance(limb, Arm):
        return limb.hand.on if limb.hand else ""
    assert isinstance(limb, Leg)
    if limb.foot or limb.knee:
        return limb.foot.on if limb.foot else "knee"
    return {"mat": "heel", "seat": "heel_on_seat"}.get(limb.heel_on, "")


def turns_of(pose: Pose, part: str) -> tuple[Turn, ...]:
    """The numbers of a part that sliders show, those of its contact first."""
    kind = part.rpartition("_")[2]
    own = {"trunk": _TRUNK, "head": _HEAD, "arm": _ARM, "leg": _LEG}[kind]
    on = contact_in(pose, part) if kind in ("arm", "leg") else ""
    if kind == "leg" and on not in (*_HEELS, "", "knee"):
        return (*(_HELD_FOOT if on == "mat" else _HELD_FOOT[1:]), *own)
    return (*_HELD_HAND, *own) if kind == "arm" and on else own


def follows(pose: Pose, part: str, turn: Turn) -> bool:
    """Whether an angle follows from the limb's contact, so that it is shown and not set."""
    if not turn.read:
        return False
    on = contact_in(pose, part)
    if on in _HEELS:
        return turn.path == "hip_flexion"
    if turn.path == "knee_flexion" and pose.trunk.support == "feet" and on == "mat":
        return False  # how far it bends at least, which says how high the body stands
    ankle = turn.path.startswith("ankle")
    return bool(on) and not (ankle and on != "mat")


_BENT_AT = {
    "hip": "hip",
    "knee": "knee",
    "ankle": "ankle",
    "shoulder": "shoulder",
    "elbow": "elbow",
    "pronation": "wrist",
    "wrist": "wrist",
}


def joint_of(angle: str) -> str:
    """The handle at which an angle ("right_knee_flexion", "neck_side") shows."""
    side, _, name = angle.partition("_")
    if side not in SIDES:
        return {"neck": "head", "thoracic": "neck", "lumbar": "waist"}.get(side, "pelvis")
    return f"{side}_{_BENT_AT[name.split('_')[0]]}"
