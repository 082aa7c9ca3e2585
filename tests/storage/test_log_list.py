"""All sessions in a list, without their sets."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from coach.storage.ids import new_id
from coach.storage.journal import Journal

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
SETS = (
    SetRecord("bridge", Side.BOTH, 10, 50.0, 5, 25.0, SetEnd.STOPPED),
    SetRecord("clamshell", Side.LEFT, 10, 50.0, 2, 10.0, SetEnd.PAIN),
)


def session(
    hours: int, sets: tuple[SetRecord, ...] = SETS, *, trial: bool = False
) -> SessionRecord:
    at = AT + timedelta(hours=hours)
    return SessionRecord(
        id=new_id(at),
        started_at=at,
        ended_at=None,
        local_date=at.date(),
        utc_offset_minutes=60,
        prescription=Routine("sheet", "Back exercises", ()),
        outcome=Outcome.ENDED,
        trial=trial,
        pain_before=4,
        pain_after=None,
        note="stiff",
        sets=sets,
    )


def test_a_list_tells_what_the_sessions_tell_and_has_trials_too(journal: Journal) -> None:
    whole, tried = session(0), session(1, SETS[:1], trial=True)
    journal.add([whole, tried], AT)
    first, second = journal.listed()
    for record, line in ((whole, first), (tried, second)):
        for name in ("id", "started_at", "utc_offset_minutes", "local_date", "trial", "note"):
            assert getattr(line, name) == getattr(record, name)
        for name in ("pain_before", "pain_after", "prescription", "outcome", "completion"):
            assert getattr(line, name) == getattr(record, name)
        assert line.seconds == pytest.approx(record.seconds)
    assert (first.stopped_for_pain, second.stopped_for_pain) == (True, False)
    assert [each.id for each in journal.sums()] == [whole.id]


def test_what_is_corrected_is_known_until_undone_and_what_is_deleted_is_not_listed(
    journal: Journal,
) -> None:
    kept, gone = session(0), session(1)
    journal.add([kept, gone], AT)
    moved = replace(kept, local_date=date(2026, 11, 20))
    journal.corrections.correct(moved, AT)
    journal.corrections.delete(gone.id, AT)
    (line,) = journal.listed()
    assert (line.id, line.local_date) == (kept.id, date(2026, 11, 20))
    assert journal.corrections.corrected() == {kept.id}
    assert journal.corrections.day_of(gone.id) == gone.local_date
    assert journal.corrections.day_of("never") is None
    for _ in range(2):
        journal.corrections.undo(AT)
    assert journal.corrections.corrected() == frozenset()
