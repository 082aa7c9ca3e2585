"""Voice and sounds: looked for when seen and no longer, chosen, tried, and kept at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.voice import VoiceLevel
from coach.cues.speech.prompts import NO_VOICE
from coach.cues.speech.voice import Source, Voice
from coach.storage.settings import SettingsStore
from coach.ui.settings.voice_card import (
    GONE,
    LEVEL_HINTS,
    LOOKING,
    VoiceCard,
    automatic_text,
    voice_text,
)
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.choice import Choice
from tests.ui.settings.conftest import DANIEL, PROMPTS, Machine

ENGLISH = Voice("espeak-ng:en-us", "English (America)", "en-us", Source.ESPEAK)
GERMAN = Voice("system:anna", "Anna", "de-DE", Source.SYSTEM)


@pytest.fixture
def card(
    qtbot: QtBot, settings_model: SettingsModel, theme_hub: ThemeHub, machine: Machine
) -> Iterator[VoiceCard]:
    made = VoiceCard(settings_model, theme_hub, machine.voices, machine.speech)
    settings_model.changed.connect(lambda: made.show_settings(settings_model.settings))
    made.show_settings(settings_model.settings)
    qtbot.addWidget(made)
    yield made
    made.hide()


def choice(card: VoiceCard) -> Choice:
    return next(c for c in card.findChildren(Choice) if c.accessibleName() == "Voice")


def offered(card: VoiceCard) -> list[str]:
    return [choice(card).itemText(place) for place in range(choice(card).count())]


def button(card: VoiceCard, text: str) -> QPushButton:
    return next(b for b in card.findChildren(QPushButton) if b.text() == text)


def said(card: VoiceCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_nothing_is_looked_for_before_the_card_is_seen(card: VoiceCard, machine: Machine) -> None:
    assert machine.lists == []
    assert machine.speeches == []
    card.show()
    assert [voices.looked for voices in machine.lists] == [1]
    assert machine.speeches == []
    assert offered(card) == [LOOKING]
    assert not choice(card).isEnabled()


def test_looking_ends_when_the_card_is_left_and_goes_on_when_it_is_back(
    card: VoiceCard, machine: Machine
) -> None:
    card.show()
    card.hide()
    assert machine.lists[0].closed
    card.show()
    machine.lists[1].find(DANIEL)
    card.hide()
    card.show()
    assert [voices.looked for voices in machine.lists] == [1, 1]
    assert len(offered(card)) == 2


def test_what_is_automatic_is_told_once_nobody_is_waited_for(
    card: VoiceCard, machine: Machine
) -> None:
    card.show()
    machine.lists[0].find(PROMPTS, more=True)
    assert offered(card)[0] == LOOKING
    assert choice(card).isEnabled()
    machine.lists[0].waits = False
    machine.lists[0].rested.emit()
    assert offered(card)[0] == "Automatic (Back Coach's own voice)"


def test_the_voices_found_are_offered_and_the_chosen_one_is_kept(
    card: VoiceCard, machine: Machine, settings_model: SettingsModel, tmp_path: Path
) -> None:
    card.show()
    machine.lists[0].find(DANIEL, PROMPTS)
    assert offered(card) == [
        "Automatic (the system's voice)",
        "Daniel · English (United Kingdom)",
        "Own voice · English (United States)",
    ]
    choice(card).setCurrentIndex(2)
    choice(card).activated.emit(2)
    assert settings_model.settings.voice_id == "prompts"
    assert SettingsStore(tmp_path / "settings.toml").load().voice_id == "prompts"
    choice(card).setCurrentIndex(0)
    choice(card).activated.emit(0)
    assert settings_model.settings.voice_id is None


def test_more_voices_found_later_leave_the_chosen_one(
    card: VoiceCard, machine: Machine, settings_model: SettingsModel
) -> None:
    settings_model.change(voice_id="prompts")
    card.show()
    machine.lists[0].find(PROMPTS, more=True)
    machine.lists[0].find(DANIEL, PROMPTS)
    assert choice(card).currentData() == "prompts"
    assert len(offered(card)) == 3


def test_an_open_list_only_grows_at_its_end(
    card: VoiceCard, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    card.show()
    machine.lists[0].find(PROMPTS)
    before = offered(card)
    popup = choice(card).view()
    monkeypatch.setattr(popup, "isVisible", lambda: True)
    machine.lists[0].find(DANIEL, PROMPTS)
    assert offered(card) == [*before, "Daniel · English (United Kingdom)"]


def test_a_chosen_voice_that_is_gone_is_told(
    card: VoiceCard, machine: Machine, settings_model: SettingsModel
) -> None:
    settings_model.change(voice_id="system:gone")
    card.show()
    machine.lists[0].find(DANIEL, more=True)
    assert choice(card).currentText() == LOOKING
    machine.lists[0].find(DANIEL)
    assert choice(card).currentText() == GONE


def test_without_any_voice_one_line_says_what_to_install(card: VoiceCard, machine: Machine) -> None:
    card.show()
    machine.lists[0].find()
    assert NO_VOICE in said(card)
    assert offered(card) == ["Automatic"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Brief", VoiceLevel.BRIEF),
        ("Numbers only", VoiceLevel.NUMBERS),
        ("Off", VoiceLevel.OFF),
    ],
)
def test_how_much_is_said(
    card: VoiceCard, settings_model: SettingsModel, text: str, level: VoiceLevel
) -> None:
    card.show()
    assert LEVEL_HINTS[VoiceLevel.FULL] in said(card)
    button(card, text).click()
    assert settings_model.settings.voice is level
    assert LEVEL_HINTS[level] in said(card)
    assert button(card, "Try it").isEnabled() is (level is not VoiceLevel.OFF)


def test_a_voice_is_tried_and_stopped(
    card: VoiceCard, machine: Machine, settings_model: SettingsModel
) -> None:
    settings_model.change(voice_id="prompts", volume=0.3)
    card.show()
    button(card, "Try it").click()
    assert ("open", "prompts") in machine.speeches[0].calls
    assert ("volume", 0.3) in machine.speeches[0].calls
    button(card, "Stop").click()
    assert machine.speeches[0].calls[-1] == ("close",)
    assert button(card, "Try it").isEnabled()


def test_leaving_the_page_stops_the_voice(card: VoiceCard, machine: Machine) -> None:
    card.show()
    button(card, "Try it").click()
    card.hide()
    assert machine.speeches[0].calls[-1] == ("close",)


def test_nothing_to_be_said_stops_the_voice_that_is_tried(
    card: VoiceCard, machine: Machine, settings_model: SettingsModel
) -> None:
    card.show()
    button(card, "Try it").click()
    settings_model.change(voice=VoiceLevel.OFF)
    card.show_settings(settings_model.settings)
    assert machine.speeches[0].calls[-1] == ("close",)
    assert not button(card, "Try it").isEnabled()


def test_why_nothing_is_heard_stands_beside_the_button(card: VoiceCard, machine: Machine) -> None:
    card.show()
    button(card, "Try it").click()
    machine.speeches[0].answer(None, "Install a voice.")
    assert "Install a voice." in said(card)
    button(card, "Try it").click()
    assert "Install a voice." not in said(card)


@pytest.mark.parametrize(
    ("voices", "text"),
    [
        ((ENGLISH, PROMPTS), "Automatic (espeak-ng)"),
        ((GERMAN, PROMPTS), "Automatic (Back Coach's own voice)"),
        ((DANIEL, ENGLISH, GERMAN, PROMPTS), "Automatic (the system's voice)"),
        ((), "Automatic"),
    ],
)
def test_automatic_is_the_first_source_that_speaks_english(
    voices: tuple[Voice, ...], text: str
) -> None:
    assert automatic_text(voices) == text


def test_a_voice_of_espeak_is_called_by_its_name_alone() -> None:
    assert voice_text(ENGLISH) == "English (America) · espeak-ng"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Ann · English"), ("de_DE", "Ann · German (Germany)"), ("xx-q", "Ann · xx-q")],
)
def test_a_voice_says_its_language(language: str, text: str) -> None:
    assert voice_text(Voice("a", "Ann", language, Source.SYSTEM)) == text
