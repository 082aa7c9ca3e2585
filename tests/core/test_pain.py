"""Pain: the series of ratings, their line and their trend."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.pain import (
    PainAdvice,
    PainRating,
    PainTime,
    PainTrend,
    advice,
    all_rated,
    pain_change,
    pain_line,
    pain_ratings,
    pain_trend,
    pains,
    rated_at,
)
from coach.core.routine import Routine
from coach.core.session import Outcome, SessionRecord

BEFORE, AFTER = PainTime.BEFORE, PainTime.AFTER
ratings = st.lists(st.integers(0, 10), min_size=1, max_size=60)


def session(
    day: int, before: int | None, after: int | None, *, trial: bool = False
) -> SessionRecord:
    """A session on a day of November 2026."""
    return SessionRecord(
        id=str(day),
        started_at=datetime(2026, 11, day, 8, tzinfo=UTC),
        ended_at=None,
        local_date=date(2026, 11, day),
        utc_offset_minutes=0,
        prescription=Routine("own", "Own", ()),
        outcome=Outcome.INTERRUPTED,
        trial=trial,
        pain_before=before,
        pain_after=after,
        note="",
        sets=(),
    )


def test_ratings_come_in_the_order_in_which_they_were_given() -> None:
    found = pain_ratings([session(12, 3, 2), session(11, 5, 4)])
    assert found == (
        PainRating(date(2026, 11, 11), BEFORE, 5),
        PainRating(date(2026, 11, 11), AFTER, 4),
        PainRating(date(2026, 11, 12), BEFORE, 3),
        PainRating(date(2026, 11, 12), AFTER, 2),
    )


def test_what_was_not_answered_is_no_rating_but_none_at_all_is() -> None:
    found = pain_ratings([session(11, None, 0), session(12, 0, None), session(13, None, None)])
    assert [(r.time, r.pain) for r in found] == [(AFTER, 0), (BEFORE, 0)]


def test_a_trial_rates_nothing() -> None:
    assert pain_ratings([session(11, 5, 5, trial=True)]) == ()


@pytest.mark.parametrize(
    ("first", "last", "trend"),
    [
        (5, 3, PainTrend.LESS),
        (3, 5, PainTrend.MORE),
        (5, 4, PainTrend.SAME),
        (7, 5, PainTrend.SAME),  # 2 points, but not 30 %
        (6, 4, PainTrend.LESS),
        (1, 0, PainTrend.SAME),  # 100 %, but not 2 points
        (0, 2, PainTrend.MORE),
        (0, 0, PainTrend.SAME),
        (10, 7, PainTrend.LESS),
        (8, 10, PainTrend.SAME),
    ],
)
def test_a_change_has_to_matter(first: int, last: int, trend: PainTrend) -> None:
    assert pain_trend([first] * 7 + [last] * 7) is trend
    assert pain_trend([first] * 7 + [10] * 3 + [last] * 7) is trend


def test_fourteen_ratings_are_enough() -> None:
    assert pain_trend([9] * 6 + [0] * 7) is PainTrend.NOT_ENOUGH
    assert pain_trend([9] * 7 + [0] * 7) is PainTrend.LESS
    assert pain_trend([]) is PainTrend.NOT_ENOUGH


def test_single_outliers_do_not_make_a_trend() -> None:
    assert pain_trend([5] * 7 + [5, 5, 5, 5, 0, 0, 0]) is PainTrend.SAME


@given(ratings, ratings)
def test_more_looked_at_backwards_is_never_more_again(first: list[int], last: list[int]) -> None:
    forward, backward = pain_trend(first + last), pain_trend((first + last)[::-1])
    assert {forward, backward} != {PainTrend.MORE}
    assert {forward, backward} != {PainTrend.LESS}


def test_the_line_starts_at_the_first_rating() -> None:
    assert pain_line([]) == ()
    assert pain_line([6]) == (6,)


def test_a_rating_counts_half_seven_ratings_later() -> None:
    """Ratings of 8 among 0: the weights add up to a geometric series."""
    assert pain_line([8, 0, 0, 0, 0, 0, 0, 0])[-1] == pytest.approx(
        8 * 0.5 / sum(0.5 ** (n / 7) for n in range(8))
    )


def test_the_line_of_the_same_rating_is_flat() -> None:
    assert pain_line([4] * 30) == pytest.approx([4] * 30)


@given(ratings)
def test_the_line_is_the_weighted_mean_of_what_came_before(values: list[int]) -> None:
    line = pain_line(values)
    assert len(line) == len(values)
    for place, height in enumerate(line):
        weights = [0.5 ** ((place - n) / 7) for n in range(place + 1)]
        total = sum(w * v for w, v in zip(weights, values[: place + 1], strict=True))
        assert height == pytest.approx(total / sum(weights))


@pytest.mark.parametrize(
    ("pain", "says"),
    [
        *((pain, PainAdvice.GO_ON) for pain in range(4)),
        *((pain, PainAdvice.EASE_OFF) for pain in (4, 5)),
        *((pain, PainAdvice.STOP) for pain in range(6, 11)),
    ],
)
def test_the_guide_eases_off_from_four_and_stops_from_six(pain: int, says: PainAdvice) -> None:
    assert advice(pain, 4, 6) is says


def test_a_clinicians_own_limits_are_followed() -> None:
    assert [advice(pain, 2, 9) for pain in (1, 2, 8, 9)] == [
        PainAdvice.GO_ON,
        PainAdvice.EASE_OFF,
        PainAdvice.EASE_OFF,
        PainAdvice.STOP,
    ]
    assert advice(5, 5, 5) is PainAdvice.STOP


@given(st.integers(0, 10), st.integers(1, 10), st.integers(1, 10))
def test_more_pain_never_brings_milder_advice(pain: int, ease_from: int, stop_from: int) -> None:
    milder = [PainAdvice.GO_ON, PainAdvice.EASE_OFF, PainAdvice.STOP]
    here, worse = advice(pain, ease_from, stop_from), advice(pain + 1, ease_from, stop_from)
    assert milder.index(here) <= milder.index(worse)


def test_the_medians_that_the_trend_compares_can_be_told() -> None:
    assert pain_change([5, 6, 7, 5, 6, 7, 6, 0, 3, 2, 3, 3, 4, 3, 2]).medians == (6, 3)
    assert pain_change([5] * 13).medians is None


@given(ratings)
def test_medians_are_there_just_where_there_is_a_verdict(given_ratings: list[int]) -> None:
    not_enough = pain_trend(given_ratings) is PainTrend.NOT_ENOUGH
    assert (pain_change(given_ratings).medians is None) is not_enough


def test_thousands_of_ratings_are_told_as_each_is() -> None:
    log = [session(12, 3, 2), session(11, 5, None), session(13, 1, 1, trial=True)]
    found, ratings = all_rated(log), pain_ratings(log)
    assert (found.all.days, found.all.pains) == (
        [rating.day.toordinal() for rating in ratings],
        [rating.pain for rating in ratings],
    )
    assert found.before == rated_at(ratings, PainTime.BEFORE)
    assert found.after == rated_at(ratings, PainTime.AFTER)
    assert pains(log) == found.all.pains
