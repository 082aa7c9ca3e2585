"""The exported log, key by key, and the file that it goes into."""

import json
import os
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import FollowUp, Outcome, SessionRecord, SetEnd, SetRecord, Settled
from coach.storage.atomic import SaveError
from coach.storage.export import export_json, write_export

AT = datetime(2026, 11, 22, 6, 30, 5, tzinfo=UTC)
SESSION = SessionRecord(
    id="019aaa8f-a132-7fff-bfff-ffffffffffff",
    started_at=AT,
    ended_at=AT + timedelta(minutes=31, milliseconds=250),
    local_date=date(2026, 11, 22),
    utc_offset_minutes=60,
    prescription=Routine(id="sheet", name="Back exercises", entries=()),
    outcome=Outcome.ENDED,
    trial=False,
    pain_before=6,
    pain_after=None,
    note="später",
    sets=(SetRecord("clamshell", Side.LEFT, 15, 75.0, 4, 21.5, SetEnd.PAIN),),
)


def test_the_document_is_as_promised() -> None:
    assert export_json([SESSION]) == {
        "format": "back-coach-log",
        "version": 1,
        "sessions": [
            {
                "id": "019aaa8f-a132-7fff-bfff-ffffffffffff",
                "started_at": "2026-11-22T06:30:05.000+00:00",
                "ended_at": "2026-11-22T07:01:05.250+00:00",
                "local_date": "2026-11-22",
                "utc_offset_minutes": 60,
                "routine": "Back exercises",
                "outcome": "ended",
                "trial": False,
                "pain_before": 6,
                "pain_after": None,
                "note": "später",
                "follow_up": None,
                "sets": [
                    {
                        "exercise": "clamshell",
                        "side": "left",
                        "prescribed_reps": 15,
                        "done_reps": 4,
                        "prescribed_seconds": 75.0,
                        "done_seconds": 21.5,
                        "ended": "pain",
                    }
                ],
            }
        ],
    }


def test_an_open_session_is_interrupted_and_has_no_end() -> None:
    session = replace(SESSION, ended_at=None, outcome=Outcome.INTERRUPTED)
    (written,) = export_json([session])["sessions"]
    assert (written["outcome"], written["ended_at"]) == ("interrupted", None)


def test_a_session_that_was_tried_out_says_so() -> None:
    (written,) = export_json([replace(SESSION, trial=True)])["sessions"]
    assert written["trial"] is True


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        (Settled.SETTLED, "settled"),
        (Settled.NOT_SETTLED, "not-settled"),
        (Settled.UNANSWERED, "unanswered"),
        (None, "unanswered"),
    ],
)
def test_whether_pain_had_settled_is_told(answer: Settled | None, written: str) -> None:
    session = replace(SESSION, follow_up=FollowUp(date(2026, 11, 23), answer))
    (told,) = export_json([session])["sessions"]
    assert told["follow_up"] == {"asked": "2026-11-23", "answer": written}


def test_an_empty_log_is_a_document_too() -> None:
    assert export_json([])["sessions"] == []


def test_the_file_is_the_document_and_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    write_export(path, [SESSION])
    assert json.loads(path.read_text("utf-8")) == export_json([SESSION])
    assert "später" in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="folder"):
        write_export(tmp_path, [SESSION])


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="No such file"):
        write_export(tmp_path / "none" / "log.json", [SESSION])


def test_a_pipe_is_written_to_and_not_replaced() -> None:
    reading, writing = os.pipe()
    write_export(Path(f"/dev/fd/{writing}"), [SESSION])
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert json.load(pipe)["sessions"][0]["note"] == "später"
