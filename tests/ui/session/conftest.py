"""A session without a clock, a sound device or the figure engine."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
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
from coach.cues.cue import Line
from coach.cues.score import Score
from coach.cues.sounds import Sounds
from coach.cues.speech.speech import Speech
from coach.storage.journal import Journal
from coach.storage.settings import Settings, SettingsStore
from coach.ui.clock import Clock
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.cueing import Cueing
from coach.ui.session.page import SessionPage
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

HARDLY_LATE = 0.1  # seconds: three frames of the figure


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
        """The machine sleeps: only the wall clock goes on; or it is set back, if negative."""
        self._now += timedelta(seconds=seconds)

    def travel(self, hours: int) -> None:
        """Another offset to UTC, as with summer time or in another country."""
        self._now = self._now.astimezone(timezone(timedelta(hours=hours)))


class Device:
    """Stands in for the sound device; `played` are the names of the sounds heard."""

    def __init__(self) -> None:
        self.played: list[str] = []

    def voice(self, path: Path) -> "_Effect":
        return _Effect(self.played, path.stem)


class _Effect:
    def __init__(self, played: list[str], name: str) -> None:
        self._played = played
        self._name = name

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def play(self) -> None:
        self._played.append(self._name)

    def stop(self) -> None:
        """There is nothing to stop."""

    def setVolume(self, volume: float, /) -> None:  # noqa: N802 - Qt's name
        """Loudness makes no difference here."""


class FakeSpeech(Speech):
    """Says nothing, and writes down what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.lates: list[float] = []
        self.prepared: list[tuple[Line, ...]] = []
        self.hushed = 0
        self.is_open = False

    def open(self, voice_id: str | None = None) -> None:
        self.is_open = True

    def prepare(self, lines: Sequence[Line]) -> None:
        self.prepared.append(tuple(lines))

    def say(self, line: Line, late: float = 0.0) -> None:
        if not self.muted:
            self.said.append(" ".join(line))
            self.lates.append(late)

    def hush(self) -> None:
        self.hushed += 1

    def close(self) -> None:
        self.is_open = False


class FakeAwake:
    """Keeps no display awake; `held` is whether a real one would be."""

    def __init__(self) -> None:
        self.held = False

    def hold(self, reason: str) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def sounds(device: Device) -> Sounds:
    return Sounds(resources.path("sounds"), make=device.voice)


@pytest.fixture
def speech(qapp: object) -> FakeSpeech:
    return FakeSpeech()


@pytest.fixture
def keep_awake() -> FakeAwake:
    return FakeAwake()


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


@pytest.fixture
def self_paced(catalog: Catalog) -> Plan:
    """Three reps of the bridge at the person's own pace."""
    dose = Dose(reps=3, tempo=catalog["bridge"].dose.tempo, self_paced=True)
    return plan(Routine("p", "Own pace", (Entry("bridge", dose),)), catalog)


class Drive(Protocol):
    """Makes a controller, of the short routine where no other plan is given."""

    def __call__(
        self,
        going_on: SessionRecord | None = None,
        plan: Plan | None = None,
        settings: Settings | None = None,
    ) -> SessionController: ...


@pytest.fixture
def drive(
    qapp: object,
    catalog: Catalog,
    laid_out: Plan,
    journal: Journal,
    clock: FakeClock,
    sounds: Sounds,
    speech: FakeSpeech,
    keep_awake: FakeAwake,
) -> Iterator[Drive]:
    """Controllers whose timers are stopped when the test is over."""
    made: list[SessionController] = []

    def make(
        going_on: SessionRecord | None = None,
        plan: Plan | None = None,
        settings: Settings | None = None,
    ) -> SessionController:
        settings = settings or Settings()
        score = Score(catalog, settings.voice, metronome=settings.metronome)
        controller = SessionController(
            plan or laid_out,
            journal=journal,
            clock=clock,
            cueing=Cueing(score, sounds, speech, settings, clock.speed),
            keep_awake=keep_awake,
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
    """Lets a controller run, wake-up by wake-up, until something holds or nothing is to come;
    of the moments that only move the figure on, but a few are looked at.
    """

    def run(
        controller: SessionController, until: Callable[[Player], bool] = lambda player: False
    ) -> None:
        while controller.due is not None and not until(controller.player):
            clock.go(max(HARDLY_LATE, controller.due - clock.monotonic()))
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
    speech: FakeSpeech,
    keep_awake: FakeAwake,
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
            speech=speech,
            keep_awake=keep_awake,
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
