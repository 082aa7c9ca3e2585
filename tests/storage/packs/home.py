"""A person's folders, filled and looked at."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from coach import resources
from coach.core.exercise import Catalog
from coach.core.routine import Routine
from coach.core.routine_book import RoutineBook
from coach.storage.content import read_catalog
from coach.storage.own_exercises import OwnExercises
from coach.storage.packs.bringing_in import bring_in, with_routines
from coach.storage.packs.merging import Incoming, incoming
from coach.storage.packs.reading import pack_of, read_pack
from coach.storage.packs.shelf import Shelf
from coach.storage.paths import DataPaths
from coach.storage.routines import RoutineStore
from coach.ui.pictures.cleaning.own_picture import clean_picture


@cache
def _sheet() -> Catalog:
    return read_catalog(resources.path("exercises"))[0]


class Home(NamedTuple):
    """The person's data below one folder."""

    paths: DataPaths
    own: OwnExercises
    store: RoutineStore

    @property
    def shelf(self) -> Shelf:
        sheet = _sheet()
        added, errors = read_catalog(self.own.exercises)
        assert not errors
        mine = tuple(one for one in added.exercises if one.id not in sheet)
        return Shelf(Catalog((*sheet.exercises, *mine)), self.own, routines=self.paths.routines)

    @property
    def book(self) -> RoutineBook:
        return self.store.read()

    def keep(self, routine: Routine) -> Routine:
        self.store.save(self.book.with_routine(routine))
        return routine

    def offered(self, source: Path | dict[str, bytes]) -> Incoming:
        """What a pack, or its files, would bring."""
        shelf = self.shelf
        poses = shelf.shipped_poses
        pack = read_pack(source, poses) if isinstance(source, Path) else pack_of(source, poses)
        return incoming(pack, shelf, self.book, clean_picture)

    def bring(self, source: Path | dict[str, bytes]) -> Incoming:
        offered = self.offered(source)
        book = self.book
        bring_in(offered, self.own)
        self.store.save(with_routines(book, offered))
        return offered

    @property
    def content(self) -> dict[str, bytes]:
        """Every file by its path below the folder."""
        root = self.paths.root
        files = sorted(path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def home(root: Path) -> Home:
    """One with nothing in it but the sheet's routine."""
    paths = DataPaths(root)
    paths.prepare()
    store = RoutineStore(paths.routines)
    store.load()
    return Home(paths, OwnExercises(paths.exercises, paths.poses, paths.photos), store)
