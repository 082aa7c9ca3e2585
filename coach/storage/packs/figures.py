"""The poses of a pack beside those that are there: what they are called here, and their files."""

from collections.abc import Iterable
from typing import Any

import tomli_w

from coach.core.exercise import Exercise
from coach.storage.own_exercises import content_name
from coach.storage.packs import poses
from coach.storage.packs.layout import MOST_WORDS, POSES, PackError
from coach.storage.packs.reading import Pack, pose_names
from coach.storage.packs.shelf import Shelf
from coach.storage.packs.writing_anew import read_back


class Figures:
    """The poses of a pack, and what they are called here: as those that ship, or by content."""

    def __init__(self, pack: Pack, shelf: Shelf) -> None:
        self._left = MOST_WORDS
        tables = {name: pose.tables for name, pose in pack.poses.items()}
        self._others = {
            name: tables[name]
            for name, pose in pack.poses.items()
            if shelf.shipped_pose(name) != pose.data
        }
        self._data = {name: self._file(name, pack.poses[name].data) for name in self._others}
        self._names = {name: content_name("own", data) for name, data in self._data.items()}

    def spend(self, entry: str, written: bytes) -> None:
        """Raises PackError where all that is written anew is too much: a base comes with each."""
        self._left -= len(written)
        if self._left < 0:
            told = "makes the poses, each with what it is built on, more than"
            raise PackError(entry, f"{told} the {MOST_WORDS // 1024} KB allowed")

    def called(self, pose: str) -> str:
        return self._names.get(pose, pose)

    def motion(self, tables: dict[str, Any]) -> dict[str, Any]:
        """Built on nothing but what ships."""
        return poses.flat(tables, self._others)

    def needed(self, exercises: Iterable[Exercise]) -> dict[str, bytes]:
        """The files of those poses that these exercises show, by the names they have here."""
        shown = {n for one in exercises for n in pose_names(one, one.photos is not None)}
        kept = {self._names[name]: data for name, data in self._data.items()}
        return {name: data for name, data in sorted(kept.items()) if name in shown}

    def _file(self, name: str, data: bytes) -> bytes:
        tables = self._others[name]
        if tables.get(poses.BASE) not in self._others:
            return data
        entry = f"{POSES}/{name}.toml"
        written = tomli_w.dumps(self.motion(tables)).encode()
        self.spend(entry, written)
        read_back(entry, written)
        return written
