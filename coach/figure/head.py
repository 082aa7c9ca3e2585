"""The head and the neck as parts of a body."""

from coach.core.appearance import Appearance
from coach.figure.blobs import Segment, ball
from coach.figure.face import FACE, HAIR
from coach.figure.part import Join, Part, Region


def parts(appearance: Appearance) -> tuple[Part, ...]:  # noqa: ARG001
    return _neck(), _head()


def _neck() -> Part:
    at = Segment("neck", "neck", "neck")
    up = Segment("neck", "head", "head")
    nape = (at(0, ball(0.048), (0, -0.03, 0)), up(0.5, ball(0.046), (-0.012, 0, 0)))
    return Part(
        "neck",
        "head",
        (Region("skin", (nape,)),),
        under=frozenset(("torso", "head")),
    )


def _head() -> Part:
    at = Segment("head", "head", "head")
    cranium = at(0, (0.100, 0.090, 0.080), (-0.008, 0.024, 0))
    cheeks = tuple(at(0, (0.036, 0.045, 0.030), (0.038, -0.030, z)) for z in (-0.036, 0.036))
    chin = at(0, (0.026, 0.022, 0.028), (0.060, -0.086, 0))
    jaw = tuple(at(0, ball(0.026), (0.010, -0.060, z)) for z in (-0.040, 0.040))
    nose = (
        at(0, ball(0.0095), (0.104, -0.024, 0)),
        at(0, ball(0.008), (0.088, 0.018, 0)),
        at(0, (0.010, 0.008, 0.014), (0.088, -0.034, 0)),
    )
    lips = (
        at(0, (0.010, 0.006, 0.014), (0.084, -0.050, 0)),
        at(0, (0.010, 0.006, 0.014), (0.082, -0.062, 0)),
    )
    skin = ((cranium, *cheeks), (*cheeks, *jaw, chin), (cranium, *jaw), nose, lips)
    return Part(
        "head",
        "head",
        (Region("skin", skin, soften=0.012), Region("hair", HAIR, without=FACE)),
        (Join("neck", "neck", 0.06),),
    )
