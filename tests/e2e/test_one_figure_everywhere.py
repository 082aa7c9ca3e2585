"""The figure chosen in Settings is the one in every picture of the program."""

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton

from coach.core.appearance import Appearance
from coach.figure.output.orders import FrameOrder, Order, StillOrder
from coach.ui.settings.words import READY_MADE_NAMES
from tests.e2e.conftest import Desk, OpenDesk

NOOR = dict(READY_MADE_NAMES)["Noor"]


def choose(desk: Desk, name: str) -> None:
    desk.window.open("Settings")
    desk.settle()
    (button,) = [
        each
        for each in desk.window.findChildren(QRadioButton)
        if each.isVisible() and each.accessibleName() == name
    ]
    button.click()
    desk.settle()


@pytest.mark.parametrize("page", ["Today", "Routine", "Exercises"])
def test_every_page_asks_for_the_figure_chosen(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    desk = open_desk()
    desk.window.open(page)
    desk.settle()
    choose(desk, "Noor")
    asked: list[StillOrder] = []
    monkeypatch.setattr(desk.coach.illustrations, "request", asked.append)
    desk.window.open(page)
    for _ in range(3):
        desk.settle()
    assert {drawing.appearance for drawing in asked} == {NOOR}
    assert len({drawing.pose for drawing in asked}) > 5


def test_the_stage_asks_for_the_figure_chosen(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    choose(desk, "Noor")
    asked: list[Order] = []

    def order(order: Order, *, urgent: bool = False) -> None:
        asked.append(order)

    monkeypatch.setattr(desk.coach.illustrations.studio, "order", order)
    desk.coach.sessions.start()
    desk.settle()
    QApplication.processEvents()
    frames = [each for each in asked if isinstance(each, FrameOrder)]
    assert {frame.appearance for frame in frames} == {NOOR}


def test_the_figure_is_there_again_after_a_restart(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert desk.coach.illustrations.appearance == Appearance()
    choose(desk, "Noor")
    assert desk.coach.illustrations.appearance == NOOR
    assert open_desk().coach.illustrations.appearance == NOOR
