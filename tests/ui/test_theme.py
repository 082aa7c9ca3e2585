"""The theme files, the style sheet made of them, and the hub that changes them."""

import re
from collections.abc import Mapping
from html import escape

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach import resources
from coach.ui.theme import FONT_FAMILY, Theme, ThemeHub, icon, load, plain_tip, style_sheet, styled
from coach.ui.widgets.sized_label import SizedLabel

THEMES = ("light", "dark")
ICONS = sorted(path.stem for path in resources.path("icons").glob("*.svg"))
READ_ON = {
    "ink": ("background", "surface", "accent_soft", "rest_soft", "track"),
    "muted": ("background", "surface"),
    "accent_text": ("background", "surface", "accent_soft"),
    "on_accent": ("accent",),
    "effort_text": ("background", "surface", "effort_soft", "accent_soft"),
    "rest_text": ("background", "surface", "rest_soft", "accent_soft"),
}
SEEN_ON = {
    "accent": ("background", "surface"),
    "effort": ("background", "surface"),
    "rest": ("background", "surface"),
}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(wanted: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    return [(theme, fore, back) for theme in THEMES for fore in wanted for back in wanted[fore]]


@pytest.mark.parametrize(("theme", "fore", "back"), pairs(READ_ON))
def test_text_is_readable(theme: str, fore: str, back: str) -> None:
    colours = load(theme)
    assert contrast(getattr(colours, fore), getattr(colours, back)) >= 4.5


@pytest.mark.parametrize(("theme", "fore", "back"), pairs(SEEN_ON))
def test_shapes_stand_out(theme: str, fore: str, back: str) -> None:
    colours = load(theme)
    assert contrast(getattr(colours, fore), getattr(colours, back)) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_theme_says_whether_it_is_dark(name: str) -> None:
    theme = load(name)
    assert theme.dark == (luminance(theme.background) < luminance(theme.ink)) == (name == "dark")


@pytest.mark.parametrize("name", THEMES)
def test_sheet_has_no_hole_and_only_the_themes_colours(name: str) -> None:
    theme = load(name)
    sheet = style_sheet(theme)
    assert "$" not in sheet
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", sheet))
    assert colours <= {
        getattr(theme, field) for field in Theme.__struct_fields__ if field != "dark"
    }


def test_shipped_typeface_is_the_one_in_use(theme_hub: ThemeHub, qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FONT_FAMILY


def test_text_grows_with_the_scale(qtbot: QtBot, qapp: QApplication) -> None:
    hub = ThemeHub(qapp, "light")
    label = styled(QLabel("Ready"), text="title")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == 28
    hub.choose("light", 1.5)
    label.ensurePolished()
    assert label.font().pixelSize() == 42
    assert hub.px(20) == 30


def test_hub_says_when_the_theme_changes(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    with qtbot.waitSignal(theme_hub.changed):
        theme_hub.choose("dark", 1.0)
    assert theme_hub.theme == load("dark")
    with qtbot.assertNotEmitted(theme_hub.changed):
        theme_hub.choose("dark", 1.0)


def test_system_theme_follows_the_desktop(qtbot: QtBot, qapp: QApplication) -> None:
    hints = QGuiApplication.styleHints()
    hub = ThemeHub(qapp, "system")
    with qtbot.waitSignal(hub.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert hub.theme.dark
    with qtbot.waitSignal(hub.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not hub.theme.dark


def test_chosen_theme_does_not_follow_the_desktop(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    with qtbot.assertNotEmitted(theme_hub.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme_hub.theme.dark


def test_look_of_a_shown_widget_can_change(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    button = QPushButton("Start")
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    for kind, field in (("soft", "accent_soft"), ("primary", "accent")):
        styled(button, kind=kind)
        shown = button.grab().toImage().pixelColor(button.width() // 2, 5)
        assert shown == theme_hub.colour(field)
    button.close()


@pytest.mark.parametrize("name", ICONS)
def test_icon_takes_the_colour_given(qapp: QApplication, name: str) -> None:
    image = icon(name, "#2F7F79", size=48).pixmap(QSize(48, 48)).toImage()
    opaque = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    ]
    assert opaque
    wanted = QColor("#2F7F79")
    assert all(
        abs(c.red() - wanted.red()) < 8 and abs(c.blue() - wanted.blue()) < 8 for c in opaque
    )


@pytest.mark.parametrize("mode", [QIcon.Mode.Normal, QIcon.Mode.Disabled])
@pytest.mark.parametrize("state", list(QIcon.State))
def test_icon_has_its_colour_in_every_state(
    qapp: QApplication, mode: QIcon.Mode, state: QIcon.State
) -> None:
    middle = icon("play", "#D9572F").pixmap(QSize(24, 24), mode, state).toImage()
    assert middle.pixelColor(12, 12) == QColor("#D9572F")


def test_words_that_look_like_markup_stay_words(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    foreign = '<img src="/a/picture.png"><h1>Name</h1>'
    label = styled(QLabel(foreign), text="strong")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    sized = SizedLabel(theme_hub, 20)
    qtbot.addWidget(sized)
    assert sized.textFormat() is Qt.TextFormat.PlainText
    assert plain_tip(foreign) == f"<p>{escape(foreign)}</p>"
    assert plain_tip("Morning & evening") == "Morning & evening"
