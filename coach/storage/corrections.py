"""What the person puts right in the log by hand: each step is kept, and can be undone.

A step holds what its records were before. Undoing puts that back as their next version, and what
they were meanwhile takes its place in the step: so nothing that was ever written is lost.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from coach.core.correction import Correction, CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.session import SessionRecord
from coach.storage import log_days, log_records, log_steps, log_tables
from coach.storage.log_copy import LogCopy
from coach.storage.log_records import New, OtherStands, differs, raw
from coach.storage.log_steps import FOLLOW_UP, GONE, SESSION, Change, StepRow

Writing: TypeAlias = Callable[[], AbstractContextManager[None]]


class ChangedSince(Exception):
    """What a step changed has been changed again in another way, so it stays as it is.

    The step no longer stands in the way of those before it.
    """


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
        self._step(CorrectionKind.ADDED, [New(SESSION, session.id, session)], at)

    def correct(
        self, session: SessionRecord, at: datetime, kind: CorrectionKind = CorrectionKind.CORRECTED
    ) -> None:
        """Another version of a session, all of it but its follow-up. Raises KeyError."""
        self._step(kind, [New(SESSION, session.id, session)], at, of_what=session.id)

    def delete(self, session_id: str, at: datetime) -> None:
        """Raises KeyError."""
        self._step(CorrectionKind.DELETED, [New(SESSION, session_id, GONE)], at)

    def mark(self, days: Iterable[date], mark: DayMark | None, at: datetime) -> None:
        """The days so marked; None takes their marks away."""
        content = raw(log_days.mark_content(mark))
        changes = [New("day_mark", day.isoformat(), content) for day in dict.fromkeys(days)]
        self._step(CorrectionKind.MARKED, changes, at)

    def bring_in(self, copy: LogCopy, at: datetime) -> None:
        """All that a copy holds, new or in place of what is here, as it was written there.

        What its sessions were before is kept beside what they were here.
        """
        with log_tables.written_at_once(self._connection), self._writing():
            log_steps.drop_undone(self._connection)
            for kind, kept in self._kept_elsewhere(copy).items():
                log_steps.append(self._connection, kind, "dropped", kept, at)
            self._put(CorrectionKind.BROUGHT_IN, _brought(copy), at)

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
        """The ids of the sessions of which anything but the note is not as it was at first."""
        first = log_steps.first_sessions(self._steps("1 ORDER BY number"))
        with self._reading():
            now = log_records.standing(self._connection, first)
        return frozenset(key for key, session in now.items() if differs(session, first[key]))

    def earlier(self, session_id: str) -> tuple[SessionRecord, ...]:
        """What a session was before it was corrected, the oldest first."""
        rows = self._steps("instr(changes, ?) ORDER BY number", session_id)
        return log_steps.former_sessions(rows).get(session_id, ())

    def all_earlier(self) -> dict[str, tuple[SessionRecord, ...]]:
        """The same of all sessions that were corrected, by their ids."""
        return log_steps.former_sessions(self._steps("1 ORDER BY number"))

    def _changed_by(self, kind: CorrectionKind) -> frozenset[str]:
        """The ids of what steps of this kind changed that were not undone, here or elsewhere."""
        rows = self._steps("state != 'undone' AND kind = ?", kind.value)
        return frozenset(change.key for row in rows for change in row.decoded)

    def _step(
        self, kind: CorrectionKind, records: Iterable[New], at: datetime, of_what: str = ""
    ) -> None:
        """`of_what`: a session that has to be there, else KeyError is raised."""
        with self._writing():
            if of_what and not log_records.standing(self._connection, [of_what]):
                raise KeyError(of_what)
            log_steps.drop_undone(self._connection)
            self._put(kind, records, at)

    def _put(self, kind: CorrectionKind, records: Iterable[New], at: datetime) -> None:
        changes = list(log_records.put(self._connection, records, self._device, at))
        log_steps.append(self._connection, kind, "done", changes, at)

    def _kept_elsewhere(self, copy: LogCopy) -> dict[CorrectionKind, list[Change]]:
        """The steps done elsewhere that cannot be undone here, to be kept."""
        added = [key for key, one in copy.sessions.items() if one.added]
        corrected = {key: one.earlier for key, one in copy.sessions.items() if one.earlier}
        known = self.all_earlier() if corrected else {}
        here = log_records.standing(self._connection, corrected)
        kept = {
            CorrectionKind.ADDED: [_kept(key, GONE) for key in added],
            CorrectionKind.BROUGHT_IN: [
                _kept(key, raw(former))
                for key, earlier in corrected.items()
                for former in earlier
                if former not in known.get(key, ()) and former != here.get(key)
            ],
        }
        return {kind: changes for kind, changes in kept.items() if changes}

    def _swap(self, state: str, which: str, at: datetime) -> None:
        row = None
        try:
            with log_tables.written_at_once(self._connection), self._writing():
                row = next(iter(self._steps(f"{which} LIMIT 1")), None)
                if row is None:
                    raise KeyError(state)
                back = [
                    New(
                        change.table,
                        change.key,
                        bytes(change.other),
                        replaces=change.made,
                        same_stamp=row.kind == CorrectionKind.BROUGHT_IN,
                    )
                    for change in row.decoded
                ]
                changes = list(log_records.put(self._connection, back, self._device, at))
                text = msgspec.json.encode(changes).decode()
                log_steps.write(self._connection, replace(row, state=state, changes=text))
        except OtherStands as error:
            if row:
                with self._writing():
                    log_steps.write(self._connection, replace(row, state="dropped"))
            raise ChangedSince(str(error)) from error

    def _found(self, which: str) -> Correction | None:
        rows = self._steps(f"{which} LIMIT 1")
        return log_steps.told(rows[0]) if rows else None

    def _steps(self, condition: str, *values: str) -> tuple[StepRow, ...]:
        with self._reading():
            return log_steps.read(self._connection, condition, *values)


def _brought(copy: LogCopy) -> Iterator[New]:
    for session_id, gone in copy.deleted.items():
        yield New(SESSION, session_id, GONE, gone.written_at, gone.version)
    for session_id, one in copy.sessions.items():
        yield New(SESSION, session_id, one.session, one.written_at, one.session.version)
        if one.session.follow_up:
            yield New(FOLLOW_UP, session_id, raw(one.session.follow_up))
    for table, days in copy.days.items():
        for day, each in days.items():
            yield New(table, day.isoformat(), raw(each.content), each.written_at)


def _kept(session_id: str, former: bytes) -> Change:
    return Change(SESSION, session_id, 0, msgspec.Raw(former))
