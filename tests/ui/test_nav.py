"""The rail: the icon of the page that is open has the accent's colour, the others a quiet one."""

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from coach.ui.nav import Nav
from coach.ui.theme import ThemeHub


def _colours(nav: Nav) -> dict[str, set[str]]:
    """Of the pixels that are all ink, by button."""
    found = {}
    for button in nav.findChildren(QToolButton):
        state = QIcon.State.On if button.isChecked() else QIcon.State.Off
        image = button.icon().pixmap(button.iconSize(), QIcon.Mode.Normal, state).toImage()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        pixels = (image.pixelColor(*place) for place in places)
        found[button.text()] = {pixel.name() for pixel in pixels if pixel.alpha() == 255}
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_open_page_has_the_accent(qtbot: QtBot, qapp: QApplication, theme: str) -> None:
    hub = ThemeHub(qapp, "light")
    nav = Nav(("Today", "Settings"), hub)
    qtbot.addWidget(nav)
    nav.check("Settings")
    hub.choose(theme, 1.0)
    nav.check("Today")
    accent, quiet = QColor(hub.theme.accent_text).name(), QColor(hub.theme.muted).name()
    colours = _colours(nav)
    assert accent in colours["Today"]
    assert quiet not in colours["Today"]
    assert quiet in colours["Settings"]
    assert accent not in colours["Settings"]
