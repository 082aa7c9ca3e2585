"""A session that was done away from the computer, put down afterwards."""

from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coach.core.exercise import Catalog
from coach.core.plan import Plan, plan
from coach.core.put_right import MINUTE, OffsetOf, clock_shows, done_away
from coach.core.routine import Routine
from coach.core.routine_book import RoutineBook
from coach.storage.ids import new_id
from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.log.correct_form import LONG_NOTE, TO_COME
from coach.ui.log.fields import LONGEST_NOTE, DayButton, NoteEdit, PainChoice, TimeField
from coach.ui.log.panel import Panel
from coach.ui.log.words import exercise_name
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.key_binding import bind_key

TITLE = "Add a session"
NOTHING_DONE = "Leave at least one exercise in, or there is no session to add."
NO_EXERCISE = "There is no exercise in this routine: choose another."
HINT = "Press what you left out."


class AddForm(Panel):
    """`wanted(session)`: a session to be written. All of the routine counts as done at first."""

    wanted = Signal(object)

    def __init__(
        self,
        book: RoutineBook,
        *,
        catalog: Catalog,
        theme_hub: ThemeHub,
        host: QWidget,
        now: datetime,
        today: date,
        usual: time,
        day_start: int,
        week_start: int,
        offset_of: OffsetOf,
        day: date | None = None,
    ) -> None:
        """`day` is shown at first, by default today. `now` and `today` by the person's clock,
        `usual` the time at which sessions begin.

        The month to pick from lies over `host`.
        """
        super().__init__(TITLE, theme_hub, close="Cancel")
        self._book = book
        self._catalog = catalog
        self._now = now
        self._day_start = day_start
        self._offset_of = offset_of
        self._plan = Plan(book.current, (), (), ())
        day = min(day or today, today)
        self.day = DayButton(day, theme_hub, host=host, today=today, week_start=week_start)
        self.time = TimeField(self._not_to_come(day, usual), theme_hub)
        others = (each for each in book.routines if each.id != book.today)
        routines = [(each.name, each.id) for each in (book.current, *others)]
        self.routine = Choice("Routine", routines, theme_hub, least_width=160)
        self.routine.activated.connect(lambda _: self._lay_out())
        self.exercises: dict[str, QPushButton] = {}
        self._chips = QWidget()
        self._flow = Flow(8, self._chips)
        self.before = PainChoice("Pain before", None, theme_hub)
        self.after = PainChoice("Pain after", None, theme_hub)
        self.note = NoteEdit("", theme_hub)
        self._fill()
        self._begun = self._said
        add = self.add_button("Add it", "primary")
        add.clicked.connect(self.save)
        cancel = self.add_button("Cancel", "soft")
        cancel.clicked.connect(self.left)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_S, self.save)

    @property
    def touched(self) -> bool:
        return self._said != self._begun

    @property
    def left_out(self) -> frozenset[str]:
        """The ids of the exercises that were not done."""
        return frozenset(name for name, chip in self.exercises.items() if not chip.isChecked())

    def focus_first(self) -> None:
        self.day.setFocus()

    def save(self) -> None:
        """`wanted`; what is not right is told."""
        at = self.time.time
        if at is None:
            self._refuse(self.time.hint, self.time)
            return
        shown = clock_shows(self.day.day, at, self._day_start)
        if len(self.note.note) > LONGEST_NOTE:
            self._refuse(LONG_NOTE.format(words.number_text(LONGEST_NOTE)), self.note)
        elif not self._plan.sets:
            self._refuse(NO_EXERCISE, self.routine)
        elif len(self.left_out) == len(self.exercises):
            self._refuse(NOTHING_DONE, next(iter(self.exercises.values())))
        elif self._is_to_come(shown):
            self._refuse(TO_COME, self.time)
        else:
            self.tell("")
            self.wanted.emit(
                done_away(
                    self._plan,
                    self.left_out,
                    identifier=new_id,
                    day=self.day.day,
                    shown=shown,
                    offset_of=self._offset_of,
                    pain=(self.before.rating, self.after.rating),
                    note=self.note.note,
                )
            )

    def _refuse(self, line: str, field: QWidget) -> None:
        self.tell(line)
        field.setFocus()

    @property
    def _said(self) -> tuple[object, ...]:
        rated = self.before.rating, self.after.rating
        chosen = self.routine.currentData(), self.left_out
        return self.day.day, self.time.text(), *chosen, *rated, self.note.note

    def _is_to_come(self, shown: datetime) -> bool:
        return shown > self._now.replace(tzinfo=None)

    def _not_to_come(self, day: date, at: time) -> time:
        """The time itself, or the time now where that is still to come."""
        if self._is_to_come(clock_shows(day, at, self._day_start)):
            return (self._now - MINUTE).time().replace(second=0, microsecond=0)
        return at

    def _fill(self) -> None:
        self.add_field("Day and time", self.day, self.time)
        self.add_field("Routine", self.routine)
        self.add_field("What you did", self._chips)
        self._hint = self.add_words(HINT, text="small", tone="muted")
        self.add_pair(("Pain before", self.before), ("Pain after", self.after))
        self.add_field("Note", self.note)
        self.column.addStretch(1)
        self._lay_out()

    def _lay_out(self) -> None:
        """The exercises of the routine that is chosen, all done."""
        routine: Routine = self._book[self.routine.currentData()]
        self._plan = plan(routine, self._catalog)
        for chip in self.exercises.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        names = dict.fromkeys(record.exercise for record in self._plan.sets)
        self.exercises = {name: self._chip(name) for name in names}
        before: QWidget = self.routine
        for chip in self.exercises.values():
            self._flow.addWidget(chip)
            self.setTabOrder(before, chip)
            before = chip
        self._hint.setText(HINT if names else NO_EXERCISE)

    def _chip(self, exercise: str) -> QPushButton:
        name = exercise_name(exercise, self._catalog)
        chip = styled(QPushButton(), kind="chip", large=True)
        chip.setCheckable(True)
        chip.setChecked(True)

        def tell() -> None:
            done = chip.isChecked()
            chip.setText(f"✓ {name}" if done else name)
            chip.setAccessibleName(f"{name}, {'done' if done else 'left out'}")
            announce(chip, chip.accessibleName())

        chip.toggled.connect(lambda _: tell())
        tell()
        return chip
