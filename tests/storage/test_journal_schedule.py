"""What was planned when, in the log."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from coach.core.routine import Routine
from coach.core.schedule import Schedule
from coach.storage.journal import Journal

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = AT.date()
ROUTINE = Routine("r", "R", ())
DAILY = Schedule(TODAY, tuple(range(7)))


def test_it_is_put_down_once_and_again_only_when_it_changes(journal: Journal) -> None:
    told: list[str] = []
    journal.subscribe(lambda: told.append("changed"))
    journal.plan(ROUTINE, AT, TODAY)
    journal.plan(ROUTINE, AT, TODAY)
    journal.plan(ROUTINE, AT, date(2026, 11, 25))
    assert journal.schedules() == (DAILY,)
    assert told == ["changed"]
    journal.plan(replace(ROUTINE, days=(0, 4)), AT, date(2026, 11, 25))
    assert journal.schedules() == (DAILY, Schedule(date(2026, 11, 25), (0, 4)))


def test_what_asks_more_counts_from_tomorrow_and_may_be_thought_better_of(
    journal: Journal,
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    journal.plan(ROUTINE, AT, TODAY)
    journal.plan(replace(ROUTINE, times=2), AT, TODAY)
    assert journal.schedules() == (DAILY, Schedule(tomorrow, DAILY.days, 2))
    journal.plan(ROUTINE, AT, TODAY)
    assert [each.times for each in journal.schedules()] == [1, 1]


def test_of_one_day_the_last_change_counts(journal: Journal) -> None:
    for days in ((), (1, 3), (0,)):
        journal.plan(replace(ROUTINE, days=days), AT, TODAY)
    assert journal.schedules() == (Schedule(TODAY, (0,)),)


def test_days_from_before_plans_were_kept_stay_as_they_were(journal: Journal) -> None:
    journal.begin(ROUTINE, (), AT, TODAY, False)
    tomorrow = TODAY + timedelta(days=1)
    journal.plan(ROUTINE, AT, tomorrow)
    journal.plan(replace(ROUTINE, days=(3,)), AT, tomorrow)
    assert journal.schedules() == (DAILY, Schedule(tomorrow, (3,)))


def test_it_is_there_after_a_restart(tmp_path: Path) -> None:
    for _ in range(2):
        with closing(Journal.open(tmp_path / "log.db", "test")) as journal:
            journal.plan(ROUTINE, AT, TODAY)
            assert journal.schedules() == (DAILY,)
            assert journal.check() == ()


def test_a_damaged_one_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with closing(Journal.open(path, "test")) as journal:
        journal.plan(ROUTINE, AT, TODAY)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE schedule SET days = '0'")
    with closing(Journal.open(path, "test")) as journal:
        assert journal.schedules() == ()
        (line,) = journal.check()
        assert line.startswith("schedule ")
