"""What the log says of sessions, of marked days and of the steps taken by hand."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from itertools import zip_longest

from PySide6.QtCore import QDate, QLocale

from coach.core.correction import Correction, CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog, Side
from coach.core.logged import LoggedSession, MarkedDays, clock_time
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from coach.ui import words

MARKS = {
    DayMark.ILL: "Ill",
    DayMark.AWAY: "Away",
    DayMark.PAIN: "Too much pain",
    DayMark.DONE: "Done elsewhere",
}
ENDS = {
    SetEnd.DONE: "done",
    SetEnd.STOPPED: "stopped early",
    SetEnd.SKIPPED: "left out",
    SetEnd.PAIN: "stopped for pain",
}
EXCUSED = "not counted against you"
CORRECTED, BY_HAND, TRIED = "corrected", "added by hand", "tried out"
NO_ROUTINE = "A session"
CHANGED_SINCE = "That was changed in another way since, so it stays as it is now."
NOT_WRITTEN = (
    "The log could not be written, so nothing has changed. Try again in a moment; perhaps the disk "
    "is full."
)
NOT_READ = "The log cannot be read at the moment. What you see is from before."
NOT_THERE = "That session is not in the log any more."
_SIDES = {Side.LEFT: "left", Side.RIGHT: "right"}


def month_text(day: date) -> str:
    """ "October 2026"."""
    return f"{words.month_name(day.month)} {_year(day)}"


def day_text(day: date) -> str:
    """ "Sun 12 Oct", in the locale's order."""
    weekday = QLocale().standaloneDayName(day.weekday() + 1, QLocale.FormatType.ShortFormat)
    return f"{weekday} {_day_month(day, 'MMM')}".replace(".", "")


def date_text(day: date, today: date) -> str:
    """ "12 October", and with the year where that is another than today's."""
    said = _day_month(day, "MMMM")
    return said if day.year == today.year else f"{said} {_year(day)}"


def span_text(first: date, last: date, today: date) -> str:
    """ "3 to 9 August", "28 July to 3 August", "12 October"."""
    if first == last:
        return date_text(last, today)
    if day_first() and (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {date_text(last, today)}"
    if first.year == last.year:
        return f"{_day_month(first, 'MMMM')} to {date_text(last, today)}"
    return f"{date_text(first, today)} to {date_text(last, today)}"


def filter_text(first: date | None, last: date | None, today: date) -> str:
    """The days that are shown alone: "3 to 9 August", "from 3 August"; empty where all are."""
    if first is not None and last is not None:
        return span_text(first, last, today)
    if first is not None:
        return f"from {date_text(first, today)}"
    return f"up to {date_text(last, today)}" if last is not None else ""


def day_first() -> bool:
    """Whether the locale writes the day before the month."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern.find("d") < pattern.find("M")


def _year(day: date) -> str:
    """In the locale's digits, and not parted as a number is."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "yyyy")


def _day_month(day: date, month: str) -> str:
    pattern = f"d {month}" if day_first() else f"{month} d"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def time_text(at: time) -> str:
    return words.time_text(f"{at:%H:%M}")


def days_text(count: int) -> str:
    return "1 day" if count == 1 else f"{words.number_text(count)} days"


def name_of(session: LoggedSession | SessionRecord) -> str:
    return session.prescription.name or NO_ROUTINE


def how_text(session: LoggedSession) -> str:
    """How it went: "all done", "in part, 80 %", "ended for pain"."""
    if session.stopped_for_pain and session.outcome is not Outcome.COMPLETED:
        return "ended for pain"
    if not session.completion:
        return "not begun"
    if session.stopped_for_pain:
        return "done, with a stop for pain"
    if session.all_done:
        return "all done"
    return f"in part, {words.percent_text(session.completion)}"


def pain_text(before: int | None, after: int | None) -> str:
    """ "pain 5 before, 3 after"; nothing where none was rated."""
    parts = ((before, "before"), (after, "after"))
    said = [f"{words.number_text(pain)} {when}" for pain, when in parts if pain is not None]
    return f"pain {', '.join(said)}" if said else ""


def facts_of(session: LoggedSession) -> str:
    """How it went, how long it was, the pain: "All done · 18 min · pain 5 before, 3 after"."""
    facts = (
        how_text(session),
        words.duration_text(session.seconds) if session.seconds else "",
        pain_text(session.pain_before, session.pain_after),
    )
    line = " · ".join(fact for fact in facts if fact)
    return line[:1].upper() + line[1:]


def facts_text(session: LoggedSession) -> str:
    """The line below the name: the facts, and the note behind them."""
    note = " ".join(session.note.split())
    return f"{facts_of(session)} · “{note}”" if note else facts_of(session)


def chips_text(*, corrected: bool, added: bool, trial: bool) -> tuple[str, ...]:
    chips = ((corrected, CORRECTED), (added, BY_HAND), (trial, TRIED))
    return tuple(chip for there, chip in chips if there)


def session_text(session: LoggedSession, chips: Iterable[str]) -> str:
    """All that a line says, for who hears it."""
    when = f"{words.long_date(session.local_date)}, {time_text(session.clock_time)}"
    parts = (when, name_of(session), facts_text(session), *chips)
    return ". ".join(parts)


def marked_text(marked: MarkedDays, today: date) -> str:
    """ "Away, 3 to 9 August"."""
    return f"{MARKS[marked.mark]}, {span_text(marked.first, marked.last, today)}"


def marked_note(marked: MarkedDays) -> str:
    """ "7 days · not counted against you"."""
    days = days_text((marked.last - marked.first).days + 1)
    return f"{days} · {EXCUSED}" if marked.mark.excuses else days


def count_text(count: int, total: int, *, searching: bool, of_all_days: bool = True) -> str:
    """ "143 sessions", "12 of 143 sessions found", "Nothing found"."""
    sessions = f"{words.number_text(total)} session{'' if total == 1 else 's'}"
    if not searching:
        none = "No sessions yet" if of_all_days else "No sessions on these days"
        return sessions if total else none
    return f"{words.number_text(count)} of {sessions} found" if count else "Nothing found"


def stretches_text(count: int) -> str:
    """ "2 stretches of marked days found"."""
    stretches = "stretch" if count == 1 else "stretches"
    return f"{words.number_text(count)} {stretches} of marked days found"


_STEPS = {
    CorrectionKind.ADDED: "added",
    CorrectionKind.CORRECTED: "corrected",
    CorrectionKind.DELETED: "deleted",
}


def step_text(step: Correction, day_of: Callable[[str], date | None], today: date) -> str:
    """What a step did: "session of 12 October deleted", "marks of 3 to 9 August"."""
    if step.kind is CorrectionKind.BROUGHT_IN:
        return f"{_brought_text(len(step.sessions), len(step.days))} brought in"
    if step.kind is CorrectionKind.MARKED:
        days = sorted(map(date.fromisoformat, step.days))
        return f"marks of {span_text(days[0], days[-1], today)}" if days else "marks of days"
    day = day_of(step.sessions[0]) if step.sessions else None
    when = f" of {date_text(day, today)}" if day else ""
    if step.kind is CorrectionKind.NOTED:
        return f"note{when}"
    return f"session{when} {_STEPS[step.kind]}"


def _brought_text(sessions: int, days: int) -> str:
    """ "3 sessions and 41 days"."""
    counted = f"{words.number_text(sessions)} session{'' if sessions == 1 else 's'}"
    parts = (counted if sessions else "", days_text(days) if days else "")
    return " and ".join(part for part in parts if part) or counted


def exercise_name(exercise: str, catalog: Catalog) -> str:
    """Also of one that is not there any more."""
    if exercise in catalog:
        return catalog[exercise].name
    return exercise.replace("-", " ").capitalize()


def set_name(record: SetRecord, catalog: Catalog) -> str:
    """ "Hamstring stretch · left"."""
    name = exercise_name(record.exercise, catalog)
    return f"{name} · {_SIDES[record.side]}" if record.side in _SIDES else name


def reps_text(record: SetRecord) -> str:
    """ "2 of 3"."""
    done, asked = map(words.number_text, (record.done_reps, record.prescribed_reps))
    return f"{done} of {asked}"


def set_text(record: SetRecord) -> str:
    """ "2 of 3, stopped for pain, 40 s"."""
    parts = [reps_text(record), ENDS[record.ended]]
    if record.done_seconds:
        parts.append(work_text(record.done_seconds))
    return ", ".join(parts)


def work_text(seconds: float) -> str:
    """ "40 s", "1 min 30 s"."""
    minutes, rest = divmod(round(seconds), 60)
    parts = (
        f"{words.number_text(minutes)} min" if minutes else "",
        f"{words.number_text(rest)} s" if rest else "",
    )
    return " ".join(part for part in parts if part) or f"{words.number_text(0)} s"


def begun_text(session: SessionRecord, day_start: int) -> str:
    """When it began: "Begun at 07:35", and of one in the small hours why it is on that day."""
    at = clock_time(session.started_at, session.utc_offset_minutes)
    said = f"Begun at {time_text(at)}"
    return f"{said}, after midnight" if at.hour < day_start else said


def differences(
    before: SessionRecord, now: SessionRecord, catalog: Catalog, today: date
) -> tuple[str, ...]:
    """What an earlier version said where it differs from what is said now, a line each."""
    lines = []
    if _when(before) != _when(now):
        at = clock_time(before.started_at, before.utc_offset_minutes)
        lines.append(f"{date_text(before.local_date, today)}, {time_text(at)}")
    for was, is_now, when in (
        (before.pain_before, now.pain_before, "before"),
        (before.pain_after, now.pain_after, "after"),
    ):
        if was != is_now:
            rated = "not rated" if was is None else words.number_text(was)
            lines.append(f"pain {when}: {rated}")
    if before.note != now.note:
        lines.append(f"note: “{before.note}”" if before.note.strip() else "no note")
    lines += _set_differences(before.sets, now.sets, catalog)
    return tuple(lines)


def _when(session: SessionRecord) -> tuple[object, ...]:
    return session.local_date, session.started_at, session.utc_offset_minutes


def _set_differences(
    before: Sequence[SetRecord], now: Sequence[SetRecord], catalog: Catalog
) -> list[str]:
    return [
        f"{set_name(was, catalog)}: {set_text(was)}"
        for was, is_now in zip_longest(before, now)
        if was is not None and was != is_now
    ]
