"""Of which session to ask whether its pain has settled."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from coach.core.follow_up import last_pain, times_not_settled, to_ask_about
from coach.core.routine import Routine
from coach.core.session import FollowUp, Outcome, SessionRecord, Settled

TODAY = date(2026, 11, 22)


def session(
    days_ago: int, before: int | None = None, after: int | None = None, *, trial: bool = False
) -> SessionRecord:
    day = TODAY - timedelta(days=days_ago)
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return SessionRecord(
        id=f"{day}",
        started_at=at,
        ended_at=at,
        local_date=day,
        utc_offset_minutes=0,
        prescription=Routine(id="sheet", name="Sheet", entries=()),
        outcome=Outcome.COMPLETED,
        trial=trial,
        pain_before=before,
        pain_after=after,
        note="",
        sets=(),
    )


@pytest.mark.parametrize(
    ("before", "after", "pain"), [(None, None, None), (3, None, 3), (3, 5, 5), (None, 0, 0)]
)
def test_the_last_rating_counts(before: int | None, after: int | None, pain: int | None) -> None:
    assert last_pain(session(1, before, after)) == pain


@pytest.mark.parametrize(
    ("days_ago", "before", "after", "asked"),
    [
        (1, 2, 4, True),
        (1, 2, 9, True),
        (1, 2, 3, False),
        (1, 8, 3, False),
        (1, 5, None, True),
        (1, None, None, False),
        (0, 2, 5, False),
        (7, 2, 5, True),
        (8, 2, 5, False),
    ],
)
def test_asked_of_pain_to_ease_off_from_on_a_later_day_of_a_week(
    days_ago: int, before: int | None, after: int | None, asked: bool
) -> None:
    rated = session(days_ago, before, after)
    assert to_ask_about([rated], TODAY, 4) == (rated if asked else None)


def test_only_the_last_one_rated_is_asked_of() -> None:
    assert to_ask_about([session(3, 2, 6), session(1, 2, 2)], TODAY, 4) is None
    assert to_ask_about([session(3, 2, 6), session(1)], TODAY, 4) == session(3, 2, 6)
    assert to_ask_about([session(3, 2, 6), session(0, 2)], TODAY, 4) is None


def test_trials_are_not_asked_of() -> None:
    assert to_ask_about([session(1, 2, 6, trial=True)], TODAY, 4) is None


def test_asked_on_one_day_only_and_until_it_is_answered() -> None:
    rated = session(2, 2, 6)
    yesterday = TODAY - timedelta(days=1)
    for asked, again in (
        (FollowUp(TODAY, None), True),
        (FollowUp(yesterday, None), False),
        (FollowUp(TODAY, Settled.UNANSWERED), False),
        (FollowUp(TODAY, Settled.NOT_SETTLED), False),
    ):
        told = replace(rated, follow_up=asked)
        assert to_ask_about([told], TODAY, 4) == (told if again else None)


def test_what_had_not_settled_is_counted() -> None:
    answers = (None, Settled.NOT_SETTLED, Settled.SETTLED, Settled.NOT_SETTLED)
    told = [replace(session(1), follow_up=FollowUp(TODAY, answer)) for answer in answers]
    assert times_not_settled([*told, session(2)]) == 2
