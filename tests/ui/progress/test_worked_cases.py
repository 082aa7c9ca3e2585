"""The worked cases of adherence, as the page shows them."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.exercise import Side
from coach.core.session import SetEnd, SetRecord
from coach.storage.journal import Journal
from coach.ui import words
from coach.ui.progress.figure_label import FigureLabel
from coach.ui.progress.page import ProgressPage
from coach.ui.progress.ranges import RANGES
from coach.ui.progress.words import pain_verdict
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.widgets.table import Table
from tests.ui.progress.conftest import Opener, a_session, bridges

CASES = json.loads((Path(__file__).parents[2] / "data" / "adherence_cases.json").read_text())
AT = datetime(2026, 11, 22, tzinfo=UTC)
ALL = RANGES[3][1]
VERDICTS = {
    "less": "Less: ",
    "more": "More: ",
    "about the same": "About the same: ",
    "not enough yet": "Not enough ratings yet",
}


def table_of(page: ProgressPage, place: int) -> list[tuple[str, ...]]:
    """What the table behind a card's chart says, the oldest row first."""
    card = page._cards[place]
    card._switch.click()
    model = card.findChildren(Table)[0].model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in reversed(range(model.rowCount()))
    ]


def figures(page: ProgressPage) -> list[str]:
    return [label.accessibleName() for label in page.findChildren(FigureLabel)]


@pytest.mark.parametrize("case", CASES["log"], ids=lambda case: case["name"])
def test_a_log(
    case: dict[str, Any],
    journal: Journal,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
    opener: Opener,
) -> None:
    settings_model.change(goal=case["goal"], week_start=case["week_start"])
    routine_model.change(routine_model.routine.with_days(case["planned_weekdays"]))
    days = {date.fromisoformat(day): credit for day, credit in case["credits"].items()}
    first = min(days, default=None)
    if first:
        journal.plan(routine_model.routine, AT, first)
    journal.add([a_session(day, bridges(round(100 * c), 100)) for day, c in days.items()], AT)
    excused = [date.fromisoformat(day) for day in case["excused"]]
    journal.corrections.mark(excused, DayMark.AWAY, AT)
    page = opener(date.fromisoformat(case["today"]))
    page.show()
    page._look_at(ALL)
    expect = case["expect"]
    shown = figures(page)
    assert f"{expect['day_streak']} day{'s' * (expect['day_streak'] != 1)} in a row" in shown
    weeks = expect["week_streak"]
    assert f"{weeks} week{'s' * (weeks != 1)} in a row at your goal" in shown
    strength = expect["habit_strength"]
    habit = "–" if strength is None else words.number_text(round(strength))
    assert f"{habit} habit strength" in shown
    if not days:
        return
    rows = table_of(page, 0)
    assert [(row[2], row[3]) for row in rows] == [
        (
            words.number_text(week["planned"]),
            "–" if week["adherence"] is None else words.percent_text(week["adherence"]),
        )
        for week in expect["weeks"]
    ]
    assert page._shown is not None
    assert [bar.start.isoformat() for bar in page._shown.bars] == [
        week["start"] for week in expect["weeks"]
    ]


@pytest.mark.parametrize("place", range(len(CASES["pain"])))
def test_pain(place: int, journal: Journal, opener: Opener) -> None:
    case = CASES["pain"][place]
    first = date(2026, 1, 5)
    ratings = case["ratings"]
    log = [
        a_session(first + timedelta(days=n), pain=(None, pain)) for n, pain in enumerate(ratings)
    ]
    journal.add(log, AT)
    page = opener(first + timedelta(days=max(len(ratings), 1)))
    page.show()
    page._look_at(ALL)
    assert page._pain._verdict.text().startswith(VERDICTS[case["expect"]])
    assert page._shown is not None
    assert page._pain._verdict.text() == pain_verdict(page._shown.pain)


def test_completion(journal: Journal, opener: Opener) -> None:
    first = date(2026, 1, 5)
    log = []
    for place, case in enumerate(CASES["completion"]):
        sets = tuple(
            SetRecord(str(n), Side.BOTH, e["prescribed"], 0.0, e["done"], 0.0, SetEnd(e["ended"]))
            for n, e in enumerate(case["exercises"])
        )
        log.append(replace(a_session(first + timedelta(days=place)), sets=sets))
    journal.add(log, AT)
    page = opener(first + timedelta(days=len(log)))
    page.show()
    rows = table_of(page, 2)
    expected = [words.percent_text(case["expect"]) for case in CASES["completion"]]
    assert [row[1] for row in rows if row[1] != "–"] == expected
