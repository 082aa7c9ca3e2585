"""What was asked about a session on a later day, in the log's table of it."""

import sqlite3
from datetime import datetime

import msgspec

from coach.core.session import FollowUp
from coach.storage import log_rows
from coach.storage.ids import new_id
from coach.storage.log_rows import FollowUpRow

COLUMNS = (*FollowUpRow.__struct_fields__, "crc")


def of(connection: sqlite3.Connection, session_id: str) -> FollowUp | None:
    """What was asked about a session later; None where nothing was, or it is damaged."""
    query = f"SELECT {', '.join(COLUMNS)} FROM follow_up WHERE session = ?"
    rows = connection.execute(query, (session_id,))
    return log_rows.read_follow_ups(rows, []).get(session_id)


def put(
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
        _drop(connection, session_id, device, at)
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
    _write(connection, row)


def _drop(connection: sqlite3.Connection, session_id: str, device: str, at: datetime) -> None:
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
        _write(connection, changed)


def _write(connection: sqlite3.Connection, row: FollowUpRow) -> None:
    connection.execute("DELETE FROM follow_up WHERE session = ?", (row.session,))
    connection.execute(log_rows.insertion("follow_up", COLUMNS), log_rows.stored(row))
