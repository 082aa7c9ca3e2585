"""What the tests of the pages share: models on files of their own, and a clock that stands."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage

from coach.core.exercise import Catalog
from coach.storage.routines import RoutineStore
from coach.storage.settings import SettingsStore
from coach.ui.clock import Clock
from coach.ui.pictures.illustrations import (
    Drawing,
    Illustrations,
    Movement,
    MovementAsked,
    NotDrawn,
)
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel


class StandingClock(Clock):
    """Stands at a moment until it is set; Sunday 22 November 2026, nine o'clock, at first."""

    def __init__(self) -> None:
        super().__init__()
        self.moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


class BlankPainter:
    """Makes pictures without drawing, and no movements."""

    def draw(self, drawing: Drawing) -> QImage:
        image = QImage(drawing.width, drawing.height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        return image

    def movement(self, asked: MovementAsked) -> Movement:
        raise NotDrawn("nothing moves here")


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    """Numbers, dates and the first day of the week as in the United Kingdom."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def standing_clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def blank_illustrations(qapp: object, tmp_path: Path) -> Iterator[Illustrations]:
    """Pictures without a figure on them, served at once."""
    illustrations = Illustrations(tmp_path, tmp_path / "cache", BlankPainter)
    illustrations.start()
    yield illustrations
    illustrations.close()


@pytest.fixture
def settings_model(qapp: object, tmp_path: Path) -> SettingsModel:
    return SettingsModel(SettingsStore(tmp_path / "settings.toml"))


@pytest.fixture
def routine_model(qapp: object, tmp_path: Path, catalog: Catalog) -> RoutineModel:
    folder = tmp_path / "routines"
    folder.mkdir()
    return RoutineModel(RoutineStore(folder), catalog)
