"""The camera: what is right, up and near."""

import numpy as np
import pytest

from coach.figure.shapes.camera import Camera


def test_from_the_side_the_head_is_left_and_the_right_side_near() -> None:
    flat, depths = Camera(0, 0).project(np.array([[-0.7, 0.1, 0.0], [0.0, 0.0, 0.2]]))
    assert flat[0] == pytest.approx([-0.7, 0.1])
    assert depths[1] > depths[0]


def test_a_pitch_lifts_the_far_side_of_the_mat() -> None:
    flat, _ = Camera(0, 30).project(np.array([[0.0, 0.0, -0.3], [0.0, 0.0, 0.3]]))
    assert flat[0, 1] > flat[1, 1]


def test_a_negative_yaw_looks_from_the_feet() -> None:
    _, depths = Camera(-60, 10).project(np.array([[0.9, 0.0, 0.0], [-0.9, 0.0, 0.0]]))
    assert depths[0] > depths[1]


@pytest.mark.parametrize("yaw", [-62.0, -10.0, 0.0, 35.0, 162.0])
def test_distances_are_kept_and_the_mirrored_view_mirrors(yaw: float) -> None:
    points = np.random.default_rng(1).normal(size=(20, 3))
    camera = Camera(yaw, 17)
    assert camera.rotation @ camera.rotation.T == pytest.approx(np.eye(3))
    flat, depths = camera.project(points)
    other, other_depths = camera.mirrored().project(points * [1, 1, -1])
    assert other == pytest.approx(flat * [-1, 1])
    assert other_depths == pytest.approx(depths)
    assert camera.mirrored().light == pytest.approx(camera.light * [-1, 1])
