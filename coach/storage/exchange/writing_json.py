"""The log as one JSON file with all that is in it, a record a line."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec

from coach.core.routine import Routine
from coach.storage import log_days
from coach.storage.exchange import forms
from coach.storage.exchange.output import write_file
from coach.storage.log_copy import DayCopy, LogCopy, SessionCopy
from coach.storage.routines import routine_table


def write_json(path: Path, copy: LogCopy, at: datetime) -> None:
    """See `write_file`; `at` is the instant of writing. Raises coach.storage.atomic.SaveError."""
    write_file(path, json_of(copy, at))


def json_of(copy: LogCopy, at: datetime) -> bytes:
    """The whole file."""
    routines = _Routines()
    sections: dict[str, Iterable[msgspec.Struct]] = {
        "sessions": [_session(each, routines) for each in copy.sessions.values()],
        "deleted_sessions": [
            forms.GoneLine(session_id, gone.version, gone.written_at)
            for session_id, gone in copy.deleted.items()
        ],
        "day_marks": [_mark(*each) for each in _days(copy, "day_mark")],
        "reviews": [_review(*each) for each in _days(copy, "review")],
        "schedules": [_schedule(*each) for each in _days(copy, "schedule")],
    }
    everything = {"routines": routines.lines, **sections}
    head: dict[str, object] = {"format": forms.FORMAT, "version": forms.VERSION, "written_at": at}
    return b"".join(_lines(head, everything))


def _lines(
    head: dict[str, object], sections: dict[str, Iterable[msgspec.Struct]]
) -> Iterator[bytes]:
    encode = msgspec.json.encode
    yield b"{\n"
    yield b",\n".join(encode(name) + b": " + encode(value) for name, value in head.items())
    for name, records in sections.items():
        yield b",\n" + encode(name) + b": [\n"
        yield b",\n".join(map(encode, records))
        yield b"\n]"
    yield b"\n}\n"


class _Routines:
    """Gives each routine a number, as most sessions have prescribed the same."""

    def __init__(self) -> None:
        self._keys: dict[bytes, int] = {}
        self.lines: list[forms.RoutineLine] = []

    def key(self, routine: Routine) -> int | None:
        if not routine.id:  # only its name is known
            return None
        content = msgspec.json.encode(routine)
        if content not in self._keys:
            self._keys[content] = len(self._keys) + 1
            line = forms.RoutineLine(self._keys[content], routine_table(routine))
            self.lines.append(line)
        return self._keys[content]


def _session(copy: SessionCopy, routines: _Routines) -> forms.SessionLine:
    return forms.SessionLine(
        **forms.plain_fields(copy.session, routines.key(copy.session.prescription)),
        version=copy.session.version,
        written_at=copy.written_at,
        added=copy.added,
        earlier=tuple(
            forms.PlainSession(**forms.plain_fields(each, routines.key(each.prescription)))
            for each in copy.earlier
        ),
    )


def _days(copy: LogCopy, table: str) -> Iterator[tuple[date, DayCopy]]:
    yield from copy.days.get(table, {}).items()


def _mark(day: date, copy: DayCopy) -> forms.MarkLine:
    mark = None if copy.content is None else log_days.mark_of(copy.content)
    return forms.MarkLine(day, mark, copy.written_at)


def _review(week: date, copy: DayCopy) -> forms.ReviewLine:
    if copy.content is None:
        return forms.ReviewLine(week, None, None, False, copy.written_at, deleted=True)
    said = log_days.review_of(week, copy.content)
    return forms.ReviewLine(week, said.obstacle, said.suggestion, said.taken, copy.written_at)


def _schedule(since: date, copy: DayCopy) -> forms.ScheduleLine:
    if copy.content is None:
        return forms.ScheduleLine(since, (), 1, copy.written_at, deleted=True)
    schedule = log_days.schedule_of(since, copy.content)
    return forms.ScheduleLine(since, schedule.days, schedule.times, copy.written_at)
