"""Where the files lie that a pose is drawn from; without numpy."""

import re
import tomllib
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec import Struct

from coach.core.exercise import photos_of

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PHOTO = re.compile(rf"{_NAME.pattern}\.(png|jpg|webp)")
NO_FILE = (0, 0)  # the stamp of what is not there
_LONGEST = 80  # characters of a name


class OwnFolders(Struct, frozen=True):
    """A person's own: poses, exercise files of which some hold their movement, and photos."""

    poses: Path
    exercises: Path
    photos: Path


class PoseFiles:
    """Finds the files by the pose. Safe to use from any thread."""

    def __init__(
        self, poses: Path, exercises: Path | None = None, own: OwnFolders | None = None
    ) -> None:
        """`poses` and `exercises` ship with the program, `own` are the person's."""
        self.poses = poses
        self._exercises = exercises
        self._own = own

    def path(self, pose: str) -> Path:
        """The file that has the movement, or would have; it may be missing.

        What the program's own exercises show is theirs. Whatever else a person has under this name
        comes before a pose that others only build on. Raises ValueError for what is no name.
        """
        if not _fits(_NAME, pose):
            raise ValueError("is not the name of a pose")
        file = f"{pose}.toml"
        folders = (self.poses, self._exercises)
        shipped: list[Path] = [folder / file for folder in folders if folder]
        found = [path for path in shipped if path.exists()]
        if self._own:
            kept, written = self._own.poses / file, self._own.exercises / file
            own = [kept] if kept.exists() else []
            own += [written] if _has_motion(written, stamp(written)) else []
            found = found + own if own and pose in self._shown else own + found
            found += [written] if written.exists() else []
        return found[0] if found else shipped[0]

    def photos(self, pose: str) -> tuple[Path, Path] | None:
        """The pictures of start and effort, which may be missing; None for the figure's poses.

        Raises ValueError for what is no name, or where there is no folder for photos.
        """
        photos = photos_of(pose)
        if photos is None:
            return None
        names = (photos.start, photos.effort)
        if self._own is None or not all(_fits(_PHOTO, name) for name in names):
            raise ValueError("is not the name of two photos")
        start, effort = (self._own.photos / name for name in names)
        return start, effort

    def own_stamp(self, pose: str) -> str:
        """Another whenever a file of the person's own that the pose is drawn from is another;
        empty for what ships with the program.
        """
        try:
            paths = self.photos(pose) or (self.path(pose),)
        except ValueError:
            return ""
        own = [path for path in paths if path.parent not in (self.poses, self._exercises)]
        return " ".join(f"{path.name} {stamp(path)}" for path in own)

    @cached_property
    def _shown(self) -> frozenset[str]:
        """The poses of the program's own exercises."""
        files = self._exercises.glob("*.toml") if self._exercises else ()
        found: set[str] = set()
        for file in files:
            table = tomllib.loads(file.read_text("utf-8"))
            ways = [way["pose"] for way in table.get("ways", ())]
            found.update((file.stem, table.get("figure", file.stem), *ways))
        return frozenset(found)


def stamp(path: Path) -> tuple[int, int]:
    """Another whenever the file is another: when it was changed, and how long it is."""
    try:
        status = path.stat()
    except OSError:
        return NO_FILE
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=64)
def _has_motion(path: Path, stamped: tuple[int, int]) -> bool:
    """Whether an exercise's file holds its movement; `stamped` is when it was changed."""
    if stamped == NO_FILE:
        return False
    try:
        return "motion" in tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False


def _fits(form: re.Pattern[str], name: str) -> bool:
    return len(name) <= _LONGEST and form.fullmatch(name) is not None
