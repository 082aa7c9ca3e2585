"""The form has room for everything, also in a small window with large text."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget

from coach.ui.own_exercise.draft import Draft, ShownBy
from coach.ui.own_exercise.form import NEW_TITLE, OwnExerciseForm
from coach.ui.theme import ThemeHub
from tests.ui.own_exercise.conftest import OpenForm

SIZES = [(1.0, (900, 620)), (1.5, (900, 620)), (1.5, (1280, 800)), (1.0, (1920, 1080))]


def box(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint()), widget.size())


def whole(label: QLabel) -> bool:
    """Whether all words of a label can be read."""
    return (
        label.height() >= label.heightForWidth(label.width())
        and label.width() >= label.minimumSizeHint().width()
    )


def opened(
    open_form: OpenForm, theme_hub: ThemeHub, shown_by: ShownBy, scale: float, size: tuple[int, int]
) -> OwnExerciseForm:
    theme_hub.choose("light", scale)
    form = open_form(Draft(shown_by=shown_by), size=size)
    assert (form.width(), form.height()) == size
    return form


@pytest.mark.parametrize(("scale", "size"), SIZES)
def test_nothing_lies_over_the_figure(
    open_form: OpenForm, theme_hub: ThemeHub, scale: float, size: tuple[int, int]
) -> None:
    picture = opened(open_form, theme_hub, ShownBy.FIGURE, scale, size).picture
    shown = box(picture.figure, picture)
    assert shown.height() >= theme_hub.px(170)
    for button in (picture.choose, picture.pose):
        assert not box(button, picture).intersects(shown)
        assert picture.rect().contains(box(button, picture))


@pytest.mark.parametrize(("scale", "size"), SIZES)
def test_there_is_room_for_two_photos_and_all_words(
    open_form: OpenForm, theme_hub: ThemeHub, scale: float, size: tuple[int, int]
) -> None:
    form = opened(open_form, theme_hub, ShownBy.PHOTOS, scale, size)
    form.save()  # which says what is missing
    form.grab()
    for drop in form.picture.drops:
        assert drop.height() >= drop.minimumSizeHint().height()
        assert form.picture.rect().contains(box(drop, form.picture))
    labels = [each for each in form.findChildren(QLabel) if each.isVisible()]
    assert [each.text() for each in labels if not whole(each)] == []
    assert NEW_TITLE in [each.text() for each in labels]


def test_in_a_small_window_the_picture_scrolls_with_the_words(
    open_form: OpenForm, theme_hub: ThemeHub
) -> None:
    form = opened(open_form, theme_hub, ShownBy.FIGURE, 1.5, (900, 620))
    assert form.wording.isAncestorOf(form.picture)
    form.resize(1280, 800)
    assert not form.wording.isAncestorOf(form.picture)
    assert form.picture.isVisible()
    assert form.rect().contains(box(form.picture, form))


def test_the_focus_stays_in_the_picture_where_the_window_grows(
    open_form: OpenForm, theme_hub: ThemeHub
) -> None:
    form = opened(open_form, theme_hub, ShownBy.FIGURE, 1.5, (900, 620))
    form.picture.choose.setFocus()
    form.resize(1280, 800)
    assert form.picture.choose.hasFocus()


def test_a_long_name_is_read_in_whole(open_form: OpenForm, theme_hub: ThemeHub) -> None:
    theme_hub.choose("light", 1.5)
    name = "Lie on the front, lean on the elbows, and lift one leg a bit"
    form = open_form(Draft(name=name), "mine", (900, 620))
    (title,) = [each for each in form.findChildren(QLabel) if each.text() == name]
    assert whole(title)
    assert title.height() > 2 * title.fontMetrics().height() - 4


def test_what_is_missing_does_not_move_the_form(open_form: OpenForm, theme_hub: ThemeHub) -> None:
    form = opened(open_form, theme_hub, ShownBy.FIGURE, 1.0, (1280, 800))
    before = form.picture.y()
    form.tell("")
    form.grab()  # lays it out
    assert form.picture.y() == before
