"""Logs of all kinds, and one of everything."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.exercise import Dose, Side, Tempo
from coach.core.review import Obstacle, Reviewed, SuggestionKind
from coach.core.routine import Entry, Routine
from coach.core.session import FollowUp, Outcome, SessionRecord, SetEnd, SetRecord, Settled
from coach.storage import log_days
from coach.storage.ids import new_id
from coach.storage.journal import Journal
from coach.storage.log_copy import DayCopy, LogCopy, SessionCopy

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = datetime(2026, 11, 20, 6, 30, 5, 123456, tzinfo=UTC)
ENTRIES = (
    Entry("bridge", Dose(reps=15, hold=5.0, rest=2.0), note="slowly"),
    Entry("my-own-one", Dose(reps=8, tempo=Tempo(1.0, 0.5, 1.0), self_paced=True), on=False),
)
ROUTINE = Routine("sheet", "Back exercises", ENTRIES, (0, 2, 4), 2, ("07:30",))
SESSION = SessionRecord(
    id=new_id(AT, lambda count: b"a" * count),
    started_at=AT,
    ended_at=AT + timedelta(minutes=31, milliseconds=250),
    local_date=AT.date(),
    utc_offset_minutes=60,
    prescription=ROUTINE,
    outcome=Outcome.ENDED,
    trial=False,
    pain_before=6,
    pain_after=None,
    note="später",
    sets=(SetRecord("clamshell", Side.LEFT, 15, 75.0, 4, 21.5, SetEnd.PAIN),),
)


def another(days: int, **changes: object) -> SessionRecord:
    """The session again, so many days before."""
    at = AT - timedelta(days=days)
    moved = replace(
        SESSION,
        id=new_id(at, lambda count: b"a" * count),
        started_at=at,
        ended_at=at + timedelta(minutes=31),
        local_date=at.date(),
    )
    return replace(moved, **changes)


def fill(journal: Journal) -> None:
    """With one of everything."""
    corrected, added, deleted, asked = (another(days) for days in (4, 3, 2, 1))
    journal.add([corrected, deleted, asked, SESSION], AT)
    steps = journal.corrections
    steps.correct(replace(corrected, note="less"), NOW - timedelta(hours=9))
    steps.correct(replace(corrected, pain_after=2), NOW - timedelta(hours=8))
    steps.add(added, NOW - timedelta(hours=7))
    steps.delete(deleted.id, NOW - timedelta(hours=6))
    steps.mark([date(2026, 11, 10), date(2026, 11, 11)], DayMark.ILL, NOW - timedelta(hours=5))
    steps.mark([date(2026, 11, 11)], None, NOW - timedelta(hours=4))
    journal.review(
        Reviewed(date(2026, 11, 9), Obstacle.ILL, SuggestionKind.EASE, taken=True),
        NOW - timedelta(hours=3),
    )
    journal.follow_up(asked.id, Settled.SETTLED, NOW - timedelta(hours=2), NOW.date())
    journal.plan(ROUTINE, NOW - timedelta(hours=1), NOW.date())


def _records(draw: st.DrawFn) -> SessionRecord:
    at = NOW - timedelta(seconds=draw(st.integers(1, 10**8)), microseconds=draw(st.integers(0, 9)))
    zone = timezone(timedelta(minutes=draw(st.integers(-14 * 60, 14 * 60))))
    sets = st.builds(
        SetRecord,
        st.sampled_from(["bridge", "my-own"]),
        st.sampled_from(Side),
        st.integers(0, 200),
        st.floats(0, 1e6),
        st.integers(0, 200),
        st.floats(0, 1e6),
        st.sampled_from(SetEnd),
    )
    pains = st.none() | st.integers(0, 10)
    note = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    return SessionRecord(
        id=new_id(at, lambda count: draw(st.binary(min_size=count, max_size=count))),
        started_at=at,
        ended_at=draw(st.none() | st.just(at + timedelta(minutes=9))),
        local_date=at.astimezone(zone).date(),
        utc_offset_minutes=round(zone.utcoffset(None).total_seconds() / 60),
        prescription=draw(st.sampled_from([ROUTINE, replace(ROUTINE, entries=ENTRIES[:1])])),
        outcome=draw(st.sampled_from(Outcome)),
        trial=draw(st.booleans()),
        pain_before=draw(pains),
        pain_after=draw(pains),
        note=draw(note),
        sets=tuple(draw(st.lists(sets, max_size=3))),
        follow_up=draw(
            st.none()
            | st.builds(FollowUp, st.just(NOW.date()), st.none() | st.sampled_from(Settled))
        ),
        version=draw(st.integers(1, 3)),
    )


@st.composite
def copies(draw: st.DrawFn) -> LogCopy:
    """What a log may hold."""
    written = st.integers(0, 10**6).map(lambda s: NOW - timedelta(seconds=s, microseconds=7))
    days = st.integers(0, 400).map(lambda n: NOW.date() - timedelta(days=n))
    contents = {
        "day_mark": st.sampled_from(DayMark).map(log_days.mark_content),
        "review": st.builds(
            Reviewed,
            st.just(NOW.date()),
            st.none() | st.sampled_from(Obstacle),
            st.none() | st.sampled_from(SuggestionKind),
            st.booleans(),
        ).map(log_days.review_content),
        "schedule": st.sampled_from([("0,2", 1), ("", 1), ("6", 3)]),
    }
    sessions = [_records(draw) for _ in range(draw(st.integers(0, 4)))]
    alive = {
        each.id: SessionCopy(each, draw(written), draw(st.booleans()))
        for each in sorted(sessions, key=lambda each: (each.started_at, each.id))
    }
    return LogCopy(
        alive,
        days={
            table: draw(st.dictionaries(days, st.builds(DayCopy, each, written), max_size=3))
            for table, each in contents.items()
        },
    )
