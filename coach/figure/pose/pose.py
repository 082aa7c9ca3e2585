"""What a pose file says of one body: clinical angles, and contacts that the solver keeps.

Angles are in degrees and zero in standing; flexion, abduction and outward rotation are positive,
pelvic tilt is positive forwards (anterior), side bends and turns are positive to the right.
"""

import msgspec
from msgspec import Struct

FREE = "free"  # in a file: drops a contact that the base pose has


class Trunk(Struct, frozen=True):
    """How the trunk lies, or is carried, with the joint pelvis (or neck) above `at` (x, z).

    `support` rests on the mat ("upper_back", whose joint is the neck, or "pelvis") or on the chair
    ("seat"), or it is what carries: "feet", as high as the lower of the legs that stand on the mat
    reaches, its knee bent by its `knee_flexion`, or "knees". `pitch` lifts the pelvis end (-90:
    upright, -180: face down), `roll` turns the front to the right (-90: lying on the left side).
    """

    support: str = "upper_back"
    at: tuple[float, ...] = (-0.50, 0.0)
    pitch: float = 0.0
    roll: float = 0.0
    pelvic_tilt: float = 0.0
    lumbar_flexion: float = 0.0
    lumbar_side: float = 0.0
    trunk_rotation: float = 0.0
    thoracic_flexion: float = 0.0
    thoracic_side: float = 0.0
    neck_flexion: float = 0.0
    neck_side: float = 0.0
    neck_rotation: float = 0.0
    belly: float = 0.0


class Foot(Struct, frozen=True):
    """Where a foot stays.

    On the "mat": the sole, with the ankle above `at` (x, z), the toes turned out by `heading` and
    the foot tipped outwards by `roll`. On a limb ("left_thigh"): the ankle, at the share `along`
    from its near joint and `around` it (0 in front, 90 outside). On "left_heel": the heel, `at`
    (x, y, z) metres from it. The knee points towards `knee` (a direction in the world) turned
    outwards about the line from hip to ankle by `swivel` degrees.
    """

    on: str
    at: tuple[float, ...] = (0.0, 0.0)
    along: float = 0.0
    around: float = 0.0
    heading: float = 0.0
    roll: float = 0.0
    knee: tuple[float, ...] = (0.0, 1.0, 0.0)
    swivel: float = 0.0


class Knee(Struct, frozen=True):
    """Where a knee stays: on the "mat" at `at` (x, z), with the toes on the mat behind it, which
    is against x, and the lower leg turned out by `heading`.
    """

    on: str
    at: tuple[float, ...] = (0.0, 0.0)
    heading: float = 0.0


class Leg(Struct, frozen=True):
    """A leg by its angles; with `foot` or `knee` the hip and knee follow from the contact, with
    `heel_on` ("mat" or "seat") the hip's flexion does. The ankle's angles hold unless the foot
    stands on the mat.
    """

    hip_flexion: float = 0.0
    hip_abduction: float = 0.0
    hip_rotation: float = 0.0
    knee_flexion: float = 0.0
    ankle_dorsiflexion: float = 0.0
    ankle_inversion: float = 0.0
    heel_on: str = ""
    foot: Foot | None = None
    knee: Knee | None = None


class Hand(Struct, frozen=True):
    """Where a palm lies.

    On the "mat", the chair's "seat" or the top of its "backrest": `at` (x, z), fingers turned out
    by `fingers` from x. On the "wall": `at` (y, z), fingers turned out from upwards. On a limb: at
    the share `along` and `around` it as for a foot, the fingers turned by `fingers` from the limb's
    far end towards its outside. On the "belly", the "low_back" or the "chest": `at` (up, outward)
    metres from the pelvis's or the chest's joint, the fingers turned by `fingers` from the feet
    towards the middle. On the "towel": `at` (x, y, z), the thumb up, the fingers turned up from x
    by `fingers`. The elbow points towards `elbow`. `flat`: the hand lies open on a limb or on the
    backrest and does not close round it.
    """

    on: str
    at: tuple[float, ...] = (0.0, 0.0)
    along: float = 0.0
    around: float = 0.0
    fingers: float = 0.0
    elbow: tuple[float, ...] = (0.0, 0.0, 1.0)
    flat: bool = False


class Arm(Struct, frozen=True):
    """An arm by its angles; with `hand` all but the shoulder blade's follow from the contact.
    `pronation` is 0 with the thumb up, 80 with the palm down.
    """

    shoulder_raise: float = 0.0
    shoulder_forward: float = 0.0
    shoulder_flexion: float = 0.0
    shoulder_abduction: float = 0.0
    shoulder_rotation: float = 0.0
    elbow_flexion: float = 0.0
    pronation: float = 0.0
    wrist_flexion: float = 0.0
    wrist_deviation: float = 0.0
    hand: Hand | None = None


class Pose(Struct, frozen=True):
    """One whole body."""

    trunk: Trunk = Trunk()
    right_leg: Leg = Leg()
    left_leg: Leg = Leg()
    right_arm: Arm = Arm()
    left_arm: Arm = Arm()


def blend(a: Struct, b: Struct, share: float) -> Struct:
    """The structure between a (share 0) and b (1): numbers run evenly, words stay a's."""
    if a == b:
        return a
    values: dict[str, object] = {}
    for name in a.__struct_fields__:
        start, end = getattr(a, name), getattr(b, name)
        if isinstance(start, float):
            values[name] = start + (end - start) * share
        elif isinstance(start, tuple):
            values[name] = tuple(s + (e - s) * share for s, e in zip(start, end, strict=True))
        elif isinstance(start, Struct):
            values[name] = blend(start, end, share)
        else:
            values[name] = start
    return type(a)(**values)


def blend_poses(a: Pose, b: Pose, share: float) -> Pose:
    """The pose between two; both must have the same contacts."""
    return msgspec.structs.replace(
        a,
        **{
            name: blend(getattr(a, name), getattr(b, name), share)
            for name in Pose.__struct_fields__
        },
    )
