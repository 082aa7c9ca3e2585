"""What takes a while to read in a long log, with a hand of its own on it, for a thread."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from coach.core.by_exercise import ExerciseWeek, exercise_weeks
from coach.storage import log_days, log_file, log_sums, log_tables
from coach.storage.log_rows import DamagedRow


def read_exercise_weeks(path: Path, first_week: date, *, sound: bool) -> tuple[ExerciseWeek, ...]:
    """Every exercise, side and week from the one of the log's first day on, without trials.

    By SQL where the log is known to be `sound`, else from rows that are looked at. Raises LogError.
    """
    try:
        with closing(log_file.open_to_read(path)) as connection:
            if sound:
                return log_sums.exercise_weeks(connection, first_week)
            sessions, _ = log_tables.select(connection, "trial = 0", ())
            return exercise_weeks(sessions, first_week)
    except sqlite3.Error as error:
        raise log_file.reading_error(path, error) from error


def find_damage(path: Path) -> tuple[DamagedRow, ...]:
    """The rows whose content is not what was written. Raises LogError."""
    try:
        with closing(log_file.open_to_read(path)) as connection:
            _, damaged = log_tables.select(connection, "1", ())
            of_days: list[DamagedRow] = []
            for table in log_days.ROWS:
                log_days.read(connection, table, of_days)
            return (*damaged, *of_days)
    except sqlite3.Error as error:
        raise log_file.reading_error(path, error) from error
