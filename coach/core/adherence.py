"""Adherence: what was done divided by what was planned.

All are pure functions of the log, of what was planned when, and today. A credit is the share of
what is planned a day that was done, 0 to 1; `daily` holds it for each day with a session. Trial
sessions are left out everywhere. `schedules` ascend by the day from which they are in force.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import fsum

from msgspec import Struct

from coach.core.day_mark import DayMark, excused_days
from coach.core.habit import habit_strength
from coach.core.pain import PainTrend, pain_trend, pains
from coach.core.schedule import DAY, Schedule, schedule_on
from coach.core.session import Performed

WEEK = timedelta(days=7)
STREAK_CREDIT = 0.5
RECENT_DAYS = 28
ROUNDING = 1e-9


class Week(Struct, frozen=True):
    """One week from `start` on.

    `planned` is its number of planned days, `credit` the sum of its days' credits, `adherence` 0
    to 1, or None where nothing was planned.
    """

    start: date
    planned: int
    credit: float
    adherence: float | None


class Stretch(Struct, frozen=True):
    """The days from `first` through `last` together; the figures mean what they mean of a week."""

    first: date
    last: date
    planned: int
    credit: float
    adherence: float | None


class Progress(Struct, frozen=True):
    """Every figure of the log as it stands on `today`.

    `weeks` run from the one of the first session to the current one, ascending; `credits` and
    `planned_days` hold the same span day by day. `habit_strength` is 0 to 100, or None where no
    weekday is planned now. `recent` is the adherence of the last four weeks, 0 to 1, or None where
    nothing was planned in them. `seconds_this_week` are seconds of work. `marks` are those of all
    days, also of days to come.
    """

    today: date
    weeks: tuple[Week, ...]
    week_streak: int
    day_streak: int
    habit_strength: float | None
    pain: PainTrend
    credits: dict[date, float]
    planned_days: frozenset[date]
    recent: float | None
    seconds_this_week: float
    marks: dict[date, DayMark] = {}


def progress(
    sessions: Iterable[Performed],
    schedules: Sequence[Schedule],
    today: date,
    week_start: int,
    goal: float,
    marks: Mapping[date, DayMark] | None = None,
) -> Progress:
    """The figures on `today`; what was logged on later days is left out.

    `week_start` is a weekday, 0 for Monday; `goal` is a week's adherence. `marks` are what the
    person said of single days, also of days to come.
    """
    marks = marks or {}
    excused = excused_days(marks)
    logged = [s for s in sessions if s.local_date <= today]
    done = {day: mark for day, mark in marks.items() if day <= today}
    daily = day_credits(logged, schedules, done)
    this_week = start_of_week(today, week_start)
    planned = planned_days(daily, schedules, this_week + WEEK - DAY, excused)
    by_week = weeks(daily, planned, today, week_start)
    return Progress(
        today=today,
        weeks=by_week,
        week_streak=week_streak(by_week, goal, today),
        day_streak=day_streak(daily, planned, today),
        habit_strength=habit_strength(daily, schedules, today, excused),
        pain=pain_trend(pains(logged)),
        credits=daily,
        planned_days=planned,
        recent=recent_adherence(daily, planned, today),
        seconds_this_week=seconds_done(logged, this_week, this_week + WEEK - DAY),
        marks=dict(marks),
    )


def sessions_done(sessions: Iterable[Performed], routine_id: str) -> int:
    """How many sessions of a routine were done, half of one counting as one; trials do not."""
    return sum(
        counts_as_done(session.completion)
        for session in sessions
        if session.prescription.id == routine_id and not session.trial
    )


def counts_as_done(credit: float) -> bool:
    """Whether a day, or a session, with this credit is done: from half of it on."""
    return credit >= STREAK_CREDIT - ROUNDING


def reaches(adherence: float, goal: float) -> bool:
    return adherence >= goal - ROUNDING


def day_credits(
    sessions: Iterable[Performed],
    schedules: Sequence[Schedule] = (),
    marks: Mapping[date, DayMark] | None = None,
) -> dict[date, float]:
    """The best session completion of each day with a session, days ascending.

    Where several sessions a day are planned, the mean of as many of the best. A day that is marked
    as done elsewhere counts as done in full.
    """
    completions: dict[date, list[float]] = {}
    for session in sorted(sessions, key=lambda session: session.local_date):
        if not session.trial:
            completion = session.completion
            completions.setdefault(session.local_date, []).append(completion)
    daily = {day: _credit(each, schedule_on(day, schedules)) for day, each in completions.items()}
    elsewhere = [day for day, mark in (marks or {}).items() if mark is DayMark.DONE]
    if not elsewhere:
        return daily
    return dict(sorted({**daily, **dict.fromkeys(elsewhere, 1.0)}.items()))


def _credit(completions: Iterable[float], schedule: Schedule) -> float:
    best = sorted(completions, reverse=True)[: schedule.times]
    return fsum(best) / schedule.times


def planned_days(
    daily: Mapping[date, float],
    schedules: Sequence[Schedule],
    until: date,
    excused: Collection[date] = frozenset(),
) -> frozenset[date]:
    """The planned days from the first day of the log through `until`; none for an empty log."""
    first = min(daily, default=until + DAY)
    days = (first + timedelta(days=n) for n in range((until - first).days + 1))
    return frozenset(
        day for day in days if schedule_on(day, schedules).plans(day) and day not in excused
    )


def start_of_week(day: date, week_start: int) -> date:
    """The first day of the week that `day` lies in."""
    return day - timedelta(days=(day.weekday() - week_start) % 7)


def weeks(
    daily: Mapping[date, float], planned: Collection[date], today: date, week_start: int
) -> tuple[Week, ...]:
    """Every week from the one of the first session through the current one, ascending."""
    first = start_of_week(min(daily, default=today + WEEK), week_start)
    count = (start_of_week(today, week_start) - first).days // 7 + 1
    return tuple(_week(first + n * WEEK, daily, planned) for n in range(count))


def _week(start: date, daily: Mapping[date, float], planned: Collection[date]) -> Week:
    days = [start + timedelta(days=n) for n in range(7)]
    credit = fsum(daily.get(day, 0.0) for day in days)
    count = sum(day in planned for day in days)
    return Week(start, count, credit, _adherence(credit, count))


def _adherence(credit: float, planned: int) -> float | None:
    """Extra days make up for missed ones, but not beyond the whole."""
    return min(1.0, credit / planned) if planned else None


def stretch(progress: Progress, first: date, last: date) -> Stretch:
    """The figures of the days from `first` through `last`, none of them after today."""
    last = min(last, progress.today)
    credit = fsum(done for day, done in progress.credits.items() if first <= day <= last)
    planned = sum(first <= day <= last for day in progress.planned_days)
    return Stretch(first, last, planned, credit, _adherence(credit, planned))


def week_streak(by_week: Sequence[Week], goal: float, today: date) -> int:
    """Weeks in a row that reached the goal; the current one can add one but not break it."""
    streak = 0
    for week in reversed(by_week):
        if week.adherence is None:
            continue
        if reaches(week.adherence, goal):
            streak += 1
        elif week.start + WEEK <= today:
            break
    return streak


def day_streak(daily: Mapping[date, float], planned: Iterable[date], today: date) -> int:
    """Planned days in a row, up to today or yesterday, with at least half a session done."""
    streak = 0
    for day in sorted((day for day in planned if day <= today), reverse=True):
        if counts_as_done(daily.get(day, 0.0)):
            streak += 1
        elif day < today:
            break
    return streak


def recent_adherence(
    daily: Mapping[date, float], planned: Collection[date], today: date
) -> float | None:
    """Credits over planned days in four weeks, up to yesterday, or today once it has a session.

    None where nothing was planned in them.
    """
    last = today if today in daily else today - DAY
    days = [last - timedelta(days=n) for n in range(RECENT_DAYS)]
    credit = fsum(daily.get(day, 0.0) for day in days)
    return _adherence(credit, sum(day in planned for day in days))


def seconds_done(sessions: Iterable[Performed], first: date, last: date) -> float:
    """Seconds of work from day `first` through day `last`."""
    return fsum(
        session.seconds
        for session in sessions
        if not session.trial and first <= session.local_date <= last
    )
