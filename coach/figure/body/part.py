"""What a body is drawn as: parts, each of a few regions in one colour.

A region is a set of hulls with one colour. A part is what is put in order as a whole: a limb's
segment, the trunk, the head.
"""

from dataclasses import dataclass, field

from coach.figure.body.hairline import Opening
from coach.figure.shapes.blobs import Hull, Vector
from coach.figure.shapes.strokes import Hem


@dataclass(frozen=True)
class Region:
    """The union of hulls in one colour; `soften` rounds off inner corners of up to that radius.

    `opening` is what hair leaves free of the head.
    """

    role: str
    hulls: tuple[Hull, ...]
    soften: float = 0.0
    opening: Opening | None = None


@dataclass(frozen=True)
class Join:
    """Where a part grows out of another: no line is drawn there within `radius` of `joint`.

    `web` is the radius with which the corner between the two is filled.
    """

    other: str
    joint: str
    radius: float
    inset: float = 0.0
    web: float = 0.0


@dataclass(frozen=True)
class Part:
    """What is ordered and outlined as one.

    The first region is the ground on which the others lie. `limb` names what a segment belongs to;
    `shade` is the width of the unlit rim; `under` names parts that are always drawn over this one;
    `opens` is a frame and a direction in it: where that points at the viewer, the last two regions
    swap, as when one looks up a sleeve.
    """

    name: str
    limb: str
    regions: tuple[Region, ...]
    joins: tuple[Join, ...] = ()
    shade: float = 0.014
    under: frozenset[str] = field(default_factory=frozenset)
    opens: tuple[str, Vector] | None = None
    hems: tuple[Hem, ...] = ()
