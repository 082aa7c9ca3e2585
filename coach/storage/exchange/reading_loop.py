"""Reads what Loop Habit Tracker exports as CSV, the whole zip or one of its Checkmarks.csv.

The zip holds Habits.csv, a Checkmarks.csv of all habits, and for each habit a folder such as
"001 Wake up early" with a Checkmarks.csv of its own. A value is a word, in older files a number:
2 done by the person, 1 not needed, 0 not done, 3 skipped, -1 nothing known; of a habit that is
measured a number is a thousand times what was measured. (Its source, HabitsCSVExporter.kt and
Entry.kt, as of 2026.)
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain

from msgspec import Struct

from coach.core.day_mark import DayMark
from coach.storage.exchange.allowed import Refused, check_day
from coach.storage.exchange.found import ExchangeError, FoundHabits, Habit, Unreads

CHECKMARKS, HABITS = "Checkmarks.csv", "Habits.csv"
MOST_HABITS = 200
LONGEST_NAME = 100
_WORDS = {"YES_MANUAL": 2, "YES_AUTO": 1, "NO": 0, "SKIP": 3, "UNKNOWN": -1}
_DONE, _SKIPPED = 2, 3
_FOLDER = re.compile(r"(?:.*/)?(\d{3,})(?: ([^/]*))?/Checkmarks\.csv")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}", re.ASCII)
NOTHING = "It holds no habits of Loop Habit Tracker."


class _Known(Struct, frozen=True):
    """What Habits.csv tells of a habit; `target` in thousandths."""

    name: str
    target: int = 1


def read_checkmarks(data: bytes, name: str, at: datetime) -> FoundHabits:
    """The habits in one Checkmarks.csv; `name` is that of the only one, where it gives none.

    Raises ExchangeError.
    """
    unreads = Unreads()
    habits = _habits(data, _Known(name), unreads, "", at)
    return _found(habits, unreads)


def read_zip_files(files: Mapping[str, bytes], at: datetime) -> FoundHabits:
    """The habits in the files of the zip, by their names. Raises ExchangeError."""
    unreads = Unreads()
    known = _known(files)
    folders = {name: match for name in sorted(files) if (match := _FOLDER.fullmatch(name))}
    if not folders:
        # somebody took the folders out; that of all habits says the same
        for name, data in sorted(files.items()):
            if name.rpartition("/")[2] == CHECKMARKS:
                return _found(_habits(data, _Known(""), unreads, name, at), unreads)
        raise ExchangeError(NOTHING)
    habits: list[Habit] = []
    for name, match in folders.items():
        named = _Known((match[2] or "").strip() or f"Habit {int(match[1])}")
        habit = known.get(int(match[1]), named)
        try:
            habits += _habits(files[name], habit, unreads, name, at)
        except ExchangeError:
            unreads.add(1, "these are no days of a habit", name)
    return _found(habits, unreads)


def _found(habits: Sequence[Habit], unreads: Unreads) -> FoundHabits:
    if not habits:
        raise ExchangeError(NOTHING)
    return FoundHabits(tuple(habits[:MOST_HABITS]), unreads.told, unreads.number)


def _known(files: Mapping[str, bytes]) -> dict[int, _Known]:
    """By their numbers; what cannot be read is left out, as the folders have names as well."""
    found: dict[int, _Known] = {}
    for name, data in files.items():
        if name.rpartition("/")[2] != HABITS:
            continue
        rows = _rows(data, Unreads(), name)
        _, head = next(rows, (0, []))
        for _, cells in rows:
            told = dict(zip(head, cells, strict=False))
            number, title = told.get("Position", ""), told.get("Name", "").strip()
            if number.isdecimal() and len(number) <= 6 and title:
                found[int(number)] = _Known(title[:LONGEST_NAME], _target(told))
    return found


def _target(told: Mapping[str, str]) -> int:
    """From which measure on it was done, in thousandths."""
    if told.get("Target Type") != "AT_LEAST":
        return 1
    try:
        return max(1, round(float(told.get("Target Value", "")) * 1000))
    except (ValueError, OverflowError):
        return 1


def _habits(data: bytes, only: _Known, unreads: Unreads, file: str, at: datetime) -> list[Habit]:
    rows = _rows(data, unreads, file)
    line, head = next(rows, (0, []))
    first: list[tuple[int, list[str]]] = []
    if head and _DATE.fullmatch(head[0]):  # of old there was no head
        first, habits = [(line, head)], [only]
    elif head[:2] == ["Date", "Value"]:
        habits = [only]
    elif head[:1] == ["Date"]:
        names = head[1:-1] if head[-1] == "" else head[1:]
        habits = [_Known(name[:LONGEST_NAME] or "Habit") for name in names[:MOST_HABITS]]
    else:
        raise ExchangeError(NOTHING)
    days: list[dict[date, DayMark]] = [{} for _ in habits]
    seen: set[date] = set()
    for number, cells in chain(first, rows):
        try:
            day = _day(cells[0], at)
            if day in seen:
                raise Refused(f"{day} is there twice; the first counts")
            seen.add(day)
            _take(cells[1:], day, habits, days)
        except Refused as error:
            unreads.add(number, str(error), file)
    return [Habit(one.name, found) for one, found in zip(habits, days, strict=True)]


def _take(
    cells: Sequence[str],
    day: date,
    habits: Sequence[_Known],
    days: Sequence[dict[date, DayMark]],
) -> None:
    """Raises Refused, after what else stands in the row was taken."""
    wrong = ""
    for place, habit in enumerate(habits):
        value = _value(cells[place]) if place < len(cells) else None
        if value is None:
            wrong = wrong or (cells[place][:20] if place < len(cells) else "nothing")
        elif value == _SKIPPED:
            days[place][day] = DayMark.AWAY
        elif value == _DONE or value >= max(habit.target, _SKIPPED + 1):
            days[place][day] = DayMark.DONE
    if wrong:
        raise Refused(f"“{wrong}” is no value that is known here")


def _day(text: str, at: datetime) -> date:
    """Raises Refused."""
    try:
        day = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise Refused(f"“{text[:20]}” is no day such as 2026-11-22")
    check_day(day, at, "the day", ahead=timedelta(days=2))
    return day


def _value(text: str) -> int | None:
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _NUMBER.fullmatch(text) else None


def _rows(data: bytes, unreads: Unreads, file: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything, with its first line."""
    text = data.decode("utf-8-sig", "replace")
    reader = csv.reader(io.StringIO(text, newline=""))
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            unreads.add(line, "is damaged", file)
            continue
        if cells is None:
            return
        if any(cells):
            yield line, [cell.strip() for cell in cells]
