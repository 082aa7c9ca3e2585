"""The trunk in a T-shirt, a vest or a long-sleeved shirt, and the seat of what covers the legs."""

from coach.core.appearance import Clothes
from coach.figure.body.builds import Girths
from coach.figure.body.part import Part, Region
from coach.figure.shapes.blobs import Blob, Hull, Segment, ball
from coach.figure.shapes.strokes import Hem

_SINK = 0.022  # metres by which the front of the belly sinks when drawn in
_PAUNCH = 0.01  # half of the belly's girth from which it stands out
_BREATH = 0.010  # metres by which chest and belly swell with a breath


def torso(girths: Girths, clothes: Clothes) -> Part:
    belly, ribs = Segment("pelvis", "waist", "waist"), Segment("waist", "chest", "chest")
    hem = belly(
        0.42,
        (0.093 + 0.12 * girths.belly, 0.010, 0.158 + 0.5 * girths.waist + 0.4 * girths.hips),
        (0.008 + 0.12 * girths.belly, 0, 0),
        _SINK,
        0.3 * _BREATH,
    )
    waist = _waist(girths)
    chest = ribs(
        1.0,
        (0.108 + girths.chest / 2, 0.090, 0.172 + girths.chest_width),
        (0.008 + girths.chest / 2, 0, 0),
        0.0,
        _BREATH,
    )
    shoulders = _shoulders(girths, chest)
    bust = _bust(girths, chest)
    skin: tuple[Region, ...] = ()
    if clothes is Clothes.LEGGINGS:
        skin = (Region("skin", shoulders, soften=0.05),)
        shirt = ((hem, *waist), *_vest(waist, chest), *bust)
    else:
        shirt = ((hem, *waist), (*waist, chest), *shoulders, *bust)
    regions = (
        Region("shorts", _seat(girths, hem)),
        Region("shirt", shirt, soften=0.02 if skin else 0.03),
    )
    return Part(
        "torso",
        "trunk",
        (*skin, *regions),
        shade=0.018,
        opens=("waist", (0.0, -1.0, 0.0)),
        hems=(Hem(hem, "shirt_line"),),
    )


def _waist(girths: Girths) -> Hull:
    """Two flanks, and a paunch before them where there is one."""
    at = Segment("pelvis", "waist", "waist")
    half = girths.belly / 2
    deep, wide = 0.090 + half / 2, 0.146 + girths.waist
    flanks = tuple(
        at(1.0, (deep, 0.062, 0.098), (0.002 + half / 2, 0, z), _SINK, _BREATH)
        for z in (0.098 - wide, wide - 0.098)
    )
    if half < _PAUNCH:
        return flanks
    ahead = 0.022 + 2 * half
    return (*flanks, at(1.0, (0.070, 0.070, 0.105), (ahead, 0.016, 0), _SINK, _BREATH))


def _seat(girths: Girths, hem: Blob) -> tuple[Hull, ...]:
    at, belly = Segment("pelvis", "waist", "pelvis"), Segment("pelvis", "waist", "waist")
    more = girths.hips
    pelvis = tuple(at(0, (0.090, 0.076, 0.091 + more), (0.004, -0.024, z)) for z in (-0.08, 0.08))
    seat = tuple(
        at(0, (0.074, 0.074, 0.078 + more / 2), (-0.027, -0.042, z)) for z in (-0.07, 0.07)
    )
    x, y, z = hem.axes
    band = belly(0.42, (x - 0.003, y, z - 0.004), hem.offset, _SINK)
    return ((*pelvis, band), (*pelvis, *seat))


def _shoulders(girths: Girths, chest: Blob) -> tuple[Hull, ...]:
    at = Segment("chest", "neck", "neck")
    radius = 0.055 + girths.shoulder
    caps = tuple(at(1.0, ball(radius), (-0.004, -0.052, z)) for z in (-0.130, 0.130))
    collar = at(1.0, (0.058, 0.030, 0.062), (-0.004, -0.018, 0))
    arms = (Segment(name, name, "neck") for name in ("left_shoulder", "right_shoulder"))
    roots = (
        (cap, chest, arm(0.0, ball(radius - 0.004))) for cap, arm in zip(caps, arms, strict=True)
    )
    return (chest, *caps), (*caps, collar), *roots


def _bust(girths: Girths, chest: Blob) -> tuple[Hull, ...]:
    if girths.bust <= 0:
        return ()
    at = Segment("waist", "chest", "chest")
    front = chest.offset[0] + chest.axes[0] + girths.bust
    return tuple(
        (chest, at(1.0, (0.056, 0.058, 0.060), (front - 0.056, -0.018, z), 0.0, _BREATH))
        for z in (-0.074, 0.074)
    )


def _vest(waist: Hull, chest: Blob) -> tuple[Hull, ...]:
    """From the waist to below the collar bones, and over each shoulder a strap."""
    ribs, top = Segment("waist", "chest", "chest"), Segment("chest", "neck", "neck")
    x, _, z = chest.axes
    bodice = ribs(1.0, (x + 0.002, 0.060, z + 0.001), (chest.offset[0], -0.012, 0), 0.0, _BREATH)
    front = chest.offset[0] + x * 0.82
    back = chest.offset[0] - x * 0.84
    straps: list[Hull] = []
    for across in (-0.088, 0.088):
        over = top(1.0, ball(0.015), (-0.002, -0.018, across))
        before = ribs(1.0, ball(0.016), (front, 0.030, across), 0.0, _BREATH)
        behind = ribs(1.0, ball(0.016), (back + 0.014, 0.030, across))
        straps.append((before, over, behind))
    return (*waist, bodice), *straps
