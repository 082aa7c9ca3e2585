"""Exercise by exercise and side by side, a row each: what was done of what was prescribed.

Every figure comes from coach.core; here it is sorted, cut to the range shown and put into words.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QLocale

from coach.core.by_exercise import DoseChange, ExerciseSum, ExerciseWeek, exercise_sums
from coach.core.exercise import Catalog, Exercise, Side, SideOrder
from coach.core.routine import Routine
from coach.ui import words
from coach.ui.charts.exercises_doses import Change, changes_told, day_text, told_change

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
HEADINGS = ("Exercise", "Done", "Prescribed", "Share", "Stopped for pain", "Changes of dose")


class Step(Enum):
    """What a cell of a row stands for; in months, where it is more than a week."""

    WEEK = 0
    MONTH = 1
    QUARTER = 3
    YEAR = 12


class Period(NamedTuple):
    """Weeks `first` up to but not `last` of the range; `title` names them within a sentence."""

    first: int
    last: int
    start: date
    end: date
    title: str


class Cell(NamedTuple):
    """A period of a row: `prescribed` is 0 where no session held the exercise."""

    prescribed: int
    done: int
    stops: int
    changes: tuple[Change, ...]

    def sentence(self, name: str, title: str) -> str:
        """`name` of the row and `title` of the period."""
        asked = self.prescribed
        told = _done_text(self.done, asked) if asked else "no session with it"
        said = f"{name}, {title}: {told}{_stopped(self.stops)}."
        return " ".join((said, *changes_told(self.changes)))

    @property
    def share(self) -> float | None:
        """What was done of what was prescribed, 0 to 1; None where nothing was."""
        return self.done / self.prescribed if self.prescribed else None


class ExerciseRow(NamedTuple):
    """An exercise on one side; `weeks` has a place for every week of the range."""

    exercise: str
    total: ExerciseSum
    weeks: tuple[ExerciseWeek | None, ...]
    changes: tuple[Change, ...]
    sentence: str

    @property
    def side(self) -> str:
        """ "left"; empty where both work at once."""
        return "" if self.total.side is Side.BOTH else self.total.side.value

    @property
    def name(self) -> str:
        """ "Clamshell, left"."""
        return f"{self.exercise}, {self.side}" if self.side else self.exercise

    @property
    def done(self) -> str:
        """ "83 of 90"."""
        return _done_text(self.total.done_reps, self.total.prescribed_reps)

    @property
    def stops(self) -> str:
        """ "2 stops for pain"; empty where there was none."""
        count = self.total.stops_for_pain
        return f"{words.number_text(count)} stop{'' if count == 1 else 's'} for pain" * bool(count)


class ByExercise(NamedTuple):
    """The rows of `week_count` weeks from the one that begins on `first`, as seen on `today`."""

    rows: tuple[ExerciseRow, ...]
    first: date
    week_count: int
    today: date

    @property
    def summary(self) -> str:
        return " ".join(row.sentence for row in self.rows)


def by_exercise(
    weeks: Iterable[ExerciseWeek],
    changes: Iterable[DoseChange],
    span: tuple[date, date],
    today: date,
    catalog: Catalog,
    routine: Routine,
) -> ByExercise:
    """In the order of `routine`, what it has not by name; a side that it begins with first.

    `span`: the first day of the first week and any day of the last.
    """
    first, last = span
    count = max((last - first).days // 7 + 1, 0)
    known = {exercise.id: exercise for exercise in catalog.exercises}
    weeks = tuple(weeks)
    placed = _placed(weeks, first, count)
    changed: dict[str, list[Change]] = {}
    for each in changes:
        if first <= each.day < first + count * WEEK:
            told = told_change(each, known.get(each.exercise), today)
            changed.setdefault(each.exercise, []).append(told)
    rows = [
        _row(total, placed, known, tuple(changed.get(total.exercise, ())))
        for total in exercise_sums(weeks, first, last)
    ]
    places = {entry.exercise: place for place, entry in reversed([*enumerate(routine.entries)])}
    left_first = {e.exercise for e in routine.entries if e.dose.order is SideOrder.LEFT_THEN_RIGHT}

    def order(row: ExerciseRow) -> tuple[int, str, str, int]:
        of = row.total
        sides = [Side.BOTH, Side.RIGHT, Side.LEFT]
        if of.exercise in left_first:
            sides.reverse()
        place = places.get(of.exercise, len(places))
        return place, row.exercise.casefold(), of.exercise, sides.index(of.side)

    return ByExercise(tuple(sorted(rows, key=order)), first, count, today)


_Placed = dict[tuple[str, Side], list[ExerciseWeek | None]]


def _placed(weeks: Iterable[ExerciseWeek], first: date, count: int) -> _Placed:
    """The weeks of each exercise and side, each at its place in the range."""
    found: _Placed = {}
    for week in weeks:
        place = (week.week - first).days // 7
        if 0 <= place < count:
            key = week.exercise, week.side
            found.setdefault(key, [None] * count)[place] = week
    return found


def _row(
    total: ExerciseSum, placed: _Placed, known: dict[str, Exercise], changes: tuple[Change, ...]
) -> ExerciseRow:
    weeks = tuple(placed[total.exercise, total.side])
    row = ExerciseRow(_name(total.exercise, known), total, weeks, changes, "")
    told = f"{row.name}: {row.done} reps done{_stopped(total.stops_for_pain)}."
    return row._replace(sentence=" ".join((told, *changes_told(changes))))


def _name(exercise: str, known: dict[str, Exercise]) -> str:
    return known[exercise].name if exercise in known else exercise


def _done_text(done: int, prescribed: int) -> str:
    return f"{words.number_text(done)} of {words.number_text(prescribed)}"


def _stopped(stops: int) -> str:
    return f", stopped for pain {words.times_text(stops)}" if stops else ""


def counts(shown: ByExercise) -> dict[Step, int]:
    """How many periods the range has with each step, from the finest on."""
    starts = _starts(shown)
    return {step: len({_stretch(start, step.value) for start in starts}) for step in Step}


def periods(shown: ByExercise, step: Step) -> tuple[Period, ...]:
    """The weeks of the range by steps; a week belongs to the month in which it begins."""
    starts = _starts(shown)
    if step is Step.WEEK:
        return tuple(_week(n, start, shown.today) for n, start in enumerate(starts))
    months, first = step.value, 0
    found = []
    for _, run in groupby(starts, lambda start: _stretch(start, months)):
        held = list(run)
        title = f"weeks of {_months(held[0], held[-1], step)}"
        end = held[-1] + WEEK - DAY
        found.append(Period(first, first + len(held), held[0], end, title))
        first += len(held)
    return tuple(found)


def _starts(shown: ByExercise) -> list[date]:
    return [shown.first + n * WEEK for n in range(shown.week_count)]


def _stretch(start: date, months: int) -> tuple[int, int]:
    """What weeks have in common that belong together; with no months each is by itself."""
    if not months:
        return start.toordinal(), 0
    return start.year, (start.month - 1) // months


def _week(place: int, start: date, today: date) -> Period:
    current = start <= today < start + WEEK
    title = "this week so far" if current else f"week from {day_text(start, today)}"
    return Period(place, place + 1, start, start + WEEK - DAY, title)


def _months(first: date, last: date, step: Step) -> str:
    """ "October 2026", "October to December 2026", "2026"."""
    if step is Step.YEAR:
        return str(first.year)
    names = [
        QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
        for day in (first, last)
    ]
    return f"{' to '.join(dict.fromkeys(names))} {first.year}"


def cells(row: ExerciseRow, stretches: Sequence[Period]) -> tuple[Cell, ...]:
    """A cell of the row for each of `stretches`."""
    return tuple(_cell(row, period) for period in stretches)


def _cell(row: ExerciseRow, period: Period) -> Cell:
    asked = done = stops = 0
    for week in row.weeks[period.first : period.last]:
        if week is not None:
            asked += week.prescribed_reps
            done += week.done_reps
            stops += week.stops_for_pain
    changes: tuple[Change, ...] = ()
    if row.changes:
        changes = tuple(each for each in row.changes if period.start <= each.day <= period.end)
    return Cell(asked, done, stops, changes)


def table(shown: ByExercise) -> tuple[tuple[str, ...], ...]:
    """The rows as text under HEADINGS."""
    return tuple(
        (
            row.name,
            words.number_text(row.total.done_reps),
            words.number_text(row.total.prescribed_reps),
            words.percent_text(row.total.share),
            words.number_text(row.total.stops_for_pain),
            " ".join(change.sentence for change in row.changes),
        )
        for row in shown.rows
    )
