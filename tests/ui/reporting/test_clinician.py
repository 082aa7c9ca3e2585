"""What the report says: the figures of the Progress page, in the words of a letter."""

import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtPdf import QPdfDocument

from coach.core.adherence import progress, stretch
from coach.core.by_exercise import exercise_sums
from coach.core.exercise import Catalog
from coach.core.pain import PainTime, pain_line, pain_trend
from coach.core.schedule import Schedule
from coach.core.session import SetEnd
from coach.report.clinician.layout import lay_out
from coach.report.clinician.report import Report
from coach.report.painter import SheetPainter, pdf
from coach.report.paper import PAPERS, Paper
from coach.report.sheet import Text
from coach.report.typesetter import Typesetter
from coach.ui.charts.series import Span, week_bars
from coach.ui.progress.words import figures
from coach.ui.reporting.clinician import report_of
from coach.ui.reporting.logged import Logged
from coach.ui.reporting.words import date_text, kept, pain_told, plan_text
from coach.ui.theme import load_fonts
from coach.ui.words import percent_text
from tests.ui.reporting.conftest import MINE, TODAY, MakeLog, session, with_reps


@pytest.fixture
def twelve(filled: Logged, catalog: Catalog) -> Report:
    return report_of(filled, filled.last_weeks(12), catalog, name="Μαρία", note="At 7:30: Ω.")


def test_the_bars_are_those_of_the_page(filled: Logged, twelve: Report) -> None:
    expected = week_bars(filled.progress, filled.last_weeks(12), 0.8)
    shown = twelve.bars.bars
    assert [(bar.planned, bar.done, bar.figure, bar.so_far) for bar in shown] == [
        (bar.planned, bar.credit, bar.label, bar.current) for bar in expected
    ]
    assert twelve.bars.goal == 0.8
    assert [bar.label for bar in shown[:4]] == ["31 Aug", "7 Sept", "14", "21"]


def test_adherence_is_credits_of_planned_days_in_the_range(filled: Logged, twelve: Report) -> None:
    first, last = filled.last_weeks(12)
    credit = sum(done for day, done in filled.progress.credits.items() if first <= day <= last)
    planned = sum(first <= day <= last for day in filled.progress.planned_days)
    assert twelve.figures[0].value == percent_text(credit / planned)
    assert f"of {planned} planned days" in twelve.figures[0].caption


def test_the_last_four_weeks_are_the_pages_figure(filled: Logged, twelve: Report) -> None:
    page = figures(filled.progress, 0.8)[0].value
    assert f"Last 4 weeks: {page} of planned days." in twelve.facts


def test_pain_is_that_of_the_page(filled: Logged, twelve: Report) -> None:
    first, _ = filled.last_weeks(12)
    before = [rating for rating in filled.ratings if rating.time is PainTime.BEFORE]
    line = pain_line([rating.pain for rating in before])
    expected = [
        (rating.pain, smooth)
        for rating, smooth in zip(before, line, strict=True)
        if rating.day >= first
    ]
    assert [(point.pain, point.smoothed) for point in twelve.pain.before] == expected
    in_range = [rating.pain for rating in filled.ratings if rating.day >= first]
    assert pain_trend(in_range) == "less"
    assert twelve.figures[2].value == "Less"
    assert all(0 <= point.at <= 1 for point in (*twelve.pain.before, *twelve.pain.after))


def test_each_exercise_has_its_sums_and_its_dose(
    filled: Logged, twelve: Report, catalog: Catalog
) -> None:
    sums = exercise_sums(filled.exercises, *filled.last_weeks(12))
    expected = {
        (catalog[one.exercise].name, one.side.value): (one.done_reps, one.prescribed_reps)
        for one in sums
    }
    said = {
        (row.name, side.side): tuple(int(n.replace(",", "")) for n in side.done.split(" of "))
        for row in twelve.rows.items
        for side in row.sides
    }
    assert said == expected
    assert [row.name for row in twelve.rows.items] == [each.name for each in catalog.exercises]
    assert twelve.rows.items[1].dose == "Hold for 30 seconds, 3 times on each side."
    stops = sum(one.stops_for_pain for one in sums)
    assert twelve.figures[3].value == str(stops) != "0"


def test_days_that_do_not_count_and_what_got_in_the_way_are_told(twelve: Report) -> None:
    assert "Days that do not count: 2 ill and 1 in pain." in twelve.facts
    assert "Done without the program: 1 day, as the person says." in twelve.facts
    assert "What got in the way, as the person says: time (1 week)." in twelve.facts


def test_notes_stand_with_their_days_the_latest_first(filled: Logged, twelve: Report) -> None:
    notes = [(date_text(day), text) for day, text in filled.notes if day >= date(2026, 8, 31)]
    assert [(note.when, note.text) for note in twelve.notes.items] == notes
    assert len(notes) > 3


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_text_of_the_file_is_the_figures_of_the_page(
    filled: Logged, twelve: Report, paper: Paper, pdf_path: Path, qapp: object
) -> None:
    load_fonts()
    sheets = lay_out(twelve, paper, Typesetter())
    pdf_path.write_bytes(pdf(sheets, paper, SheetPainter(), twelve.title))
    document = QPdfDocument()
    document.load(str(pdf_path))
    assert 1 <= document.pageCount() <= 2
    pages = range(document.pageCount())
    read = "\n".join(document.getAllText(page).text() for page in pages)
    said = " ".join(unicodedata.normalize("NFKC", read).split())
    page = figures(filled.progress, 0.8)[0].value
    parts = [bar.label for bar in week_bars(filled.progress, filled.last_weeks(12), 0.8)]
    parts += [f"Last 4 weeks: {page}", "Μαρία", "At 7:30: Ω.", "Πονάει λιγότερο", twelve.pain.told]
    parts += [figure.value for figure in twelve.figures]
    for row in twelve.rows.items:
        parts += [row.name, *(side.done for side in row.sides)]
    assert not [part for part in parts if part not in said]
    marks = [mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Text)]
    assert sum(map(len, marks)) * 0.9 < len(said)


def test_a_year_is_shown_by_week_more_by_month_and_ever_so_much_by_year(
    made: MakeLog, catalog: Catalog
) -> None:
    days = [TODAY - timedelta(days=n) for n in range(0, 365 * 12, 9)]
    log = made([session(day, n % 11) for n, day in enumerate(days)])
    year, two, all_of_it = (
        report_of(log, span, catalog).bars
        for span in (log.last_weeks(52), log.last_weeks(104), log.whole)
    )
    assert len(year.bars) == 52
    assert len(two.bars) == 25
    assert "month by month" in two.heading
    assert [bar.label for bar in all_of_it.bars][1:3] == ["2015", "2016"]
    assert all_of_it.bars[-1].so_far
    for bars, span in ((two, log.last_weeks(104)), (all_of_it, log.whole)):
        whole = stretch(log.progress, *span)
        assert sum(bar.done for bar in bars.bars) == pytest.approx(whole.credit)
        assert sum(bar.planned for bar in bars.bars) == whole.planned
    labels = [bar.label for bar in year.bars if bar.label]
    assert 10 <= len(labels) <= 13


def test_a_range_is_whole_weeks_as_far_as_the_log_goes(made: MakeLog) -> None:
    log = made([session(date(2026, 10, 14)), session(date(2026, 11, 4))])
    assert log.whole == Span(date(2026, 10, 12), TODAY)
    assert log.whole_weeks(None, None) == log.whole
    assert log.last_weeks(52) == log.whole
    asked = log.whole_weeks(date(2026, 10, 22), date(2026, 10, 28))
    assert asked == Span(date(2026, 10, 19), date(2026, 11, 1))
    assert log.whole_weeks(date(2030, 1, 1), date(2000, 1, 1)).first <= TODAY
    assert log.whole_weeks(date(2000, 1, 1), date(2001, 1, 1)).first == date(2026, 10, 12)


def test_changes_of_dose_and_their_days_are_told(made: MakeLog, catalog: Catalog) -> None:
    days = (date(2026, 11, 2), date(2026, 11, 4))
    log = made([session(days[0]), session(days[1], routine=with_reps(12))], with_reps(12))
    found = report_of(log, log.whole, catalog)
    (change,) = found.changes.items
    assert change.when == "4 November 2026"
    assert change.text == "Bridge: 5 s × 12, before 5 s × 10"
    assert found.rows.items[0].dose == "Hold for 5 seconds, 12 times."


def test_of_an_exercise_that_is_gone_what_was_done_stays(made: MakeLog, catalog: Catalog) -> None:
    log = made([session(TODAY, 4, exercise="my-own-stretch", ended=SetEnd.PAIN)])
    own, planned = report_of(log, log.whole, catalog).rows.items
    assert planned.name == "My own stretch" or own.name == "My own stretch"
    gone = own if own.name == "My own stretch" else planned
    other = planned if gone is own else own
    assert (gone.sides[0].done, gone.sides[0].stops) == ("4 of 10", "1")
    assert (other.name, other.sides[0].done) == ("Bridge", "not done")


def test_what_is_not_shown_is_summed_up(made: MakeLog, catalog: Catalog) -> None:
    log = made([session(TODAY, 4), session(TODAY, 6, exercise="clamshell")])
    rows = report_of(log, log.whole, catalog).rows
    assert rows.instead[0].startswith("and 2 more exercises: 10 of 20 repetitions")
    assert rows.instead[2] == ""


def test_one_session_makes_a_report_too(made: MakeLog, catalog: Catalog) -> None:
    found = report_of(made([session(TODAY, pain=3)]), Span(TODAY, TODAY), catalog)
    assert found.figures[1].value == "1"
    assert found.pain.told.startswith("Not enough ratings yet")
    assert found.facts[:2] == (
        "Routine: Mornings (1 session).",
        "Planned: Monday, Wednesday and Friday.",
    )


def test_of_weeks_without_any_session_it_says_so(made: MakeLog, catalog: Catalog) -> None:
    log = made([session(date(2026, 9, 2)), session(TODAY)])
    found = report_of(log, log.whole_weeks(date(2026, 10, 5), date(2026, 10, 11)), catalog)
    assert [figure.value for figure in found.figures] == ["0 %", "0", "–", "0"]
    assert found.pain.told == "Pain was not rated in these days."
    assert found.rows.items == ()


def test_what_was_planned_when_is_told() -> None:
    plans = (
        Schedule(date.min, (0, 2)),
        Schedule(date(2026, 10, 1), (), 1),
        Schedule(date(2026, 11, 1), tuple(range(7)), 2),
    )
    told = plan_text(plans, date(2026, 9, 1), TODAY)
    assert told == (
        "Planned: Monday and Wednesday; from 1 October 2026 no day; "
        "from 1 November 2026 every day, twice a day."
    )
    assert plan_text(plans, date(2026, 11, 2), TODAY) == "Planned: every day, twice a day."
    assert plan_text(plans[1:], date(2026, 9, 1), date(2026, 9, 9)) == "Planned: no day."


def test_the_verdict_says_what_it_rests_on() -> None:
    assert pain_told([6] * 7 + [3] * 7) == (
        "Pain has become less: the median of the first 7 ratings is 6, of the last 7 it is 3, "
        "out of 14 ratings."
    )
    assert pain_told([3] * 7 + [6] * 7).startswith("Pain has grown")
    assert pain_told([3] * 14).startswith("Pain is about the same")
    assert "1 rating, 14 are needed" in pain_told([3])


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en_GB", "22 November 2026"),
        ("en_US", "November 22, 2026"),
        ("zh_CN", "2026年11月22日"),
        ("el_GR", "22 Νοεμβρίου 2026"),
        ("de_DE", "22. November 2026"),
    ],
)
def test_dates_are_as_the_locale_has_them_without_the_weekday(locale: str, expected: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert date_text(TODAY) == expected


def test_arabic_dates_have_no_weekday_and_do_not_turn_what_is_round_them() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert date_text(TODAY)[0] == "\N{RIGHT-TO-LEFT ISOLATE}"
    assert date_text(TODAY)[-1] == "\N{POP DIRECTIONAL ISOLATE}"
    assert QLocale().dayName(7) not in date_text(TODAY)
    assert QLocale().monthName(11) in date_text(TODAY)


def test_what_is_typed_is_kept_as_one_line() -> None:
    assert kept(" Ada\n  Love\tlace\x07 ", 80) == "Ada Love lace"
    assert kept(" \n ", 80) is None
    assert kept("a" * 90, 80) == "a" * 80


def test_the_figures_are_those_of_all_sessions_one_by_one(made: MakeLog) -> None:
    """Sums made by SQL and the page's own reckoning say the same."""
    log = made([session(TODAY - timedelta(days=n), n % 11, pain=n % 11) for n in range(1, 40)])
    schedules = (Schedule(date.min, MINE.days),)
    expected = progress(log.sessions, schedules, TODAY, 0, 0.8)
    assert log.progress.weeks == expected.weeks
    assert log.progress.pain == expected.pain
