"""Packs dropped on the window, and opened by the system."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.packs.entrance import Entrance, packs_in


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def came(window: QWidget, qapp: QApplication) -> list[Path]:
    paths: list[Path] = []
    entrance = Entrance(window, qapp)
    entrance.came.connect(paths.extend)
    return paths


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def drop(window: QWidget, data: QMimeData) -> bool:
    """Whether it was taken."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return True


def test_packs_are_taken_and_nothing_else(window: QWidget, came: list[Path]) -> None:
    assert drop(window, dragged("file:///a/x.backcoach", "file:///a/p.png", "file:///y.BackCoach"))
    assert came == [Path("/a/x.backcoach"), Path("/y.BackCoach")]


@pytest.mark.parametrize("url", ["file:///a/photo.png", "https://example.org/x.backcoach"])
def test_what_is_no_pack_is_left_to_others(window: QWidget, came: list[Path], url: str) -> None:
    assert not drop(window, dragged(url))
    assert came == []
    assert packs_in(QMimeData()) == []


def test_the_system_opens_a_file(qapp: QApplication, came: list[Path]) -> None:
    QApplication.sendEvent(qapp, QFileOpenEvent("/a/x.backcoach"))
    QApplication.sendEvent(qapp, QFileOpenEvent("/a/x.txt"))
    assert came == [Path("/a/x.backcoach")]
