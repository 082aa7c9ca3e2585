"""A body as data: which hulls of blobs make the parts that are drawn, and in which colours."""

from coach.core.appearance import Appearance
from coach.figure.body import arms, hands, head, legs, trunk
from coach.figure.body.builds import girths
from coach.figure.body.fingers import Hold, Holds
from coach.figure.body.part import Part
from coach.figure.shapes.blobs import SIDES


def parts(appearance: Appearance, holds: Holds, towel: str = "") -> tuple[Part, ...]:
    """Every part of the body; `holds` tells what the hands do that are not at rest.

    With `towel` ("left" or "right") a towel runs from both hands round the sole of that foot.
    """
    mine, clothes, held = girths(appearance), appearance.clothes, dict(holds)
    found = [trunk.torso(mine, clothes), *head.parts(appearance)]
    for side, sign in SIDES:
        found += legs.leg(side, sign, mine, clothes)
        found += arms.arm(side, mine, clothes)
        found.append(hands.hand(side, sign, held.get(f"{side}_hand", Hold.REST)))
        if towel:
            found.append(hands.towel(side, sign, towel))
    return tuple(found)
