"""Safety: limits of pain that never contradict each other, a number to call, the check-in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from coach.ui.settings.safety_card import BAD_NUMBER, TOO_LONG, SafetyCard, guide_text
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.stepper import Stepper


@pytest.fixture
def card(qtbot: QtBot, settings_model: SettingsModel, theme_hub: ThemeHub) -> Iterator[SafetyCard]:
    made = SafetyCard(settings_model, theme_hub)
    settings_model.changed.connect(lambda: made.show_settings(settings_model.settings))
    made.show_settings(settings_model.settings)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def stepper(card: SafetyCard, name: str) -> Stepper:
    return next(s for s in card.findChildren(Stepper) if s.accessibleName() == name)


def said(card: SafetyCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def number(card: SafetyCard) -> QLineEdit:
    return next(e for e in card.findChildren(QLineEdit) if e.accessibleName() == "Emergency number")


def limits(model: SettingsModel) -> tuple[int, int]:
    return model.settings.ease_from, model.settings.stop_from


def test_the_limits_follow_the_steppers_and_stay_in_order(
    card: SafetyCard, settings_model: SettingsModel
) -> None:
    assert "0 to 3 go on · 4 to 5 ease off · 6 or more stop for today" in said(card)
    for _ in range(3):
        QTest.keyClick(stepper(card, "Ease off from"), Qt.Key.Key_Up)
    assert limits(settings_model) == (7, 8)
    assert stepper(card, "Stop from").value() == 8
    for _ in range(5):
        QTest.keyClick(stepper(card, "Stop from"), Qt.Key.Key_Down)
    assert limits(settings_model) == (2, 3)
    assert "0 to 1 go on · 2 ease off · 3 or more stop for today" in said(card)


def test_the_limits_end_where_the_scale_does(
    card: SafetyCard, settings_model: SettingsModel
) -> None:
    for _ in range(12):
        QTest.keyClick(stepper(card, "Ease off from"), Qt.Key.Key_Up)
    assert limits(settings_model) == (9, 10)
    for _ in range(12):
        QTest.keyClick(stepper(card, "Stop from"), Qt.Key.Key_Down)
    assert limits(settings_model) == (1, 2)


@pytest.mark.parametrize(
    ("ease", "stop", "text"),
    [
        (1, 2, "0 go on · 1 ease off · 2 or more stop for today"),
        (9, 10, "0 to 8 go on · 9 ease off · 10 stop for today"),
    ],
)
def test_the_guide_in_a_line(ease: int, stop: int, text: str) -> None:
    assert guide_text(ease, stop) == text


def test_a_number_is_kept_as_it_is_typed(card: SafetyCard, settings_model: SettingsModel) -> None:
    QTest.keyClicks(number(card), "+1 (555) 01-99 ")
    assert settings_model.settings.emergency_number == "+1 (555) 01-99"
    assert number(card).text() == "+1 (555) 01-99 "
    number(card).clear()
    QTest.keyClicks(number(card), " ")
    assert settings_model.settings.emergency_number is None


@pytest.mark.parametrize(("typed", "told"), [("1#2", BAD_NUMBER), ("9" * 41, TOO_LONG)])
def test_what_is_no_number_is_told_and_not_kept(
    card: SafetyCard, settings_model: SettingsModel, typed: str, told: str
) -> None:
    QTest.keyClicks(number(card), typed)
    assert told in said(card)
    assert number(card).accessibleDescription() == told
    assert settings_model.settings.emergency_number != typed
    number(card).selectAll()
    QTest.keyClicks(number(card), "112")
    assert told not in said(card)
    assert settings_model.settings.emergency_number == "112"


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Go through the check-in", "check_in_requested"),
        ("Read the safety notice", "notice_requested"),
    ],
)
def test_the_check_in_is_one_press_away(
    qtbot: QtBot, card: SafetyCard, text: str, signal: str
) -> None:
    (found,) = [b for b in card.findChildren(QPushButton) if b.text() == text]
    with qtbot.waitSignal(getattr(card, signal)):
        found.click()
