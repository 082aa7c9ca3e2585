"""The check-in as it is seen and answered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.core.check_in import Concern
from coach.storage.settings import Settings
from coach.ui.check_in.check_in import CheckIn, Occasion
from coach.ui.check_in.words import WORDINGS
from coach.ui.theme import ThemeHub

Key = Qt.Key
Ask = Callable[..., CheckIn]
SETTINGS = Settings(emergency_number="112")


def picture(pose: str) -> QWidget:
    made = QWidget()
    made.setObjectName(pose)
    return made


def pictures(page: CheckIn) -> list[str]:
    """The poses that are seen."""
    found = [page.findChild(QWidget, pose) for pose in ("sitting", "hook-lying")]
    return [each.objectName() for each in found if each and each.isVisible()]


@pytest.fixture
def ask(qtbot: QtBot, theme_hub: ThemeHub) -> Ask:
    """Makes and shows a check-in."""

    def make(occasion: Occasion = Occasion.FIRST_RUN, settings: Settings = SETTINGS) -> CheckIn:
        page = CheckIn(occasion, settings, theme_hub, what_is_kept="It is kept.", draw=picture)
        qtbot.addWidget(page)
        page.resize(900, 620)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        return page

    return make


def press(page: CheckIn, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)


def button(page: CheckIn, text: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    return found


def click(page: CheckIn, text: str) -> None:
    QTest.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def said(page: CheckIn) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def asks(page: CheckIn, concern: Concern) -> bool:
    return WORDINGS[concern].question in said(page)


def heard(page: CheckIn) -> list[str]:
    """Names of the ways out that are taken from now on."""
    ways: list[str] = []
    page.passed.connect(lambda: ways.append("passed"))
    page.left.connect(lambda: ways.append("left"))
    return ways


def test_it_begins_and_ends_with_a_picture_where_there_is_room(ask: Ask) -> None:
    page = ask()
    assert pictures(page) == ["sitting"]
    assert page.verticalScrollBar().maximum() == 0
    page.resize(900, 420)
    assert pictures(page) == []
    page.resize(900, 620)
    press(page, Key.Key_Return)
    assert pictures(page) == []
    press(page, *[Key.Key_N] * len(Concern))
    assert pictures(page) == ["hook-lying"]


def test_the_answers_keep_their_place_from_question_to_question(ask: Ask) -> None:
    page = ask()
    press(page, Key.Key_Return)
    places = set()
    for _ in Concern:
        QApplication.processEvents()
        places.add(button(page, "No").mapTo(page, QPoint()).toTuple())
        press(page, Key.Key_N)
    assert len(places) == 1


def test_it_says_first_what_it_is_and_that_nothing_is_kept(ask: Ask) -> None:
    text = said(ask())
    for fact in (
        "follows the sheet",
        "does not diagnose",
        "ask before you start",
        "clinician's word goes first",
        "Your answers are not kept.",
    ):
        assert fact in text


def test_it_asks_one_question_at_a_time_in_order(ask: Ask) -> None:
    page = ask()
    click(page, "Begin")
    for number, concern in enumerate(Concern, start=1):
        assert f"Question {number} of 13" in said(page)
        assert [c for c in Concern if asks(page, c)] == [concern]
        press(page, Key.Key_N)
    assert "How much pain is all right" in said(page)


def test_the_end_passes_and_shows_the_guide_with_the_thresholds_that_are_set(ask: Ask) -> None:
    page = ask(settings=Settings(ease_from=3, stop_from=5))
    ways = heard(page)
    click(page, "Begin")
    press(page, *[Key.Key_N] * 13)
    assert {"0 to 2", "3 to 4", "5 or more"} <= {
        label.text() for label in page.findChildren(QLabel) if label.isVisible()
    }
    assert "never hold your breath" in said(page)
    assert ways == []
    press(page, Key.Key_Return)
    assert ways == ["passed"]


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_Backspace])
def test_left_and_backspace_go_back_one_question(ask: Ask, key: Qt.Key) -> None:
    page = ask()
    click(page, "Begin")
    press(page, Key.Key_N, Key.Key_N, key)
    assert asks(page, Concern.NUMB_SADDLE)


def test_nothing_is_answered_by_a_stray_key(ask: Ask) -> None:
    page = ask()
    click(page, "Begin")
    digits = [Qt.Key(Key.Key_0 + digit) for digit in range(10)]
    press(page, Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_PageDown, *digits)
    assert asks(page, Concern.BLADDER_OR_BOWEL)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_press_the_answer_that_has_the_focus(ask: Ask, key: Qt.Key) -> None:
    page = ask()
    click(page, "Begin")
    press(page, Key.Key_Tab)
    assert button(page, "No").hasFocus()
    press(page, key)
    assert asks(page, Concern.NUMB_SADDLE)
    assert not button(page, "No").hasFocus()


def test_a_double_click_answers_one_question_only(ask: Ask) -> None:
    page = ask()
    click(page, "Begin")
    click(page, "No")
    again = button(page, "No")
    place, left = QPointF(again.rect().center()), Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        where = QPointF(again.mapToGlobal(again.rect().center()))
        event = QMouseEvent(kind, place, where, left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(again, event)
    assert asks(page, Concern.NUMB_SADDLE)


def test_a_yes_to_an_emergency_says_at_once_what_to_do(ask: Ask) -> None:
    page = ask()
    answered: list[object] = []
    page.answered_yes.connect(answered.append)
    click(page, "Begin")
    press(page, Key.Key_Y)
    text = said(page)
    for fact in ("Get emergency help now", "Call 112", "Say:", "It is kept."):
        assert fact in text
    assert answered == [Concern.BLADDER_OR_BOWEL]
    assert page.open_yes
    press(page, Key.Key_N, Key.Key_Return, Key.Key_Space)
    assert said(page) == text


def test_closed_after_a_yes_it_stands_open(ask: Ask) -> None:
    page = ask()
    ways = heard(page)
    click(page, "Begin")
    click(page, "Yes")
    click(page, "Close")
    assert (ways, page.open_yes) == (["left"], True)


@pytest.mark.parametrize(
    ("concern", "title", "seen_to"),
    [
        (Concern.CANCER, "See a doctor soon", "My doctor knows about this"),
        (Concern.PREGNANT, "Ask your midwife or doctor first", "I have asked"),
        (Concern.NOT_SHOWN, "Have somebody show you first", "I have asked"),
    ],
)
def test_what_somebody_has_seen_to_goes_on(
    ask: Ask, concern: Concern, title: str, seen_to: str
) -> None:
    page = ask()
    click(page, "Begin")
    press(page, *[Key.Key_N] * list(Concern).index(concern), Key.Key_Y)
    assert title in said(page)
    click(page, seen_to)
    assert not page.open_yes
    assert title not in said(page)


def test_a_yes_by_mistake_can_be_taken_back(ask: Ask) -> None:
    page = ask()
    click(page, "Begin")
    press(page, Key.Key_Y, Key.Key_Left)
    assert asks(page, Concern.BLADDER_OR_BOWEL)
    assert not page.open_yes


@pytest.mark.parametrize(
    "fact",
    [
        "follows the sheet",
        "midwife or doctor first",
        "Your answers are not kept.",
        "Get emergency help now",
        "passing or holding urine or stool",
        "genitals or back passage",
        "in both legs",
        "thin bones or take steroids",
        "See a doctor soon",
        "Fever",
        "Weight loss",
        "history of cancer",
        "at night or when lying down",
        "like a band",
        "Unsteady walking",
        "six weeks",
        "Stop for today",
        "sharp or shooting pain",
        "never hold your breath",
    ],
)
def test_the_whole_of_it_can_be_read_at_any_time(ask: Ask, fact: str) -> None:
    page = ask()
    click(page, "Begin")
    press(page, Key.Key_N)
    click(page, "Read all of it")
    assert fact in said(page)
    press(page, Key.Key_N, Key.Key_Y)
    click(page, "Back")
    assert asks(page, Concern.NUMB_SADDLE)


def test_read_again_it_is_the_whole_text_and_the_questions_are_offered(ask: Ask) -> None:
    page = ask(Occasion.READING)
    ways = heard(page)
    assert "A history of cancer" in said(page)
    assert "Call 112, or have somebody call for you." in said(page)
    click(page, "Ask me the questions")
    assert "Before you start" in said(page)
    click(page, "Close")
    assert ways == ["left"]


@pytest.mark.parametrize(
    ("occasion", "keys", "closes"),
    [
        (Occasion.FIRST_RUN, [], False),
        (Occasion.FIRST_RUN, [Key.Key_Return], False),
        (Occasion.FIRST_RUN, [Key.Key_Return, Key.Key_Y], True),
        (Occasion.READING, [], True),
        (Occasion.IN_SESSION, [], True),
        (Occasion.IN_SESSION, [Key.Key_Y], True),
    ],
)
def test_escape_closes_it_where_there_is_something_to_go_back_to(
    ask: Ask, occasion: Occasion, keys: list[Qt.Key], closes: bool
) -> None:
    page = ask(occasion)
    ways = heard(page)
    press(page, *keys, Key.Key_Escape)
    assert bool(ways) is closes


def test_in_a_session_the_questions_come_at_once_and_end_in_going_back(ask: Ask) -> None:
    page = ask(Occasion.IN_SESSION)
    ways = heard(page)
    assert "Question 1 of 12" in said(page)
    assert "Your answers are not kept." in said(page)
    seen = []
    for _ in range(12):
        seen += [c for c in Concern if asks(page, c)]
        assert ways == []
        press(page, Key.Key_N)
    assert seen == [c for c in Concern if c is not Concern.NOT_SHOWN]
    assert ways == ["passed"]


def test_who_hears_it_hears_the_question_with_its_place(ask: Ask) -> None:
    page = ask()
    click(page, "Begin")
    focused = QApplication.focusWidget()
    assert focused is not None
    question = WORDINGS[Concern.BLADDER_OR_BOWEL].question
    assert focused.accessibleName() == f"Question 1 of 13. {question}"


def test_no_words_are_cut_off_in_a_small_window_with_large_type(
    ask: Ask, theme_hub: ThemeHub
) -> None:
    theme_hub.choose("light", 1.5)
    page = ask()
    cut: list[str] = []
    click(page, "Begin")
    for _ in Concern:
        press(page, Key.Key_Y)
        cut += cut_off(page)
        press(page, Key.Key_Left)
        cut += cut_off(page)
        press(page, Key.Key_N)
    cut += cut_off(page)
    assert cut == []
    assert page.horizontalScrollBar().maximum() == 0


def cut_off(page: CheckIn) -> list[str]:
    """What has less room than it needs."""
    QApplication.processEvents()
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return [
        label.text()
        for label in labels
        if label.height() < max(label.heightForWidth(label.width()), 0)
        or label.width() < label.minimumSizeHint().width()
    ]
