"""A month to pick days from, with the mouse and with the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.ui.theme import ThemeHub
from coach.ui.widgets.month import Month

TODAY = date(2026, 11, 22)


def made(qtbot: QtBot, hub: ThemeHub, *, spans: bool = False) -> Month:
    month = Month(
        "Days",
        hub,
        day=TODAY,
        first=date(2026, 1, 5),
        last=date(2026, 12, 3),
        today=TODAY,
        week_start=0,
        spans=spans,
    )
    qtbot.addWidget(month)
    month.resize(month.sizeHint())
    return month


def spot(month: Month, day: date) -> QPoint:
    place = next(n for n in range(42) if month._top.toordinal() + n == day.toordinal())
    return month._cell(7 + place).center().toPoint()


def press(
    month: Month, day: date, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(month, Qt.MouseButton.LeftButton, held, spot(month, day))


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 21)),
        (Qt.Key.Key_Down, date(2026, 11, 29)),
        (Qt.Key.Key_PageUp, date(2026, 10, 22)),
        (Qt.Key.Key_PageDown, date(2026, 12, 3)),
    ],
)
def test_keys_go_from_day_to_day_within_bounds(
    qtbot: QtBot, theme_hub: ThemeHub, key: Qt.Key, day: date
) -> None:
    month = made(qtbot, theme_hub)
    with qtbot.waitSignal(month.picked) as picked:
        QTest.keyClick(month, key)
    assert picked.args == [day, day]


def test_a_press_picks_a_day_and_says_that_this_is_it(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    month = made(qtbot, theme_hub)
    with qtbot.waitSignals([month.picked, month.confirmed]):
        press(month, date(2026, 11, 10))
    assert month.span == (date(2026, 11, 10), date(2026, 11, 10))
    assert month.accessibleName() == "Days: Tuesday, 10 November 2026"


def test_two_presses_pick_all_between_also_across_months(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    month = made(qtbot, theme_hub, spans=True)
    press(month, date(2026, 11, 10))
    QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    press(month, date(2026, 10, 28))
    assert month.span == (date(2026, 10, 28), date(2026, 11, 10))
    press(month, date(2026, 10, 5))
    assert month.span == (date(2026, 10, 5), date(2026, 10, 5))
    press(month, date(2026, 10, 8), Qt.KeyboardModifier.ShiftModifier)
    assert month.span == (date(2026, 10, 5), date(2026, 10, 8))


def test_there_is_nothing_to_pick_beyond_the_bounds(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    month = made(qtbot, theme_hub)
    QTest.keyClick(month, Qt.Key.Key_PageDown)
    press(month, date(2026, 12, 4))
    assert month.span == (date(2026, 12, 3), date(2026, 12, 3))
    month.show_days({date(2026, 12, 2): "away"}, ())
    QTest.keyClick(month, Qt.Key.Key_Left)
    assert month.accessibleName() == "Days: Wednesday, 2 December 2026, away"


def test_from_right_to_left_the_week_and_the_arrows_are_turned_round(
    qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    month = made(qtbot, theme_hub)
    month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert spot(month, date(2026, 11, 16)).x() > spot(month, date(2026, 11, 22)).x()
    QTest.keyClick(month, Qt.Key.Key_Right)
    assert month.span[0] == date(2026, 11, 21)
