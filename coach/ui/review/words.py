"""What the weekly review says: the week in five lines, the question, and what might be changed."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from coach.core.exercise import Catalog
from coach.core.little_more import MOST_PAIN, exceeds
from coach.core.review import Obstacle, SuggestionKind, days_of
from coach.core.routine import Routine
from coach.core.suggestion import Reason, Suggestion
from coach.core.week_facts import PainOfWeek, WeekFacts
from coach.ui import words
from coach.ui.charts.dates import day_month

QUESTION = "What got in the way?"
KEPT = "What you answer is kept at once, and stays on this computer."
NOT_KEPT = "Your answer cannot be written down at the moment. Perhaps the disk is full."
TELL = "Worth telling your clinician."
LEFT = "Left as it is. Nothing has been changed."
UNDO_WHERE = "You can undo it here, or later with Undo on the Routine page."
MOST_NAMED = 4  # days marked; more are counted
OBSTACLES = {
    Obstacle.PAIN: "Pain",
    Obstacle.TIME: "No time",
    Obstacle.ILL: "I was ill",
    Obstacle.AWAY: "I was away",
    Obstacle.FORGOT: "I forgot",
    Obstacle.NOTHING: "Nothing",
}
MARKED_AS = {
    Obstacle.PAIN: "in pain",
    Obstacle.ILL: "ill",
    Obstacle.AWAY: "away",
}
_WENT = {
    Reason.PAIN: "Leave out what makes it worse, and rest when you need to. Pain that gets in the "
    "way of your exercises is worth telling your clinician.",
    Reason.PAIN_RISING: "Your pain was higher than the week before. Do what feels all right, and "
    "leave out what makes it worse. It is worth telling your clinician.",
    Reason.PAIN_HIGH: "Your pain was high. On such days the pain guide says to stop, and that is "
    "right. It is worth telling your clinician.",
    Reason.ILL: "Being ill is a good reason. Start again gently when you are well.",
    Reason.AWAY: "Being away is a good reason. Your plan is here when you are back.",
    Reason.TIME: "Some weeks are full. When you are short on time, Today offers 5 to 15 minutes.",
    Reason.FORGOT: "It happens. A reminder on the Routine page can help to think of it.",
    Reason.COMPLETE: "You did all that was planned. Go on just like this.",
    Reason.MOSTLY: "You did most of what was planned. Going on like this is what counts.",
    Reason.BEGUN: "You have made a start. Any day is a good one to go on.",
    Reason.NOTHING_YET: "Some weeks are like that. The next session can be a short one.",
    Reason.NOTHING_PLANNED: "Nothing was planned, so whatever you did was extra.",
}


def span_text(week: date) -> str:
    """ "16 Nov to 22 Nov"."""
    days = days_of(week)
    return f"{day_month(days[0])} to {day_month(days[-1])}"


def lines(facts: WeekFacts, catalog: Catalog) -> tuple[str, ...]:
    """The week in five lines."""
    return (
        _days_line(facts),
        _time_line(facts),
        _pain_line(facts),
        _stops_line(facts, catalog),
        _ended_line(facts),
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{words.number_text(count)} days"


def _days_line(facts: WeekFacts) -> str:
    if not facts.planned and facts.excused and not facts.done:
        return "This week does not count, and nothing of it is missing."
    if not facts.planned:
        line = f"Nothing was planned, and you did {_days(facts.done)}."
    elif facts.done > facts.planned:
        line = f"You did {_days(facts.done)}; {words.number_text(facts.planned)} were planned."
    else:
        done, planned = words.number_text(facts.done), words.number_text(facts.planned)
        line = f"You did {done} of {planned} planned day{'' if facts.planned == 1 else 's'}."
    if facts.begun:
        line += f" A start was made on {words.count_word(facts.begun)}{' more' * bool(facts.done)}."
    if facts.excused:
        verb = "does" if facts.excused == 1 else "do"
        line += f" {_days(facts.excused)} {verb} not count."
    return line


def _time_line(facts: WeekFacts) -> str:
    if not facts.sessions:
        return "No session is in the log."
    sessions = f"{words.number_text(facts.sessions)} session{'' if facts.sessions == 1 else 's'}"
    duration = words.duration_text(facts.seconds)
    return f"{duration[0].upper()}{duration[1:]} of exercise in {sessions}."


def _pain_line(facts: WeekFacts) -> str:
    """ "Pain 4 before, 3 after. The week before: 5 and 4."; a typical rating is the median."""
    now, then = facts.pain, facts.pain_before
    told = _pain_text(now)
    if not told:
        return "Pain was not rated."
    line = f"Pain {told}."
    if _pain_text(then):
        same = (now.before is None, now.after is None) == (then.before is None, then.after is None)
        both = [words.number_text(n) for n in (then.before, then.after) if n is not None]
        line += f" The week before: {words.listing(both) if same else _pain_text(then)}."
    return f"{line} {TELL}" if facts.pain_rising else line


def _pain_text(pain: PainOfWeek) -> str:
    both = ((pain.before, "before"), (pain.after, "after"))
    return ", ".join(f"{words.number_text(n)} {when}" for n, when in both if n is not None)


def _stops_line(facts: WeekFacts, catalog: Catalog) -> str:
    if not facts.stops:
        return "No exercise was stopped for pain."
    stops = [f"{_name(e, catalog)} {words.times_text(n)}" for e, n in facts.stops]
    return f"Stopped for pain: {words.listing(stops)}."


def _ended_line(facts: WeekFacts) -> str:
    if not facts.cut_short:
        return "No session was cut short."
    if facts.cut_short == 1:
        return "One session was cut short."
    return f"{words.count_word(facts.cut_short).capitalize()} sessions were cut short."


def _name(exercise: str, catalog: Catalog) -> str:
    return catalog[exercise].name if exercise in catalog else exercise


def _weekdays(days: Iterable[int]) -> str:
    return words.listing(words.weekday_name(day) for day in days)


def title_text(made: Suggestion, routine: Routine, catalog: Catalog) -> str:
    """What is suggested, in one line."""
    if made.kind is SuggestionKind.KEEP_GOING:
        gently = (Reason.PAIN, Reason.PAIN_RISING, Reason.PAIN_HIGH, Reason.STOPPED_FOR_PAIN)
        return "Keep going, gently" if made.reason in gently else "Keep going"
    if made.kind is SuggestionKind.FEWER_DAYS:
        return f"{_days(len(made.days))} a week: {_weekdays(made.days)}"
    if made.kind is SuggestionKind.SHORTER:
        return f"A shorter routine: {words.duration_text(made.seconds)}"
    name = _name(made.exercise, catalog)
    what = "Ease" if made.kind is SuggestionKind.EASE else "A little more of"
    return f"{what} {name}: {_doses(made, routine)}"


def _doses(made: Suggestion, routine: Routine) -> str:
    """ "hold 20 s instead of 30 s", "8 times instead of 15"."""
    before = routine.entries[made.entries[0]].dose
    after = made.dose or before
    if after.hold != before.hold:
        now, then = (
            words.seconds_text(dose.hold).replace(" ", "\N{NO-BREAK SPACE}")
            for dose in (after, before)
        )
        return f"hold {now} instead of {then}"
    reps, once = words.number_text(after.reps), words.number_text(before.reps)
    return f"{reps} time{'' if after.reps == 1 else 's'} instead of {once}"


def reason_text(made: Suggestion, routine: Routine, catalog: Catalog) -> str:
    """Why, and what it means."""
    if made.reason is Reason.STOPPED_FOR_PAIN:
        return _stopped_text(made, catalog)
    if made.kind is SuggestionKind.FEWER_DAYS:
        return f"{_low_text(made)} A plan that fits your week is easier to keep."
    if made.kind is SuggestionKind.SHORTER:
        off = words.listing(_name(routine.entries[n].exercise, catalog) for n in made.entries)
        return f"{_short_text(made)} Switched off until you want them back: {off}."
    if made.kind is SuggestionKind.MORE:
        kept = f"You kept your whole plan for {words.count_word(made.count)} weeks"
        return f"{kept}, with pain at {MOST_PAIN} or less. This is one small step."
    return _WENT[made.reason]


def _stopped_text(made: Suggestion, catalog: Catalog) -> str:
    times = words.times_text(made.count)
    if made.kind is SuggestionKind.EASE:
        since = " in two weeks" if made.count > 1 else ""
        return (
            f"You stopped it for pain {times}{since}, and that was right. "
            "If it still hurts when eased, tell your clinician."
        )
    name = _name(made.exercise, catalog)
    return (
        f"You stopped {name} for pain {times} in two weeks, and it cannot be made much gentler. "
        "Leave it out if you like, and tell your clinician."
    )


def _low_text(made: Suggestion) -> str:
    if made.reason is Reason.TIME:
        return "There was little time, and these are the days that you keep most often."
    if made.reason is Reason.FORGOT:
        return "These are the days on which you think of it most often."
    weeks = words.count_word(made.count)
    return f"For {weeks} weeks you did fewer days than planned, and these most often."


def _short_text(made: Suggestion) -> str:
    if made.reason is Reason.TIME:
        return "Less at a time is easier to fit in."
    count = words.count_word(made.count).capitalize()
    return f"{count} sessions in two weeks were cut short."


def ask_first_text(made: Suggestion, catalog: Catalog) -> str:
    """That the clinician is to be asked, and why; empty where not."""
    if not made.ask_first or made.dose is None:
        return ""
    exercise = catalog[made.exercise]
    if not exercise.ask_first:
        return "Ask your clinician first: it is more than your sheet gives."
    leave = "for some people this exercise needs their leave"
    if exceeds(made.dose, exercise.dose):
        leave = f"it is more than your sheet gives, and {leave}"
    return f"Ask your clinician first: {leave}."


def take_text(made: Suggestion) -> str:
    """What the button says that takes the suggestion."""
    if made.kind is SuggestionKind.KEEP_GOING:
        return "Keep going"
    return "I have asked: do this" if made.ask_first else "Do this"


def taken_text(made: Suggestion, routine: Routine, catalog: Catalog) -> str:
    """What was changed in `routine`, which is as it was before, and where to undo it."""
    if made.kind is SuggestionKind.FEWER_DAYS:
        what = f"Your plan is now {_weekdays(made.days)}."
    elif made.kind is SuggestionKind.SHORTER:
        off = [_name(routine.entries[n].exercise, catalog) for n in made.entries]
        verb = "is" if len(off) == 1 else "are"
        what = f"{words.listing(off)} {verb} switched off."
    else:
        what = f"{_name(made.exercise, catalog)} is now: {_doses(made, routine)}."
    return f"{what} {UNDO_WHERE}"


def mark_text(obstacle: Obstacle, days: Collection[date]) -> str:
    """What the button says that marks the days missed: "Mark 3 missed days as ill"."""
    return (
        f"Mark {words.number_text(len(days))} missed day{'' if len(days) == 1 else 's'} as "
        + (MARKED_AS[obstacle])
    )


def marked_text(obstacle: Obstacle, days: Sequence[date]) -> str:
    """Which days were marked, and what that does."""
    few = len(days) <= MOST_NAMED
    which = _weekdays(day.weekday() for day in days) if few else _days(len(days))
    verb = "it does" if len(days) == 1 else "they do"
    return f"{which} marked as {MARKED_AS[obstacle]}: {verb} not count."
