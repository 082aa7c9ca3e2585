"""What the hand-out of a routine says."""

from datetime import date

import pytest
from msgspec.structs import replace

from coach.core.appearance import READY_MADE
from coach.core.exercise import Catalog, Dose, Side, SideOrder
from coach.core.routine import Entry, Routine
from coach.report.handout.handout import Handout
from coach.report.handout.layout import lay_out
from coach.report.paper import PAPERS, Paper
from coach.report.typesetter import Typesetter
from coach.ui.printing.handout import Choices, handout_of, only

TODAY = date(2026, 11, 22)


@pytest.fixture
def routine(catalog: Catalog) -> Routine:
    return Routine(
        "sheet", "Back exercises", tuple(Entry(each.id, each.dose) for each in catalog.exercises)
    )


def of(routine: Routine, catalog: Catalog, **chosen: bool) -> Handout:
    return handout_of(routine, catalog, today=TODAY, choices=Choices(**chosen))


def test_it_holds_what_is_switched_on_and_known_in_order(
    routine: Routine, catalog: Catalog
) -> None:
    entries = (Entry("unknown", Dose(1)), *routine.toggled(0).moved(9, 1).entries)
    said = of(replace(routine, entries=entries), catalog)
    assert [item.name for item in said.items[:2]] == ["Clamshell", "Single knee to chest"]
    assert len(said.items) == 9
    assert said.summary.startswith("9 exercises")


def test_each_is_in_its_own_way_with_its_note(routine: Routine, catalog: Catalog) -> None:
    towel = "hamstring-stretch-towel"
    entry = replace(routine.entries[2], way=towel, note="Slowly.")
    item = of(routine.with_entry(2, entry), catalog).items[2]
    assert item.steps == catalog["hamstring-stretch"].way(towel).steps
    assert (item.note, item.start.pose, item.effort.pose) == ("Slowly.", towel, towel)


def test_start_and_effort_are_ordered_as_they_are_printed(
    routine: Routine, catalog: Catalog
) -> None:
    left = replace(routine.entries[2].dose, order=SideOrder.LEFT_ONLY)
    entry = replace(routine.entries[2], dose=left)
    appearance = READY_MADE[2]
    said = handout_of(routine.with_entry(2, entry), catalog, today=TODAY, appearance=appearance)
    start, effort = said.items[2].start, said.items[2].effort
    assert (start.phase, start.ghost, start.arrows) == (0.0, False, 0.0)
    assert (effort.phase, effort.ghost, effort.arrows) == (1.0, True, 1.0)
    assert {order.side for order in (start, effort)} == {Side.LEFT}
    assert {order.appearance for order in said.orders} == {appearance}
    assert len(said.orders) == 20


def test_a_caution_of_all_is_said_once_and_no_other_is_lost(
    routine: Routine, catalog: Catalog
) -> None:
    said = of(routine, catalog)
    everything = " ".join((*said.care, *(c for item in said.items for c in item.cautions)))
    for exercise in catalog.exercises:
        for caution in exercise.cautions:
            assert caution in everything
    assert everything.count("Ease off if the pain grows.") == 1


def test_without_cautions_what_to_do_in_an_emergency_stays(
    routine: Routine, catalog: Catalog
) -> None:
    said = of(routine, catalog, cautions=False)
    assert not any(item.cautions for item in said.items)
    assert any("Get emergency help" in paragraph for paragraph in said.care)


def test_the_grid_has_boxes_on_the_planned_days_from_the_first_day_of_the_week(
    routine: Routine, catalog: Catalog
) -> None:
    said = handout_of(replace(routine, days=(0, 6)), catalog, today=TODAY, week_start=6)
    assert said.week
    assert said.week.planned == (True, True, False, False, False, False, False)
    assert said.week.letters[:2] == ("S", "M")
    unplanned = handout_of(replace(routine, days=()), catalog, today=TODAY)
    assert unplanned.week
    assert all(unplanned.week.planned)
    assert of(routine, catalog, grid=False).week is None


def test_one_exercise_is_a_routine_of_its_name(routine: Routine, catalog: Catalog) -> None:
    alone = only(replace(routine.entries[8], on=False), catalog["bridge"], routine)
    said = of(alone, catalog)
    assert (said.title, len(said.items)) == ("Bridge", 1)


def test_it_says_what_made_it_and_when(routine: Routine, catalog: Catalog) -> None:
    assert of(routine, catalog).made == "Made with Back Coach on Sunday, 22 November 2026"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_sheet_takes_three_pages_and_fifteen_exercises_too(
    routine: Routine, catalog: Catalog, theme_hub: object, paper: Paper
) -> None:
    more = replace(routine, entries=(*routine.entries, *routine.entries[:5]))
    for each in (routine, more):
        assert len(lay_out(of(each, catalog), paper, Typesetter())) <= 3
    few = replace(routine, entries=routine.entries[:2])
    assert len(lay_out(of(few, catalog), paper, Typesetter())) == 1
