"""The theme files, the style sheet made of them, and the hub that changes them."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach import resources
from coach.ui.theme import FONT_FAMILY, ThemeHub, icon, load, plain_tip, style_sheet, styled
from coach.ui.widgets.sized_label import SizedLabel

MORE_CONTRAST = ("contrast-light", "contrast-dark")
THEMES = ("light", "dark", *MORE_CONTRAST)
HIGH_CONTRAST = Qt.ContrastPreference.HighContrast
NO_PREFERENCE = Qt.ContrastPreference.NoPreference
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
CLEARLY_READ_ON = READ_ON | {
    "ink": ("background", "surface", "accent_soft", "effort_soft", "rest_soft"),
    "muted": ("background", "surface", "accent_soft"),
}
CLEARLY_SEEN_ON = SEEN_ON | {
    "accent": ("background", "surface", "accent_soft", "track"),
    "effort": ("background", "surface", "effort_soft", "track"),
    "rest": ("background", "surface", "rest_soft", "track"),
    "line": ("background", "surface"),
    "track": ("background", "surface"),
    "ink": ("line", "track"),
    "muted": ("track",),
}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(
    wanted: Mapping[str, tuple[str, ...]], themes: tuple[str, ...] = THEMES
) -> list[tuple[str, str, str]]:
    return [(theme, fore, back) for theme in themes for fore in wanted for back in wanted[fore]]


@pytest.mark.parametrize(("theme", "fore", "back"), pairs(READ_ON))
def test_text_is_readable(theme: str, fore: str, back: str) -> None:
    colours = load(theme)
    assert contrast(getattr(colours, fore), getattr(colours, back)) >= 4.5


@pytest.mark.parametrize(("theme", "fore", "back"), pairs(SEEN_ON))
def test_shapes_stand_out(theme: str, fore: str, back: str) -> None:
    colours = load(theme)
    assert contrast(getattr(colours, fore), getattr(colours, back)) >= 3


@pytest.mark.parametrize(("theme", "fore", "back"), pairs(CLEARLY_READ_ON, MORE_CONTRAST))
def test_with_more_contrast_text_is_clearly_readable(theme: str, fore: str, back: str) -> None:
    colours = load(theme)
    assert contrast(getattr(colours, fore), getattr(colours, back)) >= 7


@pytest.mark.parametrize(("theme", "fore", "back"), pairs(CLEARLY_SEEN_ON, MORE_CONTRAST))
def test_with_more_contrast_lines_and_tracks_are_seen(theme: str, fore: str, back: str) -> None:
    colours = load(theme)
    assert contrast(getattr(colours, fore), getattr(colours, back)) >= 3


@pytest.mark.parametrize("name", MORE_CONTRAST)
def test_more_contrast_is_black_and_white(name: str) -> None:
    theme = load(name)
    assert theme.background == theme.surface
    assert {theme.ink, theme.surface} == {"#000000", "#FFFFFF"}


def test_every_theme_there_is_gets_checked() -> None:
    files = {path.stem for path in resources.path("themes").glob("*.toml")}
    assert {name for name in files if not name.startswith("figure-")} == set(THEMES)


@pytest.mark.parametrize("name", THEMES)
def test_theme_says_what_it_is(name: str) -> None:
    theme = load(name)
    dark = luminance(theme.background) < luminance(theme.ink)
    assert theme.dark == dark == name.endswith("dark")
    assert theme.more_contrast == (name in MORE_CONTRAST)


@pytest.mark.parametrize("name", THEMES)
def test_sheet_has_no_hole_and_only_the_themes_colours(name: str) -> None:
    theme = load(name)
    sheet = style_sheet(theme)
    assert "$" not in sheet
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", sheet))
    assert colours <= {
        value for value in msgspec.structs.asdict(theme).values() if isinstance(value, str)
    }


def test_shipped_typeface_is_the_one_in_use(theme_hub: ThemeHub, qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FONT_FAMILY


def test_each_role_of_the_palette_has_its_colour_where_two_are_alike(theme_hub: ThemeHub) -> None:
    theme_hub.choose("dark", 1.0, more_contrast=True)
    palette = QGuiApplication.palette()
    assert palette.window().color() == theme_hub.colour("background")
    assert palette.base().color() == theme_hub.colour("surface")
    assert palette.buttonText().color() == theme_hub.colour("accent_text")
    assert palette.highlight().color() == theme_hub.colour("accent")


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


@pytest.fixture
def prefer_contrast(qapp: QApplication) -> Iterator[Callable[[Qt.ContrastPreference], None]]:
    """Have the desktop ask for more contrast, and take it back in the end."""

    def prefer(preference: Qt.ContrastPreference) -> None:
        hints = qapp.styleHints()
        hints.accessibility().contrastPreferenceChanged.emit(preference)

    yield prefer
    prefer(NO_PREFERENCE)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_more_contrast_for_each_theme_when_asked(
    qtbot: QtBot, theme_hub: ThemeHub, name: str
) -> None:
    theme_hub.choose(name, 1.0)
    with qtbot.waitSignal(theme_hub.changed):
        theme_hub.choose(name, 1.0, more_contrast=True)
    assert theme_hub.theme == load(f"contrast-{name}")
    with qtbot.waitSignal(theme_hub.changed):
        theme_hub.choose(name, 1.0)
    assert theme_hub.theme == load(name)


def test_more_contrast_from_the_start(qapp: QApplication) -> None:
    assert ThemeHub(qapp, "dark", more_contrast=True).theme == load("contrast-dark")


def test_more_contrast_follows_the_desktop(
    qtbot: QtBot,
    theme_hub: ThemeHub,
    prefer_contrast: Callable[[Qt.ContrastPreference], None],
) -> None:
    with qtbot.waitSignal(theme_hub.changed):
        prefer_contrast(HIGH_CONTRAST)
    assert theme_hub.theme == load("contrast-light")
    theme_hub.choose("dark", 1.0)
    assert theme_hub.theme == load("contrast-dark")
    with qtbot.waitSignal(theme_hub.changed):
        prefer_contrast(NO_PREFERENCE)
    assert theme_hub.theme == load("dark")


def test_more_contrast_that_was_chosen_stays(
    qtbot: QtBot,
    theme_hub: ThemeHub,
    prefer_contrast: Callable[[Qt.ContrastPreference], None],
) -> None:
    theme_hub.choose("light", 1.0, more_contrast=True)
    with qtbot.assertNotEmitted(theme_hub.changed):
        prefer_contrast(HIGH_CONTRAST)
        prefer_contrast(NO_PREFERENCE)
    assert theme_hub.theme == load("contrast-light")


def test_with_more_contrast_edges_are_seen_and_focus_is_thicker(theme_hub: ThemeHub) -> None:
    plain_ring = theme_hub.focus_pen().width()
    assert theme_hub.edge_pen().style() is Qt.PenStyle.NoPen
    theme_hub.choose("light", 1.0, more_contrast=True)
    assert theme_hub.focus_pen().width() > plain_ring
    assert theme_hub.edge_pen().color() == theme_hub.colour("accent")
    assert theme_hub.edge_pen(enabled=False).color() == theme_hub.colour("track")


def test_with_more_contrast_a_card_and_a_button_have_an_edge(
    qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    theme_hub.choose("light", 1.0, more_contrast=True)
    card, button = styled(QFrame(), card=True), QPushButton("Start")
    for widget, edge in ((card, "line"), (button, "accent")):
        qtbot.addWidget(widget)
        widget.resize(120, 60)
        shown = widget.grab().toImage().pixelColor(60, 1)
        assert shown == theme_hub.colour(edge)


@pytest.mark.parametrize("kind", ["", "primary", "quiet", "chip", "icon"])
def test_with_more_contrast_nothing_moves_when_it_gets_the_focus(
    qtbot: QtBot, theme_hub: ThemeHub, kind: str
) -> None:
    theme_hub.choose("light", 1.5, more_contrast=True)
    button = styled(QPushButton("Start"), kind=kind)
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    button.clearFocus()
    before, without = button.sizeHint(), button.grab().toImage().pixelColor(button.width() // 2, 1)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.sizeHint() == before
    ring = button.grab().toImage().pixelColor(button.width() // 2, 1)
    assert ring == theme_hub.colour("ink") != without
    button.close()


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
