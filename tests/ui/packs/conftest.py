"""A pack that brings one of each: new, there already, and another of the same id."""

from pathlib import Path
from typing import NamedTuple

import pytest
import tomli_w
from msgspec.structs import replace

from coach.core.exercise import Dose
from coach.core.routine import Entry, Routine
from coach.storage.own_exercises import OwnExercises, exercise_table
from coach.storage.packs.merging import Incoming, incoming
from coach.storage.packs.reading import pack_of
from coach.storage.packs.shelf import Shelf
from coach.storage.routines import routine_table
from coach.ui.catalog_model import CatalogModel
from coach.ui.packs.bringing import Bringing
from coach.ui.pictures.cleaning.own_picture import clean_picture
from coach.ui.routine_model import RoutineModel

DOSE = Dose(reps=2, hold=5.0)


class Desk(NamedTuple):
    """What the pack meets."""

    folder: Path
    catalog_model: CatalogModel
    routine_model: RoutineModel

    @property
    def own(self) -> OwnExercises:
        return OwnExercises(*(self.folder / name for name in ("exercises", "poses", "photos")))

    def offered(self, files: dict[str, bytes]) -> Incoming:
        shelf = Shelf(self.catalog_model.catalog, self.own, routines=self.folder / "routines")
        pack = pack_of(files, shelf.shipped_poses)
        return incoming(pack, shelf, self.routine_model.book, clean_picture)

    def bringing(self, offered: Incoming) -> Bringing:
        return Bringing(
            offered,
            own=self.own,
            catalog_model=self.catalog_model,
            routine_model=self.routine_model,
        )

    @property
    def content(self) -> dict[str, bytes]:
        """The person's files; a history of what can be undone may come and go."""
        files = [path for path in self.folder.rglob("*.toml") if path.is_file()]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}


@pytest.fixture
def desk(catalog_model: CatalogModel, routine_model: RoutineModel, tmp_path: Path) -> Desk:
    return Desk(tmp_path, catalog_model, routine_model)


@pytest.fixture
def files(catalog_model: CatalogModel) -> dict[str, bytes]:
    catalog = catalog_model.catalog
    bridge, clamshell = catalog["bridge"], catalog["clamshell"]
    exercises = (
        replace(bridge, dose=DOSE),
        clamshell,
        replace(bridge, id="mine", name="Mine", figure="bridge"),
    )
    entries = tuple(Entry(one.id, DOSE, note=f"n-{one.id}") for one in exercises)
    table = routine_table(Routine("short", "Short one", entries, (0, 4)))
    found = {
        f"exercises/{one.id}.toml": tomli_w.dumps(exercise_table(one)).encode() for one in exercises
    }
    found["pack.toml"] = b'format = 1\nname = "For you"\nmade_by = "Maria"\n'
    return found | {"routines/short.toml": tomli_w.dumps(table).encode()}


@pytest.fixture
def offered(desk: Desk, files: dict[str, bytes]) -> Incoming:
    return desk.offered(files)
