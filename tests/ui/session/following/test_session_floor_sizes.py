"""Whether what is shown in the floor view can be read from three metres, on which screen ever."""

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QFontMetricsF

from coach.core.exercise import Catalog, Side
from coach.cues.words import side_label
from coach.ui.session.following.face import WORDS
from coach.ui.session.following.floor import advance, bold
from coach.ui.session.following.legible import (
    CAPITAL,
    DESCENT,
    DISTANCE_MM,
    LEAST_CAPITAL_MM,
    LINE,
    Box,
    FloorLayout,
    fitted,
    floor_layout,
    least_size,
    pixels_per_mm,
    text_height,
    wrapped,
)
from coach.ui.session.following.notice_words import FROM_THE_MAT
from coach.ui.theme import ThemeHub

SIXTEEN_TO_TEN, SIXTEEN_TO_NINE = (280.0, 175.0), (287.8, 161.9)  # 13 inch across
THIRTEEN_INCH = [
    ((1280, 800), SIXTEEN_TO_TEN),
    ((1920, 1080), SIXTEEN_TO_NINE),
    ((2560, 1600), SIXTEEN_TO_TEN),
]
Screen = tuple[tuple[int, int], tuple[float, float]]


def _sides(catalog: Catalog) -> tuple[str, ...]:
    labels = {side_label(exercise, side) for exercise in catalog.exercises for side in Side}
    return tuple(label for label in labels if label)


def _laid_out(
    area: tuple[float, float], per_mm: float, scale: float, sides: Sequence[str]
) -> FloorLayout:
    return floor_layout(area, least_size(per_mm), scale, WORDS, sides, advance)


def _holds(box: Box, text: str, size: float) -> bool:
    """Whether a text lies within its box, and no line of it is wider."""
    lines = wrapped(text, box.width / size, advance)
    wide = max(map(advance, lines), default=0.0) * size
    return wide <= box.width and text_height(size, len(lines)) <= box.height + 1e-6


@pytest.fixture(autouse=True)
def fonts(theme_hub: ThemeHub) -> None:
    """The bundled typeface is there."""


def test_the_typeface_is_as_tall_as_is_reckoned_with() -> None:
    metrics = QFontMetricsF(bold(1000))
    assert metrics.capHeight() / 1000 == pytest.approx(CAPITAL, abs=0.001)
    assert metrics.descent() / 1000 <= DESCENT + 0.005
    for text in WORDS:
        assert metrics.tightBoundingRect(text).bottom() / 1000 <= DESCENT
    assert CAPITAL + DESCENT <= LINE


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("screen", THIRTEEN_INCH)
def test_on_13_inches_every_word_and_side_is_large_enough_and_whole(
    screen: Screen, scale: float, catalog: Catalog
) -> None:
    per_mm = pixels_per_mm(*screen)
    layout = _laid_out(screen[0], per_mm, scale, _sides(catalog))
    assert LEAST_CAPITAL_MM == DISTANCE_MM / 150 == 20.0
    assert layout.size * CAPITAL / per_mm >= LEAST_CAPITAL_MM - 1e-6
    assert all(_holds(layout.word, word, layout.size) for word in WORDS)
    assert all(_holds(layout.side, side, layout.size) for side in _sides(catalog))


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("screen", THIRTEEN_INCH)
def test_on_13_inches_the_number_is_huge_and_the_figure_large(
    screen: Screen, scale: float, catalog: Catalog
) -> None:
    per_mm = pixels_per_mm(*screen)
    layout = _laid_out(screen[0], per_mm, scale, _sides(catalog))
    assert layout.digits * CAPITAL / per_mm >= 2.7 * LEAST_CAPITAL_MM
    for number in range(100):
        size = fitted(str(number), layout.number, layout.digits, advance, below=0.0)
        assert size == layout.digits
    assert layout.figure.width / per_mm >= 120
    assert layout.figure.height / per_mm >= 65


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("screen", THIRTEEN_INCH)
def test_on_13_inches_nothing_overlaps_or_leaves_the_screen(
    screen: Screen, scale: float, catalog: Catalog
) -> None:
    (width, height), _ = screen
    layout = _laid_out(screen[0], pixels_per_mm(*screen), scale, _sides(catalog))
    word, side, number, figure = layout.word, layout.side, layout.number, layout.figure
    for box in (word, side, number, figure):
        assert min(box.left, box.top) >= 0
        assert box.left + box.width <= width
        assert box.top + box.height <= height
    for middle in (number, figure):
        assert word.top + word.height < middle.top
        assert middle.top + middle.height < side.top
    assert figure.left + figure.width < number.left


def test_why_it_is_paused_can_be_read_from_the_mat_on_13_inches(catalog: Catalog) -> None:
    for screen in THIRTEEN_INCH:
        per_mm = pixels_per_mm(*screen)
        layout = _laid_out(screen[0], per_mm, 1.0, _sides(catalog))
        for words in FROM_THE_MAT.values():
            size = fitted(words, layout.middle, layout.size, advance)
            assert size * CAPITAL / per_mm >= LEAST_CAPITAL_MM - 0.1


def test_a_narrow_window_breaks_words_into_lines_before_they_are_too_small(
    catalog: Catalog,
) -> None:
    per_mm = 4.5
    layout = _laid_out((160 * per_mm, 175 * per_mm), per_mm, 1.0, _sides(catalog))
    assert layout.size * CAPITAL / per_mm == pytest.approx(LEAST_CAPITAL_MM)
    room = layout.word.width / layout.size
    assert wrapped("Change sides", room, advance) == ("Change", "sides")
    assert wrapped("Hold", room, advance) == ("Hold",)
    assert all(_holds(layout.word, word, layout.size) for word in WORDS)


def test_a_window_too_small_for_that_shows_all_words_whole(catalog: Catalog) -> None:
    layout = _laid_out((320, 240), 4.5, 1.5, _sides(catalog))
    assert all(_holds(layout.word, word, layout.size) for word in WORDS)
    assert all(_holds(layout.side, side, layout.size) for side in _sides(catalog))
    assert min(layout.number.height, layout.figure.width) > 0


def test_a_larger_screen_at_the_same_distance_shows_it_larger(catalog: Catalog) -> None:
    per_mm = pixels_per_mm((1920, 1080), (531.0, 299.0))
    layout = _laid_out((1920, 1080), per_mm, 1.0, _sides(catalog))
    assert layout.size * CAPITAL / per_mm > 1.5 * LEAST_CAPITAL_MM


def test_without_sides_the_figure_has_their_room(catalog: Catalog) -> None:
    with_sides = _laid_out((1280, 800), 4.5, 1.0, _sides(catalog))
    without = _laid_out((1280, 800), 4.5, 1.0, ())
    assert without.figure.height > with_sides.figure.height


def test_three_digits_are_smaller_but_whole(catalog: Catalog) -> None:
    layout = _laid_out((1280, 800), 4.5, 1.0, _sides(catalog))
    size = fitted("600", layout.number, layout.digits, advance)
    assert _holds(layout.number, "600", size)
    assert size < layout.digits


@pytest.mark.parametrize(
    "nonsense", [(0.0, 0.0), (-1.0, -1.0), (80.0, 50.0), (4000.0, 3000.0), (300.0, 0.0)]
)
def test_a_screen_that_tells_nonsense_is_taken_for_one_of_13_inches(
    nonsense: tuple[float, float],
) -> None:
    assert pixels_per_mm((1280, 800), nonsense) == pytest.approx(1509.4 / 337.8, rel=0.001)


def test_a_screen_that_knows_its_size_is_believed() -> None:
    assert pixels_per_mm((1280, 800), (640.0, 400.0)) == pytest.approx(2.0)
