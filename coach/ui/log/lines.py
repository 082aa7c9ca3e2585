"""The lines of the log, newest first, and looking for some of them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtCore import QDate, QLocale

from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog
from coach.core.library import folded
from coach.core.logged import LoggedSession, MarkedDays, stretches
from coach.core.routine import Routine
from coach.ui.log.words import MARKS, chips_text, how_text, month_text, name_of

_WORDS = re.compile(r"\d+(?:[./-]\d+)*|\w+")
SHORT_NUMBER = 2  # digits: that of a day, which is meant as it stands


class SessionLine(Struct, frozen=True):
    """A session, and whether it was added or corrected by hand."""

    session: LoggedSession
    added: bool
    corrected: bool

    @property
    def day(self) -> date:
        return self.session.local_date

    @property
    def key(self) -> str:
        return self.session.id

    @property
    def chips(self) -> tuple[str, ...]:
        return chips_text(corrected=self.corrected, added=self.added, trial=self.session.trial)


class MarkLine(Struct, frozen=True):
    """A stretch of marked days, which stands at its last."""

    marked: MarkedDays

    @property
    def day(self) -> date:
        return self.marked.last

    @property
    def key(self) -> str:
        return f"{self.marked.mark} {self.marked.last}"


class Heading(Struct, frozen=True):
    """Says which month the lines below it are of."""

    text: str


Line: TypeAlias = SessionLine | MarkLine


def lines_of(
    sessions: Iterable[LoggedSession],
    marks: Mapping[date, DayMark],
    added: Collection[str],
    corrected: Collection[str],
) -> tuple[Line, ...]:
    """Newest first; of a day's sessions the last begun. The collections are of ids."""
    lines: list[Line] = [
        SessionLine(session, session.id in added, session.id in corrected) for session in sessions
    ]
    lines.sort(key=lambda line: line.session.started_at)  # type: ignore[union-attr]
    lines += map(MarkLine, stretches(marks))
    lines.sort(key=lambda line: line.day)
    return tuple(reversed(lines))


def within(lines: Iterable[Line], first: date | None, last: date | None) -> tuple[Line, ...]:
    """Those that touch the days from `first` to `last`; None is no bound."""
    low, high = first or date.min, last or date.max
    return tuple(line for line in lines if _first_day(line) <= high and line.day >= low)


def _first_day(line: Line) -> date:
    return line.marked.first if isinstance(line, MarkLine) else line.day


def with_headings(lines: Iterable[Line]) -> list[Line | Heading]:
    """With a heading above the lines of each month."""
    rows: list[Line | Heading] = []
    month = None
    for line in lines:
        day = line.day
        if month != (day.year, day.month):
            month = (day.year, day.month)
            rows.append(Heading(month_text(day)))
        rows.append(line)
    return rows


class Index:
    """Finds lines by words of which each has to begin one that is said of them.

    What is said is put together once, at the first search: ten years are thousands of lines.
    """

    def __init__(self, lines: Sequence[Line], catalog: Catalog) -> None:
        self._lines = lines
        self._catalog = catalog
        self._said: list[tuple[str, str]] | None = None

    def found(self, wanted: str) -> tuple[Line, ...]:
        """All lines where nothing is looked for."""
        sought = [_sought(word) for word in words_in(wanted)]
        if not sought:
            return tuple(self._lines)
        if self._said is None:
            self._said = _said_of(self._lines, self._catalog)
        return tuple(
            line
            for line, (own, shared) in zip(self._lines, self._said, strict=True)
            if all(word in own or word in shared for word in sought)
        )


def words_in(text: str) -> list[str]:
    """The words of a text, dates in figures whole, without capitals and accents."""
    plain = text.casefold() if text.isascii() else folded(text)
    return _WORDS.findall(plain)


def _sought(word: str) -> str:
    """As it stands among words that each have a blank before and behind them."""
    return f" {word} " if word.isdigit() and len(word) <= SHORT_NUMBER else f" {word}"


def _said_of(lines: Iterable[Line], catalog: Catalog) -> list[tuple[str, str]]:
    """Of each line what is its own, and what is said of all sessions of its routine."""
    dates = _Dates()

    def exercises(routine: Routine) -> str:
        names = (catalog[e.exercise].name for e in routine.active if e.exercise in catalog)
        return _joined(" ".join((routine.name, *names)))

    # by identity, as the log holds one of each and a routine takes long to hash
    of_routine: dict[int, str] = {}
    said = []
    for line in lines:
        if isinstance(line, MarkLine):
            marked = line.marked
            days = f"{dates.of(marked.first)}{dates.of(marked.last)}"
            said.append((f"{days}{_joined(MARKS[marked.mark])}", ""))
            continue
        session = line.session
        routine = session.prescription
        if id(routine) not in of_routine:
            of_routine[id(routine)] = exercises(routine)
        own = (how_text(session), *line.chips, session.note)
        words = _joined(" ".join((name_of(session), *own)))
        said.append((f"{dates.of(session.local_date)}{words}", of_routine[id(routine)]))
    return said


def _joined(text: str) -> str:
    return f" {' '.join(words_in(text))} "


class _Dates:
    """Days as they are shown, or typed, in the locale's words."""

    def __init__(self) -> None:
        locale = QLocale()
        forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        self._months = [
            " ".join(
                name
                for form in forms
                for name in (locale.monthName(n, form), locale.standaloneMonthName(n, form))
            )
            for n in range(1, 13)
        ]
        self._weekdays = [
            " ".join(locale.standaloneDayName(n, form) for form in forms) for n in range(1, 8)
        ]
        short = locale.dateFormat(QLocale.FormatType.ShortFormat)

        @cache
        def of(day: date) -> str:
            typed = locale.toString(QDate(day.year, day.month, day.day), short)
            names = f"{self._weekdays[day.weekday()]} {self._months[day.month - 1]}"
            return _joined(f"{names} {day.day} {day.year} {day.isoformat()} {typed}")

        self.of = of
