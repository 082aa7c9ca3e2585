"""The chart by exercise: where it puts what, what its keys and its marks say, how high it is."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.core.by_exercise import DoseChange, ExerciseWeek
from coach.core.exercise import Catalog, Dose, Side
from coach.core.routine import Entry, Routine
from coach.ui.charts.exercises import LEGEND_WORDS, ExerciseChart, name_within
from coach.ui.charts.exercises_places import Places, arrange, ticks
from coach.ui.charts.exercises_series import ByExercise, Step, by_exercise, counts, periods
from coach.ui.theme import ThemeHub, load

WEEK = timedelta(weeks=1)
MONDAY = date(2026, 8, 31)
SIDES = ((Side.RIGHT, "clamshell"), (Side.LEFT, "clamshell"), (Side.BOTH, "bridge"))
LONG = "what-my-physiotherapist-calls-the-long-slow-one-for-the-whole-of-the-back"


def shown(catalog: Catalog, weeks: int = 12, rows: int = 3) -> ByExercise:
    """Rows all done, half done and not done, week after week; the second week holds a stop."""
    exercises = [*SIDES, *((Side.BOTH, f"{LONG}-{n}") for n in range(rows - 3))][:rows]
    held = [
        ExerciseWeek(exercise, side, MONDAY + n * WEEK, 90, 45 * ((n + 2) % 3), int(n == 1))
        for n in range(weeks)
        for side, exercise in exercises
    ]
    doses = Dose(reps=3, hold=30.0), Dose(reps=3, hold=20.0)
    changes = [DoseChange(MONDAY + 2 * WEEK, "sheet", "clamshell", *doses)]
    routine = Routine("sheet", "Sheet", (Entry("clamshell", doses[0]),))
    last = MONDAY + (weeks - 1) * WEEK
    return by_exercise(held, changes, (MONDAY, last), last, catalog, routine)


@pytest.fixture
def chart(qtbot: QtBot, theme_hub: ThemeHub, catalog: Catalog) -> ExerciseChart:
    made = ExerciseChart("By exercise", theme_hub.theme)
    qtbot.addWidget(made)
    made.resize(1000, 200)
    made.show()
    made.show_exercises(shown(catalog))
    return made


def colour(chart: ExerciseChart, index: int, across: float, up: float) -> str:
    """The colour at shares of the width and of the height of a mark, above its foot."""
    box = chart._pixels(chart.marks[index].place)
    at = QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())
    return chart.grab().toImage().pixelColor(round(at.x()), round(at.y())).name()


def name(text: str) -> str:
    return QColor(text).name()


def test_a_row_comes_before_its_weeks(chart: ExerciseChart) -> None:
    assert chart.step is Step.WEEK
    assert len(chart.marks) == 3 * 13
    assert chart.marks[0].sentence.startswith("Clamshell, right: ")
    assert chart.marks[2].sentence.startswith("Clamshell, right, week from 7 Sep")
    assert chart.marks[13].sentence.startswith("Clamshell, left: ")
    assert "Dose changed on 14 Sep" in chart.marks[16].sentence
    assert chart.accessibleDescription().startswith("Clamshell, right: ")


def test_cells_are_filled_as_far_as_was_done(chart: ExerciseChart) -> None:
    theme = chart.theme
    all_done, nothing, half = 1, 2, 3
    assert colour(chart, all_done, 0.2, 0.65) == name(theme.accent)
    assert colour(chart, nothing, 0.2, 0.5) == name(theme.track)
    assert colour(chart, half, 0.7, 0.35) == name(theme.accent)
    assert colour(chart, half, 0.7, 0.65) == name(theme.accent_soft)


def test_a_stop_has_a_sign_and_a_change_has_a_flag(chart: ExerciseChart) -> None:
    assert colour(chart, 2, 0.5, 0.5) == name(chart.theme.effort)
    assert colour(chart, 3, 0.5, 0.5) != name(chart.theme.effort)
    changed, bridge = 3, 2 * 13 + 3
    assert colour(chart, changed, 0.06, 0.88) == name(chart.theme.ink)
    assert colour(chart, bridge, 0.06, 0.88) == name(chart.theme.surface)


def test_another_theme_recolours(chart: ExerciseChart) -> None:
    dark = load("dark")
    chart.set_theme(dark)
    assert colour(chart, 1, 0.2, 0.65) == name(dark.accent)


def test_the_arrow_keys_go_through_rows_and_weeks_and_stay_inside(chart: ExerciseChart) -> None:
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left
    up, down = Qt.Key.Key_Up, Qt.Key.Key_Down
    went = []
    for key in (down, left, right, right, down, up, up, left, left, down, down, down):
        QTest.keyClick(chart, key)
        went.append(chart.current)
    assert went == [0, 0, 1, 2, 15, 2, 2, 1, 0, 13, 26, 26]
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, right)
    assert chart.current == len(chart.marks) - 1
    assert chart.accessibleDescription() == chart.marks[-1].sentence
    assert "this week so far" in chart.accessibleDescription()


def test_a_mark_tells_its_exercise_and_its_days(chart: ExerciseChart) -> None:
    assert chart.exercise_of(2) == "clamshell"
    assert chart.exercise_of(26) == "bridge"
    assert chart.days_of(2) == (MONDAY + WEEK, MONDAY + 2 * WEEK - timedelta(days=1))
    assert chart.days_of(26) == (MONDAY, MONDAY + 12 * WEEK - timedelta(days=1))


@pytest.mark.parametrize("width", [500, 1000])
def test_the_pointer_finds_what_it_is_over(chart: ExerciseChart, width: int) -> None:
    chart.resize(width, 400)
    for index in (0, 1, 12, 13, 20, 38):
        assert chart.mark_at(chart._pixels(chart.marks[index].place).center()) == index
    assert chart.mark_at(QPointF(width / 2, chart.height() - 2)) is None


def test_it_is_as_high_as_its_rows_and_its_text(chart: ExerciseChart, catalog: Catalog) -> None:
    chart.resize(1600, 300)

    def height(rows: int, weeks: int = 12) -> int:
        chart.show_exercises(shown(catalog, weeks, rows))
        return chart.minimumSizeHint().height()

    twenty, ten = height(20), height(10)
    assert twenty - ten == pytest.approx(10 * (ten - height(9)), abs=10)
    assert height(20, weeks=520) == twenty
    font = chart.font()
    font.setPixelSize(round(1.5 * 15))
    chart.setFont(font)
    chart.refresh()
    assert chart.minimumSizeHint().height() == pytest.approx(1.5 * twenty, rel=0.08)
    chart.resize(500, 300)
    assert chart.minimumSizeHint().height() > 1.7 * twenty


def test_with_more_weeks_a_cell_is_a_month_a_quarter_or_a_year(
    chart: ExerciseChart, catalog: Catalog
) -> None:
    steps = []
    for width, weeks in ((1000, 12), (1000, 52), (1000, 520), (500, 520)):
        chart.resize(width, 400)
        chart.show_exercises(shown(catalog, weeks))
        steps.append(chart.step)
    assert steps == [Step.WEEK, Step.MONTH, Step.QUARTER, Step.YEAR]
    assert "weeks of 2026" in chart.marks[1].sentence


def test_where_the_cells_become_others_the_row_stays_chosen(
    chart: ExerciseChart, catalog: Catalog
) -> None:
    chart.show_exercises(shown(catalog, 52))
    chart.choose(2 * (1 + 12) + 5)
    before = chart.exercise_of(chart.current or 0)
    chart.resize(1900, 400)
    assert chart.step is Step.WEEK
    assert chart.exercise_of(chart.current or 0) == before == "bridge"
    assert chart.current == 2 * (1 + 52)


def placed(of: ByExercise, width: float, size: int = 13) -> tuple[Places, QFontMetricsF]:
    font = QFont()
    font.setPixelSize(size)
    metrics = QFontMetricsF(font)
    return arrange(width, metrics, of.rows, counts(of), LEGEND_WORDS), metrics


@pytest.mark.parametrize("size", [13, 20])
@pytest.mark.parametrize("weeks", [4, 12, 52, 520])
def test_nothing_lies_over_anything_else(
    theme_hub: ThemeHub, catalog: Catalog, weeks: int, size: int
) -> None:
    of = shown(catalog, weeks, rows=6)
    for width in (300, 460, 620, 740, 1000, 1240, 1900):
        places, metrics = placed(of, width, size)
        boxes: list[QRectF] = []
        for row, stands in enumerate(of.rows):
            words = places.words[row]
            assert metrics.horizontalAdvance(stands.done) <= words.done.width()
            said = name_within(stands, metrics, words.name.width())
            assert said.endswith(stands.side)
            assert metrics.horizontalAdvance(said) <= words.name.width() + 1
            columns = places.columns
            boxes += [box for box in words if box.width()]
            boxes += [places.marks(row, span) for span in (columns.bar, columns.strip)]
        boxes += places.legend
        inside = QRectF(0, 0, width, places.height)
        assert all(inside.contains(box) for box in boxes)
        for place, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[place + 1 :])


@pytest.mark.parametrize("weeks", [1, 4, 12, 52, 520])
def test_dates_over_the_weeks_have_room(chart: ExerciseChart, catalog: Catalog, weeks: int) -> None:
    of = shown(catalog, weeks)
    for width in (460, 1000, 1900):
        places, metrics = placed(of, width)
        columns = places.columns
        found = ticks(columns, periods(of, columns.step), metrics)
        ends = [x + metrics.horizontalAdvance(label) for x, label in found]
        assert found
        assert found[0][0] >= columns.strip.left
        assert ends[-1] <= width
        assert all(end < x for end, (x, _) in zip(ends, found[1:], strict=False))


def test_where_it_is_narrow_the_strip_goes_below_the_words(
    theme_hub: ThemeHub, catalog: Catalog
) -> None:
    wide, _ = placed(shown(catalog), 1000)
    narrow, _ = placed(shown(catalog), 460)
    assert not wide.columns.tight
    assert narrow.columns.tight
    assert narrow.slots(0, 1)[0].top() > narrow.words[0].name.bottom()
    assert narrow.words[1].name.top() > narrow.slots(0, 1)[0].bottom()


def test_nothing_to_show_can_be_drawn(chart: ExerciseChart, catalog: Catalog) -> None:
    chart.show_exercises(
        by_exercise((), (), (MONDAY, MONDAY), MONDAY, catalog, Routine("", "", ()))
    )
    assert not chart.grab().isNull()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current is None
    assert chart.mark_at(QPointF(10, 40)) is None
