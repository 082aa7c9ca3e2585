"""Today: how the week stands, what is planned, and the button that starts it."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.core import adherence
from coach.core.day_mark import excused_days
from coach.core.plan import plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine
from coach.core.schedule import up_to_date
from coach.core.session import ONE_SITTING, SessionRecord, local_date
from coach.core.short_on_time import ShortSession, last_done, short_session
from coach.storage.journal import Journal
from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.page import Page
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.planning import Planner
from coach.ui.review.offer import ReviewOffer
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.today.cards import Cards
from coach.ui.today.hero import Hero
from coach.ui.today.next_day import NextDay
from coach.ui.today.problems import Problems
from coach.ui.today.short_line import MINUTES, ShortLine
from coach.ui.today.standing import (
    TITLES,
    Standing,
    chip_text,
    credit_of,
    heading,
    sentence,
    short_sentence,
    standing,
    too_much_pain,
)
from coach.ui.today.week_marks import WeekMarks, week
from coach.ui.widgets.menu import Menu

COVER = "bridge"
# older sessions change no mark of this week, except whether the person had begun by then
LOOK_BACK = timedelta(days=35)


class TodayPage(Page):
    """The cards come when the illustrations start, so that the window is painted sooner.

    `short_requested` carries the ids of the exercises to do as a tuple, `go_on_requested` the id of
    the session that was interrupted, `exercise_requested` that of the exercise whose card was
    pressed, `review_requested` the first day of the week to review.
    """

    start_requested = Signal()
    short_requested = Signal(object)
    go_on_requested = Signal(str)
    routine_requested = Signal()
    exercise_requested = Signal(str)
    check_in_requested = Signal()
    review_requested = Signal(object)

    def __init__(
        self,
        *,
        catalog_model: CatalogModel,
        journal: Journal,
        routine_model: RoutineModel,
        settings_model: SettingsModel,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        clock: Clock,
        trial: bool = False,
        problems: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`trial`: whether sessions to go on with are the ones that were only tried out.

        `problems`: what could not be read at the start, a line each.
        """
        super().__init__("Today", theme_hub, parent=parent)
        self._catalog_model = catalog_model
        self._journal = journal
        self._routine_model = routine_model
        self._settings_model = settings_model
        self._planner = Planner(catalog_model, settings_model)
        self._illustrations = illustrations
        self._clock = clock
        self._trial = trial
        self._unfinished: SessionRecord | None = None
        self._day: date | None = None
        self._minutes = 0  # short on time, or 0 for the whole routine
        self._short: ShortSession | None = None
        self._date = styled(QLabel(), tone="muted")
        self._title = styled(QLabel(), text="title")
        self._title.setWordWrap(True)
        self._marks = WeekMarks(theme_hub)
        self._next_day = NextDay(journal, settings_model, clock)
        self._next_day.check_in_requested.connect(self.check_in_requested)
        self._review = ReviewOffer(journal, settings_model, clock)
        self._review.requested.connect(self.review_requested)
        self._short_line = ShortLine()
        self._short_line.picked.connect(self._on_minutes)
        self._hero = Hero(COVER, self._short_line, illustrations=illustrations, theme_hub=theme_hub)
        for offer in (self._next_day, self._review):
            offer.over.connect(self._hero.setFocus)
        self._hero.start.connect(self._on_start)
        self._hero.whole.connect(self._on_whole)
        self._hero.go_on.connect(self._go_on)
        self._hero.choose.connect(self.routine_requested)
        self._hero.another.connect(self._choose_routine)
        self._cards = Cards(catalog_model, illustrations, theme_hub)
        self._cards.pressed.connect(self.exercise_requested)
        self.column.addLayout(self._head())
        if problems:
            self.column.addWidget(Problems(problems))
        self.column.addWidget(self._next_day)
        self.column.addWidget(self._review)
        self.column.addWidget(self._hero)
        self._above_cards = self._line_above_cards()
        self.column.addWidget(self._above_cards)
        self.column.addWidget(self._cards)
        self.column.addStretch(1)
        unsubscribe = journal.subscribe(self.stale)
        self.destroyed.connect(lambda: unsubscribe())
        illustrations.started.connect(self.stale)
        routine_model.changed.connect(self.stale)
        settings_model.changed.connect(self.stale)

    def refresh(self) -> None:
        settings = self._settings_model.settings
        routine = self._routine_model.routine
        self._day = today = self._today()
        start = adherence.start_of_week(today, words.week_start(settings.week_start))
        sessions = self._journal.sessions(since=start - LOOK_BACK)
        schedules = up_to_date(self._journal.schedules(), routine, today)
        marks = self._journal.marks()
        daily = adherence.day_credits(sessions, schedules, marks)
        planned = adherence.planned_days(daily, schedules, today, excused_days(marks))
        self._unfinished = self._to_go_on_with(today)
        self._date.setText(words.long_date(today))
        self._marks.show_week(week(daily, planned, routine.days, today, start, marks))
        resting = too_much_pain(sessions, today)
        stands = standing(
            routine,
            today,
            credit_of(sessions, routine, today),
            self._unfinished,
            empty=not self._known(routine),
            resting=resting,
            mark=marks.get(today),
        )
        done = adherence.sessions_done((s for s in sessions if s.local_date == today), routine.id)
        self._tell(routine, stands, done)
        if self._illustrations.running:
            self._show_cards(routine, today)
        self._next_day.follow(sessions, today)
        self._review.follow(today, daily, planned, marks)

    def showEvent(self, event: QShowEvent) -> None:
        """What is most likely wanted is one press of Enter away."""
        self._follow_the_day()
        super().showEvent(event)
        at_rest = self.window().focusWidget()
        if not event.spontaneous() and (at_rest is None or not at_rest.isVisible()):
            self._hero.setFocus()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever comes back to a window left open and active overnight finds the new day."""
        super().enterEvent(event)
        self._follow_the_day()

    def _follow_the_day(self) -> None:
        if self._today() != self._day:
            self.stale()

    def _today(self) -> date:
        return local_date(self._clock.now(), self._settings_model.settings.day_start)

    def _to_go_on_with(self, today: date) -> SessionRecord | None:
        """What was interrupted today or just now, unless the exercises have changed since."""
        since = self._clock.now() - ONE_SITTING
        found = self._journal.unfinished(today, self._trial, since)
        if found and Player.fits(plan(found.prescription, self._catalog_model.catalog), found.sets):
            return found
        return None

    def _tell(self, routine: Routine, now: Standing, done: int) -> None:
        self._title.setText(TITLES[now])
        self._above_cards.setHidden(now is Standing.EMPTY)
        whole = self._planner.plan(routine)
        offered = [minutes for minutes in MINUTES if minutes * 60 < whole.seconds]
        self._minutes = self._minutes if self._minutes in offered else 0
        self._short = self._picked(routine) if self._minutes else None
        self._short_line.show_minutes(self._minutes, offered)
        exercises = [self._catalog_model.catalog[entry.exercise] for entry in self._known(routine)]
        if short := self._short:
            head = heading(len(short.picks), short.seconds)
            text = short_sentence(short, self._minutes)
        else:
            head = heading(whole.exercise_count, whole.seconds)
            off = any(not entry.on for entry in routine.entries if self._is_known(entry))
            text = sentence(exercises, now, any_off=off)
        self._hero.tell(
            chip=chip_text(routine, done),
            several=len(self._routine_model.book.routines) > 1,
            heading=head,
            sentence=text,
            can_start=now is not Standing.EMPTY,
            can_go_on=now is Standing.INTERRUPTED and self._short is None,
            short=self._short is not None,
        )

    def _picked(self, routine: Routine) -> ShortSession:
        """All of the log counts: what was never done comes first."""
        return short_session(
            routine,
            self._catalog_model.catalog,
            self._minutes * 60,
            last_done(self._journal.sessions()),
            lambda exercises: self._planner.plan(routine, exercises),
        )

    def _known(self, routine: Routine) -> tuple[Entry, ...]:
        return tuple(entry for entry in routine.active if self._is_known(entry))

    def _is_known(self, entry: Entry) -> bool:
        return entry.exercise in self._catalog_model.catalog

    def _show_cards(self, routine: Routine, today: date) -> None:
        entries = self._known(routine)
        self._cards.show_entries(entries)
        why = self._why(today)
        self._cards.show_picks(why)
        done = [entry.exercise for entry in entries if why is None or entry.exercise in why]
        poses = [self._catalog_model.catalog[exercise].pose for exercise in done]
        self._hero.picture(COVER if COVER in poses or not poses else poses[0])

    def _why(self, today: date) -> dict[str, str] | None:
        if self._short is None:
            return None
        return {
            pick.exercise: words.last_done_text(pick.last_done, today) for pick in self._short.picks
        }

    def _choose_routine(self) -> None:
        model, menu = self._routine_model, Menu("Routines", self.hub, self._hero.chip)
        for routine in model.book.routines:
            menu.add(
                routine.name,
                partial(model.use_today, routine.id),
                marked=routine.id == model.book.today,
            )
        menu.addSeparator()
        menu.add("Change routines…", self.routine_requested.emit)
        menu.open_below(self._hero.chip)

    def _on_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        self.stale()
        announce(self, self._hero.said)

    def _on_whole(self) -> None:
        self._on_minutes(0)
        self._hero.setFocus()

    def _on_start(self) -> None:
        if self._short is None:
            self.start_requested.emit()
            return
        picks = tuple(pick.exercise for pick in self._short.picks)
        self._minutes = 0
        self.short_requested.emit(picks)

    def _go_on(self) -> None:
        # the window may have stood open, and active, until it is too late for that
        if self._unfinished and self._to_go_on_with(self._today()):
            self.go_on_requested.emit(self._unfinished.id)
        else:
            self.stale()

    def _head(self) -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._date)
        said.addWidget(self._title)
        row = QHBoxLayout()
        row.addLayout(said, 1)
        row.addWidget(self._marks, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _line_above_cards(self) -> QWidget:
        change = styled(QPushButton("Change routine"), kind="quiet")
        change.clicked.connect(self.routine_requested)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(styled(QLabel("Up today"), text="heading"))
        row.addStretch(1)
        row.addWidget(change)
        return line
