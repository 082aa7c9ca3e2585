"""Draws one posed body as flat shapes, back to front.

Each part is first laid down as ink, a little larger than itself; what stays visible of it is the
outline. On it come its colours in shade, then the same colours in light, shifted towards the light
and clipped. Where a part grows out of another there is neither ink nor shade, so no seam shows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import Geometry

from coach.core.exercise import Muscle
from coach.figure import face
from coach.figure.blobs import SIDES, Hull
from coach.figure.body import Build, Join, Part, parts
from coach.figure.camera import Array, Camera
from coach.figure.muscles import patches
from coach.figure.ordering import Bones, back_to_front
from coach.figure.outlines import Rig, Seen, Shapes, ribbon, soften
from coach.figure.skeleton import Posed

Flat = tuple[str, float, Geometry]
"""Role, opacity and shape of one flat fill."""

_WEB_MARGIN = 0.012  # how far an opening reaches beyond the web that it holds
_EAR_FACING = 0.2
_FACE_FACING = 0.18
_HAZE = 0.30
_HAZE_DEPTHS = (0.07, 0.24)  # metres behind its fellow at which a limb begins to and fully pales
_DETAIL = 150.0  # pixels per metre from which fine lines are drawn
_GLOW_RINGS = ((0.0, 0.30), (-0.011, 0.42), (-0.024, 0.55))  # growth in metres, opacity


@dataclass(frozen=True)
class Pen:
    """How fine to draw: pixels per metre, and the width of outlines in metres that follows."""

    px_per_metre: float

    @property
    def ink(self) -> float:
        return max(1.15 / self.px_per_metre, 0.0042)

    @property
    def steps(self) -> int:
        """Points round each blob."""
        return 20 if self.px_per_metre < 150 else 28 if self.px_per_metre < 700 else 40

    @property
    def details(self) -> bool:
        return self.px_per_metre >= _DETAIL


class Model:
    """A body compiled for drawing: its parts, and one rig that holds every hull of it."""

    def __init__(self, build: Build, grips: frozenset[str]) -> None:
        self.parts = parts(build, grips)
        self.names = [part.name for part in self.parts]
        self.regions = [(i, r) for i, part in enumerate(self.parts) for r in part.regions]
        hulls: list[Hull] = []
        self.spans = [_add(hulls, region.hulls) for _, region in self.regions]
        body_hulls = len(hulls)
        self.cuts = [_add(hulls, region.without) for _, region in self.regions]
        self.ears = {sign: _add(hulls, face.ear(sign)) for _, sign in SIDES}
        self.glows = {
            muscle: [(p, _add(hulls, p.hulls)) for p in patches(muscle)] for muscle in Muscle
        }
        self.rig = Rig(hulls)
        self.shadow_rig = Rig(hulls[:body_hulls])
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
        self.face_lines = face.lines()
        self.part_regions = [
            [r for r, (owner, _) in enumerate(self.regions) if owner == i]
            for i in range(len(self.parts))
        ]


def _add(hulls: list[Hull], more: Iterable[Hull]) -> range:
    start = len(hulls)
    hulls.extend(more)
    return range(start, len(hulls))


@lru_cache(maxsize=8)
def model(build: Build, grips: frozenset[str]) -> Model:
    return Model(build, grips)


def _unions(shapes: Shapes, spans: Sequence[Sequence[int]]) -> Shapes:
    """The union over each span of `shapes`, in one call."""
    table = np.full((len(spans), max(map(len, spans))), None, dtype=object)
    for row, span in zip(table, spans, strict=True):
        row[: len(span)] = shapes[list(span)]
    return np.asarray(shapely.union_all(table, axis=1), dtype=object)


def shifted(shapes: Shapes, by: Array) -> Shapes:
    """Each shape moved by its own row of `by`, (n, 2)."""
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    return np.asarray(shapely.set_coordinates(shapes.copy(), coordinates + by[owner]), dtype=object)


class Drawing:
    """One body from one camera, worked out as far as the outlines and their order."""

    def __init__(self, model: Model, posed: Posed, camera: Camera, pen: Pen) -> None:
        self._model, self._posed, self._camera, self._pen = model, posed, camera, pen
        self.seen: Seen = model.rig.see(posed, camera)
        self._hulls = model.rig.outlines(self.seen.middles, self.seen.ellipses, pen.steps)
        self.regions = self._make_regions()
        self.bases = _unions(self.regions, model.part_regions)
        self.order = back_to_front(self.bases, self.seen, model.bones, model.hinges, model.forced)
        self._rank = {part: place for place, part in enumerate(self.order)}
        self._web()
        self._openings = self._make_openings()

    def _facing(self, frame: str, local: Array) -> float:
        """How squarely a direction of a frame faces the viewer, -1 to 1."""
        world = self._posed.frames[frame] @ (local / np.linalg.norm(local))
        return float(self._camera.rotation[2] @ world)

    def _make_regions(self) -> Shapes:
        shapes = _unions(self._hulls, self._model.spans)
        soft = np.array([region.soften for _, region in self._model.regions])
        which = soft > 0
        grown = shapely.buffer(shapes[which], soft[which], quad_segs=6)
        shapes[which] = shapely.buffer(grown, -soft[which], quad_segs=6)
        front = np.array([1.0, 0.0, 0.0])
        for i, cut in enumerate(self._model.cuts):
            if cut and self._facing("head", front) > face.FACE_HIDDEN:
                shapes[i] = shapely.difference(shapes[i], self._hulls[cut[0]])
        return shapes

    def _joint(self, name: str) -> Geometry:
        return shapely.points(self._camera.project(self._posed.joints[name])[0])

    def _web(self) -> None:
        """Fills the inside of bent knees and elbows, in both segments alike."""
        for i, j, join in self._model.joins:
            if not join.web:
                continue
            both = shapely.multipolygons([self.bases[i], self.bases[j]])
            near = shapely.buffer(self._joint(join.joint), join.radius, quad_segs=6)
            patch = shapely.intersection(soften(both, join.web), near)
            for part in (i, j):
                skin = self._model.part_regions[part][0]
                self.regions[skin] = shapely.union(self.regions[skin], patch)
                self.bases[part] = shapely.union(self.bases[part], patch)

    def _make_openings(self) -> Shapes:
        """For each part, where it grows out of parts that lie under it."""
        found = np.full(len(self.bases), shapely.Polygon(), dtype=object)
        for i, j, join in self._model.joins:
            low, high = (j, i) if self._rank[j] < self._rank[i] else (i, j)
            reach = join.radius + (_WEB_MARGIN if join.web else 0.0)
            around = shapely.buffer(self._joint(join.joint), reach, quad_segs=8)
            below = self.bases[low]
            if join.inset:
                below = shapely.buffer(below, -join.inset, quad_segs=4)
            hole = shapely.intersection(around, below)
            found[high] = shapely.union(found[high], hole)
        return found

    def outline(self) -> Geometry:
        """The whole body's silhouette."""
        return shapely.union_all(self.bases)

    def shapes(self, glow: dict[Muscle, float], sides: Sequence[str]) -> Iterator[Flat]:
        """Every flat fill, back to front."""
        owners = np.array([owner for owner, _ in self._model.regions])
        rims = np.array([self._model.parts[owner].shade for owner in owners])
        ink = self._pen.ink
        inks = shapely.difference(shapely.buffer(self.bases, ink, quad_segs=4), self._openings)
        moved = shifted(self.regions, self._camera.light * rims[:, None])
        lit = shapely.intersection(self.regions, shapely.union(moved, self._openings[owners]))
        seams = shapely.intersection(
            shapely.buffer(self.regions, ink * 0.6, quad_segs=4), self.bases[owners]
        )
        glows = self._glows(glow, sides)
        haze = self._haze()
        for part in self.order:
            yield "ink", 1.0, inks[part]
            for place, region in enumerate(self._model.part_regions[part]):
                role = self._model.regions[region][1].role
                if place and self._pen.details:
                    yield "ink", 0.55, seams[region]
                yield f"{role}_shade", 1.0, self.regions[region]
                yield role, 1.0, lit[region]
            yield from glows.get(part, ())
            if self._model.names[part] == "head":
                yield from self._head_details()
            if haze[part] > 0.02:
                yield "haze", haze[part], self.bases[part]

    def _haze(self) -> list[float]:
        """How pale each part is: limbs that lie well behind their fellow."""
        depths: dict[str, list[float]] = {}
        for i, part in enumerate(self._model.parts):
            depths.setdefault(part.limb, []).append(self._model.bones.middle(self.seen, i))
        means = {limb: float(np.mean(values)) for limb, values in depths.items()}
        start, full = _HAZE_DEPTHS
        found = []
        for part in self._model.parts:
            side, _, limb = part.limb.partition("_")
            fellow = means.get(f"{'right' if side == 'left' else 'left'}_{limb}")
            behind = 0.0 if fellow is None else fellow - means[part.limb]
            share = min(max((behind - start) / (full - start), 0.0), 1.0)
            found.append(_HAZE * share * share * (3 - 2 * share))
        return found

    def _glows(self, glow: dict[Muscle, float], sides: Sequence[str]) -> dict[int, list[Flat]]:
        found: dict[int, list[Flat]] = {}
        for muscle, strength in glow.items():
            for patch, span in self._model.glows[muscle]:
                side = patch.part.partition("_")[0]
                if side in ("left", "right") and side not in sides:
                    continue
                part = self._model.names.index(patch.part)
                turned = self._facing(patch.frame, np.array(patch.facing))
                seen = strength * min(max(0.75 + turned, 0.25), 1.0)
                shape = shapely.union_all(self._hulls[span[0] : span[-1] + 1])
                for grow, opacity in _GLOW_RINGS:
                    ring = shapely.intersection(shapely.buffer(shape, grow), self.bases[part])
                    found.setdefault(part, []).append(("glow", opacity * seen, ring))
        return found

    def _head_details(self) -> Iterator[Flat]:
        head = self._model.names.index("head")
        at, turned = self._posed.joints["head"], self._posed.frames["head"]
        for line in self._model.face_lines:
            if self._facing("head", line.facing) < _FACE_FACING:
                continue
            points, _ = self._camera.project(at + line.points @ turned.T)
            width = max(line.width, 0.9 / self._pen.px_per_metre)
            taper = 1 - 0.45 * np.linspace(-1, 1, len(points)) ** 2
            drawn = shapely.make_valid(shapely.polygons(ribbon(points, width * taper)))
            yield "face", 1.0, shapely.intersection(drawn, self.bases[head])
        for sign, span in self._model.ears.items():
            if self._facing("head", np.array([0, 0, sign])) > _EAR_FACING:
                ear = self._hulls[span[0]]
                yield "ink", 1.0, shapely.buffer(ear, self._pen.ink * 0.7, quad_segs=4)
                yield "skin_shade", 1.0, ear
                lit = shifted(np.array([ear]), self._camera.light[None] * 0.006)[0]
                yield "skin", 1.0, shapely.intersection(lit, ear)
