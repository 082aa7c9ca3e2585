"""Reps at one's own pace in the files: where they are allowed, and that they are kept."""

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from coach.core.exercise import Dose, Tempo
from coach.core.routine import Entry, Routine
from coach.core.routine_book import RoutineBook
from coach.storage.checking import Checker
from coach.storage.journal import Journal
from coach.storage.log_rows import DamagedRow, digest, read_prescriptions
from coach.storage.routines import RoutineStore

AT = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
OWN_PACE = Dose(reps=15, tempo=Tempo(2.0, 1.0, 2.0), self_paced=True)
ROUTINE = Routine("sheet", "Mine", (Entry("bridge", OWN_PACE),))


def test_a_hold_cannot_wait_and_that_is_told_in_plain_words() -> None:
    checker = Checker("sheet.toml")
    assert checker.struct({"reps": 3, "hold": 30.0, "self_paced": True}, Dose, "dose") is None
    (error,) = checker.errors
    assert str(error) == (
        "sheet.toml: dose.self_paced: a hold ends by the clock, only reps at a tempo can wait for"
        " the person (allowed: false, or a tempo in place of a hold)"
    )


@pytest.mark.parametrize("raw", ["yes", 1, None])
def test_own_pace_is_yes_or_no(raw: object) -> None:
    checker = Checker("sheet.toml")
    tempo = {"out": 2.0, "pause": 1.0, "back": 2.0}
    assert checker.struct({"reps": 3, "tempo": tempo, "self_paced": raw}, Dose) is None
    assert [(e.field, e.allowed) for e in checker.errors] == [("self_paced", "true or false")]


def test_a_hold_that_does_not_wait_may_say_so() -> None:
    checker = Checker("sheet.toml")
    raw = {"reps": 3, "hold": 30.0, "self_paced": False}
    assert checker.struct(raw, Dose) == Dose(reps=3, hold=30.0)
    assert checker.errors == []


def test_a_routine_keeps_it(tmp_path: Path) -> None:
    RoutineStore(tmp_path).save(RoutineBook((ROUTINE,), ROUTINE.id))
    store = RoutineStore(tmp_path)
    assert store.load().current == ROUTINE
    assert store.problems == ()


def test_a_hold_that_waits_is_not_saved(tmp_path: Path) -> None:
    waiting = replace(ROUTINE.entries[0], dose=Dose(reps=3, hold=30.0, self_paced=True))
    spoilt = ROUTINE.with_entry(0, waiting)
    with pytest.raises(ValueError, match="self_paced"):
        RoutineStore(tmp_path).save(RoutineBook((spoilt,), spoilt.id))


def test_the_log_keeps_it(journal: Journal) -> None:
    journal.begin(ROUTINE, (), AT, date(2026, 11, 22), False)
    (session,) = journal.sessions()
    assert session.prescription == ROUTINE


def test_a_prescription_of_before_there_was_a_choice_is_at_the_tempo() -> None:
    table = msgspec.to_builtins(ROUTINE)
    del table["entries"][0]["dose"]["self_paced"]
    text = msgspec.json.encode(table).decode()
    damaged: list[DamagedRow] = []
    (read,) = read_prescriptions([(digest(text), text)], damaged).values()
    assert damaged == []
    assert read.entries[0].dose == replace(OWN_PACE, self_paced=False)
