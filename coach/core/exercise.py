"""What an exercise is and what is prescribed of it."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

PHOTOS = "photos:"  # begins the pose of an exercise that shows photos


class Side(StrEnum):
    """The side that a rep works; BOTH means both at once."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, Side.BOTH)


class Sidedness(StrEnum):
    """How a movement uses the body's two sides."""

    BOTH_AT_ONCE = "both-at-once"
    EACH_SIDE = "each-side"
    EACH_WAY = "each-way"


class SideOrder(StrEnum):
    """In which order the sides are worked; it has no meaning where both work at once."""

    RIGHT_THEN_LEFT = "right-then-left"
    LEFT_THEN_RIGHT = "left-then-right"
    ALTERNATING = "alternating"
    RIGHT_ONLY = "right-only"
    LEFT_ONLY = "left-only"


class Bearing(StrEnum):
    """What carries the body; going from one to another is a change of position."""

    BACK = "back"
    SIDE = "side"
    FRONT = "front"
    ALL_FOURS = "all-fours"
    SEAT = "seat"
    FEET = "feet"


class Position(StrEnum):
    """How the person lies, sits or stands."""

    ON_BACK = "on-back"
    ON_BACK_KNEES_BENT = "on-back-knees-bent"
    ON_SIDE = "on-side"
    ON_FRONT = "on-front"
    ALL_FOURS = "all-fours"
    SITTING = "sitting"
    STANDING = "standing"

    @property
    def bearing(self) -> Bearing:
        """What carries the body; bending the knees is no change of position."""
        return _BEARINGS[self]

    def changes_to(self, following: "Position") -> bool:
        """Whether the person has to turn over, get up or get down."""
        return self.bearing is not following.bearing


_BEARINGS = {
    Position.ON_BACK: Bearing.BACK,
    Position.ON_BACK_KNEES_BENT: Bearing.BACK,
    Position.ON_SIDE: Bearing.SIDE,
    Position.ON_FRONT: Bearing.FRONT,
    Position.ALL_FOURS: Bearing.ALL_FOURS,
    Position.SITTING: Bearing.SEAT,
    Position.STANDING: Bearing.FEET,
}


class Muscle(StrEnum):
    """Where an exercise is felt or what it works."""

    LOW_BACK = "low-back"
    TRUNK_SIDES = "trunk-sides"
    BUTTOCKS = "buttocks"
    HAMSTRINGS = "hamstrings"
    QUADRICEPS = "quadriceps"
    ABDOMINALS = "abdominals"
    DEEP_ABDOMINALS = "deep-abdominals"
    HIP_SIDE = "hip-side"
    HIP_FRONT = "hip-front"
    CALVES = "calves"
    UPPER_BACK = "upper-back"
    SHOULDERS = "shoulders"


class Equipment(StrEnum):
    """What has to be at hand besides a mat."""

    TOWEL = "towel"
    CUSHION = "cushion"
    CHAIR = "chair"
    WALL = "wall"


class Tempo(Struct, frozen=True, forbid_unknown_fields=True):
    """One rep's seconds: out into the effort, the pause there, and back to the start."""

    out: float
    pause: float
    back: float

    @property
    def seconds(self) -> float:
        return self.out + self.pause + self.back


class Dose(Struct, frozen=True, forbid_unknown_fields=True):
    """What is prescribed of an exercise.

    `reps` are counted for each side (or way) and set. A rep is either a hold of `hold` seconds
    followed by `rest` seconds before the next, or, where `tempo` is given, a movement at that
    tempo without rest between. `self_paced` reps at a tempo wait for the person to say that they
    are done. `set_rest` seconds lie between two sets.
    """

    reps: int
    hold: float = 0.0
    tempo: Tempo | None = None
    rest: float = 0.0
    sets: int = 1
    set_rest: float = 30.0
    order: SideOrder = SideOrder.RIGHT_THEN_LEFT
    self_paced: bool = False

    @property
    def rep_seconds(self) -> float:
        return self.tempo.seconds if self.tempo else self.hold


class Way(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to do an exercise, such as with a towel.

    `pose` is what the figure is asked for; `steps` are the exercise's own where there are none.
    """

    pose: str
    name: str
    steps: tuple[str, ...] = ()


class Photos(Struct, frozen=True, forbid_unknown_fields=True):
    """The names of a person's own two pictures of an exercise: at its start and at its effort."""

    start: str
    effort: str

    @property
    def pose(self) -> str:
        """What whoever draws is asked for to show them: `photos:START|EFFORT`."""
        return f"{PHOTOS}{self.start}|{self.effort}"


def photos_of(pose: str) -> Photos | None:
    """The photos that a pose asks for; None where it asks for the figure."""
    if not pose.startswith(PHOTOS):
        return None
    start, _, effort = pose.removeprefix(PHOTOS).partition("|")
    return Photos(start, effort)


class Exercise(Struct, frozen=True, forbid_unknown_fields=True):
    """One movement, as its content file describes it.

    `steps` are one to four short sentences. `ready` says how to lie, `cue` the one thing to do
    during the effort; in `cue` a stretch between two asterisks is to stand out. `limb` names what
    a side label speaks of ("leg" makes "Right leg"); empty where there is no side.

    `figure` is the pose that shows it, the exercise's id where it is empty. With `photos` these are
    shown in place of the figure. `ways` name a pose each; without them there is one way.

    With `ask_first` more of it is never suggested without naming the clinician, as for some people
    it needs the clinician's leave.
    """

    id: str
    name: str
    position: Position
    sidedness: Sidedness
    steps: tuple[str, ...]
    ready: str
    cue: str
    felt: str
    cautions: tuple[str, ...]
    muscles: tuple[Muscle, ...]
    dose: Dose
    limb: str = ""
    ways: tuple[Way, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    figure: str = ""
    photos: Photos | None = None
    ask_first: bool = False

    @property
    def pose(self) -> str:
        """The pose of the first way."""
        return self.way().pose

    def way(self, pose: str = "") -> Way:
        """The way with this pose, or the first; with the exercise's steps where it has none.

        What shows photos has the pose that Photos.pose makes.
        """
        found = next((way for way in self.ways if way.pose == pose), None)
        found = found or (self.ways[0] if self.ways else Way(self._own_pose, ""))
        return found if found.steps else replace(found, steps=self.steps)

    def getting_ready(self, pose: str = "") -> tuple[str, ...]:
        """What to do before the first rep of the way with this pose, a sentence each.

        For a way other than the first these are its own first step and the first in which it
        differs, as `ready` may speak of another way.
        """
        first, way = self.way(), self.way(pose)
        other = [step for step in way.steps if step not in first.steps]
        if way.pose == first.pose or not other:
            return (self.ready,)
        return tuple(dict.fromkeys((way.steps[0], other[0])))

    @property
    def _own_pose(self) -> str:
        return self.photos.pose if self.photos else self.figure or self.id

    def sides(self, order: SideOrder) -> tuple[Side, ...]:
        """The sides worked, in the order of their first rep."""
        if self.sidedness is Sidedness.BOTH_AT_ONCE:
            return (Side.BOTH,)
        return {
            SideOrder.RIGHT_THEN_LEFT: (Side.RIGHT, Side.LEFT),
            SideOrder.LEFT_THEN_RIGHT: (Side.LEFT, Side.RIGHT),
            SideOrder.ALTERNATING: (Side.RIGHT, Side.LEFT),
            SideOrder.RIGHT_ONLY: (Side.RIGHT,),
            SideOrder.LEFT_ONLY: (Side.LEFT,),
        }[order]


class Catalog(Struct, frozen=True):
    """Every exercise that could be read: the sheet's in order, then the person's own by name."""

    exercises: tuple[Exercise, ...]

    def __getitem__(self, exercise_id: str) -> Exercise:
        """Raises KeyError for an exercise that is not there."""
        for exercise in self.exercises:
            if exercise.id == exercise_id:
                return exercise
        raise KeyError(exercise_id)

    def __contains__(self, exercise_id: object) -> bool:
        return any(exercise.id == exercise_id for exercise in self.exercises)
