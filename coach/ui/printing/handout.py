"""Puts the words of a routine together for paper."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coach.core.appearance import Appearance
from coach.core.exercise import Catalog, Exercise, Side, SideOrder
from coach.core.routine import Entry, Routine
from coach.figure.output.orders import FrameOrder
from coach.report.handout.handout import Handout, Item, Week, shared, without
from coach.ui import words
from coach.ui.printing.words import (
    CARE,
    EMERGENCY,
    TAKE_CARE,
    dose_sentence,
    facts,
    summary,
    tick_hint,
)

PX_PER_METRE = 200.0  # lines as thick as in a picture of this size


class Choices(Struct, frozen=True):
    """What somebody wants on the paper."""

    grid: bool = True
    cautions: bool = True
    fill_in: bool = True


def handout_of(
    routine: Routine,
    catalog: Catalog,
    *,
    today: date,
    choices: Choices | None = None,
    appearance: Appearance | None = None,
    week_start: int | None = None,
) -> Handout:
    """The exercises of the routine that are switched on and known, each in its own way.

    `week_start` is the first day of the week, 0 for Monday; None for the locale's.
    """
    choices = choices or Choices()
    known = [
        (entry, catalog[entry.exercise]) for entry in routine.active if entry.exercise in catalog
    ]
    everywhere = shared([exercise.cautions for _, exercise in known])
    said = (*CARE, *everywhere)
    made = f"Made with {words.NAME} on {words.long_date(today)}"
    items = tuple(
        _item(entry, exercise, said, choices, appearance or Appearance())
        for entry, exercise in known
    )
    return Handout(
        title=routine.name,
        summary=summary(
            replace(routine, entries=tuple(entry for entry, _ in known)),
        ),
        items=items,
        care=_care(everywhere, choices),
        made=made,
        fill_in=choices.fill_in,
        week=_week(routine, words.week_start(week_start)) if choices.grid else None,
    )


def only(entry: Entry, exercise: Exercise, routine: Routine) -> Routine:
    """One exercise as a routine of its own, on the days of `routine`."""
    return replace(routine, name=exercise.name, entries=(replace(entry, on=True),))


def _care(everywhere: tuple[str, ...], choices: Choices) -> tuple[str, ...]:
    """What holds for all; what to do in an emergency stands there in any case."""
    more = without(everywhere, CARE) if choices.cautions else ()
    return " ".join((TAKE_CARE, *CARE[:-1], *more, CARE[-1])), EMERGENCY


def _item(
    entry: Entry,
    exercise: Exercise,
    said: tuple[str, ...],
    choices: Choices,
    appearance: Appearance,
) -> Item:
    way = exercise.way(entry.way)
    side = Side.LEFT if entry.dose.order is SideOrder.LEFT_ONLY else Side.RIGHT
    start = FrameOrder(
        way.pose, side, 0.0, appearance=appearance, px_per_metre=PX_PER_METRE, arrows=0.0
    )
    return Item(
        name=exercise.name,
        dose=dose_sentence(entry.dose, exercise),
        facts=facts(exercise, way, entry.dose),
        steps=way.steps,
        start=start,
        effort=replace(start, phase=1.0, ghost=True, arrows=1.0),
        cautions=without(exercise.cautions, said) if choices.cautions else (),
        note=entry.note,
    )


def _week(routine: Routine, first: int) -> Week:
    """Where no day is planned every day has a box."""
    days = [(first + offset) % 7 for offset in range(7)]
    return Week(
        tuple(words.weekday_letter(day) for day in days),
        tuple(day in routine.days or not routine.days for day in days),
        tick_hint(routine),
    )
