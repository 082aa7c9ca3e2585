"""The log: looked through, searched, put right, added to, and every step undone and redone."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QPushButton,
    QStyleOptionViewItem,
    QWidget,
)

from coach.core.correction import CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.session import Outcome, SetEnd
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError
from coach.ui.log.add_form import NOTHING_DONE, AddForm
from coach.ui.log.correct_form import TO_COME, CorrectForm
from coach.ui.log.fields import DayButton, NoteEdit, PainChoice, TimeField
from coach.ui.log.lines import MarkLine
from coach.ui.log.mark_form import MarkForm
from coach.ui.log.page import LogPage
from coach.ui.log.session_view import SessionView
from coach.ui.log.words import CHANGED_SINCE, ENDS, NOT_THERE, NOT_WRITTEN
from coach.ui.routine_model import RoutineModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.month import Month
from coach.ui.widgets.stepper import Stepper
from tests.ui.log.conftest import BERLIN, NOW, TODAY, Logged, OpenLog

OCTOBER = datetime(2026, 10, 12, 7, 30, tzinfo=BERLIN)
NOVEMBER = datetime(2026, 11, 20, 18, 5, tzinfo=BERLIN)


def rows(page: LogPage) -> list[str]:
    """What the list says, line by line, as a screen reader hears it."""
    model = page.list.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(n), role)) for n in range(model.rowCount())]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def button(widget: QWidget, text: str) -> QPushButton:
    found = widget.findChildren(QPushButton)
    return next(each for each in found if each.text() == text and each.isVisible())


def opened(page: LogPage, place: int = 0) -> SessionView:
    page.open_line(page.list.found[place])
    assert isinstance(page.panel, SessionView)
    return page.panel


def correcting(page: LogPage, place: int = 0) -> CorrectForm:
    button(opened(page, place), "Correct…").click()
    assert isinstance(page.panel, CorrectForm)
    return page.panel


def adding(page: LogPage) -> AddForm:
    page.add()
    assert isinstance(page.panel, AddForm)
    return page.panel


def marking(page: LogPage) -> MarkForm:
    page.mark_days()
    assert isinstance(page.panel, MarkForm)
    return page.panel


def test_all_sessions_stand_by_month_newest_first_and_say_how_they_went(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    logged(OCTOBER, left_out=1, note="stiff\nin the morning")
    logged(NOVEMBER, trial=True, pain_before=None, pain_after=None)
    journal.corrections.mark(
        [date(2026, 11, 3) + timedelta(days=n) for n in range(7)], DayMark.AWAY, NOW
    )
    assert rows(open_log()) == [
        "November 2026",
        "Friday, 20 November 2026, 18:05. Back exercises. All done · 9 min. tried out",
        "Away, 3 to 9 November. 7 days · not counted against you",
        "October 2026",
        "Monday, 12 October 2026, 07:30. Back exercises. "
        "In part, 75 % · 7 min · pain 5 before, 3 after · “stiff in the morning”",
    ]


def test_an_empty_log_says_so(open_log: OpenLog) -> None:
    page = open_log()
    assert "No sessions yet" in texts(page)
    assert rows(page) == []


FOUND = {
    "October": "o",
    "12 Oct": "o",
    "2 oct": "",
    "2026-11-20": "n",
    "20/11/2026": "n",
    "friday": "n",
    "PAIN": "nm",
    "in part": "o",
    "all done": "p",
    "corrected": "p",
    "hamstring oct": "o",
    "cafe": "o",
    "too much": "m",
    "nonsense": "",
    "  ": "nmpo",
}


def test_each_word_looked_for_has_to_begin_one_that_is_said(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    o = logged(OCTOBER, left_out=1, note="In the Café")
    p = logged(OCTOBER + timedelta(days=20), pain_before=None, pain_after=None)
    journal.corrections.correct(replace(p, note="better", outcome=Outcome.ENDED), NOW)
    n = logged(NOVEMBER, outcome=Outcome.ENDED, sets=(replace(o.sets[0], ended=SetEnd.PAIN),))
    journal.corrections.mark([date(2026, 11, 8)], DayMark.PAIN, NOW)
    page = open_log()
    names = {o.id: "o", n.id: "n", p.id: "p"}
    found, said = {}, {}
    for wanted in FOUND:
        page.list.search.setText(wanted)
        page.list.narrow()
        found[wanted] = "".join(names.get(line.key, "m") for line in page.list.found)
        said[wanted] = next(each for each in texts(page) if each != "Log")
    assert found == FOUND
    assert said["PAIN"] == said["in part"] == "1 of 3 sessions found"
    assert said["too much"] == "1 stretch of marked days found"
    assert said["nonsense"] == "Nothing found"
    assert said["  "] == "3 sessions"


def test_the_keyboard_goes_from_the_search_to_what_was_found_and_into_it(
    open_log: OpenLog, logged: Logged
) -> None:
    logged(OCTOBER)
    logged(NOVEMBER)
    page = open_log()
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.list.search, "oct")
    QTest.keyClick(page.list.search, Qt.Key.Key_Down)
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert isinstance(page.panel, SessionView)
    assert page.panel.session.local_date == OCTOBER.date()


def test_the_line_that_enter_would_open_has_a_frame(open_log: OpenLog, logged: Logged) -> None:
    logged(NOVEMBER)
    page = open_log()
    view = page.list.view
    rect = view.visualRect(page.list.model.index(1))
    view.setFocus()
    framed = view.grab(rect).toImage()
    page.list.search.setFocus()
    assert view.grab(rect).toImage() != framed


def test_a_line_is_read_in_its_own_direction_where_the_page_goes_from_right_to_left(
    open_log: OpenLog, logged: Logged
) -> None:
    class Listening(QPainter):
        directions = set[Qt.LayoutDirection]()

        def drawText(self, *_: Any) -> None:  # type: ignore[override]  # noqa: N802 - Qt's name
            self.directions.add(self.layoutDirection())

    logged(NOVEMBER)
    view = open_log().list.view
    canvas, option = QPixmap(view.size()), QStyleOptionViewItem()
    option.rect, option.direction = view.rect(), Qt.LayoutDirection.RightToLeft
    painter = Listening(canvas)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.itemDelegate().paint(painter, option, view.model().index(1, 0))
    painter.end()
    assert painter.directions == {Qt.LayoutDirection.LayoutDirectionAuto}


def test_a_span_of_days_is_a_filter_that_comes_off(open_log: OpenLog, logged: Logged) -> None:
    logged(OCTOBER)
    logged(NOVEMBER)
    page = open_log(first=date(2026, 11, 16), last=TODAY)
    assert [line.day for line in page.list.found] == [NOVEMBER.date()]
    assert "1 session" in texts(page)
    button(page, "16 to 22 November").click()
    assert [line.day for line in page.list.found] == [NOVEMBER.date(), OCTOBER.date()]
    assert "No sessions on these days" in texts(open_log(first=TODAY, last=TODAY))


def test_a_day_shown_alone_is_the_one_to_add_to_and_to_mark(open_log: OpenLog) -> None:
    day = date(2026, 11, 10)
    page = open_log(first=day, last=day)
    assert adding(page).day.day == day
    assert marking(page).days == (day,)
    page = open_log(first=day, last=TODAY)
    assert adding(page).day.day == TODAY


def test_a_session_opened_says_what_was_done_of_each_exercise(
    open_log: OpenLog, logged: Logged
) -> None:
    logged(OCTOBER, left_out=1, note="by the sea")
    view = opened(open_log())
    said = texts(view)
    assert "Monday, 12 October 2026" in said
    assert "Back exercises · Begun at 07:30" in said
    assert "“by the sea”" in said
    place = said.index("Hamstring stretch · left")
    assert said[place : place + 3] == ["Hamstring stretch · left", "3 of 3", "done, 1 min 30 s"]
    place = said.index("Clamshell · right")
    assert said[place : place + 3] == ["Clamshell · right", "0 of 15", "left out"]
    heard = view.area.accessibleDescription()
    assert "Clamshell · right: 0 of 15, left out" in heard


def test_a_correction_is_written_and_what_was_there_before_is_said(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    before = logged(NOVEMBER)
    page = open_log()
    form = correcting(page)
    form.sets[0].stepper.stepBy(-8)
    form.sets[1].choice.setCurrentIndex(3)
    form.sets[1].choice.activated.emit(3)
    form.after.setCurrentIndex(0)
    form.note.setPlainText(" a good day ")
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    now = journal.session(before.id)
    assert (now.sets[0].done_reps, now.sets[0].ended) == (12, SetEnd.DONE)
    assert now.sets[1].ended is SetEnd.PAIN
    assert (now.pain_before, now.pain_after, now.note) == (5, None, "a good day")
    assert now.started_at == before.started_at
    assert "corrected" in rows(page)[1]
    said = texts(page.panel) if page.panel else []
    assert any(
        line.startswith("As it was before: pain after: 3; no note; Lower trunk rotation")
        for line in said
    )
    assert button(page, "Undo: session of 20 November corrected")


def test_a_session_is_moved_to_another_day_and_time_on_the_persons_clock(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    before = logged(NOVEMBER)
    page = open_log()
    form = correcting(page)
    month = form.day.open()
    for _ in range(2):
        QTest.keyClick(month, Qt.Key.Key_PageUp)
    QTest.keyClick(month, Qt.Key.Key_Return)
    form.time.setText("0.30")
    assert any("your day begins at 04:00" in line for line in texts(form))
    form.save()
    now = journal.session(before.id)
    assert now.local_date == date(2026, 9, 20)
    assert now.started_at == datetime(2026, 9, 20, 22, 30, tzinfo=UTC)
    assert now.utc_offset_minutes == 120
    assert rows(page)[1].startswith("Sunday, 20 September 2026, 00:30.")


def test_tab_leads_through_the_page_as_one_reads_it(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    journal.corrections.correct(replace(logged(NOVEMBER), pain_after=1), NOW)
    page = open_log()
    form = correcting(page)
    button(page, "Back").setFocus()
    names = []
    for _ in range(14):
        focused = page.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "Back",
        "Mark days…",
        "Add a session…",
        "Search the log",
        "Undo: session of 20 November corrected",
        "Sessions, newest first",
        "Cancel",
        "Day: Friday, 20 November 2026",
        "Time of day",
        "Pain before",
        "Pain after",
        "Note",
        "Lower trunk rotation · right: times done",
        "Lower trunk rotation · right: how it ended",
    ]
    assert form.sets[1].stepper.hasFocus()


def test_tab_comes_to_what_was_done_where_it_stands(open_log: OpenLog) -> None:
    form = adding(open_log())
    form.routine.setFocus()
    for chip in form.exercises.values():
        QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)
        assert chip.hasFocus()
    QTest.keyClick(chip, Qt.Key.Key_Tab)
    assert form.before.hasFocus()


def test_what_is_left_out_was_not_done_and_is_as_before_when_it_was_not_left_out(
    open_log: OpenLog, logged: Logged
) -> None:
    logged(NOVEMBER)
    fields = correcting(open_log()).sets[0]
    before = fields.record
    for end, reps in ((SetEnd.SKIPPED, 0), (SetEnd.STOPPED, 20), (SetEnd.SKIPPED, 0)):
        fields.choice.activated.emit(list(ENDS).index(end))
        assert (fields.record.ended, fields.record.done_reps) == (end, reps)
        assert fields.stepper.value() == reps
    fields.choice.activated.emit(list(ENDS).index(SetEnd.DONE))
    assert fields.record == before


def test_an_undone_deletion_is_no_correction(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    session = logged(NOVEMBER)
    journal.corrections.delete(session.id, NOW)
    page = open_log()
    page.undo()
    assert "corrected" not in rows(page)[1]


def test_a_note_alone_is_a_step_of_its_own_and_no_change_is_none(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    logged(NOVEMBER)
    page = open_log()
    correcting(page).save()
    assert journal.corrections.undoable is None
    button(opened(page), "Write a note…").click()
    form = page.panel
    assert isinstance(form, CorrectForm)
    assert page.focusWidget() is form.note
    form.note.setPlainText("calm")
    form.save()
    step = journal.corrections.undoable
    assert step is not None
    assert step.kind is CorrectionKind.NOTED
    assert button(page, "Undo: note of 20 November")


def test_what_cannot_be_is_told_and_not_written(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    logged(datetime(2026, 11, 22, 7, 0, tzinfo=BERLIN))
    page = open_log()
    form = correcting(page)
    form.sets[0].stepper.setValue(-3)
    assert form.sets[0].record.done_reps == 0
    for typed, told in (("seven", "Write the time as 07:30."), ("23:00", TO_COME)):
        form.time.setText(typed)
        form.save()
        assert form.told == told
    form.time.setText("7")
    form.note.setPlainText("x" * 2001)
    form.save()
    assert "2,000 characters" in form.told
    assert journal.corrections.undoable is None


def test_deleting_is_undone_and_redone_also_after_a_restart(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    gone = logged(OCTOBER)
    logged(NOVEMBER)
    page = open_log()
    button(opened(page, 1), "Delete").click()
    assert page.panel is None
    assert page.told == "The session of 12 October is deleted. Undo brings it back."
    assert len(page.list.found) == 1
    page.close()
    again = Journal.open(journal.path, "test")
    page = open_log(again)
    button(page, "Undo: session of 12 October deleted")
    QTest.keyClick(page.list.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.told == "Undone: session of 12 October deleted."
    assert again.session(gone.id).sets == gone.sets
    button(page, "Redo: session of 12 October deleted").click()
    assert len(page.list.found) == 1
    page.close()
    again.close()


def test_what_was_done_away_is_added_with_what_was_left_out(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    logged(NOVEMBER)
    page = open_log()
    form = adding(page)
    assert form.time.time == time(8, 59)  # mostly it is 18:05, which is still to come
    month = form.day.open()
    QTest.keyClick(month, Qt.Key.Key_Up)
    QTest.keyClick(month, Qt.Key.Key_Return)
    form.time.setText("18:05")
    form.exercises["clamshell"].click()
    assert form.exercises["clamshell"].accessibleName() == "Clamshell, left out"
    form.before.show_rating(4)
    form.note.setPlainText("at the hotel")
    form.save()
    (added,) = [each for each in journal.sessions() if each.note == "at the hotel"]
    assert added.local_date == date(2026, 11, 15)
    assert added.started_at == datetime(2026, 11, 15, 17, 5, tzinfo=UTC)
    assert (added.pain_before, added.pain_after, added.completion) == (4, None, 0.75)
    assert "added by hand" in next(row for row in rows(page) if "hotel" in row)
    assert isinstance(page.panel, SessionView)
    page.undo()
    assert page.panel is None
    assert len(journal.sessions()) == 1


def test_another_routine_can_be_what_was_done(
    open_log: OpenLog, journal: Journal, routine_model: RoutineModel
) -> None:
    short = replace(
        routine_model.routine, id="short", name="Short", entries=routine_model.routine.entries[:2]
    )
    routine_model.change_book(routine_model.book.with_routine(short))
    form = adding(open_log())
    assert [form.routine.itemText(n) for n in range(2)] == ["Back exercises", "Short"]
    form.routine.setCurrentIndex(1)
    form.routine.activated.emit(1)
    assert len(form.exercises) == 2
    form.save()
    (added,) = journal.sessions()
    assert added.prescription == short
    assert {each.exercise for each in added.sets} == {e.exercise for e in short.entries}


def test_nothing_is_added_of_which_nothing_was_done_or_that_is_to_come(
    open_log: OpenLog, journal: Journal
) -> None:
    form = adding(open_log())
    form.time.setText("9:01")
    form.save()
    assert form.told == TO_COME
    form.time.setText("8:00")
    for chip in form.exercises.values():
        chip.click()
    form.save()
    assert form.told == NOTHING_DONE
    assert journal.sessions() == ()


def test_days_are_marked_with_the_keyboard_ahead_and_behind_and_unmarked(
    open_log: OpenLog, journal: Journal
) -> None:
    page = open_log()
    form = marking(page)
    assert any("never counts against you" in line for line in texts(form))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(form.month, Qt.Key.Key_Right)
    QTest.keyClick(form.month, Qt.Key.Key_Down, shift)
    QTest.keyClick(form.month, Qt.Key.Key_Return)
    days = [date(2026, 11, 23) + timedelta(days=n) for n in range(8)]
    assert journal.marks() == dict.fromkeys(days, DayMark.AWAY)
    assert page.told == "23 to 30 November are marked as away."
    page.open_line(page.list.found[0])
    assert isinstance(page.panel, MarkForm)
    assert page.panel.days == tuple(days)
    page.panel.month.show_span(days[2], days[2])
    page.panel.month.picked.emit(days[2], days[2])
    button(page.panel, "Take the marks away").click()
    assert set(journal.marks()) == {*days} - {days[2]}
    form = marking(page)
    form.month.show_span(*days[1:3])
    assert [type(line) for line in page.list.found] == [MarkLine, MarkLine]
    page.undo()
    assert set(journal.marks()) == {*days}
    assert isinstance(page.panel, MarkForm)
    assert page.panel.days == tuple(days[1:3])
    page.panel.mark()
    assert journal.corrections.redoable is not None


def test_the_day_that_the_keys_come_to_is_in_sight_where_there_is_little_room(
    open_log: OpenLog, theme_hub: ThemeHub
) -> None:
    theme_hub.choose("light", 1.5)
    page = open_log()
    page.resize(900, 620)
    form = marking(page)
    QApplication.processEvents()
    for key in (None, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_Up):
        if key is not None:
            QTest.keyClick(form.month, key)
        day = form.month.day_place.translated(0, form.month.mapTo(form.area, QPoint()).y())
        assert 0 <= day.top() <= day.bottom() <= form.area.height(), key


def test_marks_of_another_kind_take_the_place_of_those_there(
    open_log: OpenLog, journal: Journal
) -> None:
    journal.corrections.mark([TODAY], DayMark.AWAY, NOW)
    page = open_log()
    page.open_line(page.list.found[0])
    assert isinstance(page.panel, MarkForm)
    button(page.panel, "Ill").click()
    button(page.panel, "Mark 22 November as ill").click()
    assert journal.marks() == {TODAY: DayMark.ILL}


def test_a_step_changed_in_another_way_since_stays_and_is_told_calmly(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    session = logged(NOVEMBER)
    journal.corrections.correct(replace(session, pain_after=1), NOW)
    journal.note(session.id, "from elsewhere", NOW)
    page = open_log()
    page.undo()
    assert page.told == CHANGED_SINCE
    assert journal.session(session.id).pain_after == 1


def test_a_log_that_cannot_be_written_loses_nothing_of_the_form(
    open_log: OpenLog, logged: Logged, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = logged(NOVEMBER)
    page = open_log()
    form = correcting(page)
    form.note.setPlainText("long thoughts")

    def full(*_: object) -> None:
        raise LogWriteError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(journal.corrections, "correct", full)
        form.save()
    assert form.told == NOT_WRITTEN
    assert page.panel is form
    assert form.note.note == "long thoughts"
    form.save()
    assert journal.session(session.id).note == "long thoughts"


def test_a_session_gone_meanwhile_is_told(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    session = logged(NOVEMBER)
    page = open_log()
    form = correcting(page)
    form.note.setPlainText("late")
    journal.corrections.delete(session.id, NOW)
    form.save()
    assert form.told == NOT_THERE


def test_escape_leads_back_step_by_step_and_asks_before_words_are_lost(
    open_log: OpenLog, logged: Logged
) -> None:
    logged(NOVEMBER)
    page = open_log()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    form = correcting(page)
    form.note.setPlainText("half a sentence")
    form.note.setFocus()
    assert not page.may_close()
    assert page.question is not None
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.question is None
    assert page.panel is form
    assert form.note.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.question is not None
    page.question.yes_button.click()
    assert isinstance(page.panel, SessionView)
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.panel is None
    assert page.may_close()
    page.list.search.setFocus()
    page.list.search.setText("nov")
    QTest.keyClick(page.list.search, Qt.Key.Key_Escape)
    assert (page.list.search.text(), left) == ("", [])
    QTest.keyClick(page.list.view, Qt.Key.Key_Escape)
    assert left == [True]


def test_undo_leaves_what_is_being_written_alone(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    session = logged(NOVEMBER)
    journal.corrections.correct(replace(session, pain_after=1), NOW)
    page = open_log()
    form = correcting(page)
    QTest.keyClick(form, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert journal.session(session.id).pain_after == 1


@pytest.mark.parametrize(
    ("at", "day", "said"),
    [
        # begun after midnight, before the day begins
        (
            datetime(2026, 11, 21, 0, 30, tzinfo=BERLIN),
            date(2026, 11, 20),
            "Friday, 20 November 2026, 00:30.",
        ),
        # in the hour that comes twice as summer time ends, the second time
        (
            datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN),
            date(2026, 10, 24),
            "Saturday, 24 October 2026, 02:30.",
        ),
        # in the evening at home, when it is the next day in Tokyo
        (
            datetime(2026, 11, 20, 7, 15, tzinfo=ZoneInfo("Asia/Tokyo")),
            date(2026, 11, 20),
            "Friday, 20 November 2026, 07:15.",
        ),
    ],
)
def test_a_session_stands_on_the_day_on_which_it_was_done(
    open_log: OpenLog, logged: Logged, journal: Journal, at: datetime, day: date, said: str
) -> None:
    session = logged(at, day)
    page = open_log(first=day, last=day)
    assert rows(page)[1].startswith(said)
    correcting(page).after.show_rating(0)
    assert isinstance(page.panel, CorrectForm)
    page.panel.save()
    now = journal.session(session.id)
    assert (now.started_at, now.local_date) == (session.started_at, day)


def test_where_there_is_little_room_the_panel_takes_the_place_of_the_list(
    open_log: OpenLog, logged: Logged
) -> None:
    logged(NOVEMBER)
    page = open_log()
    page.resize(900, 620)
    opened(page)
    QApplication.processEvents()
    assert not page.list.isVisible()
    assert page.panel is not None
    assert page.panel.width() > 700
    page.resize(1280, 800)
    assert page.list.isVisible()


def test_a_click_opens_a_line_and_the_log_is_followed(
    open_log: OpenLog, logged: Logged, journal: Journal
) -> None:
    logged(NOVEMBER)
    page = open_log()
    logged(OCTOBER)
    assert len(page.list.found) == 2
    QApplication.processEvents()
    spot = page.list.view.visualRect(page.list.model.index(1)).center()
    QTest.mouseClick(page.list.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert isinstance(page.panel, SessionView)
    heading = page.list.view.visualRect(page.list.model.index(0)).center()
    before = page.panel
    QTest.mouseClick(page.list.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(heading))
    assert page.panel is before


def test_a_double_click_does_not_press_what_comes_in_the_buttons_place(
    open_log: OpenLog, logged: Logged
) -> None:
    logged(NOVEMBER)
    page = open_log()
    correct = button(opened(page), "Correct…")
    window = page.windowHandle()
    spot = correct.mapTo(page, correct.rect().center())
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, pos=spot)
    assert isinstance(page.panel, CorrectForm)
    assert page.panel.isVisible()


def test_every_control_has_a_name(open_log: OpenLog, logged: Logged) -> None:
    logged(NOVEMBER)
    page = open_log()
    for open_it in (opened, correcting, adding, marking):
        open_it(page)
        nameless = [
            type(each).__name__
            for each in page.findChildren(QWidget)
            if each.isVisible()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(each.parent(), QAbstractSpinBox)
            and not (each.accessibleName() or (isinstance(each, QPushButton) and each.text()))
        ]
        assert nameless == []


def test_the_month_of_the_form_marks_days_with_sessions(open_log: OpenLog, logged: Logged) -> None:
    logged(NOVEMBER)
    form = marking(open_log())
    (month,) = form.findChildren(Month)
    assert month is form.month
    assert NOVEMBER.date() in month._dots


def test_escape_leaves_a_form_from_any_of_its_fields(open_log: OpenLog, logged: Logged) -> None:
    logged(NOVEMBER)
    page = open_log()
    for kind in (DayButton, TimeField, PainChoice, NoteEdit, Stepper):
        form = correcting(page)
        field = next(each for each in form.findChildren(kind))
        field.setFocus()
        QTest.keyClick(page.focusWidget() or field, Qt.Key.Key_Escape)
        assert isinstance(page.panel, SessionView), kind


def test_the_list_reads_no_sets_and_asks_no_line_for_its_height_so_that_ten_years_are_quick(
    open_log: OpenLog, logged: Logged, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged(NOVEMBER)

    def refuse(*_: object) -> None:
        raise AssertionError("sets were read")

    monkeypatch.setattr(Journal, "sessions", refuse)
    monkeypatch.setattr(Journal, "session", refuse)
    page = open_log()
    page.list.search.setText("nov")
    page.list.narrow()
    assert len(page.list.found) == 1
    assert page.list.view.uniformItemSizes()
