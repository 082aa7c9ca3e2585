"""The log's file: found sound or refused, made anew, brought up to date, and opened."""

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from coach.storage import atomic

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_APPLICATION = b"Back"  # set by the first migration
_BUSY_SECONDS = 2.0


class LogError(Exception):
    """Something is wrong with the log; the text says what, in one sentence for the person."""


class LogTooNew(LogError):
    """The file was written by a newer version of the program; it is untouched."""


class LogDamaged(LogError):
    """The file is not a sound log; it is untouched."""


class LogUnreadable(LogError):
    """The file cannot be read at the moment: no permission, in use, or a failing disk."""


class LogWriteError(LogError):
    """Nothing was written, as on a full disk; the same call may be tried again."""


def scripts() -> tuple[str, ...]:
    """The numbered migrations; the first leads from an empty file to version 1."""
    folder = Path(__file__).parent / "migrations"
    return tuple(path.read_text("utf-8") for path in sorted(folder.glob("[0-9]*.sql")))


def open_log(path: Path, migrations: Sequence[str], backups: Path) -> sqlite3.Connection:
    """A connection to the log at `path`, made if it is not there, at the newest version.

    A log of an older version is first copied into the folder `backups`. Raises LogError.
    """
    if path.exists():
        _refuse_unsound(path, len(migrations))
    else:
        _create(path, migrations)
    connection = _connect(path)
    try:
        version = _version(connection)
        if version > len(migrations):
            raise _too_new(path)
        if version < len(migrations):
            back_up(connection, backups / f"log-version-{version}.db")
            _migrate(connection, migrations)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise reading_error(path, error) from error
        raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Another hand on a log that is there, for a thread of its own. Raises sqlite3.Error."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Writes a whole, synced copy of the log to `target`. Raises LogWriteError."""
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = _empty_file_beside(target)
        try:
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                connection.backup(copy)
            _move_into_place(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise LogWriteError(f"The log could not be copied to {target}: {error}.") from error


def reading_error(path: Path, error: sqlite3.Error) -> LogError:
    """What to raise for an error that SQLite met while reading."""
    if isinstance(error, sqlite3.OperationalError):
        return LogUnreadable(f"The log {path} cannot be read at the moment: {error}.")
    return _damaged(path, str(error))


def roll_back(connection: sqlite3.Connection) -> None:
    """Ends the transaction, unless SQLite has already ended it after an input or output error."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _refuse_unsound(path: Path, newest: int) -> None:
    """Looks at the file's header without opening it as a database, which could write to it."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise LogUnreadable(f"The log {path} cannot be read: {error.strerror}.") from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise _damaged(path, "it is not a database")
    if header[68:72] != _APPLICATION:
        raise _damaged(path, "it is another program's database")
    if int.from_bytes(header[60:64], "big") > newest:
        raise _too_new(path)
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    being_written = path.with_name(path.name + "-journal").exists()
    if not being_written and size < page_size * int.from_bytes(header[28:32], "big"):
        raise _damaged(path, "its end is missing")


def _create(path: Path, migrations: Sequence[str]) -> None:
    """Makes a new log that is there either whole or not at all."""
    try:
        temporary = _empty_file_beside(path)
        try:
            with closing(_connect(temporary)) as connection:
                _migrate(connection, migrations)
            _move_into_place(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise LogWriteError(f"The log {path} could not be made: {error}.") from error


def _connect(path: Path) -> sqlite3.Connection:
    """Settings as measured to lose nothing at a power cut; a log copied alone is whole."""
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error as error:
        connection.close()
        raise reading_error(path, error) from error
    return connection


def _migrate(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    for number in range(_version(connection) + 1, len(migrations) + 1):
        script = f"BEGIN IMMEDIATE;\n{migrations[number - 1]}\n"
        try:
            connection.executescript(f"{script}PRAGMA user_version = {number};\nCOMMIT;")
        except sqlite3.Error as error:
            roll_back(connection)
            raise LogWriteError(
                f"The log could not be brought to version {number}: {error}."
            ) from error


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _empty_file_beside(path: Path) -> Path:
    """An empty file of a new name, readable by its owner only."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    return Path(name)


def _move_into_place(temporary: Path, target: Path) -> None:
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(temporary, target)
    atomic.sync_folder(target.parent)


def _too_new(path: Path) -> LogTooNew:
    return LogTooNew(
        f"The log {path} was written by a newer version of Back Coach; "
        "it is left as it is. Please install the newer version."
    )


def _damaged(path: Path, what: str) -> LogDamaged:
    return LogDamaged(f"The log {path} is damaged ({what}); it is left as it is.")
