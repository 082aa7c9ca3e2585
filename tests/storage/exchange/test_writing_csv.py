"""The log as a table, read again as a spreadsheet would."""

import csv
import io
import stat
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.core.correction import CorrectionKind
from coach.core.exercise import Side
from coach.core.session import SetEnd, SetRecord
from coach.storage.exchange.writing_csv import COLUMNS, SEPARATORS, csv_of, write_csv
from coach.storage.journal import Journal
from coach.storage.log_copy import LogCopy, SessionCopy
from tests.storage.exchange.any_log import AT, NOW, SESSION, another, fill

NAMES = {"clamshell": "Clamshell"}


def copy(*sessions: SessionCopy) -> LogCopy:
    return LogCopy({each.session.id: each for each in sessions})


def rows(data: bytes, separator: str = ",") -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_row_a_set_in_each_separator(separator: str) -> None:
    note = 'slow, "very"; really\nyes\tso'
    hold = SetRecord("mine", Side.BOTH, 15, 75.4, 15, 75.6, SetEnd.DONE)
    session = replace(SESSION, note=note, sets=(*SESSION.sets, hold))
    data = csv_of(copy(SessionCopy(session, AT)), NAMES, separator)
    assert data.startswith(b"\xef\xbb\xbfDate")
    first, second = rows(data, separator)
    assert tuple(first) == COLUMNS
    assert list(first.values()) == [
        "2026-11-20",
        "07:30",
        "Back exercises",
        "Clamshell",
        "clamshell",
        "left",
        "15",
        "4",
        "75",
        "22",
        "stopped for pain",
        "6",
        "",
        note,
        "",
        SESSION.id,
    ]
    assert [second[name] for name in ("Exercise", "Reps done", "Seconds done")] == [
        "mine",
        "15",
        "76",
    ]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_reckon_is_made_harmless(begin: str) -> None:
    evil = f"{begin}HYPERLINK(1)"
    routine = replace(SESSION.prescription, name=evil)
    session = replace(SESSION, note=evil, prescription=routine)
    (row,) = rows(csv_of(copy(SessionCopy(session)), {"clamshell": evil}))
    assert {row["Note"], row["Routine"], row["Exercise"]} == {f"'{evil}"}
    assert row["Reps done"] == "4"


def test_a_session_without_sets_has_a_row_and_one_tried_out_none() -> None:
    empty, trial = another(1, sets=()), another(2, trial=True)
    (row,) = rows(csv_of(copy(SessionCopy(empty), SessionCopy(trial)), NAMES))
    assert (row["Session"], row["Exercise"], row["Reps done"]) == (empty.id, "", "")
    assert row["Pain before"] == "6"


def test_what_was_done_by_hand_is_told(journal: Journal) -> None:
    fill(journal)
    journal.corrections.correct(
        replace(journal.session(another(1).id), note="noted"), NOW, CorrectionKind.NOTED
    )
    found = {row["Session"]: row["Changed"] for row in rows(csv_of(journal.copy(), NAMES))}
    ids = [another(days).id for days in (4, 3, 1)]
    assert [found[session_id] for session_id in ids] == ["corrected", "added", ""]
    assert len(found) == 4


def test_the_day_is_the_persons_own(tmp_path: Path) -> None:
    """Begun at half past midnight, east of Greenwich, on a day that begins at four."""
    late = replace(SESSION, utc_offset_minutes=18 * 60, local_date=date(2026, 11, 20))
    path = tmp_path / "log.csv"
    write_csv(path, copy(SessionCopy(late)), NAMES, ",")
    (row,) = rows(path.read_bytes())
    assert (row["Date"], row["Start"]) == ("2026-11-20", "00:30")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
