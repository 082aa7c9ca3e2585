"""Eight states of a log that the page has to look right in."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from coach.core.day_mark import DayMark
from coach.core.exercise import Side
from coach.core.plan import plan
from coach.core.routine import Routine
from coach.core.session import SessionRecord, SetEnd, SetRecord
from coach.storage import demo
from coach.storage.journal import Journal
from coach.ui.routine_model import RoutineModel
from tests.ui.progress.conftest import TODAY, a_session, bridges

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONDAY = TODAY - timedelta(days=6)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)

State = Callable[[Journal, RoutineModel], None]


def none(journal: Journal, routine_model: RoutineModel) -> None:
    """Nothing has been done yet."""


def one_session(journal: Journal, routine_model: RoutineModel) -> None:
    journal.add([whole(routine_model, TODAY - DAY, pain=(5, 4))], AT)


def partial_week(journal: Journal, routine_model: RoutineModel) -> None:
    """Some of it done on some days of a single week."""
    shares = {0: 20, 1: 12, 3: 5, 4: 18}
    journal.add([a_session(MONDAY + n * DAY, bridges(done)) for n, done in shares.items()], AT)


def excused_week(journal: Journal, routine_model: RoutineModel) -> None:
    """Three kept weeks, one away, and days to come marked as ill."""
    kept = [n for n in range(28) if not 14 <= n < 21]
    first = MONDAY - 3 * WEEK
    journal.add([whole(routine_model, first + n * DAY) for n in kept], AT)
    journal.corrections.mark([first + n * DAY for n in range(14, 21)], DayMark.AWAY, AT)
    journal.corrections.mark([TODAY], DayMark.ILL, AT)


def streak_broken(journal: Journal, routine_model: RoutineModel) -> None:
    """Kept for weeks, then nothing since Tuesday."""
    first = MONDAY - 6 * WEEK
    journal.add([whole(routine_model, first + n * DAY) for n in range(6 * 7 + 1)], AT)


def pain_rising(journal: Journal, routine_model: RoutineModel) -> None:
    first = MONDAY - 5 * WEEK
    log = []
    for n in range(0, 41, 2):
        pain = min(2 + n // 8, 10)
        hurts = SetEnd.PAIN if n > 30 else SetEnd.DONE
        sets = (bridges(12, ended=hurts), *sides("clamshell", 15 - n // 8))
        log.append(a_session(first + n * DAY, *sets, pain=(pain, min(pain + n % 3, 10))))
    journal.add(log, AT)


def ten_years(journal: Journal, routine_model: RoutineModel) -> None:
    """Some 1,900 sessions, half of them with pauses of weeks."""
    log = []
    for n in range(3650):
        if n % 2 == 0 and (n // 90) % 7 != 3:
            pain = 6 - n // 900
            log.append(
                a_session(TODAY - (3650 - n) * DAY, bridges(20 - n % 5), pain=(pain, pain - n % 2))
            )
    journal.add(log, AT)


def right_to_left(journal: Journal, routine_model: RoutineModel) -> None:
    """The made-up twelve weeks; the page is laid out from right to left."""
    routine = routine_model.routine
    demo.fill(journal, routine_model.catalog, routine, TODAY, 0)


STATES: tuple[State, ...] = (
    none,
    one_session,
    partial_week,
    excused_week,
    streak_broken,
    pain_rising,
    ten_years,
    right_to_left,
)


def whole(
    routine_model: RoutineModel, day: date, pain: tuple[int | None, int | None] = (None, None)
) -> SessionRecord:
    """All of today's routine."""
    routine: Routine = routine_model.routine
    sets = tuple(
        SetRecord(
            done.exercise,
            done.side,
            done.prescribed_reps,
            done.prescribed_seconds,
            done.prescribed_reps,
            done.prescribed_seconds,
            SetEnd.DONE,
        )
        for done in plan(routine, routine_model.catalog).sets
    )
    return a_session(day, *sets, pain=pain, routine=routine)


def sides(exercise: str, done: int) -> tuple[SetRecord, SetRecord]:
    left, right = (
        SetRecord(exercise, side, 15, 75.0, done, 5.0 * done, SetEnd.DONE)
        for side in (Side.LEFT, Side.RIGHT)
    )
    return left, right
