"""Today: how the week stands, what is planned, and the button that starts it."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.core import adherence
from coach.core.exercise import Catalog
from coach.core.plan import plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine
from coach.core.session import ONE_SITTING, SessionRecord, local_date
from coach.storage.journal import Journal
from coach.ui import words
from coach.ui.clock import Clock
from coach.ui.page import Page
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.today.exercise_card import ExerciseCard
from coach.ui.today.hero import Hero
from coach.ui.today.problems import Problems
from coach.ui.today.week_marks import ALL_DONE, WeekMarks, week
from coach.ui.widgets.card_grid import CardGrid

COVER = "bridge"
CARD_WIDTH = 240
# older sessions change no mark of this week, except whether the person had begun by then
LOOK_BACK = timedelta(days=35)


class Standing(Enum):
    """How today's routine stands."""

    READY = auto()
    DAY_OFF = auto()
    INTERRUPTED = auto()
    PART_DONE = auto()
    DONE = auto()
    EMPTY = auto()


TITLES = {
    Standing.READY: "Ready for today's back routine?",
    Standing.DAY_OFF: "Nothing planned for today",
    Standing.INTERRUPTED: "Ready to go on?",
    Standing.PART_DONE: "You have made a start today",
    Standing.DONE: "Done for today",
    Standing.EMPTY: "Your routine is empty",
}


def standing(
    routine: Routine, today: date, credit: float | None, unfinished: SessionRecord | None
) -> Standing:
    """`credit` is today's credit so far, None without a session."""
    if not routine.active:
        return Standing.EMPTY
    if unfinished:
        return Standing.INTERRUPTED
    if credit is not None and credit > 0:
        return Standing.DONE if credit >= ALL_DONE else Standing.PART_DONE
    return Standing.READY if today.weekday() in routine.days else Standing.DAY_OFF


class TodayPage(Page):
    """The cards come when the illustrations start, so that the window is painted sooner.

    `go_on_requested` carries the id of the session that was interrupted, `exercise_requested` the
    id of the exercise whose card was pressed.
    """

    start_requested = Signal()
    go_on_requested = Signal(str)
    routine_requested = Signal()
    exercise_requested = Signal(str)

    def __init__(
        self,
        *,
        catalog: Catalog,
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
        self._catalog = catalog
        self._journal = journal
        self._routine_model = routine_model
        self._settings_model = settings_model
        self._illustrations = illustrations
        self._clock = clock
        self._trial = trial
        self._unfinished: SessionRecord | None = None
        self._entries: Sequence[Entry] = ()
        self._date = styled(QLabel(), tone="muted")
        self._title = styled(QLabel(), text="title")
        self._title.setWordWrap(True)
        self._marks = WeekMarks(theme_hub)
        self._hero = Hero(COVER, illustrations=illustrations, theme_hub=theme_hub)
        self._hero.start.connect(self.start_requested)
        self._hero.go_on.connect(self._go_on)
        self._hero.choose.connect(self.routine_requested)
        self._cards = QWidget()
        self._grid = CardGrid(theme_hub.px(CARD_WIDTH), 14, self._cards)
        self.column.addLayout(self._head())
        if problems:
            self.column.addWidget(Problems(problems))
        self.column.addWidget(self._hero)
        self._above_cards = self._line_above_cards()
        self.column.addWidget(self._above_cards)
        self.column.addWidget(self._cards)
        self.column.addStretch(1)
        theme_hub.changed.connect(lambda: self._grid.set_least_width(theme_hub.px(CARD_WIDTH)))
        unsubscribe = journal.subscribe(self.stale)
        self.destroyed.connect(lambda: unsubscribe())
        illustrations.started.connect(self.stale)
        routine_model.changed.connect(self.stale)
        settings_model.changed.connect(self.stale)

    def refresh(self) -> None:
        settings = self._settings_model.settings
        routine = self._routine_model.routine
        today = local_date(self._clock.now(), settings.day_start)
        start = adherence.start_of_week(today, words.week_start(settings.week_start))
        sessions = self._journal.sessions(since=start - LOOK_BACK)
        daily = adherence.day_credits(sessions)
        planned = adherence.planned_days(daily, routine.days, today)
        self._unfinished = self._to_go_on_with(today)
        self._date.setText(words.long_date(today))
        self._marks.show_week(week(daily, planned, routine.days, today, start))
        self._tell(routine, standing(routine, today, daily.get(today), self._unfinished))
        if self._illustrations.running:
            self._show_cards(routine)

    def showEvent(self, event: QShowEvent) -> None:
        """What is most likely wanted is one press of Enter away."""
        super().showEvent(event)
        at_rest = self.window().focusWidget()
        if not event.spontaneous() and (at_rest is None or not at_rest.isVisible()):
            self._hero.setFocus()

    def _to_go_on_with(self, today: date) -> SessionRecord | None:
        """What was interrupted today or just now, unless the exercises have changed since."""
        since = self._clock.now() - ONE_SITTING
        found = self._journal.unfinished(today, self._trial, since)
        if found and Player.fits(plan(found.prescription, self._catalog), found.sets):
            return found
        return None

    def _tell(self, routine: Routine, now: Standing) -> None:
        laid_out = plan(routine, self._catalog)
        self._title.setText(TITLES[now])
        self._above_cards.setHidden(now is Standing.EMPTY)
        count = words.exercises_text(laid_out.exercise_count)
        duration = words.duration_text(laid_out.seconds).replace(" ", "\N{NO-BREAK SPACE}")
        self._hero.tell(
            chip=routine.name,
            heading=count if now is Standing.EMPTY else f"{count} · {duration}",
            sentence=self._sentence(routine, now),
            can_start=now is not Standing.EMPTY,
            can_go_on=now is Standing.INTERRUPTED,
        )

    def _sentence(self, routine: Routine, now: Standing) -> str:
        exercises = [self._catalog[e.exercise] for e in self._known(routine)]
        if now is Standing.EMPTY or not exercises:
            return "Switch on at least one exercise to start a session."
        if now is Standing.INTERRUPTED:
            return "Your last session stopped on the way. What you did is kept."
        if now is Standing.DONE:
            return "All of it is in your log. You can do it again whenever you like."
        positions = words.position_sentence([each.position for each in exercises])
        first = exercises[0].name.replace("&", "&amp;").replace("<", "&lt;")
        return f"Starts with <b>{first}</b>. {positions}"

    def _known(self, routine: Routine) -> tuple[Entry, ...]:
        return tuple(entry for entry in routine.active if entry.exercise in self._catalog)

    def _show_cards(self, routine: Routine) -> None:
        entries = self._known(routine)
        if entries == self._entries:
            return
        self._entries = entries
        while item := self._grid.takeAt(0):
            if card := item.widget():
                card.hide()
                card.deleteLater()
        for number, entry in enumerate(entries, start=1):
            self._grid.addWidget(self._card(number, entry))
        poses = [self._catalog[entry.exercise].pose for entry in entries]
        self._hero.picture(COVER if COVER in poses or not poses else poses[0])

    def _card(self, number: int, entry: Entry) -> ExerciseCard:
        exercise = self._catalog[entry.exercise]
        card = ExerciseCard(
            number,
            exercise,
            entry.dose,
            illustrations=self._illustrations,
            theme_hub=self.hub,
        )
        card.clicked.connect(lambda: self.exercise_requested.emit(exercise.id))
        return card

    def _go_on(self) -> None:
        if self._unfinished:
            self.go_on_requested.emit(self._unfinished.id)

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
