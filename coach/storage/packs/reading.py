"""What a pack holds, read and checked to the last field."""

from codecs import BOM_UTF8
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from coach.core.exercise import Exercise
from coach.core.routine import Routine
from coach.storage import toml_file
from coach.storage.checking import Checker, Limits, shown
from coach.storage.content import exercise_of, take_number
from coach.storage.limits import LONGEST_NAME, Limit, overlong
from coach.storage.packs import layout, poses
from coach.storage.packs.layout import EXERCISES, MANIFEST, PHOTOS, POSES, ROUTINES, PackError
from coach.storage.packs.zip_reader import read_zip
from coach.storage.picture_check import LONGEST_SIDE, BadPicture, Kind, looked_at
from coach.storage.routines import routine_of


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What `pack.toml` says of the pack; `program` is the version that has made it."""

    format: int
    name: str
    made_by: str = ""
    program: str = ""


class PackedExercise(Struct, frozen=True):
    """An exercise as it stands in the pack, `exercise` without its photos.

    `photos` name its two pictures among the pack's, `motion` is how the figure moves where its own
    file says so, and `data` is this file.
    """

    exercise: Exercise
    data: bytes
    motion: dict[str, Any] | None = None
    photos: tuple[str, str] | None = None


class PackedPose(Struct, frozen=True):
    """`tables` as they stand in `data`."""

    tables: dict[str, Any]
    data: bytes


class Pack(Struct, frozen=True):
    """All of a pack. Poses are by their names, photos by those of their files, and unchanged."""

    manifest: Manifest
    exercises: tuple[PackedExercise, ...]
    poses: dict[str, PackedPose]
    photos: dict[str, bytes]
    routines: tuple[Routine, ...]


_LIMITS: Limits = {
    (Manifest, "format"): Limit(low=layout.FORMAT, high=layout.FORMAT),
    (Manifest, "name"): Limit(longest=LONGEST_NAME, lettered=True),
    (Manifest, "made_by"): Limit(longest=LONGEST_NAME),
    (Manifest, "program"): Limit(longest=20),
}


def read_pack(path: Path, shipped: Collection[str]) -> Pack:
    """The pack in a file; `shipped` are the poses that come with the program.

    Nothing is written. Raises PackError, and OSError where the file cannot be read.
    """
    return pack_of(read_zip(path), shipped)


def read_folder(path: Path) -> dict[str, bytes]:
    """The files of a pack that lies unpacked in a folder; one that comes with the program."""
    found = {file.relative_to(path).as_posix(): file for file in path.rglob("*.*")}
    return {name: file.read_bytes() for name, file in sorted(found.items()) if file.is_file()}


@layout.nothing_unforeseen()
def pack_of(files: Mapping[str, bytes], shipped: Collection[str]) -> Pack:
    """The pack in these files. Raises PackError."""
    manifest = _manifest(files)
    photos = _in(files, PHOTOS)
    _check_pictures(photos)
    bases = {*_stems(files, POSES), *shipped}
    packed_poses = {
        stem: _pose(f"{POSES}/{stem}.toml", data, bases)
        for stem, data in _stems(files, POSES).items()
    }
    poses.check_chains({stem: pose.tables for stem, pose in packed_poses.items()}, POSES)
    exercises = tuple(
        _exercise(stem, data, photos, bases) for stem, data in _stems(files, EXERCISES).items()
    )
    routines = tuple(_routine(stem, data) for stem, data in _stems(files, ROUTINES).items())
    if not exercises and not routines:
        raise PackError(MANIFEST, "there is no exercise and no routine beside it")
    return Pack(manifest, exercises, packed_poses, photos, routines)


def _manifest(files: Mapping[str, bytes]) -> Manifest:
    if MANIFEST not in files:
        raise PackError(MANIFEST, "is missing, so this is no pack")
    table = _table(MANIFEST, files[MANIFEST])
    if table.get("format") != layout.FORMAT:
        told = f"format: {shown(table.get('format'))} is of another version of this program"
        raise PackError(MANIFEST, f"{told}, which reads format {layout.FORMAT}")
    checker = Checker(MANIFEST, _LIMITS, foreign=True)
    manifest = checker.struct(table, Manifest)
    if manifest is None:
        raise _first(MANIFEST, checker)
    return manifest


def _in(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    start = f"{folder}/"
    return {
        name.removeprefix(start): data
        for name, data in sorted(files.items())
        if name.startswith(start)
    }


def _stems(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    stems = {name.removesuffix(".toml"): data for name, data in _in(files, folder).items()}
    return dict(sorted(stems.items()))


def _check_pictures(photos: Mapping[str, bytes]) -> None:
    """None of them is decoded yet."""
    pixels = shrunk = 0
    for name, data in photos.items():
        entry = f"{PHOTOS}/{name}"
        try:
            header = looked_at(data)
        except BadPicture as error:
            raise PackError(entry, str(error)) from error
        drawn = header.kind is Kind.SVG
        size = layout.SVG_PIXELS if drawn else header.width * header.height
        pixels += size
        if not drawn and max(header.width, header.height) > LONGEST_SIDE:
            shrunk += size
        if pixels > layout.MOST_PIXELS:
            most = layout.MOST_PIXELS // 10**6
            raise PackError(
                entry, f"makes its pictures more than the {most} million pixels allowed"
            )
        if shrunk > layout.MOST_PIXELS_SHRUNK:
            most = layout.MOST_PIXELS_SHRUNK // 10**6
            told = f"makes those longer than {LONGEST_SIDE} pixels"
            raise PackError(entry, f"{told} more than the {most} million pixels allowed")


def _table(entry: str, data: bytes) -> dict[str, Any]:
    try:
        return toml_file.parse(data)
    except toml_file.UnreadableFile as error:
        raise PackError(entry, str(error)) from error


def _pose(entry: str, data: bytes, bases: Collection[str]) -> PackedPose:
    tables = _table(entry, data)
    poses.check_motion(entry, tables, bases)
    return PackedPose(tables, data.removeprefix(BOM_UTF8))


def _first(entry: str, checker: Checker) -> PackError:
    """The first thing wrong, and how much else is."""
    first, *others = checker.errors
    return PackError(entry, f"{first.told}{f'; and {len(others)} more' if others else ''}")


def _exercise(
    stem: str, data: bytes, photos: Collection[str], bases: Collection[str]
) -> PackedExercise:
    entry = f"{EXERCISES}/{stem}.toml"
    table = _table(entry, data)
    pictures = _photos(entry, table.pop("photos", None), photos)
    motion = table.get("motion")
    checker = Checker(entry, foreign=True)
    take_number(table, checker)
    exercise = exercise_of(table, stem, checker)
    if exercise is None:
        raise _first(entry, checker)
    if isinstance(motion, dict):
        poses.check_motion(entry, motion, bases)
    else:
        motion = None
    for pose in pose_names(exercise, pictures is not None):
        if pose not in bases and (motion is None or pose != stem):
            raise PackError(entry, f"is shown by the pose {shown(pose)}, which is not there")
    return PackedExercise(exercise, data.removeprefix(BOM_UTF8), motion, pictures)


def _photos(entry: str, raw: object, photos: Collection[str]) -> tuple[str, str] | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or raw.keys() != {"start", "effort"}:
        raise PackError(entry, "photos: not a table of start and effort")
    for name in raw.values():
        if not isinstance(name, str) or name not in photos:
            raise PackError(entry, f"photos: there is no {shown(name)} in {PHOTOS}")
    return raw["start"], raw["effort"]


def pose_names(exercise: Exercise, has_photos: bool) -> tuple[str, ...]:
    """The poses that the exercise names; by its id where nothing else says what shows it."""
    named = tuple(way.pose for way in exercise.ways)
    named += (exercise.figure,) if exercise.figure else ()
    return named if named or has_photos else (exercise.id,)


def _routine(stem: str, data: bytes) -> Routine:
    entry = f"{ROUTINES}/{stem}.toml"
    checker = Checker(entry, foreign=True)
    routine = routine_of(_table(entry, data), stem, checker)
    if routine is None:
        raise _first(entry, checker)
    _check_length(entry, routine)
    return routine


def _check_length(entry: str, routine: Routine) -> None:
    problem = overlong(routine)
    if problem:
        raise PackError(entry, problem)
