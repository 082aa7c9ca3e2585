"""Exercises: the list, what is said of one, its other side, and playing it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.exercise import Catalog
from coach.ui.exercises.exercise_button import ExerciseButton
from coach.ui.exercises.page import ExercisesPage
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub


@pytest.fixture
def page(
    qtbot: QtBot, catalog: Catalog, blank_illustrations: Illustrations, theme_hub: ThemeHub
) -> Iterator[ExercisesPage]:
    made = ExercisesPage(catalog=catalog, illustrations=blank_illustrations, theme_hub=theme_hub)
    qtbot.addWidget(made)
    made.resize(1180, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def said(page: ExercisesPage) -> list[str]:
    return [label.text() for label in page.detail.findChildren(QLabel) if label.isVisible()]


def row(page: ExercisesPage, name: str) -> ExerciseButton:
    (found,) = [b for b in page.findChildren(ExerciseButton) if b.accessibleName() == name]
    return found


def press(page: ExercisesPage, text: str) -> None:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text]
    found.click()


def test_lists_the_ten_with_their_doses(page: ExercisesPage) -> None:
    rows = page.findChildren(ExerciseButton)
    assert len(rows) == 10
    assert rows[3].accessibleName() == "Piriformis stretch"
    assert rows[3].accessibleDescription() == "30 s × 3 each side"
    assert [each.isChecked() for each in rows] == [True] + [False] * 9


def test_a_click_shows_all_that_is_said(
    qtbot: QtBot, page: ExercisesPage, catalog: Catalog
) -> None:
    qtbot.mouseClick(row(page, "Hamstring stretch"), Qt.MouseButton.LeftButton)
    exercise = catalog["hamstring-stretch"]
    texts = said(page)
    assert exercise.name in texts
    for number, step in enumerate(exercise.steps, start=1):
        assert f"{number}." in texts
        assert step in texts
    for caution in exercise.cautions:
        assert caution in texts
    assert any(t.startswith("On your back · 30 s × 3 each side · Felt: back") for t in texts)


def test_steps_of_the_one_before_are_gone(
    qtbot: QtBot, page: ExercisesPage, catalog: Catalog
) -> None:
    before = catalog["lower-trunk-rotation"].steps[0]
    assert before in said(page)
    page.select("bridge")
    assert before not in said(page)


def test_arrow_keys_choose(qtbot: QtBot, page: ExercisesPage) -> None:
    first = row(page, "Lower trunk rotation")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert row(page, "Single knee to chest").isChecked()
    assert "Single knee to chest" in said(page)


def test_side_can_be_changed_only_where_there_are_sides(page: ExercisesPage) -> None:
    def sides() -> list[str]:
        buttons = page.detail.findChildren(QPushButton)
        return [b.text() for b in buttons if b.isVisible() and b.isCheckable()]

    page.select("clamshell")
    assert sides() == ["Right", "Left"]
    page.select("bridge")
    assert sides() == []


def test_what_cannot_move_stops_by_itself(qtbot: QtBot, page: ExercisesPage) -> None:
    with qtbot.waitSignals([page.detail.moving.playing_changed] * 2):
        press(page, "Play")
    assert not page.detail.moving.playing
    assert "Play" in [b.text() for b in page.detail.findChildren(QPushButton)]


@pytest.fixture
def real_page(
    qtbot: QtBot, catalog: Catalog, theme_hub: ThemeHub, tmp_path: Path
) -> Iterator[ExercisesPage]:
    illustrations = Illustrations(resources.path("poses"), tmp_path / "cache")
    illustrations.start()
    made = ExercisesPage(catalog=catalog, illustrations=illustrations, theme_hub=theme_hub)
    qtbot.addWidget(made)
    made.resize(1180, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()
    illustrations.close()


def test_play_moves_the_figure_and_leaving_stops_it(qtbot: QtBot, real_page: ExercisesPage) -> None:
    moving = real_page.detail.moving
    real_page.select("hamstring-stretch")
    press(real_page, "Play")
    qtbot.waitUntil(lambda: moving.moves, timeout=30_000)
    before = moving.grab().toImage()
    qtbot.waitUntil(lambda: moving.grab().toImage() != before)
    real_page.hide()
    assert not moving.playing
    assert not moving.moves


def test_an_exercise_asked_for_is_shown_and_has_the_focus(
    page: ExercisesPage, catalog: Catalog
) -> None:
    page.show_exercise("clamshell")
    assert catalog["clamshell"].name in said(page)
    assert page.focusWidget() is row(page, "Clamshell")


def test_list_and_exercise_fit_an_ordinary_window_without_scrolling(page: ExercisesPage) -> None:
    page.resize(1195, 800)
    QApplication.sendPostedEvents()
    areas = page.findChildren(QScrollArea)
    assert [area.verticalScrollBar().maximum() for area in areas] == [0, 0]
