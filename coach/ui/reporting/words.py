"""What the report says beside its figures: plain for a patient, and telling for a clinician."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from coach import __version__
from coach.core.pain import TREND_RATINGS, PainTrend, pain_change
from coach.core.schedule import Schedule
from coach.report.typesetter import runs_from_the_right
from coach.ui.charts.dates import MONTHS_APART, day_month, tick_labels
from coach.ui.printing.words import days_text
from coach.ui.words import NAME, listing, number_text, percent_text, times_text

TITLE = "Back exercise report"
NONE = "–"
DEFINITIONS_HEADING = "What the figures mean"
LONGEST_MONTH = 31
ISOLATE, ISOLATE_END = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
MOST_PLANS = 3  # that are told one by one
_WEEKDAY = re.compile(r"^\s*d{3,4}[\s,،、]*|[\s,،、]*d{3,4}\s*$")


def date_text(day: date) -> str:
    """The date as the locale writes it in full, without its weekday.

    One that is read from the right keeps to itself, so that it never turns a sentence round it.
    """
    locale = QLocale()
    pattern = _WEEKDAY.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    text = locale.toString(QDate(day.year, day.month, day.day), pattern)
    return f"{ISOLATE}{text}{ISOLATE_END}" if runs_from_the_right(text) else text


def kept(text: str, longest: int) -> str | None:
    """What is kept of what was typed: one line without what is not seen; None for nothing."""
    line = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(line.split())[:longest].strip() or None


def axis_labels(days: Sequence[date]) -> list[str]:
    """Labels for days at equal distances below a chart, never the same month twice in a row."""
    apart = (days[1] - days[0]).days if len(days) > 1 else 0
    if MONTHS_APART <= apart <= LONGEST_MONTH:
        return [day_month(day) for day in days]
    return tick_labels(days)


def count_text(number: int, one: str, many: str = "") -> str:
    """ "1 session", "12 sessions"."""
    return f"{number_text(number)} {one if number == 1 else many or f'{one}s'}"


def credit_text(credit: float) -> str:
    """Days done, a day done in part counting in part: "42.5"."""
    return number_text(round(credit, 1))


def plan_text(schedules: Sequence[Schedule], first: date, last: date) -> str:
    """What was planned in the days from `first` through `last`, and from when on."""
    later = [each for each in schedules if first < each.since <= last]
    before = [each for each in schedules if each.since <= first]
    valid = [before[-1] if before else schedules[0], *(s for s in later if s is not schedules[0])]
    told = [_days_and_times(valid[0])]
    told += [f"from {date_text(each.since)} {_days_and_times(each)}" for each in valid[1:]]
    if len(told) > MOST_PLANS:
        left_out = len(told) - MOST_PLANS
        told = [count_text(left_out, "earlier plan"), *told[-MOST_PLANS:]]
    return f"Planned: {'; '.join(told)}."


def _days_and_times(schedule: Schedule) -> str:
    if not schedule.days:
        return "no day"
    often = f", {times_text(schedule.times)} a day" if schedule.times > 1 else ""
    return f"{days_text(schedule.days)}{often}"


def pain_value(trend: PainTrend) -> str:
    return {
        PainTrend.LESS: "Less",
        PainTrend.MORE: "More",
        PainTrend.SAME: "Same",
        PainTrend.NOT_ENOUGH: NONE,
    }[trend]


def pain_caption(ratings: Sequence[int]) -> str:
    change = pain_change(ratings)
    if change.medians is None:
        return "pain: not enough ratings yet"
    same = change.trend is PainTrend.SAME
    first, last = map(number_text, change.medians)
    return f"pain{' about the same' if same else ''}: median {first} at first, {last} at last"


def pain_told(ratings: Sequence[int]) -> str:
    """The verdict in a sentence, with what it rests on."""
    change = pain_change(ratings)
    count = count_text(len(ratings), "rating")
    if not ratings:
        return "Pain was not rated in these days."
    if change.medians is None:
        least = number_text(2 * TREND_RATINGS)
        return f"Not enough ratings yet to say how pain has changed: {count}, {least} are needed."
    seven = number_text(TREND_RATINGS)
    found = {
        PainTrend.LESS: "Pain has become less",
        PainTrend.MORE: "Pain has grown",
        PainTrend.SAME: "Pain is about the same",
    }[change.trend]
    first, last = map(number_text, change.medians)
    return (
        f"{found}: the median of the first {seven} ratings is {first}, of the last {seven} it is "
        f"{last}, out of {count}."
    )


def done_text(done: int, prescribed: int) -> str:
    """ "240 of 280"."""
    return f"{number_text(done)} of {number_text(prescribed)}"


def excused_text(ill: int, away: int, pain: int) -> str:
    """How many days do not count, and why; nothing where all count."""
    found = ((ill, "ill"), (away, "away"), (pain, "in pain"))
    told = [f"{number_text(count)} {why}" for count, why in found if count]
    return f"Days that do not count: {listing(told)}." if told else ""


def routines_text(sessions: Iterable[tuple[str, int]], most: int) -> str:
    """Which routines were done how often, the most frequent ones by name."""
    found = sorted(sessions, key=lambda each: -each[1])
    told = [f"{name} ({count_text(count, 'session')})" for name, count in found[:most]]
    if len(found) > most:
        told.append(f"{number_text(len(found) - most)} more")
    return f"{'Routine' if len(found) == 1 else 'Routines'}: {listing(told)}."


def made_text(today: date) -> str:
    return (
        f"Made with {NAME} {__version__} on {date_text(today)}. "
        "Recorded by the person at home; not a diagnosis."
    )


def definitions(goal: float) -> tuple[str, ...]:
    """Of adherence.md, in plain words."""
    return (
        "Planned days: the weekdays of the plan, from the first session on, without days marked "
        "as ill, away or in pain.",
        "Of what was planned: what was done divided by what was planned. A day counts with the "
        "share of its session that was done, its best session if there are several, or as many "
        "of the best as are planned a day. Extra days make up for missed ones, but not beyond "
        "100 %.",
        "Share of a session: the mean over its exercises of repetitions done of those prescribed; "
        "a hold is one repetition. An exercise stopped for pain counts as done in full here, as "
        "stopping was right. The table counts the repetitions really done.",
        f"Bars: height in days, parts of days added up. A figure such as 5/6 above a week: on 5 "
        f"days at least half was done, 6 were planned. Goal: {percent_text(goal)} of a week’s "
        "planned days.",
        "Pain: rated from 0 (none) to 10, before and after a session, always optional. Lines: "
        "weighted mean of all ratings so far, a rating counting half after every 7 later ones.",
        "Less or more pain: the median of the last 7 ratings differs from that of the first 7 by "
        "at least 2 points and 30 % (Ostelo et al. 2008); it takes 14 ratings.",
    )


def days_between(first: date, last: date) -> int:
    return (last - first) // timedelta(days=1)
