"""A body compiled once for drawing many poses of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from coach.core.appearance import Appearance, Clothes
from coach.core.exercise import Muscle
from coach.figure.body import face, fingers, folds, hair, head, legs
from coach.figure.body.body import parts
from coach.figure.body.builds import girths
from coach.figure.body.fingers import Holds
from coach.figure.body.muscles import patches
from coach.figure.body.part import Join, Part, Region
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.blobs import Blob, Hull, ball
from coach.figure.shapes.ordering import Bones
from coach.figure.shapes.outlines import Rig
from coach.figure.shapes.strokes import Hems, Stroke

_WEB_REACH = 2.7  # how far along the segments a web reaches, in its radius


class Model:
    """The parts of a body, and one rig that holds every hull of it.

    `regions` are all parts' regions with their part's index, `part_regions` their indices by part.
    `spans`, `nose`, `knobs` and `glows` tell where in the rig their hulls are. `joins`,
    `hinges` and `forced` are the parts' relations, by index; `webs` are the blobs of each join's
    web, `seamed` the regions that end in a line on the part.
    """

    def __init__(
        self, appearance: Appearance, holds: Holds, towel: str, only: frozenset[str]
    ) -> None:
        self._appearance = appearance
        self.holds = holds
        self.grips = frozenset(hand for hand, hold in holds if hold not in fingers.OPEN)
        whole = _webbed(parts(appearance, holds, towel))
        self.parts = tuple(part for part in whole if not only or part.name in only)
        self.names = [part.name for part in self.parts]
        self._hems = Hems([(part.name, hem) for part in self.parts for hem in part.hems])
        self.regions = [(i, r) for i, part in enumerate(self.parts) for r in part.regions]
        hulls: list[Hull] = []
        self.spans = [_add(hulls, region.hulls) for _, region in self.regions]
        self.body_hulls = len(hulls)
        self.nose = _add(hulls, (face.NOSE,))
        self.knobs = [(knob, _add(hulls, knob.hulls)) for knob in head.knobs(appearance)]
        mine = girths(appearance)
        self.glows = {
            muscle: [(patch, _add(hulls, patch.hulls)) for patch in patches(muscle, mine)]
            for muscle in Muscle
        }
        self.rig = Rig(hulls)
        self.shadow_rig = Rig([_blobs(part) for part in self.parts])
        owners = [
            part for (part, _), span in zip(self.regions, self.spans, strict=True) for _ in span
        ]
        self.hull_parts = np.array(owners)
        owners += [-1] * (len(hulls) - self.body_hulls)
        index = {name: i for i, name in enumerate(self.names)}
        hands = tuple(i for name, i in index.items() if name.endswith("_hand"))
        self.bones = Bones(self.rig.bones, self.rig.bone_owners(owners), _fellows(index), hands)
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
        self.region_table = _table(self.spans)
        self.part_table = _table(self.part_regions)
        self.softness = np.array([region.soften for _, region in self.regions])
        self.webs = [
            [self.rig.blob(blob) for blob in _web(part, join)] if join.web else []
            for part in self.parts
            for join in part.joins
        ]
        self.shades = np.array([part.shade for part in self.parts])
        self.region_blobs = [np.unique(self.rig.table[list(span)]) for span in self.spans]
        self.region_parts = np.array([part for part, _ in self.regions])
        self.seamed = [
            region
            for part, regions in zip(self.parts, self.part_regions, strict=True)
            for region in (regions if part.opens else regions[1:])
        ]

    def flesh(self, part: int) -> NDArray[np.intp]:
        """The blobs of a part, without the webs of its joints, which lie in its neighbours too."""
        mine = np.concatenate([self.region_blobs[region] for region in self.part_regions[part]])
        webs = [blob for web in self.webs for blob in web]
        return np.setdiff1d(mine, webs)

    def strokes(self, posed: Posed, px_per_metre: float) -> list[Stroke]:
        """The fine lines on the body that are worth drawing at this scale."""
        found = list(fingers.strokes(self.holds, posed)) if px_per_metre >= fingers.FROM else []
        if px_per_metre >= folds.FROM:
            found += [*folds.folds(posed, self._appearance), *self._hems.strokes(posed)]
            if self._appearance.clothes is Clothes.LEGGINGS:
                found += legs.toe_lines(posed)
        return [stroke for stroke in found if stroke.part in self.names]


def _fellows(index: dict[str, int]) -> frozenset[tuple[int, int]]:
    """The left and the right of each pair of parts."""
    return frozenset(
        (min(i, index[other]), max(i, index[other]))
        for name, i in index.items()
        if (other := name.replace("left", "right")) != name and other in index
    )


def _table(rows: Sequence[Sequence[int]]) -> NDArray[np.intp]:
    """Indices in rows of one length, filled with -1."""
    table = np.full((len(rows), max(map(len, rows))), -1)
    for row, mine in zip(table, rows, strict=True):
        row[: len(mine)] = mine
    return table


def _web(part: Part, join: Join) -> Hull:
    """What fills the inner corner of a bent joint: a ball within each of the two segments."""
    up, down = (0.0, _WEB_REACH * join.web, 0.0), (0.0, -_WEB_REACH * join.web, 0.0)
    return tuple(
        Blob(join.joint, join.joint, 0.0, frame, ball(join.web), offset)
        for frame, offset in ((join.other, up), (part.name, down))
    )


def _webbed(body: Iterable[Part]) -> list[Part]:
    """The parts with the webs of their joins, each in what covers the joint from above."""
    found = {part.name: part for part in body}
    for part in tuple(found.values()):
        for join in part.joins:
            if join.web:
                found[join.other] = _with_hull(found[join.other], join.joint, _web(part, join))
    return list(found.values())


def _with_hull(part: Part, joint: str, hull: Hull) -> Part:
    regions = list(part.regions)
    place = max((i for i, region in enumerate(regions) if _covers(region, joint)), default=0)
    regions[place] = replace(regions[place], hulls=(*regions[place].hulls, hull))
    return replace(part, regions=tuple(regions))


def _covers(region: Region, joint: str) -> bool:
    blobs = [blob for hull in region.hulls for blob in hull]
    return any((b.a, b.along) == (joint, 0.0) or (b.b, b.along) == (joint, 1.0) for b in blobs)


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
