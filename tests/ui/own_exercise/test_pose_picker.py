"""Choosing a picture that is there already."""

from itertools import pairwise

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.core.exercise import Catalog
from coach.ui.own_exercise.pose_picker import PosePicker, offered
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub


def opened(
    qtbot: QtBot, catalog: Catalog, illustrations: Illustrations, theme_hub: ThemeHub
) -> PosePicker:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    with qtbot.waitExposed(host):
        host.show()
    picker = PosePicker(offered(catalog), illustrations, theme_hub, host)
    picker.open(host, picker.cards[0])
    return picker


def test_rows_stand_close_together(
    qtbot: QtBot, catalog: Catalog, blank_illustrations: Illustrations, theme_hub: ThemeHub
) -> None:
    picker = opened(qtbot, catalog, blank_illustrations, theme_hub)
    tops = sorted({card.y() for card in picker.cards})
    assert len(tops) > 2
    height = picker.cards[0].height()
    gaps = {below - above - height for above, below in pairwise(tops)}
    assert gaps == {10}


def test_names_can_be_read_in_the_dark(
    qtbot: QtBot, catalog: Catalog, blank_illustrations: Illustrations, theme_hub: ThemeHub
) -> None:
    theme_hub.choose("dark", 1.0)
    picker = opened(qtbot, catalog, blank_illustrations, theme_hub)
    names = [label for card in picker.cards for label in card.findChildren(QLabel)]
    assert {label.palette().windowText().color().name() for label in names} == {
        theme_hub.colour("ink").name()
    }


def test_the_one_that_is_pressed_is_picked(
    qtbot: QtBot, catalog: Catalog, blank_illustrations: Illustrations, theme_hub: ThemeHub
) -> None:
    picker = opened(qtbot, catalog, blank_illustrations, theme_hub)
    card = next(card for card in picker.cards if card.pose == "bridge")
    with qtbot.waitSignal(picker.picked) as picked:
        card.click()
    assert picked.args == ["bridge"]
    assert not picker.isVisible()
