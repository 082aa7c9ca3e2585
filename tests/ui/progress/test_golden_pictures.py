"""The page in eight states of the log, held against pictures that were looked at.

They are compared block by block, so that a font set a little differently passes and a bar of
another height does not. After a change that was meant, and looked at, write them anew:

    WRITE_GOLDEN_PICTURES=1 python -m pytest tests/ui/progress/test_golden_pictures.py
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.storage.journal import Journal
from coach.ui.routine_model import RoutineModel
from coach.ui.theme import load_fonts
from tests.ui.progress.conftest import Opener
from tests.ui.progress.states import STATES, State, right_to_left

FOLDER = Path(__file__).parents[2] / "data" / "golden"
SIZE = 1120, 900
KEPT_WIDTH = 560  # its blocks make lines without padding
BLOCK = 5  # pixels of the kept picture
WORST = 26  # of 255, for one block in one colour
MEAN = 1.2


@pytest.fixture
def back_to_left(qapp: QApplication) -> object:
    yield None
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_page_looks_as_it_did(
    state: State,
    journal: Journal,
    routine_model: RoutineModel,
    opener: Opener,
    qapp: QApplication,
    qtbot: QtBot,
    back_to_left: object,
) -> None:
    load_fonts()
    if state is right_to_left:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    state(journal, routine_model)
    page = opener()
    page.resize(*SIZE)
    page.show()
    qtbot.waitUntil(lambda: page.is_whole and not page._look.isActive(), timeout=20_000)
    qapp.processEvents()
    picture = QImage(page.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor(page.hub.theme.background))
    page.render(picture)
    kept = picture.scaledToWidth(KEPT_WIDTH, Qt.TransformationMode.SmoothTransformation)
    path = FOLDER / f"progress-{state.__name__.replace('_', '-')}.png"
    if os.environ.get("WRITE_GOLDEN_PICTURES"):
        FOLDER.mkdir(exist_ok=True)
        kept.save(str(path))
    golden = QImage(str(path))
    assert not golden.isNull(), f"{path} is missing"
    assert golden.size() == kept.size()
    worst, mean = differences(kept, golden)
    assert worst <= WORST, f"{path.name}: one block differs by {worst}"
    assert mean <= MEAN, f"{path.name}: on the whole it differs by {mean:.2f}"


def differences(one: QImage, other: QImage) -> tuple[int, float]:
    """The largest and the mean difference of the pictures' blocks."""
    found = [abs(a - b) for a, b in zip(blocks(one), blocks(other), strict=True)]
    return max(found), sum(found) / len(found)


def blocks(picture: QImage) -> bytes:
    small = picture.scaled(
        picture.width() // BLOCK,
        picture.height() // BLOCK,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return bytes(small.convertToFormat(QImage.Format.Format_RGB888).constBits())


def test_a_bar_of_another_height_would_be_seen() -> None:
    golden = QImage(str(FOLDER / "progress-streak-broken.png"))
    changed = QImage(golden)
    for x in range(60, 76):
        for y in range(70, 80):
            changed.setPixelColor(x, y, Qt.GlobalColor.red)
    assert differences(changed, golden)[0] > WORST
    assert differences(golden, golden) == (0, 0.0)
