"""The screens of the check-in: each a sheet, and what has the focus on it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.core.check_in import Urgency, urgency
from coach.storage.settings import Settings
from coach.ui.check_in.course import Course, Stand
from coach.ui.check_in.sheet import LINE_SIZE, Sheet
from coach.ui.check_in.whole_text import (
    fill_with_whole_text,
    guide_row,
    guide_said,
    whole_text_said,
)
from coach.ui.check_in.words import (
    FIRST_WORDS,
    GUIDE_TITLE,
    NOT_KEPT,
    WHILE_MOVING,
    WORDINGS,
    advice,
)
from coach.ui.theme import ThemeHub

Screen = tuple[Sheet, QWidget]
Draw = Callable[[str], QWidget]  # makes a picture of a pose
WELCOME, AT_REST = "sitting", "hook-lying"


class Acts(Struct, frozen=True):
    """What the buttons do: `whole` shows the whole text, `close` leaves."""

    no: Callable[[], None]
    yes: Callable[[], None]
    back: Callable[[], None]
    go_on: Callable[[], None]
    seen_to: Callable[[], None]
    whole: Callable[[], None]
    close: Callable[[], None]


class Frame(Struct, frozen=True):
    """What is said around the questions.

    `last_word` is on the button that ends them, `kept` what somebody is told whom a yes takes out
    of a session; `way_out` is the button that closes at the beginning, if there is any. `draw`
    makes the pictures, where there are to be any.
    """

    last_word: str
    kept: str
    way_out: str
    draw: Draw | None = None


def screen(course: Course, settings: Settings, hub: ThemeHub, acts: Acts, frame: Frame) -> Screen:
    """For where one stands."""
    if course.stand is Stand.ABOUT:
        return _about(hub, acts, frame)
    if course.stand is Stand.QUESTION:
        return _question(course, hub, acts, frame)
    if course.stand is Stand.ADVICE:
        return _advice(course, settings, hub, acts, frame)
    return _guide(settings, hub, acts, frame)


def whole_text(settings: Settings, hub: ThemeHub, acts: Acts, frame: Frame) -> Screen:
    """The notice as one text; `back` from it leads to the questions."""
    sheet = Sheet("Safety notice", hub, card=False)
    fill_with_whole_text(sheet.column, settings, hub)
    sheet.tell(whole_text_said(settings))
    row = sheet.add_row()
    if not frame.way_out:
        first = sheet.add_button(row, "Back", "primary", acts.back)
    else:
        first = sheet.add_button(row, frame.way_out, "primary", acts.close)
        sheet.add_button(row, "Ask me the questions", "soft", acts.back)
    row.addStretch(1)
    return sheet, first


def _about(hub: ThemeHub, acts: Acts, frame: Frame) -> Screen:
    sheet = Sheet("Before you start", hub)
    _show_picture(sheet, frame, WELCOME)
    sheet.add_lines(FIRST_WORDS)
    row = sheet.add_row()
    if frame.way_out:
        sheet.add_button(row, frame.way_out, "quiet", acts.close)
    row.addStretch(1)
    _offer_whole(sheet, row, acts)
    return sheet, sheet.add_button(row, "Begin", "primary", acts.go_on)


def _question(course: Course, hub: ThemeHub, acts: Acts, frame: Frame) -> Screen:
    count = len(course.questions)
    sheet = Sheet(WORDINGS[course.concern].question, hub)
    sheet.lead_with(f"Question {course.place + 1} of {count}", course.place / count)
    at_the_start = course.back() is course
    if at_the_start:
        sheet.add_lines([NOT_KEPT])
    sheet.add_answers(acts.no, acts.yes)
    row = sheet.add_row()
    if at_the_start:
        sheet.add_button(row, frame.way_out, "quiet", acts.close)
    else:
        _offer_back(sheet, row, acts)
    row.addStretch(1)
    _offer_whole(sheet, row, acts)
    return sheet, sheet


def _advice(course: Course, settings: Settings, hub: ThemeHub, acts: Acts, frame: Frame) -> Screen:
    """No button has the focus: what to do now is not to vanish by a key that was held too long."""
    told = advice(course.concern, settings.emergency_number)
    urgent = urgency(course.concern) is Urgency.EMERGENCY
    sheet = Sheet(told.title, hub, tone="effort" if urgent else "rest")
    sheet.add_lines((*told.lines, frame.kept) if frame.kept else told.lines)
    row = sheet.add_row()
    _offer_back(sheet, row, acts)
    row.addStretch(1)
    if told.seen_to:
        sheet.add_button(row, told.seen_to, "soft", acts.seen_to)
    sheet.add_button(row, "Close", "primary", acts.close)
    return sheet, sheet


def _guide(settings: Settings, hub: ThemeHub, acts: Acts, frame: Frame) -> Screen:
    sheet = Sheet(GUIDE_TITLE, hub)
    _show_picture(sheet, frame, AT_REST)
    sheet.column.addLayout(guide_row(settings, hub, LINE_SIZE))
    sheet.tell(guide_said(settings))
    sheet.column.addSpacing(6)
    sheet.add_lines([WHILE_MOVING])
    row = sheet.add_row()
    _offer_back(sheet, row, acts)
    row.addStretch(1)
    _offer_whole(sheet, row, acts)
    return sheet, sheet.add_button(row, frame.last_word, "primary", acts.go_on)


def _show_picture(sheet: Sheet, frame: Frame, pose: str) -> None:
    if frame.draw:
        sheet.add_picture(frame.draw(pose))


def _offer_whole(sheet: Sheet, row: QHBoxLayout, acts: Acts) -> None:
    sheet.add_button(row, "Read all of it", "quiet", acts.whole)


def _offer_back(sheet: Sheet, row: QHBoxLayout, acts: Acts) -> None:
    sheet.add_button(row, "Back", "quiet", acts.back).setToolTip("Back: Left key")
