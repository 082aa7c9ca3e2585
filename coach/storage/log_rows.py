"""The log's rows: their columns, their checksums, and what they mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
from msgspec import Struct

from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import FollowUp, Outcome, SessionRecord, SetEnd, SetRecord, Settled

Value = str | int | float | None

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SIDES = {side.value: side for side in Side}
_ENDS = {ended.value: ended for ended in SetEnd}
LOST_PRESCRIPTION = Routine(id="", name="", entries=())


class SessionRow(Struct, frozen=True, array_like=True):
    """The columns of table session, without its checksum."""

    id: str
    version: int
    deleted: int
    device: str
    written_at: int
    local_date: str
    utc_offset_minutes: int
    started_at: int
    ended_at: int | None
    outcome: str
    trial: int
    pain_before: int | None
    pain_after: int | None
    note: str
    prescription: str


class SetRow(Struct, frozen=True, array_like=True):
    """The columns of table set_done, without its checksum."""

    session: str
    place: int
    id: str
    version: int
    deleted: int
    device: str
    written_at: int
    local_date: str
    utc_offset_minutes: int
    exercise: str
    side: str
    prescribed_reps: int
    prescribed_seconds: float
    done_reps: int
    done_seconds: float
    ended: str


class FollowUpRow(Struct, frozen=True, array_like=True):
    """The columns of table follow_up, without its checksum."""

    session: str
    id: str
    version: int
    deleted: int
    device: str
    written_at: int
    local_date: str
    utc_offset_minutes: int
    answer: str | None


class DamagedRow(Struct, frozen=True):
    """A row whose content is not what was written; `id` as it now reads."""

    table: str
    id: str


def checksum(content: Struct | Sequence[object]) -> int:
    """CRC-32 of a row's columns, in order and without the checksum, as a compact JSON list."""
    return crc32(msgspec.json.encode(content))


def stored(row: Struct) -> tuple[Value, ...]:
    """The row's columns, its checksum last."""
    return (*msgspec.structs.astuple(row), checksum(row))


def set_rows(
    session: SessionRecord, row: SessionRow, ids: Sequence[str]
) -> Iterator[tuple[Value, ...]]:
    """The columns of a session's sets, their checksums last; `row` is the session's own.

    Spelled out as `read_sets` is.
    """
    encode = msgspec.json.encode
    head = (row.version, 0, row.device, row.written_at, row.local_date, row.utc_offset_minutes)
    for place, done in enumerate(session.sets):
        columns = (
            row.id,
            place,
            ids[place],
            *head,
            done.exercise,
            done.side.value,
            done.prescribed_reps,
            seconds(done.prescribed_seconds),
            done.done_reps,
            seconds(done.done_seconds),
            done.ended.value,
        )
        yield (*columns, crc32(encode(columns)))


def insertion(table: str, columns: Sequence[str]) -> str:
    """The statement that writes a row."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def digest(routine: str) -> str:
    import hashlib  # 4 ms, and a log without sessions has no use for it

    return hashlib.sha256(routine.encode()).hexdigest()


def microseconds(at: datetime) -> int:
    """Since 1970. Raises ValueError for a naive `at`."""
    if at.utcoffset() is None:
        raise ValueError(f"{at} has no UTC offset")
    return (at - _EPOCH) // timedelta(microseconds=1)


def instant(since_epoch: int) -> datetime:
    return _EPOCH + timedelta(microseconds=since_epoch)


def seconds(number: float) -> float:
    """As the log gives it back: a float, and no zero below zero."""
    return number + 0.0


def offset_minutes(at: datetime) -> int:
    """Raises ValueError for a naive `at`."""
    offset = at.utcoffset()
    if offset is None:
        raise ValueError(f"{at} has no UTC offset")
    return round(offset / timedelta(minutes=1))


def read_prescriptions(
    rows: Iterable[tuple[str, str]], damaged: list[DamagedRow]
) -> dict[str, Routine]:
    """Routines by digest; what does not match its digest or cannot be read goes to `damaged`."""
    routines = {}
    for key, routine in rows:
        try:
            if digest(routine) == key:
                routines[key] = msgspec.json.decode(routine, type=Routine)
                continue
        except msgspec.ValidationError:
            pass
        damaged.append(DamagedRow("prescription", key))
    return routines


def read_sets(
    rows: Iterable[tuple[Any, ...]], damaged: list[DamagedRow]
) -> dict[str, list[SetRecord]]:
    """Sets by session in the order of `rows`; what fails its checksum goes to `damaged`.

    The loop is spelled out because ten years hold hundreds of thousands of sets.
    """
    encode = msgspec.json.encode
    sets: dict[str, list[SetRecord]] = {}
    for row in rows:
        if crc32(encode(row[:-1])) != row[-1]:
            damaged.append(DamagedRow("set_done", str(row[2])))
            continue
        session, deleted = row[0], row[4]
        if deleted:
            continue
        exercise, side, reps, seconds, done_reps, done_seconds, ended = row[9:16]
        record = SetRecord(
            exercise, _SIDES[side], reps, seconds, done_reps, done_seconds, _ENDS[ended]
        )
        sets.setdefault(session, []).append(record)
    return sets


def read_follow_ups(
    rows: Iterable[tuple[Any, ...]], damaged: list[DamagedRow]
) -> dict[str, FollowUp]:
    """Follow-ups by session; what fails its checksum goes to `damaged`."""
    found = {}
    for values in rows:
        if checksum(values[:-1]) != values[-1]:
            damaged.append(DamagedRow("follow_up", str(values[1])))
            continue
        row = msgspec.convert(values[:-1], FollowUpRow)
        if not row.deleted:
            answer = None if row.answer is None else Settled(row.answer)
            found[row.session] = FollowUp(date.fromisoformat(row.local_date), answer)
    return found


def read_sessions(
    rows: Iterable[tuple[Any, ...]],
    sets: Mapping[str, Sequence[SetRecord]],
    routines: Mapping[str, Routine],
    follow_ups: Mapping[str, FollowUp],
    damaged: list[DamagedRow],
) -> list[SessionRecord]:
    """Sessions in the order of `rows`; what fails its checksum goes to `damaged`."""
    found = read_with_deleted(rows, sets, routines, follow_ups, damaged)
    return [each.record for each in found if not each.deleted]


class Found(NamedTuple):
    """A sound session, and the row in which it stands."""

    record: SessionRecord
    row: SessionRow

    @property
    def deleted(self) -> bool:
        return bool(self.row.deleted)


def read_with_deleted(
    rows: Iterable[tuple[Any, ...]],
    sets: Mapping[str, Sequence[SetRecord]],
    routines: Mapping[str, Routine],
    follow_ups: Mapping[str, FollowUp],
    damaged: list[DamagedRow],
) -> Iterator[Found]:
    """As `read_sessions`, with those deleted too."""
    for values in rows:
        if checksum(values[:-1]) != values[-1]:
            damaged.append(DamagedRow("session", str(values[0])))
            continue
        row = msgspec.convert(values[:-1], SessionRow)
        of_it = sets.get(row.id, ())
        yield Found(_session_record(row, of_it, routines, follow_ups.get(row.id)), row)


def _session_record(
    row: SessionRow,
    sets: Sequence[SetRecord],
    routines: Mapping[str, Routine],
    follow_up: FollowUp | None,
) -> SessionRecord:
    return SessionRecord(
        id=row.id,
        started_at=instant(row.started_at),
        ended_at=None if row.ended_at is None else instant(row.ended_at),
        local_date=date.fromisoformat(row.local_date),
        utc_offset_minutes=row.utc_offset_minutes,
        prescription=routines.get(row.prescription, LOST_PRESCRIPTION),
        outcome=Outcome(row.outcome),
        trial=bool(row.trial),
        pain_before=row.pain_before,
        pain_after=row.pain_after,
        note=row.note,
        sets=tuple(sets),
        follow_up=follow_up,
        version=row.version,
    )
