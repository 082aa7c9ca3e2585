"""Where what is exported goes."""

from pathlib import Path

from coach.storage import atomic


def write_file(path: Path, data: bytes) -> None:
    """Replaces the file at `path`, whole or not at all, readable by its owner.

    What is neither a file nor a folder (a pipe, /dev/stdout) is written to as it stands. Raises
    coach.storage.atomic.SaveError, also where `path` is a folder.
    """
    if not path.exists() or path.is_file() or path.is_dir():
        atomic.write(path, data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise atomic.SaveError(path, error.strerror or str(error)) from error
