"""What was done exercise by exercise, and when its dose was changed."""

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from coach.core.by_exercise import (
    DoseChange,
    ExerciseSum,
    ExerciseWeek,
    dose_changes,
    exercise_sums,
)
from coach.core.exercise import Dose, Side
from coach.core.routine import Entry, Routine
from coach.core.session import SessionSums

MONDAY = date(2026, 11, 2)
WEEK = timedelta(weeks=1)
DOSE = Dose(reps=3, hold=30.0)
ROUTINE = Routine("sheet", "Sheet", (Entry("bridge", DOSE), Entry("clamshell", DOSE)))


def session(day: int, routine: Routine, *, trial: bool = False) -> SessionSums:
    at = datetime(2026, 11, day, 8, tzinfo=UTC)
    return SessionSums(f"{day}", at, at.date(), trial, None, None, routine, 1.0, 60.0)


def test_each_side_is_summed_up_over_the_weeks_of_the_range_alone() -> None:
    weeks = [
        ExerciseWeek("clamshell", side, MONDAY + n * WEEK, 10, 10 - n, n % 2)
        for n in range(4)
        for side in (Side.RIGHT, Side.LEFT)
    ] + [ExerciseWeek("bridge", Side.BOTH, MONDAY, 15, 0, 0)]
    assert exercise_sums(weeks, MONDAY + WEEK, MONDAY + 3 * WEEK) == (
        ExerciseSum("clamshell", Side.RIGHT, 30, 24, 2),
        ExerciseSum("clamshell", Side.LEFT, 30, 24, 2),
    )
    assert exercise_sums(weeks, MONDAY, MONDAY)[-1].share == 0.0


def test_a_change_of_dose_is_told_from_the_session_on_that_first_had_it() -> None:
    gentler = replace(
        ROUTINE, entries=(Entry("bridge", replace(DOSE, hold=20.0)), *ROUTINE.entries[1:])
    )
    other = Routine("desk", "Desk", (Entry("bridge", replace(DOSE, reps=1)),))
    log = [session(1, ROUTINE), session(2, other), session(3, ROUTINE), session(4, gentler)]
    change = DoseChange(date(2026, 11, 4), "sheet", "bridge", DOSE, replace(DOSE, hold=20.0))
    assert dose_changes(log) == (change,)
    back = DoseChange(date(2026, 11, 5), "sheet", "bridge", replace(DOSE, hold=20.0), DOSE)
    assert dose_changes([*log, session(5, ROUTINE)]) == (change, back)
    tried_out = session(4, gentler, trial=True)
    assert dose_changes([*log[:3], tried_out, session(4, gentler)]) == (change,)


def test_what_is_switched_off_or_put_in_has_not_changed_its_dose() -> None:
    without = replace(ROUTINE, entries=ROUTINE.entries[:1])
    assert dose_changes([session(1, ROUTINE), session(2, without), session(3, ROUTINE)]) == ()
