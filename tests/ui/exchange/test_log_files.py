"""Asking for files of the log."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.exchange.files import LogFiles


def test_a_copy_is_named_and_the_next_begins_beside_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[str] = []

    def save(_: QWidget, title: str, suggested: str, kinds: str) -> tuple[str, str]:
        asked.append(suggested)
        return str(tmp_path / "mine"), kinds

    def choose(_: QWidget, title: str, folder: str, kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return "", kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    files = LogFiles()
    assert files.ask_where_to_save(window, "csv", date(2026, 11, 22)) == tmp_path / "mine.csv"
    assert Path(asked[0]).name == "back-coach-2026-11-22.csv"
    assert files.ask_for_file(window) is None
    assert Path(asked[1]) == tmp_path
