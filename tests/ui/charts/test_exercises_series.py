"""Exercise by exercise and side by side: sorted, cut to the range and told in words."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale

from coach.core.by_exercise import DoseChange, ExerciseWeek
from coach.core.exercise import Catalog, Dose, Side, SideOrder, Tempo
from coach.core.routine import Entry, Routine
from coach.ui.charts.exercises_series import (
    HEADINGS,
    ByExercise,
    Step,
    by_exercise,
    cells,
    counts,
    periods,
    table,
)

WEEK = timedelta(weeks=1)
MONDAY = date(2026, 10, 5)
TODAY = date(2026, 10, 28)
HOLD = Dose(reps=3, hold=30.0)
ROUTINE = Routine("sheet", "Sheet", (Entry("clamshell", HOLD), Entry("bridge", HOLD)))


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def held(
    week: int, done: int, *, exercise: str = "clamshell", side: Side = Side.LEFT, stops: int = 0
) -> ExerciseWeek:
    return ExerciseWeek(exercise, side, MONDAY + week * WEEK, 90, done, stops)


def change(day: date, before: Dose, after: Dose, exercise: str = "clamshell") -> DoseChange:
    return DoseChange(day, "sheet", exercise, before, after)


class Show(Protocol):
    """Four weeks, of which the last has begun two days ago."""

    def __call__(
        self,
        *weeks: ExerciseWeek,
        changes: Sequence[DoseChange] = (),
        routine: Routine = ROUTINE,
    ) -> ByExercise: ...


@pytest.fixture
def shown(catalog: Catalog) -> Show:
    def show(
        *weeks: ExerciseWeek, changes: Sequence[DoseChange] = (), routine: Routine = ROUTINE
    ) -> ByExercise:
        return by_exercise(weeks, changes, (MONDAY, TODAY), TODAY, catalog, routine)

    return show


def test_a_row_tells_what_was_done_of_what_was_prescribed_and_how_often_it_hurt(
    shown: Show,
) -> None:
    (row,) = shown(held(0, 90), held(1, 73, stops=2), held(3, 90)).rows
    assert (row.name, row.done, row.stops) == ("Clamshell, left", "253 of 270", "2 stops for pain")
    assert row.sentence == "Clamshell, left: 253 of 270 reps done, stopped for pain twice."
    assert row.total.share == pytest.approx(253 / 270)


def test_a_cell_tells_its_week_its_stops_and_its_change_of_dose(shown: Show) -> None:
    gentler = change(date(2026, 10, 14), HOLD, replace(HOLD, hold=20.0))
    weeks = (held(0, 90), held(1, 83, stops=1), held(3, 0))
    of = shown(*weeks, changes=(gentler,))
    weeks_of = periods(of, Step.WEEK)
    told = cells(of.rows[0], weeks_of)
    assert [
        cell.sentence("Clamshell, left", week.title)
        for cell, week in zip(told, weeks_of, strict=True)
    ] == [
        "Clamshell, left, week from 5 Oct: 90 of 90.",
        "Clamshell, left, week from 12 Oct: 83 of 90, stopped for pain once. "
        "Dose changed on 14 Oct from 30 s × 3 to 20 s × 3.",
        "Clamshell, left, week from 19 Oct: no session with it.",
        "Clamshell, left, this week so far: 0 of 90.",
    ]
    assert [cell.share for cell in told] == [1.0, pytest.approx(83 / 90), None, 0.0]
    assert [len(cell.changes) for cell in told] == [0, 1, 0, 0]


def test_the_routines_order_comes_first_then_names_and_the_side_that_is_begun_with(
    shown: Show,
) -> None:
    weeks = (
        held(0, 1, exercise="walk-the-dog", side=Side.BOTH),
        held(0, 1, exercise="pelvic-tilt", side=Side.BOTH),
        held(0, 1, exercise="bridge", side=Side.BOTH),
        held(0, 1),
        held(0, 1, side=Side.RIGHT),
    )
    names = [row.name for row in shown(*weeks).rows]
    assert names == [
        "Clamshell, right",
        "Clamshell, left",
        "Bridge",
        "Posterior pelvic tilt",
        "walk-the-dog",
    ]
    other = replace(HOLD, order=SideOrder.LEFT_THEN_RIGHT)
    other_side = replace(ROUTINE, entries=(Entry("clamshell", other),))
    assert shown(*weeks, routine=other_side).rows[0].name == "Clamshell, left"


def test_what_lies_outside_the_range_is_left_out(shown: Show) -> None:
    before = change(MONDAY - timedelta(days=1), HOLD, replace(HOLD, reps=5))
    (row,) = shown(held(-1, 50, stops=1), held(0, 90), held(4, 10), changes=(before,)).rows
    assert (row.done, row.stops, row.changes) == ("90 of 90", "", ())
    assert len(row.weeks) == 4
    assert shown(held(-1, 50)).rows == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (HOLD, replace(HOLD, sets=2), "from 30 s × 3 to 2 sets of 30 s × 3"),
        (
            Dose(reps=20, tempo=Tempo(1, 1, 1)),
            Dose(reps=15, tempo=Tempo(1, 1, 1)),
            "from 20 reps to 15 reps",
        ),
        (
            HOLD,
            replace(HOLD, order=SideOrder.LEFT_ONLY),
            "from 30 s × 3 each side to 30 s × 3 left side only",
        ),
    ],
)
def test_a_dose_is_told_as_elsewhere(shown: Show, before: Dose, after: Dose, told: str) -> None:
    (row,) = shown(held(0, 1), changes=(change(TODAY, before, after),)).rows
    assert row.changes[0].sentence == f"Dose changed on 28 Oct {told}."


def test_a_change_that_the_short_dose_does_not_say_is_named(shown: Show) -> None:
    longer = change(TODAY, HOLD, replace(HOLD, rest=20.0))
    (row,) = shown(held(0, 1), changes=(longer,)).rows
    assert row.sentence.endswith("1 of 90 reps done. Rest changed on 28 Oct.")


def test_the_dose_of_an_exercise_that_is_no_more_is_told_too(shown: Show) -> None:
    other = change(TODAY, HOLD, replace(HOLD, reps=2), "walk-the-dog")
    (row,) = shown(held(0, 1, exercise="walk-the-dog"), changes=(other,)).rows
    assert row.name == "walk-the-dog, left"
    assert row.changes[0].sentence == "Dose changed on 28 Oct from 30 s × 3 to 30 s × 2."


def test_of_many_changes_the_last_is_told(shown: Show) -> None:
    doses = [replace(HOLD, reps=reps) for reps in (3, 4, 5, 6)]
    days = [MONDAY + n * WEEK for n in range(3)]
    changes = tuple(map(change, days, doses, doses[1:]))
    (row,) = shown(held(0, 1), changes=changes).rows
    assert row.sentence.endswith(
        "Dose changed three times, the last time on 19 Oct from 30 s × 5 to 30 s × 6."
    )


def test_months_quarters_and_years_sum_up_the_weeks_that_begin_in_them(catalog: Catalog) -> None:
    first = date(2025, 9, 1)
    weeks = [
        ExerciseWeek("bridge", Side.BOTH, first + n * WEEK, 10, n % 11, n == 1) for n in range(61)
    ]
    of = by_exercise(weeks, (), (first, TODAY), TODAY, catalog, ROUTINE)
    assert of.week_count == 61
    (row,) = of.rows
    for step, count, title in (
        (Step.WEEK, 61, "week from 1 Sept 2025"),
        (Step.MONTH, 14, "weeks of September 2025"),
        (Step.QUARTER, 6, "weeks of September 2025"),
        (Step.YEAR, 2, "weeks of 2025"),
    ):
        stretches = periods(of, step)
        told = cells(row, stretches)
        assert len(stretches) == counts(of)[step] == count
        assert stretches[0].title == title
        assert sum(cell.done for cell in told) == row.total.done_reps
        assert sum(cell.stops for cell in told) == 1
        assert (stretches[0].start, stretches[-1].end) == (first, first + 61 * WEEK - WEEK / 7)
    quarter = cells(row, periods(of, Step.QUARTER))[1]
    assert quarter.sentence("Bridge", "weeks of October to December 2025").startswith(
        "Bridge, weeks of October to December 2025: "
    )


def test_behind_the_chart_there_is_a_table(shown: Show) -> None:
    gentler = change(date(2026, 10, 14), HOLD, replace(HOLD, hold=20.0))
    of = shown(held(0, 90), held(3, 45, stops=1), changes=(gentler,))
    dose = "Dose changed on 14 Oct from 30 s × 3 to 20 s × 3."
    assert table(of) == (("Clamshell, left", "135", "180", "75 %", "1", dose),)
    assert len(HEADINGS) == len(table(of)[0])


def test_a_range_may_begin_within_a_week(catalog: Catalog) -> None:
    span = (MONDAY + timedelta(days=2), TODAY)
    of = by_exercise((held(0, 90), held(1, 80)), (), span, TODAY, catalog, ROUTINE)
    assert [row.done for row in of.rows] == ["80 of 90"]
    assert [week is not None for week in of.rows[0].weeks] == [True, False, False, False]


def test_nothing_done_is_no_row(shown: Show) -> None:
    empty = shown()
    assert (empty.rows, empty.summary, table(empty)) == ((), "", ())
