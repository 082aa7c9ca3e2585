"""One session opened: its sets, and what it was before it was corrected."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from coach.core.exercise import Catalog
from coach.core.session import SessionRecord
from coach.ui import words
from coach.ui.log import words as log_words
from coach.ui.log.panel import Panel
from coach.ui.theme import ThemeHub, styled


class SessionView(Panel):
    """`correct_wanted`, `note_wanted` and `delete_wanted` are its buttons."""

    correct_wanted = Signal()
    note_wanted = Signal()
    delete_wanted = Signal()

    def __init__(
        self,
        session: SessionRecord,
        earlier: Sequence[SessionRecord],
        *,
        facts: str,
        chips: Sequence[str],
        catalog: Catalog,
        theme_hub: ThemeHub,
        today: date,
        day_start: int,
    ) -> None:
        """`facts` and `chips`: what its line says; `earlier` versions, the oldest first."""
        super().__init__(words.long_date(session.local_date), theme_hub)
        self.session = session
        self._catalog = catalog
        begun = log_words.begun_text(session, day_start)
        name = log_words.name_of(session)
        self.add_words(f"{name} · {begun}", tone="muted")
        if chips:
            self.column.addLayout(_chips(chips))
        self.add_words(facts, text="strong")
        if session.note.strip():
            self.add_words(f"“{session.note.strip()}”")
        self._add_earlier(session, earlier, today)
        self._add_sets(session)
        self.column.addStretch(1)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area.setAccessibleName(f"{self.accessibleName()}, {name}")
        self.area.setAccessibleDescription(self._heard(session, facts, begun, chips))
        self._correct = self.add_button("Correct…", "soft")
        self._correct.clicked.connect(self.correct_wanted)
        note = self.add_button("Write a note…", "soft")
        note.clicked.connect(self.note_wanted)
        delete = self.add_button("Delete", "quiet")
        delete.setAccessibleDescription("It can be brought back with Undo")
        delete.clicked.connect(self.delete_wanted)

    @property
    def heard(self) -> str:
        return f"{self.area.accessibleName()}. {self.area.accessibleDescription()}"

    def focus_first(self) -> None:
        self._correct.setFocus()

    def _add_sets(self, session: SessionRecord) -> None:
        if not session.sets:
            self.add_words("No exercises are written down.", tone="muted")
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, record in enumerate(session.sets):
            name = styled(QLabel(log_words.set_name(record, self._catalog)))
            name.setWordWrap(True)
            how = log_words.ENDS[record.ended]
            if record.done_seconds:
                how = f"{how}, {log_words.work_text(record.done_seconds)}"
            ended = styled(QLabel(how), text="small", tone="muted")
            ended.setWordWrap(True)
            grid.addWidget(name, row, 0)
            grid.addWidget(styled(QLabel(log_words.reps_text(record)), text="strong"), row, 1)
            grid.addWidget(ended, row, 2)
        self.column.addSpacing(4)
        self.column.addLayout(grid)

    def _add_earlier(
        self, session: SessionRecord, earlier: Sequence[SessionRecord], today: date
    ) -> None:
        said = [
            line
            for version in earlier
            if (line := "; ".join(log_words.differences(version, session, self._catalog, today)))
        ]
        if said:
            for line in dict.fromkeys(said):
                self.add_words(f"As it was before: {line}", text="small", tone="muted")

    def _heard(self, session: SessionRecord, facts: str, begun: str, chips: Sequence[str]) -> str:
        sets = (
            f"{log_words.set_name(record, self._catalog)}: {log_words.set_text(record)}"
            for record in session.sets
        )
        return ". ".join((begun, facts, *chips, *sets))


def _chips(chips: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for chip in chips:
        row.addWidget(styled(QLabel(chip), text="chip"))
    row.addWidget(QWidget(), 1)
    return row
