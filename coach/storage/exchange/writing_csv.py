"""The log as a table for a spreadsheet: a row for each exercise on each side of each session."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from coach.core.logged import clock_time
from coach.core.session import SetEnd
from coach.storage.exchange.output import write_file
from coach.storage.log_copy import LogCopy, SessionCopy

COLUMNS = (
    "Date",
    "Start",
    "Routine",
    "Exercise",
    "Exercise id",
    "Side",
    "Reps prescribed",
    "Reps done",
    "Seconds prescribed",
    "Seconds done",
    "How it ended",
    "Pain before",
    "Pain after",
    "Note",
    "Changed",
    "Session",
)
SEPARATORS = (",", ";", "\t")
ENDS = {
    SetEnd.DONE: "done",
    SetEnd.SKIPPED: "skipped",
    SetEnd.PAIN: "stopped for pain",
    SetEnd.STOPPED: "stopped",
}
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else

Cell = str | int | None


def write_csv(path: Path, copy: LogCopy, names: Mapping[str, str], separator: str) -> None:
    """See `csv_of` and `write_file`. Raises coach.storage.atomic.SaveError."""
    write_file(path, csv_of(copy, names, separator))


def csv_of(copy: LogCopy, names: Mapping[str, str], separator: str = ",") -> bytes:
    """The whole file; `names` of exercises by their ids.

    Sessions that were only tried out are left out, as in all figures; one without sets has a row
    without them. A spreadsheet wants `separator` to be ";" where a comma is the decimal sign.
    """
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in copy.sessions.values():
        if not each.session.trial:
            writer.writerows(map(_harmless, _rows(each, names)))
    return text.getvalue().encode("utf-8", "replace")


def _rows(copy: SessionCopy, names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    session = copy.session
    shown = clock_time(session.started_at, session.utc_offset_minutes)
    head = (session.local_date.isoformat(), shown.strftime("%H:%M"), session.prescription.name)
    tail = (session.pain_before, session.pain_after, session.note, _changed(copy), session.id)
    if not session.sets:
        yield (*head, *[None] * 8, *tail)
    for done in session.sets:
        yield (
            *head,
            names.get(done.exercise, done.exercise),
            done.exercise,
            done.side.value,
            done.prescribed_reps,
            done.done_reps,
            round(done.prescribed_seconds),
            round(done.done_seconds),
            ENDS[done.ended],
            *tail,
        )


def _changed(copy: SessionCopy) -> str:
    """What was done to the session by hand."""
    said = ("added" if copy.added else "", "corrected" if copy.corrected else "")
    return " and ".join(filter(None, said))


def _harmless(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """With an apostrophe before what a spreadsheet would take for a formula, and reckon."""
    return tuple(
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
        for cell in cells
    )
