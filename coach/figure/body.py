"""A body as data: which hulls of blobs make the parts that are drawn, and in which colours."""

from dataclasses import dataclass

from coach.core.appearance import Appearance, Build
from coach.figure import head
from coach.figure.blobs import SIDES, Segment, ball, chain, disc
from coach.figure.part import Join, Part, Region

_SINK = 0.022  # metres by which the front of the belly sinks when drawn in


@dataclass(frozen=True)
class Girths:
    """How a body differs from the default: girths of limbs and trunk as factors."""

    limbs: float = 1.0
    trunk: float = 1.0


_GIRTHS = {
    Build.SLIM: Girths(0.92, 0.95),
    Build.MEDIUM: Girths(),
    Build.CURVY: Girths(1.03, 1.02),
    Build.BROAD: Girths(1.08, 1.05),
    Build.ROUND: Girths(1.08, 1.08),
}


def parts(appearance: Appearance, grips: frozenset[str], towel: str = "") -> tuple[Part, ...]:
    """Every part of the body; `grips` names the hands ("left_hand") that close round something.

    With `towel` ("left" or "right") a towel runs from both hands round the sole of that foot.
    """
    build = _GIRTHS[appearance.build]
    found = [_torso(build), *head.parts(appearance)]
    for side, sign in SIDES:
        found += [_thigh(side, build), _shank(side, build), _foot(side)]
        found += [_upper_arm(side, build), _forearm(side, build)]
        found += [_hand(side, sign, f"{side}_hand" in grips)]
        if towel:
            found.append(_towel(side, sign, towel))
    return tuple(found)


def _thigh(side: str, build: Girths) -> Part:
    at = Segment(f"{side}_hip", f"{side}_knee", f"{side}_thigh", build.limbs)
    skin = chain(
        at(0.45, ball(0.076), (0.002, 0, 0)),
        at(0.72, ball(0.063), (0.004, 0, 0)),
        at(0.92, ball(0.055), (0.004, 0, 0)),
        at(1.0, ball(0.053), (0.003, 0, 0)),
    )
    shorts = chain(at(0.0, ball(0.090)), at(0.28, ball(0.088)), at(0.57, disc(0.086)))
    return Part(
        f"{side}_thigh",
        f"{side}_leg",
        (Region("skin", skin), Region("shorts", shorts)),
        (Join("torso", f"{side}_hip", 0.125, inset=0.004),),
    )


def _shank(side: str, build: Girths) -> Part:
    at = Segment(f"{side}_knee", f"{side}_ankle", f"{side}_shank", build.limbs)
    skin = chain(
        at(0.0, ball(0.052), (0.002, 0, 0)),
        at(0.10, ball(0.051)),
        at(0.28, ball(0.053), (-0.010, 0, 0)),
        at(0.48, ball(0.047), (-0.008, 0, 0)),
        at(0.76, ball(0.036), (-0.002, 0, 0)),
        at(0.97, ball(0.031)),
    )
    sock = chain(at(0.80, disc(0.041)), at(0.97, ball(0.037)))
    return Part(
        f"{side}_shank",
        f"{side}_leg",
        (Region("skin", skin), Region("sock", sock)),
        (Join(f"{side}_thigh", f"{side}_knee", 0.085, web=0.03),),
    )


def _foot(side: str) -> Part:
    ankle, heel, toe = (f"{side}_{name}" for name in ("ankle", "heel", "toe"))
    frame = f"{side}_foot"
    top, back = Segment(ankle, ankle, frame), Segment(heel, heel, frame)
    sole = Segment(heel, toe, frame)
    collar = top(0.0, (0.040, 0.034, 0.036))
    rear = back(0.0, (0.036, 0.034, 0.032), (0.004, 0.006, 0))
    instep = sole(0.42, (0.040, 0.034, 0.034), (0, 0.020, 0))
    toes = sole(0.72, (0.034, 0.026, 0.037), (0, 0.006, 0))
    tip = sole(0.95, (0.026, 0.020, 0.030))
    shoe = ((collar, rear), (collar, instep, rear), (rear, instep, toes), (toes, tip))
    tread = (
        (
            sole(0.02, (0.034, 0.009, 0.027), (0, -0.023, 0)),
            sole(0.72, (0.033, 0.009, 0.036), (0, -0.019, 0)),
            sole(0.96, (0.024, 0.008, 0.027), (0, -0.014, 0)),
        ),
    )
    return Part(
        f"{side}_foot",
        f"{side}_leg",
        (Region("shoe", shoe, soften=0.02), Region("sole", tread)),
        (Join(f"{side}_shank", ankle, 0.062),),
        shade=0.011,
    )


def _upper_arm(side: str, build: Girths) -> Part:
    at = Segment(f"{side}_shoulder", f"{side}_elbow", f"{side}_upper_arm", build.limbs)
    skin = chain(at(0.30, ball(0.047)), at(0.6, ball(0.045)), at(1.0, ball(0.038)))
    sleeve = chain(at(0.0, ball(0.061)), at(0.25, ball(0.058)), at(0.54, disc(0.058)))
    return Part(
        f"{side}_upper_arm",
        f"{side}_arm",
        (Region("skin", skin), Region("shirt", sleeve)),
        (Join("torso", f"{side}_shoulder", 0.075, inset=0.010),),
    )


def _forearm(side: str, build: Girths) -> Part:
    at = Segment(f"{side}_elbow", f"{side}_wrist", f"{side}_forearm", build.limbs)
    skin = chain(
        at(0.0, ball(0.038)), at(0.25, ball(0.041)), at(0.6, ball(0.034)), at(1.0, ball(0.025))
    )
    join = Join(f"{side}_upper_arm", f"{side}_elbow", 0.062, web=0.02)
    return Part(f"{side}_forearm", f"{side}_arm", (Region("skin", skin),), (join,))


def _hand(side: str, sign: float, grips: bool) -> Part:
    """The palm faces the frame's x, the fingers point down its y, the thumb lies towards z."""
    at = Segment(f"{side}_wrist", f"{side}_wrist", f"{side}_hand")
    wrist = at(0, (0.022, 0.026, 0.026))
    heel = at(0, (0.019, 0.020, 0.034), (0, -0.040, 0.002 * sign))
    knuckles = at(0, (0.016, 0.016, 0.040), (0, -0.086, 0))
    if grips:
        bend = at(0, (0.014, 0.013, 0.038), (0.026, -0.114, 0))
        tips = at(0, (0.012, 0.012, 0.033), (0.062, -0.106, 0))
        thumb = [(0.012, -0.050, 0.034), (0.034, -0.078, 0.050), (0.058, -0.094, 0.046)]
    else:
        bend = at(0, (0.012, 0.013, 0.037), (0.006, -0.124, -0.001 * sign))
        tips = at(0, (0.010, 0.012, 0.026), (0.014, -0.166, -0.004 * sign))
        thumb = [(0.004, -0.040, 0.032), (0.010, -0.076, 0.055), (0.014, -0.102, 0.058)]
    girths = (0.017, 0.0135, 0.0115)
    digits = [
        at(0, ball(girth), (x, y, z * sign)) for girth, (x, y, z) in zip(girths, thumb, strict=True)
    ]
    hulls = (*chain(wrist, heel, knuckles, bend, tips), *chain(heel, *digits))
    return Part(
        f"{side}_hand",
        f"{side}_arm",
        (Region("skin", hulls, soften=0.008),),
        (Join(f"{side}_forearm", f"{side}_wrist", 0.040),),
        shade=0.008,
    )


def _towel(side: str, sign: float, foot: str) -> Part:
    """One end of the towel, from a palm to the sole."""
    palm = Segment(f"{side}_wrist", f"{side}_hand", f"{side}_hand")
    sole = Segment(f"{foot}_ball", f"{foot}_ball", f"{foot}_foot")
    end = palm(0.75, (0.016, 0.030, 0.022), (0.012, 0.022, 0.0))
    loop = sole(0, (0.042, 0.010, 0.014), (-0.030, -0.026, 0.030 * sign))
    under = sole(0, (0.042, 0.010, 0.014), (-0.030, -0.030, 0.0))
    return Part(
        f"{side}_towel",
        f"{side}_towel",
        (Region("towel", ((end, loop), (loop, under))),),
        shade=0.008,
    )


def _torso(build: Girths) -> Part:
    hips = Segment("pelvis", "waist", "pelvis", build.trunk)
    belly = Segment("pelvis", "waist", "waist", build.trunk)
    ribs = Segment("waist", "chest", "chest", build.trunk)
    top = Segment("chest", "neck", "neck", build.trunk)
    pelvis = tuple(hips(0, ball(0.091), (0.004, -0.015, z)) for z in (-0.080, 0.080))
    seat = tuple(hips(0, ball(0.080), (-0.034, -0.040, z)) for z in (-0.070, 0.070))
    band = hips(0.62, (0.092, 0.020, 0.150), (0.002, 0, 0), _SINK)
    hem = belly(0.42, (0.094, 0.012, 0.160), (0.008, 0, 0), _SINK)
    waist = belly(1.0, (0.090, 0.060, 0.146), (0.002, 0, 0), _SINK)
    chest = ribs(1.0, (0.110, 0.090, 0.172), (0.008, 0, 0))
    shoulders = tuple(top(1.0, ball(0.057), (-0.004, -0.052, z)) for z in (-0.130, 0.130))
    collar = top(1.0, (0.058, 0.030, 0.062), (-0.004, -0.018, 0))
    shirt = ((hem, waist), (waist, chest), (chest, *shoulders), (*shoulders, collar))
    shorts = ((*pelvis, band), (*pelvis, *seat))
    return Part(
        "torso",
        "trunk",
        (Region("shorts", shorts), Region("shirt", shirt, soften=0.05)),
        shade=0.018,
    )
