"""Photos in the form: none is lost, none is kept that was not meant, and leaving asks rightly."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.exercise import Exercise, Muscle, Photos
from coach.ui.catalog_model import CatalogModel
from coach.ui.own_exercise.draft import NO_PICTURE, STILL_LOOKED_AT, Draft, ShownBy, draft_of
from coach.ui.own_exercise.form import NOTHING_KEPT, STAYS_AS_IT_WAS, OwnExerciseForm
from tests.ui.own_exercise.conftest import OpenForm, picture

WAIT_MS = 20_000
FILLED = Draft(
    name="Wall sit", steps=("Lean on the wall.", "Slide down.", "", ""), muscles=(Muscle.CALVES,)
)


def press(form: OwnExerciseForm, name: str) -> None:
    (button,) = [
        each
        for each in form.findChildren(QPushButton)
        if each.isVisible() and name in (each.text(), each.accessibleName())
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def says(form: OwnExerciseForm, line: str) -> bool:
    return any(each.isVisible() and each.text() == line for each in form.findChildren(QLabel))


@pytest.fixture
def shot(catalog_model: CatalogModel) -> Exercise:
    """An own exercise with two photos."""
    names = [catalog_model.add_photo(picture(colour), "png") for colour in ("navy", "gold")]
    bridge = catalog_model.catalog["bridge"]
    exercise = replace(bridge, id="mine", name="Mine", photos=Photos(*names), ways=(), figure="")
    catalog_model.save(exercise)
    return exercise


def test_what_is_still_looked_at_is_not_lost_when_save_is_pressed(
    qtbot: QtBot, open_form: OpenForm, catalog_model: CatalogModel
) -> None:
    form = open_form(replace(FILLED, shown_by=ShownBy.PHOTOS))
    start = form.picture.drops[0]
    with qtbot.assertNotEmitted(form.saved):
        start.bring(picture("navy"))
        form.save()
    assert form.picture.said == STILL_LOOKED_AT
    assert says(form, "Still one thing to fill in")
    qtbot.waitUntil(lambda: not form.picture.reading, timeout=WAIT_MS)
    assert form.picture.said == ""
    with qtbot.waitSignal(form.saved):
        form.save()
    assert catalog_model.catalog["wall-sit"].photos is not None


def test_leaving_asks_while_a_picture_is_looked_at(qtbot: QtBot, open_form: OpenForm) -> None:
    form = open_form()
    form.picture.drops[1].bring(picture("navy"))
    assert not form.may_close()
    assert form.question is not None
    qtbot.waitUntil(lambda: not form.picture.reading, timeout=WAIT_MS)


def test_a_refused_picture_holds_nothing_up(qtbot: QtBot, open_form: OpenForm) -> None:
    form = open_form()
    drop = form.picture.drops[0]
    with qtbot.waitSignal(drop.refused, timeout=WAIT_MS) as why:
        drop.bring(b"no picture")
    assert form.picture.said == why.args[0]
    assert form.may_close()


def test_what_is_missing_is_told_anew_as_a_picture_comes_and_is_refused(
    qtbot: QtBot, open_form: OpenForm, shot: Exercise
) -> None:
    form = open_form(draft_of(shot), "mine")
    drop = form.picture.drops[0]
    drop.bring(b"no picture")
    assert says(form, "Still one thing to fill in")
    with qtbot.waitSignal(drop.refused, timeout=WAIT_MS):
        pass
    assert not says(form, "Still one thing to fill in")


def test_nothing_is_swapped_while_a_picture_is_looked_at(
    qtbot: QtBot, open_form: OpenForm, shot: Exercise
) -> None:
    form = open_form(draft_of(shot), "mine")
    before = form.draft.pictures
    form.picture.drops[0].bring(picture("red"))
    press(form, "Swap start and effort")
    assert form.draft.pictures == before
    qtbot.waitUntil(lambda: not form.picture.reading, timeout=WAIT_MS)
    press(form, "Swap start and effort")
    assert form.draft.pictures[0] == before[1]
    assert form.draft.pictures[1] not in before


def test_photos_outlive_a_look_at_the_figure(
    qtbot: QtBot, open_form: OpenForm, catalog_model: CatalogModel
) -> None:
    form = open_form(FILLED)
    press(form, "Photos or drawings")
    drop = form.picture.drops[0]
    with qtbot.waitSignal(drop.brought, timeout=WAIT_MS):
        drop.bring(picture("navy"))
    press(form, "The figure")
    form.set_figure("bridge")
    press(form, "Photos or drawings")
    assert form.picture.places[0].remove.isVisible()
    form.save()
    made = catalog_model.catalog["wall-sit"]
    assert made.photos is not None
    assert catalog_model.photo(made.photos.start) == form.draft.pictures[0][0]  # type: ignore[index]


def test_only_what_it_is_shown_by_is_kept(
    qtbot: QtBot, open_form: OpenForm, catalog_model: CatalogModel
) -> None:
    form = open_form(FILLED)
    drop = form.picture.drops[0]
    with qtbot.waitSignal(drop.brought, timeout=WAIT_MS):
        drop.bring(picture("navy"))
    assert form.draft.shown_by is ShownBy.FIGURE
    form.save()
    assert catalog_model.catalog["wall-sit"].photos is None


def test_photos_without_a_picture_are_not_right_yet(qtbot: QtBot, open_form: OpenForm) -> None:
    form = open_form(FILLED)
    press(form, "Photos or drawings")
    assert says(form, "Still one thing to fill in")
    assert form.picture.said == ""
    with qtbot.assertNotEmitted(form.saved):
        form.save()
    assert form.picture.said == NO_PICTURE
    assert form.picture.drops[0].hasFocus()
    press(form, "The figure")
    assert form.picture.said == ""
    with qtbot.waitSignal(form.saved):
        form.save()


def test_an_exercise_that_was_only_looked_at_is_left_without_a_question(
    qtbot: QtBot, open_form: OpenForm, shot: Exercise
) -> None:
    form = open_form(draft_of(shot), "mine")
    press(form, "The figure")
    press(form, "Photos or drawings")
    press(form, "Swap start and effort")
    press(form, "Swap start and effort")
    assert form.may_close()
    with qtbot.waitSignal(form.left):
        form.cancel()


def test_a_photo_taken_out_is_a_change_of_what_then_stays_as_it_was(
    open_form: OpenForm, shot: Exercise
) -> None:
    form = open_form(draft_of(shot), "mine")
    press(form, "Take the start picture out")
    assert form.draft.pictures[0] is None
    assert form.draft.pictures[1] is not None
    assert form.picture.drops[0].hasFocus()
    assert not form.picture.places[0].remove.isVisible()
    form.cancel()
    assert says(form, STAYS_AS_IT_WAS)


def test_of_a_new_one_nothing_is_kept(open_form: OpenForm) -> None:
    form = open_form()
    QTest.keyClicks(form.wording.name, "Half a thing")
    form.cancel()
    assert says(form, NOTHING_KEPT)


def test_the_remaining_photo_serves_for_both(
    open_form: OpenForm, catalog_model: CatalogModel, shot: Exercise
) -> None:
    form = open_form(draft_of(shot), "mine")
    press(form, "Take the effort picture out")
    form.save()
    assert shot.photos is not None
    start = shot.photos.start
    assert catalog_model.catalog["mine"].photos == Photos(start, start)


def test_what_a_photo_shows_is_written_above_it(open_form: OpenForm, shot: Exercise) -> None:
    form = open_form(draft_of(shot), "mine")
    assert says(form, "Start")
    assert says(form, "Effort")


def test_a_photo_is_taken_out_by_the_keyboard(open_form: OpenForm, shot: Exercise) -> None:
    form = open_form(draft_of(shot), "mine")
    form.picture.drops[0].setFocus()
    QTest.keyClick(form.picture.drops[0], Qt.Key.Key_Backtab)
    remove = form.picture.places[0].remove
    assert remove.hasFocus()
    assert remove.accessibleName() == "Take the start picture out"
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert form.draft.pictures[0] is None
