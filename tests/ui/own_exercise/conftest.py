"""A form in a window, with pictures to give it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from coach.ui.catalog_model import CatalogModel
from coach.ui.own_exercise.draft import Draft
from coach.ui.own_exercise.form import OwnExerciseForm
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub

OpenForm = Callable[..., OwnExerciseForm]


def picture(colour: str) -> bytes:
    """A PNG of one colour."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]
    return bytes(file.data().data())


@pytest.fixture
def open_form(
    qtbot: QtBot,
    catalog_model: CatalogModel,
    blank_illustrations: Illustrations,
    theme_hub: ThemeHub,
) -> OpenForm:
    def open_it(
        draft: Draft | None = None, exercise_id: str = "", size: tuple[int, int] = (1280, 800)
    ) -> OwnExerciseForm:
        form = OwnExerciseForm(
            draft or Draft(),
            catalog_model=catalog_model,
            illustrations=blank_illustrations,
            theme_hub=theme_hub,
            ask_picture=lambda _: None,
            exercise_id=exercise_id,
        )
        qtbot.addWidget(form)
        form.resize(*size)
        with qtbot.waitExposed(form):
            form.show()
        return form

    return open_it
