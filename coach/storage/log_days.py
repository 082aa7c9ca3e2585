"""Records that belong to a day: what was planned from it on, marks of it, reviews of its week.

Of each day the record last written counts, whichever device wrote it.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from coach.core.day_mark import DayMark
from coach.core.review import Obstacle, Reviewed, SuggestionKind
from coach.core.schedule import Schedule
from coach.storage import log_rows
from coach.storage.ids import new_id
from coach.storage.log_rows import DamagedRow

Content: TypeAlias = tuple[Any, ...]
"""A record's own columns, behind those that all have."""


class DayRow(Struct, frozen=True, array_like=True):
    """The columns that all records of days have, without their checksums."""

    id: str
    version: int
    deleted: int
    device: str
    written_at: int
    local_date: str
    utc_offset_minutes: int


class MarkRow(DayRow, frozen=True, array_like=True):
    """The columns of table day_mark."""

    mark: str


class ReviewRow(DayRow, frozen=True, array_like=True):
    """The columns of table review."""

    obstacle: str | None
    suggestion: str | None
    taken: int


class ScheduleRow(DayRow, frozen=True, array_like=True):
    """The columns of table schedule."""

    days: str
    times: int


ROWS: Mapping[str, type[DayRow]] = {
    "day_mark": MarkRow,
    "review": ReviewRow,
    "schedule": ScheduleRow,
}


def read(
    connection: sqlite3.Connection, table: str, damaged: list[DamagedRow]
) -> dict[date, Content]:
    """The records' own columns by day, ascending; what fails its checksum goes to `damaged`."""
    return _standing(newest(connection, table, damaged))


def newest(
    connection: sqlite3.Connection, table: str, damaged: list[DamagedRow]
) -> dict[str, DayRow]:
    """Of each ISO date the record that counts, also where it says that there is none any more."""
    return _newest(connection.execute(f"SELECT {_columns(table)} FROM {table}"), table, damaged)


def read_day(connection: sqlite3.Connection, table: str, day: date) -> Content | None:
    """The own columns of one day's record; None where there is none."""
    row = _on(connection, table, day)
    return None if row is None or row.deleted else own(row)


def _on(connection: sqlite3.Connection, table: str, day: date) -> DayRow | None:
    """The sound record of a day that counts."""
    query = f"SELECT {_columns(table)} FROM {table} WHERE local_date = ?"
    rows = connection.execute(query, (day.isoformat(),))
    return _newest(rows, table, []).get(day.isoformat())


def _newest(rows: Iterable[Any], table: str, damaged: list[DamagedRow]) -> dict[str, DayRow]:
    found: dict[str, DayRow] = {}
    for values in rows:
        if log_rows.checksum(values[:-1]) != values[-1]:
            damaged.append(DamagedRow(table, str(values[0])))
            continue
        row = msgspec.convert(values[:-1], ROWS[table])
        before = found.get(row.local_date)
        if before is None or before.written_at <= row.written_at:
            found[row.local_date] = row
    return dict(sorted(found.items()))


def _standing(rows: Mapping[str, DayRow]) -> dict[date, Content]:
    return {date.fromisoformat(day): own(row) for day, row in rows.items() if not row.deleted}


def own(row: DayRow) -> Content:
    return msgspec.structs.astuple(row)[len(DayRow.__struct_fields__) :]


def put(
    connection: sqlite3.Connection,
    table: str,
    day: date,
    content: Content | None,
    device: str,
    at: datetime,
) -> None:
    """As the record of that day that counts from now on; None takes it away.

    Raises ValueError for a naive instant.
    """
    known = connection.execute(
        f"SELECT id, version, written_at FROM {table} WHERE local_date = ? AND device = ?",
        (day.isoformat(), device),
    ).fetchone()
    identifier, version, _ = known or (new_id(at), 0, 0)
    before = _on(connection, table, day)
    head = (
        identifier,
        version + 1,
        int(content is None),
        device,
        max(log_rows.microseconds(at), before.written_at + 1 if before else 0),
        day.isoformat(),
        log_rows.offset_minutes(at),
    )
    row = ROWS[table](*head, *(content or _nothing(table)))
    marks = ", ".join("?" * (len(row.__struct_fields__) + 1))
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (identifier,))
    connection.execute(
        f"INSERT INTO {table} ({_columns(table)}) VALUES ({marks})", log_rows.stored(row)
    )


def is_first(connection: sqlite3.Connection, table: str, day: date, device: str) -> bool:
    """Whether this device has written but one version of a day's record."""
    query = f"SELECT version FROM {table} WHERE local_date = ? AND device = ?"
    found = connection.execute(query, (day.isoformat(), device)).fetchone()
    return found is not None and found[0] == 1


def forget(connection: sqlite3.Connection, table: str, day: date, device: str) -> None:
    """As if this device had never written a record of that day."""
    statement = f"DELETE FROM {table} WHERE local_date = ? AND device = ?"
    connection.execute(statement, (day.isoformat(), device))


def mark_of(content: Content) -> DayMark:
    return DayMark(content[0])


def mark_content(mark: DayMark | None) -> Content | None:
    return None if mark is None else (mark.value,)


def review_of(week: date, content: Content) -> Reviewed:
    obstacle, suggestion, taken = content
    return Reviewed(
        week,
        None if obstacle is None else Obstacle(obstacle),
        None if suggestion is None else SuggestionKind(suggestion),
        bool(taken),
    )


def review_content(reviewed: Reviewed) -> Content:
    obstacle, suggestion = reviewed.obstacle, reviewed.suggestion
    return (
        None if obstacle is None else obstacle.value,
        None if suggestion is None else suggestion.value,
        int(reviewed.taken),
    )


def schedule_of(since: date, content: Content) -> Schedule:
    days, times = content
    return Schedule(since, tuple(int(day) for day in days.split(",") if day), times)


def schedule_content(schedule: Schedule) -> Content:
    return ",".join(map(str, schedule.days)), schedule.times


def _nothing(table: str) -> Content:
    """What the columns of a record that was taken away hold."""
    return {"day_mark": ("done",), "review": (None, None, 0), "schedule": ("", 1)}[table]


def _columns(table: str) -> str:
    return ", ".join((*ROWS[table].__struct_fields__, "crc"))
