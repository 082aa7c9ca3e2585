"""The head and the neck as parts of a body, and what is drawn on the head beside its regions."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from coach.core.appearance import Appearance, Hair
from coach.figure.body import face, hair
from coach.figure.body.face import Feature, at_head
from coach.figure.body.part import Join, Part, Region
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.blobs import SIDES, Hull, Segment, Vector, ball
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.flats import Rings

_SOFTEN = 0.007
_COMES = 0.15  # facing from which the back of the neck lies over the head
_EMERGES = (-0.05, 0.45)  # facings between which what stands out comes from behind the head
_BELOW = (0.15, 0.40)  # how far from below (sines) the neck comes to hide the back of the head
_ASIDE = (0.65, 0.45)  # how far from the side (sines) it does not, and does
_JAW_SHADE = 0.014  # metres of the neck that lie in the shade of the jaw
_NECK_RISES = 0.10  # metres by which the neck has then come up before the head
_NOSE_TURNED = (0.12, 0.45)  # the head's turn (sine) from which the nose hides some of the cheek
_NOSE_LINE = 0.0032


def parts(appearance: Appearance) -> tuple[Part, ...]:
    """The neck and the head."""
    return _neck(appearance), _head(appearance, hair.style(appearance.hair))


def _neck(appearance: Appearance) -> Part:
    at = Segment("neck", "neck", "neck")
    up = Segment("neck", "head", "head")
    if appearance.hair is Hair.HEADSCARF:
        role, girth = "scarf", 0.010
    else:
        role, girth = "skin", 0.0
    nape = (
        at(0, (0.050 + girth, 0.048, 0.056 + girth), (0, -0.03, 0)),
        up(0.5, ball(0.047 + girth), (-0.012, 0, 0)),
    )
    return Part("neck", "head", (Region(role, (nape,)),), under=frozenset(("torso", "head")))


def _head(appearance: Appearance, style: hair.Style) -> Part:
    regions = [Region(knob.role, knob.hulls) for knob in knobs(appearance)]
    regions.append(Region("skin", face.skin(appearance.age), soften=_SOFTEN))
    if style.cap:
        regions.append(Region(style.role, style.cap, soften=_SOFTEN, opening=style.opening))
    return Part("head", "head", tuple(regions), (Join("neck", "neck", style.merge),))


@dataclass(frozen=True, eq=False)
class Knob:
    """What stands out from the head: behind it where `away` (head's frame) points away from the
    viewer, over it else.
    """

    role: str
    hulls: tuple[Hull, ...]
    away: Vector
    lines: tuple[Feature, ...] = ()


def knobs(appearance: Appearance) -> tuple[Knob, ...]:
    """The ears, where the hair leaves them free, and a bun."""
    style = hair.style(appearance.hair)
    found = [_ear(sign) for _, sign in SIDES] if style.ears else []
    if style.knot:
        found.append(Knob(style.role, style.knot, style.away))
    return tuple(found)


def _ear(sign: float) -> Knob:
    hull = (
        at_head((0.0165, 0.0180, 0.0075), (-0.012, 0.004, 0.0830 * sign)),
        at_head((0.0100, 0.0110, 0.0060), (-0.004, -0.024, 0.0775 * sign)),
    )
    rim = face.curve((-0.001, 0.012), (-0.017, 0.014), (-0.022, 0.000), (-0.014, -0.018))
    points = np.column_stack([rim, np.full(len(rim), 0.090 * sign)])
    outward = np.tile(np.array([0.2, 0.0, 0.98 * sign]), (len(rim), 1))
    line = Feature("skin_line", points, outward, 0.0032, face.DETAIL)
    return Knob("skin", (hull,), (0.0, 0.0, sign), (line,))


def drawn_on_nape(
    role: str,
    neck: Geometry,
    skull: Geometry,
    posed: Posed,
    camera: Camera,
    covered: Geometry,
    ink: float,
) -> Iterator[tuple[str, float, Geometry]]:
    """Role, opacity and outline of the neck, of this role, where it hides the jaw: seen from
    behind.
    """
    if camera.rotation[2] @ posed.frames["head"][:, 0] < -_COMES:
        hidden = shapely.intersection(neck, shapely.buffer(skull, ink * 1.2, quad_segs=4))
        yield role, 1.0, shapely.difference(hidden, covered)


def drawn_before_nape(
    role: str,
    neck: Geometry,
    front: Geometry,
    skull: Geometry,
    posed: Posed,
    camera: Camera,
    ink: float,
) -> Iterator[tuple[str, float, Geometry]]:
    """Role, opacity and outline of the bare neck where it hides the back of the head, which lies
    behind the jaw and the rest of the face's `front`: seen from the feet.
    """
    x, y, z = camera.rotation[2] @ posed.frames["head"]
    share = _ramp(-y, _BELOW) * _ramp(-abs(z), (-_ASIDE[0], -_ASIDE[1]))
    if role != "skin" or x <= 0 or share <= 0:
        return
    down = (camera.rotation @ posed.frames["head"])[:2] @ np.array([0.0, -1.0, 0.0])
    risen = _moved(neck, down * _NECK_RISES * (1 - share))
    inked = shapely.difference(shapely.buffer(skull, ink * 1.2, quad_segs=4), front)
    seen = shapely.intersection(risen, inked)
    edge = shapely.intersection(shapely.buffer(risen, ink, quad_segs=4), inked)
    yield "ink", 1.0, shapely.intersection(edge, skull)
    yield role, 1.0, seen
    yield f"{role}_shade", 1.0, shapely.intersection(seen, _moved(front, down * _JAW_SHADE))
    yield "ink", 1.0, shapely.intersection(seen, shapely.buffer(front, ink, quad_segs=4))


def _ramp(value: float, span: tuple[float, float]) -> float:
    none, full = span
    return float(np.clip((value - none) / (full - none), 0.0, 1.0))


def drawn_on_face(
    features: tuple[Feature, ...],
    nose: Geometry,
    posed: Posed,
    camera: Camera,
    px_per_metre: float,
    free: Geometry,
) -> Iterator[tuple[str, float, Geometry | Rings]]:
    """Role, opacity and outline of the face's features and of the nose's far side, back to front,
    where the skin is `free`.
    """
    if px_per_metre >= face.DETAIL:
        turned = posed.frames["head"]
        lateral, frontal = camera.rotation @ turned[:, 2], camera.rotation @ turned[:, 0]
        share = _ramp(abs(float(lateral[2])), _NOSE_TURNED)
        if share > 0 and frontal[2] > 0:
            near = lateral[:2] * np.sign(lateral[2]) * _NOSE_LINE * share
            line = shapely.difference(nose, _moved(nose, near))
            yield "skin_line", 1.0, shapely.intersection(line, free)
    towards = float(camera.rotation[2] @ posed.frames["head"][:, 2])
    beyond = [feature for feature in features if feature.across * towards < 0]
    nearer = [feature for feature in features if feature.across * towards >= 0]
    behind = shapely.difference(free, nose) if beyond else free
    yield from face.drawn(beyond, posed, camera, px_per_metre, behind)
    yield from face.drawn(nearer, posed, camera, px_per_metre, free)


def _moved(shape: Geometry, by: Array) -> Geometry:
    return shapely.transform(shape, lambda points: points + by)


def drawn_over(
    knob: Knob,
    outline: Geometry,
    skull: Geometry,
    posed: Posed,
    camera: Camera,
    px_per_metre: float,
    ink: float,
) -> Iterator[tuple[str, float, Geometry | Rings]]:
    """Role, opacity and outline of a knob that lies over the head, back to front: it comes out
    from behind the `skull` as it turns towards the viewer.
    """
    away = np.array(knob.away) / np.linalg.norm(knob.away)
    facing = float(camera.rotation[2] @ posed.frames["head"] @ away)
    none, full = _EMERGES
    if facing <= none:
        return
    inked = shapely.buffer(outline, ink * 0.7, quad_segs=4)
    if facing < full:
        x0, y0, x1, y1 = shapely.bounds(outline)
        size = np.hypot(x1 - x0, y1 - y0) * _ramp(facing, _EMERGES)
        cover = shapely.buffer(skull, ink - size, quad_segs=4)
        inked, outline = shapely.difference(inked, cover), shapely.difference(outline, cover)
    yield "ink", 1.0, inked
    yield knob.role, 1.0, outline
    unlit = shapely.difference(outline, _moved(outline, camera.light * 0.006))
    yield f"{knob.role}_shade", 1.0, unlit
    yield from face.drawn(knob.lines, posed, camera, px_per_metre, outline)
