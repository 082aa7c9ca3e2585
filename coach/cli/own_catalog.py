"""The exercises that a command knows."""

from coach import resources
from coach.core.exercise import Catalog
from coach.storage.content import read_catalog
from coach.storage.own_exercises import OwnExercises
from coach.storage.paths import DataPaths
from coach.ui.catalog_model import CatalogModel


def own_catalog(paths: DataPaths) -> Catalog:
    """The sheet's and the person's own."""
    sheet, _ = read_catalog(resources.path("exercises"))
    own = OwnExercises(paths.exercises, paths.poses, paths.photos)
    return CatalogModel(sheet, own if paths.exercises.is_dir() else None).catalog
