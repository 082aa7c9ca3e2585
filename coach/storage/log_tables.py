"""The statements that read and write the log's tables, within the caller's transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TypeVar

import msgspec

from coach.core.session import SessionRecord
from coach.storage import log_follow_ups, log_rows
from coach.storage.ids import new_ids
from coach.storage.log_rows import DamagedRow, Found, SessionRow, SetRow

_SESSION_COLUMNS = (*SessionRow.__struct_fields__, "crc")
_SET_COLUMNS = (*SetRow.__struct_fields__, "crc")
_MARKED_COLUMNS = ("version", "deleted", "device", "written_at", "crc")
MOST_AT_ONCE = 500  # ids in one statement

T = TypeVar("T")


def insert(
    connection: sqlite3.Connection, session: SessionRecord, device: str, at: datetime
) -> None:
    """Writes a session that is not there yet. Raises ValueError for a naive instant."""
    row = _session_row(connection, session, session.version, device, at)
    connection.execute(log_rows.insertion("session", _SESSION_COLUMNS), log_rows.stored(row))
    _insert_sets(connection, session, row)
    if session.follow_up:
        log_follow_ups.put(connection, session.id, session.follow_up, device, at)


def put(
    connection: sqlite3.Connection,
    session: SessionRecord,
    version: int,
    device: str,
    at: datetime,
) -> SessionRow:
    """Writes a session with its sets, in place of what stands there under its id; gives its row.

    Its follow-up is left alone. Raises ValueError for a naive instant.
    """
    row = _session_row(connection, session, version, device, at)
    if version_of(connection, row.id):
        update_session(connection, row)
        connection.execute("DELETE FROM set_done WHERE session = ?", (row.id,))
    else:
        connection.execute(log_rows.insertion("session", _SESSION_COLUMNS), log_rows.stored(row))
    _insert_sets(connection, session, row)
    return row


def _session_row(
    connection: sqlite3.Connection,
    session: SessionRecord,
    version: int,
    device: str,
    at: datetime,
) -> SessionRow:
    """The session's row; what it prescribed is written."""
    routine = msgspec.json.encode(session.prescription).decode()
    digest = log_rows.digest(routine)
    connection.execute("INSERT OR IGNORE INTO prescription VALUES (?, ?)", (digest, routine))
    return SessionRow(
        id=session.id,
        version=version,
        deleted=0,
        device=device,
        written_at=log_rows.microseconds(at),
        local_date=session.local_date.isoformat(),
        utc_offset_minutes=session.utc_offset_minutes,
        started_at=log_rows.microseconds(session.started_at),
        ended_at=None if session.ended_at is None else log_rows.microseconds(session.ended_at),
        outcome=session.outcome.value,
        trial=int(session.trial),
        pain_before=session.pain_before,
        pain_after=session.pain_after,
        note=session.note,
        prescription=digest,
    )


def _insert_sets(connection: sqlite3.Connection, session: SessionRecord, row: SessionRow) -> None:
    ids = new_ids(session.started_at, len(session.sets))
    connection.executemany(
        log_rows.insertion("set_done", _SET_COLUMNS), log_rows.set_rows(session, row, ids)
    )


def by_id(
    connection: sqlite3.Connection, ids: Sequence[str], damaged: list[DamagedRow]
) -> dict[str, Found]:
    """Those of the ids that are there, at most MOST_AT_ONCE; what is damaged goes to `damaged`."""
    return _whatever_text(connection, lambda: _by_id(connection, ids, damaged))


def _by_id(
    connection: sqlite3.Connection, ids: Sequence[str], damaged: list[DamagedRow]
) -> dict[str, Found]:
    these = f"({', '.join('?' * len(ids))})"

    def rows(table: str, columns: Sequence[str], key: str, order: str = "") -> sqlite3.Cursor:
        query = f"SELECT {', '.join(columns)} FROM {table} WHERE {key} IN {these} {order}"
        return connection.execute(query, ids)

    sets = rows("set_done", _SET_COLUMNS, "session", "ORDER BY session, place")
    sets_of = log_rows.read_sets(sets, damaged)
    follow_ups = rows("follow_up", log_follow_ups.COLUMNS, "session")
    follow_ups_of = log_rows.read_follow_ups(follow_ups, damaged)
    prescribed = connection.execute(
        "SELECT digest, routine FROM prescription"
        f" WHERE digest IN (SELECT prescription FROM session WHERE id IN {these})",
        ids,
    )
    routines = log_rows.read_prescriptions(prescribed, damaged)
    sessions = rows("session", _SESSION_COLUMNS, "id")
    found = log_rows.read_with_deleted(sessions, sets_of, routines, follow_ups_of, damaged)
    return {each.row.id: each for each in found}


def one_session(
    connection: sqlite3.Connection, session_id: str
) -> tuple[SessionRecord | None, tuple[DamagedRow, ...]]:
    """A session, None where it is not there or damaged, and what was found damaged."""
    damaged: list[DamagedRow] = []
    found = by_id(connection, [session_id], damaged).get(session_id)
    return (None if found is None or found.deleted else found.record), tuple(damaged)


def version_of(connection: sqlite3.Connection, session_id: str) -> int:
    """0 where there is no row of that session, also none of a deleted one."""
    found = connection.execute("SELECT version FROM session WHERE id = ?", (session_id,)).fetchone()
    return int(found[0]) if found else 0


@contextmanager
def written_at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """However much is written: until it is committed others can go on reading."""
    connection.execute("PRAGMA cache_spill = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA cache_spill = ON")


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What tells which of two versions of a session is the newer; `written_at` as in its row."""

    version: int
    deleted: int
    written_at: int


def stamps(connection: sqlite3.Connection) -> dict[str, Stamp]:
    """Of all sessions that are not damaged, also of deleted ones, by their ids."""
    rows = connection.execute(f"SELECT {', '.join(_SESSION_COLUMNS)} FROM session")
    sound = (row[:-1] for row in rows if log_rows.checksum(row[:-1]) == row[-1])
    return {row[0]: Stamp(row[1], row[2], row[4]) for row in sound}


def standing(connection: sqlite3.Connection) -> set[str]:
    """The ids of all sessions but those deleted."""
    return {key for (key,) in connection.execute("SELECT id FROM session WHERE deleted = 0")}


def set_deleted(
    connection: sqlite3.Connection,
    row: SessionRow,
    deleted: bool,
    device: str,
    at: datetime | None,
    version: int | None = None,
) -> None:
    """Marks a session, whose row stands so, as deleted, or no longer, as this version or its next.

    `at` None leaves its version and its instant as they are.
    """
    changed = msgspec.structs.replace(
        row,
        version=row.version if at is None else version or row.version + 1,
        deleted=int(deleted),
        device=device,
        written_at=row.written_at if at is None else log_rows.microseconds(at),
    )
    connection.execute(
        _update("session", _MARKED_COLUMNS, "id = ?"),
        (
            changed.version,
            changed.deleted,
            device,
            changed.written_at,
            log_rows.checksum(changed),
            row.id,
        ),
    )


def session_row(connection: sqlite3.Connection, session_id: str) -> SessionRow:
    """Raises KeyError where it is not there."""
    columns = ", ".join(SessionRow.__struct_fields__)
    found = connection.execute(
        f"SELECT {columns} FROM session WHERE id = ? AND deleted = 0", (session_id,)
    ).fetchone()
    if found is None:
        raise KeyError(session_id)
    return SessionRow(*found)


def set_row(connection: sqlite3.Connection, session_id: str, place: int) -> SetRow:
    """Raises KeyError where it is not there."""
    columns = ", ".join(SetRow.__struct_fields__)
    found = connection.execute(
        f"SELECT {columns} FROM set_done WHERE session = ? AND place = ? AND deleted = 0",
        (session_id, place),
    ).fetchone()
    if found is None:
        raise KeyError((session_id, place))
    return SetRow(*found)


def update_session(connection: sqlite3.Connection, row: SessionRow) -> None:
    connection.execute(
        _update("session", _SESSION_COLUMNS, "id = ?"), (*log_rows.stored(row), row.id)
    )


def update_set(connection: sqlite3.Connection, row: SetRow) -> None:
    connection.execute(
        _update("set_done", _SET_COLUMNS, "session = ? AND place = ?"),
        (*log_rows.stored(row), row.session, row.place),
    )


def first_day(connection: sqlite3.Connection) -> date | None:
    """The local day of the first session; None where there is none."""
    query = "SELECT min(local_date) FROM session WHERE deleted = 0"
    (day,) = connection.execute(query).fetchone()
    return None if day is None else date.fromisoformat(day)


def day_of(connection: sqlite3.Connection, session_id: str) -> date | None:
    """The local day of a session, also of one that was deleted."""
    query = "SELECT local_date FROM session WHERE id = ?"
    found = connection.execute(query, (session_id,)).fetchone()
    return date.fromisoformat(found[0]) if found else None


def select(
    connection: sqlite3.Connection, condition: str, values: Sequence[str | int]
) -> tuple[tuple[SessionRecord, ...], tuple[DamagedRow, ...]]:
    """The sound sessions that `condition` names, by their start, and what was found damaged."""
    return _whatever_text(connection, lambda: _select(connection, condition, values))


def _whatever_text(connection: sqlite3.Connection, read: Callable[[], T]) -> T:
    """What is read, also where damaged text is no UTF-8 any more: its checksum fails."""
    try:
        return read()
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
    # by far slower, so only where it is needed
    connection.text_factory = _any_text
    try:
        return read()
    finally:
        connection.text_factory = str


def _select(
    connection: sqlite3.Connection, condition: str, values: Sequence[str | int]
) -> tuple[tuple[SessionRecord, ...], tuple[DamagedRow, ...]]:
    damaged: list[DamagedRow] = []
    execute = connection.execute
    first = f"SELECT min(id) FROM session WHERE {condition}"
    prescriptions = execute("SELECT digest, routine FROM prescription")
    routines = log_rows.read_prescriptions(prescriptions, damaged)
    sets = execute(
        f"SELECT {', '.join(_SET_COLUMNS)} FROM set_done WHERE session >= ({first})"
        " ORDER BY session, place",
        values,
    )
    sets_of = log_rows.read_sets(sets, damaged)
    follow_ups = execute(
        f"SELECT {', '.join(log_follow_ups.COLUMNS)} FROM follow_up WHERE session >= ({first})",
        values,
    )
    follow_ups_of = log_rows.read_follow_ups(follow_ups, damaged)
    sessions = execute(
        f"SELECT {', '.join(_SESSION_COLUMNS)} FROM session WHERE {condition}"
        " ORDER BY started_at, id",
        values,
    )
    records = log_rows.read_sessions(sessions, sets_of, routines, follow_ups_of, damaged)
    return tuple(records), tuple(damaged)


def _update(table: str, columns: Sequence[str], where: str) -> str:
    assignments = ", ".join(f"{column} = ?" for column in columns)
    return f"UPDATE {table} SET {assignments} WHERE {where}"


def _any_text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
