"""A log of twelve made-up weeks with notes and marks, and one of many years."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog, Dose, Side
from coach.core.review import Obstacle, Reviewed
from coach.core.routine import Entry, Routine
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from coach.storage import demo
from coach.storage.ids import new_id
from coach.storage.journal import Journal
from coach.storage.settings import Settings
from coach.ui.reporting.logged import Logged, logged

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SETTINGS = Settings(week_start=0)
MINE = Routine("mine", "Mornings", (Entry("bridge", Dose(10, hold=5.0)),), days=(0, 2, 4))
MakeLog = Callable[..., Logged]


@pytest.fixture(scope="module")
def shared_journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """One for all tests of a module, which only look at it."""
    log = Journal.open(tmp_path_factory.mktemp("log") / "log.db", "test")
    yield log
    log.close()


@pytest.fixture(scope="module")
def routine(catalog: Catalog) -> Routine:
    """Every exercise, every day."""
    entries = tuple(Entry(each.id, each.dose) for each in catalog.exercises)
    return Routine("sheet", "Back exercises", entries)


@pytest.fixture(scope="module")
def filled(shared_journal: Journal, catalog: Catalog, routine: Routine) -> Logged:
    """Twelve weeks before this one."""
    demo.fill(shared_journal, catalog, routine, TODAY, 0)
    for number, session in enumerate(shared_journal.sessions()[::10]):
        shared_journal.note(session.id, f"Note {number}: Πονάει λιγότερο.", NOW)
    days = [TODAY - timedelta(days=days) for days in (30, 31, 40, 50)]
    marks = (DayMark.ILL, DayMark.ILL, DayMark.PAIN, DayMark.DONE)
    for day, mark in zip(days, marks, strict=True):
        shared_journal.corrections.mark([day], mark, NOW)
    shared_journal.review(Reviewed(date(2026, 11, 9), Obstacle.TIME), NOW)
    return logged(shared_journal, routine, SETTINGS, TODAY)


@pytest.fixture
def made(journal: Journal) -> MakeLog:
    """A log of sessions of `session`, for `routine`."""

    def make(sessions: list[SessionRecord], routine: Routine = MINE) -> Logged:
        journal.add(sessions, NOW)
        return logged(journal, routine, SETTINGS, TODAY)

    return make


def session(
    day: date,
    done: int = 10,
    *,
    pain: int | None = None,
    routine: Routine = MINE,
    exercise: str = "bridge",
    ended: SetEnd = SetEnd.DONE,
) -> SessionRecord:
    """One exercise of which `done` of 10 reps were done."""
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return SessionRecord(
        id=new_id(at),
        started_at=at,
        ended_at=at + timedelta(minutes=5),
        local_date=day,
        utc_offset_minutes=0,
        prescription=routine,
        outcome=Outcome.COMPLETED,
        trial=False,
        pain_before=pain,
        pain_after=None,
        note="",
        sets=(SetRecord(exercise, Side.BOTH, 10, 50.0, done, 5.0 * done, ended),),
    )


def with_reps(reps: int) -> Routine:
    """The routine with another dose of its exercise."""
    return replace(MINE, entries=(Entry("bridge", Dose(reps, hold=5.0)),))


@pytest.fixture
def pdf_path(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"
