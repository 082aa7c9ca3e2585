"""The exercises that ship with the program or lie in a person's own folder."""

import re
from collections.abc import Mapping
from pathlib import Path

from coach.core.exercise import Catalog, Exercise, Sidedness, Way
from coach.storage import toml_file
from coach.storage.checking import Checker, ContentError, shown
from coach.storage.limits import LIMITS

_ID = LIMITS[Exercise, "id"]
_LAST_NUMBER = 999


def read_catalog(folder: Path) -> tuple[Catalog, tuple[ContentError, ...]]:
    """Every exercise of `folder` that is free of errors, and every error of the others.

    A file `<id>.toml` holds the fields of coach.core.exercise.Exercise and a `number` that gives
    its place; files without one come last, by id. Its table `motion`, where there is one, is read
    by the figure engine and not here. Never raises for what is in the files; an unreadable folder
    is an empty catalog and one error.
    """
    numbered: list[tuple[int, str, Exercise]] = []
    errors: list[ContentError] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as error:
        problem = f"folder cannot be read: {error.strerror or error}"
        return Catalog(()), (ContentError(str(folder), "", problem),)
    for path in paths:
        exercise, number, found = read_exercise(path)
        errors += found
        if exercise:
            numbered.append((number, exercise.id, exercise))
    numbered.sort(key=lambda item: item[:2])
    return Catalog(tuple(exercise for _, _, exercise in numbered)), tuple(errors)


def is_exercise(table: Mapping[str, object]) -> bool:
    """Whether this is the table of an exercise's file, and not of a pose's."""
    own = {"motion", "number", *Exercise.__struct_fields__}
    return not own.isdisjoint(table)


def read_exercise(path: Path) -> tuple[Exercise | None, int, list[ContentError]]:
    """The exercise of a file and its place, or None and everything that is wrong with the file."""
    checker = Checker(path.name)
    try:
        table = toml_file.read_table(path)
    except toml_file.UnreadableFile as error:
        checker.refuse("", str(error))
        return None, 0, checker.errors
    number = take_number(table, checker)
    return exercise_of(table, path.stem, checker), number, checker.errors


def exercise_of(table: dict[str, object], stem: str, checker: Checker) -> Exercise | None:
    """The exercise in a table of the file `stem`, or None after noting everything wrong in it.

    Its `number` must have been taken out.
    """
    if not isinstance(table.pop("motion", {}), Mapping):
        checker.refuse("motion", "not a table", "what a pose file holds")
    exercise = checker.struct(table, Exercise)
    _check_id(checker, table, stem)
    _check_limb(checker, table)
    _check_cue(checker, table)
    if exercise:
        _check_ways(checker, exercise.ways)
    return None if checker.errors else exercise


def take_number(table: dict[str, object], checker: Checker) -> int:
    """The exercise's place, taken out of its table; the last one where it gives none, or a wrong
    one, which is noted.
    """
    raw = table.pop("number", _LAST_NUMBER)
    if isinstance(raw, int) and not isinstance(raw, bool) and 1 <= raw <= _LAST_NUMBER:
        return raw
    checker.refuse("number", f"{shown(raw)} is not allowed", f"a whole number, 1 to {_LAST_NUMBER}")
    return _LAST_NUMBER


def _check_id(checker: Checker, table: Mapping[str, object], stem: str) -> None:
    given = table.get("id")
    if isinstance(given, str) and re.fullmatch(_ID.form, given) and given != stem:
        checker.refuse("id", f"{shown(given)} differs from the file's name", stem)


def _check_limb(checker: Checker, table: Mapping[str, object]) -> None:
    sided = (Sidedness.EACH_SIDE.value, Sidedness.EACH_WAY.value)
    if table.get("sidedness") in sided and "limb" not in table:
        checker.refuse("limb", "missing where sides are worked in turn", 'a word such as "leg"')


def _check_cue(checker: Checker, table: Mapping[str, object]) -> None:
    cue = table.get("cue")
    if isinstance(cue, str) and not re.fullmatch(r"[^*]*(\*[^*]+\*[^*]*)?", cue):
        checker.refuse("cue", "asterisks do not enclose one stretch", "none, or one *stretch*")


def _check_ways(checker: Checker, ways: tuple[Way, ...]) -> None:
    for place, way in enumerate(ways, start=1):
        before = ways[: place - 1]
        if any(way.pose == other.pose for other in before):
            checker.refuse(f"ways[{place}].pose", f"{shown(way.pose)} is given twice")
        if any(way.name.casefold() == other.name.casefold() for other in before):
            checker.refuse(f"ways[{place}].name", f"{shown(way.name)} is given twice")
