"""The one owner of the exercises that there are: the sheet's, and the person's own."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from coach.core.exercise import Catalog, Exercise
from coach.storage.content import read_catalog
from coach.storage.names import id_for
from coach.storage.own_exercises import OwnExercises


class CatalogModel(QObject):
    """`catalog` as it stands; `changed` whenever it is another.

    What changes an own exercise raises coach.storage.atomic.SaveError where it cannot be written,
    after which all is as before.
    """

    changed = Signal()

    def __init__(
        self, sheet: Catalog, own: OwnExercises | None = None, parent: QObject | None = None
    ) -> None:
        """`sheet` is what ships with the program; without `own` that is all there is."""
        super().__init__(parent)
        self._sheet = sheet
        self._own = own
        self._problems: tuple[str, ...] = ()
        self._catalog = self._read()

    @property
    def catalog(self) -> Catalog:
        return self._catalog

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read of the person's own, a line each."""
        return self._problems

    def is_own(self, exercise_id: str) -> bool:
        """Whether it is the person's own, to be changed and removed."""
        return exercise_id in self._catalog and exercise_id not in self._sheet

    def free_id(self, name: str) -> str:
        """An id for a new exercise of this name."""
        there = {exercise.id for exercise in self._catalog.exercises}
        return id_for(name, there | self._files.taken)

    def save(self, exercise: Exercise) -> None:
        """Adds an exercise, or changes an own one. Raises ValueError for one of the sheet's."""
        if exercise.id in self._sheet:
            raise ValueError(f"{exercise.id} is an exercise of the sheet")
        self._files.save(exercise)
        self.read_anew()

    def add_pose(self, tables: dict[str, Any]) -> str:
        """Keeps a pose, for an exercise to name as its `figure`, and returns its name."""
        return self._files.add_pose(tables)

    def glowing(self, exercise: Exercise, before: Exercise | None) -> Exercise:
        """With a figure in which its muscles glow, where nothing else does; `before`, the exercise
        as it was."""
        return self._files.glowing(exercise, before)

    def add_photo(self, data: bytes, ending: str) -> str:
        """Keeps a clean picture, for an exercise to name in its `photos`, and returns its name."""
        return self._files.add_photo(data, ending)

    def photo(self, name: str) -> bytes:
        """The picture of this name; empty where it is not there."""
        return self._files.photo(name)

    def figure_of(self, exercise_id: str) -> str:
        """A pose that shows what the exercise shows and stays, whatever becomes of the exercise."""
        motion = self._files.motion(exercise_id)
        return self.add_pose(motion) if motion else self._catalog[exercise_id].pose

    def remove(self, exercise_id: str) -> None:
        """Takes an own exercise away, to be brought back by `restore`."""
        self._files.remove(exercise_id)
        self.read_anew()

    def restore(self, exercise_id: str) -> None:
        """Brings back what was removed."""
        self._files.restore(exercise_id)
        self.read_anew()

    def read_anew(self) -> None:
        """The files may be others."""
        self._catalog = self._read()
        self.changed.emit()

    @property
    def _files(self) -> OwnExercises:
        if self._own is None:
            raise ValueError("there is no place for exercises of one's own")
        return self._own

    def _read(self) -> Catalog:
        if self._own is None:
            return self._sheet
        own, errors = read_catalog(self._own.exercises)
        added = [each for each in own.exercises if each.id not in self._sheet]
        self._problems = tuple(map(str, errors))
        added.sort(key=lambda exercise: exercise.name.casefold())
        return Catalog((*self._sheet.exercises, *added))
