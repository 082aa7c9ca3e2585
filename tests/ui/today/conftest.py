"""Today on a log, a routine and settings of its own."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from coach.core.exercise import Catalog
from coach.core.plan import plan
from coach.core.session import Outcome, SetEnd
from coach.storage.journal import Journal
from coach.ui.catalog_model import CatalogModel
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.today.page import TodayPage
from tests.ui.conftest import StandingClock

Log = Callable[..., str]


@pytest.fixture
def log(journal: Journal, routine_model: RoutineModel, catalog: Catalog) -> Log:
    """Log a session of some day with a share of its sets done, or with none begun `for_pain`."""

    def write(
        day: date,
        share: float = 1.0,
        *,
        finished: bool = True,
        trial: bool = False,
        for_pain: bool = False,
    ) -> str:
        at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
        routine = routine_model.routine
        sets = plan(routine, catalog).sets
        session = journal.begin(routine, sets, at, day, trial)
        for index, each in enumerate(sets[: round(len(sets) * share)]):
            reps, seconds = each.prescribed_reps, each.prescribed_seconds
            if for_pain:
                journal.record(session, index, 0, 0.0, SetEnd.PAIN, at)
            else:
                journal.record(session, index, reps, seconds, SetEnd.DONE, at)
        if finished:
            journal.finish(session, Outcome.COMPLETED, at)
        return session

    return write


@pytest.fixture
def page(
    qtbot: QtBot,
    catalog_model: CatalogModel,
    journal: Journal,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
    blank_illustrations: Illustrations,
    theme_hub: ThemeHub,
    standing_clock: StandingClock,
) -> TodayPage:
    made = TodayPage(
        catalog_model=catalog_model,
        journal=journal,
        routine_model=routine_model,
        settings_model=settings_model,
        illustrations=blank_illustrations,
        theme_hub=theme_hub,
        clock=standing_clock,
    )
    qtbot.addWidget(made)
    made.resize(1100, 800)
    return made
