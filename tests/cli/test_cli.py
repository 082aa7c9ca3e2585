"""The command line: what it writes and prints, and one clear line for what cannot be done."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage

from coach.__main__ import main
from coach.core.adherence import progress
from coach.core.exercise import Catalog
from coach.storage import demo
from coach.storage.journal import Journal
from coach.storage.paths import DataPaths
from coach.storage.routines import RoutineStore
from coach.ui.words import week_start
from tests.planned import always

JOINTS = {"pelvis", "waist", "chest", "neck", "head"} | {
    f"{side}_{joint}"
    for side in ("left", "right")
    for joint in (
        *("shoulder", "elbow", "wrist", "hand"),
        *("hip", "knee", "ankle", "heel", "toe"),
    )
}


def test_draw_writes_svg_and_png_of_the_size_asked(tmp_path: Path) -> None:
    svg, png = tmp_path / "bridge.svg", tmp_path / "bridge.png"
    asked = ["draw", "bridge", "--phase", "1", "--side", "right", "--size", "450x280"]
    assert main([*asked, "--theme", "light", "-o", str(svg)]) == 0
    assert main([*asked, "--theme", "dark", "-o", str(png)]) == 0
    root = ElementTree.parse(svg).getroot()
    assert (root.get("width"), root.get("height")) == ("450", "280")
    image = QImage(str(png))
    assert (image.width(), image.height()) == (450, 280)
    assert image.pixelColor(2, 2).lightness() < 60


def test_draw_all_writes_every_exercise_and_their_sheet(tmp_path: Path, catalog: Catalog) -> None:
    """In a process of its own, as it makes its own Qt; without any display."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    command = [sys.executable, "-m", "coach", "draw", "--all", "-o", "sheet"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=120)
    files = {path.name for path in (tmp_path / "sheet").iterdir()}
    assert files == {f"{e.id}.png" for e in catalog.exercises} | {"contact-sheet.png"}
    assert QImage(str(tmp_path / "sheet" / "contact-sheet.png")).height() > 5 * 300


def test_pose_prints_every_joint_and_mirrors_the_left(capsys: pytest.CaptureFixture[str]) -> None:
    reports = {}
    for side in ("right", "left"):
        assert main(["pose", "clamshell", "--phase", "0.5", "--side", side, "--json"]) == 0
        reports[side] = json.loads(capsys.readouterr().out)
    right, left = reports["right"]["joints"], reports["left"]["joints"]
    assert set(right) == JOINTS
    swapped = {"left": "right", "right": "left"}
    for joint, (x, y, z) in right.items():
        side, _, rest = joint.partition("_")
        twin = f"{swapped[side]}_{rest}" if rest else joint
        assert left[twin] == pytest.approx([x, y, -z])
    assert reports["right"]["contacts"]
    assert all(contact["off_by"] <= 0.01 for contact in reports["right"]["contacts"])


def test_an_empty_directory_has_an_empty_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.json"
    assert main(["export", "--format", "json", "--data-dir", str(tmp_path), "-o", str(file)]) == 0
    assert json.loads(file.read_text("utf-8"))["sessions"] == []
    assert main(["--data-dir", str(tmp_path), "progress", "--json", "--today", "2026-11-22"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["today"], figures["weeks"]) == ("2026-11-22", [])
    assert figures["pain"] == {"trend": "not enough yet"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "invalid choice"),
        (["draw", "nothing", "-o", "x.png"], "there is no exercise 'nothing'"),
        (["draw", "-o", "x.png"], "one exercise, or --all"),
        (["draw", "bridge"], "-o"),
        (["draw", "bridge", "-o", "x.bmp"], ".svg, .png, .pdf, .webp or .gif"),
        (["draw", "bridge", "-o", "no-such-folder/x.svg"], "no-such-folder"),
        (["draw", "bridge", "--size", "9x9", "-o", "x.png"], "16 to 8192"),
        (["draw", "bridge", "--phase", "nan", "-o", "x.png"], "from 0 to 1"),
        (["pose", "bridge", "--side", "up"], "invalid choice"),
        (["progress", "--today", "2026-02-30"], "not a date"),
        (["progress", "--today", "0001-01-01"], "from 1970 to 2199"),
        (["progress", "--today", "9999-12-31"], "from 1970 to 2199"),
        (["progress", "--data-dir", "~nobody-of-this-name/data"], "no directory"),
        (["progress", "--data-dir", "no-such-folder"], "no directory"),
        (["export", "--data-dir", ".", "-o", "no-such-folder/x.json"], "no-such-folder"),
        (["--speed", "inf"], "from 1 to"),
        (["--demo", "--data-dir", "."], "--demo"),
        (["--speed", "2", "progress"], "for the window"),
    ],
)
def test_every_error_is_one_line_and_exit_code_2(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("coach: ")
    assert error.count("\n") == 1
    assert said in error


def test_a_log_of_a_newer_program_is_refused_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.db"
    connection = sqlite3.connect(log)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = log.read_bytes()
    assert main(["progress", "--data-dir", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert log.read_bytes() == before


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("settings.toml", "goal = 7", "settings.toml: goal: 7.0 is out of range"),
        ("settings.toml", "[[", "settings.toml: not TOML"),
        ("routines/sheet.toml", "days = [7]", "days[1]: 7 is out of range"),
    ],
)
def test_figures_by_another_goal_or_plan_than_the_persons_are_refused(
    file: str, content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "routines").mkdir()
    (tmp_path / file).write_text(content, encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main(["progress", "--json", "--data-dir", str(tmp_path)]) == 2
    out, error = capsys.readouterr()
    assert (out, error.count("\n")) == ("", 1)
    assert said in error
    assert sorted(tmp_path.rglob("*")) == before


def filled(folder: Path, catalog: Catalog) -> DataPaths:
    """A data folder with twelve weeks in it, up to the day before 2026-11-22."""
    paths = DataPaths(folder)
    paths.prepare()
    routine = RoutineStore(paths.routines).load().current
    with closing(Journal.open(paths.log, "test")) as journal:
        demo.fill(journal, catalog, routine, date(2026, 11, 22), 60)
    return paths


def test_progress_prints_the_figures_of_the_log(
    tmp_path: Path, catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = filled(tmp_path, catalog)
    asked = ["progress", "--data-dir", str(tmp_path), "--today", "2026-11-22"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    with closing(Journal.open(paths.log, "test")) as journal:
        sessions = journal.sessions()
    figures = progress(sessions, always(range(7)), date(2026, 11, 22), week_start(None), 0.8)
    assert list(told) == [
        *("today", "weeks", "week_streak", "day_streak", "habit_strength", "pain")
    ]
    assert [tuple(week.values()) for week in told["weeks"]] == [
        (week.start.isoformat(), week.planned, week.credit, week.adherence)
        for week in figures.weeks
    ]
    assert list(told["weeks"][0]) == ["start", "planned", "credit", "adherence"]
    assert told["week_streak"] == figures.week_streak
    assert told["day_streak"] == figures.day_streak
    assert told["habit_strength"] == figures.habit_strength
    assert told["pain"] == {"trend": "less"}
    assert main(asked) == 0
    assert capsys.readouterr().out.count("week of ") == len(figures.weeks)


def test_a_week_without_planned_days_has_no_adherence(
    tmp_path: Path, catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = filled(tmp_path, catalog)
    store = RoutineStore(paths.routines)
    store.save(store.load().with_routine(replace(store.load().current, days=())))
    asked = ["progress", "--json", "--data-dir", str(tmp_path), "--today", "2026-11-22"]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert {(week["planned"], week["adherence"]) for week in told["weeks"]} == {(0, None)}
    assert told["habit_strength"] is None


def test_reading_commands_write_nothing_beside_the_log(tmp_path: Path, catalog: Catalog) -> None:
    """As from a folder that is only lent, or a backup."""
    filled(tmp_path, catalog)
    (tmp_path / "routines" / "sheet.toml").unlink()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    file = tmp_path.parent / "export.json"
    assert main(["export", "--data-dir", str(tmp_path), "-o", str(file)]) == 0
    assert main(["progress", "--data-dir", str(tmp_path), "--today", "2026-11-22"]) == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_what_is_damaged_in_the_log_is_told(
    tmp_path: Path, catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = filled(tmp_path, catalog)
    with closing(sqlite3.connect(paths.log, isolation_level=None)) as log:
        log.execute("UPDATE session SET pain_before = 0 WHERE id = (SELECT min(id) FROM session)")
    file = tmp_path.parent / "export.json"
    assert main(["export", "--data-dir", str(tmp_path), "-o", str(file)]) == 0
    assert "left out what is damaged" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("Back Coach ")
