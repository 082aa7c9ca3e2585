"""The movements are built in the background, what is needed soonest first."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.core.exercise import Side
from coach.core.movement import Shown
from coach.figure.pose_file import PoseError
from coach.ui.session.reel import FIRST_FRAMES, KEPT, MovementSource, Reel
from coach.ui.session.stage import Stage
from coach.ui.theme import ThemeHub

if TYPE_CHECKING:
    from coach.figure.figures import Movement

FRAMES = 7
RIGHT = Side.RIGHT


class _Picture:
    """A picture of nothing, with the bounds and the layers that painting asks for."""

    bounds = (0.0, 0.0, 2.0, 1.0)
    background = ()
    shapes = ()
    overlay = ()


class _Movement:
    def __init__(self, name: str, built: list[str]) -> None:
        self._name = name
        self._built = built
        self._picture = _Picture()

    @property
    def build_order(self) -> tuple[int, ...]:
        return tuple(range(FRAMES))

    def build(self, index: int) -> _Picture:
        self._built.append(f"{self._name} {index}")
        return self._picture

    def picture_at(self, phase: float) -> _Picture:
        return self._picture


class _Engine:
    """Notes what is built, and in which thread it was made."""

    def __init__(self) -> None:
        self.built: list[str] = []
        self.thread = get_ident()

    def movement(self, exercise_id: str, side: Side, /) -> "Movement":
        if exercise_id == "broken":
            raise PoseError(Path("broken.toml"), ())
        return cast("Movement", _Movement(exercise_id, self.built))


@pytest.fixture
def engines() -> list[_Engine]:
    """The engines made so far."""
    return []


@pytest.fixture
def reel(qapp: QApplication, engines: list[_Engine]) -> Iterator[Reel]:
    def make() -> MovementSource:
        engines.append(_Engine())
        return engines[-1]

    made = Reel(make)
    yield made
    made.close()


@pytest.fixture
def built(qtbot: QtBot, engines: list[_Engine]) -> Callable[[int], list[str]]:
    """Waits until so many frames are built, and returns which."""

    def wait(count: int) -> list[str]:
        qtbot.waitUntil(lambda: bool(engines) and len(engines[0].built) >= count)
        return engines[0].built

    return wait


def test_the_first_frames_of_all_come_before_the_rest(
    reel: Reel, built: Callable[[int], list[str]]
) -> None:
    reel.want([("now", RIGHT), ("next", RIGHT)])
    order = built(2 * FRAMES)
    assert order[: 2 * FIRST_FRAMES] == [
        f"{name} {index}" for name in ("now", "next") for index in range(FIRST_FRAMES)
    ]
    assert sorted(order) == sorted(
        f"{name} {index}" for name in ("now", "next") for index in range(FRAMES)
    )


def test_the_engine_is_made_once_and_not_in_the_windows_thread(
    reel: Reel, engines: list[_Engine], built: Callable[[int], list[str]]
) -> None:
    reel.want([("now", RIGHT)])
    built(FRAMES)
    reel.want([("next", RIGHT)])
    built(2 * FRAMES)
    assert len(engines) == 1
    assert engines[0].thread != get_ident()


def test_a_pose_that_cannot_be_read_has_no_picture_and_stops_nothing(
    reel: Reel, built: Callable[[int], list[str]]
) -> None:
    reel.want([("broken", RIGHT), ("next", RIGHT)])
    built(FRAMES)
    assert reel.picture(("broken", RIGHT), 1.0) is None
    assert reel.picture(("next", RIGHT), 1.0) is not None


def test_only_a_few_movements_are_kept(reel: Reel, built: Callable[[int], list[str]]) -> None:
    names = [f"e{number}" for number in range(KEPT + 2)]
    for count, name in enumerate(names, start=1):
        reel.want([(name, RIGHT)])
        built(count * FRAMES)
    kept = [name for name in names if reel.picture((name, RIGHT), 0.0)]
    assert len(kept) <= KEPT + 1
    assert names[-1] in kept


def test_the_stage_shows_the_figure_when_it_is_there(
    reel: Reel, qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    stage = Stage(reel, theme_hub)
    qtbot.addWidget(stage)
    stage.resize(600, 400)
    stage.show_figure(Shown("now", RIGHT, 0.0))
    assert not stage.ready
    bare = stage.grab().toImage()
    reel.want([("now", RIGHT)])
    qtbot.waitUntil(lambda: stage.ready)
    assert stage.grab().toImage() != bare


def test_the_stage_takes_away_a_figure_that_is_no_longer_meant(
    reel: Reel, qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    stage = Stage(reel, theme_hub)
    qtbot.addWidget(stage)
    reel.want([("now", RIGHT)])
    stage.show_figure(Shown("now", RIGHT, 0.0))
    qtbot.waitUntil(lambda: stage.ready)
    stage.show_figure(Shown("now", Side.LEFT, 0.0))
    assert not stage.ready
