"""A person's own exercises: their files, the poses that the pose editor made, and their photos.

Poses and photos are named by their content and never changed, so that what shows them can keep what
it has drawn, and an exercise that is changed back finds its old picture.
"""

import hashlib
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import tomli_w
from msgspec.structs import replace

from coach import resources
from coach.core.exercise import Exercise, Sidedness
from coach.core.toml_tables import overlaid
from coach.storage import atomic, toml_file
from coach.storage.checking import Checker
from coach.storage.content import exercise_of

_MOST_BASES = 8
_GONE = ".removed"
_BY_CONTENT = re.compile(r"(own|photo)-[0-9a-f]{20}")


class OwnExercises:
    """The folders `exercises`, `poses` and `photos`, which must exist."""

    def __init__(self, exercises: Path, poses: Path, photos: Path) -> None:
        self.exercises = exercises
        self.poses = poses
        self.photos = photos

    @property
    def taken(self) -> set[str]:
        """The ids of the files there are, also where one cannot be read or was just removed."""
        removed = (file.name[1 : -len(_GONE)] for file in self.exercises.glob(f".*{_GONE}"))
        return {*(file.stem for file in self.exercises.glob("*.toml")), *removed}

    def save(self, exercise: Exercise) -> None:
        """Replaces the file of the exercise.

        Raises coach.storage.atomic.SaveError, and ValueError for what reading would refuse.
        """
        table = exercise_table(exercise)
        checker = Checker(f"{exercise.id}.toml")
        exercise_of(dict(table), exercise.id, checker)
        if checker.errors:
            raise ValueError("; ".join(map(str, checker.errors)))
        motion = self.motion(exercise.id)
        if motion and exercise.pose == exercise.id:
            table["motion"] = motion
        toml_file.write_table(self._path(exercise.id), table)

    def motion(self, exercise_id: str) -> dict[str, Any]:
        """The movement that stands in the exercise's own file; empty where there is none."""
        try:
            motion = toml_file.read_table(self._path(exercise_id)).get("motion")
        except toml_file.UnreadableFile:
            return {}
        return motion if isinstance(motion, dict) else {}

    def photo(self, name: str) -> bytes:
        """The picture of this name; empty where it is not there."""
        try:
            return (self.photos / name).read_bytes()
        except OSError:
            return b""

    def add_pose(self, tables: dict[str, Any]) -> str:
        """Keeps the tables of a pose file and returns the pose's name. Raises SaveError."""
        data = tomli_w.dumps(tables).encode()
        name = content_name("own", data)
        _keep(self.poses / f"{name}.toml", data)
        return name

    def glowing(self, exercise: Exercise, before: Exercise | None = None) -> Exercise:
        """With a figure in which the exercise's muscles glow, where nothing else does.

        What glowed because of the muscles of `before`, the exercise as it was, glows no more.
        Raises SaveError.
        """
        if exercise.photos or exercise.ways:
            return exercise
        pose = self._pose(exercise.figure)
        glow = pose.get("glow", [])
        if not pose or glow not in ([], _glow(before) if before else []):
            return exercise
        return replace(exercise, figure=self.add_pose({**pose, "glow": _glow(exercise)}))

    def add_photo(self, data: bytes, ending: str) -> str:
        """Keeps a picture that is clean already and returns its name. Raises SaveError.

        `ending` is "png", "jpg" or "webp".
        """
        name = f"{content_name('photo', data)}.{ending}"
        _keep(self.photos / name, data)
        return name

    def remove(self, exercise_id: str) -> None:
        """Takes the exercise away, to be brought back by `restore`. Raises SaveError."""
        path = self._path(exercise_id)
        try:
            atomic.write(self._gone(exercise_id), path.read_bytes())
        except OSError as error:
            raise atomic.SaveError(path, error.strerror or str(error)) from error
        atomic.remove(path)

    def restore(self, exercise_id: str) -> None:
        """Brings back what was removed last under this id. Raises SaveError."""
        gone = self._gone(exercise_id)
        try:
            atomic.write(self._path(exercise_id), gone.read_bytes())
        except OSError as error:
            raise atomic.SaveError(gone, error.strerror or str(error)) from error

    def sweep(self) -> None:
        """Forget what was removed, and the poses and photos that no exercise shows any more."""
        with suppress(OSError):
            for gone in self.exercises.glob(f".*{_GONE}"):
                gone.unlink()
            kept = (*self.exercises.glob("*"), *self.poses.glob("*"))
            named = b"\n".join(file.read_bytes() for file in kept if file.is_file())
            for file in (*self.poses.glob("*"), *self.photos.glob("*")):
                if _BY_CONTENT.fullmatch(file.stem) and file.stem.encode() not in named:
                    file.unlink()

    def _pose(self, name: str, deepest: int = _MOST_BASES) -> dict[str, Any]:
        """The tables of an own pose, or of one that ships, over those that it is built on; empty
        where one of them is not there.
        """
        tables: dict[str, Any] = {}
        for file in (resources.path("poses", f"{name}.toml"), self.poses / f"{name}.toml"):
            with suppress(toml_file.UnreadableFile):
                tables = toml_file.read_table(file)
        base = tables.pop("from", "")
        if not base:
            return tables
        below = self._pose(str(base), deepest - 1) if deepest else {}
        return overlaid(below, tables) if below else {}

    def _path(self, exercise_id: str) -> Path:
        return self.exercises / f"{exercise_id}.toml"

    def _gone(self, exercise_id: str) -> Path:
        return self.exercises / f".{exercise_id}{_GONE}"


def exercise_table(exercise: Exercise) -> dict[str, Any]:
    """As TOML, which has no null; nothing empty is given."""
    table: dict[str, Any] = msgspec.to_builtins(exercise)
    for name in ("limb", "ways", "equipment", "figure", "photos", "ask_first"):
        if not table[name]:
            del table[name]
    for way in table.get("ways", ()):
        if not way["steps"]:
            del way["steps"]
    del table["dose"]["hold" if table["dose"]["tempo"] else "tempo"]
    return table


def _glow(exercise: Exercise) -> list[dict[str, str]]:
    """Its muscles as a pose file names what glows: of a movement of each side, the right one's."""
    side = "right" if exercise.sidedness is Sidedness.EACH_SIDE else "both"
    return [{"muscle": muscle.value, "side": side} for muscle in exercise.muscles]


def content_name(prefix: str, data: bytes) -> str:
    """A name that is as good as never given to other content."""
    return f"{prefix}-{hashlib.sha256(data).hexdigest()[:20]}"


def _keep(path: Path, data: bytes) -> None:
    if not path.exists():
        atomic.write(path, data)
