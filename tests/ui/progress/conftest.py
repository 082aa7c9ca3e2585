"""What the tests of the Progress page share: models that stand still, and a page on them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from coach.storage.ids import new_id
from coach.storage.journal import Journal
from coach.storage.routines import RoutineStore
from coach.storage.settings import SettingsStore
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.progress.page import ProgressPage
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

TODAY = date(2026, 11, 22)
Opener = Callable[..., ProgressPage]


class StandingAt(Clock):
    """At noon of a day."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


@pytest.fixture
def routine_model(tmp_path: Path, catalog_model: CatalogModel) -> RoutineModel:
    return RoutineModel(RoutineStore(tmp_path), catalog_model)


@pytest.fixture
def settings_model(tmp_path: Path) -> SettingsModel:
    made = SettingsModel(SettingsStore(tmp_path / "settings.toml"))
    made.change(week_start=0)
    return made


@pytest.fixture
def opener(
    qtbot: QtBot,
    journal: Journal,
    catalog_model: CatalogModel,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
    theme_hub: ThemeHub,
) -> Iterator[Opener]:
    """Makes a page on a day that is today."""
    made: list[ProgressPage] = []

    def make(today: date = TODAY) -> ProgressPage:
        page = ProgressPage(
            journal=journal,
            catalog_model=catalog_model,
            routine_model=routine_model,
            settings_model=settings_model,
            theme_hub=theme_hub,
            clock=StandingAt(today),
        )
        qtbot.addWidget(page)
        page.resize(1196, 800)
        made.append(page)
        return page

    yield make
    for page in made:
        page.close()


@pytest.fixture
def page(opener: Opener) -> ProgressPage:
    return opener()


def a_session(
    day: date,
    *sets: SetRecord,
    hour: int = 8,
    pain: tuple[int | None, int | None] = (None, None),
    routine: Routine | None = None,
) -> SessionRecord:
    """In the morning of a day; of 20 bridges by default."""
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return SessionRecord(
        id=new_id(at),
        started_at=at,
        ended_at=at + timedelta(minutes=20),
        local_date=day,
        utc_offset_minutes=0,
        prescription=routine or Routine("sheet", "Back exercises", ()),
        outcome=Outcome.COMPLETED,
        trial=False,
        pain_before=pain[0],
        pain_after=pain[1],
        note="",
        sets=sets or (bridges(20),),
    )


def bridges(done: int, prescribed: int = 20, ended: SetEnd = SetEnd.DONE) -> SetRecord:
    return SetRecord("bridge", Side.BOTH, prescribed, 5.0 * prescribed, done, 5.0 * done, ended)
