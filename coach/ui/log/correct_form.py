"""Putting a session right: its day, the pain, the note, and what was done of each exercise."""

from datetime import date, datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.core.correction import CorrectionKind
from coach.core.exercise import Catalog
from coach.core.logged import clock_time
from coach.core.put_right import OffsetOf, most_reps, moved, with_end, with_reps
from coach.core.session import SessionRecord, SetEnd, SetRecord
from coach.ui import words
from coach.ui.dose_fields import Field
from coach.ui.log.fields import LONGEST_NOTE, DayButton, NoteEdit, PainChoice, TimeField
from coach.ui.log.panel import Panel
from coach.ui.log.words import ENDS, set_name
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.stepper import Stepper

TO_COME = "That day or time is still to come."
LONG_NOTE = "The note is too long to be kept: {} characters are the most."


class SetFields(QVBoxLayout):
    """How many reps of one exercise on one side were done, and how it ended."""

    changed = Signal()

    def __init__(self, record: SetRecord, catalog: Catalog, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._begun = self.record = record
        name = set_name(record, catalog)
        self.setSpacing(4)
        field = Field("reps", f"{name}: times done", 0, max(most_reps(record), 1), in_seconds=False)
        self.stepper = Stepper(field, theme_hub)
        self.stepper.show_value(record.done_reps)
        self.stepper.stepped.connect(lambda value, _: self._set_reps(round(value)))
        options = [(word, end) for end, word in ENDS.items()]
        self.choice = Choice(f"{name}: how it ended", options, theme_hub)
        self.choice.setCurrentIndex(list(ENDS).index(record.ended))
        self.choice.activated.connect(lambda place: self._set_end(list(ENDS)[place]))
        label = styled(QLabel(name))
        label.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.stepper)
        asked = words.number_text(record.prescribed_reps)
        row.addWidget(styled(QLabel(f"of {asked}"), tone="muted"))
        row.addWidget(self.choice)
        row.addStretch(1)
        self.addWidget(label)
        self.addLayout(row)

    def _set_reps(self, reps: int) -> None:
        began_so = reps == self._begun.done_reps
        self.record = self._begun if began_so else with_reps(self.record, reps)
        self.choice.setCurrentIndex(list(ENDS).index(self.record.ended))
        self.changed.emit()

    def _set_end(self, ended: SetEnd) -> None:
        # what was left out by mistake is as it was again
        was = self._begun if self.record.ended is SetEnd.SKIPPED else self.record
        self.record = was if ended is was.ended else with_end(was, ended)
        self.stepper.show_value(self.record.done_reps)
        self.changed.emit()


class CorrectForm(Panel):
    """`wanted(session, kind)`: another version of the session, to be written."""

    wanted = Signal(object, object)

    def __init__(
        self,
        session: SessionRecord,
        *,
        catalog: Catalog,
        theme_hub: ThemeHub,
        host: QWidget,
        now: datetime,
        today: date,
        day_start: int,
        week_start: int,
        offset_of: OffsetOf,
    ) -> None:
        """`now` and `today` by the person's clock: nothing is done later than that.

        The month to pick from lies over `host`.
        """
        super().__init__("Correct this session", theme_hub, close="Cancel")
        self.session = session
        self._now = now
        self._day_start = day_start
        self._offset_of = offset_of
        self._at = clock_time(session.started_at, session.utc_offset_minutes)
        self.day = DayButton(
            session.local_date, theme_hub, host=host, today=today, week_start=week_start
        )
        self.time = TimeField(self._at, theme_hub)
        self.before = PainChoice("Pain before", session.pain_before, theme_hub)
        self.after = PainChoice("Pain after", session.pain_after, theme_hub)
        self.note = NoteEdit(session.note, theme_hub)
        self.sets = [SetFields(record, catalog, theme_hub) for record in session.sets]
        self._fill()
        save = self.add_button("Save", "primary")
        save.clicked.connect(self.save)
        cancel = self.add_button("Cancel", "soft")
        cancel.clicked.connect(self.left)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_S, self.save)

    @property
    def touched(self) -> bool:
        result = self._result()
        return result is None or result != self.session

    def focus_first(self) -> None:
        self.day.setFocus()

    def save(self) -> None:
        """`wanted`, or `left` where nothing is another; what is not right is told."""
        result = self._result()
        if result is None:
            self.tell(self.time.hint)
            self.time.setFocus()
        elif len(result.note) > LONGEST_NOTE:
            self.tell(LONG_NOTE.format(words.number_text(LONGEST_NOTE)))
            self.note.setFocus()
        elif self._moved and result.started_at > self._now:
            self.tell(TO_COME)
            self.day.setFocus()
        elif result == self.session:
            self.left.emit()
        else:
            self.tell("")
            only_note = replace(result, note=self.session.note) == self.session
            kind = CorrectionKind.NOTED if only_note else CorrectionKind.CORRECTED
            self.wanted.emit(result, kind)

    @property
    def _moved(self) -> bool:
        return (self.day.day, self.time.time) != (self.session.local_date, self._at)

    def _result(self) -> SessionRecord | None:
        """As it now stands here; None where the time cannot be read."""
        at = self.time.time
        if at is None:
            return None
        session = self.session
        if self._moved:
            session = moved(session, self.day.day, at, self._day_start, self._offset_of)
        # what stood round the note is no change
        note = self.note.note
        return replace(
            session,
            pain_before=self.before.rating,
            pain_after=self.after.rating,
            note=session.note if note == session.note.strip() else note,
            sets=tuple(fields.record for fields in self.sets),
        )

    def _fill(self) -> None:
        self.add_field("Day and time", self.day, self.time)
        self._night = self.add_words("", text="small", tone="muted")
        self.time.textChanged.connect(lambda _: self._tell_night())
        self._tell_night()
        self.add_pair(("Pain before", self.before), ("Pain after", self.after))
        self.add_field("Note", self.note)
        if self.sets:
            self.column.addSpacing(6)
            self.add_words("What was done", text="strong")
        for fields in self.sets:
            self.column.addLayout(fields)
        self.column.addStretch(1)

    def _tell_night(self) -> None:
        at = self.time.time
        night = at is not None and at.hour < self._day_start
        begins = words.hour_text(self._day_start)
        self._night.setText(
            f"In the night that follows that day: your day begins at {begins}." if night else ""
        )
        self._night.setVisible(night)
