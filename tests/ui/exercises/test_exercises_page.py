"""Exercises: the list, what is said of one, its other side, and playing it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.appearance import READY_MADE
from coach.core.exercise import Catalog, Side
from coach.ui.catalog_model import CatalogModel
from coach.ui.exercises.exercise_button import ExerciseButton
from coach.ui.exercises.page import ExercisesPage
from coach.ui.pictures.felt_label import FeltLabel
from coach.ui.pictures.illustrations import Drawing, Illustrations
from coach.ui.pictures.still import Still
from coach.ui.pictures.studio import Studio, studio_command
from coach.ui.theme import ThemeHub

WAYS = "Way to do it"


@pytest.fixture
def asked(blank_illustrations: Illustrations, monkeypatch: pytest.MonkeyPatch) -> list[Drawing]:
    """The stills asked for."""
    drawings: list[Drawing] = []
    monkeypatch.setattr(blank_illustrations, "request", drawings.append)
    return drawings


def said(page: ExercisesPage) -> list[str]:
    return [label.text() for label in page.detail.findChildren(QLabel) if label.isVisible()]


def row(page: ExercisesPage, name: str) -> ExerciseButton:
    (found,) = [b for b in page.findChildren(ExerciseButton) if b.accessibleName() == name]
    return found


def button(page: ExercisesPage, text: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    return found


def press(page: ExercisesPage, text: str) -> None:
    button(page, text).click()


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
    for number, step in enumerate(exercise.ways[0].steps, start=1):
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


def in_sight(page: ExercisesPage, name: str) -> bool:
    """Whether all of its row is seen, once all is laid out."""
    QApplication.processEvents()
    (area,) = (a for a in page.findChildren(QScrollArea) if a.widget() is not page.detail)
    button = row(page, name)
    seen = area.viewport().rect()
    return seen.contains(button.rect().translated(button.mapTo(area.viewport(), QPoint())))


def test_the_row_that_is_gone_to_is_in_sight(qtbot: QtBot, page: ExercisesPage) -> None:
    page.resize(900, 500)
    names = [each.accessibleName() for each in page.findChildren(ExerciseButton)]
    row(page, names[0]).setFocus()
    for keys, there in ((Qt.Key.Key_Down, names[1:]), (Qt.Key.Key_Up, names[-2::-1])):
        for name in there:
            qtbot.keyClick(page.focusWidget(), keys)
            assert row(page, name).isChecked()
            assert in_sight(page, name)


@pytest.mark.parametrize("meanwhile_away", [False, True])
def test_a_new_exercise_is_in_sight(
    page: ExercisesPage, catalog_model: CatalogModel, meanwhile_away: bool
) -> None:
    page.resize(900, 500)
    for number in range(3):
        name = f"Wall slide {number}, as slow as it can be done with the back against the wall"[:60]
        if meanwhile_away:
            page.hide()
        catalog_model.save(
            replace(
                catalog_model.catalog["bridge"], id=f"wall-{number}", name=name, figure="bridge"
            )
        )
        page.show()
        page.show_exercise(f"wall-{number}")
        assert in_sight(page, name)


def test_what_is_searched_is_read_from_the_top(page: ExercisesPage) -> None:
    page.resize(900, 400)
    page.show_exercise("clamshell")
    (search,) = page.findChildren(QLineEdit)
    search.setText("s")
    assert in_sight(page, "Single knee to chest")
    assert not in_sight(page, "Clamshell")
    search.clear()
    assert in_sight(page, "Clamshell")


def test_a_new_exercise_is_in_sight_also_among_what_was_searched(
    page: ExercisesPage, catalog_model: CatalogModel
) -> None:
    page.resize(900, 400)
    (search,) = page.findChildren(QLineEdit)
    search.setText("e")
    bridge = catalog_model.catalog["bridge"]
    catalog_model.save(replace(bridge, id="mine", name="Mine", figure="bridge"))
    page.show_exercise("mine")
    assert search.text() == "e"
    assert in_sight(page, "Mine")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_long_name_has_the_room_that_it_needs(
    page: ExercisesPage, catalog_model: CatalogModel, theme_hub: ThemeHub, scale: float
) -> None:
    theme_hub.choose("light", scale)
    name = "Slow wall slides with both arms and the back kept on the wall"[:60]
    exercise = replace(catalog_model.catalog["bridge"], id="long", name=name, figure="bridge")
    catalog_model.save(exercise)
    page.resize(1195, 800)
    QApplication.processEvents()
    labels = [label for label in row(page, name).findChildren(QLabel) if label.text()]
    assert labels[0].text() == name
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(("width", "scale"), [(1195, 1.0), (815, 1.0), (785, 1.5)])
def test_the_head_of_the_list_is_not_cut(
    page: ExercisesPage, theme_hub: ThemeHub, width: int, scale: float
) -> None:
    theme_hub.choose("light", scale)
    page.resize(width, 620)
    QApplication.processEvents()
    (title,) = [each for each in page.findChildren(QLabel) if each.text() == "Exercises"]
    for part in (title, button(page, "Make your own")):
        assert part.width() >= part.sizeHint().width()
        column = part.parentWidget()
        assert column
        assert part.geometry().right() <= column.width()


def test_all_that_can_be_done_with_an_own_exercise_stands_in_one_line(
    page: ExercisesPage, catalog_model: CatalogModel
) -> None:
    exercise = replace(catalog_model.catalog["bridge"], id="own", name="Own", figure="bridge")
    catalog_model.save(exercise)
    page.resize(1195, 800)
    page.show_exercise("own")
    QApplication.processEvents()
    assert button(page, "Remove").y() == button(page, "Add to routine").y()


def test_side_can_be_changed_only_where_there_are_sides(page: ExercisesPage) -> None:
    page.select("clamshell")
    assert choices(page, "Side") == ["Right", "Left"]
    page.select("bridge")
    assert choices(page, "Side") == []


def choices(page: ExercisesPage, name: str) -> list[str]:
    buttons = page.detail.findChildren(QPushButton)
    return [b.text() for b in buttons if b.isVisible() and b.accessibleDescription() == name]


def test_another_way_is_offered_only_where_there_is_one(page: ExercisesPage) -> None:
    page.select("bridge")
    assert choices(page, WAYS) == []
    page.select("hamstring-stretch")
    assert choices(page, WAYS) == ["Hands", "Towel"]
    assert button(page, "Hands").isChecked()
    page.select("clamshell")
    assert choices(page, WAYS) == []


def test_another_way_has_its_own_picture_stills_and_steps(
    page: ExercisesPage, catalog: Catalog, asked: list[Drawing]
) -> None:
    page.select("hamstring-stretch")
    hands, towel = catalog["hamstring-stretch"].ways
    press(page, "Left")
    asked.clear()
    press(page, "Towel")
    assert button(page, "Towel").isChecked()
    assert not button(page, "Hands").isChecked()
    assert {(each.pose, each.side) for each in asked} == {(towel.pose, Side.LEFT)}
    assert {(each.phase, each.ghost) for each in asked} == {
        (0.0, False),
        (1.0, True),
        (1.0, False),
    }
    texts = said(page)
    assert set(towel.steps) <= set(texts)
    assert hands.steps[1] not in texts


def test_an_exercise_is_first_shown_in_its_first_way(page: ExercisesPage) -> None:
    page.select("hamstring-stretch")
    press(page, "Towel")
    page.select("bridge")
    page.select("hamstring-stretch")
    assert button(page, "Hands").isChecked()


def test_start_and_effort_are_named(page: ExercisesPage) -> None:
    page.select("clamshell")
    assert {"Start", "Effort"} <= set(said(page))
    names = [still.accessibleName() for still in page.detail.findChildren(Still)]
    assert {"Start of Clamshell", "Effort of Clamshell"} <= set(names)


@pytest.mark.parametrize(("width", "beside"), [(1195, True), (900, False)])
def test_the_stills_stand_beside_the_picture_where_there_is_room(
    page: ExercisesPage, width: int, beside: bool
) -> None:
    page.resize(width, 800)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    picture = page.detail.moving
    (start,) = [s for s in page.detail.findChildren(Still) if "Start" in s.accessibleName()]
    left = start.mapTo(page.detail, start.rect().topLeft()).x()
    right_edge = picture.mapTo(page.detail, picture.rect().topRight()).x()
    assert (left > right_edge) is beside


def test_where_it_is_felt_is_said_on_demand(page: ExercisesPage) -> None:
    page.select("hamstring-stretch")
    (label,) = page.detail.findChildren(FeltLabel)
    assert not label.isVisible()
    press(page, "Where do I feel it?")
    assert label.isVisible()
    assert label.accessibleName() == "Back of the thigh"
    press(page, "Where do I feel it?")
    assert not label.isVisible()
    press(page, "Where do I feel it?")
    page.select("bridge")
    assert not label.isVisible()
    assert not button(page, "Where do I feel it?").isChecked()


def test_another_figure_is_shown_at_once(
    page: ExercisesPage, blank_illustrations: Illustrations, asked: list[Drawing]
) -> None:
    asked.clear()
    blank_illustrations.set_appearance(READY_MADE[3])
    assert {each.appearance for each in asked} == {READY_MADE[3]}
    rows = {each.pose for each in asked}
    assert {"hamstring-stretch", "bridge", "abdominal-draw-in"} <= rows


def test_what_cannot_move_stops_by_itself(qtbot: QtBot, page: ExercisesPage) -> None:
    with qtbot.waitSignals([page.detail.moving.playing_changed] * 2):
        press(page, "Play")
    assert not page.detail.moving.playing
    assert "Play" in [b.text() for b in page.detail.findChildren(QPushButton)]


@pytest.fixture
def real_page(
    qtbot: QtBot, make: Callable[[Illustrations], ExercisesPage], tmp_path: Path
) -> Iterator[ExercisesPage]:
    poses, exercises = resources.path("poses"), resources.path("exercises")
    studio = Studio(studio_command(poses, exercises))
    illustrations = Illustrations(poses, tmp_path / "cache", studio)
    illustrations.start()
    made = make(illustrations)
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


def test_one_begins_at_the_exercise_that_is_shown(page: ExercisesPage) -> None:
    assert page.focusWidget() is row(page, "Lower trunk rotation")


def test_an_exercise_fits_an_ordinary_window_without_scrolling(page: ExercisesPage) -> None:
    page.resize(1195, 800)
    QApplication.sendPostedEvents()
    (area,) = (a for a in page.findChildren(QScrollArea) if a.widget() is page.detail)
    assert area.verticalScrollBar().maximum() == 0
