"""What a pack is made of and laid beside: the exercises there are, and the files behind them."""

from pathlib import Path
from typing import Any

from coach import resources
from coach.core.exercise import Catalog
from coach.storage import toml_file
from coach.storage.own_exercises import OwnExercises


class Shelf:
    """The exercises of `catalog` with their files: `own` ones, and those that ship."""

    def __init__(
        self,
        catalog: Catalog,
        own: OwnExercises,
        *,
        exercises: Path | None = None,
        poses: Path | None = None,
        routines: Path | None = None,
    ) -> None:
        """`exercises` and `poses` are the folders of what ships, by default the program's;
        `routines` is the folder of the person's routines.
        """
        self.catalog = catalog
        self.own = own
        self._exercises = exercises or resources.path("exercises")
        self._poses = poses or resources.path("poses")
        self._routines = routines

    @property
    def shipped_poses(self) -> frozenset[str]:
        return frozenset(file.stem for file in self._poses.glob("*.toml"))

    @property
    def taken(self) -> set[str]:
        """The ids that an exercise has, or would have if its file could be read."""
        return self.own.taken | {exercise.id for exercise in self.catalog.exercises}

    @property
    def taken_routines(self) -> set[str]:
        """The ids that a routine has, or would have if its file could be read."""
        return {file.stem for file in self._routines.glob("*.toml")} if self._routines else set()

    def ships(self, exercise_id: str) -> bool:
        return (self._exercises / f"{exercise_id}.toml").is_file()

    def exercise_file(self, exercise_id: str) -> bytes:
        """Raises OSError."""
        name = f"{exercise_id}.toml"
        folder = self._exercises if self.ships(exercise_id) else self.own.exercises
        return (folder / name).read_bytes()

    def motion(self, exercise_id: str) -> dict[str, Any] | None:
        """How the figure moves where the exercise's own file says so."""
        try:
            table = toml_file.parse(self.exercise_file(exercise_id))
        except (OSError, toml_file.UnreadableFile):
            return None
        motion = table.get("motion")
        return motion if isinstance(motion, dict) else None

    def shipped_pose(self, name: str) -> bytes | None:
        """The file of a pose that ships, None where there is none of this name."""
        if name not in self.shipped_poses:
            return None
        return (self._poses / f"{name}.toml").read_bytes()

    def pose_file(self, name: str) -> bytes:
        """A pose that ships, or one of the person's own. Raises OSError."""
        shipped = self.shipped_pose(name)
        return (self.own.poses / f"{name}.toml").read_bytes() if shipped is None else shipped

    def photo_file(self, name: str) -> bytes:
        """Raises OSError."""
        return (self.own.photos / name).read_bytes()
