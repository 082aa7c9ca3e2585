"""Routines laid out with room for the voice."""

import pytest

from coach.core.exercise import Catalog
from coach.core.plan import Plan, StepKind, plan
from coach.core.session import SetEnd
from coach.core.voice import VoiceLevel
from coach.ui.catalog_model import CatalogModel
from coach.ui.planning import Planner
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel


@pytest.fixture
def planner(catalog_model: CatalogModel, settings_model: SettingsModel) -> Planner:
    return Planner(catalog_model, settings_model)


def _lead_ins(laid_out: Plan) -> float:
    return sum(step.seconds for step in laid_out.steps if step.kind.is_lead_in)


def test_without_a_voice_nothing_is_longer_than_the_dose_asks_for(
    planner: Planner, settings_model: SettingsModel, routine_model: RoutineModel, catalog: Catalog
) -> None:
    settings_model.change(voice=VoiceLevel.OFF)
    assert planner.plan(routine_model.routine) == plan(routine_model.routine, catalog)


def test_the_more_is_said_the_longer_it_gets_ready_and_nothing_else(
    planner: Planner, settings_model: SettingsModel, routine_model: RoutineModel
) -> None:
    plans = []
    for level in (VoiceLevel.NUMBERS, VoiceLevel.BRIEF, VoiceLevel.FULL):
        settings_model.change(voice=level)
        plans.append(planner.plan(routine_model.routine))
    numbers, brief, full = map(_lead_ins, plans)
    assert numbers <= brief < full
    work = [[s for s in each.steps if not s.kind.is_lead_in] for each in plans]
    assert work[0] == work[1] == work[2]


def test_of_a_short_session_only_the_picks_are_laid_out(
    planner: Planner, routine_model: RoutineModel
) -> None:
    made = planner.plan(routine_model.routine, only=("bridge",))
    assert {step.exercise for step in made.steps} == {"bridge"}
    assert made.steps[0].kind is StepKind.READY
    left_out = [s for s in made.sets if s.exercise != "bridge"]
    assert left_out
    assert {s.ended for s in left_out} == {SetEnd.SKIPPED}
