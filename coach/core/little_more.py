"""A little more of one exercise, where everything was done for weeks without much pain.

One rep, or 5 s of a hold: the smallest step that is felt. It is our own choice, as that of easing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from coach.core.adherence import WEEK
from coach.core.day_mark import DayMark
from coach.core.ease import COARSE_FROM, COARSE_STEP
from coach.core.exercise import Catalog, Dose
from coach.core.pain import pain_ratings
from coach.core.routine import Entry
from coach.core.session import SessionRecord, SetEnd, Settled

WEEKS_COMPLETE = 3
MOST_PAIN = 3
MOST_OF_SHEET = 1.5  # times what the sheet gives; from there on nothing more is suggested
LONGEST_HOLD, MOST_REPS = 300.0, 100


def a_little_more(
    active: Iterable[tuple[int, Entry]],
    catalog: Catalog,
    sessions: Sequence[SessionRecord],
    marks: Mapping[date, DayMark],
    first: date,
    ease_from: int,
) -> tuple[int, Dose, bool] | None:
    """The place of an entry, its dose one step up, and whether to ask the clinician first.

    `sessions` and `marks` are all from `first` on, the first day of WEEKS_COMPLETE complete weeks.
    None where any pain was above MOST_PAIN, or so that the pain guide says to ease off, had not
    settled on a later day, or a week has no rating at all; where an exercise was stopped for pain
    or a day was marked as ill or in pain; or no exercise was done in full each time at the dose
    that it has now. What has fallen furthest behind the sheet comes first, then the smallest step.
    """
    most_pain = min(MOST_PAIN, ease_from - 1)
    unwell = {DayMark.ILL, DayMark.PAIN} & set(marks.values())
    if unwell or not _at_ease(sessions, first, most_pain):
        return None
    steps = []
    for place, entry in active:
        exercise = catalog[entry.exercise]
        dose = one_step_up(entry.dose, exercise.dose)
        if dose and _steady(entry, sessions):
            behind = work(entry.dose) / work(exercise.dose)
            ask = exercise.ask_first or exceeds(dose, exercise.dose)
            order = (behind, work(dose) / work(entry.dose), place)
            steps.append((order, (place, dose, ask)))
    return min(steps, key=lambda found: found[0])[1] if steps else None


def one_step_up(dose: Dose, sheet: Dose) -> Dose | None:
    """One rep more, or 5 s more of a hold from 10 s up; None where that would be too much.

    What has been eased comes back first: a hold shorter than the sheet's, by no more than up to
    it (in steps of 1 s below 10 s), then the reps.
    """
    if not dose.tempo and dose.hold < sheet.hold:
        step = COARSE_STEP if dose.hold >= COARSE_FROM else 1.0
        return replace(dose, hold=min(dose.hold + step, sheet.hold))
    holds = not dose.tempo and dose.hold >= COARSE_FROM and dose.reps >= sheet.reps
    more = (
        replace(dose, hold=dose.hold + COARSE_STEP) if holds else replace(dose, reps=dose.reps + 1)
    )
    too_much = more.hold > LONGEST_HOLD or more.reps > MOST_REPS
    return None if too_much or work(more) > MOST_OF_SHEET * work(sheet) else more


def work(dose: Dose) -> float:
    """Seconds of work on one side."""
    return dose.rep_seconds * dose.reps * dose.sets


def exceeds(dose: Dose, sheet: Dose) -> bool:
    """Whether anything of it is more than the sheet gives."""
    longer = not dose.tempo and dose.hold > sheet.rep_seconds
    return longer or dose.reps > sheet.reps or dose.sets > sheet.sets


def _at_ease(sessions: Sequence[SessionRecord], first: date, most_pain: int) -> bool:
    ratings = pain_ratings(sessions)
    rated = {(rating.day - first).days // WEEK.days for rating in ratings}
    stopped = any(each.ended is SetEnd.PAIN for s in sessions for each in s.sets)
    low = all(rating.pain <= most_pain for rating in ratings)
    answers = (session.follow_up.answer for session in sessions if session.follow_up)
    lasting = Settled.NOT_SETTLED in answers
    return low and not stopped and not lasting and rated.issuperset(range(WEEKS_COMPLETE))


def _steady(entry: Entry, sessions: Sequence[SessionRecord]) -> bool:
    """Whether it was done in full in each session, at the dose that it has now."""
    sets = [each for s in sessions for each in s.sets if each.exercise == entry.exercise]
    prescribed = [
        other.dose
        for session in sessions
        for other in session.prescription.entries
        if other.exercise == entry.exercise
    ]
    return bool(sets) and all(each.is_full for each in sets) and set(prescribed) == {entry.dose}
