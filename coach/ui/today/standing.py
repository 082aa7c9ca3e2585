"""How today's routine stands, and what Today says of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum, auto

from coach.core.adherence import day_credits
from coach.core.day_mark import DayMark
from coach.core.exercise import Exercise
from coach.core.routine import Routine
from coach.core.schedule import Schedule
from coach.core.session import SessionRecord, SetEnd
from coach.core.short_on_time import ShortSession
from coach.ui import words
from coach.ui.today.week_marks import ALL_DONE

PLAN_STAYS = "Today's plan stays the whole routine, and what you do counts towards it."
NONE_ON = "Switch on at least one exercise to start a session."
NONE_THERE = "Add an exercise on the Routine page to start a session."


class Standing(Enum):
    """How today's routine stands."""

    READY = auto()
    DAY_OFF = auto()
    INTERRUPTED = auto()
    PART_DONE = auto()
    DONE = auto()
    RESTING = auto()
    ILL = auto()
    AWAY = auto()
    PAIN = auto()
    DONE_ELSEWHERE = auto()
    EMPTY = auto()


TITLES = {
    Standing.READY: "Ready for today's back routine?",
    Standing.DAY_OFF: "Nothing planned for today",
    Standing.INTERRUPTED: "Ready to go on?",
    Standing.PART_DONE: "You have made a start today",
    Standing.DONE: "Done for today",
    Standing.RESTING: "Rest today",
    Standing.ILL: "Marked as ill today",
    Standing.AWAY: "Marked as away today",
    Standing.PAIN: "Marked as too much pain today",
    Standing.DONE_ELSEWHERE: "Done for today",
    Standing.EMPTY: "Your routine is empty",
}
MARKED = {
    DayMark.ILL: Standing.ILL,
    DayMark.AWAY: Standing.AWAY,
    DayMark.PAIN: Standing.PAIN,
    DayMark.DONE: Standing.DONE_ELSEWHERE,
}
EXCUSED = (
    "Nothing is planned today, and it does not count against you. "
    "You can still start whenever you like."
)


def standing(
    routine: Routine,
    today: date,
    credit: float | None,
    unfinished: SessionRecord | None,
    *,
    empty: bool = False,
    resting: bool = False,
    mark: DayMark | None = None,
) -> Standing:
    """`credit` is what was done of this routine today, 0 to 1, None without a session of it;
    `empty`: there is nothing to do in it; `resting`: see `too_much_pain`; `mark`: today's.
    """
    if empty:
        return Standing.EMPTY
    if unfinished:
        return Standing.INTERRUPTED
    if resting:
        return Standing.RESTING
    if credit is not None and credit > 0:
        return Standing.DONE if credit >= ALL_DONE else Standing.PART_DONE
    if mark is not None:
        return MARKED[mark]
    return Standing.READY if today.weekday() in routine.days else Standing.DAY_OFF


def credit_of(sessions: Iterable[SessionRecord], routine: Routine, today: date) -> float | None:
    """The share of what the routine asks for a day that was done today; None for no session."""
    of_it = [session for session in sessions if session.prescription.id == routine.id]
    asked = Schedule(today, routine.days, routine.times)
    return day_credits(of_it, (asked,)).get(today)


def chip_text(routine: Routine, done: int) -> str:
    """The routine's name, and how far the day has come: "Morning · 1 of 2 done today"."""
    if routine.times == 1:
        return routine.name
    counted = f"{words.number_text(min(done, routine.times))} of {words.number_text(routine.times)}"
    return f"{routine.name} · {counted} done today"


def too_much_pain(sessions: Iterable[SessionRecord], today: date) -> bool:
    """Whether nothing was done today, because of pain: it counts in full, and yet is not done."""
    sets = [
        each
        for session in sessions
        if session.local_date == today and not session.trial
        for each in session.sets
    ]
    ended_for_pain = any(each.ended is SetEnd.PAIN for each in sets)
    return ended_for_pain and not any(each.done_reps for each in sets)


def heading(count: int, seconds: float) -> str:
    """ "10 exercises · 31 min"; only the number where there is nothing to do."""
    exercises = words.exercises_text(count)
    duration = words.duration_text(seconds).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{exercises} · {duration}" if count else exercises


def sentence(exercises: Sequence[Exercise], now: Standing, *, any_off: bool = False) -> str:
    """What to expect of the whole routine, as rich text; `any_off`: it has some switched off."""
    if now is Standing.EMPTY or not exercises:
        return NONE_ON if any_off else NONE_THERE
    if now is Standing.INTERRUPTED:
        return "Your last session stopped on the way. What you did is kept."
    if now is Standing.DONE:
        return "All of it is in your log. You can do it again whenever you like."
    if now is Standing.RESTING:
        return "You stopped because of pain, and that was right. It does not count against you."
    if now is Standing.DONE_ELSEWHERE:
        return "You marked today as done. You can do more whenever you like."
    if now in MARKED.values():
        return EXCUSED
    positions = words.position_sentence([each.position for each in exercises])
    first = exercises[0].name.replace("&", "&amp;").replace("<", "&lt;")
    return f"Starts with <b>{first}</b>. {positions}"


def short_sentence(short: ShortSession, minutes: int) -> str:
    """Why these exercises were picked, and what that does to the day's plan."""
    if short.over:
        why = (
            f"Even one exercise takes longer than {minutes} minutes: "
            "this is the shortest of those that are due."
        )
    else:
        why = "What you did least lately comes first."
    return f"{why} {PLAN_STAYS}"
