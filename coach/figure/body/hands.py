"""Hands with fingers and a thumb, and the towel that they hold."""

from itertools import pairwise

from coach.figure.body import fingers
from coach.figure.body.fingers import Hold
from coach.figure.body.part import Join, Part, Region
from coach.figure.shapes.blobs import Hull, Segment, ball

_TIGHT = frozenset((Hold.ANKLE, Hold.TOWEL))  # no light shows through the bend of the fingers


def hand(side: str, sign: float, hold: Hold) -> Part:
    """The palm faces the frame's x, the fingers point down its y, the thumb lies towards z."""
    at = Segment(f"{side}_wrist", f"{side}_wrist", f"{side}_hand")
    wrist = at(0, (0.022, 0.026, 0.026))
    heel = at(0, (0.018, 0.020, 0.033), (0, -0.040, 0.002 * sign))
    palm: Hull = (heel,)
    hulls: list[Hull] = [(wrist, heel)]
    for finger in fingers.fingers(hold):
        root, middle, tip = (
            at(0, ball(finger.radius * thick), (x, y, z * sign))
            for thick, (x, y, z) in zip((1.15, 1.0, 0.88), finger.joints, strict=True)
        )
        palm = (*palm, root)
        hulls += [(root, middle, tip)] if hold in _TIGHT else [(root, middle), (middle, tip)]
    hulls.append(palm)
    digits = [
        at(0, ball(radius), (x, y, z * sign))
        for radius, (x, y, z) in zip((0.017, 0.0125, 0.0105), fingers.thumb(hold), strict=True)
    ]
    hulls += pairwise((heel, *digits))
    return Part(
        f"{side}_hand",
        f"{side}_arm",
        (Region("skin", tuple(hulls), soften=0.008 if hold in _TIGHT else 0.004),),
        (Join(f"{side}_forearm", f"{side}_wrist", 0.040),),
        shade=0.007,
    )


def towel(side: str, sign: float, foot: str) -> Part:
    """One end of the towel, from a palm to the sole."""
    palm = Segment(f"{side}_wrist", f"{side}_hand", f"{side}_hand")
    sole = Segment(f"{foot}_ball", f"{foot}_ball", f"{foot}_foot")
    end = palm(0.75, (0.016, 0.030, 0.022), (0.012, 0.022, 0.0))
    tail = palm(0.80, (0.008, 0.026, 0.012), (0.020, 0.022, -0.080 * sign))
    loop = sole(0, (0.042, 0.010, 0.014), (-0.030, -0.026, 0.030 * sign))
    under = sole(0, (0.042, 0.010, 0.014), (-0.030, -0.030, 0.0))
    return Part(
        f"{side}_towel",
        f"{side}_towel",
        (Region("towel", ((tail, end), (end, loop), (loop, under))),),
        shade=0.008,
        under=frozenset((f"{side}_hand",)),
    )
