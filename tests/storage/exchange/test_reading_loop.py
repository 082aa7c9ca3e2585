"""What Loop Habit Tracker exports, as marks of days."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.storage.exchange.found import ExchangeError, FoundHabits, Habit
from coach.storage.exchange.merging import Incoming, bring_in, incoming_habits
from coach.storage.exchange.reading import read_file
from coach.storage.journal import Journal
from tests.storage.exchange.any_log import AT, NOW, SESSION

WORDS = """Date,Value,Notes
2026-11-21,YES_MANUAL,
2026-11-20,NO,Sick
2026-11-19,YES_AUTO,"Forgot it, really"
2026-11-18,SKIP,"on a
train"
2026-11-17,UNKNOWN,
2026-11-16,YES_MANUAL,
"""
HABITS = """Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,\
Unit,Target Type,Target Value,Archived?
001,"Back, legs",YES_NO,Done?,,1,1,#FF8F00,,,,false
002,Walk,NUMERICAL,How far?,,1,1,#00897B,km,AT_LEAST,2.5,false
"""
WALK = "Date,Value,Notes\n2026-11-21,3000,\n2026-11-20,2500,\n2026-11-19,2499,\n2026-11-18,SKIP,\n"
ALL = (
    "Date,Back, legs,Walk,\n2026-11-21,2,3000,\n2026-11-20,0,2500,\n2026-11-19,1,0,\n"
    "2026-11-18,3,-1,\n"
)
DONE, AWAY = DayMark.DONE, DayMark.AWAY


def day(number: int) -> date:
    return date(2026, 11, number)


def zipped(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return zipped(
        tmp_path / "Loop Habits CSV 2026-11-22.zip",
        {
            "Habits.csv": HABITS,
            "001 Back legs/Checkmarks.csv": WORDS,
            "001 Back legs/Scores.csv": "Date,Score\n2026-11-21,0.0519\n",
            "002 Walk/Checkmarks.csv": WALK,
            "Scores.csv": "Date,Back, legs,Walk,\n",
            "Checkmarks.csv": ALL,
        },
    )


def read(path: Path) -> FoundHabits:
    found = read_file(path, NOW)
    assert isinstance(found, FoundHabits)
    return found


def test_the_zip_holds_each_habit_by_its_name(file: Path) -> None:
    back, walk = read(file).habits
    assert (back.name, walk.name) == ("Back, legs", "Walk")
    assert back.days == {day(21): DONE, day(18): AWAY, day(16): DONE}
    assert walk.days == {day(21): DONE, day(20): DONE, day(18): AWAY}


def test_a_zip_packed_again_is_read_too(tmp_path: Path) -> None:
    path = zipped(tmp_path / "again.zip", {"Loop/001 Back/Checkmarks.csv": WORDS, "Loop/x.txt": ""})
    (back,) = read(path).habits
    assert (back.name, len(back.days)) == ("Back", 3)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (WORDS, ["Stretch"]),
        ("2026-11-21,2\n2026-11-18,3\n2026-11-17,-1\n2026-11-16,2\n", ["Stretch"]),
        ("\ufeff" + WORDS.replace("\n", "\r\n"), ["Stretch"]),
        (
            "Date,Back,Walk,\n2026-11-21,2,3,\n2026-11-18,3,0,\n2026-11-16,YES_MANUAL,2,\n",
            ["Back", "Walk"],
        ),
    ],
    ids=["one", "of old", "from Windows", "all"],
)
def test_a_single_file_of_checkmarks_is_read(tmp_path: Path, text: str, names: list[str]) -> None:
    path = tmp_path / "Stretch.csv"
    path.write_text(text, "utf-8", newline="")
    found = read(path)
    assert [habit.name for habit in found.habits] == names
    assert found.habits[0].days == {day(21): DONE, day(18): AWAY, day(16): DONE}
    assert found.unread == ()


def test_what_cannot_be_read_is_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "Checkmarks.csv"
    path.write_bytes(
        b'Date,Value,Notes\n2026-11-21,YES_MANUAL,"a\nb"\nyesterday,2,\n2026-11-20,MAYBE,\n'
        b"2026-13-01,2,\n1492-10-12,2,\n2030-01-01,2,\n\xff\xfe,2,\n2026-11-21,2,\n2026-11-19,2,\n"
    )
    found = read(path)
    assert [(each.line, each.problem) for each in found.unread] == [
        (4, "“yesterday” is no day such as 2026-11-22"),
        (5, "“MAYBE” is no value that is known here"),
        (6, "“2026-13-01” is no day such as 2026-11-22"),
        (7, "the day: 1492-10-12 cannot be"),
        (8, "the day: 2030-01-01 lies ahead"),
        (9, "“\ufffd\ufffd” is no day such as 2026-11-22"),
        (10, "2026-11-21 is there twice; the first counts"),
    ]
    assert found.habits[0].days == {day(21): DONE, day(19): DONE}


def test_in_a_zip_the_file_is_told_as_well(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "x.zip",
        {
            "001 A/Checkmarks.csv": "Date,Value\n2026-11-20,?\n2026-11-19,2\n",
            "002 B/Checkmarks.csv": "nonsense\n",
        },
    )
    found = read(path)
    assert [(each.file, each.line) for each in found.unread] == [
        ("001 A/Checkmarks.csv", 2),
        ("002 B/Checkmarks.csv", 1),
    ]
    assert [habit.name for habit in found.habits] == ["A"]


def look(found: FoundHabits, journal: Journal, *names: str) -> Incoming:
    chosen = [habit for habit in found.habits if habit.name in names]
    return incoming_habits(found, chosen, journal.copy(), NOW)


def test_days_that_have_something_keep_it(file: Path, journal: Journal) -> None:
    journal.add([SESSION], AT)  # on the 20th
    journal.corrections.mark([day(18)], DayMark.ILL, AT)
    found = read(file)
    offered = look(found, journal, "Back, legs", "Walk")
    assert (offered.days["day_mark"].new, offered.kept_days) == (2, 2)
    assert journal.marks() == {day(18): DayMark.ILL}
    bring_in(offered, journal, NOW)
    assert journal.marks() == {day(16): DONE, day(18): DayMark.ILL, day(21): DONE}
    again = look(found, journal, "Back, legs", "Walk")
    assert not again.brings_anything
    journal.corrections.undo(NOW)
    assert journal.marks() == {day(18): DayMark.ILL}


def test_what_is_done_by_any_habit_is_done_and_a_mark_taken_away_stays_away(
    journal: Journal,
) -> None:
    journal.add([replace(SESSION, trial=True)], AT)  # on the 20th
    journal.corrections.mark([day(19)], AWAY, AT)
    journal.corrections.mark([day(19)], None, AT)
    habits = (
        Habit("Back", {day(19): DONE, day(20): DONE, day(21): AWAY}),
        Habit("Walk", {day(20): AWAY, day(21): DONE}),
    )
    offered = look(FoundHabits(habits), journal, "Back", "Walk")
    bring_in(offered, journal, NOW)
    assert offered.days["day_mark"].stay_deleted == 1
    assert journal.marks() == {day(20): DONE, day(21): DONE}


def test_only_what_is_chosen_comes(file: Path, journal: Journal) -> None:
    assert look(read(file), journal).days["day_mark"].new == 0
    bring_in(look(read(file), journal, "Walk"), journal, NOW)
    assert journal.marks() == {day(18): AWAY, day(20): DONE, day(21): DONE}


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"001 A/Checkmarks.csv": "2" * 20_000_000})
    with pytest.raises(ExchangeError, match="larger than"):
        read_file(path, NOW)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no habits"):
        read_file(zipped(tmp_path / "x.zip", {"a.txt": "hello"}), NOW)
