"""The window: pages built on first visit, the rail and its keys, the session, the closing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coach.ui.theme import ThemeHub
from coach.ui.window import MINIMUM_SIZE, MainWindow

NAMES = ("Today", "Routine", "Progress", "Exercises", "Settings")
Open = Callable[..., MainWindow]


@pytest.fixture
def built() -> list[str]:
    """The pages built so far, in order."""
    return []


@pytest.fixture
def open_window(qtbot: QtBot, theme_hub: ThemeHub, built: list[str]) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def builder(name: str) -> Callable[[], QWidget]:
        def build() -> QWidget:
            built.append(name)
            return QLabel(name)

        return build

    def open_it(state_path: Path | None = None, suffix: str = "") -> MainWindow:
        pages = {name: builder(name) for name in NAMES}
        window = MainWindow(pages, theme_hub=theme_hub, state_path=state_path, suffix=suffix)
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield open_it
    for window in windows:
        while window.covered:
            window.take_off()
        window.close()


def button(window: MainWindow, name: str) -> QToolButton:
    (found,) = [b for b in window.findChildren(QToolButton) if b.accessibleName() == name]
    return found


def test_opens_on_the_first_page_and_builds_no_other(open_window: Open, built: list[str]) -> None:
    window = open_window()
    assert window.page == "Today"
    assert built == ["Today"]


def test_a_page_is_built_once(open_window: Open, built: list[str]) -> None:
    window = open_window()
    for name in ("Progress", "Today", "Progress"):
        window.open(name)
    assert built == ["Today", "Progress"]


def test_rail_leads_to_each_page(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    for name in NAMES[1:]:
        qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
        assert window.page == name
        checked = [b.text() for b in window.findChildren(QToolButton) if b.isChecked()]
        assert checked == [name]


def test_settings_stand_at_the_bottom(open_window: Open) -> None:
    window = open_window()
    places = [button(window, name).y() for name in NAMES]
    assert places == sorted(places)
    assert places[4] - places[3] > places[3] - places[2]
    assert window.height() - places[4] < 100


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Alt])
def test_number_keys_lead_to_the_pages(
    qtbot: QtBot, open_window: Open, modifier: Qt.KeyboardModifier | Qt.Key
) -> None:
    window = open_window()
    held = (
        modifier if isinstance(modifier, Qt.KeyboardModifier) else Qt.KeyboardModifier.AltModifier
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for number, name in ((4, "Exercises"), (1, "Today"), (5, "Settings")):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), held)
        assert window.page == name


def test_session_has_the_whole_window_and_gives_it_back(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.open("Routine")
    session = QLabel("session")
    window.lay_over(session)
    assert window.covered
    assert session.size() == window.size()
    assert not button(window, "Today").isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "Routine"
    window.take_off()
    assert not window.covered
    assert button(window, "Today").isVisible()
    assert window.page == "Routine"


def test_a_double_click_presses_nothing_of_what_comes_below_the_mouse(
    open_window: Open,
) -> None:
    window = open_window()
    below = QPushButton("below")
    pressed: list[str] = []
    below.pressed.connect(lambda: pressed.append("below"))
    window.lay_over(below)
    above = QPushButton("above")
    above.clicked.connect(window.take_off)
    window.lay_over(above)
    native, middle = window.windowHandle(), window.rect().center()
    QTest.mouseDClick(native, Qt.MouseButton.LeftButton, pos=middle)
    assert pressed == []
    QTest.mouseDClick(native, Qt.MouseButton.LeftButton, pos=middle)
    assert pressed == ["below", "below"]


def test_closing_asks_the_session_first(open_window: Open) -> None:
    window = open_window()
    answers = [False, True]
    window.lay_over(QLabel("session"), guard=lambda: answers.pop(0))
    assert not window.close()
    assert window.isVisible()
    assert window.close()


def test_a_session_that_is_over_is_not_asked(open_window: Open) -> None:
    window = open_window()
    window.lay_over(QLabel("session"), guard=lambda: False)
    window.take_off()
    assert window.close()


def test_what_lies_over_something_gives_that_back(open_window: Open) -> None:
    window = open_window()
    form, editor = QLabel("form"), QLabel("editor")
    window.lay_over(form)
    window.lay_over(editor)
    assert editor.isVisible()
    assert not form.isVisible()
    window.take_off()
    assert form.isVisible()
    assert window.covered


def test_closing_asks_all_that_lies_over_the_pages_from_the_top(open_window: Open) -> None:
    window = open_window()
    asked: list[str] = []

    def guard(name: str, answer: bool) -> Callable[[], bool]:
        def ask() -> bool:
            asked.append(name)
            return answer

        return ask

    window.lay_over(QLabel("form"), guard("form", False))
    window.lay_over(QLabel("editor"), guard("editor", True))
    assert not window.close()
    assert asked == ["editor", "form"]


def test_title_says_when_sessions_are_only_tried_out(open_window: Open) -> None:
    assert open_window().windowTitle() == "Back Coach"
    trial = open_window(suffix="20 times faster (trial)")
    assert trial.windowTitle() == "Back Coach · 20 times faster (trial)"


def test_says_once_that_it_has_been_painted(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    window = MainWindow({"Today": QWidget}, theme_hub=theme_hub)
    qtbot.addWidget(window)
    told: list[None] = []
    window.painted.connect(lambda: told.append(None))
    with qtbot.waitSignal(window.painted):
        window.show()
    window.repaint()
    qtbot.waitUntil(lambda: told == [None])
    window.close()


def test_size_and_place_are_remembered(open_window: Open, tmp_path: Path) -> None:
    state = tmp_path / "window.json"
    window = open_window(state)
    window.resize(1000, 700)
    window.move(30, 20)
    window.close()
    again = open_window(state)
    assert again.size() == QSize(1000, 700)
    assert again.pos() == QPoint(30, 20)


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"{",
        b'{"x": "far"}',
        b'{"x": 99999, "y": 99999, "width": 1000, "height": 700}',
        b'{"x": 0, "y": 0, "width": -5, "height": 99999999999}',
    ],
)
def test_a_useless_memory_does_no_harm(open_window: Open, tmp_path: Path, kept: bytes) -> None:
    state = tmp_path / "window.json"
    state.write_bytes(kept)
    window = open_window(state)
    assert window.width() >= MINIMUM_SIZE[0]
    assert window.height() >= MINIMUM_SIZE[1]
    assert window.screen().availableGeometry().intersects(window.geometry())


def test_every_rail_button_is_reached_by_tab_and_named(open_window: Open) -> None:
    window = open_window()
    buttons = window.findChildren(QToolButton)
    assert [b.accessibleName() for b in buttons] == list(NAMES)
    assert all(b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in buttons)


def test_rail_grows_with_the_text(open_window: Open, theme_hub: ThemeHub) -> None:
    window = open_window()
    widest = button(window, "Exercises")
    for scale in (1.0, 1.5):
        theme_hub.choose("light", scale)
        text = widest.fontMetrics().horizontalAdvance(widest.text())
        assert text <= widest.width()


@pytest.fixture
def far_down(open_window: Open) -> tuple[MainWindow, QPushButton, QScrollArea]:
    """A window over which something scrolls, with a button that is out of sight."""
    window = open_window()
    content = QWidget()
    column = QVBoxLayout(content)
    first, last = QPushButton("first"), QPushButton("last")
    column.addWidget(first)
    column.addSpacing(2000)
    column.addWidget(last)
    area = QScrollArea()
    area.setWidget(content)
    window.lay_over(area)
    first.setFocus()
    QApplication.processEvents()
    return window, last, area


def in_sight(button: QPushButton, area: QScrollArea) -> bool:
    box = button.rect().translated(button.mapTo(area.viewport(), QPoint()))
    return area.viewport().rect().contains(box)


def test_what_comes_to_have_the_focus_is_in_sight(
    far_down: tuple[MainWindow, QPushButton, QScrollArea],
) -> None:
    _, last, area = far_down
    assert not in_sight(last, area)
    last.setFocus()
    assert in_sight(last, area)


def test_nothing_moves_away_under_the_mouse(
    far_down: tuple[MainWindow, QPushButton, QScrollArea], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, last, area = far_down
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    last.setFocus()
    assert not in_sight(last, area)


def test_a_window_that_is_come_back_to_stays_as_it_was_left(
    far_down: tuple[MainWindow, QPushButton, QScrollArea],
) -> None:
    _, last, area = far_down
    last.setFocus()
    area.verticalScrollBar().setValue(0)
    last.clearFocus()
    last.setFocus()
    assert not in_sight(last, area)


def test_a_window_that_is_gone_follows_no_focus(
    qtbot: QtBot, theme_hub: ThemeHub, open_window: Open
) -> None:
    gone = MainWindow({"Today": QWidget}, theme_hub=theme_hub)
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window = open_window()
    for name in NAMES[:2]:
        button(window, name).setFocus()
