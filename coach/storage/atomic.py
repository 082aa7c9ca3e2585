"""Writing a whole file so that it is either the old one or the new one, and the person's own."""

import os
import tempfile
from pathlib import Path


class SaveError(Exception):
    """A file could not be written; what stood there before is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} could not be written: {reason}")
        self.path = path
        self.reason = reason


def write(path: Path, data: bytes) -> None:
    """Replaces the file at `path`, readable by its owner only (0600), synced before it counts.

    Of a symbolic link the file that it leads to is replaced. Raises SaveError; the folder must
    exist.
    """
    path = Path(os.path.realpath(path))
    if path.is_dir():
        raise SaveError(path, "it is a folder")
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise SaveError(path, _reason(error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise SaveError(path, _reason(error)) from error


def remove(path: Path) -> None:
    """Takes a file away for good, if it is there. Raises SaveError."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise SaveError(path, _reason(error)) from error


def sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` survive a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_aside(path: Path) -> Path:
    """Keeps what stands at `path` beside it as `<name>.bad`, replacing an earlier one.

    Raises SaveError.
    """
    kept = path.with_name(path.name + ".bad")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SaveError(kept, _reason(error)) from error
    write(kept, data)
    return kept


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
