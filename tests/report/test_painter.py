"""The pages as a PDF: its pages, words, fonts and figures."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtPdf import QPdfDocument

from coach import resources
from coach.core.exercise import Side
from coach.figure.output.figures import Figures
from coach.figure.output.frame import Frame
from coach.figure.output.orders import FrameOrder
from coach.figure.output.palette import palette
from coach.report.handout.handout import Handout, shared, without
from coach.report.handout.layout import lay_out
from coach.report.painter import SheetPainter, image, pdf
from coach.report.paper import A4, PAPERS, Paper
from coach.report.selectable import as_written
from coach.report.sheet import Align, Face, Picture, Sheet, Text
from coach.report.typesetter import Typesetter, runs_from_the_right
from coach.ui.theme import load_fonts
from tests.report.conftest import handout

BRIDGE = FrameOrder("bridge", Side.RIGHT, 0.0, arrows=0.0)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(resources.path("poses"), resources.path("exercises"))


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    load_fonts()


def written(
    wanted: Handout, paper: Paper = A4, frames: dict[FrameOrder, Frame] | None = None
) -> bytes:
    sheets = lay_out(wanted, paper, Typesetter())
    return pdf(sheets, paper, SheetPainter(frames or {}, palette(False)), wanted.title)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[bytes], QPdfDocument]:
    """Reads a PDF."""

    def read(data: bytes) -> QPdfDocument:
        path = tmp_path / "read.pdf"
        path.write_bytes(data)
        document = QPdfDocument()
        assert document.load(str(path)) is QPdfDocument.Error.None_
        return document

    return read


@pytest.fixture
def words_of(opened: Callable[[bytes], QPdfDocument]) -> Callable[[bytes], str]:
    """Reads the words of a PDF, with single spaces."""

    def read(data: bytes) -> str:
        document = opened(data)
        pages = range(document.pageCount())
        return " ".join("\n".join(document.getAllText(page).text() for page in pages).split())

    return read


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_file_has_the_pages_of_the_paper_with_a_title(
    paper: Paper, opened: Callable[[bytes], QPdfDocument]
) -> None:
    document = opened(written(handout(10), paper))
    assert document.pageCount() == len(lay_out(handout(10), paper, Typesetter()))
    size = document.pagePointSize(0)
    assert (size.width(), size.height()) == pytest.approx((paper.width, paper.height), abs=1)
    assert document.metaData(QPdfDocument.MetaDataField.Title) == "Back exercises"


def test_all_that_it_says_can_be_searched_and_copied(words_of: Callable[[bytes], str]) -> None:
    wanted = handout(7)
    said = words_of(written(wanted))
    for item in wanted.items:
        for part in (item.name, item.dose, *item.steps):
            assert " ".join(part.split()) in re.sub(r" \d\. ", " ", said)


@pytest.mark.parametrize("name", ["Γόνατο στο στήθος, πιο λίγο", "Упражнение", "At 7:30, 2: x 3"])
def test_titles_of_any_kind_can_be_searched_too(
    name: str, words_of: Callable[[bytes], str]
) -> None:
    wanted = handout(1, grid=False)
    titled = Handout(name, "", wanted.items, wanted.care, wanted.made)
    assert name in words_of(written(titled))


def test_every_font_is_embedded() -> None:
    data = written(handout(3))
    described = re.findall(rb"/Type /FontDescriptor.*?>>", data, re.DOTALL)
    assert described
    assert all(b"/FontFile" in each for each in described)
    assert any(b"Inter" in each for each in described)


def test_the_figures_are_outlines_and_no_pixels(figures: Figures) -> None:
    wanted = handout(2)
    frame = figures.frame(BRIDGE)
    drawn = written(wanted, frames=dict.fromkeys(wanted.orders, frame))
    assert len(drawn) > len(written(wanted)) + 10_000
    assert b"/Subtype /Image" not in drawn


def test_a_figure_that_is_missing_leaves_its_name(words_of: Callable[[bytes], str]) -> None:
    mark = Picture(BRIDGE, "Bridge", 20, 20, 120, 70)
    without_it = SheetPainter({}, palette(False))
    data = pdf([Sheet((mark,))], A4, without_it, "Bridge")
    assert "Bridge" in words_of(data)


def test_a_figure_lies_in_its_box(figures: Figures) -> None:
    painter = SheetPainter({BRIDGE: figures.frame(BRIDGE)}, palette(False))
    drawn = image(Sheet((Picture(BRIDGE, "Bridge", 100, 100, 200, 120),)), A4, painter, 600)
    scale = 600 / A4.width
    painted = [
        (x / scale, y / scale)
        for x in range(0, drawn.width(), 3)
        for y in range(0, drawn.height(), 3)
        if drawn.pixelColor(x, y) != QColor("white")
    ]
    assert painted
    assert all(99 <= x <= 301 and 99 <= y <= 221 for x, y in painted)


def test_at_the_start_there_is_no_arrow(figures: Figures) -> None:
    start = FrameOrder("pelvic-tilt", Side.RIGHT, 0.0)
    colours = dict(palette(False)) | {"arrow": "#ff00ff"}
    for order, expected in ((start, False), (FrameOrder("pelvic-tilt", Side.RIGHT, 0.01), True)):
        painter = SheetPainter({order: figures.frame(order)}, colours)
        drawn = image(Sheet((Picture(order, "", 0, 0, 590, 400),)), A4, painter, 595)
        found = any(
            drawn.pixelColor(x, y) == QColor("#ff00ff")
            for x in range(595)
            for y in range(0, 400, 2)
        )
        assert found is expected


def test_arabic_is_read_from_the_right() -> None:
    assert runs_from_the_right("1  تمرين")
    assert not runs_from_the_right("Note: تمرين")
    assert not runs_from_the_right("12")
    ink = {}
    for align in (Align.LEADING, Align.LEFT):
        text = Text("تمرين", Face(20), 50, 50, 400, 30, align)
        drawn = image(Sheet((text,)), A4, SheetPainter({}, palette(False)), 595)
        ink[align] = [
            x for x in range(595) for y in range(45, 85) if drawn.pixelColor(x, y).lightness() < 128
        ]
    assert min(ink[Align.LEADING]) > 300 > max(ink[Align.LEFT])


def test_what_every_exercise_has_is_said_once() -> None:
    both, one, other = "Breathe.", "Keep still.", "Go slowly."
    assert shared([(both, one), (other, both)]) == (both,)
    assert shared([(both, one)]) == ()
    assert without((both, one), (both,)) == (one,)


def test_a_time_keeps_its_colon_also_beside_letters_that_are_joined(
    words_of: Callable[[bytes], str],
) -> None:
    text = Text("At 7:30 مهم", Face(11), 50, 50, 400, 20)
    said = words_of(pdf([Sheet((text,))], A4, SheetPainter(), "x"))
    assert "7:30" in said


def test_letters_are_named_as_they_were_written() -> None:
    named = b"begincmap 2 beginbfrange <0000> <0000> <0000> <0001> <0003> [<0269> <2f29> <0041> ]"
    cmap = named + b" <0004> <0004> <fee3> endbfrange endcmap <0269>"
    assert as_written(cmap, "\N{GREEK SMALL LETTER IOTA}小Aم ") == (
        b"begincmap 2 beginbfrange <0000> <0000> <0000> <0001> <0003> [<03b9> <5c0f> <0041> ]"
        b" <0004> <0004> <0645> endbfrange endcmap <0269>"
    )
    assert as_written(cmap, "\N{LATIN SMALL LETTER IOTA}⼩Aﻣ") == cmap
    assert as_written(cmap, "") == cmap
