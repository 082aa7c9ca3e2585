"""What the person puts right in the log by hand: each step is kept, and can be undone.

A step holds what its records were before. Undoing puts that back as their next version, and what
they were meanwhile takes its place in the step: so nothing that was ever written is lost.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import NamedTuple, TypeAlias
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coach.core.correction import Correction, CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.session import FollowUp, SessionRecord
from coach.storage import log_days, log_rows, log_tables
from coach.storage.log_copy import LogCopy

SESSION = "session"
FOLLOW_UP = "follow_up"
_GONE = b"null"
_KEPT = b'"kept"'  # the record stands in its table, marked as deleted

Writing: TypeAlias = Callable[[], AbstractContextManager[None]]


class ChangedSince(Exception):
    """What a step changed has been changed again in another way, so it stays as it is.

    The step no longer stands in the way of those before it.
    """


class _Change(Struct, frozen=True, array_like=True):
    """A record, the checksum of what the step made of it, and what stood there before.

    `key` is a session's id, also of a follow-up, or a day's ISO date.
    """

    table: str
    key: str
    made: int
    other: msgspec.Raw


class _New(NamedTuple):
    """What a record is to be; where `written_at` and `version` are given, it was that elsewhere."""

    table: str
    key: str
    content: bytes
    written_at: datetime | None = None
    version: int | None = None


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
        self._step(CorrectionKind.ADDED, [_New(SESSION, session.id, _raw(session))], at)

    def correct(
        self, session: SessionRecord, at: datetime, kind: CorrectionKind = CorrectionKind.CORRECTED
    ) -> None:
        """Another version of a session, all of it but its follow-up. Raises KeyError."""
        self._look_for(session.id)
        self._step(kind, [_New(SESSION, session.id, _raw(session))], at)

    def delete(self, session_id: str, at: datetime) -> None:
        """Raises KeyError."""
        self._look_for(session_id)
        self._step(CorrectionKind.DELETED, [_New(SESSION, session_id, _GONE)], at)

    def mark(self, days: Iterable[date], mark: DayMark | None, at: datetime) -> None:
        """The days so marked; None takes their marks away."""
        content = _raw(log_days.mark_content(mark))
        changes = [_New("day_mark", day.isoformat(), content) for day in days]
        self._step(CorrectionKind.MARKED, changes, at)

    def bring_in(self, copy: LogCopy, at: datetime) -> None:
        """All that a copy holds, new or in place of what is here, as it was written there.

        What its sessions were before is kept beside what they were here.
        """
        known = self.all_earlier() if any(c.earlier for c in copy.sessions.values()) else {}
        dropped: dict[CorrectionKind, list[_Change]] = {}
        changes = [
            _New(SESSION, session_id, _GONE, gone.written_at, gone.version)
            for session_id, gone in copy.deleted.items()
        ]
        for session_id, one in copy.sessions.items():
            session = one.session
            changes.append(
                _New(SESSION, session_id, _raw(session), one.written_at, session.version)
            )
            if session.follow_up:
                changes.append(_New(FOLLOW_UP, session_id, _raw(session.follow_up)))
            if one.added:
                entry = _Change(SESSION, session_id, 0, msgspec.Raw(_GONE))
                dropped.setdefault(CorrectionKind.ADDED, []).append(entry)
            here = self._content(SESSION, session_id) if one.earlier else _GONE
            dropped.setdefault(CorrectionKind.BROUGHT_IN, []).extend(
                _Change(SESSION, session_id, 0, msgspec.Raw(_raw(former)))
                for former in one.earlier
                if former not in known.get(session_id, ()) and _raw(former) != here
            )
        changes += [
            _New(table, day.isoformat(), _raw(each.content), each.written_at)
            for table, days in copy.days.items()
            for day, each in days.items()
        ]
        self._step(CorrectionKind.BROUGHT_IN, changes, at, dropped)

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
        """The ids of the sessions that were added by hand, here or elsewhere, and stand."""
        found = self._changed_by(CorrectionKind.ADDED)
        if not found:
            return found
        with self._reading():
            return found.intersection(log_tables.standing(self._connection))

    def corrected(self) -> frozenset[str]:
        """The ids of the sessions that are not as they were before they were first corrected."""
        return frozenset(
            key
            for key in self._changed_by(CorrectionKind.CORRECTED)
            if (earlier := self.earlier(key)) and _raw(_bare(earlier[0])) != self._now(key)
        )

    def earlier(self, session_id: str) -> tuple[SessionRecord, ...]:
        """What a session was before it was corrected, the oldest first."""
        rows = self._steps("instr(changes, ?) ORDER BY number", session_id)
        return _former(rows).get(session_id, ())

    def all_earlier(self) -> dict[str, tuple[SessionRecord, ...]]:
        """The same of all sessions that were corrected, by their ids."""
        return _former(self._steps("1 ORDER BY number"))

    def _changed_by(self, kind: CorrectionKind) -> frozenset[str]:
        """The ids of what steps of this kind changed that were not undone, here or elsewhere."""
        rows = self._steps("state != 'undone' AND kind = ?", kind.value)
        return frozenset(change.key for row in rows for change in _changes(row))

    def _now(self, session_id: str) -> bytes:
        with self._reading():
            return self._content(SESSION, session_id)

    def _look_for(self, session_id: str) -> None:
        """Raises KeyError for a session that is not there."""
        with self._reading():
            log_tables.session_row(self._connection, session_id)

    def _step(
        self,
        kind: CorrectionKind,
        changes: Iterable[_New],
        at: datetime,
        dropped: Mapping[CorrectionKind, list[_Change]] = {},
    ) -> None:
        """`dropped`: steps that were done elsewhere and cannot be undone here, to be kept."""
        with self._writing():
            self._drop_undone()
            for each, kept in dropped.items():
                if kept:
                    self._append(each, "dropped", kept, at)
            swapped = [
                self._put(new.table, new.key, new.content, new.written_at or at, new.version)
                for new in changes
            ]
            self._append(kind, "done", swapped, at)

    def _append(
        self, kind: CorrectionKind, state: str, changes: list[_Change], at: datetime
    ) -> None:
        (last,) = self._connection.execute(
            "SELECT coalesce(max(number), 0) FROM correction"
        ).fetchone()
        self._write(
            _StepRow(
                number=last + 1,
                written_at=log_rows.microseconds(at),
                utc_offset_minutes=log_rows.offset_minutes(at),
                kind=kind.value,
                state=state,
                changes=msgspec.json.encode(changes).decode(),
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

    def _put(
        self, table: str, key: str, content: bytes, at: datetime, version: int | None = None
    ) -> _Change:
        """Puts a record in its place; returns how to take that back."""
        before = other = self._content(table, key)
        if table == SESSION:
            other = self._put_session(key, content, before, at, version)
        elif table == FOLLOW_UP:
            said = msgspec.json.decode(content, type=FollowUp | None)
            log_tables.put_follow_up(self._connection, key, said, self._device, at)
        else:
            record = None if content == _GONE else tuple(msgspec.json.decode(content))
            day = date.fromisoformat(key)
            log_days.put(self._connection, table, day, record, self._device, at)
        return _Change(table, key, crc32(self._content(table, key)), msgspec.Raw(other))

    def _put_session(
        self, key: str, content: bytes, before: bytes, at: datetime, version: int | None
    ) -> bytes:
        if content in (_GONE, _KEPT):
            gone = content == _GONE
            log_tables.set_deleted(self._connection, key, gone, self._device, at, version)
            return _KEPT if gone else _GONE
        record = msgspec.json.decode(content, type=SessionRecord)
        following = log_tables.version_of(self._connection, key) + 1
        log_tables.put(self._connection, record, version or following, self._device, at)
        return before

    def _content(self, table: str, key: str) -> bytes:
        """What stands there, of a session all but its version and its follow-up."""
        if table == SESSION:
            record, _ = log_tables.one_session(self._connection, key)
            return _GONE if record is None else _raw(_bare(record))
        if table == FOLLOW_UP:
            return _raw(log_tables.follow_up_of(self._connection, key))
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


def _bare(session: SessionRecord) -> SessionRecord:
    """Without what no correction changes."""
    return replace(session, version=1, follow_up=None)


def _raw(content: object) -> bytes:
    return msgspec.json.encode(content)


def _changes(row: _StepRow) -> list[_Change]:
    return msgspec.json.decode(row.changes, type=list[_Change])


def _former(rows: Iterable[_StepRow]) -> dict[str, tuple[SessionRecord, ...]]:
    """What stood there before, by the ids of the sessions."""
    found: dict[str, tuple[SessionRecord, ...]] = {}
    for row in rows:
        for change in _changes(row):
            if change.table == SESSION and bytes(change.other) not in (_GONE, _KEPT):
                former = msgspec.json.decode(change.other, type=SessionRecord)
                found[change.key] = (*found.get(change.key, ()), former)
    return found


def _correction(row: _StepRow) -> Correction:
    changes = _changes(row)
    return Correction(
        kind=CorrectionKind(row.kind),
        at=log_rows.instant(row.written_at),
        sessions=tuple(change.key for change in changes if change.table == SESSION),
        days=tuple(change.key for change in changes if change.table in log_days.ROWS),
    )
