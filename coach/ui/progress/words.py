"""How the week went, in a sentence, and the figures with how each was worked out."""

from typing import NamedTuple

from coach.core.adherence import Progress
from coach.core.pain import PainChange, PainTrend
from coach.ui import words
from coach.ui.charts.series import done_and_begun

NONE = "–"
FIGURES = 5


class Figure(NamedTuple):
    """A figure as text, what it is, and how it was worked out."""

    value: str
    caption: str
    explanation: str


def week_sentence(progress: Progress) -> str:
    """The current week against its plan and, where it is no worse, against the last one."""
    if not progress.weeks:
        return "Your first session will show up here."
    week = progress.weeks[-1]
    done, begun = done_and_begun(week, progress)
    if not week.planned:
        return f"Nothing is planned this week, and you did {_days(done)}."
    if done > week.planned:
        return f"You did {_days(done)} this week so far; {week.planned} were planned."
    if not done and not begun:
        planned = words.number_text(week.planned)
        noun = "day is" if week.planned == 1 else "days are"
        return f"Nothing is logged this week so far; {planned} {noun} planned."
    if begun and not done:
        return f"You have made a start on {begun} of {week.planned} planned days this week."
    compared = _compared(done, progress) if len(progress.weeks) > 1 else ""
    return f"You did {done} of {week.planned} planned days this week so far{compared}."


def _compared(done: int, progress: Progress) -> str:
    last = progress.weeks[-2]
    more = done - done_and_begun(last, progress)[0]
    if more < 0 or not last.planned:
        return ""
    if more == 0:
        return ", as many as last week"
    return f", {words.count_word(more)} more than last week"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{words.number_text(count)} days"


def pain_sentence(change: PainChange, since: str) -> str:
    """`since`: a stretch of time as "in these 12 weeks"; nothing while there are few ratings."""
    first, last = _points(change.first), _points(change.last)
    return {
        PainTrend.LESS: f"Your pain has become less {since}, from {first} to {last}.",
        PainTrend.MORE: (
            f"Your pain has grown {since}, from {first} to {last}: worth telling your clinician."
        ),
        PainTrend.SAME: f"Your pain is about the same {since}.",
        PainTrend.NOT_ENOUGH: "",
    }[change.trend]


def pain_verdict(change: PainChange) -> str:
    """In few words, with the figures that it is made of."""
    first, last = _points(change.first), _points(change.last)
    return {
        PainTrend.LESS: f"Less: {first} at first, {last} lately",
        PainTrend.MORE: f"More: {first} at first, {last} lately",
        PainTrend.SAME: f"About the same: {first} at first, {last} lately",
        PainTrend.NOT_ENOUGH: "Not enough ratings yet",
    }[change.trend]


def pain_explanation(ratings: int) -> str:
    counted = f"{words.number_text(ratings)} rating{'' if ratings == 1 else 's'}"
    return (
        f"From {counted} in this range: the middle one of the last seven against the middle one "
        "of the first seven. It is called less or more from 2 points and 30 % on, and told from "
        "14 ratings on. The lines are means in which an older rating counts half every seven."
    )


def _points(pain: int | None) -> str:
    return NONE if pain is None else words.number_text(pain)


def figures(progress: Progress, goal: float) -> tuple[Figure, ...]:
    """The figures in the order in which they are shown."""
    goal_text = words.percent_text(goal)
    recent = NONE if progress.recent is None else words.percent_text(progress.recent)
    strength = progress.habit_strength
    habit = NONE if strength is None else words.number_text(round(strength))
    weeks = progress.week_streak
    return (
        Figure(
            recent,
            "of planned days, 4 weeks",
            "What you did on the days of the last four weeks, divided by the days planned in "
            "them. A session done in part counts in part; extra days make up for missed ones.",
        ),
        Figure(
            _days(progress.day_streak),
            "in a row",
            "Planned days in a row, up to today or yesterday, on which you did at least half of "
            "the session. Days that were not planned neither add nor break.",
        ),
        Figure(
            "1 week" if weeks == 1 else f"{words.number_text(weeks)} weeks",
            "in a row at your goal",
            f"Weeks in a row in which you did at least {goal_text} of what was planned. The "
            "current week can add one and never breaks it before it is over.",
        ),
        Figure(
            habit,
            "habit strength",
            "From 0 to 100: grows with each day that you keep to the plan, fades slowly when you "
            "do not, and forgives single days. It is reckoned as in Loop Habit Tracker.",
        ),
        Figure(
            words.duration_text(progress.seconds_this_week)
            if progress.seconds_this_week
            else words.number_text(0) + " min",
            "exercised this week",
            "Time spent holding and moving in this week's sessions, without the rests between.",
        ),
    )
