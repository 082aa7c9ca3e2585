"""The Routine page on files of its own; it can be made anew, as by a restart."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from coach.ui.pictures.illustrations import Illustrations
from coach.ui.routine.page import RoutinePage
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

Open = Callable[[], RoutinePage]


@pytest.fixture
def open_page(
    qtbot: QtBot,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
    blank_illustrations: Illustrations,
    theme_hub: ThemeHub,
) -> Open:
    def make() -> RoutinePage:
        page = RoutinePage(
            routine_model=routine_model,
            settings_model=settings_model,
            illustrations=blank_illustrations,
            theme_hub=theme_hub,
        )
        qtbot.addWidget(page)
        page.resize(1195, 800)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return make


@pytest.fixture
def page(open_page: Open) -> RoutinePage:
    return open_page()
