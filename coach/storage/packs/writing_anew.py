"""The files that a pack brings as they will be kept.

Where something in one has another name here it is written anew, and read again before it is kept.
"""

from typing import Any

import tomli_w
from msgspec.structs import replace

from coach.core.exercise import Exercise, Photos
from coach.storage import toml_file
from coach.storage.checking import Checker
from coach.storage.content import exercise_of, take_number
from coach.storage.own_exercises import exercise_table
from coach.storage.packs.layout import EXERCISES, MOST_FIGURE, UNFORESEEN, PackError
from coach.storage.packs.reading import PackedExercise


def file_of(packed: PackedExercise, exercise: Exercise, motion: dict[str, Any] | None) -> bytes:
    """The pack's own file where nothing in it has another name here."""
    given, photos = packed.exercise, packed.photos
    kept = Photos(*photos) if photos else None
    if exercise == replace(given, photos=kept) and motion == packed.motion:
        return packed.data
    return written_anew(packed, exercise, motion)


def written_anew(
    packed: PackedExercise, exercise: Exercise, motion: dict[str, Any] | None
) -> bytes:
    """Raises PackError for what could not be read again."""
    table = toml_file.parse(packed.data)
    here = exercise_table(exercise)
    table |= {"id": exercise.id, "name": exercise.name}
    for name in ("figure", "photos", "ways"):
        table.pop(name, None)
        if name in here:
            table[name] = here[name]
    if motion is not None:
        table["motion"] = motion
    data = tomli_w.dumps(table).encode()
    entry = f"{EXERCISES}/{packed.exercise.id}.toml"
    again, checker = read_back(entry, data), Checker(entry)
    take_number(again, checker)
    if exercise_of(again, exercise.id, checker) != exercise:
        raise PackError(entry, UNFORESEEN)
    return data


def read_back(entry: str, data: bytes) -> dict[str, Any]:
    """What is in a file that is written anew. Raises PackError where it could not be read again."""
    if len(data) > MOST_FIGURE:
        raise PackError(entry, f"would be larger here than the {MOST_FIGURE // 1024} KB allowed")
    try:
        return toml_file.parse(data)
    except toml_file.UnreadableFile as error:
        raise PackError(entry, f"could not be read here: {error}") from error
