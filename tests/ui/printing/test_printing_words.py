"""Doses and facts in full, as nobody is there to explain them."""

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, Equipment, SideOrder, Tempo
from coach.core.routine import Entry, Routine
from coach.ui.printing.words import dose_sentence, facts, summary, tick_hint

TEMPO = Tempo(2, 1, 2)


@pytest.mark.parametrize(
    ("exercise", "dose", "said"),
    [
        ("hamstring-stretch", Dose(3, hold=30), "Hold for 30 seconds, 3 times on each side."),
        ("hamstring-stretch", Dose(1, hold=60), "Hold for 1 minute, once on each side."),
        (
            "hamstring-stretch",
            Dose(3, hold=90.5, order=SideOrder.LEFT_ONLY),
            "Hold for 90.5 seconds, 3 times on the left.",
        ),
        ("gluteal-squeeze", Dose(1, hold=120), "Hold for 2 minutes."),
        ("gluteal-squeeze", Dose(15, hold=1), "Hold for 1 second, 15 times."),
        ("bridge", Dose(15, tempo=TEMPO), "15 times, about 5 seconds each."),
        ("bridge", Dose(1, tempo=TEMPO), "Once, about 5 seconds each."),
        ("bridge", Dose(8, tempo=TEMPO, self_paced=True), "8 times, at your own pace."),
        ("bridge", Dose(8, hold=5, sets=2), "2 sets. Each: Hold for 5 seconds, 8 times."),
        (
            "lower-trunk-rotation",
            Dose(20, tempo=TEMPO),
            "20 times to each side, about 5 seconds each.",
        ),
    ],
)
def test_a_dose_is_a_sentence(catalog: Catalog, exercise: str, dose: Dose, said: str) -> None:
    assert dose_sentence(dose, catalog[exercise]) == said


def test_facts_name_position_things_way_and_rests(catalog: Catalog) -> None:
    stretch = catalog["hamstring-stretch"]
    dose = Dose(3, hold=30, rest=5, sets=2, set_rest=60)
    assert facts(stretch, stretch.way("hamstring-stretch-towel"), dose) == (
        "On your back",
        "Way: Towel",
        "Felt in: Back of the thigh",
        "Rest: 5 seconds in between, 1 minute between sets",
    )
    bridge = replace(catalog["bridge"], equipment=(Equipment.TOWEL, Equipment.CHAIR))
    assert "You need: a towel and a chair" in facts(bridge, bridge.way(), bridge.dose)
    assert not [f for f in facts(bridge, bridge.way(), bridge.dose) if f.startswith("Rest")]


def test_the_summary_says_how_many_when_and_how_often() -> None:
    entries = (Entry("bridge", Dose(1)), Entry("clamshell", Dose(1), on=False))
    routine = Routine("one", "One", entries, days=(0, 2, 4), times=2)
    said = summary(routine).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "1 exercise · Monday, Wednesday and Friday · twice a day"
    assert summary(replace(routine, days=(), times=1)) == "1 exercise"


def test_more_than_once_a_day_it_says_how_to_tick() -> None:
    routine = Routine("one", "One", ())
    assert tick_hint(routine).startswith("A tick")
    assert "three strokes make a whole day" in tick_hint(replace(routine, times=3))
