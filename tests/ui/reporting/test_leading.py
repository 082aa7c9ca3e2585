"""The way to the report: it lies over the window, one at a time, until it is left."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from coach.app.printing import Printing
from coach.app.shared import Shared
from coach.storage.journal import Journal
from coach.storage.routines import RoutineStore
from coach.storage.settings import SettingsStore
from coach.ui.catalog_model import CatalogModel
from coach.ui.reporting.preview import ReportPreview
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from tests.ui.conftest import StandingClock
from tests.ui.reporting.conftest import NOW, session


class Window:
    """Takes what is laid over it."""

    def __init__(self) -> None:
        self.over: list[ReportPreview] = []

    @property
    def covered(self) -> bool:
        return bool(self.over)

    def lay_over(self, widget: ReportPreview) -> None:
        self.over.append(widget)

    def take_off(self) -> None:
        self.over.clear()


@pytest.fixture
def shared(
    journal: Journal,
    catalog_model: CatalogModel,
    theme_hub: ThemeHub,
    standing_clock: StandingClock,
    tmp_path: Path,
) -> Shared:
    return Shared(
        catalog_model=catalog_model,
        journal=journal,
        settings_model=SettingsModel(SettingsStore(tmp_path / "settings.toml")),
        routine_model=RoutineModel(RoutineStore(tmp_path / "routines"), catalog_model),
        illustrations=cast(Any, SimpleNamespace()),
        theme_hub=theme_hub,
        clock=standing_clock,
    )


def test_it_is_of_the_days_asked_for_and_of_the_log_as_it_is(
    shared: Shared, journal: Journal, qtbot: QtBot
) -> None:
    journal.add([session(date(2026, 10, 7)), session(date(2026, 11, 4))], NOW)
    window = Window()
    printing = Printing(shared, window=cast(Any, window))
    printing.report(date(2026, 10, 12), date(2026, 10, 18))
    printing.report(None, None)
    (preview,) = window.over
    qtbot.addWidget(preview)
    assert preview.report is not None
    assert preview.report.span == "12 October 2026 to 18 October 2026 · 1 week"
    preview.leave()
    assert not window.covered
