"""The command that writes a routine for paper."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from coach.__main__ import main
from coach.core.exercise import Dose, Tempo
from coach.core.routine import Entry, Routine
from coach.storage.routines import write_routine


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data with one routine."""
    folder = tmp_path / "data"
    (folder / "routines").mkdir(parents=True)
    entries = (
        Entry("bridge", Dose(5, hold=5.0), note="Slowly."),
        Entry("clamshell", Dose(5, tempo=Tempo(2, 1, 2))),
    )
    write_routine(folder / "routines" / "mine.toml", Routine("mine", "Mornings", entries))
    return folder


def write(*asked: str) -> None:
    """In a process of its own, as it makes its own Qt; without any display."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    command = [sys.executable, "-m", "coach", "handout", *asked]
    subprocess.run(command, env=environment, check=True, timeout=120)


def read(path: Path) -> QPdfDocument:
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    return document


def test_it_writes_the_routine_of_today(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    write("--data-dir", str(data), "--paper", "letter", "-o", str(path))
    document = read(path)
    said = document.getAllText(0).text()
    assert document.pagePointSize(0).toSize().width() == 612
    assert all(words in said for words in ("Mornings", "Bridge", "Clamshell", "Slowly.", "Tick"))
    assert path.stat().st_mode & 0o077 == 0


def test_it_finds_a_routine_by_its_name_and_leaves_the_grid_out(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    write("mornings", "--data-dir", str(data), "--no-grid", "-o", str(path))
    assert "Tick" not in read(path).getAllText(0).text()


def test_without_any_data_it_writes_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    write("-o", str(path))
    assert read(path).pageCount() == 3


def test_an_unknown_routine_is_named_with_those_there_are(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["handout", "nobody", "--data-dir", str(data), "-o", str(tmp_path / "out.pdf")]
    assert main(asked) == 2
    assert "there is no routine 'nobody'; there are mine" in capsys.readouterr().err


def test_a_file_of_another_kind_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", "--data-dir", str(data), "-o", str(tmp_path / "out.png")]) == 2
    assert "must end in .pdf" in capsys.readouterr().err


def test_a_routine_that_cannot_be_read_is_not_replaced_by_another(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "routines" / "bad.toml").write_text("id = 7")
    assert main(["handout", "--data-dir", str(data), "-o", str(tmp_path / "out.pdf")]) == 2
    assert "bad.toml" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()
