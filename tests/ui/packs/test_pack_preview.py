"""A pack as it is seen before it comes in, and after."""

import gc
from collections.abc import Callable
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.storage.packs.merging import Incoming
from coach.ui.packs.cards import ExerciseCard
from coach.ui.packs.preview import PackPreview
from coach.ui.packs.words import ALL_THERE, NOTHING_WRITTEN
from coach.ui.page import Page
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
    return lambda offered: show_in(preview, offered, desk, blank_illustrations)


def show_in(
    preview: PackPreview, offered: Incoming, desk: Desk, illustrations: Illustrations
) -> None:
    preview.show_incoming(
        offered,
        catalog=desk.catalog_model.catalog,
        current=desk.routine_model.routine,
        there=illustrations,
        coming=illustrations,
    )


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


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_one_key_does_what_is_most_likely_wanted(
    preview: PackPreview, show: Show, offered: Incoming, qtbot: QtBot, key: Qt.Key
) -> None:
    show(offered)
    with qtbot.waitSignal(preview.wanted):
        QTest.keyClick(focused(preview, "Bring it in"), key)
    preview.show_brought(offered, offered.routines[0].routine)
    with qtbot.waitSignal(preview.left):
        QTest.keyClick(focused(preview, "Done"), key)
    preview.show_told("Saved as “x.backcoach”", [])
    with qtbot.waitSignal(preview.left):
        QTest.keyClick(focused(preview, "Close"), key)


def focused(preview: PackPreview, text: str) -> QPushButton:
    """The button with the focus, which is called so."""
    button = preview.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == text
    return button


def test_tab_leads_to_every_button(preview: PackPreview, show: Show, offered: Incoming) -> None:
    preview.activateWindow()
    show(offered)
    assert by_tab(preview) == {"Leave it", "Bring it in"}
    preview.show_brought(offered, offered.routines[0].routine)
    assert by_tab(preview) == {"Done", "Use “Short one” today", "Undo"}


def by_tab(preview: PackPreview) -> set[str]:
    """The buttons that Tab leads to, once round."""
    reached = []
    for _ in range(8):
        reached.append(preview.focusWidget())
        QTest.keyClick(preview.focusWidget(), Qt.Key.Key_Tab)
    return {each.text() for each in reached if isinstance(each, QPushButton)}


def test_no_key_leaves_a_pack_while_it_is_looked_at(preview: PackPreview, qtbot: QtBot) -> None:
    preview.show_reading()
    with qtbot.assertNotEmitted(preview.left):
        QTest.keyClick(preview.focusWidget(), Qt.Key.Key_Return)


def test_the_words_are_said_after_the_button_that_has_the_focus(
    preview: PackPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, bool]] = []

    def hear(widget: QWidget, line: str) -> None:
        heard.append((line, isinstance(preview.focusWidget(), QPushButton)))

    monkeypatch.setattr("coach.ui.widgets.laid_page.announce", hear)
    preview.show_told("Saved as “x.backcoach”", ["It lies in Documents."])
    assert heard == [("Saved as “x.backcoach”. It lies in Documents.", True)]


def test_pages_are_turned_while_a_button_has_the_focus(
    preview: PackPreview, show: Show, offered: Incoming, qtbot: QtBot
) -> None:
    preview.resize(900, 400)
    show(offered)
    bar = preview.findChildren(Page)[-1].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(focused(preview, "Bring it in"), Qt.Key.Key_PageDown)
    down = bar.value()
    assert down > 0
    QTest.keyClick(focused(preview, "Bring it in"), Qt.Key.Key_PageUp)
    assert bar.value() < down


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


def test_nothing_is_left_of_it_when_the_text_grows_later(
    offered: Incoming,
    desk: Desk,
    theme_hub: ThemeHub,
    blank_illustrations: Illustrations,
) -> None:
    preview = PackPreview(theme_hub)
    show_in(preview, offered, desk, blank_illustrations)
    parts = [ref(part) for part in (preview, *preview.findChildren(QWidget))]
    preview.deleteLater()
    del preview
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme_hub.choose("light", 1.5)
    gc.collect()
    assert [part for part in parts if part() is not None] == []
