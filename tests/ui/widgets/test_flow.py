"""Items in lines that break where they are full."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui.widgets.flow import Flow

SIZES = ((100, 20), (60, 40), (80, 20))


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    flow = Flow(10, made)
    for width, height in SIZES:
        item = QWidget()
        item.setFixedSize(width, height)
        flow.addWidget(item)
    return made


def placed(holder: QWidget, width: int) -> list[tuple[int, int]]:
    layout = holder.layout()
    assert layout is not None
    layout.setGeometry(QRect(0, 0, width, 200))
    children = [child for child in holder.children() if isinstance(child, QWidget)]
    return [(child.x(), child.y()) for child in children]


def test_all_in_one_line_where_they_fit_each_in_its_middle(holder: QWidget) -> None:
    layout = holder.layout()
    assert layout is not None
    assert (layout.sizeHint().width(), layout.sizeHint().height()) == (260, 40)
    assert placed(holder, 260) == [(0, 10), (110, 0), (180, 10)]
    assert layout.heightForWidth(260) == 40


def test_breaks_where_a_line_is_full(holder: QWidget) -> None:
    layout = holder.layout()
    assert layout is not None
    assert placed(holder, 259) == [(0, 10), (110, 0), (0, 50)]
    assert layout.heightForWidth(259) == 70
    assert layout.heightForWidth(10) == 100


def test_what_is_hidden_takes_no_room(holder: QWidget) -> None:
    layout = holder.layout()
    assert layout is not None
    children = [child for child in holder.children() if isinstance(child, QWidget)]
    children[1].hide()
    assert placed(holder, 190)[2] == (110, 0)
    assert layout.sizeHint().height() == 20
