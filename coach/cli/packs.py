"""The commands about packs: making one, saying what is in one, and bringing one in."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from coach import resources
from coach.cli.own_data import data_paths
from coach.cli.parsing import CommandError
from coach.core.exercise import Catalog, Exercise
from coach.core.routine import Routine
from coach.core.routine_book import RoutineBook
from coach.desktop.single_instance import SingleInstance
from coach.storage.atomic import SaveError
from coach.storage.content import read_catalog
from coach.storage.own_exercises import OwnExercises
from coach.storage.packs.bringing_in import bring_in, take_back, with_routines
from coach.storage.packs.layout import UNFORESEEN, PackError
from coach.storage.packs.merging import Incoming, incoming
from coach.storage.packs.reading import read_pack
from coach.storage.packs.shelf import Shelf
from coach.storage.packs.writing import write_pack
from coach.storage.paths import DataPaths
from coach.storage.routines import RoutineStore
from coach.ui import words
from coach.ui.packs.words import STANDINGS, brings_text, exercise_note, origin_text, routine_note
from coach.ui.pictures.cleaning.own_picture import clean_picture

IS_OPEN = f"{words.NAME} is open with this data; bring the pack in there, or close it first"


def export(options: argparse.Namespace) -> int:
    """Write a routine to a pack. Raises CommandError."""
    paths = data_paths(options)
    book = RoutineStore(paths.routines).read()
    asked = options.routine.casefold()
    found = [one for one in book.routines if asked in (one.id, one.name.casefold())]
    if not found:
        names = ", ".join(f"{one.id} ({one.name})" for one in book.routines)
        raise CommandError(f"there is no routine '{options.routine}'; there are {names}")
    try:
        write_pack(options.output, found[0], _shelf(paths), options.made_by)
    except (PackError, SaveError) as error:
        raise CommandError(str(error)) from error
    return 0


def check(options: argparse.Namespace) -> int:
    """Print what is in a pack, or the one line why it cannot be used, and exit code 1.

    It is looked at as somebody would who has nothing but what ships.
    """
    sheet, _ = read_catalog(resources.path("exercises"))
    nowhere = DataPaths(resources.path("nowhere"))
    shelf = Shelf(sheet, OwnExercises(nowhere.exercises, nowhere.poses, nowhere.photos))
    nothing = RoutineBook((Routine("", "", ()),), "")
    try:
        found = _found(options.file, shelf, nothing)
    except PackError as error:
        print(error)
        return 1
    for line in _summary(found, sheet, standing=False):
        print(line)
    return 0


def bring(options: argparse.Namespace) -> int:
    """Bring in a pack after saying what it brings. Raises CommandError."""
    paths = data_paths(options)
    instance = SingleInstance(paths.root)
    if not instance.take():
        raise CommandError(IS_OPEN)
    try:
        return _bring(options, paths)
    except (PackError, SaveError) as error:
        raise CommandError(str(error)) from error
    finally:
        instance.close()


def _bring(options: argparse.Namespace, paths: DataPaths) -> int:
    paths.prepare()
    store = RoutineStore(paths.routines)
    shelf, book = _shelf(paths), store.load()
    found = _found(options.file, shelf, book)
    for line in _summary(found, shelf.catalog, standing=True):
        print(line)
    if not found.brings_anything:
        return 0
    if not options.yes and not _agreed():
        print("Nothing was written.")
        return 1
    made = bring_in(found, shelf.own)
    try:
        store.save(with_routines(book, found))
    except SaveError:
        take_back(made)
        with suppress(SaveError):
            store.save(book)
        raise
    print("It is in.")
    return 0


def _found(file: Path, shelf: Shelf, book: RoutineBook) -> Incoming:
    """What the pack in a file brings. Raises PackError, and OSError where it cannot be read."""
    try:
        return incoming(read_pack(file, shelf.shipped_poses), shelf, book, clean_picture)
    except (PackError, OSError):
        raise
    except Exception as error:  # whatever a pack does to us, the answer is one line
        raise PackError("", UNFORESEEN) from error


def _agreed() -> bool:
    if not sys.stdin or not sys.stdin.isatty():
        raise CommandError("nothing was written; --yes brings it in without asking")
    return input("Bring it in? [y/N] ").strip().lower() in ("y", "yes")


def _shelf(paths: DataPaths) -> Shelf:
    sheet, _ = read_catalog(resources.path("exercises"))
    own = OwnExercises(paths.exercises, paths.poses, paths.photos)
    added: tuple[Exercise, ...] = ()
    if own.exercises.is_dir():
        added = read_catalog(own.exercises)[0].exercises
    mine = tuple(one for one in added if one.id not in sheet)
    return Shelf(Catalog((*sheet.exercises, *mine)), own, routines=paths.routines)


def _summary(found: Incoming, catalog: Catalog, *, standing: bool) -> Iterator[str]:
    """What there is to be known, a line each; `standing` beside what is there already."""
    yield f"{found.name}. {origin_text(found)}."
    exercises = {one.id: one for one in catalog.exercises}
    exercises |= {one.exercise.id: one.exercise for one in found.exercises}
    for routine in found.routines:
        told = f" [{STANDINGS[routine.standing][0]}] {routine_note(routine)}" if standing else ""
        yield f"routine {routine.routine.name}{told}".rstrip()
        for entry in routine.routine.entries:
            one = exercises[entry.exercise]
            yield f"    {one.name}: {words.dose_text(entry.dose, one)}"
    for each in found.exercises:
        told = f" [{STANDINGS[each.standing][0]}] {exercise_note(each)}" if standing else ""
        yield f"exercise {each.exercise.name}{told}".rstrip()
    if standing:
        yield brings_text(found)


ACTIONS = {"export": export, "check": check, "import": bring}
