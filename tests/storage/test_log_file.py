"""Opening the log: new, old, newer, damaged; what is refused is left byte for byte."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import FollowUp, Outcome, SetRecord, Settled
from coach.storage import log_file
from coach.storage.journal import Journal
from coach.storage.log_file import LogDamaged, LogTooNew, LogUnreadable, LogWriteError
from coach.storage.log_rows import digest

AT = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
# as the program wrote it when there was no other version
DATA = Path(__file__).parent.parent / "data"
FIRST_TABLES = ("prescription", "session", "set_done")
SETS = [SetRecord("bridge", Side.BOTH, 15, 75.0), SetRecord("clamshell", Side.LEFT, 15, 75.0)]


@pytest.fixture
def log(tmp_path: Path, routine: Routine) -> Path:
    """A closed log of five finished sessions."""
    path = tmp_path / "log.db"
    with closing(Journal.open(path, "a" * 16)) as journal:
        for days in range(5):
            at = AT + timedelta(days=days)
            session = journal.begin(routine, SETS, at, at.date(), trial=False)
            journal.record(session, 0, 7, 35.0, None, at)
            journal.finish(session, Outcome.ENDED, at)
            journal.follow_up(session, Settled.SETTLED, at, at.date())
    return path


def all_rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()


def execute(path: Path, *statements: str) -> None:
    """As a stranger's tool would, with no care for checksums."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_the_settings_are_those_measured_to_lose_nothing(log: Path) -> None:
    with closing(log_file.open_log(log, log_file.scripts(), log.parent)) as connection:
        found = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "user_version")
        ]
    assert found == ["delete", 3, 1, len(log_file.scripts())]


def test_every_table_is_strict(log: Path) -> None:
    with closing(sqlite3.connect(log)) as connection:
        tables = connection.execute("SELECT name, strict FROM pragma_table_list").fetchall()
    assert {(name, strict) for name, strict in tables if not name.startswith("sqlite_")} == {
        ("prescription", 1),
        ("session", 1),
        ("set_done", 1),
        ("follow_up", 1),
        ("schedule", 1),
        ("day_mark", 1),
        ("review", 1),
        ("correction", 1),
    }


def test_every_row_says_when_where_and_by_which_device(log: Path) -> None:
    with closing(sqlite3.connect(log)) as connection:
        for table in ("session", "set_done", "follow_up"):
            rows = connection.execute(
                f"SELECT id, device, written_at, local_date, utc_offset_minutes FROM {table}"
            ).fetchall()
            assert len({row[0] for row in rows}) == len(rows)
            assert {row[1] for row in rows} == {"a" * 16}
            assert all(row[2] >= AT.timestamp() * 1_000_000 for row in rows)
            assert {row[3] for row in rows} == {f"2026-11-{day}" for day in range(22, 27)}
            assert {row[4] for row in rows} == {0}


def test_a_copy_of_the_file_alone_is_whole(log: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "copied.db"
    copy.parent.mkdir()
    with closing(Journal.open(log, "a" * 16)) as journal:
        shutil.copy(log, copy)
        with closing(Journal.open(copy, "b" * 16)) as copied:
            assert copied.sessions() == journal.sessions()


def test_a_newer_log_is_refused_and_left_as_it_is(log: Path) -> None:
    execute(log, "PRAGMA user_version = 99")
    before = log.read_bytes()
    with pytest.raises(LogTooNew, match="newer version"):
        Journal.open(log, "a" * 16)
    assert log.read_bytes() == before
    assert list(log.parent.iterdir()) == [log]


def test_a_newer_log_is_not_even_opened(log: Path) -> None:
    """Opening would put its journal into our mode, which writes to it."""
    execute(log, "PRAGMA journal_mode = WAL", "PRAGMA user_version = 99")
    before = log.read_bytes()
    with pytest.raises(LogTooNew):
        Journal.open(log, "a" * 16)
    assert log.read_bytes() == before


def damage_kind(data: bytes) -> bytes:
    return b"This is not a log at all. " * 100


def damage_all(data: bytes) -> bytes:
    return b""


def damage_end(data: bytes) -> bytes:
    return data[: len(data) // 2]


def damage_schema(data: bytes) -> bytes:
    return data[:100] + b"\xff" * 900 + data[1000:]


@pytest.mark.parametrize("damage", [damage_kind, damage_all, damage_end, damage_schema])
def test_a_damaged_log_is_refused_and_left_as_it_is(
    log: Path, damage: Callable[[bytes], bytes]
) -> None:
    log.write_bytes(damage(log.read_bytes()))
    before = log.read_bytes()
    with pytest.raises(LogDamaged, match="damaged"):
        Journal.open(log, "a" * 16)
    assert log.read_bytes() == before
    assert list(log.parent.iterdir()) == [log]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    execute(path, "CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(LogDamaged):
        Journal.open(path, "a" * 16)
    assert path.read_bytes() == before


def test_a_folder_in_the_logs_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.db").mkdir()
    with pytest.raises(LogUnreadable, match=r"log\.db"):
        Journal.open(tmp_path / "log.db", "a" * 16)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LogWriteError, match="could not be made"):
        Journal.open(tmp_path / "none" / "log.db", "a" * 16)


def test_a_failed_beginning_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(LogWriteError, match="Input/output"):
        Journal.open(tmp_path / "log.db", "a" * 16)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "table", "sessions", "sets"),
    [
        ("UPDATE set_done SET done_reps = 8 WHERE place = 0 AND done_reps = 7", "set_done", 5, 5),
        ("UPDATE session SET pain_before = 3 WHERE local_date = '2026-11-23'", "session", 4, 8),
        ("UPDATE session SET note = CAST(x'ff' AS TEXT)", "session", 0, 0),
        ("UPDATE set_done SET exercise = CAST(x'fe41' AS TEXT) WHERE place = 1", "set_done", 5, 5),
        ("UPDATE session SET deleted = 1", "session", 0, 0),
        ("UPDATE session SET ended_at = NULL", "session", 0, 0),
        ("UPDATE set_done SET crc = crc + 1", "set_done", 5, 0),
        ("UPDATE follow_up SET answer = 'not-settled'", "follow_up", 5, 10),
        ("UPDATE follow_up SET id = CAST(x'ff' AS TEXT)", "follow_up", 5, 10),
    ],
)
def test_a_row_altered_silently_is_told_and_the_rest_is_read(
    log: Path, statement: str, table: str, sessions: int, sets: int
) -> None:
    execute(log, statement)
    with closing(Journal.open(log, "a" * 16)) as journal:
        found = journal.sessions()
        assert len(found) == sessions
        assert sum(len(session.sets) for session in found) == sets
        assert {row.table for row in journal.damaged} == {table}
        assert journal.check() != ()


def test_a_spoilt_prescription_costs_only_itself(log: Path) -> None:
    execute(log, "UPDATE prescription SET routine = replace(routine, 'bridge', 'brXdge')")
    with closing(Journal.open(log, "a" * 16)) as journal:
        found = journal.sessions()
        assert [len(session.sets) for session in found] == [2] * 5
        assert {session.prescription.name for session in found} == {""}
        assert [row.table for row in journal.damaged] == ["prescription"]


def test_a_prescription_of_another_shape_costs_only_itself(log: Path) -> None:
    routine = '{"id":"sheet","name":"Sheet","entries":[],"mood":"good"}'
    execute(
        log,
        f"UPDATE prescription SET routine = '{routine}', digest = '{digest(routine)}'",
    )
    with closing(Journal.open(log, "a" * 16)) as journal:
        assert len(journal.sessions()) == 5
        assert [row.table for row in journal.damaged] == ["prescription"]


def test_a_sound_log_has_nothing_damaged(log: Path) -> None:
    with closing(Journal.open(log, "a" * 16)) as journal:
        assert journal.check() == ()
        assert journal.damaged == ()


def test_no_flipped_byte_of_a_record_goes_unseen(log: Path) -> None:
    """Whatever byte changes: refused, told, or of no effect; never other figures."""
    with closing(Journal.open(log, "a" * 16)) as journal:
        truth = {session.id: session for session in journal.sessions()}
    sound = log.read_bytes()
    start = sound.rindex(b"clamshell") - 120
    for place in range(start, start + 180):
        log.write_bytes(sound[:place] + bytes([sound[place] ^ 0x11]) + sound[place + 1 :])
        try:
            with closing(Journal.open(log, "a" * 16)) as journal:
                found = journal.sessions()
                told = len(journal.damaged)
        except LogDamaged:
            continue
        for session in found:
            assert set(session.sets) <= set(truth[session.id].sets), place
        kept = sum(len(session.sets) for session in found)
        assert kept + told >= 10 or len(found) < 5, place


SECOND = "ALTER TABLE session ADD COLUMN mood TEXT NOT NULL DEFAULT '';"


def test_an_older_log_is_copied_and_brought_up_to_date(log: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    migrations = (*log_file.scripts(), SECOND)
    log_file.open_log(log, migrations, backups).close()
    with closing(sqlite3.connect(log)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations)
        assert connection.execute("SELECT DISTINCT mood FROM session").fetchall() == [("",)]
    (copy,) = backups.iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(backups.stat().st_mode) == 0o700
    with closing(Journal.open(copy, "b" * 16)) as journal:
        assert len(journal.sessions()) == 5


def test_a_log_of_the_first_version_keeps_all_and_can_be_asked_of(tmp_path: Path) -> None:
    path, backups = tmp_path / "log.db", tmp_path / "backups"
    shutil.copy(DATA / "log-version-1.db", path)
    with closing(sqlite3.connect(path)) as connection:
        rows = {table: all_rows(connection, table) for table in FIRST_TABLES}
    with closing(Journal.open(path, "a" * 16, backups)) as journal:
        sessions = journal.sessions()
        assert journal.check() == ()
        assert [session.pain_after for session in sessions] == [5, None]
        assert {session.follow_up for session in sessions} == {None}
        journal.follow_up(sessions[0].id, Settled.NOT_SETTLED, AT, AT.date())
        asked = journal.sessions()[0].follow_up
        assert asked == FollowUp(AT.date(), Settled.NOT_SETTLED)
    (copy,) = backups.iterdir()
    for file in (path, copy):
        with closing(sqlite3.connect(file)) as connection:
            assert {table: all_rows(connection, table) for table in FIRST_TABLES} == rows
    assert copy.name == "log-version-1.db"


def test_a_program_of_the_first_version_refuses_the_second(log: Path, tmp_path: Path) -> None:
    before = log.read_bytes()
    with pytest.raises(LogTooNew):
        log_file.open_log(log, log_file.scripts()[:1], tmp_path / "backups")
    assert log.read_bytes() == before


def test_a_failed_migration_changes_nothing(log: Path, tmp_path: Path) -> None:
    before = log.read_bytes()
    migrations = (*log_file.scripts(), f"{SECOND} SELECT nonsense;")
    with pytest.raises(LogWriteError, match=f"version {len(migrations)}"):
        log_file.open_log(log, migrations, tmp_path / "backups")
    assert log.read_bytes() == before


def test_without_room_for_a_copy_nothing_is_migrated(log: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file in the way")
    before = log.read_bytes()
    with pytest.raises(LogWriteError, match="could not be copied"):
        log_file.open_log(log, (*log_file.scripts(), SECOND), tmp_path / "backups")
    assert log.read_bytes() == before


def test_a_log_of_ten_years_is_read_by_its_indexes(log: Path) -> None:
    with closing(log_file.open_log(log, log_file.scripts(), log.parent)) as connection:
        for query in (
            "SELECT * FROM set_done WHERE session >= 'x' ORDER BY session, place",
            "SELECT min(id) FROM session WHERE local_date >= '2026-01-01'",
            "SELECT * FROM session WHERE local_date = '2026-01-01' AND trial = 0",
        ):
            steps = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
            assert all("SEARCH" in step[3] for step in steps), query


def test_sessions_of_one_day_are_found_among_many(log: Path) -> None:
    with closing(Journal.open(log, "a" * 16)) as journal:
        assert len(journal.sessions(since=date(2026, 11, 25))) == 2
