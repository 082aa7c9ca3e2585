"""What lies in front, from every side that a figure can be turned to."""

import numpy as np
import pytest

from coach.core.exercise import Side
from coach.figure.drawing import scene as scenes
from coach.figure.drawing.drawing import Drawing
from coach.figure.drawing.scene import Look
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.blobs import Blob
from coach.figure.shapes.camera import Camera
from coach.figure.shapes.ordering import Bones
from coach.figure.shapes.outlines import Rig
from tests.shipped import shipped_motion


def drawn(pose: str, phase: float, yaw: float, pitch: float) -> Drawing:
    motion = shipped_motion(pose)
    return scenes.drawing(motion, phase, Side.RIGHT, Camera(yaw, pitch), Look(quick=True))


def over(drawing: Drawing, upper: str, lower: str) -> bool:
    return drawing.order.index(drawing.part(upper)) > drawing.order.index(drawing.part(lower))


@pytest.mark.parametrize(
    "pose", ["hamstring-stretch", "hamstring-stretch-towel", "single-knee-to-chest"]
)
@pytest.mark.parametrize(("yaw", "pitch"), [(60, -5), (60, 20), (90, 20), (120, 20), (120, -5)])
def test_from_the_head_end_the_head_hides_the_trunk(pose: str, yaw: float, pitch: float) -> None:
    for phase in (0.0, 1.0):
        assert over(drawn(pose, phase, yaw, pitch), "head", "torso")


@pytest.mark.parametrize("yaw", range(0, 360, 45))
def test_hands_lie_over_the_belly_that_they_rest_on(yaw: int) -> None:
    drawing = drawn("abdominal-draw-in", 1.0, float(yaw), 60.0)
    assert over(drawing, "left_hand", "torso")
    assert over(drawing, "right_hand", "torso")


@pytest.mark.parametrize(("yaw", "near"), [(20.0, "right"), (160.0, "left")])
def test_the_near_end_of_the_towel_lies_over_the_far_one(yaw: float, near: str) -> None:
    drawing = drawn("hamstring-stretch-towel", 1.0, yaw, 18.0)
    far = "left" if near == "right" else "right"
    assert over(drawing, f"{near}_towel", f"{far}_towel")
    assert over(drawing, f"{near}_hand", f"{near}_towel")


def test_depth_follows_the_surface_of_a_flat_body() -> None:
    """A disc seen from its face is nearer by its thickness, not by its radius."""
    disc = Blob("a", "b", 0.0, "f", (0.2, 0.2, 0.01))
    rig = Rig([(disc, Blob("a", "b", 1.0, "f", (0.2, 0.2, 0.01)))])
    joints = {"a": np.zeros(3), "b": np.array([0.5, 0.0, 0.0])}
    seen = rig.see(Posed(joints, {"f": np.eye(3)}), Camera(0.0, 0.0))
    bones = Bones(rig.bones, np.zeros(1, dtype=np.intp))
    points = np.array([[0.0, 0.0], [0.25, 0.0], [0.5, 0.1]])
    found = bones.surface(seen, points, np.zeros(3, dtype=np.intp))
    assert found == pytest.approx([0.01, 0.01, 0.01], abs=0.002)


@pytest.mark.parametrize("pose", ["bridge", "lower-trunk-rotation", "clamshell"])
def test_few_parts_trade_places_while_the_figure_turns(pose: str) -> None:
    """All round each pair should trade twice, and few trade at any one step of five degrees."""
    before: dict[tuple[int, int], bool] = {}
    traded: list[tuple[int, int]] = []
    for yaw in range(0, 360, 5):
        drawing = drawn(pose, 1.0, float(yaw), 20.0)
        rank = {part: place for place, part in enumerate(drawing.order)}
        now = {pair: rank[pair[0]] > rank[pair[1]] for pair in drawing.touching()}
        traded += [pair for pair, above in now.items() if before.get(pair, above) != above]
        before |= now
    assert max(traded.count(pair) for pair in traded) <= 4
