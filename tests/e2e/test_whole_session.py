"""One whole session of the ten exercises through the real window, found again in the export."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coach.__main__ import main
from tests.e2e.conftest import STRIDE, OpenDesk

HOLDS_30 = {"prescribed_reps": 3, "prescribed_seconds": 90.0}
HOLDS_5 = {"prescribed_reps": 15, "prescribed_seconds": 75.0}
TEMPO = {"prescribed_reps": 15, "prescribed_seconds": 75.0}
EACH_WAY = {"prescribed_reps": 20, "prescribed_seconds": 80.0}
SHEET = [
    ("lower-trunk-rotation", ("right", "left"), EACH_WAY),
    ("single-knee-to-chest", ("right", "left"), HOLDS_30),
    ("hamstring-stretch", ("right", "left"), HOLDS_30),
    ("piriformis-stretch", ("right", "left"), HOLDS_30),
    ("quadriceps-stretch", ("right", "left"), HOLDS_30),
    ("gluteal-squeeze", ("both",), HOLDS_5),
    ("pelvic-tilt", ("both",), HOLDS_5),
    ("abdominal-draw-in", ("both",), HOLDS_5),
    ("bridge", ("both",), TEMPO),
    ("clamshell", ("right", "left"), TEMPO),
]


def test_ten_exercises_from_start_to_done(
    open_desk: OpenDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk()
    desk.click("Start session")
    desk.press(Qt.Key.Key_5)
    desk.click("Start gently")
    said = desk.session.controller.player.plan.seconds
    before = desk.clock.passed
    desk.play_to_the_end()
    assert said <= desk.clock.passed - before < said + STRIDE
    desk.press(Qt.Key.Key_3)
    desk.click("Done")

    [session] = exported(tmp_path)
    assert session["outcome"] == "completed"
    assert (session["pain_before"], session["pain_after"]) == (5, 3)
    assert session["local_date"] == "2026-11-22"
    assert session["utc_offset_minutes"] == 60
    assert session["trial"] is False
    assert [rounded(done) for done in session["sets"]] == [
        {
            "exercise": exercise,
            "side": side,
            **dose,
            "done_reps": dose["prescribed_reps"],
            "done_seconds": dose["prescribed_seconds"],
            "ended": "done",
        }
        for exercise, sides, dose in SHEET
        for side in sides
    ]
    assert main(["progress", "--json", "--data-dir", data(tmp_path), "--today", "2026-11-22"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["weeks"] == [
        {"start": "2026-11-16", "planned": 1, "credit": 1.0, "adherence": 1.0}
    ]
    assert figures["day_streak"] == 1


def exported(tmp_path: Path) -> list[dict[str, Any]]:
    file = tmp_path / "log.json"
    assert main(["export", "--data-dir", data(tmp_path), "-o", str(file)]) == 0
    table = json.loads(file.read_text("utf-8"))
    assert (table["format"], table["version"]) == ("back-coach-log", 2)
    sessions: list[dict[str, Any]] = table["sessions"]
    return sessions


def data(tmp_path: Path) -> str:
    return str(tmp_path / "data")


def rounded(done: dict[str, Any]) -> dict[str, Any]:
    return {key: round(v, 6) if isinstance(v, float) else v for key, v in done.items()}
