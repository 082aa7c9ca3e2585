"""The JSON file of the log, key by key, and the file that it goes into."""

import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from coach.core.session import FollowUp, Outcome, SessionRecord, Settled
from coach.storage.atomic import SaveError
from coach.storage.exchange.writing_json import json_of, write_json
from coach.storage.journal import Journal
from coach.storage.log_copy import LogCopy, SessionCopy
from coach.storage.routines import routine_table
from tests.storage.exchange.any_log import AT, NOW, ROUTINE, SESSION, another, fill


def written(*sessions: SessionRecord) -> Any:
    copy = LogCopy({each.id: SessionCopy(each, AT) for each in sessions})
    return json.loads(json_of(copy, NOW))


def test_the_document_is_as_promised() -> None:
    session = replace(SESSION, follow_up=FollowUp(NOW.date(), Settled.NOT_SETTLED))
    assert written(session) == {
        "format": "back-coach-log",
        "version": 2,
        "written_at": "2026-11-22T12:00:00Z",
        "routines": [{"key": 1, "routine": json.loads(json.dumps(routine_table(ROUTINE)))}],
        "sessions": [
            {
                "id": SESSION.id,
                "started_at": "2026-11-20T06:30:05.123456Z",
                "ended_at": "2026-11-20T07:01:05.373456Z",
                "local_date": "2026-11-20",
                "utc_offset_minutes": 60,
                "routine": "Back exercises",
                "outcome": "ended",
                "trial": False,
                "pain_before": 6,
                "pain_after": None,
                "note": "später",
                "sets": [
                    {
                        "exercise": "clamshell",
                        "side": "left",
                        "prescribed_reps": 15,
                        "prescribed_seconds": 75.0,
                        "done_reps": 4,
                        "done_seconds": 21.5,
                        "ended": "pain",
                    }
                ],
                "follow_up": {"asked": "2026-11-22", "answer": "not-settled"},
                "prescription": 1,
                "version": 1,
                "written_at": "2026-11-20T06:30:05.123456Z",
                "added": False,
                "earlier": [],
            }
        ],
        "deleted_sessions": [],
        "day_marks": [],
        "reviews": [],
        "schedules": [],
    }


def test_everything_in_the_log_is_in_it(journal: Journal) -> None:
    fill(journal)
    told = json.loads(json_of(journal.copy(), NOW))
    assert [len(told[name]) for name in ("routines", "sessions", "day_marks")] == [1, 4, 2]
    corrected, added, *_ = told["sessions"]
    assert (corrected["version"], corrected["pain_after"]) == (3, 2)
    assert [each["note"] for each in corrected["earlier"]] == ["später", "less"]
    assert added["added"] is True
    assert [each["id"] for each in told["deleted_sessions"]] == [another(2).id]
    assert [each["mark"] for each in told["day_marks"]] == ["ill", None]
    assert [each["obstacle"] for each in told["reviews"]] == ["ill"]
    assert [each["days"] for each in told["schedules"]] == [[0, 2, 4]]


def test_each_record_stands_on_a_line_of_its_own(journal: Journal) -> None:
    fill(journal)
    lines = json_of(journal.copy(), NOW).splitlines()
    records = [line for line in lines if line.startswith(b'{"')]
    assert len(records) == 1 + 4 + 1 + 2 + 1 + 1
    assert all(json.loads(line.removesuffix(b",")) for line in records)


def test_an_open_session_is_interrupted_and_has_no_end() -> None:
    session = replace(SESSION, ended_at=None, outcome=Outcome.INTERRUPTED, trial=True)
    (told,) = written(session)["sessions"]
    assert (told["outcome"], told["ended_at"], told["trial"]) == ("interrupted", None, True)


def test_the_file_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    write_json(path, LogCopy(), datetime(2026, 11, 22, tzinfo=UTC) + timedelta(hours=1))
    assert json.loads(path.read_text("utf-8"))["sessions"] == []
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(("name", "said"), [("", "folder"), ("none/log.json", "No such file")])
def test_where_nothing_can_be_written_is_told(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(SaveError, match=said):
        write_json(tmp_path / name, LogCopy(), NOW)


def test_a_pipe_is_written_to_and_not_replaced() -> None:
    reading, writing = os.pipe()
    write_json(Path(f"/dev/fd/{writing}"), LogCopy(), NOW)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert json.load(pipe)["version"] == 2
