"""The report's pages: never more than two, nothing covered, and what is left out is summed up."""

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.report.clinician.clipping import MORE, clipped
from coach.report.clinician.layout import lay_out
from coach.report.paper import A4, LETTER, MARGIN, PAPERS, Paper
from coach.report.sheet import Face, Outline, Polyline, Sheet, Text
from tests.report.clinician.conftest import report
from tests.report.conftest import PlainMeasure

TOLERANCE = 0.5  # points


def texts(sheets: tuple[Sheet, ...]) -> list[str]:
    return [mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Text)]


def overlap(one: Text, other: Text) -> bool:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return wide > TOLERANCE and high > TOLERANCE


def left_out(said: list[str], what: str) -> int:
    found = [re.match(rf"and (\d+) (?:more|earlier) {what}", text) for text in said]
    return sum(int(match[1]) for match in found if match)


@settings(max_examples=25)
@given(
    rows=st.integers(0, 40),
    changes=st.integers(0, 40),
    notes=st.integers(0, 60),
    words=st.integers(1, 30),
    ratings=st.sampled_from([0, 3, 400]),
    long=st.booleans(),
    paper=st.sampled_from(PAPERS),
)
def test_whatever_was_logged_it_takes_two_pages_at_most(
    rows: int, changes: int, notes: int, words: int, ratings: int, long: bool, paper: Paper
) -> None:
    name, note = ("N" * 80, "A word. " * 60) if long else ("", "")
    wanted = report(rows, changes, notes, words=words, ratings=ratings, name=name, note=note)
    sheets = lay_out(wanted, paper, PlainMeasure())
    assert 1 <= len(sheets) <= 2
    said = texts(sheets)
    for what, count, shown in (
        ("exercises", rows, r"Exercise \d+\b"),
        ("changes", changes, r"This is change \d+\."),
        ("notes", notes, r"This is note \d+\."),
    ):
        assert sum(bool(re.match(shown, text)) for text in said) + left_out(said, what) == count
    for sheet in sheets:
        written = [mark for mark in sheet.marks if isinstance(mark, Text)]
        assert not [pair for pair in combinations(written, 2) if overlap(*pair)]
        for mark in sheet.marks:
            assert mark.x >= MARGIN - TOLERANCE
            assert mark.x + mark.width <= paper.width - MARGIN + TOLERANCE
            assert mark.y >= MARGIN - TOLERANCE
            assert mark.y + mark.height <= paper.height - MARGIN + TOLERANCE


def test_little_takes_one_page_and_says_all_of_it(measure: PlainMeasure) -> None:
    (sheet,) = lay_out(report(2, 1, 1), A4, measure)
    said = texts((sheet,))
    for part in (
        "Back exercise report",
        "31 August 2026 to 22 November 2026",
        "Planned: every day.",
        "Exercise 1",
        "Hold for 30 seconds, 3 times.",
        "1,240 of 1,280",
        "This is change 0.",
        "This is note 0.",
        "What the figures mean",
        "Made with Back Coach",
        "Page 1 of 1",
    ):
        assert part in said
    assert not [text for text in said if text.startswith("and ")]


def test_without_name_note_or_rows_nothing_is_left_of_them(measure: PlainMeasure) -> None:
    said = texts(lay_out(report(0), A4, measure))
    assert "By exercise" not in said
    assert "Changes of dose" not in said
    assert "Notes of sessions" not in said
    assert "Ada" in texts(lay_out(report(0, name="Ada"), A4, measure))


def test_the_second_page_says_whose_it_is_and_repeats_the_head_of_the_table(
    measure: PlainMeasure,
) -> None:
    sheets = lay_out(report(30, name="Ada"), LETTER, measure)
    first, second = (texts((sheet,)) for sheet in sheets)
    assert "Exercise" in first
    assert "Exercise" in second
    assert second[0].startswith("Back exercise report, Ada · 31 August 2026")
    assert second.count("Prescribed") == 1


def test_the_latest_notes_are_kept_before_earlier_ones(measure: PlainMeasure) -> None:
    said = texts(lay_out(report(10, 0, 60, words=20), A4, measure))
    numbers = [int(re.findall(r"\d+", text)[0]) for text in said if "This is note" in text]
    assert numbers == list(range(len(numbers)))
    assert 3 <= len(numbers) < 60


def test_many_notes_do_not_make_the_type_small(measure: PlainMeasure) -> None:
    def size(notes: int) -> float:
        sheets = lay_out(report(8, 0, notes), A4, measure)
        return next(
            mark.face.size
            for sheet in sheets
            for mark in sheet.marks
            if isinstance(mark, Text) and mark.text.startswith("This is note")
        )

    assert size(12) == size(60) >= 10


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_there_is_nothing_grey_that_a_fax_would_swallow(
    paper: Paper, measure: PlainMeasure
) -> None:
    for sheet in lay_out(report(12, 3, 3), paper, measure):
        for mark in sheet.marks:
            assert not (isinstance(mark, Text) and mark.face.soft)
            assert not (isinstance(mark, Outline) and mark.soft)
            assert not (isinstance(mark, Text) and mark.face.size < 8)
            assert not (isinstance(mark, Polyline) and mark.line < 0.4)


@settings(max_examples=50)
@given(
    text=st.text("ab é\n\u0301", max_size=400), lines=st.integers(1, 4), width=st.floats(60, 500)
)
def test_what_is_cut_fits_and_says_that_it_goes_on(text: str, lines: int, width: float) -> None:
    face, measure = Face(10), PlainMeasure()
    shown = clipped(text, face, width, lines, measure)
    whole = " ".join(text.split())
    assert measure.height(shown, face, width) <= lines * measure.height("x", face, width) + 0.2
    assert shown == whole or shown.endswith(MORE)


def test_a_cut_ends_with_a_whole_word_and_never_within_a_letter() -> None:
    face, measure = Face(10), PlainMeasure()
    shown = clipped("Bend the knee slowly and breathe " * 9, face, 200, 1, measure)
    assert f"{shown.removesuffix(MORE).split()[-1]} " in "Bend the knee slowly and breathe "
    marked = clipped("e\u0301" * 200, face, 200, 1, measure)
    assert marked.removesuffix(MORE).endswith("e\u0301")
