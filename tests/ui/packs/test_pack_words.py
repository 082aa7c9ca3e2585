"""What is said of a pack."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale

from coach.core.routine import Routine
from coach.storage.packs.layout import PackError
from coach.storage.packs.merging import Incoming, Standing
from coach.storage.packs.zip_reader import read_zip
from coach.ui.packs import words
from tests.ui.packs.conftest import Desk


def test_a_pack_that_is_refused_as_a_whole_is_told_of_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackError) as folder:
        read_zip(tmp_path)
    assert words.refusal_text(folder.value) == "It is no file."
    (tmp_path / "empty").touch()
    with pytest.raises(PackError) as empty:
        read_zip(tmp_path / "empty")
    assert words.refusal_text(empty.value) == "It is no pack, or was damaged on its way."


def test_a_file_in_a_pack_is_named_where_it_is_refused_for_it() -> None:
    told = words.refusal_text(PackError("photos/p3.jpg", "is encrypted"))
    assert told == "photos/p3.jpg: is encrypted"


def test_what_comes_in_is_counted(offered: Incoming) -> None:
    assert words.origin_text(offered) == "A pack by Maria, with 1 routine and 3 exercises"
    assert words.brings_text(offered) == f"1 routine and 2 exercises come in. {words.STAYS}"
    unsigned = replace(offered, made_by="", routines=())
    assert words.origin_text(unsigned) == "A pack with 3 exercises"
    one = replace(unsigned, exercises=offered.exercises[:1])
    assert words.brings_text(one).startswith("1 exercise comes in.")


def test_another_exercise_says_in_what_it_differs(offered: Incoming) -> None:
    by_standing = {one.standing: one for one in offered.exercises}
    beside = by_standing[Standing.BESIDE]
    note = "Your “Bridge” stays as it is. This one has another dose."
    assert words.exercise_note(beside) == note
    assert words.exercise_note(by_standing[Standing.NEW]) == ""
    unread = replace(beside, there=None)
    assert "cannot be read" in words.exercise_note(unread)


def test_every_field_that_can_differ_has_words(desk: Desk) -> None:
    bridge = desk.catalog_model.catalog["bridge"]
    assert set(words._FIELDS) == set(bridge.__struct_fields__) - {"id", "name"}


@pytest.mark.parametrize(
    ("days", "times", "reminders", "text"),
    [
        ((), 1, ("07:35",), "On no fixed days"),
        (tuple(range(7)), 2, (), "Every day, twice a day"),
        ((0, 4), 1, (), "Monday and Friday"),
        ((0, 4), 1, ("07:35",), "Monday and Friday, reminder at 07:35"),
        (
            (0, 4),
            2,
            ("07:35", "19:00"),
            "Monday and Friday, twice a day, reminders at 07:35 and 19:00",
        ),
    ],
)
def test_days(days: tuple[int, ...], times: int, reminders: tuple[str, ...], text: str) -> None:
    assert words.days_text(Routine("r", "R", (), days, times, reminders)) == text


def test_reminders_are_told_in_the_persons_time_format() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    told = words.days_text(Routine("r", "R", (), (0,), 1, ("19:00",)))
    assert told.endswith("reminder at 7:00\N{NARROW NO-BREAK SPACE}PM")


def test_what_has_come_in(offered: Incoming) -> None:
    assert words.brought_text(offered, "Back exercises") == [
        "“Short one” and 2 exercises have come in.",
        "Your routine for today is still “Back exercises”.",
    ]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Morning", "Morning.backcoach"),
        ("Für den Rücken", "Für den Rücken.backcoach"),
        ("a/b\\c: d?", "a b c d.backcoach"),
        ("..", "Routine.backcoach"),
        ("x" * 90, f"{'x' * 60}.backcoach"),
    ],
)
def test_a_file_name_is_allowed_everywhere(name: str, file: str) -> None:
    assert words.file_name(name) == file


def test_what_is_saved_says_whether_notes_go_along(offered: Incoming) -> None:
    routine = offered.routines[0].routine
    assert words.saved_text(routine).endswith("and your notes.")
    bare = replace(routine, entries=tuple(replace(e, note="") for e in routine.entries))
    told = "It holds 3 exercises with their pictures and doses."
    assert words.saved_text(bare) == told
