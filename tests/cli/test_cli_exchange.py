"""The commands that write the log to a file, and bring one in."""

import csv
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.__main__ import main
from coach.cli.exchange import IS_OPEN
from coach.core.day_mark import DayMark
from coach.desktop.single_instance import SingleInstance
from coach.storage.exchange.writing_csv import COLUMNS
from coach.storage.journal import Journal
from coach.storage.paths import DataPaths
from tests.storage.exchange.any_log import AT, SESSION, fill

BRIDGE = replace(SESSION, sets=(replace(SESSION.sets[0], exercise="bridge"),), note="=1+1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a log, and an exported file beside it."""
    around = tmp_path_factory.mktemp("made")
    folder = around / "one"
    folder.mkdir()
    with closing(Journal.open(folder / "log.db", "a" * 16)) as journal:
        fill(journal)
        journal.corrections.correct(BRIDGE, AT)
    assert run("export", "--data-dir", folder, "-o", around / "log.json") == 0
    return around


@pytest.fixture
def one(made: Path, tmp_path: Path) -> Path:
    """The folder; the file lies beside it."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "one"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    folder = tmp_path / "two"
    folder.mkdir()
    return folder


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


def sessions(folder: Path) -> int:
    if not (folder / "log.db").exists():
        return 0
    with closing(Journal.open(folder / "log.db", "")) as journal:
        return len(journal.sessions())


def marks(folder: Path) -> dict[date, DayMark]:
    with closing(Journal.open(folder / "log.db", "")) as journal:
        return journal.marks()


def test_out_and_in_again(
    one: Path, two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", tmp_path / "log.json", "--yes", "--data-dir", two) == 0
    assert capsys.readouterr().out.splitlines() == [
        "4 new sessions come in.",
        "1 marked day comes in.",
        "1 weekly review comes in.",
        "1 change of your plan comes in.",
        "It is in.",
    ]
    assert sessions(two) == sessions(one) == 4
    for folder in (one, two):
        assert run("import", tmp_path / "log.json", "--yes", "--data-dir", folder) == 0
        assert capsys.readouterr().out.splitlines()[0] == "You have all of this already."
    assert sessions(two) == sessions(one) == 4


@pytest.mark.parametrize(("answer", "comes"), [("y", 4), ("n", 0), ("", 0)])
def test_it_is_asked_on_a_terminal(
    one: Path, two: Path, tmp_path: Path, answer: str, comes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert run("import", tmp_path / "log.json", "--data-dir", two) == (0 if comes else 1)
    assert sessions(two) == comes
    assert (two / "log.db").exists() is bool(comes)


def test_nothing_comes_in_unasked(
    one: Path,
    two: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run("import", tmp_path / "log.json", "--data-dir", two) == 2
    assert "--yes" in capsys.readouterr().err
    assert sessions(two) == 0


def test_what_cannot_be_read_is_listed_by_line_and_the_rest_comes(
    one: Path, two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "log.json"
    file.write_bytes(file.read_bytes().replace(b'"pain_after":2', b'"pain_after":12'))
    assert run("import", file, "--yes", "--data-dir", two) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "3 new sessions come in."
    at = told.index("1 line cannot be read and stays out:")
    assert told[at + 1].startswith("    Line ")
    assert told[at + 1].endswith(": pain_after: 12 is not from 0 to 10")
    assert sessions(two) == 3


def test_habits_are_chosen_by_name(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "Checkmarks.csv"
    file.write_text("Date,Back,Walk,\n2020-01-02,2,0,\n2020-01-01,3,2,\n")
    assert run("import", file, "--yes", "--data-dir", two) == 2
    assert "choose with --habit: Back, Walk" in capsys.readouterr().err
    assert run("import", file, "--yes", "--habit", "Run", "--data-dir", two) == 2
    assert "no habit 'run'" in capsys.readouterr().err
    assert run("import", file, "--yes", "--habit", "back", "--data-dir", two) == 0
    assert marks(two) == {date(2020, 1, 1): DayMark.AWAY, date(2020, 1, 2): DayMark.DONE}


@pytest.mark.parametrize(("asked", "separator"), [(",", ","), (";", ";"), ("tab", "\t")])
def test_a_table_is_read_by_a_spreadsheet(
    one: Path, tmp_path: Path, asked: str, separator: str
) -> None:
    out = tmp_path / "log.csv"
    words = ("export", "--format", "csv", "--separator", asked, "--data-dir", one, "-o", out)
    assert run(*words) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=separator)
    assert tuple(head) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    last = dict(zip(head, rows[-1], strict=True))
    assert (last["Exercise"], last["Exercise id"], last["Note"]) == ("Bridge", "bridge", "'=1+1")
    assert last["Changed"] == "corrected"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "none.json"], "none.json"),
        (["import", "."], "no file"),
        (["import", "log.json", "--habit", "x"], "Loop Habit Tracker"),
        (["export", "--separator", ";", "-o", "x.json"], "--format csv"),
        (["export", "--format", "xml", "-o", "x.json"], "invalid choice"),
        (["export", "--format", "csv", "-o", "no-such-folder/x.csv"], "no-such-folder"),
    ],
)
def test_every_error_is_one_line(
    one: Path,
    tmp_path: Path,
    words: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words, "--data-dir", one) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("coach: ")
    assert error.count("\n") == 1
    assert said in error


def test_nothing_comes_in_while_the_window_is_open(
    one: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = SingleInstance(DataPaths(one).root)
    assert window.take()
    try:
        assert run("import", tmp_path / "log.json", "--yes", "--data-dir", one) == 2
    finally:
        window.close()
    assert IS_OPEN in capsys.readouterr().err
