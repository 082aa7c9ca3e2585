"""All that a log holds, or a file of one, with what tells which of two versions is the newer."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date, datetime

from msgspec import Struct

from coach.core.session import SessionRecord
from coach.storage import log_days, log_rows, log_tables
from coach.storage.log_days import Content
from coach.storage.log_rows import DamagedRow


class SessionCopy(Struct, frozen=True):
    """A session, when it was written, and what it was before, the oldest first.

    `written_at` is None where that is not known. `added`: by hand; `corrected`: as the log says,
    and unknown in a file.
    """

    session: SessionRecord
    written_at: datetime | None = None
    added: bool = False
    earlier: tuple[SessionRecord, ...] = ()
    corrected: bool = False

    @property
    def whole(self) -> bool:
        """Whether more is known of the routine that was prescribed than its name."""
        return bool(self.session.prescription.id)


class Gone(Struct, frozen=True):
    """That a session was deleted: as which version, and when."""

    version: int
    written_at: datetime


class DayCopy(Struct, frozen=True):
    """A day's record and when it was written; None where it was taken away."""

    content: Content | None
    written_at: datetime


class LogCopy(Struct, frozen=True):
    """Sessions by their ids, in order; those deleted; the records of days by table and day."""

    sessions: Mapping[str, SessionCopy] = {}
    deleted: Mapping[str, Gone] = {}
    days: Mapping[str, Mapping[date, DayCopy]] = {}


def read(
    connection: sqlite3.Connection,
    added: Collection[str],
    corrected: Collection[str],
    earlier: Mapping[str, tuple[SessionRecord, ...]],
    damaged: list[DamagedRow],
) -> LogCopy:
    """The whole log but what is damaged, which goes to `damaged`.

    `added` and `corrected` are the ids of sessions that were so by hand, `earlier` the former
    versions by id.
    """
    sessions, found = log_tables.select(connection, "1", ())
    damaged += found
    stamps = log_tables.stamps(connection)
    return LogCopy(
        sessions={
            each.id: SessionCopy(
                each,
                log_rows.instant(stamps[each.id].written_at),
                each.id in added,
                earlier.get(each.id, ()),
                each.id in corrected,
            )
            for each in sessions
        },
        deleted={
            session_id: Gone(stamp.version, log_rows.instant(stamp.written_at))
            for session_id, stamp in stamps.items()
            if stamp.deleted
        },
        days={
            table: {
                date.fromisoformat(day): _day(row)
                for day, row in log_days.newest(connection, table, damaged).items()
            }
            for table in log_days.ROWS
        },
    )


def _day(row: log_days.DayRow) -> DayCopy:
    content = None if row.deleted else log_days.own(row)
    return DayCopy(content, log_rows.instant(row.written_at))
