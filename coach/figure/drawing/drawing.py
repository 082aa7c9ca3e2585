"""Draws one posed body as flat shapes, back to front.

Each part is first laid down as ink, a little larger than itself; what stays visible of it is the
outline. On it come its unlit colours, and on these its lit ones, drawn in from the rim that looks
away from the light. Where a part grows out of another that lies under it, ink and rim run out
towards the joint, so no seam shows; what of its ink the other one hides lies beneath that one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.body import face, head
from coach.figure.body.model import Model
from coach.figure.drawing import chair as furniture
from coach.figure.drawing.contours import Contours, contours
from coach.figure.drawing.glows import Glows
from coach.figure.drawing.haze import paleness, smooth
from coach.figure.pose.furniture import CHAIR
from coach.figure.pose.movement import Glow
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.flats import Flat, Rings, clipped, united
from coach.figure.shapes.ordering import back_to_front
from coach.figure.shapes.outlines import Seen, Shapes, ribbon
from coach.figure.shapes.strokes import Stroke, visible

_DETAIL = 150.0  # pixels per metre from which fine lines are drawn
_ROOT = (0.4, 0.85)  # shares of a join's radius: no ink up to the one, full ink from the other
_SANDWICHED = 0.01  # metres from a joint within which a part between two parts them
_TUCKED = 0.9  # how far ink that ran out lies under its part, in its width
_FINE, _COARSE = 2.5, 10.0  # pixels: rounder corners than this are worth working out
_EVEN = 0.12  # pixels that an outline may be off
_STRIDE = 0.03  # metres from point to point where ink may run out
_SEAM = 0.6  # the width of the line where clothes end, in that of ink
_FRINGE = 1.2  # pixels that an unlit colour stays within the lit one, whose edge it would tinge


@dataclass(frozen=True)
class Pen:
    """How fine to draw: pixels per metre, and the width of outlines in metres that follows;
    `quick` leaves out what nobody sees while the picture turns.
    """

    px_per_metre: float
    finest: float = 0.0042
    quick: bool = False

    @property
    def ink(self) -> float:
        return max(1.15 / self.px_per_metre, self.finest)

    @property
    def steps(self) -> int:
        """Points round each hull."""
        fine = 24 if self.px_per_metre < 600 else 36
        return min(fine, 20) if self.quick else fine

    @property
    def softest(self) -> float:
        """Metres from which the rounding of inner corners is worth working out."""
        return (_COARSE if self.quick else _FINE) / self.px_per_metre

    @property
    def details(self) -> bool:
        return self.px_per_metre >= _DETAIL and not self.quick


def shifted(shape: Geometry, by: Array) -> Geometry:
    return shapely.transform(shape, lambda points: points + by)


class Drawing:
    """One body from one camera, worked out as far as the outlines and their order."""

    def __init__(
        self, model: Model, posed: Posed, camera: Camera, pen: Pen, *, chair: bool = False
    ) -> None:
        self._model, self._posed, self._camera, self._pen = model, posed, camera, pen
        self.seen: Seen = model.rig.see(posed, camera)
        self._hulls = model.rig.outlines(self.seen.middles, self.seen.ellipses, pen.steps)
        self._moulded = self._mould()
        self.bases = united(self._moulded, model.part_table)
        self._middles = model.bones.middles(self.seen, len(model.parts)).tolist()
        self._painting, self._over = self._sort(chair)
        self.order = tuple(part for part in self._painting if part < len(model.parts))
        self._rank = {part: place for place, part in enumerate(self.order)}
        self.glows = Glows(model, posed, camera, self._hulls, self.bases, self.order)
        self._reaches = self._join_reaches()
        self._roots = self._open_joins()

    def _sort(self, chair: bool) -> tuple[tuple[int, ...], dict[int, set[int]]]:
        """What to paint, back to front: the parts, and the chair's boxes numbered after them; and
        which parts each part lies over.
        """
        model, limbs = self._model, [part.limb for part in self._model.parts]
        count, middles, beside = len(limbs), self._middles, list[furniture.Order]()
        if chair:
            boxes = len(furniture.outlines(self._camera))
            limbs, middles = limbs + ["chair"] * boxes, middles + [0.0] * boxes
            flesh = model.rig.place(self._posed)[0]
            parts = [(base, flesh[model.flesh(i)]) for i, base in enumerate(self.bases)]
            beside += furniture.among(self._camera, parts)
            own = furniture.order(self._camera)
            beside += [(low + count, high + count, area) for low, high, area in own]
        order, over = back_to_front(
            self.bases,
            self.seen,
            model.bones,
            middles,
            model.hinges,
            model.forced,
            limbs,
            beside,
        )
        own_over = {part: {i for i in under if i < count} for part, under in over.items()}
        return order, {part: under for part, under in own_over.items() if part < count}

    def _mould(self) -> Shapes:
        """The outline of every region."""
        model, pen = self._model, self._pen
        found = united(self._hulls.polygons(slice(model.body_hulls)), model.region_table)
        soft = np.flatnonzero(model.softness > pen.softest)
        if len(soft):
            radii = model.softness[soft]
            grown = shapely.buffer(found[soft], radii, quad_segs=3)
            found[soft] = shapely.buffer(grown, -radii, quad_segs=3)
        for which, (_, region) in enumerate(model.regions):
            if region.opening:
                found[which] = region.opening.cut(found[which], self._posed, self._camera)
        return np.asarray(shapely.simplify(found, _EVEN / pen.px_per_metre), dtype=object)

    def _region(self, which: int) -> Geometry:
        """The outline of one region."""
        return self._moulded[which]

    def _union(self, span: range) -> Geometry:
        return shapely.union_all(self._hulls.polygons(slice(span.start, span.stop)))

    def _hull(self, row: int) -> Geometry:
        return self._hulls.polygons([row])[0]

    def _join_reaches(self) -> Array:
        """For each join and blob, 0 at the joint to 1 where the part is clear of it."""
        joins = [join for _, _, join in self._model.joins]
        joints = np.array([self._posed.joints[join.joint] for join in joins])
        flat, depths = self._camera.project(joints)
        blobs = np.column_stack([self.seen.middles, self.seen.depths])
        away = np.linalg.norm(np.column_stack([flat, depths])[:, None] - blobs, axis=2)
        start, full = (share * np.array([[join.radius] for join in joins]) for share in _ROOT)
        found = smooth((away - start) / (full - start))
        for row, web in zip(found, self._model.webs, strict=True):
            row[web] = 0.0
        return found

    def _open_joins(self) -> list[tuple[int, int, int]]:
        """Where a part grows out of one that lies under it, nothing else between them: the join,
        the lower part and the upper one.
        """
        found = []
        for k, (i, j, join) in enumerate(self._model.joins):
            low, high = (j, i) if self._rank[j] < self._rank[i] else (i, j)
            between = [part for part in self._over[high] if low in self._over[part]]
            flat, _ = self._camera.project(self._posed.joints[join.joint][None])
            at = shapely.points(flat[0])
            if not shapely.dwithin(self.bases[between], at, _SANDWICHED).any():
                found.append((k, low, high))
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

    def painted(self) -> Iterator[str]:
        """The names of the parts and of the chair's boxes, back to front."""
        names = [*self._model.names, *(box.name for box in CHAIR)]
        return (names[i] for i in self._painting)

    def touching(self) -> set[tuple[int, int]]:
        """The pairs of parts that cover one another, the lower index first."""
        return {(min(i, j), max(i, j)) for i, under in self._over.items() for j in under}

    @property
    def grips(self) -> frozenset[str]:
        """The hands that are drawn closed."""
        return self._model.grips

    def shapes(self, working: Sequence[Glow], strength: float) -> Iterator[Flat]:
        """Every flat fill, back to front; the `working` muscles glow with `strength`, 0 to 1."""
        haze = self.paleness(working)
        ink, lines = self._pen.ink, self._contours()
        clear = self._clear(lines)
        inks = lines.grown(ink * ((1 + _TUCKED) * clear - _TUCKED))
        seams = self._seams(lines, clear)
        unlit, lit = self._lit(lines, clear)
        beneath = self._beneath(lines)
        strokes = {} if self._pen.quick else self._strokes(haze)
        shining = self.glows.shapes(working, strength)
        for part in self._painting:
            if part >= len(haze):
                yield from furniture.drawn(part - len(haze), self._camera, ink)
                continue
            pale = haze[part]
            for other, rings in beneath.get(part, ()):
                yield Flat("ink", 1.0, rings, haze[other])
            regions = self._layers(part)
            yield Flat("ink", 1.0, lines.pick(inks, regions), pale)
            for region in regions:
                role = self._model.regions[region][1].role
                if region in seams:
                    yield Flat("ink", 0.55, seams[region], pale)
                yield Flat(f"{role}_shade", 1.0, lines.pick(unlit, [region]), pale)
                yield Flat(role, 1.0, lines.pick(lit, [region]), pale)
            yield from shining.get(part, ())
            yield from strokes.get(part, ())
            if self._model.names[part] == "head":
                yield from self._head_details()

    def _contours(self) -> Contours:
        """The outlines of all regions, with points enough where ink runs out."""
        growing = {high for _, _, high in self._roots}
        runs_out = np.array([part in growing for part, _ in self._model.regions])
        found = self._moulded.copy()
        found[runs_out] = shapely.segmentize(found[runs_out], _STRIDE)
        return contours(self._model, found, self.seen)

    def _clear(self, lines: Contours) -> Array:
        """How far each contour point is from where its part grows out of another, 0 to 1."""
        reaches = np.ones((len(self._model.parts), len(self.seen.depths)))
        for k, _, high in self._roots:
            np.minimum(reaches[high], self._reaches[k], out=reaches[high])
        return np.asarray(reaches[lines.parts, lines.blobs])

    def _seams(self, lines: Contours, clear: Array) -> dict[int, Rings]:
        """The lines in which regions end on their part."""
        if not self._pen.details:
            return {}
        within = np.asarray(shapely.buffer(self.bases, -_FRINGE / self._pen.px_per_metre))
        shapely.prepare(within)
        x, y = lines.points.T
        ends = shapely.contains_xy(within[lines.parts], x, y) & (clear > 0)
        ends &= np.isin(lines.regions, self._model.seamed)
        width = self._pen.ink * ((_SEAM + _TUCKED) * clear - _TUCKED)
        return lines.strips(ends, width, -self._pen.ink)

    def _beneath(self, lines: Contours) -> dict[int, list[tuple[int, Rings]]]:
        """The ink about open joins that lies beneath a part, by that part: of which part it is,
        and its rings.
        """
        found: dict[int, list[tuple[int, Rings]]] = {}
        left, ink = np.ones(len(lines.points), dtype=bool), self._pen.ink
        for k, low, high in sorted(self._roots, key=lambda root: self._rank[root[1]]):
            near = left & (lines.parts == high) & (self._reaches[k][lines.blobs] < 1)
            left &= ~near
            for rings in lines.strips(near, np.full(len(near), ink), -ink).values():
                found.setdefault(low, []).append((high, rings))
        return found

    def _lit(self, lines: Contours, clear: Array) -> tuple[list[Array], list[Array]]:
        """The unlit rings, and the lit ones, drawn in where the surface looks away from light."""
        shade = self._model.shades[lines.parts]
        away = np.maximum(-(lines.outward @ self._camera.light), 0.0)
        rim = shade * away * clear
        fringe = np.maximum(_FRINGE / self._pen.px_per_metre - rim, 0.0)
        return lines.grown(-fringe), lines.grown(-rim)

    def _layers(self, part: int) -> Sequence[int]:
        """A part's regions back to front: what comes out of a sleeve lies over its hem where it
        points at the viewer.
        """
        regions, opens = self._model.part_regions[part], self._model.parts[part].opens
        if opens is None:
            return regions
        if self._camera.towards(self._posed.frames[opens[0]] @ opens[1]) <= 0:
            return regions
        return [*regions[:-2], regions[-1], regions[-2]]

    def paleness(self, working: Sequence[Glow]) -> list[float]:
        """How pale each part is, the working leg not at all."""
        return paleness(self._model.parts, self._middles, self.order, self._over, working)

    def _strokes(self, haze: Sequence[float]) -> dict[int, list[Flat]]:
        """Folds, hems and the gaps between fingers that are seen, by part."""
        strokes = self._model.strokes(self._posed, self._pen.px_per_metre)
        by_part: dict[int, list[tuple[Stroke, Array]]] = {}
        for stroke, points, widths in visible(strokes, self._camera):
            drawn = ribbon(points, widths)
            by_part.setdefault(self.part(stroke.part), []).append((stroke, drawn))
        return {
            part: [
                Flat(stroke.role, stroke.opacity, shape, haze[part])
                for (stroke, _), shape in zip(
                    drawn,
                    clipped([ring for _, ring in drawn], self.bases[part], self._pen.ink),
                    strict=True,
                )
            ]
            for part, drawn in by_part.items()
        }

    def _head_details(self) -> Iterator[Flat]:
        model, seen_by = self._model, (self._posed, self._camera, self._pen.px_per_metre)
        part = self.part("head")
        neck = model.part_regions[self.part("neck")][0]
        regions = model.part_regions[part][len(model.knobs) :]
        opened = [r for r in regions if model.regions[r][1].opening]
        covered = self._moulded[opened[0]] if opened else shapely.Polygon()
        free = shapely.difference(self.bases[part], covered)
        nose = self._hull(model.nose[0])
        neck_role, neck_seen = model.regions[neck][1].role, self.base("neck")
        skull = shapely.union_all([self._region(r) for r in regions])
        rows = [model.spans[regions[0]].start + row for row in face.FRONT]
        front = shapely.union_all(self._hulls.polygons(rows))
        ink = self._pen.ink
        found = [
            *head.drawn_on_nape(neck_role, neck_seen, self.bases[part], *seen_by[:2], covered, ink),
            *face.drawn(model.strands, *seen_by, covered),
            *head.drawn_before_nape(neck_role, neck_seen, front, skull, *seen_by[:2], ink),
            *head.drawn_on_face(model.features, nose, *seen_by, free),
        ]
        for knob, span in model.knobs:
            outline = self._union(span)
            found += head.drawn_over(knob, outline, skull, *seen_by, ink)
        return (Flat(*flat) for flat in found)
