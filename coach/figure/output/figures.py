"""The illustrations by pose, as whoever draws asks for them."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.figure.drawing.scene import Look, best_view, bounds, build
from coach.figure.output.frame import Angle, Frame
from coach.figure.output.framing import frame_of
from coach.figure.output.orders import FrameOrder
from coach.figure.output.painter import Picture, image
from coach.figure.output.palette import palette
from coach.figure.pose.motion import Motion, View, read_motion

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

QUICK_PX_PER_METRE = 300.0


class Figures:
    """Reads the motions of a folder of pose files and draws them. Safe to use from any thread."""

    def __init__(self, poses: Path, exercises: Path | None = None) -> None:
        """`exercises` is a folder of exercise files, whose own movements serve without a pose."""
        self._poses = poses
        self._exercises = exercises
        self._read = lru_cache(maxsize=None)(read_motion)

    def motion(self, pose: str) -> Motion:
        """Raises PoseError where the file is missing or wrong."""
        path = self._poses / f"{pose}.toml"
        if self._exercises and not path.exists():
            own = self._exercises / f"{pose}.toml"
            path = own if own.exists() else path
        return self._read(path, self._poses)

    def frame(self, order: FrameOrder) -> Frame:
        """One moment, ready to be painted. Raises PoseError as `motion` does."""
        motion = self.motion(order.pose)
        view = _view(motion, order.side, order.view)
        finest = QUICK_PX_PER_METRE if order.quick else order.px_per_metre
        look = Look(
            min(order.px_per_metre, finest),
            order.appearance,
            order.arrows,
            order.ghost,
            quick=order.quick,
        )
        return frame_of(build(motion, order.phase, order.side, view, look, order.breath), view)

    def still(
        self,
        pose: str,
        phase: float,
        side: Side,
        width_px: int,
        height_px: int,
        *,
        dark: bool,
        ghost: bool = False,
        arrows: bool = True,
        ratio: float = 1.0,
        view: Angle | None = None,
        appearance: Appearance | None = None,
    ) -> "QImage":
        """A picture on a transparent ground, `width_px` x `height_px` points at `ratio`.

        Raises PoseError as `motion` does.
        """
        motion = self.motion(pose)
        appearance = appearance or Appearance()
        seen_from = _view(motion, side, view)
        x0, y0, x1, y1 = bounds(motion, side, seen_from)
        scale = min(width_px / (x1 - x0), height_px / (y1 - y0)) * ratio
        look = Look(scale, appearance, arrows=1.0 if arrows else 0.0, ghost=ghost)
        picture = Picture(frame_of(build(motion, phase, side, seen_from, look), seen_from))
        return image(picture, width_px, height_px, palette(dark, appearance), ratio)


def _view(motion: Motion, side: Side, asked: Angle | None) -> View:
    return View(asked.yaw, asked.pitch) if asked else best_view(motion, side)
