"""The log's page on a log of its own, in Berlin, on Sunday 22 November 2026 at nine."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from coach.core.exercise import Catalog
from coach.core.plan import plan
from coach.core.session import Outcome, SessionRecord, SetEnd
from coach.storage.ids import new_id
from coach.storage.journal import Journal
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.log.page import LogPage
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=BERLIN)
TODAY = date(2026, 11, 22)
Logged = Callable[..., SessionRecord]
OpenLog = Callable[..., LogPage]


class BerlinClock(Clock):
    """Stands still."""

    def now(self) -> datetime:
        return NOW

    def offset_at(self, shown: datetime) -> timedelta:
        return shown.replace(tzinfo=BERLIN).utcoffset() or timedelta()


@pytest.fixture
def routine_model(routine_model: RoutineModel) -> RoutineModel:
    """With four exercises, as a form has several fields for each."""
    kept = ("lower-trunk-rotation", "hamstring-stretch", "bridge", "clamshell")
    routine = routine_model.routine
    entries = tuple(each for each in routine.entries if each.exercise in kept)
    routine_model.change(replace(routine, entries=entries))
    return routine_model


@pytest.fixture
def logged(journal: Journal, routine_model: RoutineModel, catalog: Catalog) -> Logged:
    """Puts a session into the log: all of the routine but `left_out` exercises at its end."""
    laid_out = plan(routine_model.routine, catalog)

    def add(
        at: datetime, day: date | None = None, left_out: int = 0, **fields: object
    ) -> SessionRecord:
        names = list(dict.fromkeys(each.exercise for each in laid_out.sets))
        skipped = names[len(names) - left_out :]
        done = [
            replace(each, ended=SetEnd.SKIPPED)
            if each.exercise in skipped
            else replace(
                each,
                done_reps=each.prescribed_reps,
                done_seconds=each.prescribed_seconds,
                ended=SetEnd.DONE,
            )
            for each in laid_out.sets
        ]
        offset = at.utcoffset() or timedelta()
        session = SessionRecord(
            id=new_id(at),
            started_at=at.astimezone(UTC),
            ended_at=at.astimezone(UTC) + timedelta(minutes=30),
            local_date=day or at.date(),
            utc_offset_minutes=offset // timedelta(minutes=1),
            prescription=laid_out.routine,
            outcome=Outcome.COMPLETED,
            trial=False,
            pain_before=5,
            pain_after=3,
            note="",
            sets=tuple(done),
        )
        session = replace(session, **fields)
        journal.add([session], at)
        return session

    return add


@pytest.fixture
def open_log(
    qtbot: QtBot,
    journal: Journal,
    catalog_model: CatalogModel,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
    theme_hub: ThemeHub,
) -> Iterator[OpenLog]:
    """Opens the page, on the screen."""
    opened: list[LogPage] = []

    def open_it(
        log: Journal = journal, first: date | None = None, last: date | None = None
    ) -> LogPage:
        page = LogPage(
            journal=log,
            catalog_model=catalog_model,
            routine_model=routine_model,
            settings_model=settings_model,
            theme_hub=theme_hub,
            clock=BerlinClock(),
            search_after_ms=0,
            first=first,
            last=last,
        )
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        opened.append(page)
        return page

    settings_model.change(week_start=0)
    yield open_it
    for page in opened:
        page.close()
