"""The made-up history looks like somebody's and is the same every time."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from statistics import mean

import pytest
from msgspec.structs import replace

from coach.core.adherence import progress
from coach.core.exercise import Catalog
from coach.core.pain import PainTrend
from coach.core.plan import plan
from coach.core.routine import Routine
from coach.core.session import Outcome, SessionRecord, SetEnd
from coach.storage.demo import WEEKS, fill
from coach.storage.journal import Journal
from tests.planned import always

TODAYS = [date(2026, 11, 16) + timedelta(days=days) for days in range(7)]


@pytest.fixture(params=TODAYS, ids=lambda today: f"{today:%A}")
def today(request: pytest.FixtureRequest) -> date:
    day: date = request.param
    return day


@pytest.fixture
def history(
    journal: Journal, catalog: Catalog, routine: Routine, today: date
) -> tuple[SessionRecord, ...]:
    fill(journal, catalog, routine, today, utc_offset_minutes=60)
    return journal.sessions()


def test_adherence_grows_and_pain_falls(
    history: tuple[SessionRecord, ...], routine: Routine, today: date
) -> None:
    figures = progress(history, always(routine.days), today, 0, 0.8)
    whole_weeks = [week.adherence or 0.0 for week in figures.weeks[:WEEKS]]
    assert mean(whole_weeks[:3]) < mean(whole_weeks[4:8]) < mean(whole_weeks[-3:])
    assert figures.week_streak >= 2
    assert figures.pain is PainTrend.LESS
    ratings = [session.pain_before for session in history if session.pain_before is not None]
    assert 5 <= mean(ratings[:10]) <= 7
    assert 2 <= mean(ratings[-10:]) <= 4


def test_today_is_left_free_and_the_week_is_begun(
    history: tuple[SessionRecord, ...], today: date
) -> None:
    days = [session.local_date for session in history]
    assert len(set(days)) == len(days)
    assert max(days) < today
    monday = today - timedelta(days=today.weekday())
    assert min(days) >= monday - timedelta(weeks=WEEKS)
    assert any(day >= monday for day in days) == (today.weekday() > 0)


def test_some_sessions_ended_early_and_some_exercises_for_pain(
    history: tuple[SessionRecord, ...],
) -> None:
    assert {session.outcome for session in history} == {Outcome.COMPLETED, Outcome.ENDED}
    ends = {done.ended for session in history for done in session.sets}
    assert ends == set(SetEnd)


def test_every_session_is_of_the_plan_and_adds_up(
    history: tuple[SessionRecord, ...], catalog: Catalog, routine: Routine
) -> None:
    prescribed = plan(routine, catalog).sets
    for session in history:
        assert [(d.exercise, d.side) for d in session.sets] == [
            (d.exercise, d.side) for d in prescribed
        ]
        assert all(0 <= d.done_reps <= d.prescribed_reps for d in session.sets)
        assert session.ended_at is not None
        assert timedelta(minutes=5) < session.ended_at - session.started_at < timedelta(hours=1)
        assert not session.trial


def test_the_same_arguments_give_the_same_history(
    catalog: Catalog, routine: Routine, tmp_path: Path
) -> None:
    found = []
    for name in ("one.db", "two.db"):
        with closing(Journal.open(tmp_path / name, "a" * 16)) as journal:
            fill(journal, catalog, routine, TODAYS[0], utc_offset_minutes=-300)
            found.append(journal.sessions())
    assert found[0] == found[1]
    assert {session.utc_offset_minutes for session in found[0]} == {-300}


def test_only_planned_days_have_sessions(
    journal: Journal, catalog: Catalog, routine: Routine
) -> None:
    fill(journal, catalog, replace(routine, days=(0, 3)), TODAYS[5], utc_offset_minutes=0)
    assert {session.local_date.weekday() for session in journal.sessions()} == {0, 3}


def test_an_empty_routine_makes_no_trouble(journal: Journal, catalog: Catalog) -> None:
    fill(journal, catalog, Routine("sheet", "Empty", ()), TODAYS[0], utc_offset_minutes=0)
    assert all(session.sets == () for session in journal.sessions())
