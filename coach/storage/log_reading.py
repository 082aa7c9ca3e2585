"""What takes a while to read in a long log, with a hand of its own on it, for a thread."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from coach.core.by_exercise import ExerciseWeek, exercise_weeks
from coach.core.session import SessionSums
from coach.storage import log_file, log_rows, log_sums, log_tables
from coach.storage.log_rows import DamagedRow

# Where the id stands among the columns of the tables whose rows have a checksum, as their last.
ID_PLACES = {
    "session": 0,
    "set_done": 2,
    "follow_up": 1,
    "schedule": 0,
    "day_mark": 0,
    "review": 0,
}
ROWS_AT_A_TIME = 200


def read_sums(path: Path) -> tuple[SessionSums, ...]:
    """See coach.storage.journal.Journal.sums, of a log that is known to be sound."""
    try:
        with closing(log_file.open_to_read(path)) as connection:
            query = "SELECT digest, routine FROM prescription"
            routines = log_rows.read_prescriptions(connection.execute(query), [])
            return log_sums.session_sums(connection, routines)
    except sqlite3.Error as error:
        raise log_file.reading_error(path, error) from error


def read_exercise_weeks(
    path: Path,
    first_week: date,
    first: date = date.min,
    last: date = date.max,
    *,
    sound: bool,
) -> tuple[ExerciseWeek, ...]:
    """Every exercise, side and week of the days from `first` through `last`, without trials.

    `first_week` is the first day of the week of the log's first day. By SQL where the log is known
    to be `sound`, else from rows that are looked at. Raises LogError.
    """
    try:
        with closing(log_file.open_to_read(path)) as connection:
            if sound:
                return log_sums.exercise_weeks(connection, first_week, first, last)
            condition = "trial = 0 AND local_date BETWEEN ? AND ?"
            days = (first.isoformat(), last.isoformat())
            sessions, _ = log_tables.select(connection, condition, days)
            return exercise_weeks(sessions, first_week)
    except sqlite3.Error as error:
        raise log_file.reading_error(path, error) from error


def find_damage(path: Path, pause: Callable[[], object]) -> tuple[DamagedRow, ...]:
    """The rows whose content is not what was written. Raises LogError.

    `pause` is called after every few, so that whoever else has something to do gets on with it.
    """
    damaged: list[DamagedRow] = []
    try:
        with closing(log_file.open_to_read(path)) as connection:
            for table, place in ID_PLACES.items():
                rows = connection.execute(f"SELECT * FROM {table}")
                while found := rows.fetchmany(ROWS_AT_A_TIME):
                    damaged += [
                        DamagedRow(table, str(row[place]))
                        for row in found
                        if log_rows.checksum(row[:-1]) != row[-1]
                    ]
                    pause()
    except sqlite3.Error as error:
        raise log_file.reading_error(path, error) from error
    return tuple(damaged)
