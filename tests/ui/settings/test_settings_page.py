"""Settings: each control changes its setting at once, and what is kept comes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface, QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from coach.core.voice import VoiceLevel
from coach.storage.settings import SettingsStore
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.settings.page import SettingsPage
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.switch import Switch
from tests.ui.settings.conftest import Machine


@pytest.fixture
def page(
    qtbot: QtBot,
    settings_model: SettingsModel,
    blank_illustrations: Illustrations,
    theme_hub: ThemeHub,
    tmp_path: Path,
    machine: Machine,
) -> SettingsPage:
    made = SettingsPage(
        settings_model=settings_model,
        illustrations=blank_illustrations,
        data_folder=tmp_path,
        theme_hub=theme_hub,
        make_voices=machine.voices,
        make_speech=machine.speech,
    )
    qtbot.addWidget(made)
    made.resize(900, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.hide()
    return made


def named(page: SettingsPage, kind: type[QWidget], name: str) -> QWidget:
    (found,) = [child for child in page.findChildren(kind) if child.accessibleName() == name]
    return found


def press(page: SettingsPage, text: str) -> None:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text]
    found.click()


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Dark", "theme", "dark"),
        ("Light", "theme", "light"),
        ("115 %", "text_scale", 1.15),
        ("150 %", "text_scale", 1.5),
    ],
)
def test_buttons_change_the_look(
    page: SettingsPage, settings_model: SettingsModel, text: str, field: str, value: object
) -> None:
    press(page, text)
    assert getattr(settings_model.settings, field) == value


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Chimes", "sounds"),
        ("Metronome", "metronome"),
        ("Flash", "flash"),
        ("Mute all", "muted"),
        ("Ask about pain", "ask_pain"),
        ("More contrast", "more_contrast"),
    ],
)
def test_switches(page: SettingsPage, settings_model: SettingsModel, name: str, field: str) -> None:
    switch = named(page, Switch, name)
    assert isinstance(switch, Switch)
    before = getattr(settings_model.settings, field)
    page.show()
    for wanted in (not before, before):
        switch.click()
        assert getattr(settings_model.settings, field) is wanted
        assert switch.isChecked() is wanted
    page.hide()


@pytest.mark.parametrize(
    ("name", "index", "field", "value"),
    [
        ("The day begins at", 0, "day_start", 0),
        ("The week begins on", 7, "week_start", 6),
        ("The week begins on", 0, "week_start", None),
        ("Goal for a week", 5, "goal", 1.0),
    ],
)
def test_choices(
    page: SettingsPage,
    settings_model: SettingsModel,
    name: str,
    index: int,
    field: str,
    value: object,
) -> None:
    choice = named(page, Choice, name)
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    assert getattr(settings_model.settings, field) == value


def test_volume(page: SettingsPage, settings_model: SettingsModel) -> None:
    slider = named(page, QSlider, "Volume")
    assert isinstance(slider, QSlider)
    slider.setValue(35)
    assert settings_model.settings.volume == 0.35


@pytest.mark.parametrize(
    ("sounds", "voice", "used"),
    [
        (True, VoiceLevel.OFF, True),
        (False, VoiceLevel.NUMBERS, True),
        (False, VoiceLevel.OFF, False),
    ],
)
def test_volume_rests_while_nothing_is_to_be_heard(
    page: SettingsPage, settings_model: SettingsModel, sounds: bool, voice: VoiceLevel, used: bool
) -> None:
    settings_model.change(sounds=sounds, voice=voice)
    page.show()
    assert named(page, QSlider, "Volume").isEnabled() is used
    page.hide()


def test_what_is_kept_is_shown(
    qtbot: QtBot, page: SettingsPage, settings_model: SettingsModel
) -> None:
    settings_model.change(goal=0.6, week_start=0, day_start=5, text_scale=1.3, sounds=False)
    page.show()
    said = {
        name: named(page, Choice, name)
        for name in ("The day begins at", "The week begins on", "Goal for a week")
    }
    page.hide()
    texts = [choice.currentText() for choice in said.values() if isinstance(choice, Choice)]
    assert texts == ["05:00", "Monday", "60 %"]
    looks = ("Theme", "Text size")
    checked = [
        b.text()
        for b in page.findChildren(QPushButton)
        if b.isChecked() and b.accessibleDescription() in looks
    ]
    assert checked == ["System", "130 %"]


def test_changes_are_on_disk_at_once(
    page: SettingsPage, settings_model: SettingsModel, tmp_path: Path
) -> None:
    press(page, "Dark")
    assert SettingsStore(tmp_path / "settings.toml").load().theme == "dark"


def test_settings_that_cannot_be_written_hold_and_say_so(
    qtbot: QtBot, page: SettingsPage, settings_model: SettingsModel, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").mkdir()
    with qtbot.waitSignal(settings_model.save_failed):
        press(page, "Dark")
    assert settings_model.settings.theme == "dark"
    said = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    assert any("until you close the program" in text for text in said)


def test_folder_of_the_data_opens(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(page, "Open folder")
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]


def test_notice_can_be_read_again(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.waitSignal(page.notice_requested):
        press(page, "Read the safety notice")


def test_about_is_honest(page: SettingsPage) -> None:
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    for fact in (
        "a spine clinic's published back-exercise sheet",
        "does not endorse",
        "not medical advice",
        "has not been reviewed by a clinician",
        "MIT",
    ):
        assert fact in said


def nameless(root: QAccessibleInterface) -> list[QAccessible.Role]:
    """The roles of what can have the focus below `root` and says no name."""
    found = []
    for index in range(root.childCount()):
        child = root.child(index)
        if child.state().focusable and not child.text(QAccessible.Text.Name):
            found.append(child.role())
        found += nameless(child)
    return found


def test_every_control_has_a_name(page: SettingsPage) -> None:
    assert nameless(QAccessible.queryAccessibleInterface(page)) == []


def test_choices_are_labelled_by_what_they_choose(page: SettingsPage) -> None:
    for name in ("The day begins at", "The week begins on", "Goal for a week"):
        choice = QAccessible.queryAccessibleInterface(named(page, Choice, name))
        labels = [other.text(QAccessible.Text.Name) for other, _ in choice.relations()]
        assert labels == [name]


def test_unchanged_value_is_not_written(
    qtbot: QtBot, settings_model: SettingsModel, tmp_path: Path
) -> None:
    with qtbot.assertNotEmitted(settings_model.changed):
        settings_model.change(theme=settings_model.settings.theme)
    assert not (tmp_path / "settings.toml").exists()


def test_packs_are_asked_for_here(page: SettingsPage) -> None:
    asked: list[str] = []
    page.pack_requested.connect(lambda: asked.append("pack"))
    page.sample_requested.connect(lambda: asked.append("sample"))
    press(page, "Bring in a pack…")
    press(page, "See the sample pack")
    assert asked == ["pack", "sample"]


def test_the_log_goes_out_and_in(page: SettingsPage, qtbot: QtBot) -> None:
    for text, kind in (("Save as a table (CSV)…", "csv"), ("Save everything (JSON)…", "json")):
        with qtbot.waitSignal(page.export_requested) as heard:
            press(page, text)
        assert heard.args == [kind]
    with qtbot.waitSignal(page.import_requested):
        press(page, "Bring in a log…")
