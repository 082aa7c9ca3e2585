"""A session without a clock, a sound device or the figure engine."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.exercise import Catalog, Dose
from coach.core.plan import Plan, plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine
from coach.core.session import SessionRecord
from coach.cues.sounds import Sounds
from coach.storage.journal import Journal
from coach.storage.settings import SettingsStore
from coach.ui.clock import Clock
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.session.controller import SessionController
from coach.ui.session.page import SessionPage
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub


class FakeClock(Clock):
    """Stands still until it is told to go on."""

    def __init__(self, speed: float = 1.0) -> None:
        super().__init__(speed)
        self._monotonic = 1000.0
        self._now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return self._monotonic

    def now(self) -> datetime:
        return self._now

    def go(self, seconds: float) -> None:
        """Both clocks go on by `seconds` of session time."""
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds / self.speed)

    def sleep(self, seconds: float) -> None:
        """The machine sleeps: only the wall clock goes on."""
        self._now += timedelta(seconds=seconds)


class Device:
    """Stands in for the sound device; `played` are the names of the sounds heard."""

    def __init__(self) -> None:
        self.played: list[str] = []

    def voice(self, path: Path) -> "_Voice":
        return _Voice(self.played, path.stem)


class _Voice:
    def __init__(self, played: list[str], name: str) -> None:
        self._played = played
        self._name = name

    def play(self) -> None:
        self._played.append(self._name)

    def stop(self) -> None:
        """There is nothing to stop."""

    def setVolume(self, volume: float, /) -> None:  # noqa: N802 - Qt's name
        """Loudness makes no difference here."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def sounds(device: Device) -> Sounds:
    return Sounds(resources.path("sounds"), voice=device.voice)


@pytest.fixture
def settings_model(tmp_path: Path) -> SettingsModel:
    return SettingsModel(SettingsStore(tmp_path / "settings.toml"))


@pytest.fixture
def routine(catalog: Catalog) -> Routine:
    """Two holds of 10 s on each side, then three reps of the bridge: 15 + 58 + 8 + 15 s."""
    hold = Dose(reps=2, hold=10.0, rest=5.0)
    bridge = catalog["bridge"].dose
    reps = Dose(reps=3, tempo=bridge.tempo)
    return Routine("r", "Short", (Entry("hamstring-stretch", hold), Entry("bridge", reps)))


@pytest.fixture
def laid_out(routine: Routine, catalog: Catalog) -> Plan:
    return plan(routine, catalog)


class Drive(Protocol):
    """Makes a controller; a moment later it has been started."""

    def __call__(self, going_on: SessionRecord | None = None) -> SessionController: ...


@pytest.fixture
def drive(
    qapp: object, laid_out: Plan, journal: Journal, clock: FakeClock, sounds: Sounds
) -> Iterator[Drive]:
    """Controllers whose timers are stopped when the test is over."""
    made: list[SessionController] = []

    def make(going_on: SessionRecord | None = None) -> SessionController:
        controller = SessionController(
            laid_out,
            journal=journal,
            clock=clock,
            sounds=sounds,
            day_start=4,
            going_on=going_on,
            smooth=False,
        )
        made.append(controller)
        return controller

    yield make
    for controller in made:
        controller.interrupt()


@pytest.fixture
def play(clock: FakeClock) -> Callable[..., None]:
    """Lets a controller run, wake-up by wake-up, until something holds or nothing is to come."""

    def run(
        controller: SessionController, until: Callable[[Player], bool] = lambda player: False
    ) -> None:
        while controller.due is not None and not until(controller.player):
            clock.go(max(0.0, controller.due - clock.monotonic()))
            controller.wake()

    return run


class Open(Protocol):
    """Makes and shows a session page."""

    def __call__(self, going_on: SessionRecord | None = None) -> SessionPage: ...


@pytest.fixture
def open_page(
    qtbot: QtBot,
    laid_out: Plan,
    catalog: Catalog,
    journal: Journal,
    clock: FakeClock,
    sounds: Sounds,
    settings_model: SettingsModel,
    theme_hub: ThemeHub,
    blank_illustrations: Illustrations,
) -> Iterator[Open]:
    """Pages shown in a window of their own and begun; closed when the test is over."""
    made: list[SessionPage] = []

    def show(going_on: SessionRecord | None = None) -> SessionPage:
        page = SessionPage(
            laid_out,
            catalog=catalog,
            journal=journal,
            settings_model=settings_model,
            illustrations=blank_illustrations,
            theme_hub=theme_hub,
            clock=clock,
            sounds=sounds,
            going_on=going_on,
        )
        made.append(page)
        page.resize(1280, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.begin()
        return page

    yield show
    for page in made:
        page.interrupt()
        page.close()
        page.deleteLater()
