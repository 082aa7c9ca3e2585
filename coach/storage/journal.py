"""The log of sessions: every finished rep is in it before the call that records it returns."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from coach.core.by_exercise import ExerciseWeek
from coach.core.day_mark import DayMark
from coach.core.logged import LoggedSession
from coach.core.review import Reviewed
from coach.core.routine import Routine
from coach.core.schedule import Schedule, up_to_date
from coach.core.session import (
    FollowUp,
    Outcome,
    SessionRecord,
    SessionSums,
    SetEnd,
    SetRecord,
    Settled,
    sums_of,
)
from coach.storage import (
    log_copy,
    log_days,
    log_file,
    log_follow_ups,
    log_list,
    log_rows,
    log_sums,
    log_tables,
)
from coach.storage.corrections import Corrections
from coach.storage.ids import new_id
from coach.storage.log_copy import LogCopy
from coach.storage.log_days import Content
from coach.storage.log_file import LogWriteError
from coach.storage.log_reading import read_exercise_weeks
from coach.storage.log_rows import DamagedRow

SHORT_LOG = 2000  # sessions, summed up in a few hundredths of a second


class Journal:
    """One device's hand on the log.

    A running session fills in its own rows, rep by rep; what a person corrects later is a new
    version. Every method that changes the log raises LogWriteError, after which nothing of that
    change is written, KeyError for a session or set that is not there, and ValueError for a naive
    instant or a figure out of range.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, device: str) -> None:
        self._connection = connection
        self.path = path
        self._device = device
        self._callbacks: list[Callable[[], None]] = []
        self._damaged: tuple[DamagedRow, ...] = ()
        self._sums: tuple[SessionSums, ...] | None = None
        self._distrusted = False
        self._state = 0
        self.corrections = Corrections(connection, device, self._writing, self._reading)

    @classmethod
    def open(cls, path: Path, device: str, backups: Path | None = None) -> "Journal":
        """The log at `path`, made if it is not there; its folder must exist.

        An older log is copied into `backups` (by default a folder beside it) before it is brought
        up to date. Raises LogTooNew, LogDamaged, LogUnreadable or LogWriteError.
        """
        folder = backups or path.parent / "backups"
        return cls(log_file.open_log(path, log_file.scripts(), folder), path, device)

    def close(self) -> None:
        self._connection.close()

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Has `callback` called after each change; returns what ends that."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def begin(
        self,
        prescription: Routine,
        sets: Sequence[SetRecord],
        at: datetime,
        local_date: date,
        trial: bool,
    ) -> str:
        """Opens a session with all its sets as prescribed, and returns its id.

        The UTC offset is that of `at`; `local_date` is the day by the person's own day start.
        """
        offset = log_rows.offset_minutes(at)
        session = SessionRecord(
            id=new_id(at),
            started_at=at,
            ended_at=None,
            local_date=local_date,
            utc_offset_minutes=offset,
            prescription=prescription,
            outcome=Outcome.INTERRUPTED,
            trial=trial,
            pain_before=None,
            pain_after=None,
            note="",
            sets=tuple(sets),
        )
        self.add([session], at)
        return session.id

    def add(self, sessions: Sequence[SessionRecord], at: datetime) -> None:
        """Writes whole sessions, all of them or none; `at` is the instant of writing."""
        with self._writing():
            for session in sessions:
                log_tables.insert(self._connection, session, self._device, at)

    def record(
        self,
        session_id: str,
        set_index: int,
        reps: int,
        seconds: float,
        ended: SetEnd | None,
        at: datetime,
    ) -> None:
        """Puts a set's reps and seconds done so far, counted from its beginning, in the log.

        `ended` None leaves how it ended as it is.
        """
        with self._writing():
            row = log_tables.set_row(self._connection, session_id, set_index)
            changed = replace(
                row,
                done_reps=reps,
                done_seconds=float(seconds),
                ended=row.ended if ended is None else ended.value,
                written_at=log_rows.microseconds(at),
                device=self._device,
            )
            log_tables.update_set(self._connection, changed)

    def finish(self, session_id: str, outcome: Outcome, at: datetime) -> None:
        self._change(session_id, at, outcome=outcome.value, ended_at=log_rows.microseconds(at))

    def rate(
        self, session_id: str, when: Literal["before", "after"], pain: int | None, at: datetime
    ) -> None:
        """`pain` 0 to 10, or None to take a rating away; raises ValueError for another number."""
        if pain is not None and not 0 <= pain <= 10:
            raise ValueError(f"pain {pain} is not from 0 to 10")
        if when == "before":
            self._change(session_id, at, pain_before=pain)
        else:
            self._change(session_id, at, pain_after=pain)

    def note(self, session_id: str, text: str, at: datetime) -> None:
        self._change(session_id, at, note=text)

    def follow_up(self, session_id: str, answer: Settled | None, at: datetime, asked: date) -> None:
        """Puts down that it was asked on the local day `asked` whether the pain had settled.

        `answer` None where it has only been asked so far.
        """
        with self._writing():
            log_tables.session_row(self._connection, session_id)
            said = FollowUp(asked, answer)
            log_follow_ups.put(self._connection, session_id, said, self._device, at)

    def plan(self, routine: Routine, at: datetime, local_date: date) -> None:
        """Puts down what the routine plans from a day on, unless that is known already.

        Where nothing is known yet it has been planned since the first day of the log. Raises
        LogError.
        """
        known = self.schedules()
        since = local_date if known else min(local_date, self._first_day() or local_date)
        new = [each for each in up_to_date(known, routine, since) if each not in known]
        if new:
            with self._writing():
                for each in new:
                    content = log_days.schedule_content(each)
                    self._put_day("schedule", each.since, content, at)

    def schedules(self) -> tuple[Schedule, ...]:
        """What was planned from when on, ascending, without what is damaged. Raises LogError."""
        found = self._read_days("schedule")
        return tuple(log_days.schedule_of(day, content) for day, content in found.items())

    def marks(self) -> dict[date, DayMark]:
        """What was said of whole days, ascending, without what is damaged. Raises LogError."""
        found = self._read_days("day_mark")
        return {day: log_days.mark_of(content) for day, content in found.items()}

    def review(self, reviewed: Reviewed, at: datetime) -> None:
        """Puts down what was said of a week, in place of what was said of it before."""
        with self._writing():
            content = log_days.review_content(reviewed)
            self._put_day("review", reviewed.week, content, at)

    def reviews(self) -> dict[date, Reviewed]:
        """What was said of weeks, by their first days, ascending. Raises LogError."""
        found = self._read_days("review")
        return {week: log_days.review_of(week, content) for week, content in found.items()}

    def _first_day(self) -> date | None:
        """Of all sessions; None for an empty log."""
        with self._reading():
            return log_tables.first_day(self._connection)

    def _put_day(self, table: str, day: date, content: Content, at: datetime) -> None:
        log_days.put(self._connection, table, day, content, self._device, at)

    def _read_days(
        self, table: str, damaged: list[DamagedRow] | None = None
    ) -> dict[date, Content]:
        with self._reading():
            return log_days.read(self._connection, table, [] if damaged is None else damaged)

    def sessions(self, since: date | None = None) -> tuple[SessionRecord, ...]:
        """Sessions from the local day `since` on, by their start; open ones read "interrupted".

        Damaged rows are left out and stand in `damaged` afterwards. Raises LogError.
        """
        return self._read("local_date >= ?", (since or date.min).isoformat())

    def session(self, session_id: str) -> SessionRecord:
        """One session. Raises KeyError where it is not there or damaged, and LogError."""
        with self._reading():
            found, self._damaged = log_tables.one_session(self._connection, session_id)
        if found is None:
            raise KeyError(session_id)
        return found

    def sums(self) -> tuple[SessionSums, ...]:
        """All sessions but trials, by their start, without their sets. Raises LogError.

        Kept until the log changes. Summed up by SQL, which looks at no checksum, as that takes
        seconds for ten years; once `distrust` has been called, from sound rows alone.
        """
        if self._sums is None:
            with self._reading():
                self._sums = self._read_sums()
        return self._sums

    @property
    def state(self) -> int:
        """Another number after each change of the log."""
        return self._state

    @property
    def sums_at_hand(self) -> bool:
        """Whether `sums` answers at once: they are known, or the log is short. Raises LogError."""
        if self._sums is not None or self._distrusted:
            return True
        with self._reading():
            (count,) = self._connection.execute("SELECT count(*) FROM session").fetchone()
        return bool(count <= SHORT_LOG)

    def know_sums(self, sums: tuple[SessionSums, ...], state: int) -> None:
        """What log_reading.read_sums has found while the log was in this state."""
        if state == self._state:
            self._sums = sums

    def listed(self) -> tuple[LoggedSession, ...]:
        """All sessions, trials too, by their start, without their sets. Raises LogError."""
        known = self.sums()
        with self._reading():
            has_trials = "SELECT EXISTS (SELECT 1 FROM session WHERE trial = 1 AND deleted = 0)"
            if self._connection.execute(has_trials).fetchone()[0]:
                known = (*known, *self._read_sums(trials=True))
            return log_list.logged_sessions(self._connection, known)

    def _read_sums(self, *, trials: bool = False) -> tuple[SessionSums, ...]:
        if self._distrusted:
            sound = self.sessions()
            return tuple(sums_of(session) for session in sound if session.trial is trials)
        query = "SELECT digest, routine FROM prescription"
        routines = log_rows.read_prescriptions(self._connection.execute(query), [])
        return log_sums.session_sums(self._connection, routines, trials=trials)

    def exercise_weeks(
        self, first_week: date, first: date = date.min, last: date = date.max
    ) -> tuple[ExerciseWeek, ...]:
        """See log_reading.read_exercise_weeks, which a thread can call. Raises LogError."""
        return read_exercise_weeks(self.path, first_week, first, last, sound=self.sound)

    @property
    def sound(self) -> bool:
        """Whether no damage has been found so far."""
        return not self._distrusted

    def distrust(self) -> None:
        """Damage has been found: from now on sums are made of rows that are looked at."""
        self._distrusted = True
        self.changed_elsewhere()

    def notes(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """See log_sums.notes. Raises LogError."""
        with self._reading():
            return log_sums.notes(self._connection, first, last)

    def copy(self) -> LogCopy:
        """All that is in the log; damaged rows as in `sessions`. Raises LogError."""
        damaged: list[DamagedRow] = []
        corrections = self.corrections
        with self._reading_at_one_moment():
            by_hand = corrections.added(), corrections.corrected()
            earlier = corrections.all_earlier()
            found = log_copy.read(self._connection, *by_hand, earlier, damaged)
        self._damaged = tuple(damaged)
        return found

    def changed_elsewhere(self) -> None:
        """The log was written to by another journal, in another thread say: tells of it."""
        self._sums = None
        self._state += 1
        for callback in tuple(self._callbacks):
            callback()

    def unfinished(
        self, local_date: date, trial: bool = False, since: datetime | None = None
    ) -> SessionRecord | None:
        """The last session of the day, or begun from `since` on, where it was never finished.

        Trials only where asked for. Raises LogError, and ValueError for a naive `since`.
        """
        day = local_date.isoformat()
        if since is None:
            found = self._read("local_date = ? AND trial = ?", day, int(trial))
        else:
            begun = log_rows.microseconds(since)
            condition = "(local_date = ? OR started_at >= ?) AND trial = ?"
            found = self._read(condition, day, begun, int(trial))
        return found[-1] if found and found[-1].ended_at is None else None

    @property
    def damaged(self) -> tuple[DamagedRow, ...]:
        """Rows that the last reading found damaged and left out."""
        return self._damaged

    def check(self) -> tuple[str, ...]:
        """What SQLite and the checksums find wrong with the whole log; empty where it is sound."""
        with self._reading():
            found = self._connection.execute("PRAGMA integrity_check").fetchall()
        structure = tuple(str(line) for (line,) in found if line != "ok")
        if structure:
            return structure
        self.sessions()
        of_days: list[DamagedRow] = []
        for table in log_days.ROWS:
            self._read_days(table, of_days)
        damaged = (*self._damaged, *of_days)
        return tuple(f"{row.table} {row.id}: checksum differs" for row in damaged)

    def _read(self, condition: str, *values: str | int) -> tuple[SessionRecord, ...]:
        with self._reading_at_one_moment():
            sessions, self._damaged = log_tables.select(self._connection, condition, values)
        return sessions

    def _change(self, session_id: str, at: datetime, **fields: str | int | None) -> None:
        with self._writing():
            row = log_tables.session_row(self._connection, session_id)
            written_at = log_rows.microseconds(at)
            changed = replace(row, device=self._device, written_at=written_at, **fields)
            log_tables.update_session(self._connection, changed)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise log_file.reading_error(self.path, error) from error

    @contextmanager
    def _reading_at_one_moment(self) -> Iterator[None]:
        """What is read in it belongs together, whoever writes meanwhile."""
        with self._reading():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                log_file.roll_back(self._connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                log_file.roll_back(self._connection)
                raise
        except sqlite3.IntegrityError as error:
            raise ValueError(f"not a valid record: {error}") from error
        except sqlite3.Error as error:
            raise LogWriteError(f"The log {self.path} could not be written: {error}.") from error
        self.changed_elsewhere()
