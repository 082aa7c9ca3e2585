"""The command that says what is wrong with a pose or an exercise."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from coach import resources
from coach.core.exercise import Exercise
from coach.figure.pose import check as figure
from coach.storage import toml_file
from coach.storage.content import is_exercise, read_exercise


def check(options: argparse.Namespace) -> int:
    """Print a line for each problem of the file; the exit code is 1 if there is any.

    Raises OSError for a file that cannot be read.
    """
    with options.file.open("rb") as file:
        data = file.read(toml_file.MOST_BYTES + 1)
    problems = _problems(options.file, data)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"nothing wrong with {options.file.name}")
    return 1 if problems else 0


def _problems(file: Path, data: bytes) -> tuple[str, ...]:
    try:
        table = toml_file.parse(data)
    except toml_file.UnreadableFile as error:
        return (str(error),)
    if not table:
        return ("nothing stands in the file",)
    if not is_exercise(table):
        return figure.check(file, _bases(file, table))
    exercise, _, errors = read_exercise(file)
    told = tuple(error.told for error in errors)
    motion = table.get("motion")
    if isinstance(motion, Mapping):
        return told + figure.check(file, _bases(file, motion))
    return told + (_missing_poses(exercise) if exercise else ())


def _missing_poses(exercise: Exercise) -> tuple[str, ...]:
    """What an exercise without a movement of its own is to be shown by, but is not there."""
    poses = [way.pose for way in exercise.ways] or [exercise.id]
    return tuple(
        f"motion: missing, and no pose is called '{pose}'"
        for pose in poses
        if not resources.path("poses", f"{pose}.toml").exists()
    )


def _bases(file: Path, motion: Mapping[str, object]) -> Path:
    """Where the pose lies that a movement is built from: beside the file, or with the program's."""
    beside = file.parent / f"{motion.get('from')}.toml"
    return file.parent if beside.is_file() else resources.path("poses")
