"""The statements that read and write the log's tables, within the caller's transaction."""

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from coach.core.session import FollowUp, SessionRecord
from coach.storage import log_rows
from coach.storage.ids import new_id
from coach.storage.log_rows import DamagedRow, FollowUpRow, SessionRow, SetRow

_SESSION_COLUMNS = (*SessionRow.__struct_fields__, "crc")
_SET_COLUMNS = (*SetRow.__struct_fields__, "crc")
_FOLLOW_UP_COLUMNS = (*FollowUpRow.__struct_fields__, "crc")


def insert(
    connection: sqlite3.Connection, session: SessionRecord, device: str, at: datetime
) -> None:
    """Writes a session that is not there yet. Raises ValueError for a naive instant."""
    row = _session_row(connection, session, session.version, device, at)
    connection.execute(_insertion("session", _SESSION_COLUMNS), log_rows.stored(row))
    _insert_sets(connection, session, row)
    if session.follow_up:
        put_follow_up(connection, session.id, session.follow_up, device, at)


def put(
    connection: sqlite3.Connection,
    session: SessionRecord,
    version: int,
    device: str,
    at: datetime,
) -> None:
    """Writes a session with its sets, in place of what stands there under its id.

    Its follow-up is left alone. Raises ValueError for a naive instant.
    """
    row = _session_row(connection, session, version, device, at)
    if version_of(connection, row.id):
        update_session(connection, row)
        connection.execute("DELETE FROM set_done WHERE session = ?", (row.id,))
    else:
        connection.execute(_insertion("session", _SESSION_COLUMNS), log_rows.stored(row))
    _insert_sets(connection, session, row)


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
    connection.executemany(
        _insertion("set_done", _SET_COLUMNS),
        [log_rows.stored(done) for done in _set_rows(session, row)],
    )


def one_session(
    connection: sqlite3.Connection, session_id: str
) -> tuple[SessionRecord | None, tuple[DamagedRow, ...]]:
    """A session, None where it is not there or damaged, and what was found damaged."""
    damaged: list[DamagedRow] = []

    def rows(table: str, columns: Sequence[str], key: str, order: str = "") -> sqlite3.Cursor:
        query = f"SELECT {', '.join(columns)} FROM {table} WHERE {key} = ? {order}"
        return connection.execute(query, (session_id,))

    sets = log_rows.read_sets(rows("set_done", _SET_COLUMNS, "session", "ORDER BY place"), damaged)
    follow_up = log_rows.read_follow_ups(rows("follow_up", _FOLLOW_UP_COLUMNS, "session"), damaged)
    routines = log_rows.read_prescriptions(
        connection.execute(
            "SELECT digest, routine FROM prescription"
            " JOIN session ON session.prescription = digest WHERE session.id = ?",
            (session_id,),
        ),
        damaged,
    )
    found = log_rows.read_sessions(
        rows("session", _SESSION_COLUMNS, "id"), sets, routines, follow_up, damaged
    )
    return (found[0] if found else None), tuple(damaged)


def version_of(connection: sqlite3.Connection, session_id: str) -> int:
    """0 where there is no row of that session, also none of a deleted one."""
    found = connection.execute("SELECT version FROM session WHERE id = ?", (session_id,)).fetchone()
    return int(found[0]) if found else 0


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What tells which of two versions of a session is the newer; `written_at` as in its row."""

    version: int
    deleted: int
    written_at: int


def stamps(connection: sqlite3.Connection) -> dict[str, Stamp]:
    """Of all sessions, also of deleted ones, by their ids."""
    rows = connection.execute("SELECT id, version, deleted, written_at FROM session")
    return {session_id: Stamp(*stamp) for session_id, *stamp in rows}


def standing(connection: sqlite3.Connection) -> set[str]:
    """The ids of all sessions but those deleted."""
    return {key for (key,) in connection.execute("SELECT id FROM session WHERE deleted = 0")}


def set_deleted(
    connection: sqlite3.Connection,
    session_id: str,
    deleted: bool,
    device: str,
    at: datetime,
    version: int | None = None,
) -> None:
    """Marks a session as deleted, or no longer, as this version or its next one."""
    columns = ", ".join(SessionRow.__struct_fields__)
    found = connection.execute(
        f"SELECT {columns} FROM session WHERE id = ?", (session_id,)
    ).fetchone()
    row = SessionRow(*found)
    changed = msgspec.structs.replace(
        row,
        version=version or row.version + 1,
        deleted=int(deleted),
        device=device,
        written_at=log_rows.microseconds(at),
    )
    update_session(connection, changed)


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


def follow_up_of(connection: sqlite3.Connection, session_id: str) -> FollowUp | None:
    """What was asked about a session later; None where nothing was, or it is damaged."""
    query = f"SELECT {', '.join(_FOLLOW_UP_COLUMNS)} FROM follow_up WHERE session = ?"
    rows = connection.execute(query, (session_id,))
    return log_rows.read_follow_ups(rows, []).get(session_id)


def put_follow_up(
    connection: sqlite3.Connection,
    session_id: str,
    said: FollowUp | None,
    device: str,
    at: datetime,
) -> None:
    """In place of an earlier one, as its next version; None takes it away.

    Raises ValueError for a naive instant.
    """
    if said is None:
        _drop_follow_up(connection, session_id, device, at)
        return
    before = connection.execute(
        "SELECT id, version, answer FROM follow_up WHERE session = ?", (session_id,)
    ).fetchone()
    known, version, answered = before or (new_id(at), 1, None)
    row = FollowUpRow(
        session=session_id,
        id=known,
        version=version if answered is None else version + 1,
        deleted=0,
        device=device,
        written_at=log_rows.microseconds(at),
        local_date=said.asked.isoformat(),
        utc_offset_minutes=log_rows.offset_minutes(at),
        answer=None if said.answer is None else said.answer.value,
    )
    _write_follow_up(connection, row)


def _drop_follow_up(
    connection: sqlite3.Connection, session_id: str, device: str, at: datetime
) -> None:
    columns = ", ".join(FollowUpRow.__struct_fields__)
    found = connection.execute(
        f"SELECT {columns} FROM follow_up WHERE session = ?", (session_id,)
    ).fetchone()
    if found:
        row = FollowUpRow(*found)
        changed = msgspec.structs.replace(
            row,
            version=row.version + 1,
            deleted=1,
            device=device,
            written_at=log_rows.microseconds(at),
        )
        _write_follow_up(connection, changed)


def _write_follow_up(connection: sqlite3.Connection, row: FollowUpRow) -> None:
    connection.execute("DELETE FROM follow_up WHERE session = ?", (row.session,))
    connection.execute(_insertion("follow_up", _FOLLOW_UP_COLUMNS), log_rows.stored(row))


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
    """The sound sessions that `condition` names, by their start, and what was found damaged.

    A row damaged so that its text is no UTF-8 is read all the same: its checksum fails.
    """
    try:
        return _select(connection, condition, values)
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
    # by far slower, so only where it is needed
    connection.text_factory = _any_text
    try:
        return _select(connection, condition, values)
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
        f"SELECT {', '.join(_FOLLOW_UP_COLUMNS)} FROM follow_up WHERE session >= ({first})", values
    )
    follow_ups_of = log_rows.read_follow_ups(follow_ups, damaged)
    sessions = execute(
        f"SELECT {', '.join(_SESSION_COLUMNS)} FROM session WHERE {condition}"
        " ORDER BY started_at, id",
        values,
    )
    records = log_rows.read_sessions(sessions, sets_of, routines, follow_ups_of, damaged)
    return tuple(records), tuple(damaged)


def _set_rows(session: SessionRecord, row: SessionRow) -> list[SetRow]:
    return [
        SetRow(
            session=row.id,
            place=place,
            id=new_id(session.started_at),
            version=row.version,
            deleted=0,
            device=row.device,
            written_at=row.written_at,
            local_date=row.local_date,
            utc_offset_minutes=row.utc_offset_minutes,
            exercise=done.exercise,
            side=done.side.value,
            prescribed_reps=done.prescribed_reps,
            prescribed_seconds=float(done.prescribed_seconds),
            done_reps=done.done_reps,
            done_seconds=float(done.done_seconds),
            ended=done.ended.value,
        )
        for place, done in enumerate(session.sets)
    ]


def _insertion(table: str, columns: Sequence[str]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def _update(table: str, columns: Sequence[str], where: str) -> str:
    assignments = ", ".join(f"{column} = ?" for column in columns)
    return f"UPDATE {table} SET {assignments} WHERE {where}"


def _any_text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
