"""The pictures as pages ask for them, their cache on disk, and the widget that shows a picture."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice, QTimer
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.appearance import READY_MADE
from coach.core.exercise import Photos, Side
from coach.figure.output.orders import Answer, Order, Refusal, StillAnswer, StillOrder
from coach.ui.pictures.illustrations import Drawing, Illustrations
from coach.ui.pictures.still import Still
from coach.ui.pictures.studio import Studio
from coach.ui.theme import ThemeHub
from tests.figure.output.own_files import own_folders

BRIDGE = Drawing("bridge", 1.0, Side.RIGHT, 60, 40, False)
RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


class Coloured(Studio):
    """Draws one colour in light and another in dark; knows no pose called "unknown"."""

    def __init__(self) -> None:
        super().__init__(())
        self.drawn: list[Drawing] = []
        self.urgent: list[Order] = []

    def order(self, order: Order, *, urgent: bool = False) -> None:
        self.urgent += [order] if urgent else []
        QTimer.singleShot(0, lambda: self.answered.emit(order, self._draw(order)))

    def _draw(self, order: Order) -> Answer:
        if not isinstance(order, StillOrder) or order.pose == "unknown":
            return Refusal("unknown.toml: no such file")
        self.drawn.append(order)
        image = QImage(order.width, order.height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(BLUE if order.dark else RED)
        file = QBuffer()
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(file, "PNG")  # type: ignore[call-overload]
        return StillAnswer(bytes(file.data().data()))


@pytest.fixture
def painter(qapp: object) -> Coloured:
    return Coloured()


@pytest.fixture
def make(tmp_path: Path, painter: Coloured) -> Iterator[Callable[[], Illustrations]]:
    made: list[Illustrations] = []

    def build() -> Illustrations:
        made.append(Illustrations(resources.path("poses"), tmp_path / "cache", painter))
        return made[-1]

    yield build
    for each in made:
        each.close()


def test_nothing_is_drawn_before_the_start(
    qtbot: QtBot, make: Callable[[], Illustrations], painter: Coloured
) -> None:
    illustrations = make()
    illustrations.request(BRIDGE)
    illustrations.close()
    assert not painter.drawn
    assert not illustrations.running


def test_picture_asked_for_twice_is_drawn_once(
    qtbot: QtBot, make: Callable[[], Illustrations], painter: Coloured
) -> None:
    illustrations = make()
    illustrations.request(BRIDGE)
    illustrations.request(BRIDGE)
    with qtbot.waitSignal(illustrations.drawn) as told:
        illustrations.start()
    assert told.args is not None
    drawing, image = told.args
    assert drawing == BRIDGE
    assert image.pixelColor(5, 5) == RED
    illustrations.close()
    assert painter.drawn == [BRIDGE]


def test_a_large_picture_comes_before_small_ones(
    qtbot: QtBot, make: Callable[[], Illustrations], painter: Coloured
) -> None:
    large = replace(BRIDGE, width=700, height=400)
    illustrations = make()
    illustrations.start()
    for drawing in (BRIDGE, large):
        with qtbot.waitSignal(illustrations.drawn):
            illustrations.request(drawing)
    assert painter.urgent == [large]


def test_picture_comes_from_disk_the_next_time(
    qtbot: QtBot, make: Callable[[], Illustrations], painter: Coloured
) -> None:
    for _ in range(2):
        illustrations = make()
        illustrations.start()
        with qtbot.waitSignal(illustrations.drawn) as told:
            illustrations.request(BRIDGE)
        assert told.args is not None
        assert told.args[1].pixelColor(5, 5) == RED
        illustrations.close()
    assert painter.drawn == [BRIDGE]


def test_picture_of_own_files_is_drawn_anew_once_they_are_others(
    qtbot: QtBot, painter: Coloured, tmp_path: Path
) -> None:
    own = own_folders(tmp_path)
    drawing = replace(BRIDGE, pose=Photos("a.png", "b.png").pose)
    for _ in range(2):
        illustrations = Illustrations(resources.path("poses"), tmp_path / "cache", painter, own=own)
        illustrations.start()
        for each in (drawing, BRIDGE):
            with qtbot.waitSignal(illustrations.drawn):
                illustrations.request(each)
        illustrations.close()
        (own.photos / "a.png").write_bytes(b"it is there now")
    assert painter.drawn == [drawing, BRIDGE, drawing]


def test_damaged_picture_on_disk_is_drawn_anew(
    qtbot: QtBot, make: Callable[[], Illustrations], painter: Coloured, tmp_path: Path
) -> None:
    for _ in range(2):
        illustrations = make()
        illustrations.start()
        with qtbot.waitSignal(illustrations.drawn) as told:
            illustrations.request(BRIDGE)
        illustrations.close()
        (kept,) = (tmp_path / "cache").glob("*.png")
        kept.write_bytes(b"no picture")
    assert told.args is not None
    assert told.args[1].pixelColor(5, 5) == RED
    assert len(painter.drawn) == 2


def test_folder_that_cannot_be_written_costs_only_the_cache(
    qtbot: QtBot, qapp: object, painter: Coloured, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file")
    illustrations = Illustrations(resources.path("poses"), in_the_way, painter)
    illustrations.start()
    with qtbot.waitSignal(illustrations.drawn):
        illustrations.request(BRIDGE)
    illustrations.close()


def test_what_cannot_be_drawn_says_why(qtbot: QtBot, make: Callable[[], Illustrations]) -> None:
    illustrations = make()
    illustrations.start()
    unknown = Drawing("unknown", 1.0, Side.RIGHT, 60, 40, False)
    with qtbot.waitSignal(illustrations.failed) as told:
        illustrations.request(unknown)
    assert told.args == [unknown, "unknown.toml: no such file"]


def test_cancelled_picture_is_not_begun(
    qtbot: QtBot, make: Callable[[], Illustrations], painter: Coloured
) -> None:
    illustrations = make()
    illustrations.request(BRIDGE)
    illustrations.cancel(BRIDGE)
    illustrations.start()
    illustrations.close()
    assert not painter.drawn


def still(illustrations: Illustrations, hub: ThemeHub, exercise: str = "bridge") -> Still:
    return Still(exercise, illustrations=illustrations, theme_hub=hub)


def middle(widget: Still) -> QColor:
    image = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_still_keeps_its_size_when_the_picture_comes(
    qtbot: QtBot, make: Callable[[], Illustrations], theme_hub: ThemeHub
) -> None:
    illustrations = make()
    widget = still(illustrations, theme_hub)
    qtbot.addWidget(widget)
    widget.resize(120, 80)
    with qtbot.waitExposed(widget):
        widget.show()
    before = (widget.size(), widget.sizeHint())
    assert not widget.ready
    illustrations.start()
    qtbot.waitUntil(lambda: widget.ready)
    assert (widget.size(), widget.sizeHint()) == before
    assert middle(widget) == RED
    widget.close()


def test_still_follows_the_theme(
    qtbot: QtBot, make: Callable[[], Illustrations], theme_hub: ThemeHub
) -> None:
    illustrations = make()
    illustrations.start()
    widget = still(illustrations, theme_hub)
    qtbot.addWidget(widget)
    widget.resize(120, 80)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: widget.ready)
    theme_hub.choose("dark", 1.0)
    qtbot.waitUntil(lambda: widget.ready)
    assert middle(widget) == BLUE
    widget.close()


def test_another_exercise_never_shows_the_picture_of_the_one_before(
    qtbot: QtBot, make: Callable[[], Illustrations], theme_hub: ThemeHub
) -> None:
    illustrations = make()
    illustrations.start()
    widget = still(illustrations, theme_hub)
    qtbot.addWidget(widget)
    widget.resize(120, 80)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: widget.ready)
    widget.show_exercise("unknown", side=Side.RIGHT)
    with qtbot.waitSignal(illustrations.failed):
        pass
    assert middle(widget) != RED
    assert not widget.ready
    widget.close()


def test_what_failed_is_asked_for_again_when_it_is_shown_again(
    qtbot: QtBot, make: Callable[[], Illustrations], theme_hub: ThemeHub
) -> None:
    illustrations = make()
    illustrations.start()
    widget = still(illustrations, theme_hub, "unknown")
    qtbot.addWidget(widget)
    widget.resize(120, 80)
    for _ in range(2):
        with qtbot.waitSignal(illustrations.failed):
            widget.show()
        widget.hide()


def test_everybody_hears_of_another_appearance_once(
    qtbot: QtBot, make: Callable[[], Illustrations]
) -> None:
    illustrations = make()
    with qtbot.waitSignal(illustrations.appearance_changed):
        illustrations.set_appearance(READY_MADE[2])
    assert illustrations.appearance == READY_MADE[2]
    with qtbot.assertNotEmitted(illustrations.appearance_changed):
        illustrations.set_appearance(READY_MADE[2])


def test_pictures_of_another_figure_are_kept_apart(
    qtbot: QtBot, make: Callable[[], Illustrations], painter: Coloured, theme_hub: ThemeHub
) -> None:
    illustrations = make()
    illustrations.start()
    widget = still(illustrations, theme_hub)
    qtbot.addWidget(widget)
    widget.resize(120, 80)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: widget.ready)
    illustrations.set_appearance(READY_MADE[1])
    qtbot.waitUntil(lambda: widget.ready)
    assert [order.appearance for order in painter.drawn] == [READY_MADE[0], READY_MADE[1]]
    widget.close()
