"""What the tests of the pages share: models on files of their own, and a clock that stands."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QLocale, QTimer
from PySide6.QtGui import QImage

from coach.figure.output.orders import Answer, Order, Refusal, StillAnswer, StillOrder
from coach.storage.routines import RoutineStore
from coach.storage.settings import SettingsStore
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.studio import Studio
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel


class StandingClock(Clock):
    """Stands at a moment until it is set; Sunday 22 November 2026, nine o'clock, at first."""

    def __init__(self) -> None:
        super().__init__()
        self.moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


class BlankStudio(Studio):
    """Draws, without a process, stills with nothing on them, and nothing that moves."""

    def __init__(self) -> None:
        super().__init__(())

    def order(self, order: Order, *, urgent: bool = False) -> None:
        QTimer.singleShot(0, lambda: self.answered.emit(order, blank(order)))

    def warm_up(self) -> None:
        """There is no process to start."""


def blank(order: Order) -> Answer:
    if not isinstance(order, StillOrder):
        return Refusal("nothing moves here")
    return StillAnswer(_see_through(order.width, order.height))


@cache
def _see_through(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]
    return bytes(file.data().data())


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
    illustrations = Illustrations(tmp_path, tmp_path / "cache", BlankStudio())
    illustrations.start()
    yield illustrations
    illustrations.close()


@pytest.fixture
def settings_model(qapp: object, tmp_path: Path) -> SettingsModel:
    return SettingsModel(SettingsStore(tmp_path / "settings.toml"))


@pytest.fixture
def routine_model(qapp: object, tmp_path: Path, catalog_model: CatalogModel) -> RoutineModel:
    folder = tmp_path / "routines"
    folder.mkdir()
    return RoutineModel(RoutineStore(folder), catalog_model)
