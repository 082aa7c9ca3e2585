"""Exercise by exercise and side by side: what was prescribed, what was done, what was changed."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from coach.core.adherence import start_of_week
from coach.core.exercise import Dose, Side
from coach.core.routine import Routine
from coach.core.session import Performed, SessionRecord, SetEnd


class ExerciseWeek(Struct, frozen=True):
    """One exercise on one side in the week that begins with `week`.

    `prescribed_reps` of all sessions, `done_reps` of those, so never more, and on how many
    occasions it was stopped for pain.
    """

    exercise: str
    side: Side
    week: date
    prescribed_reps: int
    done_reps: int
    stops_for_pain: int


class ExerciseSum(Struct, frozen=True):
    """The same over a range of weeks."""

    exercise: str
    side: Side
    prescribed_reps: int
    done_reps: int
    stops_for_pain: int

    @property
    def share(self) -> float:
        """What was done of what was prescribed, 0 to 1; 0 where nothing was."""
        return self.done_reps / self.prescribed_reps if self.prescribed_reps else 0.0


class DoseChange(Struct, frozen=True):
    """Another dose of an exercise from the session of `day` on; `routine` is the routine's id."""

    day: date
    routine: str
    exercise: str
    before: Dose
    after: Dose


def exercise_weeks(sessions: Iterable[SessionRecord], first_week: date) -> tuple[ExerciseWeek, ...]:
    """Every exercise, side and week; `first_week` is the first day of the week of the first one."""
    found: dict[tuple[str, Side, date], list[int]] = {}
    for session in sessions:
        if session.trial:
            continue
        week = start_of_week(session.local_date, first_week.weekday())
        for done in session.sets:
            total = found.setdefault((done.exercise, done.side, week), [0, 0, 0])
            total[0] += done.prescribed_reps
            total[1] += min(done.prescribed_reps, done.done_reps)
            total[2] += done.ended is SetEnd.PAIN
    return tuple(ExerciseWeek(*key, *total) for key, total in found.items())


def exercise_sums(
    weeks: Iterable[ExerciseWeek], first: date, last: date
) -> tuple[ExerciseSum, ...]:
    """Each exercise and side over the weeks that begin from `first` through `last`.

    In the order in which they first come; the sides of an exercise stand together.
    """
    found: dict[str, dict[Side, list[int]]] = {}
    for week in weeks:
        if first <= week.week <= last:
            total = found.setdefault(week.exercise, {}).setdefault(week.side, [0, 0, 0])
            total[0] += week.prescribed_reps
            total[1] += week.done_reps
            total[2] += week.stops_for_pain
    return tuple(
        ExerciseSum(exercise, side, *total)
        for exercise, sides in found.items()
        for side, total in sides.items()
    )


def dose_changes(sessions: Iterable[Performed]) -> tuple[DoseChange, ...]:
    """Every change of a dose from one session of a routine to its next, by day.

    `sessions` by their start; trials are left out. Only exercises that both prescribe count: one
    that was put in or taken out has not changed its dose.
    """
    last: dict[str, Routine] = {}
    changes = []
    for session in sessions:
        if session.trial:
            continue
        routine = session.prescription
        before = last.get(routine.id)
        last[routine.id] = routine
        if before is None or before is routine:
            continue
        known = {entry.exercise: entry.dose for entry in before.active}
        changes += [
            DoseChange(session.local_date, routine.id, exercise, known[exercise], dose)
            for exercise, dose in {e.exercise: e.dose for e in routine.active}.items()
            if exercise in known and known[exercise] != dose
        ]
    return tuple(changes)
