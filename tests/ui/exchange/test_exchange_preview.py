"""A file as it is seen before it comes in, and after."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.core.day_mark import DayMark
from coach.storage.exchange.found import Habit, Unread
from coach.storage.exchange.merging import MARKS, PLANS, REVIEWS, Incoming, Tally
from coach.storage.log_copy import LogCopy
from coach.ui.exchange.preview import ExchangePreview
from coach.ui.exchange.words import NOTHING_CHOSEN, NOTHING_WRITTEN, NOTHING_YET
from coach.ui.theme import ThemeHub
from coach.ui.widgets.switch import Switch

HABITS = (
    Habit("Back", {date(2026, 1, 1): DayMark.DONE}),
    Habit("Walk", {date(2026, 1, 2): DayMark.DONE, date(2026, 1, 3): DayMark.AWAY}),
)


def offered(new: int, *, same: int = 0, unread: int = 0) -> Incoming:
    days = {MARKS: Tally(), REVIEWS: Tally(), PLANS: Tally()}
    lines = tuple(Unread(number, "is damaged") for number in range(1, min(unread, 3) + 1))
    return Incoming(LogCopy(), Tally(new=new, same=same), days, lines, unread)


@pytest.fixture
def preview(qtbot: QtBot, theme_hub: ThemeHub) -> ExchangePreview:
    made = ExchangePreview(theme_hub)
    qtbot.addWidget(made)
    made.resize(900, 620)
    with qtbot.waitExposed(made):
        made.show()
    return made


def said(preview: QWidget) -> list[str]:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]


def buttons(preview: QWidget) -> dict[str, bool]:
    found = [each for each in preview.findChildren(QPushButton) if each.isVisible()]
    return {each.text(): each.isEnabled() for each in found}


def press(preview: QWidget, text: str) -> None:
    (found,) = [b for b in preview.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    found.click()


def test_what_would_come_is_told_with_what_cannot_be_read(
    preview: ExchangePreview, qtbot: QtBot
) -> None:
    preview.show_incoming("log.json", offered(12, same=3, unread=5))
    told = said(preview)
    assert {"Bring in “log.json”?", "12 new sessions come in.", NOTHING_YET} <= set(told)
    assert "5 lines cannot be read and stay out" in told
    (listed,) = preview.findChildren(QPlainTextEdit)
    assert listed.toPlainText().splitlines() == [
        "Line 1: is damaged",
        "Line 2: is damaged",
        "Line 3: is damaged",
        "And 2 more.",
    ]
    assert listed.accessibleName() == "5 lines cannot be read and stay out"
    assert buttons(preview) == {"Leave it": True, "Bring it in": True}
    with qtbot.waitSignal(preview.wanted):
        QTest.keyClick(preview.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(preview.left):
        QTest.keyClick(preview, Qt.Key.Key_Escape)


def test_tab_leads_to_the_list_and_every_button(preview: ExchangePreview) -> None:
    preview.activateWindow()
    preview.show_incoming("log.json", offered(1, unread=1))
    reached = set()
    for _ in range(8):
        reached.add(type(preview.focusWidget()).__name__)
        QTest.keyClick(preview.focusWidget(), Qt.Key.Key_Tab)
    assert {"QPushButton", "_Lines"} <= reached


def test_what_is_all_there_can_only_be_closed(preview: ExchangePreview) -> None:
    preview.show_incoming("log.json", offered(0, same=3))
    assert "You have all of this already." in said(preview)
    assert buttons(preview) == {"Close": True}


def test_habits_are_chosen_before_anything_comes(preview: ExchangePreview, qtbot: QtBot) -> None:
    preview.show_habits("x.zip", HABITS, (), offered(0))
    assert {"Back · 1 day", "Walk · 2 days", NOTHING_CHOSEN} <= set(said(preview))
    switches = preview.findChildren(Switch)
    assert [each.accessibleName() for each in switches] == ["Back · 1 day", "Walk · 2 days"]
    assert preview.focusWidget() is switches[0]
    assert buttons(preview)["Bring it in"] is False
    with qtbot.waitSignal(preview.habits_chosen) as heard:
        switches[1].click()
    assert heard.args == [(1,)]
    preview.show_chosen(offered(2))
    assert "2 new sessions come in." in said(preview)
    assert NOTHING_CHOSEN not in said(preview)
    assert buttons(preview)["Bring it in"] is True


def test_afterwards_it_can_be_taken_back(preview: ExchangePreview, qtbot: QtBot) -> None:
    preview.show_brought(offered(1))
    assert "1 new session has come in." in said(preview)
    assert buttons(preview) == {"Done": True, "Undo": True}
    with qtbot.waitSignal(preview.undo_wanted):
        press(preview, "Undo")


def test_while_it_is_written_there_is_nothing_to_press(preview: ExchangePreview) -> None:
    preview.show_busy("Bringing it in…", leave=False)
    assert buttons(preview) == {}
    preview.show_busy("Looking…", leave=True)
    assert buttons(preview) == {"Leave it": True}


def test_a_refusal_is_calm(preview: ExchangePreview) -> None:
    preview.show_refusal("It is no file.")
    assert {"It is no file.", NOTHING_WRITTEN} <= set(said(preview))
    assert buttons(preview) == {"Close": True}


def test_the_list_grows_with_the_text(preview: ExchangePreview, theme_hub: ThemeHub) -> None:
    preview.show_incoming("log.json", offered(1, unread=3))
    (listed,) = preview.findChildren(QPlainTextEdit)
    before = listed.height()
    theme_hub.choose("light", 1.5)
    try:
        QCoreApplication.processEvents()
        assert listed.height() > before * 1.3
        assert not listed.verticalScrollBar().isVisible()
    finally:
        theme_hub.choose("light", 1.0)
