"""The figure: ready-made or chosen piece by piece, and all pictures follow at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from coach.core.appearance import (
    READY_MADE,
    Age,
    Appearance,
    Build,
    Clothes,
    ClothesColour,
    Hair,
    HairColour,
    Skin,
)
from coach.storage.settings import SettingsStore
from coach.ui.pictures.illustrations import Drawing, Illustrations
from coach.ui.pictures.moving import Moving
from coach.ui.settings import words
from coach.ui.settings.figure_button import PICTURE_HEIGHT, POSE, FigureButton
from coach.ui.settings.figure_card import FigureCard
from coach.ui.settings.page import SettingsPage
from coach.ui.settings.swatches import Swatch
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from tests.ui.settings.conftest import Machine


@pytest.fixture
def asked(blank_illustrations: Illustrations, monkeypatch: pytest.MonkeyPatch) -> list[Drawing]:
    """The stills asked for."""
    drawings: list[Drawing] = []
    monkeypatch.setattr(blank_illustrations, "request", drawings.append)
    return drawings


@pytest.fixture
def page(
    qtbot: QtBot,
    settings_model: SettingsModel,
    blank_illustrations: Illustrations,
    asked: list[Drawing],
    theme_hub: ThemeHub,
    tmp_path: Path,
    machine: Machine,
) -> Iterator[SettingsPage]:
    def follow() -> None:
        blank_illustrations.set_appearance(settings_model.settings.appearance)

    settings_model.changed.connect(follow)
    made = SettingsPage(
        settings_model=settings_model,
        illustrations=blank_illustrations,
        data_folder=tmp_path,
        theme_hub=theme_hub,
        make_voices=machine.voices,
        make_speech=machine.speech,
    )
    qtbot.addWidget(made)
    made.resize(1195, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def radio(page: SettingsPage, name: str) -> QRadioButton:
    (found,) = [b for b in page.findChildren(QRadioButton) if b.accessibleName() == name]
    return found


def press(page: SettingsPage, text: str) -> None:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text]
    found.click()


def chosen(page: SettingsPage) -> list[str]:
    """What is down, of the ready-made figures, the colours and the words."""
    radios = [b.accessibleName() for b in page.findChildren(QRadioButton) if b.isChecked()]
    kinds = ("Hair", "Build", "Age", "Clothes")
    pills = [
        b.text()
        for b in page.findChildren(QPushButton)
        if b.isChecked() and b.accessibleDescription() in kinds
    ]
    return radios + pills


def test_the_default_figure_is_shown_first(page: SettingsPage) -> None:
    assert chosen(page) == [
        "Kim",
        "Light skin",
        "Brown hair",
        "Teal clothes",
        "Short",
        "Medium",
        "Younger",
        "T-shirt, shorts",
    ]
    assert words.READY_MADE_NAMES[0][1] == Appearance()


@pytest.mark.parametrize(("name", "appearance"), words.READY_MADE_NAMES)
def test_a_ready_made_figure_is_worn_with_one_click(
    page: SettingsPage, settings_model: SettingsModel, name: str, appearance: Appearance
) -> None:
    radio(page, name).click()
    assert settings_model.settings.appearance == appearance
    assert [b.accessibleName() for b in page.findChildren(FigureButton) if b.isChecked()] == [name]


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("Dark brown skin", "skin", Skin.DEEP),
        ("White hair", "hair_colour", HairColour.WHITE),
        ("Plum clothes", "clothes_colour", ClothesColour.PLUM),
    ],
)
def test_a_colour_changes_the_figure(
    page: SettingsPage, settings_model: SettingsModel, name: str, field: str, value: object
) -> None:
    radio(page, name).click()
    assert settings_model.settings.appearance == replace(Appearance(), **{field: value})


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Headscarf", "hair", Hair.HEADSCARF),
        ("Broad", "build", Build.BROAD),
        ("Older", "age", Age.OLDER),
        ("Long sleeves", "clothes", Clothes.LONG),
    ],
)
def test_a_word_changes_the_figure(
    page: SettingsPage, settings_model: SettingsModel, text: str, field: str, value: object
) -> None:
    press(page, text)
    assert settings_model.settings.appearance == replace(Appearance(), **{field: value})


def test_every_value_can_be_chosen() -> None:
    offered = (
        (words.SKINS, Skin),
        (words.HAIRS, Hair),
        (words.HAIR_COLOURS, HairColour),
        (words.BUILDS, Build),
        (words.AGES, Age),
        (words.CLOTHES, Clothes),
        (words.CLOTHES_COLOURS, ClothesColour),
    )
    for options, kind in offered:
        assert {value for _, value in options} == set(kind)
    assert {appearance for _, appearance in words.READY_MADE_NAMES} == set(READY_MADE)


def test_an_own_figure_is_none_of_the_ready_made(page: SettingsPage) -> None:
    press(page, "Curly")
    assert [b for b in page.findChildren(FigureButton) if b.isChecked()] == []
    press(page, "Short")
    assert radio(page, "Kim").isChecked()


def test_back_to_the_default_figure(page: SettingsPage, settings_model: SettingsModel) -> None:
    (back,) = [b for b in page.findChildren(QPushButton) if "default figure" in b.text()]
    assert not back.isEnabled()
    radio(page, "Noor").click()
    assert back.isEnabled()
    back.click()
    assert settings_model.settings.appearance == Appearance()
    assert not back.isEnabled()
    assert radio(page, "Kim").isChecked()


def test_the_choice_is_on_disk_at_once(page: SettingsPage, tmp_path: Path) -> None:
    radio(page, "Sam").click()
    kept = SettingsStore(tmp_path / "settings.toml").load().appearance
    assert kept == dict(words.READY_MADE_NAMES)["Sam"]


def test_each_button_shows_its_own_figure_whatever_is_worn(
    qtbot: QtBot, page: SettingsPage, asked: list[Drawing]
) -> None:
    radio(page, "Ada").click()
    small = PICTURE_HEIGHT

    def shown() -> set[Appearance]:
        return {drawing.appearance for drawing in asked if drawing.height == small}

    qtbot.waitUntil(lambda: shown() == set(READY_MADE))


def test_the_preview_is_drawn_anew_at_once(
    qtbot: QtBot, page: SettingsPage, asked: list[Drawing]
) -> None:
    qtbot.waitUntil(lambda: any(drawing.height > PICTURE_HEIGHT for drawing in asked))
    radio(page, "Dark brown skin").click()
    worn = Appearance(skin=Skin.DEEP)
    assert (POSE, worn) in [(drawing.pose, drawing.appearance) for drawing in asked]
    press(page, "Curly")
    worn = replace(worn, hair=Hair.CURLY)
    assert (POSE, worn) in [(drawing.pose, drawing.appearance) for drawing in asked]


def test_arrow_keys_walk_through_the_figures(
    page: SettingsPage, settings_model: SettingsModel
) -> None:
    radio(page, "Kim").setFocus()
    QTest.keyClick(radio(page, "Kim"), Qt.Key.Key_Right)
    assert page.focusWidget() is radio(page, "Maya")
    assert settings_model.settings.appearance == dict(words.READY_MADE_NAMES)["Maya"]


def test_arrow_keys_walk_through_the_colours(
    page: SettingsPage, settings_model: SettingsModel
) -> None:
    radio(page, "Light skin").setFocus()
    QTest.keyClick(radio(page, "Light skin"), Qt.Key.Key_Right)
    assert settings_model.settings.appearance.skin is Skin.OLIVE


def test_a_screen_reader_hears_radio_buttons_that_say_what_they_show(page: SettingsPage) -> None:
    kim = QAccessible.queryAccessibleInterface(radio(page, "Kim"))
    assert kim.role() == QAccessible.Role.RadioButton
    assert kim.state().checked
    said = kim.text(QAccessible.Text.Description)
    assert said == "Light skin · Short hair · Medium build · T-shirt, shorts"
    fair = QAccessible.queryAccessibleInterface(radio(page, "Fair skin"))
    assert fair.role() == QAccessible.Role.RadioButton
    assert not fair.state().checked


def test_the_chosen_colour_is_told_by_more_than_its_colour(page: SettingsPage) -> None:
    swatch = radio(page, "Fair skin")
    assert isinstance(swatch, Swatch)
    before = swatch.grab().toImage()
    middle = before.width() // 2
    swatch.click()
    after = swatch.grab().toImage()
    tick = after.pixelColor(middle - 1, middle + 4)
    assert tick.lightnessF() < 0.3 < before.pixelColor(middle - 1, middle + 4).lightnessF()
    assert after != before


def test_the_ready_made_figures_are_seen_with_the_one_they_change(page: SettingsPage) -> None:
    QApplication.processEvents()
    page.ensureWidgetVisible(radio(page, words.CLOTHES_COLOURS[-1][0]))
    buttons = page.findChildren(FigureButton)
    (preview,) = page.findChildren(Moving)
    for seen in (*buttons, preview):
        assert seen.visibleRegion().boundingRect() == seen.rect()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [720, 1195, 1835])
def test_nothing_is_wider_than_the_page(
    page: SettingsPage, theme_hub: ThemeHub, width: int, scale: float
) -> None:
    theme_hub.choose("light", scale)
    page.resize(width, 900)
    QApplication.processEvents()
    for button in page.findChildren(QRadioButton):
        right = button.mapTo(page, button.rect().topRight()).x()
        assert right < width
    (hint,) = [each for each in page.findChildren(QLabel) if "Drag to turn" in each.text()]
    assert hint.heightForWidth(hint.width()) <= hint.height()
    assert hint.wordWrap() or hint.sizeHint().width() <= hint.width()


def test_the_figure_stays_in_sight_beside_the_last_choice(page: SettingsPage) -> None:
    page.resize(900, 500)
    (preview,) = page.findChildren(Moving)
    page.ensureWidgetVisible(radio(page, words.CLOTHES_COLOURS[-1][0]))
    assert preview.visibleRegion().boundingRect() == preview.rect()


def test_the_figure_is_seen_beside_the_first_choices(page: SettingsPage) -> None:
    page.resize(1195, 800)
    page.verticalScrollBar().setValue(page.findChildren(FigureCard)[0].y())
    (preview,) = page.findChildren(Moving)
    assert preview.visibleRegion().boundingRect() == preview.rect()
