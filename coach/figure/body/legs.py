"""Thighs, shanks and feet, in shorts, leggings or trousers, in shoes, bare or in socks."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from coach.core.appearance import Clothes
from coach.figure.body.builds import Girths
from coach.figure.body.part import Join, Part, Region
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.blobs import SIDES, Hull, Segment, Vector, ball, chain, disc
from coach.figure.shapes.strokes import Hem, Stroke

_UP, _DOWN = (0.0, 1.0, 0.0), (0.0, -1.0, 0.0)
_LOOSE = 0.007  # metres by which trousers stand off the leg
_TOES = (  # across the foot from the big toe: how far beyond the toe joint, across, radius
    (0.008, -0.023, 0.0150),
    (0.008, -0.005, 0.0115),
    (0.003, 0.008, 0.0108),
    (-0.003, 0.019, 0.0100),
    (-0.012, 0.027, 0.0090),
)


def leg(side: str, sign: float, girths: Girths, clothes: Clothes) -> tuple[Part, ...]:
    """Thigh, shank and foot of one leg."""
    feet = {Clothes.SHORTS: _shoe, Clothes.LEGGINGS: _bare_foot, Clothes.LONG: _socked_foot}
    return (
        _thigh(side, sign, girths, clothes),
        _shank(side, girths, clothes),
        feet[clothes](side, sign),
    )


def _thigh(side: str, sign: float, girths: Girths, clothes: Clothes) -> Part:
    at = Segment(f"{side}_hip", f"{side}_knee", f"{side}_thigh")
    more = girths.thigh
    loose = _LOOSE if clothes is Clothes.LONG else 0.002
    grown: Vector = (0.3 * more, 0.0, -0.4 * more * sign)  # forward and inward: one lies on it
    top = at(0.045, ball(0.087 + 0.3 * more))
    regions: tuple[Region, ...]
    if clothes is Clothes.SHORTS:
        hem = at(0.57, disc(0.083 + 0.6 * more), grown)
        skin = chain(
            at(0.565, disc(0.069 + 0.6 * more), (0.003, 0, 0)),
            at(0.74, ball(0.0615 + 0.2 * more), (0.004, 0, 0)),
            at(0.92, ball(0.055), (0.004, 0, 0)),
            at(1.0, ball(0.053), (0.003, 0, 0)),
        )
        leg = chain(top, at(0.28, ball(0.086 + 0.9 * more), grown), hem)
        regions = (Region("skin", skin), Region("shorts", leg))
    else:
        regions = (
            Region(
                "shorts",
                chain(
                    top,
                    at(0.28, ball(0.084 + 0.9 * more), grown),
                    at(0.56, ball(0.069 + 0.6 * more + loose), (0.003, 0, 0)),
                    at(0.76, ball(0.0605 + 0.2 * more + loose), (0.004, 0, 0)),
                    at(1.0, ball(0.053 + loose), (0.003, 0, 0)),
                ),
            ),
        )
    return Part(
        f"{side}_thigh",
        f"{side}_leg",
        regions,
        (Join("torso", f"{side}_hip", 0.125, inset=0.004),),
        opens=(f"{side}_thigh", _DOWN) if clothes is Clothes.SHORTS else None,
        hems=(Hem(hem, "shorts_line"),) if clothes is Clothes.SHORTS else (),
    )


def _shank(side: str, girths: Girths, clothes: Clothes) -> Part:
    at = Segment(f"{side}_knee", f"{side}_ankle", f"{side}_shank")
    loose = {Clothes.SHORTS: 0.0, Clothes.LEGGINGS: 0.002, Clothes.LONG: _LOOSE}[clothes]
    calf = girths.calf
    end, low = {
        Clothes.SHORTS: (0.82, 0.034),
        Clothes.LEGGINGS: (0.90, 0.034),
        Clothes.LONG: (0.84, 0.049),
    }[clothes]
    hem = at(end, disc(low))
    upper = chain(
        at(0.0, ball(0.052 + loose), (0.002, 0, 0)),
        at(0.10, ball(0.051 + loose)),
        at(0.28, ball(0.053 + calf + loose), (-0.010 - calf / 2, 0, 0)),
        at(0.48, ball(0.047 + 0.7 * calf + loose), (-0.008, 0, 0)),
        at(0.74, ball(0.037 + 1.4 * loose), (-0.002, 0, 0)),
        hem,
    )
    if clothes is Clothes.SHORTS:
        hem = at(0.80, disc(0.041))
        lower = Region("sock", chain(hem, at(0.97, ball(0.037))))
    else:
        role = "skin" if clothes is Clothes.LEGGINGS else "sock"
        start = at(end - 0.005, disc(0.033 if role == "skin" else 0.037))
        lower = Region(role, chain(start, at(0.97, ball(0.032 if role == "skin" else 0.035))))
    bare = clothes is Clothes.SHORTS
    return Part(
        f"{side}_shank",
        f"{side}_leg",
        (Region("skin" if clothes is Clothes.SHORTS else "shorts", upper), lower),
        (Join(f"{side}_thigh", f"{side}_knee", 0.085, web=0.03),),
        opens=(f"{side}_shank", _UP),
        hems=(Hem(hem, "sock_shade", -0.010) if bare else Hem(hem, "shorts_line"),),
    )


def _shoe(side: str, sign: float) -> Part:
    ankle, heel, toe = (f"{side}_{name}" for name in ("ankle", "heel", "toe"))
    frame = f"{side}_foot"
    top, back, sole = (
        Segment(ankle, ankle, frame),
        Segment(heel, heel, frame),
        Segment(heel, toe, frame),
    )
    collar = top(0.0, (0.040, 0.034, 0.036))
    rear = back(0.0, (0.036, 0.034, 0.032), (0.004, 0.006, 0))
    instep = sole(0.42, (0.040, 0.034, 0.034), (0, 0.020, 0))
    toes = sole(0.72, (0.034, 0.026, 0.035), (0, 0.006, 0))
    tip = sole(0.95, (0.026, 0.020, 0.030), (0, 0, -0.004 * sign))
    shoe = ((collar, rear), (collar, instep, rear), (rear, instep, toes), (toes, tip))
    tread = (
        (
            sole(0.02, (0.034, 0.009, 0.027), (0, -0.022, 0)),
            sole(0.72, (0.033, 0.009, 0.033), (0, -0.019, 0)),
            sole(0.96, (0.024, 0.008, 0.027), (0, -0.014, -0.004 * sign)),
        ),
    )
    return _foot(side, (Region("shoe", shoe, soften=0.02), Region("sole", tread)))


def _bare_foot(side: str, sign: float) -> Part:
    hulls, toes = _flesh(side, sign, collar=0.033)
    return _foot(side, (Region("skin", (*hulls, *toes), soften=0.004),))


def _socked_foot(side: str, sign: float) -> Part:
    hulls, toes = _flesh(side, sign, collar=0.036)
    tip = tuple(dict.fromkeys(blob for hull in toes for blob in hull))
    return _foot(side, (Region("sock", (*hulls, tip), soften=0.012),))


def _flesh(side: str, sign: float, collar: float) -> tuple[tuple[Hull, ...], tuple[Hull, ...]]:
    """The hulls of a foot without a shoe, and of its toes."""
    ankle, heel, toe = (f"{side}_{name}" for name in ("ankle", "heel", "toe"))
    frame = f"{side}_foot"
    top, back, sole = (
        Segment(ankle, ankle, frame),
        Segment(heel, heel, frame),
        Segment(heel, toe, frame),
    )
    tip = Segment(toe, toe, frame)
    above = top(0.0, (collar, 0.034, collar - 0.001))
    rear = back(0.0, (0.033, 0.034, 0.029), (0.003, 0.004, 0))
    instep = sole(0.42, (0.040, 0.030, 0.029), (0, 0.022, -0.004 * sign))
    ball_ = sole(0.74, (0.030, 0.021, 0.0355), (0, 0.003, 0.001 * sign))
    toes = tuple(
        (ball_, tip(0.0, ball(radius), (ahead, radius - 0.016, across * sign)))
        for ahead, across, radius in _TOES
    )
    return ((above, rear), (above, instep, rear), (rear, instep, ball_)), toes


def toe_lines(posed: Posed) -> Iterator[Stroke]:
    """The lines between the toes of bare feet, on top and underneath."""
    for side, sign in SIDES:
        toe, frame = posed.joints[f"{side}_toe"], posed.frames[f"{side}_foot"]
        for one, other in pairwise(np.array(_TOES)):
            ahead, across, radius = (one + other) / 2
            for face, high in ((1.0, 0.75), (-1.0, 0.65)):
                end = np.array([ahead + radius * 0.7, radius - 0.016, across * sign])
                run = np.array([[-0.026, 0.003, 0.0], [-0.012, 0.001, 0.0], [0.0, 0.0, 0.0]])
                line = end + run + np.array([0.0, radius * high * face, 0.0])
                out = np.array([frame[:, 1] * face] * len(run))
                points = toe + line @ frame.T
                yield Stroke(f"{side}_foot", points, out, 0.003, "skin_line", taper=0.0)


def _bones(side: str) -> tuple[Segment, Segment, Segment, Segment]:
    """At the ankle, at the heel, from heel to toe, and at the toe."""
    ankle, heel, toe = (f"{side}_{name}" for name in ("ankle", "heel", "toe"))
    ends = ((ankle, ankle), (heel, heel), (heel, toe), (toe, toe))
    top, back, sole, tip = (Segment(a, b, f"{side}_foot") for a, b in ends)
    return top, back, sole, tip


def _foot(side: str, regions: tuple[Region, ...]) -> Part:
    join = Join(f"{side}_shank", f"{side}_ankle", 0.062)
    return Part(f"{side}_foot", f"{side}_leg", regions, (join,), shade=0.011)
