"""Where a picture is looked for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.own_exercise.picture_finder import PictureFinder


def test_it_begins_among_the_pictures_and_goes_on_where_the_last_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[str] = []
    answers = ["", str(tmp_path / "one.png"), ""]

    def ask(parent: QWidget, title: str, folder: str, kinds: str) -> tuple[str, str]:
        begun.append(folder)
        return answers[len(begun) - 1], kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    pictures = tmp_path / "Pictures"
    pictures.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(pictures))
    parent = QWidget()
    qtbot.addWidget(parent)
    finder = PictureFinder()
    found = [finder(parent) for _ in answers]
    assert found == [None, tmp_path / "one.png", None]
    assert begun == [str(pictures), str(pictures), str(tmp_path)]
