"""The clinic's sheet, typed in again from the design, so that core's tests read no file."""

import pytest

from coach.core.exercise import (
    Catalog,
    Dose,
    Exercise,
    Position,
    Sidedness,
    SideOrder,
    Tempo,
)
from coach.core.plan import Plan, plan
from coach.core.routine import Entry, Routine

BACK, BENT, SIDE = Position.ON_BACK, Position.ON_BACK_KNEES_BENT, Position.ON_SIDE
STRETCH = Dose(reps=3, hold=30.0, rest=5.0)
SQUEEZE = Dose(reps=15, hold=5.0, rest=3.0)
LIFT = Dose(reps=15, tempo=Tempo(2.0, 1.0, 2.0))
ROLL = Dose(reps=20, tempo=Tempo(2.0, 0.0, 2.0), order=SideOrder.ALTERNATING)

SHEET = (
    ("lower-trunk-rotation", BENT, Sidedness.EACH_WAY, ROLL),
    ("single-knee-to-chest", BACK, Sidedness.EACH_SIDE, STRETCH),
    ("hamstring-stretch", BACK, Sidedness.EACH_SIDE, STRETCH),
    ("piriformis-stretch", BENT, Sidedness.EACH_SIDE, STRETCH),
    ("quadriceps-stretch", SIDE, Sidedness.EACH_SIDE, STRETCH),
    ("gluteal-squeeze", BACK, Sidedness.BOTH_AT_ONCE, SQUEEZE),
    ("pelvic-tilt", BENT, Sidedness.BOTH_AT_ONCE, SQUEEZE),
    ("abdominal-draw-in", BENT, Sidedness.BOTH_AT_ONCE, SQUEEZE),
    ("bridge", BENT, Sidedness.BOTH_AT_ONCE, LIFT),
    ("clamshell", SIDE, Sidedness.EACH_SIDE, LIFT),
)


def an_exercise(name: str, position: Position, sidedness: Sidedness, dose: Dose) -> Exercise:
    """With words that say nothing, as the core does not read them."""
    return Exercise(
        id=name,
        name=name,
        position=position,
        sidedness=sidedness,
        steps=("Lie down.",),
        ready="Lie down",
        cue="Hold",
        felt="Back",
        cautions=(),
        muscles=(),
        dose=dose,
    )


@pytest.fixture(scope="session")
def sheet_catalog() -> Catalog:
    return Catalog(
        tuple(
            an_exercise(name, position, sidedness, dose)
            for name, position, sidedness, dose in SHEET
        )
    )


@pytest.fixture(scope="session")
def sheet(sheet_catalog: Catalog) -> Routine:
    entries = tuple(Entry(exercise.id, exercise.dose) for exercise in sheet_catalog.exercises)
    return Routine("sheet", "Back exercises", entries)


@pytest.fixture(scope="session")
def sheet_plan(sheet: Routine, sheet_catalog: Catalog) -> Plan:
    return plan(sheet, sheet_catalog)
