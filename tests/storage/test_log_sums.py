"""Sums made by SQL say what the sessions say one by one."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.adherence import start_of_week
from coach.core.by_exercise import exercise_weeks
from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from coach.storage.ids import new_id
from coach.storage.journal import Journal
from coach.storage.log_reading import find_damage, read_exercise_weeks

START = datetime(2024, 2, 27, 22, tzinfo=UTC)
SETS = st.builds(
    SetRecord,
    exercise=st.sampled_from(["bridge", "clamshell", "hamstring-stretch"]),
    side=st.sampled_from(Side),
    prescribed_reps=st.integers(0, 20),
    prescribed_seconds=st.just(10.0),
    done_reps=st.integers(0, 25),
    done_seconds=st.integers(0, 40).map(lambda quarters: quarters / 4),
    ended=st.sampled_from(SetEnd),
)
RATINGS = st.none() | st.integers(0, 10)
SESSIONS = st.lists(
    st.builds(
        lambda hours, sets, trial, before, after: SessionRecord(
            id=new_id(START + timedelta(hours=hours)),
            started_at=START + timedelta(hours=hours),
            ended_at=None,
            local_date=(START + timedelta(hours=hours)).date(),
            utc_offset_minutes=0,
            prescription=Routine("own", str(hours % 3), ()),
            outcome=Outcome.COMPLETED,
            trial=trial,
            pain_before=before,
            pain_after=after,
            note="",
            sets=tuple(sets),
        ),
        st.integers(0, 24 * 800),
        st.lists(SETS, max_size=6),
        st.booleans(),
        RATINGS,
        RATINGS,
    ),
    max_size=6,
)
TIMES = ("id", "started_at", "local_date")
FIELDS = (*TIMES, "trial", "pain_before", "pain_after", "prescription", "seconds")


def told(session: object) -> list[object]:
    return [getattr(session, name) for name in FIELDS]


@settings(max_examples=60)
@given(SESSIONS)
def test_of_any_log_they_are_those_of_its_sessions(sessions: list[SessionRecord]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Journal.open(Path(folder) / "log.db", "test")) as journal,
    ):
        journal.add(sessions, START)
        sums = journal.sums()
        counted = [each for each in journal.sessions() if not each.trial]
        assert [told(each) for each in sums] == [told(each) for each in counted]
        for summed, whole in zip(sums, counted, strict=True):
            assert abs(summed.completion - whole.completion) < 1e-9
        first = start_of_week(date(2024, 2, 27), 0)
        by_sql = read_exercise_weeks(journal.path, first, sound=True)
        assert len(by_sql) == len(set(by_sql))
        assert set(by_sql) == set(exercise_weeks(sessions, first))
        assert set(read_exercise_weeks(journal.path, first, sound=False)) == set(by_sql)


def a_session(hours: int) -> SessionRecord:
    at = START + timedelta(hours=hours)
    return SessionRecord(
        id=new_id(at),
        started_at=at,
        ended_at=None,
        local_date=at.date(),
        utc_offset_minutes=0,
        prescription=Routine("own", "Own", ()),
        outcome=Outcome.COMPLETED,
        trial=False,
        pain_before=None,
        pain_after=None,
        note="",
        sets=(SetRecord("bridge", Side.BOTH, 10, 50.0, 5, 25.0, SetEnd.STOPPED),),
    )


def test_they_follow_every_change_of_the_log(journal: Journal) -> None:
    session = a_session(0)
    assert journal.sums() == ()
    journal.add([session], START)
    assert [(each.completion, each.seconds) for each in journal.sums()] == [(0.5, 25.0)]
    more = replace(session, note="more", sets=(replace(session.sets[0], done_reps=10),))
    journal.corrections.correct(more, START)
    assert [each.completion for each in journal.sums()] == [1.0]
    assert len(journal.exercise_weeks(START.date())) == 1
    journal.corrections.delete(session.id, START)
    assert journal.sums() == ()
    assert journal.exercise_weeks(START.date()) == ()
    assert journal.notes(date.min, date.max) == ()


def test_what_is_damaged_is_found_and_left_out_from_then_on(journal: Journal) -> None:
    sessions = [a_session(hours) for hours in (0, 24)]
    journal.add(sessions, START)
    assert find_damage(journal.path, lambda: None) == ()
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute(
            "UPDATE session SET local_date = '2020-01-01' WHERE id = ?", (sessions[1].id,)
        )
    assert [row.id for row in find_damage(journal.path, lambda: None)] == [sessions[1].id]
    journal.distrust()
    assert [each.id for each in journal.sums()] == [sessions[0].id]


def test_notes_come_with_their_days_the_latest_first(journal: Journal) -> None:
    days = [date(2026, 11, day) for day in (3, 5, 7, 9)]
    made = [noted(day, f"On the {day.day}th") for day in days]
    journal.add([*made, noted(days[1], " "), replace(noted(days[1], "x"), trial=True)], START)
    journal.corrections.delete(made[2].id, START)
    assert journal.notes(days[0], days[2]) == ((days[1], "On the 5th"), (days[0], "On the 3th"))
    assert journal.notes(date.min, date.max)[0] == (days[3], "On the 9th")


def noted(day: date, note: str) -> SessionRecord:
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return replace(a_session(0), id=new_id(at), started_at=at, local_date=day, note=note, sets=())
