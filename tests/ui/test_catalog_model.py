"""The exercises that there are, the person's own among them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog
from coach.storage.atomic import SaveError
from coach.storage.routines import RoutineStore
from coach.ui.catalog_model import CatalogModel
from coach.ui.routine_model import RoutineModel


def test_own_ones_come_behind_the_sheets_by_name_and_each_change_is_told(
    catalog_model: CatalogModel, catalog: Catalog
) -> None:
    told: list[int] = []
    catalog_model.changed.connect(lambda: told.append(len(catalog_model.catalog.exercises)))
    bridge = catalog["bridge"]
    catalog_model.save(replace(bridge, id="z", name="alpha", figure="bridge"))
    catalog_model.save(replace(bridge, id="a", name="Beta", figure="bridge"))
    names = [exercise.name for exercise in catalog_model.catalog.exercises]
    assert names == [*(e.name for e in catalog.exercises), "alpha", "Beta"]
    catalog_model.remove("z")
    assert told == [11, 12, 11]
    assert catalog_model.is_own("a")
    assert not catalog_model.is_own("bridge")
    assert not catalog_model.is_own("z")


def test_the_sheets_are_never_changed(catalog_model: CatalogModel, catalog: Catalog) -> None:
    with pytest.raises(ValueError, match="of the sheet"):
        catalog_model.save(replace(catalog["bridge"], name="Mine"))
    assert catalog_model.catalog == catalog


def test_a_file_that_cannot_be_read_is_left_out_and_told(
    catalog_model: CatalogModel, tmp_path: Path
) -> None:
    (tmp_path / "exercises" / "bad.toml").write_text("name = 3")
    catalog_model.read_anew()
    assert "bad" not in catalog_model.catalog
    assert all(line.startswith("bad.toml: ") for line in catalog_model.problems)


def test_a_full_disk_leaves_all_as_it_was(
    catalog_model: CatalogModel, catalog: Catalog, tmp_path: Path
) -> None:
    (tmp_path / "exercises" / "mine.toml").mkdir()
    with pytest.raises(SaveError):
        catalog_model.save(replace(catalog["bridge"], id="mine", figure="bridge"))
    assert "mine" not in catalog_model.catalog


def test_the_routine_follows_the_catalog(
    catalog_model: CatalogModel, catalog: Catalog, tmp_path: Path
) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    model = RoutineModel(RoutineStore(folder), catalog_model)
    told: list[bool] = []
    model.changed.connect(lambda: told.append("mine" in model.catalog))
    catalog_model.save(replace(catalog["bridge"], id="mine", figure="bridge"))
    assert told == [True]


def test_a_figure_of_an_exercises_own_file_outlives_the_exercise(
    catalog_model: CatalogModel, catalog: Catalog, tmp_path: Path
) -> None:
    file = tmp_path / "exercises" / "mine.toml"
    catalog_model.save(replace(catalog["bridge"], id="mine"))
    file.write_text(f'{file.read_text()}\n[motion]\nfrom = "standing"\n')
    figure = catalog_model.figure_of("mine")
    assert (tmp_path / "poses" / f"{figure}.toml").exists()
    assert catalog_model.figure_of("bridge") == "bridge"
