"""Sums over the log, made by SQL: ten years of sets are too many to look at one by one.

Checksums are not looked at here; see coach.storage.journal.Journal.sums.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

import msgspec

from coach.core.by_exercise import ExerciseWeek
from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import SessionSums
from coach.storage import log_rows

T = TypeVar("T")

# Nearly all sessions are done in full; only of the others each exercise has to be looked at.
_SESSIONS = """
WITH done AS MATERIALIZED (
    SELECT session, min(prescribed_reps > 0 AND done_reps >= prescribed_reps) AS full,
        sum(done_seconds) AS seconds
    FROM set_done WHERE deleted = 0 GROUP BY session
), completions AS MATERIALIZED (
    SELECT session, avg(CASE WHEN pain THEN 1.0 WHEN asked = 0 THEN 0.0
        ELSE min(1.0, 1.0 * reps / asked) END) AS completion
    FROM (
        SELECT session, exercise, sum(prescribed_reps) AS asked, sum(done_reps) AS reps,
            max(ended = 'pain') AS pain
        FROM set_done
        WHERE deleted = 0 AND session IN (SELECT session FROM done WHERE NOT full)
        GROUP BY session, exercise
    ) GROUP BY session
)
SELECT started_at, id, local_date, pain_before, pain_after, prescription,
    coalesce(completion, full, 0.0) AS completion, coalesce(seconds, 0.0) AS seconds
FROM session
    LEFT JOIN done ON done.session = session.id
    LEFT JOIN completions ON completions.session = session.id
WHERE deleted = 0 AND trial = ?
"""
_SESSION_COLUMNS = (
    "started_at, id, local_date, pain_before, pain_after, prescription, completion, seconds"
)
_SessionRow = tuple[int, str, date, int | None, int | None, str, float, float]

_EXERCISES = """
WITH counted AS MATERIALIZED (
    SELECT id, CAST((julianday(local_date) - ?) / 7 AS INTEGER) AS week FROM session
    WHERE deleted = 0 AND trial = 0 AND local_date BETWEEN ? AND ?
)
SELECT exercise, side, week, sum(prescribed_reps) AS asked,
    sum(min(prescribed_reps, done_reps)) AS reps, sum(ended = 'pain') AS pain
FROM counted JOIN set_done ON set_done.session = counted.id
WHERE deleted = 0
GROUP BY week, exercise, side
"""
_EXERCISE_COLUMNS = "exercise, side, week, asked, reps, pain"
_ExerciseRow = tuple[str, Side, int, int, int, int]

_NOTES = """
SELECT local_date, note FROM session
WHERE deleted = 0 AND trial = 0 AND trim(note) != '' AND local_date BETWEEN ? AND ?
ORDER BY local_date DESC, started_at DESC
"""


def session_sums(
    connection: sqlite3.Connection, routines: Mapping[str, Routine], *, trials: bool = False
) -> tuple[SessionSums, ...]:
    """All sessions but trials, or only those, by their start; `routines` by digest."""
    found = _at_once(connection, _SESSIONS, _SESSION_COLUMNS, list[_SessionRow], (int(trials),))
    return tuple(
        SessionSums(
            id=identifier,
            started_at=log_rows.instant(started_at),
            local_date=day,
            trial=trials,
            pain_before=before,
            pain_after=after,
            prescription=routines.get(digest, log_rows.LOST_PRESCRIPTION),
            completion=completion,
            seconds=seconds,
        )
        for started_at, identifier, day, before, after, digest, completion, seconds in sorted(found)
    )


def exercise_weeks(
    connection: sqlite3.Connection, first_week: date, first: date, last: date
) -> tuple[ExerciseWeek, ...]:
    """Every exercise and side of the days from `first` through `last`; trials are left out.

    `first_week` is the first day of some week, of the one of `first` or of one before it.
    """
    monday = (first_week - date(2000, 1, 1)).days + 2451544.5  # the Julian day of midnight
    values = (monday, first.isoformat(), last.isoformat())
    found = _at_once(connection, _EXERCISES, _EXERCISE_COLUMNS, list[_ExerciseRow], values)
    return tuple(
        ExerciseWeek(exercise, side, first_week + timedelta(weeks=week), asked, reps, pain)
        for exercise, side, week, asked, reps, pain in found
    )


def _at_once(
    connection: sqlite3.Connection,
    query: str,
    columns: str,
    kind: type[T],
    values: Sequence[str | float],
) -> T:
    """All rows in a single one: of many, each waits for Python where another thread is at work."""
    whole = f"SELECT json_group_array(json_array({columns})) FROM ({query})"
    (text,) = connection.execute(whole, values).fetchone()
    return msgspec.json.decode(text, type=kind)


def notes(connection: sqlite3.Connection, first: date, last: date) -> tuple[tuple[date, str], ...]:
    """What was noted of sessions from day `first` through `last`, the latest first."""
    days = (first.isoformat(), last.isoformat())
    return tuple((date.fromisoformat(day), note) for day, note in connection.execute(_NOTES, days))
