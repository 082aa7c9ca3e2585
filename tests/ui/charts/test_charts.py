"""The charts: what they draw of what they are given, and what a screen reader hears."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.core.day_mark import DayMark
from coach.ui.charts.calendar import DayCalendar
from coach.ui.charts.chart import Chart
from coach.ui.charts.pain import PainChart
from coach.ui.charts.series import Day, DayKind, PainDays, PainLine, Span, WeekBar
from coach.ui.charts.weekly import WeeklyBars
from coach.ui.theme import ThemeHub, load

MONDAY = date(2026, 8, 31)


def shown(qtbot: QtBot, chart: Chart) -> Chart:
    qtbot.addWidget(chart)
    chart.resize(640, 260)
    chart.show()
    return chart


def bars(count: int = 12, planned: int = 6) -> list[WeekBar]:
    return [
        WeekBar(
            MONDAY + timedelta(weeks=n),
            planned=planned,
            credit=float(n % (planned + 1)),
            done=n % (planned + 1),
            adherence=(n % (planned + 1)) / planned,
            current=n == count - 1,
        )
        for n in range(count)
    ]


@pytest.fixture
def weekly(qtbot: QtBot, theme_hub: ThemeHub) -> WeeklyBars:
    chart = WeeklyBars("Sessions per week", theme_hub.theme)
    shown(qtbot, chart)
    chart.show_weeks(bars(), 0.8, "All the weeks.")
    return chart


@pytest.fixture
def calendar(qtbot: QtBot, theme_hub: ThemeHub) -> DayCalendar:
    chart = DayCalendar("Every day", theme_hub.theme)
    shown(qtbot, chart)
    return chart


def days(weeks: int) -> list[Day]:
    kinds = [DayKind.PLANNED] * 6 + [DayKind.FREE]
    return [
        Day(MONDAY + timedelta(days=n), kinds[n % 7], (n % 3) / 2, n % 3 > 0)
        for n in range(7 * weeks)
    ]


def pixel(chart: Chart, place: QRectF, share: float) -> QColor:
    """The colour in the middle of a mark's width, `share` of its height above its foot."""
    picture: QImage = chart.grab().toImage()
    box = chart._pixels(place)
    return picture.pixelColor(round(box.center().x()), round(box.bottom() - share * box.height()))


def near(colour: QColor, name: str) -> bool:
    wanted = QColor(name)
    return all(
        abs(a - b) < 6
        for a, b in zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def test_a_bar_is_as_high_as_what_was_done(weekly: WeeklyBars) -> None:
    theme = weekly.theme
    three_of_six = weekly.marks[3].place
    assert near(pixel(weekly, three_of_six, 0.40), theme.accent)
    assert near(pixel(weekly, three_of_six, 0.70), theme.track)
    nothing = weekly.marks[7].place
    assert near(pixel(weekly, nothing, 0.3), theme.track)


def test_the_current_week_stands_out(weekly: WeeklyBars) -> None:
    current = weekly.marks[-1].place
    assert near(pixel(weekly, current, 0.3), weekly.theme.effort)
    assert weekly.getAxis("bottom")._tickLevels[0][-1][1] == "so far"


def test_another_theme_recolours(weekly: WeeklyBars) -> None:
    dark = load("dark")
    weekly.set_theme(dark)
    assert near(pixel(weekly, weekly.marks[3].place, 0.4), dark.accent)
    assert near(pixel(weekly, QRectF(3.4, 0, 0.2, 6), 0.5), dark.surface)


def test_more_done_than_planned_stays_inside(weekly: WeeklyBars) -> None:
    weekly.show_weeks([WeekBar(MONDAY, planned=2, credit=5.0, done=5, adherence=1.0)], 0.8, "")
    top = weekly._pixels(weekly.marks[0].place).top()
    assert top > weekly.plotItem.vb.sceneBoundingRect().top()


@pytest.mark.parametrize("count", [0, 1, 4, 52, 520])
def test_any_number_of_weeks_can_be_shown(weekly: WeeklyBars, count: int) -> None:
    weekly.show_weeks(bars(count), 0.8, "")
    assert not weekly.grab().isNull()
    ticks = weekly.getAxis("bottom")._tickLevels[0]
    widths = [weekly.fontMetrics().horizontalAdvance(label) for _, label in ticks]
    middles = [weekly._pixels(QRectF(place, 0, 0, 1)).center().x() for place, _ in ticks]
    for index in range(1, len(ticks)):
        gap = middles[index] - middles[index - 1]
        assert gap >= (widths[index] + widths[index - 1]) / 2


def test_the_arrow_keys_go_through_the_bars_and_say_them(weekly: WeeklyBars) -> None:
    assert weekly.accessibleName() == "Sessions per week"
    assert weekly.accessibleDescription() == "All the weeks."
    said = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(weekly, key)
        said.append(weekly.accessibleDescription())
    QTest.keyClick(weekly, Qt.Key.Key_Right)
    said.append(weekly.accessibleDescription())
    QTest.keyClick(weekly, Qt.Key.Key_Home)
    said.append(weekly.accessibleDescription())
    assert said == [bars()[n].sentence for n in (11, 10, 11, 11, 11, 0)]
    weekly.clearFocus()


def test_leaving_the_chart_brings_its_summary_back(weekly: WeeklyBars, qtbot: QtBot) -> None:
    weekly.activateWindow()
    weekly.setFocus()
    qtbot.waitUntil(weekly.hasFocus)
    QTest.keyClick(weekly, Qt.Key.Key_End)
    assert weekly.accessibleDescription() == bars()[11].sentence
    weekly.clearFocus()
    assert weekly.accessibleDescription() == "All the weeks."


def test_the_chart_with_the_focus_has_a_ring_until_a_bar_has_it(
    weekly: WeeklyBars, qtbot: QtBot
) -> None:
    weekly.setFocus()
    qtbot.waitUntil(weekly.hasFocus)
    ring = weekly.grab().toImage().pixelColor(weekly.width() // 2, 1)
    QTest.keyClick(weekly, Qt.Key.Key_Left)
    chosen = weekly.grab().toImage().pixelColor(weekly.width() // 2, 1)
    assert near(ring, weekly.theme.ink)
    assert near(chosen, weekly.theme.surface)


def test_hovering_says_the_bar(weekly: WeeklyBars) -> None:
    over = weekly._pixels(weekly.marks[4].place).center().toPoint()
    QTest.mouseMove(weekly.viewport(), over + QPoint(1, 0))
    QTest.mouseMove(weekly.viewport(), over)
    assert weekly.spoken == bars()[4].sentence
    QTest.mouseMove(weekly.viewport(), QPoint(2, 2))
    assert weekly.spoken == ""
    assert weekly.mark_at(QPointF(2, 2)) is None


def test_the_wheel_is_left_to_the_page(weekly: WeeklyBars) -> None:
    wheel = QWheelEvent(
        QPointF(100, 100),
        QPointF(100, 100),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    weekly.wheelEvent(wheel)
    assert not wheel.isAccepted()


def test_dragging_does_not_move_the_chart(weekly: WeeklyBars) -> None:
    before = weekly.viewRange()
    view = weekly.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(view, QPoint(200, 150))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert weekly.viewRange() == before


def test_days_differ_in_shape_by_what_was_done(calendar: DayCalendar) -> None:
    calendar.show_days(days(4), "")
    theme = calendar.theme
    missed, partly, done = (calendar.marks[n].place for n in (0, 1, 2))
    assert near(pixel(calendar, missed, 0.5), theme.track)
    assert near(pixel(calendar, partly, 0.3), theme.accent)
    assert near(pixel(calendar, partly, 0.7), theme.accent_soft)
    assert near(pixel(calendar, done, 0.7), theme.accent)


def test_a_free_day_is_only_a_dot(calendar: DayCalendar) -> None:
    free = Day(MONDAY, DayKind.FREE)
    calendar.show_days([free] * 7, "")
    place = calendar.marks[0].place
    assert near(pixel(calendar, place, 0.5), calendar.theme.track)
    assert near(pixel(calendar, place, 0.2), calendar.theme.surface)


def test_days_to_come_have_no_sentence(calendar: DayCalendar) -> None:
    week = [*days(1)[:5], *(Day(MONDAY, DayKind.TO_COME) for _ in range(2))]
    calendar.show_days(week, "")
    assert len(calendar.marks) == 5


def test_ten_years_of_days_are_paged(calendar: DayCalendar) -> None:
    calendar.show_days(days(520), "")
    assert calendar.has_earlier
    assert not calendar.has_later
    pages = 0
    while calendar.has_earlier:
        calendar.page(-1)
        pages += 1
        assert pages < 100
    assert calendar.has_later
    assert calendar._pixels(calendar.marks[0].place).left() >= 0
    for _ in range(pages):
        calendar.page(1)
    assert not calendar.has_later


def test_few_weeks_begin_at_the_left_and_are_wide(calendar: DayCalendar) -> None:
    calendar.show_days(days(3), "")
    first = calendar._pixels(calendar.marks[0].place)
    inside = calendar.plotItem.vb.sceneBoundingRect()
    assert first.left() == pytest.approx(inside.left(), abs=2)
    assert first.width() == pytest.approx(2.1 * first.height(), abs=2)


def test_weeks_that_fit_fill_the_room(calendar: DayCalendar) -> None:
    calendar.show_days(days(13), "")
    assert not calendar.has_earlier
    last = calendar._pixels(calendar.marks[-1].place)
    inside = calendar.plotItem.vb.sceneBoundingRect()
    assert last.right() <= inside.right() + 1


def test_few_weeks_need_no_pages(calendar: DayCalendar) -> None:
    calendar.show_days(days(3), "")
    assert not calendar.has_earlier
    assert not calendar.has_later


def test_the_arrow_keys_go_by_day_and_by_week_and_the_view_follows(calendar: DayCalendar) -> None:
    calendar.show_days(days(520), "")
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(calendar, key)
    assert calendar.accessibleDescription() == days(520)[520 * 7 - 1 - 1 - 7].sentence
    QTest.keyClick(calendar, Qt.Key.Key_Home)
    assert calendar.accessibleDescription() == days(1)[0].sentence
    assert calendar.rect().contains(calendar._pixels(calendar.marks[0].place).center().toPoint())


def test_pain_shows_each_rating_and_its_line(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    chart = PainChart("Pain, before and after", theme_hub.theme)
    shown(qtbot, chart)
    monday = MONDAY.toordinal()
    before = PainLine([monday, monday + 1, monday + 2], [6, 5, 4], [6.0, 5.5, 5.0])
    after = PainLine([monday], [2], [2.0])
    span = Span(MONDAY, MONDAY + timedelta(days=20))
    chart.show_ratings(before, after, PainDays(before, after), span, "Pain.")
    assert [list(points.data["y"]) for points in chart._points] == [[6, 5, 4], [2]]
    assert list(chart._lines[0].yData) == [6.0, 5.5, 5.0]
    assert [points.opts["symbol"] for points in chart._points] == ["o", "d"]
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription().endswith("pain 4 before.")
    assert not chart.grab().isNull()


def test_pain_of_one_day_and_of_none(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    chart = PainChart("Pain, before and after", theme_hub.theme)
    shown(qtbot, chart)
    for ratings in (PainLine([MONDAY.toordinal()], [3], [3.0]), PainLine()):
        chart.show_ratings(
            ratings, PainLine(), PainDays(ratings, PainLine()), Span(MONDAY, MONDAY), ""
        )
        assert not chart.grab().isNull()


def drag(chart: Chart, first: int, last: int) -> None:
    view = chart.viewport()
    start, end = (chart._pixels(chart.marks[n].place).center().toPoint() for n in (first, last))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize("mirrored", [False, True])
def test_dragging_over_bars_chooses_them_whichever_way(weekly: WeeklyBars, mirrored: bool) -> None:
    if mirrored:
        weekly.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chosen: list[tuple[int, int]] = []
    opened: list[int] = []
    weekly.spanned.connect(lambda first, last: chosen.append((first, last)))
    weekly.opened.connect(opened.append)
    drag(weekly, 3, 7)
    drag(weekly, 8, 2)
    assert chosen == [(3, 7), (2, 8)]
    assert opened == []


def test_a_click_opens_a_bar_and_one_beside_it_opens_nothing(weekly: WeeklyBars) -> None:
    opened: list[int] = []
    weekly.opened.connect(opened.append)
    over = weekly._pixels(weekly.marks[4].place).center().toPoint()
    QTest.mouseClick(weekly.viewport(), Qt.MouseButton.LeftButton, pos=over)
    QTest.mouseDClick(weekly.viewport(), Qt.MouseButton.LeftButton, pos=over)
    QTest.mouseClick(weekly.viewport(), Qt.MouseButton.RightButton, pos=over)
    QTest.mouseClick(weekly.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert opened[:1] == [4]
    assert set(opened) == {4}


def test_the_keyboard_opens_a_bar_and_chooses_a_stretch(weekly: WeeklyBars) -> None:
    heard: list[object] = []
    weekly.opened.connect(heard.append)
    weekly.spanned.connect(lambda first, last: heard.append((first, last)))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(weekly, Qt.Key.Key_End)
    QTest.keyClick(weekly, Qt.Key.Key_Return)
    for _ in range(3):
        QTest.keyClick(weekly, Qt.Key.Key_Left, shift)
    QTest.keyClick(weekly, Qt.Key.Key_Right, shift)
    QTest.keyClick(weekly, Qt.Key.Key_Return)
    QTest.keyClick(weekly, Qt.Key.Key_Escape)
    QTest.keyClick(weekly, Qt.Key.Key_Return)
    assert heard == [11, (9, 11), 9]


def test_from_right_to_left_time_runs_the_other_way(
    weekly: WeeklyBars, calendar: DayCalendar
) -> None:
    calendar.show_days(days(4), "")
    for chart in (weekly, calendar):
        first, last = (chart._pixels(chart.marks[n].place).center().x() for n in (0, -1))
        assert first < last
        chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        first, last = (chart._pixels(chart.marks[n].place).center().x() for n in (0, -1))
        assert first > last
    assert calendar.getAxis("right").isVisible()
    assert not calendar.getAxis("left").isVisible()
    letters = calendar.getAxis("right").sceneBoundingRect()
    assert letters.center().x() > calendar.plotItem.vb.sceneBoundingRect().right()
    QTest.keyClick(weekly, Qt.Key.Key_End)
    QTest.keyClick(weekly, Qt.Key.Key_Right)
    assert weekly.current == 10


def test_an_excused_day_is_struck_through_and_explained(calendar: DayCalendar) -> None:
    away = Day(MONDAY, DayKind.EXCUSED, mark=DayMark.AWAY)
    assert away.sentence.endswith("away.")
    calendar.show_days([away, *days(1)[1:]], "")
    place = calendar.marks[0].place
    across = [pixel(calendar, place, 0.5 + n / 50).lightness() for n in range(-3, 4)]
    assert min(across) < 160  # the stroke
    assert near(pixel(calendar, place, 0.75), calendar.theme.surface)
    explained = [word for line in calendar._legend for _, word, _ in line]
    assert "ill, away or in pain" in explained
    calendar.show_days(days(1), "")
    assert "ill, away or in pain" not in str(calendar._legend)


def test_the_weeks_of_the_range_are_marked_and_in_sight(calendar: DayCalendar) -> None:
    first = MONDAY + timedelta(weeks=100)
    calendar.show_days(days(520), "", Span(first, first + timedelta(weeks=3, days=6)))
    picture = calendar.grab().toImage()
    middle = calendar._pixels(QRectF(102, 0, 1, 1)).center().x()
    top = calendar.plotItem.vb.sceneBoundingRect().top()
    assert near(picture.pixelColor(round(middle), round(top) + 1), calendar.theme.rest)
    assert calendar.has_later


def test_thousands_of_ratings_are_painted_too(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    chart = PainChart("Pain, before and after", theme_hub.theme)
    shown(qtbot, chart)
    days = [MONDAY.toordinal() + n for n in range(2000)]
    before = PainLine(days, [8] * 2000, [8.0] * 2000)
    span = Span(MONDAY, MONDAY + timedelta(days=2000))
    chart.show_ratings(before, PainLine(), PainDays(before, PainLine()), span, "")
    assert [len(points.data) for points in chart._points] == [0, 0]
    above_the_line = chart._pixels(QRectF(1000, 8, 0, 0)).center().toPoint() - QPoint(0, 2)
    assert not near(chart.grab().toImage().pixelColor(above_the_line), chart.theme.surface)
    below = chart._pixels(QRectF(1000, 5, 0, 0)).center().toPoint()
    assert near(chart.grab().toImage().pixelColor(below), chart.theme.surface)
