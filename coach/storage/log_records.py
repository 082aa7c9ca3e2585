"""Puts records of sessions and days in the place of others, and tells what stood there."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import NamedTuple, TypeVar
from zlib import crc32

import msgspec
from msgspec.structs import replace

from coach.core.session import FollowUp, SessionRecord
from coach.storage import log_days, log_follow_ups, log_rows, log_tables
from coach.storage.log_rows import Found, SessionRow
from coach.storage.log_steps import FOLLOW_UP, GONE, KEPT, SESSION, Beneath, Change, is_beneath

T = TypeVar("T")


class OtherStands(Exception):
    """Something else stands there than should be replaced."""


class New(NamedTuple):
    """What a record is to be: itself, or what a Change holds of it.

    Where `written_at` and `version` are given, it was that elsewhere. `replaces` is the checksum of
    what has to stand there. `same_stamp`: what is only marked as deleted, or no longer, keeps its
    version and its instant, as if that had never been; the first record of a day goes altogether.
    """

    table: str
    key: str
    content: bytes | SessionRecord
    written_at: datetime | None = None
    version: int | None = None
    replaces: int | None = None
    same_stamp: bool = False


def put(
    connection: sqlite3.Connection, records: Iterable[New], device: str, at: datetime
) -> Iterator[Change]:
    """One after the other, none twice; gives how to take each back.

    Raises OtherStands; KeyError for a session to be deleted that is not there, or damaged; and
    ValueError for a naive instant.
    """
    for some in _batches(records):
        sessions = [each.key for each in some if each.table == SESSION]
        found = log_tables.by_id(connection, sessions, [])
        for each in some:
            if each.table == SESSION:
                yield _put_session(connection, each, found.get(each.key), device, at)
            else:
                yield _put_other(connection, each, device, at)


def standing(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, SessionRecord]:
    """Those of the sessions that stand, without their versions and follow-ups."""
    return {
        session_id: bare(found.record)
        for some in _batches(ids)
        for session_id, found in log_tables.by_id(connection, some, []).items()
        if not found.deleted
    }


def bare(session: SessionRecord) -> SessionRecord:
    """Without what no step changes."""
    return replace(session, version=1, follow_up=None)


def as_kept(session: SessionRecord) -> SessionRecord:
    """Bare, and as it reads once it was written."""
    ended = session.ended_at
    return replace(
        bare(session),
        started_at=session.started_at.astimezone(UTC),
        ended_at=None if ended is None else ended.astimezone(UTC),
        sets=tuple(
            replace(
                done,
                prescribed_seconds=log_rows.seconds(done.prescribed_seconds),
                done_seconds=log_rows.seconds(done.done_seconds),
            )
            for done in session.sets
        ),
    )


def differs(session: SessionRecord, other: SessionRecord) -> bool:
    """Whether a person's correction, other than of the note, lies between the two."""
    one, two = (
        replace(each, note="", version=1, follow_up=None, prescription=log_rows.LOST_PRESCRIPTION)
        for each in (session, other)
    )
    return one != two


def raw(content: object) -> bytes:
    return msgspec.json.encode(content)


def _put_session(
    connection: sqlite3.Connection, new: New, found: Found | None, device: str, at: datetime
) -> Change:
    before = GONE if found is None or found.deleted else raw(bare(found.record))
    _check(new, before)
    written_at = new.written_at or at

    def mark(row: SessionRow, *, deleted: bool) -> None:
        stamp = None if new.same_stamp else written_at
        log_tables.set_deleted(connection, row, deleted, device, stamp, new.version)

    def write(session: SessionRecord) -> SessionRow:
        version = new.version or log_tables.version_of(connection, new.key) + 1
        return log_tables.put(connection, session, version, device, written_at)

    if new.content == GONE:
        if found is None or found.deleted:
            raise KeyError(new.key)
        mark(found.row, deleted=True)
        return _change(new, GONE, KEPT)
    if new.content == KEPT:
        if found is None:  # damaged by now
            raise OtherStands(new.key)
        mark(found.row, deleted=False)
        return _change(new, raw(bare(found.record)), GONE)
    if isinstance(new.content, bytes) and is_beneath(new.content):
        row = write(msgspec.json.decode(new.content, type=Beneath).deleted)
        mark(row, deleted=True)
        return _change(new, GONE, before)
    session = as_kept(
        new.content
        if isinstance(new.content, SessionRecord)
        else msgspec.json.decode(new.content, type=SessionRecord)
    )
    if found is not None and found.deleted:
        if bare(found.record) == session:
            mark(found.row, deleted=False)
            return _change(new, raw(session), GONE)
        before = raw(Beneath(bare(found.record)))
    write(session)
    return _change(new, raw(session), before)


def _put_other(connection: sqlite3.Connection, new: New, device: str, at: datetime) -> Change:
    assert isinstance(new.content, bytes)
    if new.table == FOLLOW_UP:
        before = raw(log_follow_ups.of(connection, new.key))
        _check(new, before)
        said = msgspec.json.decode(new.content, type=FollowUp | None)
        log_follow_ups.put(connection, new.key, said, device, new.written_at or at)
    else:
        day = date.fromisoformat(new.key)
        before = raw(log_days.read_day(connection, new.table, day))
        _check(new, before)
        content = msgspec.json.decode(new.content)
        record = None if content is None else tuple(content)
        if (
            record is None
            and new.same_stamp
            and log_days.is_first(connection, new.table, day, device)
        ):
            log_days.forget(connection, new.table, day, device)
        else:
            log_days.put(connection, new.table, day, record, device, new.written_at or at)
    return _change(new, new.content, before)


def _check(new: New, before: bytes) -> None:
    if new.replaces is not None and new.replaces != crc32(before):
        raise OtherStands(new.key)


def _change(new: New, made: bytes, other: bytes) -> Change:
    return Change(new.table, new.key, crc32(made), msgspec.Raw(other))


def _batches(items: Iterable[T]) -> Iterator[Sequence[T]]:
    left = iter(items)
    while some := list(islice(left, log_tables.MOST_AT_ONCE)):
        yield some
