"""Reads a JSON file of the log; what of it is damaged or cannot be is noted by its line."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO, TypeVar

import msgspec
from msgspec import Struct

from coach.core.review import Reviewed
from coach.core.routine import Routine
from coach.core.schedule import Schedule
from coach.core.session import SessionRecord
from coach.storage import log_days
from coach.storage.checking import Checker
from coach.storage.exchange import forms
from coach.storage.exchange.allowed import Refused, check_day, check_instant, check_session
from coach.storage.exchange.found import ExchangeError, FoundLog, Unreads
from coach.storage.exchange.records import Record, RecordFile
from coach.storage.limits import overlong
from coach.storage.log_copy import DayCopy, Gone, LogCopy, SessionCopy
from coach.storage.log_days import Content

L = TypeVar("L", bound=Struct)
MOST_SESSIONS = 100_000
_DAMAGED = "is damaged"
_TWICE = "is there twice; the first counts"


def read_json(file: BinaryIO, at: datetime) -> FoundLog:
    """What a file holds that is open, at the instant `at`. Raises ExchangeError and OSError."""
    unreads = Unreads()
    records = RecordFile(file, unreads)
    reader = _Reader(unreads, at)
    for record in records.records():
        try:
            reader.take(record)
        except Refused as error:
            unreads.add(record.line, str(error))
    return FoundLog(reader.copy, unreads.told, unreads.number)


class _Reader:
    def __init__(self, unreads: Unreads, at: datetime) -> None:
        self._unreads = unreads
        self._at = at
        self._routines: dict[int, Routine] = {}
        self._sessions: dict[str, SessionCopy] = {}
        self._deleted: dict[str, Gone] = {}
        self._days: dict[str, dict[date, DayCopy]] = {table: {} for table in log_days.ROWS}
        self._strange: set[str] = set()
        self._takers = {
            "routines": self._routine,
            "sessions": self._session,
            "deleted_sessions": self._gone,
            "day_marks": self._mark,
            "reviews": self._review,
            "schedules": self._schedule,
        }

    @property
    def copy(self) -> LogCopy:
        sessions = sorted(
            self._sessions.values(), key=lambda each: (each.session.started_at, each.session.id)
        )
        return LogCopy({each.session.id: each for each in sessions}, self._deleted, self._days)

    def take(self, record: Record) -> None:
        """Raises Refused."""
        if record.section in self._takers:
            self._takers[record.section](record)
        elif record.section not in self._strange:
            self._strange.add(record.section)
            raise Refused("what follows is not known here")

    def _routine(self, record: Record) -> None:
        line = _decoded(record, forms.RoutineLine)
        checker = Checker("")
        try:
            routine = checker.struct(line.routine, Routine, "routine")
        except RecursionError as error:
            raise Refused(_DAMAGED) from error
        told = checker.errors[0].told if routine is None else f"routine: {overlong(routine)}"
        if routine is None or overlong(routine):
            raise Refused(f"{told}; of sessions with this routine only its name is known")
        self._routines.setdefault(line.key, routine)

    def _session(self, record: Record) -> None:
        line = _decoded(record, forms.SessionLine)
        if line.id in self._sessions or line.id in self._deleted:
            raise Refused(_TWICE)
        self._look_at_number()
        check_session(line, self._at)
        if not 1 <= line.version < 1_000_000:
            raise Refused("version: not from 1 to 1000000")
        session = self._record(line, line.version)
        for former in line.earlier:
            check_session(former, self._at)
        self._sessions[line.id] = SessionCopy(
            session,
            None if line.written_at is None else self._written(line.written_at),
            line.added,
            tuple(self._record(former, 1) for former in line.earlier),
        )

    def _look_at_number(self) -> None:
        if len(self._sessions) + len(self._deleted) >= MOST_SESSIONS:
            raise ExchangeError(f"It holds more than {MOST_SESSIONS} sessions.")

    def _record(self, plain: forms.PlainSession, version: int) -> SessionRecord:
        by_name = Routine(id="", name=plain.routine, entries=())
        key = plain.prescription
        return SessionRecord(
            id=plain.id,
            started_at=plain.started_at.astimezone(UTC),
            ended_at=None if plain.ended_at is None else plain.ended_at.astimezone(UTC),
            local_date=plain.local_date,
            utc_offset_minutes=plain.utc_offset_minutes,
            prescription=by_name if key is None else self._routines.get(key, by_name),
            outcome=plain.outcome,
            trial=plain.trial,
            pain_before=plain.pain_before,
            pain_after=plain.pain_after,
            note=plain.note,
            sets=plain.sets,
            follow_up=plain.follow_up,
            version=version,
        )

    def _gone(self, record: Record) -> None:
        line = _decoded(record, forms.GoneLine)
        if line.id in self._sessions or line.id in self._deleted:
            raise Refused(_TWICE)
        self._look_at_number()
        if not 1 <= line.version < 1_000_000:
            raise Refused("version: not from 1 to 1000000")
        self._deleted[line.id] = Gone(line.version, self._written(line.written_at))

    def _mark(self, record: Record) -> None:
        line = _decoded(record, forms.MarkLine)
        self._put("day_mark", line.day, log_days.mark_content(line.mark), line.written_at)

    def _review(self, record: Record) -> None:
        line = _decoded(record, forms.ReviewLine)
        said = Reviewed(line.week, line.obstacle, line.suggestion, line.taken)
        content = None if line.deleted else log_days.review_content(said)
        self._put("review", line.week, content, line.written_at)

    def _schedule(self, record: Record) -> None:
        line = _decoded(record, forms.ScheduleLine)
        days = tuple(sorted(set(line.days)))
        if days != line.days or not all(0 <= day <= 6 for day in days):
            raise Refused("days: not ascending from 0 to 6")
        if not 1 <= line.times <= 10:
            raise Refused("times: not from 1 to 10")
        schedule = Schedule(line.since, days, line.times)
        content = None if line.deleted else log_days.schedule_content(schedule)
        self._put("schedule", line.since, content, line.written_at)

    def _put(self, table: str, day: date, content: Content | None, written_at: datetime) -> None:
        check_day(day, self._at, "the day", ahead=timedelta(days=3660))
        if day in self._days[table]:
            raise Refused(_TWICE)
        self._days[table][day] = DayCopy(content, self._written(written_at))

    def _written(self, written_at: datetime) -> datetime:
        """Not later than now, so that a wrong clock elsewhere does not win for ever."""
        check_instant(written_at, None, "written_at")
        return min(written_at.astimezone(UTC), self._at.astimezone(UTC))


def _decoded(record: Record, kind: type[L]) -> L:
    """Raises Refused."""
    try:
        return msgspec.json.decode(record.content, type=kind)
    except msgspec.ValidationError as error:
        raise Refused(_plainly(str(error))) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise Refused(_DAMAGED) from error


def _plainly(said: str) -> str:
    """What msgspec says of a field, in the words of a person."""
    problem, _, place = said.partition(" - at `$")
    # it counts from 0
    counted = re.sub(r"\[(\d+)\]", lambda found: f"[{int(found[1]) + 1}]", place)
    where = counted.strip("`").removeprefix(".")
    if problem.startswith("Object missing required field"):
        name = problem.split("`")[1]
        return f"{where}.{name}: is missing".lstrip(".")
    if not where:
        return _DAMAGED
    if problem.startswith("Invalid enum value"):
        return f"{where}: {problem.removeprefix('Invalid enum value ')} is not known here"
    return f"{where}: cannot be read"
