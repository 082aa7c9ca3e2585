"""The log's words, and times of day as they are typed."""

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QLocale

from coach.core.correction import Correction, CorrectionKind
from coach.ui.log.fields import time_of
from coach.ui.log.words import (
    date_text,
    day_text,
    filter_text,
    month_text,
    span_text,
    step_text,
    work_text,
)

TODAY = date(2026, 11, 22)
AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


@pytest.mark.parametrize(
    ("first", "last", "said", "american"),
    [
        (date(2026, 8, 3), date(2026, 8, 9), "3 to 9 August", "August 3 to August 9"),
        (date(2026, 7, 28), date(2026, 8, 3), "28 July to 3 August", "July 28 to August 3"),
        (date(2025, 8, 3), date(2025, 8, 3), "3 August 2025", "August 3 2025"),
        (
            date(2025, 12, 30),
            date(2026, 1, 2),
            "30 December 2025 to 2 January",
            "December 30 2025 to January 2",
        ),
    ],
)
def test_a_span_of_days_says_no_more_than_it_needs(
    first: date, last: date, said: str, american: str
) -> None:
    assert span_text(first, last, TODAY) == said
    QLocale.setDefault(AMERICAN)
    assert span_text(first, last, TODAY) == american


def test_a_filter_may_be_open_at_an_end() -> None:
    day = date(2026, 8, 3)
    assert filter_text(day, None, TODAY) == "from 3 August"
    assert filter_text(None, day, TODAY) == "up to 3 August"
    assert filter_text(None, None, TODAY) == ""


def test_a_day_is_short_and_in_the_locales_order() -> None:
    assert day_text(date(2026, 10, 12)) == "Mon 12 Oct"
    QLocale.setDefault(AMERICAN)
    assert day_text(date(2026, 10, 12)) == "Mon Oct 12"


def test_figures_are_in_the_locales_digits() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert month_text(date(2026, 11, 12)).endswith(" ٢٠٢٦")
    assert date_text(date(2025, 10, 12), TODAY).endswith(" ٢٠٢٥")
    assert work_text(80) == f"{QLocale().toString(1)} min ٢٠ s"


@pytest.mark.parametrize(
    ("kind", "sessions", "days", "said"),
    [
        (CorrectionKind.DELETED, ("a",), (), "session of 12 October deleted"),
        (CorrectionKind.ADDED, ("a",), (), "session of 12 October added"),
        (CorrectionKind.CORRECTED, ("lost",), (), "session corrected"),
        (CorrectionKind.NOTED, ("a",), (), "note of 12 October"),
        (CorrectionKind.MARKED, (), ("2026-08-09", "2026-08-03"), "marks of 3 to 9 August"),
        (CorrectionKind.BROUGHT_IN, ("a", "b"), ("2026-08-09",), "2 sessions and 1 day brought in"),
        (CorrectionKind.BROUGHT_IN, (), ("2026-08-09", "2026-08-03"), "2 days brought in"),
    ],
)
def test_a_step_says_what_it_did(
    kind: CorrectionKind, sessions: tuple[str, ...], days: tuple[str, ...], said: str
) -> None:
    step = Correction(kind, datetime(2026, 11, 22, tzinfo=UTC), sessions, days)
    assert step_text(step, {"a": date(2026, 10, 12)}.get, TODAY) == said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7:30", time(7, 30)),
        ("07.30", time(7, 30)),
        ("730", time(7, 30)),
        ("7", time(7)),
        ("7:30 pm", time(19, 30)),
        ("12 am", time(0)),
        ("12:15 p.m.", time(12, 15)),
        ("24:00", None),
        ("7:60", None),
        ("13 pm", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_is_read_however_it_is_typed(typed: str, meant: time | None) -> None:
    assert time_of(typed) == meant


@pytest.mark.parametrize(
    ("seconds", "said"), [(40.0, "40 s"), (90.0, "1 min 30 s"), (120.0, "2 min"), (0.2, "0 s")]
)
def test_work_is_told_to_the_second(seconds: float, said: str) -> None:
    assert work_text(seconds) == said
