"""The log saved as a file, and brought in again, through the window."""

import csv
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.correction import CorrectionKind
from coach.core.day_mark import DayMark
from coach.storage.exchange.writing_csv import COLUMNS
from coach.ui.exchange.words import TRY_ELSEWHERE
from coach.ui.widgets.switch import Switch
from tests.e2e.conftest import Desk, OpenDesk
from tests.storage.exchange.any_log import another


def wait_for(desk: Desk, qtbot: QtBot, button: str) -> None:
    def there() -> bool:
        found = desk.window.findChildren(QPushButton)
        return any(each.isVisible() and each.text() == button for each in found)

    qtbot.waitUntil(there, timeout=20_000)


def said(desk: Desk) -> list[str]:
    return [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]


def test_out_and_in_again(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk()
    coach, exchange = desk.coach, desk.coach.exchange
    begun = desk.clock.now() - timedelta(days=3)
    recorded = [replace(another(n), started_at=begun, local_date=begun.date()) for n in range(3)]
    coach.journal.add([replace(each, ended_at=None) for each in recorded], begun)
    everything, table = tmp_path / "log.json", tmp_path / "log.csv"
    sessions = coach.journal.sessions()
    for path, kind in ((everything, "json"), (table, "csv")):
        exchange.save(path, kind)
        desk.press(Qt.Key.Key_Escape)  # what is being written is not left
        assert desk.window.covered
        wait_for(desk, qtbot, "Close")
        desk.click("Close")
    with table.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == COLUMNS
    assert len(rows) == sum(len(each.sets) for each in sessions)
    exchange.open(everything)
    wait_for(desk, qtbot, "Close")  # all of it is there already
    desk.click("Close")

    def made_elsewhere(path: Path) -> None:
        """With ids of its own, as on another machine."""
        path.write_bytes(path.read_bytes().replace(b'{"id":"0', b'{"id":"1'))

    made_elsewhere(everything)
    exchange.open(everything)
    wait_for(desk, qtbot, "Bring it in")
    assert len(coach.journal.sums()) == len(sessions)
    desk.click("Bring it in")
    wait_for(desk, qtbot, "Undo")
    assert len(coach.journal.sums()) == 2 * len(sessions)
    undoable = coach.journal.corrections.undoable
    assert undoable is not None
    assert undoable.kind is CorrectionKind.BROUGHT_IN
    desk.click("Undo")
    qtbot.waitUntil(lambda: not desk.window.covered)
    assert coach.journal.sessions() == sessions


def test_habits_are_chosen(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk()
    file = tmp_path / "Checkmarks.csv"
    file.write_text("Date,Back,Walk,\n2020-01-02,2,0,\n2020-01-01,0,2,\nnever,2,2,\n")
    desk.coach.exchange.open(file)
    wait_for(desk, qtbot, "Bring it in")
    desk.click("Bring it in")  # nothing is chosen
    assert desk.coach.journal.marks() == {}
    desk.window.findChildren(Switch)[0].click()
    desk.click("Bring it in")
    wait_for(desk, qtbot, "Done")
    desk.click("Done")
    assert desk.coach.journal.marks() == {date(2020, 1, 2): DayMark.DONE}


def test_what_cannot_be_saved_or_read_is_told_calmly(
    open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk()
    before = desk.coach.journal.path.read_bytes()
    desk.coach.exchange.save(tmp_path / "none" / "log.csv", "csv")
    wait_for(desk, qtbot, "Close")
    assert "The copy could not be saved" in said(desk)
    assert TRY_ELSEWHERE in said(desk)
    desk.click("Close")
    for name, content in (("missing", None), ("other", b"hello"), ("newer", NEWER)):
        file = tmp_path / name
        if content:
            file.write_bytes(content)
        desk.coach.exchange.open(file)
        wait_for(desk, qtbot, "Close")
        assert "This file cannot be used" in said(desk)
        desk.click("Close")
    assert desk.coach.journal.path.read_bytes() == before


NEWER = b'{\n"format": "back-coach-log",\n"version": 9,\n"sessions": [\n]\n}\n'
