"""Days marked alike as stretches, and when sessions usually begin."""

from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.logged import EVENING, LoggedSession, MarkedDays, stretches, usual_time
from coach.core.routine import Routine
from coach.core.session import Outcome

MONDAY = date(2026, 11, 16)


def logged(at: datetime, offset: int = 0, *, trial: bool = False) -> LoggedSession:
    return LoggedSession(
        id=at.isoformat(),
        started_at=at,
        utc_offset_minutes=offset,
        local_date=(at + timedelta(minutes=offset)).date(),
        trial=trial,
        pain_before=None,
        pain_after=None,
        prescription=Routine("r", "R", ()),
        completion=1.0,
        seconds=60.0,
        outcome=Outcome.COMPLETED,
        note="",
        stopped_for_pain=False,
    )


def test_days_in_a_row_that_are_marked_alike_are_one_stretch() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(6)]
    marks = {
        days[4]: DayMark.AWAY,
        days[0]: DayMark.ILL,
        days[1]: DayMark.ILL,
        days[2]: DayMark.AWAY,
    }
    assert stretches(marks) == (
        MarkedDays(days[0], days[1], DayMark.ILL),
        MarkedDays(days[2], days[2], DayMark.AWAY),
        MarkedDays(days[4], days[4], DayMark.AWAY),
    )


def test_the_usual_time_is_by_the_clock_where_each_was_done() -> None:
    at = datetime(2026, 11, 16, 7, 2, tzinfo=UTC)
    in_tokyo = logged(at + timedelta(days=1) - timedelta(hours=9), 9 * 60)
    tried_out = logged(at + timedelta(days=2, hours=9), trial=True)
    assert usual_time([logged(at), in_tokyo, tried_out]) == time(7, 0)
    assert usual_time([]) == EVENING
    late = logged(datetime(2026, 11, 16, 23, 50, tzinfo=UTC))
    later = logged(datetime(2026, 11, 18, 0, 10, tzinfo=UTC))
    assert usual_time([late, replace(later, local_date=date(2026, 11, 17))]) == time(0, 0)
