"""A question lies over all of what it is about until it is answered."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui.theme import ThemeHub
from coach.ui.widgets.asking import Asking


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_it_covers_its_host_also_when_that_grows(theme_hub: ThemeHub, host: QWidget) -> None:
    asking = Asking(host, theme_hub, host.setFocus)
    asking.ask("Leave?", (), yes="Leave", no="Stay", act=host.close)
    assert asking.question
    assert asking.question.geometry() == host.rect()
    host.resize(800, 600)
    assert asking.question.geometry() == host.rect()
    asking.close()


@pytest.mark.parametrize("yes", [True, False])
def test_yes_acts_and_no_leads_back(theme_hub: ThemeHub, host: QWidget, yes: bool) -> None:
    told: list[str] = []
    asking = Asking(host, theme_hub, lambda: told.append("back"))
    asking.ask("Leave?", (), yes="Leave", no="Stay", act=lambda: told.append("left"))
    question = asking.question
    assert question
    (question.yes_button if yes else question.no_button).click()
    assert told == ["left" if yes else "back"]
    assert (asking.question is None) == (not yes)
    asking.close()
    assert asking.question is None
