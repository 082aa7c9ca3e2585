"""On a later day: whether the pain of a session has settled, and what to do if not."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from coach.core.follow_up import last_pain, times_not_settled, to_ask_about
from coach.core.session import SessionRecord, Settled
from coach.storage.journal import Journal
from coach.storage.log_file import LogError
from coach.ui import words
from coach.ui.clock import Clock
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import styled
from coach.ui.today.standing import too_much_pain
from coach.ui.widgets.flow import Flow

EASE_OFF = (
    "Ease off today: hold for a shorter time, do fewer reps, and leave out what makes it worse."
)
LATELY = timedelta(weeks=5)
SPEAK = "please speak to your clinician."
ASK_IF_IT_STAYS = "If it does not settle again and again, speak to your clinician."


def question(session: SessionRecord, today: date) -> str:
    """ "Yesterday you rated your pain 5 after the session. Has it settled?"

    Where pain kept from beginning there is no session to speak of.
    """
    days = (today - session.local_date).days
    weekday = words.weekday_name(session.local_date.weekday())
    when = {1: "Yesterday", 7: "A week ago"}.get(days, f"On {weekday}")
    moment = " before the session" if session.pain_after is None else " after the session"
    if too_much_pain((session,), session.local_date):
        moment = ""
    return f"{when} you rated your pain {last_pain(session)}{moment}. Has it settled?"


def advice(times: int) -> str:
    """What to do where it has not settled, `times` being how often that was so lately."""
    if times < 2:
        return f"{EASE_OFF} {ASK_IF_IT_STAYS}"
    return f"{EASE_OFF} {words.times_text(times).capitalize()} now it has not settled: {SPEAK}"


class NextDay(QFrame):
    """Asks on one day only, and writes both that it did and what was answered into the log.

    After "Not yet" it says what to do, until that is put away. `check_in_requested` asks for the
    questions about warning signs; `over` tells that there is nothing more to press here.
    """

    check_in_requested = Signal()
    over = Signal()

    def __init__(self, journal: Journal, settings_model: SettingsModel, clock: Clock) -> None:
        super().__init__()
        self._journal = journal
        self._model = settings_model
        self._clock = clock
        self._session: SessionRecord | None = None
        self._today = date.min
        self._advising = False
        self._said = styled(QLabel())
        self._said.setWordWrap(True)
        self._asking = (
            _button("Yes", lambda: self._answer(Settled.SETTLED)),
            _button("Not yet", lambda: self._answer(Settled.NOT_SETTLED)),
            _button("✕", lambda: self._answer(Settled.UNANSWERED), kind="quiet"),
        )
        self._asking[-1].setAccessibleName("Not now")
        self._asking[-1].setToolTip("Not now")
        self._telling = (
            _button("Go through the check-in", self.check_in_requested.emit),
            _button("All right", self._end),
        )
        advice_buttons = QWidget()
        flow = Flow(8, advice_buttons)
        for button in self._telling:
            flow.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 14, 14, 14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._said, 0, 0)
        for place, button in enumerate(self._asking, start=1):
            grid.addWidget(button, 0, place)
        grid.addWidget(advice_buttons, 1, 0, 1, 4)
        self._advice_buttons = advice_buttons
        styled(self, card=True)
        self.hide()

    def follow(self, sessions: Sequence[SessionRecord], today: date) -> None:
        """Ask about one of these, if there is one to ask about today."""
        if self._advising:
            return
        settings = self._model.settings
        found = to_ask_about(sessions, today, settings.ease_from) if settings.ask_pain else None
        self._session, self._today = found, today
        if found:
            self._say(question(found, today), asking=True)
        self.setVisible(found is not None)
        if found and found.follow_up is None:
            self._put_down(found, None)

    def _say(self, text: str, *, asking: bool) -> None:
        self._said.setText(text)
        self.setAccessibleName(text)
        for button in self._asking:
            button.setVisible(asking)
            button.setAccessibleDescription(text)
        self._advice_buttons.setVisible(not asking)
        for button in self._telling:
            button.setAccessibleDescription(text)

    def _answer(self, answer: Settled) -> None:
        session, self._session = self._session, None
        if session is None:
            return
        self._advising = answer is Settled.NOT_SETTLED
        self._put_down(session, answer)
        if self._advising:
            lately = self._journal.sessions(since=self._today - LATELY)
            self._say(advice(times_not_settled(lately)), asking=False)
            self._telling[-1].setFocus()
        else:
            self._end()

    def _put_down(self, session: SessionRecord, answer: Settled | None) -> None:
        # where the log cannot be written the question comes again, which does no harm
        with suppress(LogError):
            self._journal.follow_up(session.id, answer, self._clock.now(), self._today)

    def _end(self) -> None:
        self._advising = False
        self.hide()
        self.over.emit()


def _button(text: str, pressed: Callable[[], None], kind: str = "soft") -> QPushButton:
    button = styled(QPushButton(text), kind=kind)
    button.clicked.connect(lambda: pressed())
    return button
