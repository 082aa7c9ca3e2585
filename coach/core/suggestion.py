"""What might be changed after a week: one thing, with its reason, never more than one step.

The order of the rules and their numbers are our own choice, and no clinical source is claimed for
them. The first that holds is suggested:

1. What was stopped for pain twice in two weeks, the last time in this one, is eased.
2. Ill or away: nothing is changed.
3. Pain in the way: what was stopped for it once is eased, else nothing is changed.
4. No time: a shorter routine where sessions were often cut short, else fewer days where this week
   was low, else a shorter routine.
5. Forgotten: fewer days where this week was low.
6. Three weeks in a row under LOW: fewer days.
7. Sessions often cut short: a shorter routine.
8. Three weeks done in full without much pain: a little more of one exercise.
9. Else to keep going.

Each is only suggested, and the clinician's word goes first.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from coach.core.adherence import ROUNDING, WEEK, Progress, Week, counts_as_done
from coach.core.ease import eased, fewer_reps, shorter_hold
from coach.core.exercise import Catalog, Dose
from coach.core.little_more import WEEKS_COMPLETE, a_little_more
from coach.core.review import Obstacle, Reviewed, SuggestionKind, days_of
from coach.core.routine import Entry, Routine
from coach.core.schedule import Schedule, schedule_on
from coach.core.session import SessionRecord, exercise_completion
from coach.core.week_facts import sessions_in, stops_for_pain, was_cut_short, week_facts

OFTEN_STOPPED = 2  # sessions, of two weeks
LOW = 0.6  # a week's adherence below which the plan may ask too much
LOW_WEEKS = 3
TRIED_WEEKS = 4  # that tell which days are kept, and which exercises
CUT_SHORT_SHARE = 0.5  # of the sessions of two weeks
CUT_SHORT_LEAST = 2
SHORTENED = 2 / 3  # of the time that the routine takes


class Reason(StrEnum):
    """Why something is suggested."""

    STOPPED_FOR_PAIN = "stopped-for-pain"
    PAIN = "pain"
    PAIN_RISING = "pain-rising"
    PAIN_HIGH = "pain-high"
    ILL = "ill"
    AWAY = "away"
    TIME = "time"
    FORGOT = "forgot"
    LOW = "low"
    CUT_SHORT = "cut-short"
    COMPLETE_WEEKS = "complete-weeks"
    COMPLETE = "complete"
    MOSTLY = "mostly"
    BEGUN = "begun"
    NOTHING_YET = "nothing-yet"
    NOTHING_PLANNED = "nothing-planned"


class Suggestion(Struct, frozen=True):
    """One thing to change, and why.

    `count` is the number that the reason speaks of: sessions or weeks. `exercise` and `dose` are
    what is eased, or done a little more, at `entries`; for a shorter routine `entries` are switched
    off, and it takes `seconds` then. `days` are the weekdays that are kept, 0 for Monday.
    `ask_first` says that the clinician is to be asked before.
    """

    kind: SuggestionKind
    reason: Reason
    count: int = 0
    exercise: str = ""
    entries: tuple[int, ...] = ()
    dose: Dose | None = None
    days: tuple[int, ...] = ()
    seconds: float = 0.0
    ask_first: bool = False

    def carried_out(self, routine: Routine) -> Routine:
        """The routine as it would be."""
        if self.kind is SuggestionKind.FEWER_DAYS:
            return routine.with_days(self.days)
        if self.kind is SuggestionKind.SHORTER:
            return without(routine, self.entries)
        if self.dose is None:
            return routine
        (place,) = self.entries
        return routine.with_entry(place, replace(routine.entries[place], dose=self.dose))


class Evidence(Struct, frozen=True):
    """What there is to see: `now` are the figures of today, `routine` is today's.

    The week from `week` on is the one under review. `sessions` are those of the TRIED_WEEKS up to
    it, and all since. `reviews` are earlier ones by the first days of their weeks. From a
    pain of `ease_from` on the pain guide says to ease off, from `stop_from` on to stop.
    """

    week: date
    now: Progress
    sessions: tuple[SessionRecord, ...]
    schedules: tuple[Schedule, ...]
    routine: Routine
    catalog: Catalog
    reviews: Mapping[date, Reviewed]
    ease_from: int = 4
    stop_from: int = 6

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Every week up to the one under review."""
        return tuple(week for week in self.now.weeks if week.start <= self.week)

    @property
    def active(self) -> tuple[tuple[int, Entry], ...]:
        """What the routine asks for, each with its place."""
        entries = enumerate(self.routine.entries)
        return tuple((n, e) for n, e in entries if e.on and e.exercise in self.catalog)


def suggestion(
    seen: Evidence, obstacle: Obstacle | None, seconds_of: Callable[[Routine], float]
) -> Suggestion:
    """What to suggest where `obstacle` got in the way; `seconds_of` tells how long a routine takes.

    See the module for the order of the rules.
    """
    return (
        _ease(seen, OFTEN_STOPPED)
        or _by_obstacle(seen, obstacle, seconds_of)
        or _fewer_days(seen, LOW_WEEKS, Reason.LOW)
        or _shorter_where_cut_short(seen, seconds_of)
        or _more(seen)
        or Suggestion(SuggestionKind.KEEP_GOING, _how_it_went(seen))
    )


def _by_obstacle(
    seen: Evidence, obstacle: Obstacle | None, seconds_of: Callable[[Routine], float]
) -> Suggestion | None:
    """None only where nothing got in the way, or nothing was answered."""
    if obstacle is None or obstacle is Obstacle.NOTHING:
        return None
    reason = Reason(obstacle.value)
    found = None
    if obstacle is Obstacle.PAIN:
        found = _ease(seen, 1)
    elif obstacle is Obstacle.TIME:
        found = (
            _shorter_where_cut_short(seen, seconds_of)
            or _fewer_days(seen, 1, reason)
            or _shorter(seen, reason, seconds_of)
        )
    elif obstacle is Obstacle.FORGOT:
        found = _fewer_days(seen, 1, reason)
    return found or Suggestion(SuggestionKind.KEEP_GOING, reason)


def _ease(seen: Evidence, often: int) -> Suggestion | None:
    """Where an exercise was stopped so often; one that cannot be gentler is only spoken of.

    Stops at a dose that has been eased since do not count.
    """
    this_week = dict(stops_for_pain(sessions_in(seen.week, seen.sessions)))
    recent = sessions_in(seen.week, seen.sessions, weeks=2)
    hopeless = None
    for exercise, _ in stops_for_pain(recent):
        places = [(n, e) for n, e in seen.active if e.exercise == exercise]
        if exercise not in this_week or not places:
            continue
        place, entry = places[0]
        count = dict(stops_for_pain(s for s in recent if not _eased_since(s, entry))).get(exercise)
        if count is None or count < often:
            continue
        found = Suggestion(
            SuggestionKind.EASE, Reason.STOPPED_FOR_PAIN, count, exercise, (place,), gentler(entry)
        )
        if found.dose:
            return found
        hopeless = hopeless or replace(found, kind=SuggestionKind.KEEP_GOING, entries=())
    return hopeless


def gentler(entry: Entry) -> Dose | None:
    """A shorter hold, or else fewer reps; None where neither can be."""
    hold = shorter_hold(entry.dose)
    reps = fewer_reps(entry.dose) if hold is None else None
    return None if hold is reps is None else eased(entry.dose, hold, reps)


def _eased_since(session: SessionRecord, entry: Entry) -> bool:
    doses = [e.dose for e in session.prescription.entries if e.exercise == entry.exercise]
    return bool(doses) and all(
        entry.dose.hold < dose.hold or entry.dose.reps < dose.reps for dose in doses
    )


def _fewer_days(seen: Evidence, low_weeks: int, reason: Reason) -> Suggestion | None:
    """As many days as were usual, on the weekdays on which most was done.

    Only where the plan has stood through the low weeks, and something was done at all.
    """
    weeks = [week for week in seen.weeks if week.adherence is not None]
    low = weeks[-low_weeks:]
    if len(low) < low_weeks or low[-1].start != seen.week:
        return None
    if any(not _is_low(week) or not _stood(week, seen) for week in low):
        return None
    done = [
        [day for day in days_of(week.start) if counts_as_done(seen.now.credits.get(day, 0.0))]
        for week in weeks[-TRIED_WEEKS:]
    ]
    usual = max(1, round(sum(map(len, done)) / len(done)))
    if not any(done) or usual >= len(seen.routine.days):
        return None
    counts = Counter(day.weekday() for days in done for day in days)
    by_count = sorted(range(7), key=lambda day: (-counts[day], day not in seen.routine.days, day))
    days = tuple(sorted(by_count[:usual]))
    return Suggestion(SuggestionKind.FEWER_DAYS, reason, low_weeks, days=days)


def _is_low(week: Week) -> bool:
    return week.adherence is not None and week.adherence < LOW


def _stood(week: Week, seen: Evidence) -> bool:
    return schedule_on(week.start, seen.schedules).days == seen.routine.days


def _shorter_where_cut_short(
    seen: Evidence, seconds_of: Callable[[Routine], float]
) -> Suggestion | None:
    recent = sessions_in(seen.week, seen.sessions, weeks=2)
    count = sum(map(was_cut_short, recent))
    if count < max(CUT_SHORT_LEAST, CUT_SHORT_SHARE * len(recent)):
        return None
    return _shorter(seen, Reason.CUT_SHORT, seconds_of, count)


def _shorter(
    seen: Evidence, reason: Reason, seconds_of: Callable[[Routine], float], count: int = 0
) -> Suggestion | None:
    """What is kept least is switched off until about a third of the time is gained; one stays.

    Of what is kept alike the longest goes first, so that few have to.
    """
    recent = sessions_in(seen.week, seen.sessions, weeks=TRIED_WEEKS)

    def order(item: tuple[int, Entry]) -> tuple[float, float, int]:
        place, entry = item
        kept = round(_kept(entry.exercise, recent), 1)
        return kept, seconds_of(without(seen.routine, (place,))), -place

    least_kept = sorted(seen.active, key=order)
    limit = SHORTENED * seconds_of(seen.routine)
    off: tuple[int, ...] = ()
    seconds = 0.0
    for place, _ in least_kept[:-1]:
        off = tuple(sorted((*off, place)))
        seconds = seconds_of(without(seen.routine, off))
        if seconds <= limit:
            break
    if not off:
        return None
    return Suggestion(SuggestionKind.SHORTER, reason, count, entries=off, seconds=seconds)


def without(routine: Routine, places: Sequence[int]) -> Routine:
    """With the entries at these places switched off."""
    entries = tuple(
        replace(entry, on=False) if place in places else entry
        for place, entry in enumerate(routine.entries)
    )
    return replace(routine, entries=entries)


def _kept(exercise: str, sessions: Sequence[SessionRecord]) -> float:
    """The mean share of it that was done, 0 to 1; 1 where it was never asked for."""
    shares = [
        exercise_completion(sets)
        for session in sessions
        if (sets := [each for each in session.sets if each.exercise == exercise])
    ]
    return sum(shares) / len(shares) if shares else 1.0


def _more(seen: Evidence) -> Suggestion | None:
    first = seen.week - (WEEKS_COMPLETE - 1) * WEEK
    if min(seen.now.credits, default=seen.week) > first or _raised_lately(seen, first):
        return None
    weeks = [week for week in seen.weeks if week.start >= first]
    if len(weeks) < WEEKS_COMPLETE or not all(map(_complete, weeks)):
        return None
    if week_facts(seen.week, seen.now, seen.sessions).pain_rising:
        return None
    since = [s for s in seen.sessions if s.local_date >= first and not s.trial]
    marks = {day: mark for day, mark in seen.now.marks.items() if day >= first}
    guide = min(seen.ease_from, seen.stop_from)
    found = a_little_more(seen.active, seen.catalog, since, marks, first, guide)
    if found is None:
        return None
    place, dose, ask_first = found
    return Suggestion(
        SuggestionKind.MORE,
        Reason.COMPLETE_WEEKS,
        WEEKS_COMPLETE,
        seen.routine.entries[place].exercise,
        (place,),
        dose,
        ask_first=ask_first,
    )


def _complete(week: Week) -> bool:
    return week.adherence is not None and week.adherence >= 1 - ROUNDING


def _raised_lately(seen: Evidence, first: date) -> bool:
    """Whether there was more already since about the first day of the complete weeks."""
    return any(
        reviewed.taken and reviewed.suggestion is SuggestionKind.MORE and week >= first - WEEK
        for week, reviewed in seen.reviews.items()
        if week != seen.week
    )


def _how_it_went(seen: Evidence) -> Reason:
    facts = week_facts(seen.week, seen.now, seen.sessions)
    if facts.pain_rising:
        return Reason.PAIN_RISING
    if max(facts.pain.before or 0, facts.pain.after or 0) >= seen.stop_from:
        return Reason.PAIN_HIGH
    if not facts.planned:
        return Reason.NOTHING_PLANNED
    if facts.done >= facts.planned and _complete(seen.weeks[-1]):
        return Reason.COMPLETE
    if facts.done * 2 >= facts.planned:
        return Reason.MOSTLY
    return Reason.BEGUN if facts.done + facts.begun else Reason.NOTHING_YET
