"""The row of buttons: what each asks for, what the main one says, and how the row fits."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coach.ui.session.following.controls import Controls
from coach.ui.theme import ThemeHub

SMALLEST = 868  # of a window 900 wide


@pytest.fixture
def controls(qtbot: QtBot, theme_hub: ThemeHub) -> Controls:
    made = Controls(theme_hub)
    qtbot.addWidget(made)
    made.resize(1200, 70)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _button(controls: Controls, name: str) -> QPushButton:
    (button,) = (b for b in controls.findChildren(QPushButton) if b.accessibleName() == name)
    return button


def _shown(controls: Controls) -> list[QPushButton]:
    QApplication.sendPostedEvents()
    buttons = [each for each in controls.findChildren(QPushButton) if each.isVisible()]
    return sorted(buttons, key=lambda each: each.x())


def test_each_button_asks_for_its_own(controls: Controls) -> None:
    asked: list[str] = []
    controls.lengthen.connect(lambda seconds: asked.append(f"{seconds:+.0f}"))
    for name, signal in (
        ("Back", controls.back),
        ("Skip", controls.skip),
        ("It hurts", controls.hurts),
        ("Pause", controls.pause),
    ):
        signal.connect(lambda name=name: asked.append(name))
        _button(controls, name).click()
    controls.one_key.connect(lambda: asked.append("one key"))
    controls.main.click()
    for name in ("5 seconds more", "5 seconds less"):
        _button(controls, name).click()
    assert asked == ["Back", "Skip", "It hurts", "Pause", "one key", "+5", "-5"]


def test_the_main_button_says_what_the_one_key_does(controls: Controls) -> None:
    said = []
    for paused, waits in ((False, False), (True, False), (False, True), (True, True)):
        controls.show_state(paused=paused, can_lengthen=not waits, waits=waits)
        said.append((controls.main.text(), _button(controls, "Pause").isVisible()))
    assert said == [("Pause", False), ("Go on", False), ("Done", True), ("Go on", False)]


def test_where_the_one_key_says_done_pause_takes_the_place_of_less(controls: Controls) -> None:
    controls.show_state(paused=False, can_lengthen=False, waits=True)
    names = [button.accessibleName() or button.text() for button in _shown(controls)]
    assert names == ["Back", "Pause", "Done", "5 seconds more", "Skip", "It hurts"]
    assert not _button(controls, "5 seconds more").isEnabled()


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_in_the_smallest_window_nothing_is_clipped_and_it_hurts_keeps_its_word(
    controls: Controls, theme_hub: ThemeHub, scale: float, waits: bool
) -> None:
    theme_hub.choose("dark", scale)
    controls.set_compact(compact=True)
    controls.show_state(paused=False, can_lengthen=not waits, waits=waits)
    controls.resize(SMALLEST, 70)
    shown = _shown(controls)
    assert controls.width() == SMALLEST
    assert all(each.width() >= each.minimumSizeHint().width() for each in shown)
    edges = [(each.geometry().left(), each.geometry().right()) for each in shown]
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] < SMALLEST
    assert _button(controls, "It hurts").text() == "It hurts"


def test_with_even_less_room_icons_stand_alone_and_names_stay(controls: Controls) -> None:
    controls.resize(500, 70)
    shown = _shown(controls)
    alone = [button.accessibleName() for button in shown if not button.text()]
    assert alone == ["Back", "Skip", "It hurts"]
    assert not any(_button(controls, name).icon().isNull() for name in alone)


def test_a_click_leaves_the_focus_where_it_is(controls: Controls) -> None:
    policies = {button.focusPolicy() for button in controls.findChildren(QPushButton)}
    assert policies == {Qt.FocusPolicy.TabFocus}


def test_it_hurts_is_told_apart_and_calm(controls: Controls, theme_hub: ThemeHub) -> None:
    hurts, skip = (_button(controls, name) for name in ("It hurts", "Skip"))
    seen = [each.grab().toImage().pixelColor(14, each.height() // 2) for each in (hurts, skip)]
    assert seen[0] == theme_hub.colour("effort_soft")
    assert seen[1] == theme_hub.colour("accent_soft")
