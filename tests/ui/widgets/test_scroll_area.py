"""Which scroll area a widget stands in."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.widgets.scroll_area import scroll_area_around


def test_the_nearest_one_around_a_widget_and_never_itself(qtbot: QtBot) -> None:
    outer, content = QScrollArea(), QWidget()
    qtbot.addWidget(outer)
    inner, deep = QScrollArea(), QWidget()
    QVBoxLayout(content).addWidget(inner)
    inner.setWidget(deep)
    outer.setWidget(content)
    leaf = QWidget(deep)
    assert scroll_area_around(leaf) is inner
    assert scroll_area_around(inner) is outer
    assert scroll_area_around(outer) is None
