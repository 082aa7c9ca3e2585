"""Sessions put right by hand, and those done away from the computer."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import Catalog, Side
from coach.core.plan import plan
from coach.core.put_right import clock_shows, done_away, most_reps, moved, with_end, with_reps
from coach.core.routine import Entry, Routine
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord, local_date

BERLIN = ZoneInfo("Europe/Berlin")
HELD = SetRecord("bridge", Side.LEFT, 10, 50.0, 10, 50.0, SetEnd.DONE)
LEFT_OUT = replace(HELD, done_reps=0, done_seconds=0.0, ended=SetEnd.SKIPPED)


def offset_of(shown: datetime) -> timedelta:
    return shown.replace(tzinfo=BERLIN).utcoffset() or timedelta()


def session(at: datetime, day: date) -> SessionRecord:
    offset = at.utcoffset() or timedelta()
    return SessionRecord(
        id="s",
        started_at=at,
        ended_at=at + timedelta(minutes=30),
        local_date=day,
        utc_offset_minutes=offset // timedelta(minutes=1),
        prescription=Routine("r", "R", ()),
        outcome=Outcome.COMPLETED,
        trial=False,
        pain_before=None,
        pain_after=None,
        note="",
        sets=(),
    )


@pytest.mark.parametrize(
    ("before", "reps", "after"),
    [
        (SetEnd.DONE, 4, SetEnd.DONE),
        (SetEnd.DONE, 0, SetEnd.SKIPPED),
        (SetEnd.DONE, 12, SetEnd.DONE),
        (SetEnd.STOPPED, 11, SetEnd.DONE),
        (SetEnd.SKIPPED, 3, SetEnd.STOPPED),
        (SetEnd.PAIN, 11, SetEnd.PAIN),
    ],
)
def test_reps_take_their_seconds_and_a_fitting_end_along(
    before: SetEnd, reps: int, after: SetEnd
) -> None:
    changed = with_reps(replace(HELD, ended=before), reps)
    assert (changed.done_reps, changed.done_seconds, changed.ended) == (reps, 5.0 * reps, after)


@pytest.mark.parametrize("reps", [-1, 31])
def test_reps_that_cannot_be_are_refused(reps: int) -> None:
    with pytest.raises(ValueError, match="is not from 0 to 30"):
        with_reps(HELD, reps)


@pytest.mark.parametrize(
    ("before", "ended", "reps"),
    [
        (HELD, SetEnd.SKIPPED, 0),
        (HELD, SetEnd.STOPPED, HELD.done_reps),
        (LEFT_OUT, SetEnd.DONE, HELD.prescribed_reps),
        (LEFT_OUT, SetEnd.PAIN, 0),
    ],
)
def test_an_end_takes_fitting_reps_along(before: SetRecord, ended: SetEnd, reps: int) -> None:
    changed = with_end(before, ended)
    assert (changed.done_reps, changed.ended) == (reps, ended)
    assert changed.done_seconds == pytest.approx(5.0 * reps)


def test_what_was_done_may_stay_however_much_it_was() -> None:
    assert most_reps(replace(HELD, done_reps=500)) == 500


def test_a_session_moved_from_winter_into_summer_keeps_the_time_on_the_clock() -> None:
    winter = session(datetime(2026, 11, 20, 7, 30, tzinfo=BERLIN), date(2026, 11, 20))
    summer = moved(winter, date(2026, 7, 3), time(7, 30), 4, offset_of)
    assert summer.started_at == datetime(2026, 7, 3, 5, 30, tzinfo=UTC)
    assert (summer.utc_offset_minutes, summer.local_date) == (120, date(2026, 7, 3))
    assert summer.ended_at == summer.started_at + timedelta(minutes=30)


def test_a_session_done_on_a_journey_stays_in_its_time_zone() -> None:
    tokyo = session(
        datetime(2026, 11, 20, 7, 30, tzinfo=ZoneInfo("Asia/Tokyo")), date(2026, 11, 20)
    )
    earlier = moved(tokyo, date(2026, 7, 3), time(8), 4, offset_of)
    assert earlier.utc_offset_minutes == 9 * 60
    assert earlier.started_at == datetime(2026, 7, 2, 23, 0, tzinfo=UTC)


@settings(max_examples=40)
@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.integers(0, 6),
)
def test_the_day_that_is_said_is_the_day_that_its_start_belongs_to(
    day: date, at: time, day_start: int
) -> None:
    assert local_date(clock_shows(day, at, day_start), day_start) == day
    before = session(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), date(2026, 3, 28))
    after = moved(before, day, at, day_start, offset_of)
    zone = timedelta(minutes=after.utc_offset_minutes)
    assert local_date(after.started_at.astimezone(UTC) + zone, day_start) == day


def test_what_was_done_away_is_all_of_the_plan_but_what_was_left_out(catalog: Catalog) -> None:
    entries = tuple(Entry(name, catalog[name].dose) for name in ("bridge", "clamshell"))
    laid_out = plan(Routine("r", "R", entries), catalog)
    made = done_away(
        laid_out,
        {"bridge"},
        identifier=lambda at: at.isoformat(),
        day=date(2026, 7, 3),
        shown=datetime(2026, 7, 4, 0, 30),  # noqa: DTZ001 - as a clock shows it
        offset_of=offset_of,
        pain=(4, None),
        note="by the sea",
    )
    assert made.id == "2026-07-03T22:30:00+00:00"
    assert (made.local_date, made.utc_offset_minutes) == (date(2026, 7, 3), 120)
    assert made.completion == 0.5
    assert [each.ended for each in made.sets] == [SetEnd.SKIPPED, SetEnd.DONE, SetEnd.DONE]
    assert made.ended_at == made.started_at + timedelta(seconds=round(laid_out.seconds))
    assert (made.pain_before, made.pain_after, made.note) == (4, None, "by the sea")
