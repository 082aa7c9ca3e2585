"""Upper arms and forearms, in short, long or no sleeves."""

from coach.core.appearance import Clothes
from coach.figure.body.builds import Girths
from coach.figure.body.part import Join, Part, Region
from coach.figure.shapes.blobs import Segment, ball, chain, disc
from coach.figure.shapes.strokes import Hem

_UP, _DOWN = (0.0, 1.0, 0.0), (0.0, -1.0, 0.0)
_LOOSE = 0.003  # metres by which a long sleeve stands off the arm


def arm(side: str, girths: Girths, clothes: Clothes) -> tuple[Part, ...]:
    """Upper arm and forearm of one arm."""
    return _upper_arm(side, girths, clothes), _forearm(side, girths, clothes)


def _upper_arm(side: str, girths: Girths, clothes: Clothes) -> Part:
    at = Segment(f"{side}_shoulder", f"{side}_elbow", f"{side}_upper_arm")
    factor, loose = girths.arm, _LOOSE if clothes is Clothes.LONG else 0.0
    elbow = 0.038 * (1 + (factor - 1) * 0.1) + loose
    cap = 0.055 + girths.shoulder
    hem = at(0.54, disc(0.054 * (1 + (factor - 1) * 0.4)))
    regions: tuple[Region, ...]
    if clothes is Clothes.SHORTS:
        skin = chain(at(0.535, disc(0.0455 * factor)), at(1.0, ball(elbow)))
        sleeve = chain(at(0.0, ball(cap + 0.003)), at(0.25, ball(max(cap, hem.axes[0]))), hem)
        regions = (Region("skin", skin), Region("shirt", sleeve))
    else:
        whole = chain(
            at(0.0, ball(cap + loose)),
            at(0.35, ball(0.047 * factor + loose), (0.004, 0, 0)),
            at(0.65, ball(0.044 * factor + loose), (0.003, 0, 0)),
            at(1.0, ball(elbow)),
        )
        regions = (Region("shirt" if clothes is Clothes.LONG else "skin", whole),)
    return Part(
        f"{side}_upper_arm",
        f"{side}_arm",
        regions,
        (Join("torso", f"{side}_shoulder", 0.075, inset=0.010),),
        opens=(f"{side}_upper_arm", _DOWN) if clothes is Clothes.SHORTS else None,
        hems=(Hem(hem, "shirt_line"),) if clothes is Clothes.SHORTS else (),
    )


def _forearm(side: str, girths: Girths, clothes: Clothes) -> Part:
    at = Segment(f"{side}_elbow", f"{side}_wrist", f"{side}_forearm")
    loose = _LOOSE if clothes is Clothes.LONG else 0.0
    factor = 1 + (girths.arm - 1) * 0.3
    joint = Join(f"{side}_upper_arm", f"{side}_elbow", 0.062, web=0.02)
    elbow = 0.038 * (1 + (girths.arm - 1) * 0.1)
    blobs = (
        at(0.0, ball(elbow + loose)),
        at(0.25, ball(0.040 * factor + loose * 0.7)),
        at(0.6, ball(0.034 * factor + loose)),
    )
    wrist = at(1.0, ball(0.025))
    if clothes is not Clothes.LONG:
        skin = Region("skin", chain(*blobs, wrist))
        return Part(f"{side}_forearm", f"{side}_arm", (skin,), (joint,))
    cuff = at(0.93, disc(0.034))
    regions = (
        Region("shirt", chain(*blobs, cuff)),
        Region("skin", chain(at(0.925, disc(0.027)), wrist)),
    )
    return Part(
        f"{side}_forearm",
        f"{side}_arm",
        regions,
        (joint,),
        opens=(f"{side}_forearm", _UP),
        hems=(Hem(cuff, "shirt_line"),),
    )
