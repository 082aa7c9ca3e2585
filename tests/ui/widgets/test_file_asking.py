"""Where asking for a file begins, and how the one chosen ends."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.widgets.file_asking import LastFolder, ask_where_to_save, with_ending

MUSIC = QStandardPaths.StandardLocation.MusicLocation


@pytest.fixture
def music(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Music"
    folder.mkdir()
    places = {MUSIC: str(folder)}
    monkeypatch.setattr(QStandardPaths, "writableLocation", places.__getitem__)
    return folder


def test_it_begins_in_the_standard_folder_and_goes_on_where_one_chose(
    music: Path, tmp_path: Path
) -> None:
    folder = LastFolder(MUSIC)
    assert folder.path == music
    folder.remember(tmp_path / "one.ogg")
    assert folder.path == tmp_path


def test_a_folder_that_has_gone_is_not_begun_in(music: Path, tmp_path: Path) -> None:
    folder = LastFolder(MUSIC)
    stick = tmp_path / "stick"
    stick.mkdir()
    folder.remember(stick / "one.ogg")
    stick.rmdir()
    assert folder.path == Path.home()
    stick.mkdir()
    assert folder.path == stick
    music.rmdir()
    assert LastFolder(MUSIC).path == Path.home()


@pytest.mark.parametrize(
    ("chosen", "ends"),
    [
        ("a.pdf", "a.pdf"),
        ("a.PDF", "a.PDF"),
        ("a", "a.pdf"),
        ("a.txt", "a.txt.pdf"),
        ("8.30", "8.30.pdf"),
    ],
)
def test_an_ending_is_added_where_it_is_missing(chosen: str, ends: str) -> None:
    assert with_ending(Path("x") / chosen, ".pdf") == Path("x") / ends


@pytest.mark.parametrize(("answer", "found"), [("", None), ("/x/b", Path("/x/b.pdf"))])
def test_what_is_saved_ends_as_was_suggested(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str, found: Path | None
) -> None:
    asked: list[tuple[str, ...]] = []

    def ask(parent: QWidget, *rest: str) -> tuple[str, str]:
        asked.append(rest)
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    parent = QWidget()
    qtbot.addWidget(parent)
    suggested = Path("/x/a.pdf")
    assert ask_where_to_save(parent, "Save as PDF", suggested, "PDF (*.pdf)") == found
    assert asked == [("Save as PDF", str(suggested), "PDF (*.pdf)")]
