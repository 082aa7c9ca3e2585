"""What a movement is, and what the picture needs to show it; without numpy."""

from msgspec import Struct

from coach.core.exercise import Muscle, Side
from coach.figure.pose.pose import Pose

PROPS = ("mat", "floor", "chair", "wall", "cushion", "towel")
INSETS = ("", "low-back", "buttocks", "lower-belly")


class View(Struct, frozen=True):
    """Whence the picture is seen, in degrees: 0, 0 from the person's right, level; a negative yaw
    from the feet, a positive pitch from above.
    """

    yaw: float = 0.0
    pitch: float = 12.0

    def for_side(self, side: Side) -> "View":
        """The view in which the other side's movement is the mirror image of this one's."""
        return View(180.0 - self.yaw, self.pitch) if side is Side.LEFT else self


class Glow(Struct, frozen=True):
    """A muscle that works; `side` is "left", "right" or "both", for the movement's right side."""

    muscle: Muscle
    side: str = "both"


class Arrow(Struct, frozen=True):
    """An arrow along the way that `joint` takes from the share `start` of the movement to `end`,
    `reach` times as far from the joint `about`, moved by `offset` (x, y, z); or, without a joint,
    through `points` (x, y, z each).
    """

    joint: str = ""
    about: str = ""
    reach: float = 1.0
    offset: tuple[float, ...] = (0.0, 0.0, 0.0)
    start: float = 0.0
    end: float = 1.0
    points: tuple[tuple[float, ...], ...] = ()


class Motion(Struct, frozen=True):
    """A movement, authored for the right side."""

    start: Pose
    effort: Pose
    view: View = View()
    glow: tuple[Glow, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    rests: tuple[tuple[str, str], ...] = ()
    props: tuple[str, ...] = ("mat",)
    inset: str = ""
