"""The library on files of its own."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.storage.journal import Journal
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.exercises.page import ExercisesPage
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

Make = Callable[[Illustrations], ExercisesPage]


@pytest.fixture
def make(
    catalog_model: CatalogModel,
    routine_model: RoutineModel,
    journal: Journal,
    settings_model: SettingsModel,
    standing_clock: Clock,
    theme_hub: ThemeHub,
) -> Make:
    def make_it(illustrations: Illustrations) -> ExercisesPage:
        return ExercisesPage(
            catalog_model=catalog_model,
            routine_model=routine_model,
            journal=journal,
            settings_model=settings_model,
            clock=standing_clock,
            illustrations=illustrations,
            theme_hub=theme_hub,
        )

    return make_it


@pytest.fixture
def page(qtbot: QtBot, make: Make, blank_illustrations: Illustrations) -> Iterator[ExercisesPage]:
    made = make(blank_illustrations)
    qtbot.addWidget(made)
    made.resize(1180, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()
