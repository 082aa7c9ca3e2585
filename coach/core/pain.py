"""Pain ratings, 0 to 10: the series over time, its smoothed line and its trend."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct, field

from coach.core.session import Performed

HALF_LIFE = 7
TREND_RATINGS = 7
LEAST_POINTS = 2
LEAST_SHARE = 0.3


class PainTime(StrEnum):
    """When pain was asked."""

    BEFORE = "before"
    AFTER = "after"


class PainTrend(StrEnum):
    """How pain has changed."""

    LESS = "less"
    MORE = "more"
    SAME = "about the same"
    NOT_ENOUGH = "not enough yet"


class PainChange(Struct, frozen=True):
    """How pain has changed, and the medians that say so; None where there are too few ratings."""

    trend: PainTrend
    first: int | None = None
    last: int | None = None

    @property
    def medians(self) -> tuple[int, int] | None:
        """Both, where the trend is told."""
        return None if self.first is None or self.last is None else (self.first, self.last)


class PainAdvice(StrEnum):
    """What the pain guide says to do."""

    GO_ON = "go-on"
    EASE_OFF = "ease-off"
    STOP = "stop"


class PainRating(Struct, frozen=True):
    """One answer, on the day that its session belongs to."""

    day: date
    time: PainTime
    pain: int


def advice(pain: int, ease_from: int, stop_from: int) -> PainAdvice:
    """What to do at this pain; from `stop_from` on to stop, also where `ease_from` lies above it.

    The sheet's own thresholds are 4 and 6; a clinician may set others.
    """
    if pain >= stop_from:
        return PainAdvice.STOP
    return PainAdvice.EASE_OFF if pain >= ease_from else PainAdvice.GO_ON


def pain_ratings(sessions: Iterable[Performed]) -> tuple[PainRating, ...]:
    """Every rating in the order in which it was given; trial sessions are left out."""
    found = []
    for session in sorted(sessions, key=_start):
        if session.trial:
            continue
        if (before := session.pain_before) is not None:
            found.append(PainRating(session.local_date, PainTime.BEFORE, before))
        if (after := session.pain_after) is not None:
            found.append(PainRating(session.local_date, PainTime.AFTER, after))
    return tuple(found)


class Rated(Struct, frozen=True):
    """Ratings one after the other: their days (see date.toordinal), and the pain, 0 to 10."""

    days: list[int] = field(default_factory=list)
    pains: list[int] = field(default_factory=list)

    def add(self, day: int, pain: int) -> None:
        self.days.append(day)
        self.pains.append(pain)


def rated_at(ratings: Iterable[PainRating], time: PainTime) -> Rated:
    """The ratings of one time."""
    found = Rated()
    for rating in ratings:
        if rating.time is time:
            found.add(rating.day.toordinal(), rating.pain)
    return found


class AllRated(Struct, frozen=True):
    """Every rating in the order in which it was given, and those before and after sessions."""

    all: Rated = field(default_factory=Rated)
    before: Rated = field(default_factory=Rated)
    after: Rated = field(default_factory=Rated)


def all_rated(sessions: Iterable[Performed]) -> AllRated:
    """The same as pain_ratings, made for many thousands; trial sessions are left out."""
    found = AllRated()
    for session in sorted(sessions, key=_start):
        if session.trial:
            continue
        day = session.local_date.toordinal()
        for pain, rated in ((session.pain_before, found.before), (session.pain_after, found.after)):
            if pain is not None:
                rated.add(day, pain)
                found.all.add(day, pain)
    return found


def pains(sessions: Iterable[Performed]) -> list[int]:
    """The ratings alone, in the same order."""
    return [
        pain
        for session in sorted(sessions, key=_start)
        if not session.trial
        for pain in (session.pain_before, session.pain_after)
        if pain is not None
    ]


def _start(session: Performed) -> datetime:
    return session.started_at


def pain_change(ratings: Sequence[int]) -> PainChange:
    """The median of the last 7 ratings against that of the first 7.

    A change counts from 2 points and 30 % of the first on, the smallest that matters to patients
    (Ostelo et al. 2008, Spine 33:90).
    """
    if len(ratings) < 2 * TREND_RATINGS:
        return PainChange(PainTrend.NOT_ENOUGH)
    first, last = _median(ratings[:TREND_RATINGS]), _median(ratings[-TREND_RATINGS:])
    change = last - first
    if abs(change) < LEAST_POINTS or abs(change) < LEAST_SHARE * first:
        return PainChange(PainTrend.SAME, first, last)
    return PainChange(PainTrend.LESS if change < 0 else PainTrend.MORE, first, last)


def pain_trend(ratings: Sequence[int]) -> PainTrend:
    return pain_change(ratings).trend


def _median(odd_number: Sequence[int]) -> int:
    return sorted(odd_number)[len(odd_number) // 2]


def pain_line(ratings: Sequence[int]) -> tuple[float, ...]:
    """For each rating the mean of it and those before, an older one counting half every 7."""
    fade = 0.5 ** (1 / HALF_LIFE)
    total = weight = 0.0
    line = []
    for rating in ratings:
        total = total * fade + rating
        weight = weight * fade + 1
        line.append(total / weight)
    return tuple(line)
