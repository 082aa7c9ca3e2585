"""The statements that read and write the log's tables, within the caller's transaction."""

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from coach.core.schedule import Schedule
from coach.core.session import FollowUp, SessionRecord
from coach.storage import log_rows
from coach.storage.ids import new_id
from coach.storage.log_rows import DamagedRow, FollowUpRow, ScheduleRow, SessionRow, SetRow

_SESSION_COLUMNS = (*SessionRow.__struct_fields__, "crc")
_SET_COLUMNS = (*SetRow.__struct_fields__, "crc")
_FOLLOW_UP_COLUMNS = (*FollowUpRow.__struct_fields__, "crc")
_SCHEDULE_COLUMNS = (*ScheduleRow.__struct_fields__, "crc")


def insert(
    connection: sqlite3.Connection, session: SessionRecord, device: str, at: datetime
) -> None:
    """Writes a session with its sets as version 1. Raises ValueError for a naive instant."""
    routine = msgspec.json.encode(session.prescription).decode()
    digest = log_rows.digest(routine)
    connection.execute("INSERT OR IGNORE INTO prescription VALUES (?, ?)", (digest, routine))
    row = SessionRow(
        id=session.id,
        version=1,
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
    connection.execute(_insertion("session", _SESSION_COLUMNS), log_rows.stored(row))
    connection.executemany(
        _insertion("set_done", _SET_COLUMNS),
        [log_rows.stored(done) for done in _set_rows(session, row)],
    )
    if session.follow_up:
        put_follow_up(connection, session.id, session.follow_up, device, at)


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


def put_follow_up(
    connection: sqlite3.Connection, session_id: str, said: FollowUp, device: str, at: datetime
) -> None:
    """In place of an earlier one, as its next version. Raises ValueError for a naive instant."""
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
    connection.execute("DELETE FROM follow_up WHERE session = ?", (session_id,))
    connection.execute(_insertion("follow_up", _FOLLOW_UP_COLUMNS), log_rows.stored(row))


def first_day(connection: sqlite3.Connection) -> date | None:
    """The local day of the first session; None where there is none."""
    query = "SELECT min(local_date) FROM session WHERE deleted = 0"
    (day,) = connection.execute(query).fetchone()
    return None if day is None else date.fromisoformat(day)


def schedules(
    connection: sqlite3.Connection,
) -> tuple[tuple[Schedule, ...], tuple[DamagedRow, ...]]:
    """What was planned from when on, ascending, and what was found damaged."""
    damaged: list[DamagedRow] = []
    rows = connection.execute(f"SELECT {', '.join(_SCHEDULE_COLUMNS)} FROM schedule")
    return log_rows.read_schedules(rows, damaged), tuple(damaged)


def put_schedule(
    connection: sqlite3.Connection, schedule: Schedule, device: str, at: datetime
) -> None:
    """In place of an earlier one of this device from the same day on, as its next version.

    Raises ValueError for a naive instant.
    """
    day = schedule.since.isoformat()
    before = connection.execute(
        "SELECT id, version FROM schedule WHERE local_date = ? AND device = ?", (day, device)
    ).fetchone()
    known, version = before or (new_id(at), 0)
    row = ScheduleRow(
        id=known,
        version=version + 1,
        deleted=0,
        device=device,
        written_at=log_rows.microseconds(at),
        local_date=day,
        utc_offset_minutes=log_rows.offset_minutes(at),
        days=",".join(map(str, schedule.days)),
        times=schedule.times,
    )
    connection.execute("DELETE FROM schedule WHERE id = ?", (known,))
    connection.execute(_insertion("schedule", _SCHEDULE_COLUMNS), log_rows.stored(row))


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
            version=1,
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
