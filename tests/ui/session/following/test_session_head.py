"""The head of a session: the name stays whole, whatever the room."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from coach.ui.session.following.face import StepFace
from coach.ui.session.following.head import Head
from coach.ui.theme import ThemeHub

LONG = "Lower trunk rotation"


def _face(name: str) -> StepFace:
    return StepFace(
        place="10 of 10",
        name=name,
        side="To the right",
        instruction="",
        dots=(),
        dots_text="",
        next_title="",
        next_note="",
        can_lengthen=True,
    )


@pytest.fixture
def head(qtbot: QtBot, theme_hub: ThemeHub) -> Head:
    made = Head(theme_hub)
    qtbot.addWidget(made)
    made.show_step(_face(LONG))
    made.show_left("28 min left")
    return made


def _show(head: Head, width: int) -> None:
    head.resize(width, 50)
    head.show()
    QApplication.sendPostedEvents()


def _name(head: Head) -> QLabel:
    (label,) = (each for each in head.findChildren(QLabel) if each.accessibleName() == LONG)
    return label


def _sound(head: Head) -> QPushButton:
    (button,) = (b for b in head.findChildren(QPushButton) if b.accessibleName() == "Sound on")
    return button


def test_with_room_the_name_is_large_and_the_sound_a_word(head: Head) -> None:
    _show(head, 1200)
    name = _name(head)
    assert name.font().pixelSize() == 28
    assert name.fontMetrics().horizontalAdvance(LONG) <= name.width()
    assert _sound(head).text() == "Sound on"


def test_with_little_room_the_name_is_smaller_but_whole(head: Head) -> None:
    _show(head, 690)
    name = _name(head)
    assert name.text() == LONG
    assert name.font().pixelSize() < 28
    assert name.fontMetrics().horizontalAdvance(LONG) <= name.width()
    assert (_sound(head).text(), _sound(head).icon().isNull()) == ("", False)


def test_a_name_that_cannot_fit_is_shortened_and_said_in_full_on_hover(head: Head) -> None:
    _show(head, 460)
    name = _name(head)
    assert name.text().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert name.toolTip() == LONG


def test_what_was_made_to_fit_unseen_is_laid_out_when_seen(
    qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(QLabel("a question first"))
    head = Head(theme_hub)
    pages.addWidget(head)
    pages.resize(690, 60)
    with qtbot.waitExposed(pages):
        pages.show()
    head.show_step(_face("Short"))
    head.show_left("28 min left")
    QApplication.sendPostedEvents()
    head.show_step(_face(LONG))
    pages.setCurrentWidget(head)
    QApplication.sendPostedEvents()
    name = _name(head)
    assert name.text() == LONG
    assert name.fontMetrics().horizontalAdvance(LONG) <= name.width()


def _button(head: Head, name: str) -> QPushButton:
    (button,) = (b for b in head.findChildren(QPushButton) if b.accessibleName() == name)
    return button


def test_check_in_floor_view_and_sound_say_that_they_were_pressed(head: Head) -> None:
    pressed: list[str] = []
    for name, signal in (
        ("Check-in", head.check_in),
        ("Floor view", head.floor_view),
        ("Sound on", head.mute_toggled),
        ("End session", head.end),
    ):
        signal.connect(lambda name=name: pressed.append(name))
        _button(head, name).click()
    assert pressed == ["Check-in", "Floor view", "Sound on", "End session"]


def test_with_little_room_each_button_has_an_icon_and_keeps_its_name(head: Head) -> None:
    _show(head, 690)
    for name in ("Check-in", "Floor view", "Sound on"):
        button = _button(head, name)
        assert (button.text(), button.icon().isNull()) == ("", False)
        assert button.toolTip()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_in_the_smallest_window_no_button_is_pushed_out(
    head: Head, theme_hub: ThemeHub, scale: float
) -> None:
    theme_hub.choose("dark", scale)
    _show(head, 868)
    assert head.width() == 868
    shown = [each for each in head.findChildren(QPushButton) if each.isVisible()]
    edges = [(each.geometry().left(), each.geometry().right()) for each in shown]
    assert len(shown) == 4
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert max(right for _, right in edges) < 868
    assert all(each.width() >= each.minimumSizeHint().width() for each in shown)
    assert _name(head).text() == LONG


@pytest.mark.parametrize(
    ("reason", "voice", "enabled", "tip"),
    [
        ("", None, True, "Sound on. Sounds and voice on or off: M"),
        ("", "", True, "Sound on. Sounds and voice on or off: M"),
        ("", "No voice here.", True, "Sound on. Sounds and voice on or off: M\nNo voice here."),
        ("No device.", "", False, "No device."),
        ("No device.", "No voice here.", False, "No device.\nNo voice here."),
    ],
)
def test_the_sound_button_tells_what_cannot_be_heard(
    head: Head, reason: str, voice: str | None, enabled: bool, tip: str
) -> None:
    head.show_sound(muted=False, reason=reason, voice=voice)
    button = _button(head, "Sound on" if enabled else "Sound off")
    assert (button.isEnabled(), button.toolTip()) == (enabled, tip)


def test_a_click_leaves_the_focus_where_it_is(head: Head) -> None:
    policies = {button.focusPolicy() for button in head.findChildren(QPushButton)}
    assert policies == {Qt.FocusPolicy.TabFocus}
