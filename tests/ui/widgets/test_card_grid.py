"""Cards in rows that are as even as they can be."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui.widgets.card_grid import CardGrid


def _grid(qtbot: QtBot, cards: int, most_columns: int | None = None) -> CardGrid:
    holder = QWidget()
    qtbot.addWidget(holder)
    grid = CardGrid(240, 14, holder, most_columns=most_columns)
    for _ in range(cards):
        grid.addWidget(QWidget())
    return grid


@pytest.mark.parametrize(
    ("cards", "width", "columns"),
    [(10, 1520, 5), (10, 1120, 4), (10, 520, 2), (9, 1520, 5), (3, 1520, 6), (10, 100, 1)],
)
def test_rows_are_even(qtbot: QtBot, cards: int, width: int, columns: int) -> None:
    assert _grid(qtbot, cards).columns(width) == columns


def test_two_cards_may_share_the_whole_width(qtbot: QtBot) -> None:
    assert _grid(qtbot, 2, most_columns=2).columns(1520) == 2


@pytest.mark.parametrize(("width", "columns"), [(1520, 5), (1255, 3), (760, 3), (520, 2)])
def test_rows_are_even_also_where_there_are_most_columns(
    qtbot: QtBot, width: int, columns: int
) -> None:
    assert _grid(qtbot, 5, most_columns=5).columns(width) == columns
