"""The command that writes a report for a clinician."""

import os
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from coach.__main__ import main
from coach.core.exercise import Catalog
from coach.core.routine import Entry, Routine
from coach.storage import demo
from coach.storage.journal import Journal
from coach.storage.paths import DataPaths
from coach.storage.settings import Settings, SettingsStore

END = date(2026, 9, 27)


@pytest.fixture
def data(tmp_path: Path, catalog: Catalog) -> Path:
    """A folder of data with twelve weeks before END."""
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    SettingsStore(paths.settings).save(Settings(week_start=0, report_name="Ada", report_note="Hi."))
    routine = Routine("sheet", "Mornings", (Entry("bridge", catalog["bridge"].dose),))
    with closing(Journal.open(paths.log, "test")) as journal:
        demo.fill(journal, catalog, routine, END, 0)
    return paths.root


def test_it_writes_the_weeks_asked_for_without_any_display(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    asked = ["--data-dir", str(data), "--from", "2026-08-05", "--to", "2026-09-01", "--paper", "a4"]
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    environment["LC_ALL"] = "en_GB.UTF-8"
    command = [sys.executable, "-m", "coach", "report", *asked, "--note", "For Dr Lee"]
    subprocess.run([*command, "-o", str(path)], env=environment, check=True, timeout=120)
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    said = " ".join(document.getAllText(0).text().split())
    for part in ("3 August 2026", "6 September 2026", "Ada", "For Dr Lee", "Mornings", "Bridge"):
        assert part in said
    assert document.pagePointSize(0).toSize().width() == 595
    assert path.stat().st_mode & 0o077 == 0


def refused(data: Path, *asked: str) -> int:
    return main(["report", "--data-dir", str(data), *asked])


def test_an_empty_log_has_nothing_to_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(tmp_path, "-o", str(tmp_path / "out.pdf")) == 2
    assert "there is nothing to report yet" in capsys.readouterr().err
    paths = DataPaths(tmp_path)
    Journal.open(paths.log, "test").close()
    assert refused(tmp_path, "-o", str(tmp_path / "out.pdf")) == 2
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("-o", "out.png"), "must end in .pdf"),
        (("--from", "2026-09-02", "--to", "2026-09-01", "-o", "x.pdf"), "is after --to"),
        (("--from", "yesterday", "-o", "x.pdf"), "is not a date"),
    ],
)
def test_what_cannot_be_done_is_said(
    asked: tuple[str, ...], told: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(data, *asked) == 2
    assert told in capsys.readouterr().err


def test_figures_by_another_plan_than_the_persons_are_not_written(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "routines" / "bad.toml").write_text("id = 7")
    assert refused(data, "-o", str(tmp_path / "out.pdf")) == 2
    assert "bad.toml" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()
