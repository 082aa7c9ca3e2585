"""What the log's page shows of the log, read in one go."""

from datetime import date
from functools import partial

from msgspec import Struct

from coach.core.correction import Correction
from coach.core.day_mark import DayMark
from coach.storage.journal import Journal
from coach.ui.log.lines import Line, SessionLine, lines_of
from coach.ui.log.words import step_text


class Reading(Struct, frozen=True):
    """`undo` and `redo` say which step is taken back or done again; empty where there is none."""

    lines: tuple[Line, ...] = ()
    marks: dict[date, DayMark] = {}
    undo: str = ""
    redo: str = ""

    @property
    def sessions(self) -> tuple[SessionLine, ...]:
        return tuple(line for line in self.lines if isinstance(line, SessionLine))

    def line_of(self, session_id: str) -> SessionLine | None:
        """None for a session that is not there."""
        return next((line for line in self.sessions if line.key == session_id), None)


def read(journal: Journal, today: date) -> Reading:
    """Raises LogError."""
    corrections, marks = journal.corrections, journal.marks()
    said = partial(_said, journal, today=today)
    return Reading(
        lines=lines_of(journal.listed(), marks, corrections.added(), corrections.corrected()),
        marks=marks,
        undo=said(corrections.undoable),
        redo=said(corrections.redoable),
    )


def _said(journal: Journal, step: Correction | None, today: date) -> str:
    return step_text(step, journal.corrections.day_of, today) if step else ""
