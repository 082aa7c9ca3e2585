"""Draws one posed body as flat shapes, back to front.

Each part is first laid down as ink, a little larger than itself; what stays visible of it is the
outline. On it come its colours, and on these their unlit rims: what the same shape, shifted towards
the light, leaves free. Where a part grows out of another there is neither ink nor rim, so no seam
shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from coach.figure import face, glows, head
from coach.figure.camera import Array, Camera
from coach.figure.model import Model
from coach.figure.motion import Glow
from coach.figure.ordering import back_to_front
from coach.figure.outlines import Seen, Shapes, ribbon
from coach.figure.skeleton import Posed

_COARSE = 0.12  # pixels that an outline may be off before it is worked with
_WEB_MARGIN = 0.012  # how far an opening reaches beyond the web that it holds
_HAZE = 0.30
_HAZE_DEPTHS = (0.07, 0.24)  # metres behind its fellow at which a limb begins to and fully pales
_DETAIL = 150.0  # pixels per metre from which fine lines are drawn


class Flat(NamedTuple):
    """One flat fill; `pale` is the share of haze in its colour."""

    role: str
    opacity: float
    shape: Geometry
    pale: float = 0.0


@dataclass(frozen=True)
class Pen:
    """How fine to draw: pixels per metre, and the width of outlines in metres that follows."""

    px_per_metre: float
    finest: float = 0.0042

    @property
    def ink(self) -> float:
        return max(1.15 / self.px_per_metre, self.finest)

    @property
    def steps(self) -> int:
        """Points round each blob."""
        return 18 if self.px_per_metre < 150 else 24 if self.px_per_metre < 600 else 36

    @property
    def details(self) -> bool:
        return self.px_per_metre >= _DETAIL


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
        self.regions = shapely.simplify(self._make_regions(), _COARSE / pen.px_per_metre)
        self.bases = _unions(self.regions, model.part_regions)
        self._middles = model.bones.middles(self.seen, len(model.parts)).tolist()
        self.order = back_to_front(
            self.bases, self.seen, model.bones, self._middles, model.hinges, model.forced
        )
        self._rank = {part: place for place, part in enumerate(self.order)}
        joints = np.array([posed.joints[join.joint] for _, _, join in model.joins])
        self._joints = shapely.points(camera.project(joints)[0])
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
        for i, (_, region) in enumerate(self._model.regions):
            if region.opening:
                shapes[i] = region.opening.cut(shapes[i], self._posed, self._camera)
        return shapes

    def _web(self) -> None:
        """Fills the inside of bent knees and elbows, in both segments alike."""
        webbed = [k for k, (_, _, join) in enumerate(self._model.joins) if join.web]
        first, second = np.array([self._model.joins[k][:2] for k in webbed]).T
        joins = [self._model.joins[k][2] for k in webbed]
        radii = np.array([join.radius for join in joins])
        webs = np.array([join.web for join in joins])
        pairs = np.stack([self.bases[first], self.bases[second]], axis=1)
        grown = shapely.buffer(shapely.geometrycollections(pairs), webs, quad_segs=4)
        near = shapely.buffer(self._joints[webbed], radii, quad_segs=6)
        patches = shapely.intersection(shapely.buffer(grown, -webs, quad_segs=4), near)
        parts = np.concatenate([first, second])
        skins = [self._model.part_regions[part][0] for part in parts]
        self.regions[skins] = shapely.union(self.regions[skins], np.tile(patches, 2))
        self.bases[parts] = shapely.union(self.bases[parts], np.tile(patches, 2))

    def _make_openings(self) -> Shapes:
        """For each part, where it grows out of parts that lie under it and can be seen there."""
        joins = self._model.joins
        lows = [j if self._rank[j] < self._rank[i] else i for i, j, _ in joins]
        highs = [i if self._rank[j] < self._rank[i] else j for i, j, _ in joins]
        radii = np.array([j.radius + (_WEB_MARGIN if j.web else 0.0) for _, _, j in joins])
        insets = np.array([join.inset for _, _, join in joins])
        below = shapely.buffer(self.bases[lows], -insets, quad_segs=3)
        holes = shapely.intersection(shapely.buffer(self._joints, radii, quad_segs=8), below)
        found = np.full(len(self.bases), shapely.Polygon(), dtype=object)
        for hole, low, high in zip(holes, lows, highs, strict=True):
            limb = self._model.parts[high].limb
            between = [
                part
                for part in self.order[self._rank[low] + 1 : self._rank[high]]
                if self._model.parts[part].limb != limb
            ]
            for part in np.array(between, dtype=int)[shapely.intersects(self.bases[between], hole)]:
                hole = shapely.difference(hole, self.bases[part])
            found[high] = hole if found[high].is_empty else shapely.union(found[high], hole)
        return found

    def outline(self) -> Geometry:
        """The whole body's silhouette."""
        return shapely.union_all(self.bases)

    def base(self, part: str) -> Geometry:
        """The whole of one part."""
        return self.bases[self.part(part)]

    def part(self, name: str) -> int:
        """A part's index, by its name."""
        return self._model.names.index(name)

    @property
    def grips(self) -> frozenset[str]:
        """The hands that are drawn closed."""
        return self._model.grips

    def shapes(self, working: Sequence[Glow], strength: float) -> Iterator[Flat]:
        """Every flat fill, back to front; the `working` muscles glow with `strength`, 0 to 1."""
        owners = np.array([owner for owner, _ in self._model.regions])
        ink = self._pen.ink
        inks = shapely.difference(shapely.buffer(self.bases, ink, quad_segs=4), self._openings)
        seams = self._seams(owners) if self._pen.details else {}
        haze = self._haze(working)
        strokes = self._strokes(haze)
        rims = self._rims(owners)
        shining = self._glows(working, strength)
        for part in self.order:
            pale = haze[part]
            yield Flat("ink", 1.0, inks[part], pale)
            for region in self._layers(part):
                role = self._model.regions[region][1].role
                if region in seams:
                    yield Flat("ink", 0.55, seams[region], pale)
                yield Flat(role, 1.0, self.regions[region], pale)
                yield Flat(f"{role}_shade", 1.0, rims[region], pale)
            yield from shining.get(part, ())
            yield from strokes.get(part, ())
            if self._model.names[part] == "head":
                yield from self._head_details()

    def _layers(self, part: int) -> Sequence[int]:
        """A part's regions back to front: what comes out of a sleeve lies over its hem where it
        points at the viewer.
        """
        regions, opens = self._model.part_regions[part], self._model.parts[part].opens
        if opens is None or self._facing(opens[0], np.array(opens[1])) <= 0:
            return regions
        return [*regions[:-2], regions[-1], regions[-2]]

    def _rims(self, owners: NDArray[np.intp]) -> Shapes:
        """The unlit rim of each region: what its own shape, moved to the light, leaves free."""
        widths = np.array([self._model.parts[owner].shade for owner in owners])
        moved = shifted(self.regions, self._camera.light * widths[:, None])
        rims = shapely.difference(self.regions, moved)
        grown = ~shapely.is_empty(self._openings[owners])
        rims[grown] = shapely.difference(rims[grown], self._openings[owners][grown])
        return np.asarray(rims, dtype=object)

    def _seams(self, owners: NDArray[np.intp]) -> dict[int, Geometry]:
        """The line where clothes end on the skin, by region."""
        clothes = [
            regions if part.opens else regions[1:]
            for part, regions in zip(self._model.parts, self._model.part_regions, strict=True)
        ]
        which = [region for regions in clothes for region in regions]
        grown = shapely.buffer(self.regions[which], self._pen.ink * 0.6, quad_segs=3)
        lines = shapely.intersection(grown, self.bases[owners[which]])
        lines = shapely.difference(lines, self._openings[owners[which]])
        return dict(zip(which, lines, strict=True))

    def _haze(self, working: Sequence[Glow]) -> list[float]:
        """How pale each part is: limbs well behind their fellow, but not the one that works."""
        depths: dict[str, list[float]] = {}
        for part, depth in zip(self._model.parts, self._middles, strict=True):
            depths.setdefault(part.limb, []).append(depth)
        means = {limb: float(np.mean(values)) for limb, values in depths.items()}
        start, full = _HAZE_DEPTHS
        legs_at_work = {f"{glow.side}_leg" for glow in working}
        found = []
        for part in self._model.parts:
            side, _, limb = part.limb.partition("_")
            fellow = means.get(f"{'right' if side == 'left' else 'left'}_{limb}")
            behind = 0.0 if fellow is None else fellow - means[part.limb]
            share = min(max((behind - start) / (full - start), 0.0), 1.0)
            pale = _HAZE * share * share * (3 - 2 * share)
            found.append(0.0 if part.limb in legs_at_work else pale)
        return found

    def _glows(self, working: Sequence[Glow], strength: float) -> dict[int, list[Flat]]:
        """The glows on each part, by its index."""
        patches: dict[int, list[tuple[Geometry, float]]] = {}
        for glow in working if strength > 0 else ():
            for patch, span in self._model.glows[glow.muscle]:
                if "both" not in (glow.side, patch.side) and patch.side != glow.side:
                    continue
                seen = glows.in_view(self._facing(patch.frame, np.array(patch.facing)))
                if seen > 0:
                    shape = shapely.union_all(self._hulls[span[0] : span[-1] + 1])
                    patches.setdefault(self.part(patch.part), []).append((shape, seen * strength))
        return {
            part: [Flat(*flat) for flat in glows.nested(found, self.bases[part])]
            for part, found in patches.items()
        }

    def _strokes(self, haze: Sequence[float]) -> dict[int, list[Flat]]:
        """Folds, hems and the gaps between fingers that are seen, by part."""
        strokes = self._model.strokes(self._posed, self._pen.px_per_metre)
        lines = [(stroke, *stroke.seen(self._camera)) for stroke in strokes]
        lines = [line for line in lines if len(line[1])]
        parts = [self.part(stroke.part) for stroke, _, _ in lines]
        drawn = shapely.make_valid(
            [shapely.polygons(ribbon(points, widths)) for _, points, widths in lines],
            method="structure",
            keep_collapsed=False,
        )
        found: dict[int, list[Flat]] = {}
        for part, (stroke, _, _), shape in zip(
            parts, lines, shapely.intersection(drawn, self.bases[parts]), strict=True
        ):
            flat = Flat(stroke.role, stroke.opacity, shape, haze[part])
            found.setdefault(part, []).append(flat)
        return found

    def _head_details(self) -> Iterator[Flat]:
        model, seen_by = self._model, (self._posed, self._camera, self._pen.px_per_metre)
        part = self.part("head")
        opened = [r for r in model.part_regions[part] if model.regions[r][1].opening]
        covered = self.regions[opened[0]] if opened else shapely.Polygon()
        free = shapely.difference(self.bases[part], covered)
        nose = self._hulls[model.nose[0]]
        found = [
            *head.drawn_on_face(model.features, nose, *seen_by, free),
            *face.drawn(model.strands, *seen_by, covered),
        ]
        for knob, span in model.knobs:
            outline = shapely.union_all(self._hulls[span[0] : span[-1] + 1])
            found += head.drawn_over(knob, outline, *seen_by, self._pen.ink)
        return (Flat(*flat) for flat in found)
