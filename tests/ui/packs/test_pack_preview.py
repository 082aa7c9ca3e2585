"""A pack as it is seen before it comes in, and after."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.storage.packs.merging import Incoming
from coach.ui.packs.cards import ExerciseCard
from coach.ui.packs.preview import PackPreview
from coach.ui.packs.words import ALL_THERE, NOTHING_WRITTEN
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub
from tests.ui.packs.conftest import Desk

Show = Callable[[Incoming], None]


@pytest.fixture
def preview(qtbot: QtBot, theme_hub: ThemeHub) -> PackPreview:
    made = PackPreview(theme_hub)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def show(preview: PackPreview, desk: Desk, blank_illustrations: Illustrations) -> Show:
    def incoming(offered: Incoming) -> None:
        preview.show_incoming(
            offered,
            catalog=desk.catalog_model.catalog,
            current=desk.routine_model.routine,
            there=blank_illustrations,
            coming=blank_illustrations,
        )

    return incoming


def said(preview: PackPreview) -> list[str]:
    return [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]


def buttons(preview: PackPreview) -> list[str]:
    return [button.text() for button in preview.findChildren(QPushButton) if button.isVisible()]


def press(preview: PackPreview, text: str) -> None:
    (found,) = [b for b in preview.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    found.click()


def test_all_is_shown_before_anything_is_written(
    preview: PackPreview, show: Show, offered: Incoming, qtbot: QtBot
) -> None:
    show(offered)
    told = said(preview)
    assert "For you" in told
    assert {"New", "You have it", "Kept beside yours"} <= set(told)
    assert "“n-mine”" in told
    assert "Monday and Friday" in " ".join(told)
    assert "Bridge 2: 5 s × 2, in your “Back exercises” 15 reps" in told
    cards = [card.accessibleName() for card in preview.findChildren(ExerciseCard)]
    assert [name.split(".")[0] for name in cards] == ["Bridge 2", "Clamshell", "Mine"]
    assert buttons(preview) == ["Leave it", "Bring it in"]
    with qtbot.waitSignal(preview.wanted):
        press(preview, "Bring it in")


def test_what_is_all_there_can_only_be_closed(
    preview: PackPreview, show: Show, desk: Desk, files: dict[str, bytes]
) -> None:
    desk.bringing(desk.offered(files)).bring_in()
    show(desk.offered(files))
    assert ALL_THERE in said(preview)
    assert buttons(preview) == ["Close"]


def test_a_refusal_is_one_calm_line(preview: PackPreview) -> None:
    preview.show_refusal("exercises/x.toml: is a link to another file")
    assert {"exercises/x.toml: is a link to another file", NOTHING_WRITTEN} <= set(said(preview))
    assert buttons(preview) == ["Close"]


def test_while_it_is_looked_at_one_can_leave(preview: PackPreview, qtbot: QtBot) -> None:
    preview.show_reading()
    preview.show_progress(2, 8)
    assert "Picture 3 of 8" in said(preview)
    with qtbot.waitSignal(preview.left):
        press(preview, "Leave it")
    with qtbot.waitSignal(preview.left):
        QTest.keyClick(preview, Qt.Key.Key_Escape)


def test_afterwards_it_can_be_taken_back_or_used_today(
    preview: PackPreview, desk: Desk, offered: Incoming, qtbot: QtBot
) -> None:
    desk.bringing(offered).bring_in()
    preview.show_brought(offered, desk.routine_model.routine)
    assert buttons(preview) == ["Done", "Use “Short one” today", "Undo"]
    with qtbot.waitSignal(preview.today_wanted) as heard:
        press(preview, "Use “Short one” today")
    assert heard.args == ["short"]
    with qtbot.waitSignal(preview.undo_wanted):
        press(preview, "Undo")


def test_enter_brings_nothing_in_that_nobody_has_gone_to(
    preview: PackPreview, show: Show, offered: Incoming
) -> None:
    show(offered)
    wanted: list[bool] = []
    preview.wanted.connect(lambda: wanted.append(True))
    QTest.keyClick(preview, Qt.Key.Key_Return)
    QTest.keyClick(preview, Qt.Key.Key_Space)
    assert not wanted


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_wider_than_the_smallest_window(
    preview: PackPreview, show: Show, offered: Incoming, theme_hub: ThemeHub, scale: float
) -> None:
    theme_hub.choose("light", scale)
    preview.resize(900, 620)
    show(offered)
    assert preview.minimumSizeHint().width() <= 900
    wide = [label.text() for label in preview.findChildren(QLabel) if label.width() > 860]
    assert not wide
