"""Where packs are looked for and put: in the documents at first, then where one was last."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.packs.files import Files


class Dialogs:
    """Answers in place of the system's; `offered` is where each began."""

    def __init__(self) -> None:
        self.offered: list[Path] = []
        self.answer = ""

    def open(self, parent: QWidget, title: str, start: str, *_: str) -> tuple[list[str], str]:
        self.offered.append(Path(start))
        return [self.answer] if self.answer else [], ""

    def save(self, parent: QWidget, title: str, start: str, *_: str) -> tuple[str, str]:
        self.offered.append(Path(start))
        return self.answer, ""


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    return folder


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    made = Dialogs()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", made.open)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made.save)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_it_begins_in_the_documents(documents: Path, dialogs: Dialogs, window: QWidget) -> None:
    files = Files()
    assert files.ask_for_packs(window) == ()
    assert files.ask_where_to_save(window, "Morning") is None
    assert dialogs.offered == [documents, documents / "Morning.backcoach"]


def test_then_it_begins_where_one_last_chose(
    documents: Path, dialogs: Dialogs, window: QWidget, tmp_path: Path
) -> None:
    stick, desk = tmp_path / "stick", tmp_path / "desk"
    stick.mkdir()
    desk.mkdir()
    files = Files()
    dialogs.answer = str(stick / "a.backcoach")
    assert files.ask_for_packs(window) == (stick / "a.backcoach",)
    dialogs.answer = str(desk / "b")
    assert files.ask_where_to_save(window, "Morning") == desk / "b.backcoach"
    files.ask_for_packs(window)
    assert dialogs.offered[1:] == [stick / "Morning.backcoach", desk]


def test_a_folder_that_is_no_longer_there_is_not_begun_in(
    documents: Path, dialogs: Dialogs, window: QWidget
) -> None:
    documents.rmdir()
    Files().ask_for_packs(window)
    assert dialogs.offered == [Path.home()]
