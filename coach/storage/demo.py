"""Twelve weeks of made-up history, so that a newcomer sees the program in use."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from msgspec.structs import replace

from coach.core.exercise import Catalog
from coach.core.plan import Plan, plan
from coach.core.routine import Routine
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from coach.storage.ids import new_id
from coach.storage.journal import Journal

WEEKS = 12
SEED = 15
_DAYS_KEPT = (0.5, 1.0)  # share of planned days with a session, in the first and the last week
_ENDED_EARLY = (0.25, 0.03)  # share of sessions
_STOPPED_FOR_PAIN = (0.2, 0.04)  # share of sessions, one exercise of it
_SKIPPED = (0.15, 0.05)  # share of sessions, one exercise of it
_PAIN = (6.0, 3.0)
_PAIN_NOISE = 0.9
_EASED = 0.8  # points of pain that a session takes away

Sets = list[SetRecord]


def fill(
    journal: Journal,
    catalog: Catalog,
    routine: Routine,
    today: date,
    utc_offset_minutes: int,
    seed: int = SEED,
) -> None:
    """Adds sessions on planned days of twelve weeks and of the current one up to yesterday.

    The same arguments give the same history. Raises LogWriteError.
    """
    random = Random(seed)
    laid_out = plan(routine, catalog)
    zone = timezone(timedelta(minutes=utc_offset_minutes))
    start = today - timedelta(weeks=WEEKS, days=today.weekday())
    history = []
    for days in range((today - start).days):
        day = start + timedelta(days=days)
        along = min(1.0, days / (WEEKS * 7))
        if day.weekday() in routine.days and random.random() < _between(_DAYS_KEPT, along):
            history.append(_session(random, laid_out, day, along, zone))
    journal.add(history, datetime.combine(today, time(), zone))


def _session(
    random: Random, laid_out: Plan, day: date, along: float, zone: timezone
) -> SessionRecord:
    at = datetime.combine(day, time(7), zone) + timedelta(seconds=random.randrange(90 * 60))
    sets = [_finished(done) for done in laid_out.sets]
    if random.random() < _between(_SKIPPED, along):
        sets = _with_one_exercise(random, sets, _left_out)
    if random.random() < _between(_STOPPED_FOR_PAIN, along):
        sets = _with_one_exercise(random, sets, _stopped_for_pain)
    early = random.random() < _between(_ENDED_EARLY, along)
    if early:
        sets = _cut_short(random, sets)
    prescribed = sum(done.prescribed_seconds for done in sets)
    share = sum(done.done_seconds for done in sets) / prescribed if prescribed else 0.0
    pain = random.gauss(_between(_PAIN, along), _PAIN_NOISE)
    offset = zone.utcoffset(None)
    return SessionRecord(
        id=new_id(at, random.randbytes),
        started_at=at,
        ended_at=at + timedelta(seconds=round(share * laid_out.seconds + random.uniform(20, 200))),
        local_date=day,
        utc_offset_minutes=offset // timedelta(minutes=1),
        prescription=laid_out.routine,
        outcome=Outcome.ENDED if early else Outcome.COMPLETED,
        trial=False,
        pain_before=_rating(pain),
        pain_after=None if early else _rating(pain - random.gauss(_EASED, 0.5)),
        note="",
        sets=tuple(sets),
    )


def _with_one_exercise(
    random: Random, sets: Sets, change: Callable[[SetRecord], SetRecord]
) -> Sets:
    if not sets:
        return sets
    chosen = random.choice(sets).exercise
    return [change(done) if done.exercise == chosen else done for done in sets]


def _cut_short(random: Random, sets: Sets) -> Sets:
    """Ended somewhere in the second half: one set half done, those after it not begun."""
    place = random.randrange(len(sets) // 2, len(sets)) if sets else 0
    return [
        done if index < place else _done_to(done, 0.5 if index == place else 0.0, SetEnd.STOPPED)
        for index, done in enumerate(sets)
    ]


def _finished(done: SetRecord) -> SetRecord:
    return _done_to(done, 1.0, SetEnd.DONE)


def _left_out(done: SetRecord) -> SetRecord:
    return _done_to(done, 0.0, SetEnd.SKIPPED)


def _stopped_for_pain(done: SetRecord) -> SetRecord:
    return _done_to(done, 0.4, SetEnd.PAIN)


def _done_to(done: SetRecord, share: float, ended: SetEnd) -> SetRecord:
    """With the whole reps that fit into `share` of those prescribed."""
    reps = int(share * done.prescribed_reps)
    seconds = done.prescribed_seconds * reps / done.prescribed_reps
    return replace(done, done_reps=reps, done_seconds=seconds, ended=ended)


def _between(ends: tuple[float, float], along: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * along


def _rating(pain: float) -> int:
    return min(10, max(0, round(pain)))
