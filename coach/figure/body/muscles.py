"""Where a working or stretched muscle glows: patches on the parts of the body."""

from dataclasses import dataclass

from coach.core.exercise import Muscle
from coach.figure.body.builds import Girths
from coach.figure.shapes.blobs import SIDES, Hull, Segment, Vector, ball, chain


@dataclass(frozen=True)
class Patch:
    """A glow on one part; `side` is the muscle's: "left", "right" or "both" for one in the middle.

    `facing` is where its skin looks, in the axes of `frame`.
    """

    side: str
    part: str
    hulls: tuple[Hull, ...]
    frame: str
    facing: Vector


def patches(muscle: Muscle, girths: Girths) -> tuple[Patch, ...]:
    """The muscle's patches on both sides, on the flesh of this build."""
    if muscle in (Muscle.ABDOMINALS, Muscle.DEEP_ABDOMINALS, Muscle.LOW_BACK):
        return (_belly(muscle, girths),)
    makers = {
        Muscle.TRUNK_SIDES: _flank,
        Muscle.BUTTOCKS: _buttock,
        Muscle.HAMSTRINGS: _thigh_back,
        Muscle.QUADRICEPS: _thigh_front,
        Muscle.HIP_SIDE: _hip_side,
        Muscle.HIP_FRONT: _hip_front,
        Muscle.CALVES: _calf,
        Muscle.UPPER_BACK: _upper_back,
        Muscle.SHOULDERS: _shoulder,
    }
    return tuple(patch for side, sign in SIDES for patch in makers[muscle](side, sign, girths))


def _belly(muscle: Muscle, girths: Girths) -> Patch:
    at = Segment("pelvis", "waist", "waist")
    if muscle is Muscle.LOW_BACK:
        hull = tuple(at(along, (0.040, 0.05, 0.085), (-0.062, 0, 0)) for along in (0.35, 1.15))
        return Patch("both", "torso", (hull,), "waist", (-1.0, 0.0, 0.0))
    low, high = (0.25, 1.5) if muscle is Muscle.ABDOMINALS else (0.2, 0.75)
    width = 0.060 if muscle is Muscle.ABDOMINALS else 0.095
    hull = tuple(
        at(along, (0.035, 0.045, width), (0.062 + girths.belly * min(along, 1.0), 0, 0))
        for along in (low, high)
    )
    return Patch("both", "torso", (hull,), "waist", (1.0, 0.0, 0.0))


def _flank(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment("pelvis", "waist", "waist")
    out = (0.115 + girths.waist) * sign
    hull = tuple(at(along, (0.055, 0.045, 0.04), (0.01, 0, out)) for along in (0.4, 1.7))
    return (Patch(side, "torso", (hull,), "waist", (0.0, 0.0, sign)),)


def _buttock(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment("pelvis", "pelvis", "pelvis")
    out = (0.074 + girths.hips / 2) * sign
    seat = at(0, (0.055, 0.060, 0.046), (-0.055, -0.045, out))
    upper = at(0, (0.040, 0.034, 0.040), (-0.050, 0.015, out))
    fold = Segment(f"{side}_hip", f"{side}_knee", f"{side}_thigh")(
        0.10, ball(0.050), (-0.045, 0, 0)
    )
    facing = (-0.8, 0.0, 0.6 * sign)
    return (
        Patch(side, "torso", ((seat, upper), (seat, fold)), "pelvis", facing),
        Patch(side, f"{side}_thigh", ((seat, upper), (seat, fold)), "pelvis", facing),
    )


def _thigh_back(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment(f"{side}_hip", f"{side}_knee", f"{side}_thigh")
    run = chain(
        at(0.22, ball(0.038), (-0.042 - girths.thigh, 0, 0)),
        at(0.60, ball(0.036), (-0.036 - girths.thigh / 2, 0, 0)),
        at(0.82, ball(0.024), (-0.026, 0, 0)),
    )
    return (Patch(side, f"{side}_thigh", run, f"{side}_thigh", (-1.0, 0.0, 0.4 * sign)),)


def _thigh_front(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment(f"{side}_hip", f"{side}_knee", f"{side}_thigh")
    run = chain(
        at(0.20, ball(0.040), (0.040 + girths.thigh, 0, 0)),
        at(0.60, ball(0.040), (0.034 + girths.thigh / 2, 0, 0)),
        at(0.88, ball(0.026), (0.026, 0, 0)),
    )
    return (Patch(side, f"{side}_thigh", run, f"{side}_thigh", (1.0, 0.0, 0.4 * sign)),)


def _hip_side(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment("pelvis", "pelvis", "pelvis")
    rim = at(0, (0.045, 0.030, 0.030), (-0.015, 0.055, (0.115 + girths.hips) * sign))
    tip = Segment(f"{side}_hip", f"{side}_knee", f"{side}_thigh")(
        0.10, ball(0.036), (-0.010, 0, (0.045 + girths.thigh) * sign)
    )
    facing = (0.0, 0.0, sign)
    return (
        Patch(side, "torso", ((rim, tip),), "pelvis", facing),
        Patch(side, f"{side}_thigh", ((rim, tip),), "pelvis", facing),
    )


def _hip_front(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment("pelvis", "pelvis", "pelvis")
    groin = at(0, (0.040, 0.034, 0.030), (0.060, 0.020, 0.082 * sign))
    fold = Segment(f"{side}_hip", f"{side}_knee", f"{side}_thigh")(
        0.24, ball(0.034), (0.048 + girths.thigh, 0, -0.006 * sign)
    )
    facing = (1.0, 0.0, 0.3 * sign)
    return (
        Patch(side, "torso", ((groin, fold),), "pelvis", facing),
        Patch(side, f"{side}_thigh", ((groin, fold),), "pelvis", facing),
    )


def _calf(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment(f"{side}_knee", f"{side}_ankle", f"{side}_shank")
    run = chain(
        at(0.16, ball(0.028), (-0.030 - girths.calf / 2, 0, 0)),
        at(0.34, ball(0.030), (-0.032 - girths.calf / 2, 0, 0)),
        at(0.60, ball(0.017), (-0.024, 0, 0)),
    )
    return (Patch(side, f"{side}_shank", run, f"{side}_shank", (-1.0, 0.0, 0.4 * sign)),)


def _upper_back(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment("chest", "neck", "chest")
    run = tuple(
        at(along, (0.040, 0.040, 0.026), (-0.070, 0, (0.052 + girths.chest_width / 3) * sign))
        for along in (0.05, 0.62)
    )
    return (Patch(side, "torso", (run,), "chest", (-1.0, 0.0, 0.2 * sign)),)


def _shoulder(side: str, sign: float, girths: Girths) -> tuple[Patch, ...]:
    at = Segment(f"{side}_shoulder", f"{side}_elbow", f"{side}_upper_arm")
    run = tuple(
        at(along, ball(radius), (0.004, 0, (0.018 + girths.shoulder) * sign))
        for along, radius in ((0.06, 0.038), (0.34, 0.028))
    )
    return (Patch(side, f"{side}_upper_arm", (run,), f"{side}_upper_arm", (0.2, 0.0, sign)),)
