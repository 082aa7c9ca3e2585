"""What the first start has drawn serves the second one."""

import pytest
from pytestqt.qtbot import QtBot

from coach.figure.output.orders import Order
from coach.ui.pictures.still import Still
from coach.ui.pictures.studio import Studio
from tests.e2e.conftest import Desk, OpenDesk

CARDS_AND_COVER = 11


def wait_for_pictures(qtbot: QtBot, desk: Desk) -> None:
    def all_there() -> bool:
        stills = desk.window.findChildren(Still)
        return len(stills) == CARDS_AND_COVER and all(still.ready for still in stills)

    qtbot.waitUntil(all_there, timeout=60_000)


def test_second_start_draws_nothing(
    open_desk: OpenDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered: list[Order] = []
    order = Studio.order

    def note(studio: Studio, asked: Order, *, urgent: bool = False) -> None:
        ordered.append(asked)
        order(studio, asked, urgent=urgent)

    monkeypatch.setattr(Studio, "order", note)
    wait_for_pictures(qtbot, open_desk())
    assert len(ordered) == CARDS_AND_COVER
    ordered.clear()
    wait_for_pictures(qtbot, open_desk())
    assert ordered == []
