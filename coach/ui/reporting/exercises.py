"""Exercise by exercise: what is prescribed, what was done, and which doses were changed."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from coach.core.by_exercise import DoseChange, ExerciseSum, dose_changes, exercise_sums
from coach.core.exercise import Catalog, Dose, Side
from coach.core.routine import Entry, Routine
from coach.report.clinician.report import Listing, Remark, Row, SideDone
from coach.ui.charts.series import Span
from coach.ui.printing.words import dose_sentence
from coach.ui.reporting.logged import Logged
from coach.ui.reporting.words import NONE, count_text, date_text, done_text
from coach.ui.words import dose_text, name_text, number_text, percent_text

MOST_CHANGES = 40  # more never fit
COLUMNS = ("Exercise", "Prescribed", "Side", "Repetitions done", "Share", "Stopped for pain")
_SIDES = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "both"}


def sums_of(logged: Logged, span: Span) -> tuple[ExerciseSum, ...]:
    """What was done in the span's weeks, in the order of the routine as it was done last."""
    found = exercise_sums(logged.exercises, span.first, span.last)
    order = list(_entries(logged, span))

    def place(one: ExerciseSum) -> tuple[int, str]:
        known = order.index(one.exercise) if one.exercise in order else len(order)
        return known, one.exercise

    return tuple(sorted(found, key=place))


def rows_of(logged: Logged, span: Span, catalog: Catalog) -> Listing[Row]:
    """A row for each exercise of the span, and for those that are planned and were not done."""
    entries = _entries(logged, span)
    sums = {name: tuple(s) for name, s in groupby(sums_of(logged, span), lambda s: s.exercise)}
    if span.last == logged.progress.today:
        for name in _by_exercise(logged.routine):
            sums.setdefault(name, ())
    rows = tuple(_row(name, done, entries.get(name, ()), catalog) for name, done in sums.items())
    instead = tuple(
        _others([s for done in list(sums.values())[place:] for s in done], len(rows) - place)
        for place in range(len(rows))
    )
    return Listing("By exercise", rows, (*instead, ""))


def _entries(logged: Logged, span: Span) -> dict[str, tuple[Entry, ...]]:
    """How each exercise was last prescribed, the latest routine's first, then today's others."""
    found: dict[str, tuple[Entry, ...]] = {}
    last = None
    for session in reversed(logged.sessions):
        routine = session.prescription
        if session.local_date in span and routine is not last:
            last = routine
            found = found | {k: v for k, v in _by_exercise(routine).items() if k not in found}
    return found | {k: v for k, v in _by_exercise(logged.routine).items() if k not in found}


def _by_exercise(routine: Routine) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in routine.active:
        found[entry.exercise] = (*found.get(entry.exercise, ()), entry)
    return found


def _row(
    exercise: str, sums: Sequence[ExerciseSum], entries: Sequence[Entry], catalog: Catalog
) -> Row:
    sides = tuple(
        SideDone(
            _SIDES[one.side],
            done_text(one.done_reps, one.prescribed_reps),
            percent_text(one.share),
            number_text(one.stops_for_pain) if one.stops_for_pain else NONE,
        )
        for one in sorted(sums, key=lambda one: one.side)
    )
    nothing = (SideDone("", "not done", NONE, NONE),)
    doses = dict.fromkeys(_dose_text(exercise, entry.dose, catalog) for entry in entries)
    return Row(_name(exercise, entries, catalog), " ".join(doses), sides or nothing)


def _others(sums: Sequence[ExerciseSum], count: int) -> str:
    done = sum(one.done_reps for one in sums)
    prescribed = sum(one.prescribed_reps for one in sums)
    stops = sum(one.stops_for_pain for one in sums)
    told = f"and {count_text(count, 'more exercise')}: {done_text(done, prescribed)} repetitions"
    return f"{told}, stopped for pain {count_text(stops, 'time')}."


def changes_of(logged: Logged, span: Span, catalog: Catalog) -> Listing[Remark]:
    """The changes of doses, the latest first."""
    found = [change for change in dose_changes(logged.sessions) if change.day in span][::-1]
    shown = found[:MOST_CHANGES]
    instead = (_earlier(len(found) - place, "change") for place in range(len(shown) + 1))
    remarks = tuple(Remark(date_text(each.day), _change(each, catalog)) for each in shown)
    return Listing("Changes of dose", remarks, tuple(instead))


def notes_of(notes: Iterable[Remark], count: int) -> Listing[Remark]:
    """`notes` are the latest of all `count` of them, the latest first."""
    shown = tuple(notes)
    instead = (_earlier(count - place, "note") for place in range(len(shown) + 1))
    return Listing("Notes of sessions", shown, tuple(instead))


def _earlier(count: int, what: str) -> str:
    return f"and {count_text(count, f'earlier {what}')}." if count else ""


def _change(change: DoseChange, catalog: Catalog) -> str:
    name = _name(change.exercise, (), catalog)
    if change.exercise not in catalog:
        return f"{name}: another dose"
    exercise = catalog[change.exercise]
    after, before = dose_text(change.after, exercise), dose_text(change.before, exercise)
    return f"{name}: {after}, before {before}"


def _dose_text(exercise: str, dose: Dose, catalog: Catalog) -> str:
    return dose_sentence(dose, catalog[exercise]) if exercise in catalog else ""


def _name(exercise: str, entries: Sequence[Entry], catalog: Catalog) -> str:
    """The exercise's name; what its id says of it where it is not there any more."""
    if exercise not in catalog:
        return exercise.replace("-", " ").capitalize()
    if len(entries) == 1:
        return name_text(catalog[exercise], entries[0])
    return catalog[exercise].name
