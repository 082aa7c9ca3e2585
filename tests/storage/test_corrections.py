"""What is put right by hand: kept step by step, undone and done again, also after a restart."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from coach.core.correction import CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.exercise import Side
from coach.core.review import Obstacle, Reviewed, SuggestionKind
from coach.core.routine import Routine
from coach.core.session import FollowUp, Outcome, SessionRecord, SetEnd, SetRecord, Settled
from coach.storage import log_tables
from coach.storage.corrections import ChangedSince
from coach.storage.ids import new_id
from coach.storage.journal import Journal
from coach.storage.log_copy import DayCopy, Gone, LogCopy, SessionCopy

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
DAY = date(2026, 11, 22)
SESSION = SessionRecord(
    id=new_id(AT),
    started_at=AT,
    ended_at=AT + timedelta(minutes=30),
    local_date=DAY,
    utc_offset_minutes=0,
    prescription=Routine("sheet", "Back exercises", ()),
    outcome=Outcome.COMPLETED,
    trial=False,
    pain_before=4,
    pain_after=3,
    note="",
    sets=(SetRecord("bridge", Side.BOTH, 15, 75.0, 15, 75.0, SetEnd.DONE),),
)
FEWER = replace(SESSION, sets=(replace(SESSION.sets[0], done_reps=9),), pain_after=5)


def later(hours: int) -> datetime:
    return AT + timedelta(hours=hours)


def test_what_was_done_away_is_added_and_taken_back(journal: Journal) -> None:
    journal.corrections.add(SESSION, later(1))
    assert journal.sessions() == (SESSION,)
    assert journal.corrections.added() == {SESSION.id}
    journal.corrections.undo(later(2))
    assert journal.sessions() == ()
    assert journal.corrections.added() == frozenset()
    journal.corrections.redo(later(3))
    (found,) = journal.sessions()
    assert replace(found, version=1) == SESSION


def test_a_correction_keeps_what_was_there_before(journal: Journal) -> None:
    journal.add([SESSION], AT)
    journal.corrections.correct(FEWER, later(1))
    (found,) = journal.sessions()
    assert found == replace(FEWER, version=2)
    assert journal.corrections.earlier(SESSION.id) == (SESSION,)
    assert journal.check() == ()


def test_steps_are_undone_and_redone_after_restarts(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with closing(Journal.open(path, "test")) as journal:
        journal.add([SESSION], AT)
        journal.corrections.correct(FEWER, later(1))
        journal.corrections.delete(SESSION.id, later(2))
    with closing(Journal.open(path, "test")) as journal:
        undoable = journal.corrections.undoable
        assert undoable is not None
        assert (undoable.kind, undoable.sessions) == (CorrectionKind.DELETED, (SESSION.id,))
        journal.corrections.undo(later(3))
        assert [each.done_reps for each in journal.session(SESSION.id).sets] == [9]
        journal.corrections.undo(later(4))
    with closing(Journal.open(path, "test")) as journal:
        assert journal.session(SESSION.id).sets == SESSION.sets
        assert journal.corrections.undoable is None
        journal.corrections.redo(later(5))
        assert journal.session(SESSION.id).sets == FEWER.sets
        journal.corrections.redo(later(6))
        assert journal.sessions() == ()
        assert journal.corrections.redoable is None


def test_another_step_ends_what_could_be_redone_but_keeps_it(journal: Journal) -> None:
    journal.add([SESSION], AT)
    journal.corrections.correct(FEWER, later(1))
    journal.corrections.undo(later(2))
    journal.corrections.correct(replace(SESSION, note="tired"), later(3))
    assert journal.corrections.redoable is None
    earlier = journal.corrections.earlier(SESSION.id)
    assert [(each.note, each.sets[0].done_reps) for each in earlier] == [("", 15), ("", 9)]


def test_a_step_whose_session_was_changed_in_another_way_is_not_undone(journal: Journal) -> None:
    journal.add([SESSION], AT)
    journal.corrections.correct(FEWER, later(1))
    elsewhere = replace(FEWER, note="corrected on another machine")
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as connection:
        log_tables.put(connection, elsewhere, 3, "other", later(2))
    with pytest.raises(ChangedSince):
        journal.corrections.undo(later(3))
    assert journal.session(SESSION.id).note == elsewhere.note
    assert journal.corrections.earlier(SESSION.id) == (SESSION,)
    assert journal.corrections.undoable is None  # it does not stand in the way of those before


def test_the_follow_up_of_a_session_outlives_its_correction(journal: Journal) -> None:
    journal.add([SESSION], AT)
    journal.follow_up(SESSION.id, Settled.SETTLED, later(24), DAY + timedelta(days=1))
    journal.corrections.correct(FEWER, later(25))
    journal.corrections.delete(SESSION.id, later(26))
    journal.corrections.undo(later(27))
    assert journal.session(SESSION.id).follow_up == FollowUp(
        DAY + timedelta(days=1), Settled.SETTLED
    )


def test_days_are_marked_ahead_and_behind_and_unmarked(journal: Journal) -> None:
    days = [DAY + timedelta(days=n) for n in range(-2, 3)]
    journal.corrections.mark(days, DayMark.AWAY, AT)
    assert journal.marks() == dict.fromkeys(days, DayMark.AWAY)
    journal.corrections.mark(days[:1], DayMark.ILL, later(1))
    journal.corrections.mark(days[1:], None, later(2))
    assert journal.marks() == {days[0]: DayMark.ILL}
    journal.corrections.undo(later(3))
    journal.corrections.undo(later(4))
    assert journal.marks() == dict.fromkeys(days, DayMark.AWAY)
    journal.corrections.undo(later(5))
    assert journal.marks() == {}
    assert journal.check() == ()


def test_a_mark_counts_that_was_written_last_also_by_a_slow_clock(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    with closing(Journal.open(path, "one")) as one, closing(Journal.open(path, "two")) as two:
        one.corrections.mark([DAY], DayMark.ILL, later(5))
        two.corrections.mark([DAY], None, AT)
        assert one.marks() == {}


def test_what_is_brought_in_goes_again_in_one_step(journal: Journal) -> None:
    journal.add([SESSION], AT)
    other = replace(SESSION, id=new_id(later(20)), local_date=DAY + timedelta(days=1))
    days = {
        "day_mark": {DAY: DayCopy(("ill",), AT)},
        "schedule": {DAY: DayCopy(("0,2,4", 2), AT)},
    }
    sessions = {each.id: SessionCopy(replace(each, version=2), AT) for each in (FEWER, other)}
    journal.corrections.bring_in(LogCopy(sessions, days=days), later(1))
    assert {each.id for each in journal.sessions()} == {SESSION.id, other.id}
    assert journal.marks() == {DAY: DayMark.ILL}
    assert [each.times for each in journal.schedules()] == [2]
    journal.corrections.undo(later(2))
    assert [each.sets for each in journal.sessions()] == [SESSION.sets]
    assert journal.marks() == {}
    assert journal.schedules() == ()


def brought(*sessions: SessionRecord) -> LogCopy:
    return LogCopy({each.id: SessionCopy(each, later(1)) for each in sessions})


def test_what_came_over_a_deleted_session_gives_it_back_as_it_was(journal: Journal) -> None:
    journal.add([SESSION], AT)
    journal.corrections.delete(SESSION.id, later(1))
    other = replace(FEWER, note="elsewhere", version=3)
    journal.corrections.bring_in(brought(other), later(2))
    assert journal.session(SESSION.id) == other
    journal.corrections.undo(later(3))
    assert journal.sessions() == ()
    assert journal.corrections.earlier(SESSION.id) == (replace(other, version=1),)
    journal.corrections.redo(later(4))
    assert replace(journal.session(SESSION.id), version=3) == other
    assert journal.corrections.earlier(SESSION.id) == (SESSION,)
    journal.corrections.undo(later(5))
    journal.corrections.undo(later(6))
    assert replace(journal.session(SESSION.id), version=1) == SESSION
    assert journal.check() == ()


def test_what_was_brought_in_and_undone_is_not_deleted_by_anybody(journal: Journal) -> None:
    journal.corrections.bring_in(brought(SESSION), later(2))
    journal.corrections.undo(later(3))
    assert journal.copy().deleted == {SESSION.id: Gone(1, later(1))}
    journal.corrections.redo(later(4))
    assert journal.session(SESSION.id) == SESSION
    journal.corrections.undo(later(5))
    journal.corrections.bring_in(brought(SESSION), later(6))
    assert journal.sessions() == (SESSION,)
    journal.corrections.undo(later(7))
    assert journal.sessions() == ()


def test_a_zero_below_zero_is_no_damage(journal: Journal) -> None:
    none = replace(SESSION, sets=(replace(SESSION.sets[0], done_seconds=-0.0),))
    journal.corrections.bring_in(brought(none), later(2))
    assert journal.check() == ()
    journal.corrections.undo(later(3))


def damage(journal: Journal, change: str) -> None:
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute(change)


def test_a_damaged_session_is_not_made_sound_by_a_step(journal: Journal) -> None:
    journal.add([SESSION], AT)
    journal.corrections.delete(SESSION.id, later(1))
    damage(journal, "UPDATE session SET pain_before = 9")
    with pytest.raises(ChangedSince):
        journal.corrections.undo(later(2))
    damage(journal, "UPDATE session SET deleted = 0")
    with pytest.raises(KeyError):
        journal.corrections.delete(SESSION.id, later(3))
    with pytest.raises(KeyError):
        journal.corrections.correct(FEWER, later(3))
    assert journal.check() != ()


def test_damage_deletes_no_session_in_a_copy(journal: Journal) -> None:
    journal.add([SESSION], AT)
    damage(journal, "UPDATE session SET deleted = 1, version = 9, written_at = 1 << 62")
    copy = journal.copy()
    assert (copy.sessions, copy.deleted) == ({}, {})
    assert [row.table for row in journal.damaged] == ["session"]


def test_a_mark_follows_no_damaged_instant(journal: Journal) -> None:
    journal.corrections.mark([DAY], DayMark.ILL, AT)
    damage(journal, "UPDATE day_mark SET written_at = 1 << 62, device = 'other'")
    journal.corrections.mark([DAY], DayMark.AWAY, later(1))
    assert journal.marks() == {DAY: DayMark.AWAY}
    assert journal.copy().days["day_mark"][DAY].written_at == later(1)


def test_nobody_writes_between_looking_and_undoing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add([SESSION], AT)
    journal.corrections.correct(FEWER, later(1))
    read = log_tables.by_id

    def meanwhile(*arguments: Any) -> Any:
        with (
            closing(sqlite3.connect(journal.path, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("UPDATE session SET note = 'meanwhile'")
        return read(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(log_tables, "by_id", meanwhile)
        journal.corrections.undo(later(2))
    assert journal.session(SESSION.id).sets == SESSION.sets


class SeenLast(dict[str, SessionCopy]):
    """Calls `look` once all is written and nothing committed."""

    def __init__(self, sessions: dict[str, SessionCopy], look: Callable[[], None]) -> None:
        super().__init__(sessions)
        self._look = look

    def items(self) -> Any:
        yield from super().items()
        self._look()


def test_the_log_can_be_read_while_much_is_written(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add([SESSION], AT)
    long = [
        replace(SESSION, id=new_id(later(n)), started_at=later(n), note="x" * 20_000)
        for n in range(300)
    ]
    looked = []

    def look() -> None:
        with closing(sqlite3.connect(journal.path, timeout=0)) as other:
            looked.append(other.execute("SELECT count(*) FROM session").fetchone())

    monkeypatch.setattr(log_tables, "MOST_AT_ONCE", 10)
    sessions = SeenLast(dict(brought(*long).sessions), look)
    journal.corrections.bring_in(LogCopy(sessions), later(2))
    assert (1,) in looked
    assert len(journal.sessions()) == 301


def test_wherever_the_clock_stood_a_step_can_be_undone(journal: Journal) -> None:
    journal.add([SESSION], AT)
    tokyo = timezone(timedelta(hours=9))
    there = replace(
        FEWER, started_at=AT.astimezone(tokyo), ended_at=later(1).astimezone(tokyo), sets=()
    )
    journal.corrections.correct(there, later(2))
    assert journal.session(SESSION.id).started_at == AT
    journal.corrections.undo(later(3))
    assert journal.session(SESSION.id).sets == SESSION.sets


def test_corrected_is_what_is_not_as_it_was_but_for_its_note(journal: Journal) -> None:
    steps = journal.corrections
    journal.add([SESSION], AT)
    steps.correct(FEWER, later(1))
    assert steps.corrected() == {SESSION.id}
    steps.undo(later(2))
    steps.correct(replace(SESSION, note="noted"), later(3), CorrectionKind.NOTED)
    assert steps.corrected() == frozenset()
    assert [each.pain_after for each in steps.earlier(SESSION.id)] == [3, 5]
    steps.correct(FEWER, later(4))
    assert steps.corrected() == {SESSION.id}
    steps.undo(later(5))
    assert steps.corrected() == frozenset()
    steps.bring_in(brought(replace(FEWER, version=9)), later(6))
    assert steps.corrected() == {SESSION.id}


def test_a_damaged_step_is_none(journal: Journal) -> None:
    journal.add([SESSION], AT)
    journal.corrections.correct(FEWER, later(1))
    damage(journal, "UPDATE correction SET kind = 'noted'")
    assert journal.corrections.undoable is None
    assert journal.corrections.all_earlier() == {}


def test_a_step_on_what_is_not_there_is_refused_and_leaves_nothing(journal: Journal) -> None:
    with pytest.raises(KeyError):
        journal.corrections.correct(SESSION, AT)
    with pytest.raises(KeyError):
        journal.corrections.delete("none", AT)
    with pytest.raises(KeyError):
        journal.corrections.undo(AT)
    assert journal.corrections.undoable is None


def test_what_was_said_of_a_week_is_kept(journal: Journal) -> None:
    monday = date(2026, 11, 16)
    journal.review(Reviewed(monday, Obstacle.TIME), AT)
    journal.review(Reviewed(monday, Obstacle.TIME, SuggestionKind.SHORTER, True), later(1))
    assert journal.reviews() == {
        monday: Reviewed(monday, Obstacle.TIME, SuggestionKind.SHORTER, True)
    }
