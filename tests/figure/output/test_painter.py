"""The painter: what lands on the pixels, and that it costs no references."""

import sys

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coach.core.exercise import Side
from coach.figure.drawing.scene import Look, Scene, build
from coach.figure.output.framing import frame_of, paths
from coach.figure.output.painter import Picture, difference, image, paint, path_of, placement
from coach.figure.output.palette import palette
from coach.figure.pose.movement import Motion
from coach.figure.shapes.flats import Shape
from tests.shipped import shipped_motion


@pytest.fixture(scope="module")
def bridge() -> Motion:
    return shipped_motion("bridge")


def picture_of(scene: Scene) -> Picture:
    return Picture(frame_of(scene))


def pixels(picture: QImage) -> NDArray[np.int64]:
    """Blue, green, red, alpha as (height, width, 4)."""
    flat = np.frombuffer(picture.constBits(), np.uint8)
    return flat.reshape(picture.height(), picture.width(), 4).astype(np.int64)


def test_a_path_holds_every_ring_and_leaves_out_those_that_run_backwards() -> None:
    square = np.array([[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], float)
    [packed, other] = paths([(square, (square / 2 + 1)[::-1]), (square,)])
    path = path_of(packed)
    assert path_of(other).elementCount() == len(square)
    assert path.elementCount() == 10
    assert path.contains(QRectF(0.2, 0.2, 0.5, 0.5))
    assert not path.contains(QRectF(1.8, 1.8, 0.4, 0.4))


def test_the_picture_keeps_its_proportions_in_the_middle(bridge: Motion) -> None:
    picture = picture_of(build(bridge, 0.0, Side.BOTH))
    x0, y0, x1, y1 = picture.bounds
    target = QRectF(10, 20, 900, 900)
    placed = placement(picture.bounds, target).mapRect(QRectF(x0, y0, x1 - x0, y1 - y0))
    assert placed.center().y() == pytest.approx(target.center().y())
    assert placed.width() == pytest.approx(900)
    assert placed.width() / placed.height() == pytest.approx((x1 - x0) / (y1 - y0))


def test_the_glow_grows_redder_with_the_movement(bridge: Motion) -> None:
    def redness(phase: float) -> int:
        with_glow, without = (
            pixels(
                image(
                    picture_of(build(bridge, phase, Side.BOTH, look=Look(arrows=0.0, glow=glow))),
                    360,
                    240,
                    palette(False),
                )
            )
            for glow in (True, False)
        )
        return int((with_glow - without)[:, :, 2].clip(0).sum())

    shares = [redness(phase) for phase in (0.0, 0.3, 0.6, 1.0)]
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[1] < shares[3]


def test_the_ground_is_clear_and_light_and_dark_differ(bridge: Motion) -> None:
    picture = picture_of(build(bridge, 0.5, Side.BOTH))
    light, dark = (pixels(image(picture, 300, 200, palette(dark))) for dark in (False, True))
    assert light[0, 0, 3] == 0
    assert (light != dark).any()
    assert (light[:, :, 3] == dark[:, :, 3]).mean() > 0.98


def test_mat_and_arrows_can_be_left_out(bridge: Motion) -> None:
    picture = picture_of(build(bridge, 0.0, Side.BOTH))

    def painted(background: bool, arrows: float) -> int:
        canvas = QImage(300, 200, QImage.Format.Format_ARGB32_Premultiplied)
        canvas.fill(QColor(0, 0, 0, 0))
        painter = QPainter(canvas)
        target = QRectF(0, 0, 300, 200)
        paint(painter, picture, target, palette(False), background=background, arrows=arrows)
        painter.end()
        return int((pixels(canvas)[:, :, 3] > 0).sum())

    assert painted(True, 1.0) > painted(True, 0.0) > painted(False, 0.0) > 1000


def test_painting_costs_no_reference_to_none(bridge: Motion) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one at each call, and the program dies within minutes."""
    picture = picture_of(build(bridge, 1.0, Side.BOTH))
    canvas = QImage(90, 60, QImage.Format.Format_ARGB32_Premultiplied)
    colours = palette(False)
    target = QRectF(0, 0, 90, 60)
    before = sys.getrefcount(None)
    for _ in range(300):
        painter = QPainter(canvas)
        paint(painter, picture, target, colours)
        painter.end()
    assert abs(sys.getrefcount(None) - before) < 100


def square(role: str, x: float) -> Shape:
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], float)
    return Shape(role, 1.0, (corners + np.array([x, 0.0]),))


def layers(*shapes: Shape) -> Picture:
    return picture_of(Scene((), shapes, (), (0.0, 0.0, 9.0, 9.0)))


A, B, C = square("skin", 0.0), square("hair", 2.0), square("shirt", 4.0)


@pytest.mark.parametrize(
    ("after", "boxes"),
    [
        ((A, B, C), []),
        ((A, square("hair", 2.5), C), [(2.0, 3.5)]),
        ((A, square("skin", 2.0), C), [(2.0, 3.0)]),
        ((A, C), [(2.0, 3.0)]),
        ((A, C, B), [(2.0, 3.0), (4.0, 5.0)]),
        ((A, A, B, C), [(0.0, 1.0), (2.0, 3.0), (4.0, 5.0)]),
    ],
    ids=["same", "moved", "coloured", "gone", "in another order", "twice"],
)
def test_only_what_differs_has_to_be_painted(
    after: tuple[Shape, ...], boxes: list[tuple[float, float]]
) -> None:
    changed = difference(layers(A, B, C).shapes, layers(*after).shapes)
    assert sorted((box.left(), box.right()) for box in changed) == boxes


def test_what_trembles_less_than_anyone_sees_stays_the_same() -> None:
    trembling = square("hair", 2.0 + 1e-9)
    assert difference(layers(A, B).shapes, layers(A, trembling).shapes) == []
