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
from coach.figure.output.photos import between, one
from coach.figure.output.pose_files import OwnFolders, PoseFiles, stamp
from coach.figure.pose.motion import read_motion
from coach.figure.pose.movement import Motion, View
from coach.figure.pose.pose_file import PoseError, Problem

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

QUICK_PX_PER_METRE = 300.0


class Figures:
    """Reads the motions of pose files and draws them, or shows a person's photos. Safe to use from
    any thread.
    """

    def __init__(
        self, poses: Path, exercises: Path | None = None, own: OwnFolders | None = None
    ) -> None:
        """`poses` and `exercises`, some of which hold their movement, ship with the program; `own`
        are the person's, whose movements build on `poses` too.
        """
        self._files = PoseFiles(poses, exercises, own)
        self._read = lru_cache(maxsize=None)(self._read_file)

    def motion(self, pose: str | Motion) -> Motion:
        """Raises PoseError where the file is missing or wrong."""
        if isinstance(pose, Motion):
            return pose
        try:
            path = self._files.path(pose)
        except ValueError as error:
            raise PoseError(Path(pose), (Problem("", str(error)),)) from error
        return self._read(path, stamp(path))

    def frame(self, order: FrameOrder) -> Frame:
        """One moment, ready to be painted. Raises PoseError as `motion` does."""
        if photos := self._photos(order.pose):
            return between(*photos, order.phase)
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
        pose: str | Motion,
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
        appearance = appearance or Appearance()
        if photos := self._photos(pose):
            picture = Picture(one(photos[round(min(max(phase, 0.0), 1.0))]))
            return image(picture, width_px, height_px, palette(dark, appearance), ratio)
        motion = self.motion(pose)
        seen_from = _view(motion, side, view)
        x0, y0, x1, y1 = bounds(motion, side, seen_from)
        scale = min(width_px / (x1 - x0), height_px / (y1 - y0)) * ratio
        look = Look(scale, appearance, arrows=1.0 if arrows else 0.0, ghost=ghost)
        picture = Picture(frame_of(build(motion, phase, side, seen_from, look), seen_from))
        return image(picture, width_px, height_px, palette(dark, appearance), ratio)

    def _photos(self, pose: str | Motion) -> tuple[Path, Path] | None:
        """Raises PoseError for what cannot be the names of two photos."""
        if isinstance(pose, Motion):
            return None
        try:
            return self._files.photos(pose)
        except ValueError as error:
            raise PoseError(Path(pose), (Problem("", str(error)),)) from error

    def _read_file(self, path: Path, stamped: tuple[int, int]) -> Motion:
        """The motion of a file as it was when `stamped`."""
        return read_motion(path, self._files.poses)


def _view(motion: Motion, side: Side, asked: Angle | None) -> View:
    return View(asked.yaw, asked.pitch) if asked else best_view(motion, side)
