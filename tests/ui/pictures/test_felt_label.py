"""The label that says where it is felt."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.core.exercise import Side
from coach.figure.output.frame import Frame, Photo
from coach.figure.output.orders import FrameOrder
from coach.figure.output.painter import Picture, placement
from coach.ui.pictures.felt_label import FeltLabel
from coach.ui.theme import ThemeHub
from tests.ui.pictures.conftest import drawn

AREA = QRectF(0, 0, 600, 300)
ORDER = FrameOrder("bridge", Side.RIGHT, 0.0)


@pytest.fixture
def label(qtbot: QtBot, theme_hub: ThemeHub) -> Iterator[FeltLabel]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = FeltLabel(theme_hub, parent)
    made.say("Back of the thigh")
    made.show()
    yield made
    parent.close()


def follow(label: FeltLabel, picture: Picture) -> list[QRectF]:
    """Where the figure is while the label follows."""
    placed = placement(picture.bounds, AREA)
    label.follow(picture, placed, AREA)
    return [placed.mapRect(fill.bounds) for fill in picture.shapes]


def test_it_stands_clear_of_the_figure_and_points_to_the_place(label: FeltLabel) -> None:
    picture = Picture(drawn(ORDER))
    for taken in follow(label, picture):
        assert not label.box.intersects(taken)
    assert AREA.contains(label.box)
    assert label.point == placement(picture.bounds, AREA).map(QPointF(-0.2, -0.2))


def test_beside_a_photo_it_says_where_without_pointing(
    label: FeltLabel, theme_hub: ThemeHub
) -> None:
    frame = Frame(
        (-1.0, -0.5, 1.0, 0.5), (), (), (), photos=(Photo("a.png", (-0.4, -0.5, 0.4, 0.5)),)
    )
    follow(label, Picture(drawn(ORDER)))
    words = QRectF(label.box).width()
    follow(label, Picture(frame))
    assert label.box.width() == words  # and not "not seen from here"
    assert label.point is None
    photo = placement(frame.bounds, AREA).mapRect(QRectF(-0.4, -0.5, 0.8, 1.0))
    assert not label.box.intersects(photo)


def test_it_moves_only_where_the_figure_would_cover_it(label: FeltLabel) -> None:
    follow(label, Picture(drawn(ORDER)))
    before = QRectF(label.box)
    follow(label, Picture(drawn(FrameOrder("bridge", Side.RIGHT, 0.1))))
    assert label.box == before
    for step in range(11):
        for taken in follow(label, Picture(drawn(FrameOrder("bridge", Side.RIGHT, step / 10)))):
            assert not label.box.intersects(taken)


def test_it_grows_with_the_text(label: FeltLabel, theme_hub: ThemeHub) -> None:
    follow(label, Picture(drawn(ORDER)))
    before = QRectF(label.box)
    theme_hub.choose("dark", 1.5)
    follow(label, Picture(drawn(ORDER)))
    assert label.box.height() > 1.3 * before.height()


def test_words_too_long_stay_inside(label: FeltLabel) -> None:
    label.say("Back of the thigh, buttocks, low back and the outside of the hip, " * 3)
    follow(label, Picture(drawn(ORDER)))
    assert AREA.contains(label.box)


def test_a_reader_hears_the_words(label: FeltLabel) -> None:
    assert label.accessibleName() == "Back of the thigh"


def test_it_says_where_the_place_is_out_of_sight(label: FeltLabel) -> None:
    frame = drawn(ORDER)
    follow(label, Picture(frame))
    before = QRectF(label.box)
    follow(label, Picture(replace(frame, felt=())))
    assert label.point is None
    assert label.box.width() > before.width()
    follow(label, Picture(frame))
    assert label.box == before
