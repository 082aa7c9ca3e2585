"""The steps by hand in the log's table of them: what each changed, and what stood there before."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coach.core.correction import Correction, CorrectionKind
from coach.core.session import SessionRecord
from coach.storage import log_days, log_rows

SESSION = "session"
FOLLOW_UP = "follow_up"
GONE = b"null"
KEPT = b'"kept"'  # the record stands in its table, marked as deleted


class Beneath(Struct, frozen=True):
    """A session that stood in its table marked as deleted, and was written over."""

    deleted: SessionRecord


class Change(Struct, frozen=True, array_like=True):
    """A record, the checksum of what the step made of it, and what stood there before.

    `key` is a session's id, also of a follow-up, or a day's ISO date. `other` is the record as
    JSON, GONE, KEPT, or a Beneath. Where the step was undone and cannot be done again, it was
    `taken_back`: then `other` is what the step had made of it.
    """

    table: str
    key: str
    made: int
    other: msgspec.Raw
    taken_back: bool = False

    @property
    def former(self) -> SessionRecord | None:
        """The session that stood there, where it did, and stands nowhere else."""
        other = bytes(self.other)
        if self.table != SESSION or other in (GONE, KEPT):
            return None
        if is_beneath(other):
            return msgspec.json.decode(other, type=Beneath).deleted
        return msgspec.json.decode(other, type=SessionRecord)


class StepRow(Struct, frozen=True, array_like=True):
    """The columns of table correction, without its checksum."""

    number: int
    written_at: int
    utc_offset_minutes: int
    kind: str
    state: str
    changes: str

    @property
    def decoded(self) -> list[Change]:
        return msgspec.json.decode(self.changes, type=list[Change])


_COLUMNS = (*StepRow.__struct_fields__, "crc")


def is_beneath(content: bytes) -> bool:
    return content.startswith(b'{"deleted":')


def read(connection: sqlite3.Connection, condition: str, *values: str) -> tuple[StepRow, ...]:
    """The steps that `condition` names, without those that are damaged."""
    query = f"SELECT {', '.join(_COLUMNS)} FROM correction WHERE {condition}"
    return tuple(
        msgspec.convert(row[:-1], StepRow)
        for row in connection.execute(query, values)
        if log_rows.checksum(row[:-1]) == row[-1]
    )


def append(
    connection: sqlite3.Connection,
    kind: CorrectionKind,
    state: str,
    changes: list[Change],
    at: datetime,
) -> None:
    """Writes one behind all others. Raises ValueError for a naive instant."""
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM correction").fetchone()
    row = StepRow(
        number=last + 1,
        written_at=log_rows.microseconds(at),
        utc_offset_minutes=log_rows.offset_minutes(at),
        kind=kind.value,
        state=state,
        changes=msgspec.json.encode(changes).decode(),
    )
    write(connection, row)


def write(connection: sqlite3.Connection, row: StepRow) -> None:
    """In place of the one with its number."""
    statement = log_rows.insertion("correction", _COLUMNS)
    connection.execute(statement.replace("INSERT", "INSERT OR REPLACE", 1), log_rows.stored(row))


def drop_undone(connection: sqlite3.Connection) -> None:
    """What was undone can no longer be done again."""
    for row in read(connection, "state = 'undone'"):
        changes = [replace(change, taken_back=True) for change in row.decoded]
        text = msgspec.json.encode(changes).decode()
        write(connection, replace(row, state="dropped", changes=text))


def former_sessions(rows: Iterable[StepRow]) -> dict[str, tuple[SessionRecord, ...]]:
    """What sessions were before, by their ids, the oldest first; `rows` ascend by number.

    What a step made that was undone came after what stood before that step.
    """
    found: dict[str, list[SessionRecord]] = {}
    undone: dict[str, list[SessionRecord]] = {}
    for former in _formers(rows):
        if former.undone:
            undone.setdefault(former.key, []).append(former.session)
        else:
            known = found.setdefault(former.key, [])
            known += [former.session, *undone.pop(former.key, ())]
    for key, left in undone.items():
        found.setdefault(key, []).extend(left)
    return {key: tuple(sessions) for key, sessions in found.items()}


def first_sessions(rows: Iterable[StepRow]) -> dict[str, SessionRecord]:
    """What the sessions were before the first step that was not undone; `rows` ascend by number."""
    found: dict[str, SessionRecord] = {}
    for former in _formers(rows):
        if not former.undone:
            found.setdefault(former.key, former.session)
    return found


class _Former(NamedTuple):
    key: str
    session: SessionRecord
    undone: bool


def _formers(rows: Iterable[StepRow]) -> Iterator[_Former]:
    for row in rows:
        for change in row.decoded:
            if session := change.former:
                yield _Former(change.key, session, change.taken_back or row.state == "undone")


def told(row: StepRow) -> Correction:
    changes = row.decoded
    return Correction(
        kind=CorrectionKind(row.kind),
        at=log_rows.instant(row.written_at),
        sessions=tuple(change.key for change in changes if change.table == SESSION),
        days=tuple(change.key for change in changes if change.table in log_days.ROWS),
    )
