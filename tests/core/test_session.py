"""Which day a session belongs to, and when a set is full."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.exercise import Side
from coach.core.session import SetRecord, local_date

MILLENNIUM = datetime(2000, 1, 1, tzinfo=UTC)


def moment(text: str, offset_hours: float = 0.0) -> datetime:
    zone = timezone(timedelta(hours=offset_hours))
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("text", "day_start", "day"),
    [
        ("2026-11-22T04:00", 4, date(2026, 11, 22)),
        ("2026-11-22T03:59:59", 4, date(2026, 11, 21)),
        ("2026-11-22T23:59", 4, date(2026, 11, 22)),
        ("2026-11-23T00:30", 4, date(2026, 11, 22)),
        ("2026-11-22T00:00", 0, date(2026, 11, 22)),
        ("2026-01-01T01:00", 4, date(2025, 12, 31)),
        ("2024-03-01T02:00", 4, date(2024, 2, 29)),
    ],
)
def test_a_day_begins_at_its_hour(text: str, day_start: int, day: date) -> None:
    assert local_date(moment(text), day_start) == day


@pytest.mark.parametrize("offset", [-11.0, -3.5, 0.0, 5.75, 14.0])
def test_the_day_is_the_persons_own_whatever_the_offset(offset: float) -> None:
    assert local_date(moment("2026-11-22T05:00", offset), 4) == date(2026, 11, 22)
    assert local_date(moment("2026-11-22T03:00", offset), 4) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        # In Berlin the clock goes from 2 to 3 on 29 March 2026 and from 3 to 2 on 25 October.
        ("2026-03-29T03:59+02:00", date(2026, 3, 28)),
        ("2026-03-29T04:00+02:00", date(2026, 3, 29)),
        ("2026-10-25T02:30+02:00", date(2026, 10, 24)),
        ("2026-10-25T02:30+01:00", date(2026, 10, 24)),
        ("2026-10-25T03:59+01:00", date(2026, 10, 24)),
        ("2026-10-25T04:00+01:00", date(2026, 10, 25)),
    ],
)
def test_the_hour_is_read_off_the_clock_when_the_clocks_change(instant: str, day: date) -> None:
    assert local_date(datetime.fromisoformat(instant), 4) == day


@given(
    st.timedeltas(timedelta(days=1), timedelta(days=36_500)).map(lambda gone: MILLENNIUM + gone),
    st.integers(0, 23),
)
def test_a_day_has_24_hours(instant: datetime, day_start: int) -> None:
    day = local_date(instant, day_start)
    assert local_date(instant + timedelta(days=1), day_start) == day + timedelta(days=1)
    begin = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=day_start)
    assert begin <= instant < begin + timedelta(days=1)


@pytest.mark.parametrize(("done", "full"), [(0, False), (14, False), (15, True), (16, True)])
def test_a_set_is_full_with_all_its_reps(done: int, full: bool) -> None:
    assert SetRecord("bridge", Side.BOTH, 15, 75.0, done).is_full is full
