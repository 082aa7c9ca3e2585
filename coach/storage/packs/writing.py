"""Makes a pack of a routine with all that it needs, the same bytes for the same content."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tomli_w
from msgspec.structs import replace

from coach import __version__
from coach.core.exercise import Exercise
from coach.core.routine import Routine
from coach.storage import atomic, toml_file
from coach.storage.packs import layout, poses
from coach.storage.packs.layout import EXERCISES, MANIFEST, PHOTOS, POSES, ROUTINES, PackError
from coach.storage.packs.reading import pack_of, pose_names
from coach.storage.packs.shelf import Shelf
from coach.storage.packs.zip_reader import unpacked
from coach.storage.routines import routine_table

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # of zip files; the true one would tell two packs apart
_MODE = 0o100600 << 16
_UNIX = 3
_WORTH_IT = 50  # what packs to less than this share could be refused for it


def write_pack(path: Path, routine: Routine, shelf: Shelf, made_by: str = "") -> None:
    """Writes a routine with its exercises, their poses and pictures to `path`.

    Entries whose exercise is not there are left out. Raises PackError for what cannot be read or
    is too much for one pack, and coach.storage.atomic.SaveError.
    """
    _write(path, pack_files(routine, shelf, made_by), shelf)


def write_exercise(path: Path, exercise: Exercise, shelf: Shelf, made_by: str = "") -> None:
    """As `write_pack`, of one exercise and no routine."""
    files = _manifest(exercise.name, made_by) | _exercises([exercise.id], shelf)
    _write(path, files, shelf)


def pack_files(routine: Routine, shelf: Shelf, made_by: str = "") -> dict[str, bytes]:
    """The files of a routine's pack by their names in it. Raises PackError."""
    known = tuple(entry for entry in routine.entries if entry.exercise in shelf.catalog)
    table = routine_table(replace(routine, entries=known))
    files = _manifest(routine.name, made_by)
    files[f"{ROUTINES}/{routine.id}.toml"] = tomli_w.dumps(table).encode()
    return files | _exercises((entry.exercise for entry in known), shelf)


def _write(path: Path, files: Mapping[str, bytes], shelf: Shelf) -> None:
    data = zipped(files)
    pack_of(unpacked(io.BytesIO(data)), shelf.shipped_poses)  # what we write can be brought in
    atomic.write(path, data)


def _manifest(name: str, made_by: str) -> dict[str, bytes]:
    manifest = {"format": layout.FORMAT, "name": name, "program": __version__}
    if made_by:
        manifest["made_by"] = made_by
    return {MANIFEST: tomli_w.dumps(manifest).encode()}


def _exercises(names: Iterable[str], shelf: Shelf) -> dict[str, bytes]:
    files = {}
    for name in dict.fromkeys(names):
        entry = f"{EXERCISES}/{name}.toml"
        try:
            files[entry] = shelf.exercise_file(name)
            files |= _pictures(shelf.catalog[name], shelf)
        except OSError as error:
            raise PackError(entry, error.strerror or str(error)) from error
    return files


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files: in one order, of no moment and no machine."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files, key=lambda name: (name != MANIFEST, name)):
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            entry.compress_type = _way(name, files[name])
            archive.writestr(entry, files[name], compresslevel=9)
    return target.getvalue()


def _way(name: str, data: bytes) -> int:
    """Pictures are packed already, and what packs too well would look like a trap."""
    if not name.endswith(".toml") or len(zlib.compress(data, 9)) * _WORTH_IT < len(data):
        return zipfile.ZIP_STORED
    return zipfile.ZIP_DEFLATED


def _pictures(exercise: Exercise, shelf: Shelf) -> dict[str, bytes]:
    """The photos and poses that the exercise names, with all that these are built on."""
    photos = exercise.photos
    names = {photos.start, photos.effort} if photos else set()
    found = {f"{PHOTOS}/{name}": shelf.photo_file(name) for name in names}
    shown = list(pose_names(exercise, photos is not None))
    motion = shelf.motion(exercise.id)
    if motion is not None:
        shown = [name for name in shown if name != exercise.id] + _base(motion)
    return found | dict(_poses(shown, shelf))


def _poses(names: Iterable[str], shelf: Shelf) -> Iterable[tuple[str, bytes]]:
    waiting = list(names)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        data = shelf.pose_file(name)
        yield f"{POSES}/{name}.toml", data
        try:
            waiting += _base(toml_file.parse(data))
        except toml_file.UnreadableFile as error:
            raise PackError(f"{POSES}/{name}.toml", str(error)) from error


def _base(tables: Mapping[str, Any]) -> list[str]:
    base = tables.get(poses.BASE)
    return [base] if isinstance(base, str) else []
