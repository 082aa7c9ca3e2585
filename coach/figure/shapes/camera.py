"""An orthographic camera that orbits the mat: one pose serves every view."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Camera:
    """Looks at the mat from `yaw` degrees about the upright axis and `pitch` degrees above it.

    At yaw 0 the head is on the left and the right side of a person on the back is near. The view
    plane has x to the right and y up, in metres; depth grows towards the viewer.
    """

    yaw: float
    pitch: float

    @cached_property
    def rotation(self) -> Array:
        """World to view as a (3, 3) matrix; its rows are right, up and towards the viewer."""
        yaw, pitch = np.radians([self.yaw, self.pitch])
        turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
        tip = np.array(
            [[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]]
        )
        return np.asarray(tip @ turn, dtype=np.float64)

    @property
    def light(self) -> Array:
        """The way, in the view plane, from the shaded to the lit side of a form: unit-less (2,).

        The light hangs above the head end, so it turns with the mat and mirrors with the view.
        """
        towards_head = -self.rotation[0, 0]
        return np.array([0.4 * towards_head, 1.0])

    def project(self, points: Array) -> tuple[Array, Array]:
        """World points (n, 3) as view-plane points (n, 2) and depths (n,), in metres."""
        seen = np.asarray(points, dtype=np.float64) @ self.rotation.T
        return seen[..., :2], seen[..., 2]

    def towards(self, direction: Array) -> float:
        """How squarely a direction in the world faces the viewer, -1 to 1."""
        return float(self.rotation[2] @ direction / np.linalg.norm(direction))

    def mirrored(self) -> "Camera":
        """The camera that sees a body mirrored in z as the mirror image of what this one sees."""
        return Camera((180.0 - self.yaw) % 360.0, self.pitch)
