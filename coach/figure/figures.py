"""The illustrations by exercise, as pages and worker threads ask for them."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.core.exercise import Side
from coach.figure.motion import Motion, View, read_motion
from coach.figure.painter import Picture, image
from coach.figure.palette import palette
from coach.figure.scene import Look, best_view, bounds, build

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

FRAMES = 45


class Movement:
    """One movement's frames from start to effort, built one by one and then only painted.

    `build` may run in another thread than `picture_at`: a frame is put in place whole.
    """

    def __init__(
        self, motion: Motion, side: Side, look: Look | None = None, frames: int = FRAMES
    ) -> None:
        self._motion, self._side, self._look = motion, side, look or Look()
        self._pictures: list[Picture | None] = [None] * frames
        self.bounds = bounds(motion, side, best_view(motion, side))

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def build_order(self) -> tuple[int, ...]:
        """Frames in the order that serves soonest: the ends, then ever finer in between."""
        last = len(self) - 1
        order, step = [0, last], last
        while step > 1:
            step = (step + 1) // 2
            order += range(0, last, step)
        return tuple(dict.fromkeys(order + list(range(last + 1))))

    def build(self, index: int) -> Picture:
        """Makes the frame of phase index / (n - 1), unless it is there. Takes about 10 ms."""
        ready = self._pictures[index]
        if ready is None:
            phase = index / (len(self) - 1)
            ready = Picture(build(self._motion, phase, self._side, look=self._look))
            self._pictures[index] = ready
        return ready

    def build_all(self) -> None:
        for index in self.build_order:
            self.build(index)

    @property
    def ready(self) -> bool:
        return all(self._pictures)

    def picture_at(self, phase: float) -> Picture:
        """The built frame nearest to the phase; the first one is built if there is none."""
        wanted = round(min(max(phase, 0.0), 1.0) * (len(self) - 1))
        built = [i for i, picture in enumerate(self._pictures) if picture is not None]
        if not built:
            return self.build(wanted)
        return self.build(min(built, key=lambda i: abs(i - wanted)))


class Figures:
    """Reads the motions of a folder of pose files and draws them. Safe to use from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = lru_cache(maxsize=None)(read_motion)

    def motion(self, exercise_id: str) -> Motion:
        """Raises PoseError where the file is missing or wrong."""
        return self._read(self._folder / f"{exercise_id}.toml")

    def still(
        self,
        exercise_id: str,
        phase: float,
        side: Side,
        width_px: int,
        height_px: int,
        *,
        dark: bool,
        ghost: bool = False,
        arrows: bool = True,
        ratio: float = 1.0,
        view: View | None = None,
    ) -> "QImage":
        """A picture on a transparent ground, `width_px` x `height_px` points at `ratio`.

        Raises PoseError as `motion` does.
        """
        motion = self.motion(exercise_id)
        x0, y0, x1, y1 = bounds(motion, side, view or best_view(motion, side))
        scale = min(width_px / (x1 - x0), height_px / (y1 - y0)) * ratio
        look = Look(px_per_metre=scale, arrows=1.0 if arrows else 0.0, ghost=ghost)
        picture = Picture(build(motion, phase, side, view, look))
        return image(picture, width_px, height_px, palette(dark), ratio)

    def movement(self, exercise_id: str, side: Side, *, px_per_metre: float = 450.0) -> Movement:
        """The movement with nothing built yet. Raises PoseError as `motion` does."""
        return Movement(self.motion(exercise_id), side, Look(px_per_metre=px_per_metre))
