"""Rings: bags of them cover their union, and cutting them leaves the same as geometry would."""

import numpy as np
import pytest
import shapely

from coach.figure.shapes.camera import Array
from coach.figure.shapes.flats import (
    Flat,
    Shape,
    clipped,
    flatten,
    normals,
    rings_of,
    simplified,
    united,
    within_disc,
)


def circle(x: float, y: float, radius: float) -> Array:
    angles = np.linspace(0, 2 * np.pi, 33)
    angles[-1] = 0.0
    return np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles)])


CHAIN = tuple(circle(0.1 * i, 0.02 * i, 0.08) for i in range(5))


def test_a_bag_covers_the_union_of_its_rings() -> None:
    pieces = np.array([shapely.polygons(ring) for ring in CHAIN])
    [whole, two] = united(pieces, np.array([[0, 1, 2, 3, 4], [0, 4, -1, -1, -1]]))
    assert shapely.symmetric_difference(two, shapely.union(pieces[0], pieces[4])).area < 1e-9
    assert Shape("skin", 1.0, CHAIN).area.symmetric_difference(whole).area < 1e-9


def test_holes_run_clockwise_and_stay_open() -> None:
    washer = shapely.difference(shapely.Point(0, 0).buffer(1), shapely.Point(0, 0).buffer(0.5))
    [shape] = flatten([Flat("lens_rim", 1.0, washer)], 1e-4)
    assert shape.area.area == pytest.approx(washer.area, rel=1e-3)
    [outer, inner] = rings_of(np.array([washer], dtype=object))[0]
    assert shapely.is_ccw(shapely.linearrings(outer))
    assert not shapely.is_ccw(shapely.linearrings(inner))


@pytest.mark.parametrize("middle", [(0.0, 0.0), (0.3, 0.1), (0.85, 0.0), (2.0, 2.0)])
@pytest.mark.parametrize("radius", [0.1, 0.5, 3.0])
def test_what_lies_in_a_disc_is_what_it_shares_with_it(
    middle: tuple[float, float], radius: float
) -> None:
    shape = Shape("skin", 1.0, (circle(*middle, radius),))
    disc = shapely.Point(0, 0).buffer(0.8, quad_segs=64)
    wanted = shapely.intersection(shape.area, disc)
    kept = within_disc([shape], np.zeros(2), 0.8)
    found = kept[0].area if kept else shapely.Polygon()
    assert shapely.symmetric_difference(found, wanted).area < 0.01 * disc.area
    assert bool(kept) == (wanted.area > 0)


def test_a_line_that_stays_on_its_part_is_left_as_it_is() -> None:
    area = shapely.box(0, 0, 1, 1)
    inside, across = circle(0.5, 0.5, 0.2), circle(1.0, 0.5, 0.2)
    whole, cut = clipped([inside, across], area, 0.001)
    assert isinstance(whole, tuple)
    assert whole[0] is inside
    assert not isinstance(cut, tuple)
    assert cut.area == pytest.approx(shapely.polygons(across).area / 2, rel=0.01)


def test_a_ring_keeps_its_place_and_its_looks_with_fewer_points() -> None:
    dot, wheel = circle(0.0, 0.0, 1e-5), circle(0.0, 0.0, 1.0)
    first, none, last = simplified([(dot, wheel), (), (wheel[::-1],)], 0.05)
    assert none == ()
    assert len(first) == len(last) == 1, "what is too small to be seen is gone"
    assert len(first[0]) < len(wheel) * 0.6
    assert shapely.hausdorff_distance(shapely.polygons(first[0]), shapely.polygons(wheel)) < 0.05
    assert not shapely.is_ccw(shapely.linearrings(last[0])), "a hole stays one"


def test_lines_beside_a_ring_stay_as_far_away_at_its_corners() -> None:
    square = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]])
    grown = square + 0.1 * normals(square, np.array([5]))
    assert shapely.equals(shapely.polygons(grown).normalize(), shapely.box(-0.1, -0.1, 1.1, 1.1))


def test_normals_point_outward() -> None:
    ring = circle(0.4, -0.2, 0.3)
    outward = normals(ring, np.array([len(ring)]))
    assert outward == pytest.approx((ring - [0.4, -0.2]) / 0.3, abs=0.01)
