"""What is said of a file that comes in."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from coach.storage.exchange.found import Unread
from coach.storage.exchange.merging import MARKS, PLANS, REVIEWS, Incoming, Tally
from coach.storage.log_copy import LogCopy
from coach.ui.exchange.words import (
    ALL_THERE,
    NOTHING_IN_IT,
    NOTHING_NEW,
    brings_lines,
    brought_lines,
    file_name,
    saved_lines,
    stays_lines,
    unread_text,
    unread_title,
    usual_separator,
)


def offered(
    sessions: Tally, *, marks: Tally | None = None, habits: tuple[str, ...] = ()
) -> Incoming:
    days = {MARKS: marks or Tally(), REVIEWS: Tally(), PLANS: Tally()}
    return Incoming(LogCopy(), sessions, days, habits=habits)


@pytest.mark.parametrize(
    ("tally", "before", "after"),
    [
        (Tally(new=1), "1 new session comes in.", "1 new session has come in."),
        (Tally(new=12), "12 new sessions come in.", "12 new sessions have come in."),
        (
            Tally(newer=1),
            "1 session is newer than yours and takes its place.",
            "1 session is newer than yours and has taken its place.",
        ),
        (
            Tally(newer=2),
            "2 sessions are newer than yours and take their place.",
            "2 sessions are newer than yours and have taken their place.",
        ),
        (
            Tally(going=1),
            "1 session was deleted there later, and goes here as well.",
            "1 session was deleted there later, and is gone here as well.",
        ),
    ],
)
def test_what_comes_is_told_before_and_after(tally: Tally, before: str, after: str) -> None:
    assert brings_lines(offered(tally)) == [before]
    assert brought_lines(offered(tally)) == [after]


def test_marked_days_are_told_too() -> None:
    found = offered(Tally(), marks=Tally(new=1, going=2))
    assert brings_lines(found) == [
        "1 marked day comes in.",
        "2 marked days were taken away there later, and go here as well.",
    ]
    assert brought_lines(found)[0] == "1 marked day has come in."


def test_what_stays_is_told_with_its_reason() -> None:
    tally = Tally(new=1, same=40, older=3, unclear=1, stay_deleted=1)
    assert stays_lines(offered(tally, marks=Tally(same=2, older=1))) == [
        "42 are the same here already.",
        "4 of yours are newer and stay.",
        "1 of yours differs and stays, as the file does not tell which is newer.",
        "1 was deleted or taken back here and stays so.",
    ]


def test_days_that_have_something_are_told() -> None:
    found = offered(Tally(), marks=Tally(new=5, older=2), habits=("Back",))
    assert stays_lines(found) == ["2 days have something already and keep it."]


def test_where_nothing_comes_that_is_one_line() -> None:
    assert brings_lines(offered(Tally(same=3))) == [ALL_THERE]
    assert stays_lines(offered(Tally(same=3))) == []
    assert brings_lines(offered(Tally())) == [NOTHING_IN_IT]
    assert brings_lines(offered(Tally(same=3, stay_deleted=1))) == [NOTHING_NEW]


def test_what_cannot_be_read_is_told_by_line() -> None:
    assert unread_title(1) == "1 line cannot be read and stays out"
    assert unread_text(Unread(12, "is damaged")) == "Line 12: is damaged"
    assert unread_text(Unread(3, "is damaged", "a/b.csv")) == "a/b.csv, line 3: is damaged"


def test_what_was_saved_is_told_and_what_is_left_out() -> None:
    assert saved_lines(LogCopy(), 0, "csv") == [
        "It holds 0 sessions, with a row for each exercise and side, for a spreadsheet."
    ]
    told = saved_lines(LogCopy(), 2, "json")
    assert told[0].startswith("It holds everything: 0 sessions, your marked days")
    assert told[1] == "2 damaged records of your log are left out."


def test_a_file_is_named_by_the_day() -> None:
    assert file_name("csv", date(2026, 11, 2)) == "back-coach-2026-11-02.csv"


@pytest.mark.parametrize(("locale", "separator"), [("en_GB", ","), ("de_DE", ";"), ("fr_FR", ";")])
def test_the_separator_is_the_one_that_spreadsheets_want(locale: str, separator: str) -> None:
    assert usual_separator(QLocale(locale)) == separator
