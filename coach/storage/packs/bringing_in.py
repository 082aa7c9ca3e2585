"""Writing what a pack brings: all of it or nothing, and taken back whole.

Its routines join the book of routines, which is kept by whoever owns that.
"""

from pathlib import Path

from coach.core.routine_book import RoutineBook
from coach.storage import atomic
from coach.storage.own_exercises import OwnExercises
from coach.storage.packs.merging import Incoming, Standing


def bring_in(incoming: Incoming, own: OwnExercises) -> tuple[Path, ...]:
    """Writes the exercises that are not there yet, with their poses and photos, and returns the
    files that it has made.

    Raises coach.storage.atomic.SaveError, after which all is as before.
    """
    made: list[Path] = []
    try:
        for path, data in _files(incoming, own).items():
            if not path.exists():
                made.append(path)
                atomic.write(path, data)
    except atomic.SaveError:
        take_back(made)
        raise
    return tuple(made)


def take_back(files: tuple[Path, ...] | list[Path]) -> None:
    """Removes the files that `bring_in` has made, the last one first. Raises SaveError."""
    for path in reversed(files):
        atomic.remove(path)


def with_routines(book: RoutineBook, incoming: Incoming) -> RoutineBook:
    """With the routines that come in behind the others; today's stays today's."""
    for each in incoming.routines:
        if each.standing is not Standing.SAME:
            book = book.with_routine(each.routine)
    return book


def _files(incoming: Incoming, own: OwnExercises) -> dict[Path, bytes]:
    """In an order in which nothing names what is not there yet."""
    files = {own.poses / f"{name}.toml": data for name, data in incoming.poses.items()}
    files |= {own.photos / name: data for name, data in incoming.photos.items()}
    for one in incoming.exercises:
        if one.standing is not Standing.SAME:
            files[own.exercises / f"{one.exercise.id}.toml"] = one.data
    return files
