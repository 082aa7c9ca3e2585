"""What goes into the log comes out of it, and what fails leaves no trace."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import FollowUp, Outcome, SessionRecord, SetEnd, SetRecord, Settled
from coach.storage import log_file
from coach.storage.ids import new_id
from coach.storage.journal import Journal
from coach.storage.log_file import LogUnreadable, LogWriteError

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 7, 30, tzinfo=timezone(timedelta(hours=1)))
SETS = (
    SetRecord("hamstring-stretch", Side.RIGHT, 3, 90.0),
    SetRecord("hamstring-stretch", Side.LEFT, 3, 90.0),
    SetRecord("bridge", Side.BOTH, 15, 75.0),
)


def begun(
    journal: Journal, routine: Routine, at: datetime = AT, day: date = DAY, trial: bool = False
) -> str:
    return journal.begin(routine, SETS, at, day, trial)


def test_a_new_log_is_empty_and_its_owners_only(journal: Journal, tmp_path: Path) -> None:
    assert journal.sessions() == ()
    assert journal.unfinished(DAY) is None
    assert stat.S_IMODE((tmp_path / "log.db").stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "log.db"]


def test_a_session_begun_holds_all_that_is_prescribed(journal: Journal, routine: Routine) -> None:
    session_id = begun(journal, routine)
    (session,) = journal.sessions()
    assert session == SessionRecord(
        id=session_id,
        started_at=AT.astimezone(UTC),
        ended_at=None,
        local_date=DAY,
        utc_offset_minutes=60,
        prescription=routine,
        outcome=Outcome.INTERRUPTED,
        trial=False,
        pain_before=None,
        pain_after=None,
        note="",
        sets=SETS,
    )
    assert session.started_at.utcoffset() == timedelta()


def test_reps_ratings_note_and_end_are_kept(journal: Journal, routine: Routine) -> None:
    session_id = begun(journal, routine)
    journal.rate(session_id, "before", 6, AT)
    journal.record(session_id, 0, 1, 30.0, None, AT)
    journal.record(session_id, 0, 3, 90.0, SetEnd.DONE, AT)
    journal.record(session_id, 1, 1, 41.5, SetEnd.PAIN, AT)
    journal.rate(session_id, "after", 0, AT)
    journal.note(session_id, "Rücken  = “gut”\n", AT)
    journal.finish(session_id, Outcome.ENDED, AT + timedelta(minutes=20))
    (session,) = journal.sessions()
    assert session.sets == (
        replace(SETS[0], done_reps=3, done_seconds=90.0, ended=SetEnd.DONE),
        replace(SETS[1], done_reps=1, done_seconds=41.5, ended=SetEnd.PAIN),
        SETS[2],
    )
    assert (session.pain_before, session.pain_after) == (6, 0)
    assert session.note == "Rücken  = “gut”\n"
    assert session.outcome is Outcome.ENDED
    assert session.ended_at == (AT + timedelta(minutes=20)).astimezone(UTC)


def test_a_rep_without_an_end_leaves_the_end_as_it_was(journal: Journal, routine: Routine) -> None:
    session_id = begun(journal, routine)
    journal.record(session_id, 2, 4, 20.0, SetEnd.SKIPPED, AT)
    journal.record(session_id, 2, 5, 25.0, None, AT)
    assert journal.sessions()[0].sets[2].ended is SetEnd.SKIPPED


def test_a_rating_can_be_taken_back(journal: Journal, routine: Routine) -> None:
    session_id = begun(journal, routine)
    journal.rate(session_id, "after", 4, AT)
    journal.rate(session_id, "after", None, AT)
    assert journal.sessions()[0].pain_after is None


def test_a_later_routine_does_not_rewrite_the_past(journal: Journal, routine: Routine) -> None:
    begun(journal, routine)
    other = replace(routine, name="Other", entries=routine.entries[:2])
    begun(journal, other, AT + timedelta(hours=1))
    assert [session.prescription for session in journal.sessions()] == [routine, other]


def test_sessions_come_by_their_start(journal: Journal, routine: Routine) -> None:
    for hours in (30, 0, 12):
        begun(journal, routine, AT + timedelta(hours=hours))
    starts = [session.started_at for session in journal.sessions()]
    assert starts == sorted(starts)


def test_since_goes_by_the_local_day(journal: Journal, routine: Routine) -> None:
    days = [DAY - timedelta(days=n) for n in (2, 1, 0)]
    ids = [begun(journal, routine, AT - timedelta(days=2 - n), day) for n, day in enumerate(days)]
    assert [session.id for session in journal.sessions(since=days[1])] == ids[1:]
    assert all(session.sets == SETS for session in journal.sessions(since=days[1]))
    assert journal.sessions(since=DAY + timedelta(days=1)) == ()


def test_travel_west_does_not_hide_a_session(journal: Journal, routine: Routine) -> None:
    """The later instant may belong to the earlier local day."""
    later = begun(journal, routine, AT + timedelta(hours=3), DAY - timedelta(days=1))
    earlier = begun(journal, routine, AT, DAY)
    assert [session.id for session in journal.sessions()] == [earlier, later]
    (only,) = journal.sessions(since=DAY)
    assert only.id == earlier
    assert only.sets == SETS


def test_a_session_that_was_never_finished_is_offered_on_its_day(
    journal: Journal, routine: Routine
) -> None:
    session_id = begun(journal, routine)
    offered = journal.unfinished(DAY)
    assert offered is not None
    assert offered.id == session_id
    assert offered.outcome is Outcome.INTERRUPTED
    assert journal.unfinished(DAY + timedelta(days=1)) is None
    journal.finish(session_id, Outcome.COMPLETED, AT)
    assert journal.unfinished(DAY) is None


def test_one_begun_a_moment_ago_is_offered_on_the_next_day_too(
    journal: Journal, routine: Routine
) -> None:
    """It was begun a little before the day's end."""
    session_id = begun(journal, routine)
    tomorrow = DAY + timedelta(days=1)
    offered = journal.unfinished(tomorrow, since=AT)
    assert offered is not None
    assert offered.id == session_id
    assert journal.unfinished(tomorrow, since=AT + timedelta(seconds=1)) is None
    assert journal.unfinished(tomorrow, trial=True, since=AT) is None
    journal.finish(session_id, Outcome.ENDED, AT)
    assert journal.unfinished(tomorrow, since=AT) is None


def test_only_the_days_last_session_is_offered(journal: Journal, routine: Routine) -> None:
    begun(journal, routine)
    second = begun(journal, routine, AT + timedelta(hours=1))
    journal.finish(second, Outcome.COMPLETED, AT + timedelta(hours=2))
    assert journal.unfinished(DAY) is None


def test_trials_are_offered_only_to_a_trial(journal: Journal, routine: Routine) -> None:
    real = begun(journal, routine)
    trial = begun(journal, routine, AT + timedelta(hours=1), trial=True)
    offered = journal.unfinished(DAY), journal.unfinished(DAY, trial=True)
    assert [session and session.id for session in offered] == [real, trial]


def test_a_session_goes_on_after_opening_again(tmp_path: Path, routine: Routine) -> None:
    path = tmp_path / "log.db"
    with closing(Journal.open(path, "a" * 16)) as journal:
        session_id = begun(journal, routine)
        journal.record(session_id, 0, 1, 30.0, None, AT)
    with closing(Journal.open(path, "a" * 16)) as journal:
        journal.record(session_id, 0, 2, 60.0, None, AT)
        journal.finish(session_id, Outcome.COMPLETED, AT)
        (session,) = journal.sessions()
        assert session.sets[0].done_reps == 2
        assert journal.unfinished(DAY) is None


def test_every_change_is_told_once_and_a_failure_not_at_all(
    journal: Journal, routine: Routine
) -> None:
    told: list[int] = []
    unsubscribe = journal.subscribe(lambda: told.append(len(journal.sessions())))
    session_id = begun(journal, routine)
    assert told == [1]
    journal.record(session_id, 0, 1, 30.0, None, AT)
    journal.rate(session_id, "before", 3, AT)
    journal.note(session_id, "a", AT)
    journal.finish(session_id, Outcome.COMPLETED, AT)
    assert len(told) == 5
    with pytest.raises(KeyError):
        journal.record(session_id, 9, 1, 1.0, None, AT)
    assert len(told) == 5
    unsubscribe()
    journal.note(session_id, "b", AT)
    assert len(told) == 5


def test_what_is_not_there_cannot_be_changed(journal: Journal, routine: Routine) -> None:
    session_id = begun(journal, routine)
    with pytest.raises(KeyError):
        journal.record(session_id, len(SETS), 1, 1.0, None, AT)
    with pytest.raises(KeyError):
        journal.record("none", 0, 1, 1.0, None, AT)
    with pytest.raises(KeyError):
        journal.finish("none", Outcome.ENDED, AT)


@pytest.mark.parametrize("pain", [-1, 11])
def test_a_rating_off_the_scale_is_refused(journal: Journal, routine: Routine, pain: int) -> None:
    session_id = begun(journal, routine)
    with pytest.raises(ValueError, match="0 to 10"):
        journal.rate(session_id, "before", pain, AT)
    assert journal.sessions()[0].pain_before is None


@pytest.mark.parametrize(("reps", "seconds"), [(-1, 1.0), (1, -0.5), (1, float("nan"))])
def test_figures_that_cannot_be_are_refused(
    journal: Journal, routine: Routine, reps: int, seconds: float
) -> None:
    session_id = begun(journal, routine)
    with pytest.raises(ValueError, match="not a valid record"):
        journal.record(session_id, 0, reps, seconds, None, AT)
    assert journal.sessions()[0].sets == SETS


def test_a_naive_instant_is_refused(journal: Journal, routine: Routine) -> None:
    naive = AT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="no UTC offset"):
        begun(journal, routine, naive)
    session_id = begun(journal, routine)
    with pytest.raises(ValueError, match="no UTC offset"):
        journal.finish(session_id, Outcome.ENDED, naive)
    assert len(journal.sessions()) == 1


def test_whole_sessions_are_added_all_or_none(journal: Journal, routine: Routine) -> None:
    session_id = begun(journal, routine)
    (first,) = journal.sessions()
    second = replace(first, id=new_id(AT))
    with pytest.raises(ValueError, match="not a valid record"):
        journal.add([second, first], AT)
    assert [session.id for session in journal.sessions()] == [session_id]
    journal.add([second], AT)
    assert len(journal.sessions()) == 2


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[tuple[Journal, Path]]:
    """A journal on a disk that has no room for another page."""
    path = tmp_path / "log.db"
    connection = log_file.open_log(path, log_file.scripts(), tmp_path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    journal = Journal(connection, path, "a" * 16)
    yield journal, path
    journal.close()


def test_a_full_disk_is_one_clear_error_and_can_be_tried_again(
    full_disk: tuple[Journal, Path], routine: Routine
) -> None:
    journal, path = full_disk
    many = [replace(done, exercise="long-" * 100) for done in SETS * 10]
    with pytest.raises(LogWriteError, match="full"):
        journal.begin(routine, many, AT, DAY, trial=False)
    assert journal.sessions() == ()
    assert journal.check() == ()
    with closing(Journal.open(path, "b" * 16)) as roomy:
        assert roomy.begin(routine, many, AT, DAY, trial=False)


def test_a_log_in_use_is_one_clear_error_and_can_be_tried_again(
    tmp_path: Path, routine: Routine
) -> None:
    path = tmp_path / "log.db"
    connection = log_file.open_log(path, log_file.scripts(), tmp_path)
    connection.execute("PRAGMA busy_timeout = 0")
    other = log_file.open_log(path, log_file.scripts(), tmp_path)
    with closing(Journal(connection, path, "a" * 16)) as journal, closing(other):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LogWriteError, match="locked"):
            begun(journal, routine)
        with pytest.raises(LogUnreadable, match="locked"):
            journal.sessions()
        other.execute("ROLLBACK")
        assert begun(journal, routine)
        assert len(journal.sessions()) == 1


def test_two_hands_on_one_log_see_each_others_sessions(tmp_path: Path, routine: Routine) -> None:
    path = tmp_path / "log.db"
    with closing(Journal.open(path, "a" * 16)) as one, closing(Journal.open(path, "b" * 16)) as two:
        begun(one, routine)
        begun(two, routine, AT + timedelta(hours=1))
        assert one.sessions() == two.sessions()
        assert len(one.sessions()) == 2


def test_a_follow_up_is_filled_in_once_and_then_corrected(
    journal: Journal, routine: Routine, tmp_path: Path
) -> None:
    session_id = begun(journal, routine)
    versions = []
    for answer in (None, Settled.UNANSWERED, Settled.SETTLED):
        journal.follow_up(session_id, answer, AT + timedelta(days=1), date(2026, 11, 23))
        assert journal.sessions()[0].follow_up == FollowUp(date(2026, 11, 23), answer)
        with closing(sqlite3.connect(tmp_path / "log.db")) as connection:
            versions += connection.execute("SELECT version, count(*) FROM follow_up").fetchall()
    assert versions == [(1, 1), (1, 1), (2, 1)]


def test_a_follow_up_needs_its_session(journal: Journal) -> None:
    with pytest.raises(KeyError):
        journal.follow_up("nobody", Settled.SETTLED, AT, DAY)
