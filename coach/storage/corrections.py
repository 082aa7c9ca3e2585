"""What the person puts right in the log by hand: each step is kept, and can be undone.

A step holds what its records were before. Undoing puts that back as their next version, and what
they were meanwhile takes its place in the step: so nothing that was ever written is lost.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TypeAlias
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coach.core.correction import Correction, CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.session import SessionRecord
from coach.storage import log_days, log_rows, log_tables
from coach.storage.log_days import Content

SESSION = "session"
_GONE = b"null"
_KEPT = b'"kept"'  # the record stands in its table, marked as deleted

Writing: TypeAlias = Callable[[], AbstractContextManager[None]]


class ChangedSince(Exception):
    """What a step changed has been changed again in another way, so it stays as it is.

    The step no longer stands in the way of those before it.
    """


class _Change(Struct, frozen=True, array_like=True):
    """A record, the checksum of what the step made of it, and what stood there before.

    `key` is a session's id or a day's ISO date.
    """

    table: str
    key: str
    made: int
    other: msgspec.Raw


class _StepRow(Struct, frozen=True, array_like=True):
    number: int
    written_at: int
    utc_offset_minutes: int
    kind: str
    state: str
    changes: str


_STEP_COLUMNS = ", ".join((*_StepRow.__struct_fields__, "crc"))


class Corrections:
    """The steps by hand in one log.

    Each method raises what writing to the log raises, or LogError where it only reads.
    """

    def __init__(
        self, connection: sqlite3.Connection, device: str, writing: Writing, reading: Writing
    ) -> None:
        self._connection = connection
        self._device = device
        self._writing = writing
        self._reading = reading

    def add(self, session: SessionRecord, at: datetime) -> None:
        """A session that was done away from the computer."""
        self._step(CorrectionKind.ADDED, [(SESSION, session.id, _raw(session))], at)

    def correct(
        self, session: SessionRecord, at: datetime, kind: CorrectionKind = CorrectionKind.CORRECTED
    ) -> None:
        """Another version of a session, all of it but its follow-up. Raises KeyError."""
        self._look_for(session.id)
        self._step(kind, [(SESSION, session.id, _raw(session))], at)

    def delete(self, session_id: str, at: datetime) -> None:
        """Raises KeyError."""
        self._look_for(session_id)
        self._step(CorrectionKind.DELETED, [(SESSION, session_id, _GONE)], at)

    def mark(self, days: Iterable[date], mark: DayMark | None, at: datetime) -> None:
        """The days so marked; None takes their marks away."""
        content = _raw(log_days.mark_content(mark))
        self._step(
            CorrectionKind.MARKED, [("day_mark", day.isoformat(), content) for day in days], at
        )

    def bring_in(
        self,
        sessions: Sequence[SessionRecord],
        days: Mapping[str, Mapping[date, Content]],
        at: datetime,
    ) -> None:
        """Sessions, new or in place of those with their ids, and by table the records of days."""
        changes = [(SESSION, session.id, _raw(session)) for session in sessions]
        changes += [
            (table, day.isoformat(), _raw(content))
            for table, contents in days.items()
            for day, content in contents.items()
        ]
        self._step(CorrectionKind.BROUGHT_IN, changes, at)

    def undo(self, at: datetime) -> None:
        """Takes the last step back. Raises ChangedSince, and KeyError where there is none."""
        self._swap("undone", "state = 'done' ORDER BY number DESC", at)

    def redo(self, at: datetime) -> None:
        """Does the step again that was undone last. Raises ChangedSince and KeyError."""
        self._swap("done", "state = 'undone' ORDER BY number", at)

    @property
    def undoable(self) -> Correction | None:
        """The step that `undo` takes back."""
        return self._found("state = 'done' ORDER BY number DESC")

    @property
    def redoable(self) -> Correction | None:
        """The step that `redo` does again."""
        return self._found("state = 'undone' ORDER BY number")

    def day_of(self, session_id: str) -> date | None:
        """The day of a session, also of one that was deleted; None where it never was."""
        with self._reading():
            return log_tables.day_of(self._connection, session_id)

    def added(self) -> frozenset[str]:
        """The ids of the sessions that were added by hand, or brought in, and stand."""
        return self._standing(CorrectionKind.ADDED)

    def corrected(self) -> frozenset[str]:
        """The ids of the sessions that were corrected by hand, where that was not undone."""
        return self._standing(CorrectionKind.CORRECTED)

    def earlier(self, session_id: str) -> tuple[SessionRecord, ...]:
        """What a session was before it was corrected, the oldest first."""
        rows = self._steps("instr(changes, ?) ORDER BY number", session_id)
        return tuple(
            msgspec.json.decode(change.other, type=SessionRecord)
            for row in rows
            for change in _changes(row)
            if change.key == session_id and bytes(change.other) not in (_GONE, _KEPT)
        )

    def _standing(self, kind: CorrectionKind) -> frozenset[str]:
        """The ids of what steps of this kind changed that were not undone."""
        rows = self._steps("state = 'done' AND kind = ?", kind.value)
        return frozenset(change.key for row in rows for change in _changes(row))

    def _look_for(self, session_id: str) -> None:
        """Raises KeyError for a session that is not there."""
        with self._reading():
            log_tables.session_row(self._connection, session_id)

    def _step(
        self, kind: CorrectionKind, changes: Iterable[tuple[str, str, bytes]], at: datetime
    ) -> None:
        with self._writing():
            self._drop_undone()
            swapped = [self._put(*change, at) for change in changes]
            (last,) = self._connection.execute(
                "SELECT coalesce(max(number), 0) FROM correction"
            ).fetchone()
            self._write(
                _StepRow(
                    number=last + 1,
                    written_at=log_rows.microseconds(at),
                    utc_offset_minutes=log_rows.offset_minutes(at),
                    kind=kind.value,
                    state="done",
                    changes=msgspec.json.encode(swapped).decode(),
                )
            )

    def _drop_undone(self) -> None:
        for row in self._steps("state = 'undone'"):
            self._write(replace(row, state="dropped"))

    def _swap(self, state: str, which: str, at: datetime) -> None:
        rows = self._steps(f"{which} LIMIT 1")
        if not rows:
            raise KeyError(state)
        (row,) = rows
        changes = _changes(row)
        with self._reading():
            now = [crc32(self._content(each.table, each.key)) for each in changes]
        if now != [each.made for each in changes]:
            with self._writing():
                self._write(replace(row, state="dropped"))
            raise ChangedSince(row.kind)
        with self._writing():
            back = [
                self._put(change.table, change.key, bytes(change.other), at)
                for change in reversed(changes)
            ]
            text = msgspec.json.encode(back[::-1]).decode()
            self._write(replace(row, state=state, changes=text))

    def _put(self, table: str, key: str, content: bytes, at: datetime) -> _Change:
        """Puts a record in its place; returns how to take that back."""
        before = self._content(table, key)
        if table == SESSION:
            other = self._put_session(key, content, before, at)
        else:
            record = None if content == _GONE else tuple(msgspec.json.decode(content))
            day = date.fromisoformat(key)
            log_days.put(self._connection, table, day, record, self._device, at)
            other = before
        return _Change(table, key, crc32(self._content(table, key)), msgspec.Raw(other))

    def _put_session(self, key: str, content: bytes, before: bytes, at: datetime) -> bytes:
        version = log_tables.version_of(self._connection, key)
        if content in (_GONE, _KEPT):
            gone = content == _GONE
            log_tables.set_deleted(self._connection, key, gone, self._device, at)
            return _KEPT if gone else _GONE
        record = msgspec.json.decode(content, type=SessionRecord)
        log_tables.put(self._connection, record, version + 1, self._device, at)
        return before

    def _content(self, table: str, key: str) -> bytes:
        """What stands there, of a session all but its version and its follow-up."""
        if table == SESSION:
            record, _ = log_tables.one_session(self._connection, key)
            return _GONE if record is None else _raw(replace(record, version=1, follow_up=None))
        return _raw(log_days.read_day(self._connection, table, date.fromisoformat(key)))

    def _found(self, which: str) -> Correction | None:
        rows = self._steps(f"{which} LIMIT 1")
        return _correction(rows[0]) if rows else None

    def _steps(self, condition: str, *values: str) -> tuple[_StepRow, ...]:
        """Without those that are damaged."""
        query = f"SELECT {_STEP_COLUMNS} FROM correction WHERE {condition}"
        with self._reading():
            rows = self._connection.execute(query, values).fetchall()
        return tuple(
            msgspec.convert(row[:-1], _StepRow)
            for row in rows
            if log_rows.checksum(row[:-1]) == row[-1]
        )

    def _write(self, row: _StepRow) -> None:
        marks = ", ".join("?" * (len(row.__struct_fields__) + 1))
        self._connection.execute(
            f"INSERT OR REPLACE INTO correction ({_STEP_COLUMNS}) VALUES ({marks})",
            log_rows.stored(row),
        )


def _raw(content: object) -> bytes:
    return msgspec.json.encode(content)


def _changes(row: _StepRow) -> list[_Change]:
    return msgspec.json.decode(row.changes, type=list[_Change])


def _correction(row: _StepRow) -> Correction:
    changes = _changes(row)
    return Correction(
        kind=CorrectionKind(row.kind),
        at=log_rows.instant(row.written_at),
        sessions=tuple(change.key for change in changes if change.table == SESSION),
        days=tuple(change.key for change in changes if change.table != SESSION),
    )
