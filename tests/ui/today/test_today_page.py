"""Today: its words for each state of the day, the week's marks, the cards and the buttons."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog
from coach.core.plan import plan
from coach.core.routine import Routine
from coach.storage.journal import Journal
from coach.ui.catalog_model import CatalogModel
from coach.ui.planning import Planner
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.today.exercise_card import ExerciseCard
from coach.ui.today.page import TodayPage
from coach.ui.today.problems import Problems
from coach.ui.today.standing import Standing, heading, standing
from coach.ui.today.week_marks import week
from tests.ui.conftest import StandingClock
from tests.ui.today.conftest import Log

SUNDAY = date(2026, 11, 22)


def shown(qtbot: QtBot, page: TodayPage) -> list[str]:
    """Everything that the page says, once it is shown; it is hidden again."""
    with qtbot.waitExposed(page):
        page.show()
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    page.hide()
    return said


def buttons(page: TodayPage) -> dict[str, QPushButton]:
    """Those with a word on them, by that word; a card says more than a word."""
    found = page.findChildren(QPushButton)
    return {b.text(): b for b in found if b.text() and b.isVisibleTo(page)}


def mark_names(page: TodayPage) -> list[str]:
    names = [child.accessibleName() for child in page.findChildren(type(page.body))]
    return [name for name in names if "day: " in name]


def only_days(model: RoutineModel, days: tuple[int, ...]) -> None:
    model.change(model.shown.with_days(days))


def test_a_fresh_day_is_ready_to_start(
    qtbot: QtBot,
    page: TodayPage,
    catalog_model: CatalogModel,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
) -> None:
    said = shown(qtbot, page)
    assert "Sunday, 22 November 2026" in said
    assert "Ready for today's back routine?" in said
    seconds = Planner(catalog_model, settings_model).plan(routine_model.routine).seconds
    assert heading(10, seconds) in said
    assert any("Starts with <b>Lower trunk rotation</b>. You will be on" in text for text in said)
    assert list(buttons(page)) == ["Start session", "5 min", "10 min", "15 min", "Change routine"]


def test_buttons_say_what_is_wanted(qtbot: QtBot, page: TodayPage) -> None:
    shown(qtbot, page)
    with qtbot.waitSignal(page.start_requested):
        buttons(page)["Start session"].click()
    with qtbot.waitSignal(page.routine_requested):
        buttons(page)["Change routine"].click()


def test_each_exercise_that_is_on_has_its_card(
    qtbot: QtBot, page: TodayPage, routine_model: RoutineModel
) -> None:
    shown(qtbot, page)
    names = [card.accessibleName() for card in page.findChildren(ExerciseCard)]
    assert len(names) == 10
    assert names[0] == "1  Lower trunk rotation, 20 each way"
    assert names[8] == "9  Bridge, 15 reps"


def test_interrupted_session_is_offered_first(qtbot: QtBot, page: TodayPage, log: Log) -> None:
    session = log(SUNDAY, 0.4, finished=False)
    assert "Ready to go on?" in shown(qtbot, page)
    assert {"Go on where you stopped", "Start session"} < set(buttons(page))
    with qtbot.waitSignal(page.go_on_requested) as asked:
        buttons(page)["Go on where you stopped"].click()
    assert asked.args == [session]


def test_interrupted_session_of_other_exercises_is_not_offered(
    qtbot: QtBot, page: TodayPage, journal: Journal, routine_model: RoutineModel, catalog: Catalog
) -> None:
    laid_out = plan(routine_model.routine, catalog)
    at = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    journal.begin(laid_out.routine, laid_out.sets[1:], at, SUNDAY, trial=False)
    assert "Ready to go on?" not in shown(qtbot, page)


def test_interrupted_trial_is_not_offered(qtbot: QtBot, page: TodayPage, log: Log) -> None:
    log(SUNDAY, 0.4, finished=False, trial=True)
    assert "Ready for today's back routine?" in shown(qtbot, page)
    assert "Go on where you stopped" not in buttons(page)


def test_session_of_another_day_is_not_offered(qtbot: QtBot, page: TodayPage, log: Log) -> None:
    log(SUNDAY - timedelta(days=1), 0.4, finished=False)
    shown(qtbot, page)
    assert "Go on where you stopped" not in buttons(page)


def test_done_day_says_so_without_hiding_the_start(qtbot: QtBot, page: TodayPage, log: Log) -> None:
    log(SUNDAY)
    assert "Done for today" in shown(qtbot, page)
    assert "Start session" in buttons(page)


def test_a_day_on_which_it_hurts_too_much_to_begin_is_not_called_done(
    qtbot: QtBot, page: TodayPage, log: Log
) -> None:
    log(SUNDAY - timedelta(days=1))
    log(SUNDAY, for_pain=True)
    said = shown(qtbot, page)
    assert "Rest today" in said
    assert any("It does not count against you." in text for text in said)
    log(SUNDAY, 0.4)
    assert "Rest today" not in shown(qtbot, page)


def test_marks_say_what_each_day_was(qtbot: QtBot, page: TodayPage, log: Log) -> None:
    log(date(2026, 11, 17))
    log(date(2026, 11, 19), 0.5)
    shown(qtbot, page)
    names = mark_names(page)
    assert names[0] == "Monday: nothing planned"
    assert names[1] == "Tuesday: done"
    assert names[2] == "Wednesday: planned, not done"
    assert names[3].startswith("Thursday: ")
    assert names[3].endswith(" % done")
    assert names[6] == "Sunday: today, planned"


@pytest.mark.parametrize(
    ("mark", "title", "name"),
    [
        (DayMark.ILL, "Marked as ill today", "Sunday: today, ill"),
        (DayMark.AWAY, "Marked as away today", "Sunday: today, away"),
        (DayMark.PAIN, "Marked as too much pain today", "Sunday: today, too much pain"),
        (DayMark.DONE, "Done for today", "Sunday: done"),
    ],
)
def test_nothing_is_asked_for_on_a_marked_day_and_yet_one_can_start(
    qtbot: QtBot, page: TodayPage, journal: Journal, mark: DayMark, title: str, name: str
) -> None:
    journal.corrections.mark([SUNDAY], mark, datetime(2026, 11, 22, 8, tzinfo=UTC))
    said = shown(qtbot, page)
    assert title in said
    assert any("You can" in line for line in said)
    assert "Start session" in buttons(page)
    assert mark_names(page)[6] == name


def test_an_excused_day_has_a_shape_of_its_own(
    qtbot: QtBot, page: TodayPage, log: Log, journal: Journal
) -> None:
    log(date(2026, 11, 16))
    wednesday = date(2026, 11, 18)
    journal.corrections.mark([wednesday], DayMark.AWAY, datetime(2026, 11, 22, 8, tzinfo=UTC))
    shown(qtbot, page)
    assert mark_names(page)[2] == "Wednesday: away"
    marks = [each for each in page.findChildren(QWidget) if "day: " in each.accessibleName()]
    away, missed = (marks[place].grab().toImage() for place in (2, 1))
    middle = QPoint(away.width() // 2, 34)
    beside, above = middle + QPoint(6, 0), middle - QPoint(0, 5)
    assert away.pixelColor(middle) == away.pixelColor(beside)
    assert away.pixelColor(above) == away.pixelColor(0, 0)
    assert missed.pixelColor(middle) != away.pixelColor(middle)


def test_week_begins_where_the_settings_say(
    qtbot: QtBot, page: TodayPage, settings_model: SettingsModel
) -> None:
    settings_model.change(week_start=6)
    shown(qtbot, page)
    assert mark_names(page)[0] == "Sunday: today, planned"
    assert mark_names(page)[6].startswith("Saturday")


def test_journal_is_followed_while_the_page_is_seen(
    qtbot: QtBot, page: TodayPage, log: Log
) -> None:
    with qtbot.waitExposed(page):
        page.show()
    log(SUNDAY)
    titles = [label.text() for label in page.findChildren(QLabel)]
    page.hide()
    assert "Done for today" in titles


def test_small_hours_belong_to_the_day_before(
    qtbot: QtBot, page: TodayPage, standing_clock: StandingClock
) -> None:
    standing_clock.moment = datetime(2026, 11, 23, 3, 59, tzinfo=UTC)
    assert "Sunday, 22 November 2026" in shown(qtbot, page)
    standing_clock.moment = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    page.stale()
    assert "Monday, 23 November 2026" in shown(qtbot, page)


def test_a_window_left_open_overnight_shows_the_new_day_to_who_comes_back(
    qtbot: QtBot, page: TodayPage, standing_clock: StandingClock
) -> None:
    with qtbot.waitExposed(page):
        page.show()
    standing_clock.moment = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    at = QPointF(9, 9)
    QApplication.sendEvent(page, QEnterEvent(at, at, at))
    dates = [label.text() for label in page.findChildren(QLabel)]
    page.hide()
    assert "Monday, 23 November 2026" in dates


def test_who_comes_back_from_another_page_on_a_new_day_finds_it(
    qtbot: QtBot, page: TodayPage, standing_clock: StandingClock
) -> None:
    with qtbot.waitExposed(page):
        page.show()
    page.hide()
    standing_clock.moment = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    page.show()
    dates = [label.text() for label in page.findChildren(QLabel)]
    page.hide()
    assert "Monday, 23 November 2026" in dates


def test_what_can_no_longer_be_gone_on_with_in_the_morning_is_offered_no_more(
    qtbot: QtBot, page: TodayPage, log: Log, standing_clock: StandingClock
) -> None:
    log(SUNDAY, 0.4, finished=False)
    with qtbot.waitExposed(page):
        page.show()
    standing_clock.moment = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    with qtbot.assertNotEmitted(page.go_on_requested):
        buttons(page)["Go on where you stopped"].click()
    left = set(buttons(page))
    page.hide()
    assert "Go on where you stopped" not in left
    assert "Start session" in left


def test_cards_wrap_where_the_window_is_narrow(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitExposed(page):
        page.show()
    columns = []
    for width in (1180, 820, 400):
        page.resize(width, 800)
        cards = page.findChildren(ExerciseCard)
        columns.append(len({card.x() for card in cards}))
        assert len({card.width() for card in cards}) == 1
    page.hide()
    assert columns == [4, 2, 1]


def cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    needed = label.sizeHint()
    return label.height() < needed.height() or label.width() < needed.width()


@pytest.mark.parametrize("width", [780, 1160])
def test_nothing_is_cut_at_the_largest_text(
    qtbot: QtBot, page: TodayPage, theme_hub: ThemeHub, width: int
) -> None:
    theme_hub.choose("light", 1.5)
    page.resize(width, 620)
    with qtbot.waitExposed(page):
        page.show()
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    qtbot.waitUntil(lambda: [label.text() for label in labels if cut(label)] == [])
    page.hide()


@pytest.fixture
def routine(routine_model: RoutineModel) -> Routine:
    return routine_model.routine


def test_standing_of_a_day(routine: Routine) -> None:
    monday = replace(routine, days=(0,))
    off = replace(routine, entries=tuple(replace(e, on=False) for e in routine.entries))
    assert standing(routine, SUNDAY, None, None) is Standing.READY
    assert standing(monday, SUNDAY, None, None) is Standing.DAY_OFF
    assert standing(routine, SUNDAY, 0.5, None) is Standing.PART_DONE
    assert standing(monday, SUNDAY, 1.0, None) is Standing.DONE
    assert standing(routine, SUNDAY, 0.0, None) is Standing.READY
    assert standing(off, SUNDAY, 1.0, None, empty=True) is Standing.EMPTY


def test_days_to_come_are_planned_by_their_weekday() -> None:
    tuesday = date(2026, 11, 17)
    days = week({tuesday: 0.5}, {tuesday}, (1, 3), tuesday, date(2026, 11, 16))
    assert [day.text for day in days[:4]] == [
        "Monday: nothing planned",
        "Tuesday: 50 % done",
        "Wednesday: nothing planned",
        "Thursday: planned",
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_one_key_starts_the_session_from_the_first_moment(
    qtbot: QtBot, page: TodayPage, key: Qt.Key
) -> None:
    with qtbot.waitExposed(page):
        page.show()
    focus = page.focusWidget()
    assert focus is buttons(page)["Start session"]
    with qtbot.waitSignal(page.start_requested):
        qtbot.keyClick(focus, key)
    page.hide()


def test_an_interrupted_session_has_the_first_key(qtbot: QtBot, page: TodayPage, log: Log) -> None:
    log(SUNDAY, 0.4, finished=False)
    with qtbot.waitExposed(page):
        page.show()
    assert page.focusWidget() is buttons(page)["Go on where you stopped"]
    page.hide()


def test_a_card_asks_for_its_exercise(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitExposed(page):
        page.show()
    card = page.findChildren(ExerciseCard)[2]
    with qtbot.waitSignal(page.exercise_requested) as asked:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert asked.args == ["hamstring-stretch"]
    page.hide()


def test_what_could_not_be_read_is_told_until_it_is_put_away(qtbot: QtBot) -> None:
    problems = Problems([f"{name}.toml: cannot be read" for name in "abcde"])
    qtbot.addWidget(problems)
    with qtbot.waitExposed(problems):
        problems.show()
    texts = " ".join(label.text() for label in problems.findChildren(QLabel))
    assert "Nothing is lost" in texts
    assert "a.toml" in texts
    assert "d.toml" not in texts
    assert "and two more" in texts
    qtbot.mouseClick(problems.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert problems.isHidden()


def test_nothing_is_told_where_all_could_be_read(qtbot: QtBot, page: TodayPage) -> None:
    assert page.findChildren(Problems) == []


def test_an_empty_routine_leads_to_the_exercises(
    qtbot: QtBot, page: TodayPage, routine_model: RoutineModel
) -> None:
    for place in range(len(routine_model.routine.entries)):
        routine_model.change(routine_model.shown.toggled(place))
    said = shown(qtbot, page)
    assert "Up today" not in said
    assert "Switch on at least one exercise to start a session." in said
    with qtbot.waitSignal(page.routine_requested):
        buttons(page)["Choose exercises"].click()


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_routine_without_any_exercise_asks_for_one(
    qtbot: QtBot, page: TodayPage, routine_model: RoutineModel, forgotten: bool
) -> None:
    entries = routine_model.shown.entries[:1] if forgotten else ()
    gone = tuple(replace(entry, exercise="no-more", on=False) for entry in entries)
    routine_model.change(replace(routine_model.shown, entries=gone))
    said = shown(qtbot, page)
    assert "Add an exercise on the Routine page to start a session." in said


def test_the_week_that_has_ended_is_offered_for_review(
    qtbot: QtBot, page: TodayPage, log: Log, journal: Journal
) -> None:
    week = SUNDAY - timedelta(days=13)
    log(week)
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitSignal(page.review_requested, timeout=0) as asked:
        buttons(page)["Look"].click()
    assert asked.args == [week]
    buttons(page)["Not now"].click()
    assert page.focusWidget() is not None
    assert journal.reviews().keys() == {week}
    page.hide()
    assert not any("week in review" in text for text in shown(qtbot, page))
