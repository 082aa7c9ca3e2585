"""Writing what a pack brings: all of it or nothing, and taken back whole."""

from pathlib import Path

import tomli_w

from coach.core.routine_book import RoutineBook
from coach.storage import atomic
from coach.storage.own_exercises import OwnExercises
from coach.storage.packs.merging import Incoming, Standing
from coach.storage.routines import routine_table


def bring_in(incoming: Incoming, own: OwnExercises, routines: Path) -> tuple[Path, ...]:
    """Writes what is not there yet, and returns the files that it has made.

    `routines` is the folder of the routines' files. Raises coach.storage.atomic.SaveError, after
    which all is as before.
    """
    made: list[Path] = []
    try:
        for path, data in _files(incoming, own, routines).items():
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


def _files(incoming: Incoming, own: OwnExercises, routines: Path) -> dict[Path, bytes]:
    """In an order in which nothing names what is not there yet."""
    files = {own.poses / f"{name}.toml": data for name, data in incoming.poses.items()}
    files |= {own.photos / name: data for name, data in incoming.photos.items()}
    for one in incoming.exercises:
        if one.standing is not Standing.SAME:
            files[own.exercises / f"{one.exercise.id}.toml"] = one.data
    for each in incoming.routines:
        if each.standing is not Standing.SAME:
            data = tomli_w.dumps(routine_table(each.routine)).encode()
            files[routines / f"{each.routine.id}.toml"] = data
    return files
