"""What is said of a file that comes in, and of one that goes out."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QLocale

from coach.storage.exchange.found import Habit, Unread
from coach.storage.exchange.merging import MARKS, PLANS, REVIEWS, Incoming, Tally
from coach.storage.log_copy import LogCopy
from coach.ui import words

NOTHING_YET = "Nothing is written before you bring it in."
NOTHING_WRITTEN = "Nothing was written, and all that you have is as it was."
REFUSED = "This file cannot be used"
ALL_THERE = "You have all of this already."
NOTHING_NEW = "Nothing new comes in."
NOTHING_IN_IT = "There is nothing in it that could come in."
LOOKING = "Looking at “{}”…"
WRITING = "Writing your log…"
BRINGING = "Bringing it in…"
TAKING_BACK = "Taking it back…"
NOT_SAVED = "The copy could not be saved"
TRY_ELSEWHERE = "Try another place."
NOT_BROUGHT = "It could not be written"
CHOOSE_HABITS = "Which habits are your back exercises?"
NOTHING_CHOSEN = "None is chosen yet."
NOT_OF_LOOP = "A day with a session, or with a mark of yours, keeps what it has."
_PAST = (
    (" comes in.", " has come in."),
    (" come in.", " have come in."),
    (" takes its place.", " has taken its place."),
    (" take their place.", " have taken their place."),
    (", and goes here as well.", ", and is gone here as well."),
    (", and go here as well.", ", and are gone here as well."),
)
_DAYS = (
    (MARKS, "marked day", "marked days"),
    (REVIEWS, "weekly review", "weekly reviews"),
    (PLANS, "change of your plan", "changes of your plan"),
)


def counted(number: int, one: str, many: str) -> str:
    """ "1 session", "3 sessions"."""
    return f"{words.number_text(number)} {one if number == 1 else many}"


def brings_lines(incoming: Incoming) -> list[str]:
    """What would change, a sentence for each kind; one line also where nothing would."""
    found = list(_changes(incoming))
    if found:
        return found
    if any(_differing(incoming)):
        return [NOTHING_NEW]
    return [ALL_THERE if any(_stays(incoming)) else NOTHING_IN_IT]


def stays_lines(incoming: Incoming) -> list[str]:
    """What stays as it is here, and why."""
    return list(_stays(incoming)) if incoming.brings_anything else list(_differing(incoming))


def unread_title(number: int) -> str:
    """Over what cannot be read."""
    verb = "stays" if number == 1 else "stay"
    return f"{counted(number, 'line', 'lines')} cannot be read and {verb} out"


def unread_text(unread: Unread) -> str:
    """ "Line 12: is damaged"."""
    where = f"{unread.file}, line" if unread.file else "Line"
    return f"{where} {unread.line}: {unread.problem}"


def more_text(number: int) -> str:
    """Behind those that are told."""
    return f"And {words.number_text(number)} more."


def habit_text(habit: Habit) -> str:
    """ "Stretch · 112 days"."""
    return f"{habit.name} · {counted(len(habit.days), 'day', 'days')}"


def brought_lines(incoming: Incoming) -> list[str]:
    """What has come in."""
    return list(_past(incoming))


def saved_lines(copy: LogCopy, damaged: int, kind: str) -> list[str]:
    """What has gone into a file of this kind, "csv" or "json"; `damaged` records have not."""
    sessions = [each.session for each in copy.sessions.values()]
    if kind == "csv":
        counting = [each for each in sessions if not each.trial]
        said = f"It holds {counted(len(counting), 'session', 'sessions')}, with a row for each "
        lines = [f"{said}exercise and side, for a spreadsheet."]
    else:
        said = f"It holds everything: {counted(len(sessions), 'session', 'sessions')}, your marked "
        lines = [
            f"{said}days, weekly reviews and plan. “Bring in” takes it back, here or on another "
            "computer."
        ]
    if damaged:
        one, many = "damaged record of your log is", "damaged records of your log are"
        lines.append(f"{counted(damaged, one, many)} left out.")
    return lines


def file_name(kind: str, today: date) -> str:
    """What the file may be called: "back-coach-2026-11-22.csv"."""
    return f"{re.sub(r'[^a-z]+', '-', words.NAME.lower())}-{today.isoformat()}.{kind}"


def usual_separator(locale: QLocale) -> str:
    """Between the cells of a table, as spreadsheets have it where this is the locale."""
    return ";" if locale.decimalPoint() == "," else ","


def _changes(incoming: Incoming) -> Iterator[str]:
    sessions = incoming.sessions
    if sessions.new:
        yield f"{counted(sessions.new, 'new session comes', 'new sessions come')} in."
    if sessions.newer:
        many = "sessions are newer than yours and take their place"
        yield f"{counted(sessions.newer, 'session is newer than yours and takes its place', many)}."
    if sessions.going:
        many = "sessions were deleted there later, and go here as well"
        one = "session was deleted there later, and goes here as well"
        yield f"{counted(sessions.going, one, many)}."
    for table, one, many in _DAYS:
        tally = incoming.days[table]
        coming = tally.new + tally.newer
        if coming:
            yield f"{counted(coming, f'{one} comes', f'{many} come')} in."
        if tally.going:
            verb = "was taken away there later, and goes here as well"
            verbs = "were taken away there later, and go here as well"
            yield f"{counted(tally.going, f'{one} {verb}', f'{many} {verbs}')}."


def _past(incoming: Incoming) -> Iterator[str]:
    """The same, once it is done."""
    for line in _changes(incoming):
        yield next((line.replace(now, then) for now, then in _PAST if now in line), line)


def _stays(incoming: Incoming) -> Iterator[str]:
    same = _sum(incoming, "same")
    if same:
        one, many = "is the same here already", "are the same here already"
        yield f"{counted(same, one, many)}."
    yield from _differing(incoming)


def _differing(incoming: Incoming) -> Iterator[str]:
    kept = incoming.kept_days
    if kept:
        one, many = "day has something already and keeps it", "days have something already"
        yield f"{counted(kept, one, f'{many} and keep it')}."
    older = _sum(incoming, "older") - kept
    if older:
        yield f"{counted(older, 'of yours is newer and stays', 'of yours are newer and stay')}."
    unclear = _sum(incoming, "unclear")
    if unclear:
        verb = "of yours differs and stays" if unclear == 1 else "of yours differ and stay"
        yield f"{words.number_text(unclear)} {verb}, as the file does not tell which is newer."
    deleted = _sum(incoming, "stay_deleted")
    if deleted:
        one, many = "was deleted or taken back here and stays so", "were deleted or taken back here"
        yield f"{counted(deleted, one, f'{many} and stay so')}."


def _sum(incoming: Incoming, field: str) -> int:
    tallies: Sequence[Tally] = (incoming.sessions, *incoming.days.values())
    return sum(getattr(tally, field) for tally in tallies)
