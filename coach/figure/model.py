"""A body compiled once for drawing many poses of it."""

from collections.abc import Iterable
from functools import lru_cache

from coach.core.appearance import Appearance
from coach.core.exercise import Muscle
from coach.figure import face, fingers, folds, hair, head
from coach.figure.blobs import Hull
from coach.figure.body import parts
from coach.figure.fingers import Holds
from coach.figure.muscles import patches
from coach.figure.ordering import Bones
from coach.figure.outlines import Rig
from coach.figure.part import Part
from coach.figure.skeleton import Posed
from coach.figure.strokes import Hems, Stroke


class Model:
    """The parts of a body, and one rig that holds every hull of it.

    `regions` are all parts' regions with their part's index, `part_regions` their indices by part.
    `spans`, `nose`, `knobs` and `glows` tell where in the rig their hulls are. `joins`,
    `hinges` and `forced` are the parts' relations, by index.
    """

    def __init__(
        self, appearance: Appearance, holds: Holds, towel: str, only: frozenset[str]
    ) -> None:
        self._appearance = appearance
        self.holds = holds
        self.grips = frozenset(hand for hand, hold in holds if hold not in fingers.OPEN)
        self.parts = tuple(p for p in parts(appearance, holds, towel) if not only or p.name in only)
        self.names = [part.name for part in self.parts]
        self._hems = Hems([(part.name, hem) for part in self.parts for hem in part.hems])
        self.regions = [(i, r) for i, part in enumerate(self.parts) for r in part.regions]
        hulls: list[Hull] = []
        self.spans = [_add(hulls, region.hulls) for _, region in self.regions]
        body_hulls = len(hulls)
        self.nose = _add(hulls, (face.NOSE,))
        self.knobs = [(knob, _add(hulls, knob.hulls)) for knob in head.knobs(appearance)]
        self.glows = {
            muscle: [(p, _add(hulls, p.hulls)) for p in patches(muscle)] for muscle in Muscle
        }
        self.rig = Rig(hulls)
        self.shadow_rig = Rig([_blobs(part) for part in self.parts])
        owners = [
            part for (part, _), span in zip(self.regions, self.spans, strict=True) for _ in span
        ]
        owners += [-1] * (len(hulls) - body_hulls)
        self.bones = Bones(self.rig.bones, self.rig.bone_owners(owners))
        index = {name: i for i, name in enumerate(self.names)}
        self.joins = [
            (i, index[join.other], join) for i, part in enumerate(self.parts) for join in part.joins
        ]
        self.hinges = frozenset(
            (i, j) for i, j, join in self.joins if self.parts[j].name not in ("torso", "neck")
        )
        self.forced = [
            (i, index[name]) for i, part in enumerate(self.parts) for name in sorted(part.under)
        ]
        self.features = face.features(appearance.age)
        self.strands = hair.strands(hair.style(appearance.hair))
        self.part_regions = [
            [r for r, (owner, _) in enumerate(self.regions) if owner == i]
            for i in range(len(self.parts))
        ]

    def strokes(self, posed: Posed, px_per_metre: float) -> list[Stroke]:
        """The fine lines on the body that are worth drawing at this scale."""
        found = list(fingers.strokes(self.holds, posed)) if px_per_metre >= fingers.FROM else []
        if px_per_metre >= folds.FROM:
            found += [*folds.folds(posed, self._appearance), *self._hems.strokes(posed)]
        return [stroke for stroke in found if stroke.part in self.names]


def _blobs(part: Part) -> Hull:
    """Every blob of a part, as one rough hull."""
    hulls = [hull for region in part.regions for hull in region.hulls]
    return tuple(dict.fromkeys(blob for hull in hulls for blob in hull))


def _add(hulls: list[Hull], more: Iterable[Hull]) -> range:
    start = len(hulls)
    hulls.extend(more)
    return range(start, len(hulls))


@lru_cache(maxsize=8)
def model(
    appearance: Appearance,
    holds: Holds = frozenset(),
    towel: str = "",
    only: frozenset[str] = frozenset(),
) -> Model:
    """The compiled body; `holds` and `towel` as for `body.parts`. `only` names the parts wanted,
    if not all.
    """
    return Model(appearance, holds, towel, only)
