"""The log as one JSON document, for the person to keep or to hand on."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from coach.core.session import FollowUp, SessionRecord, SetRecord, Settled
from coach.storage import atomic

FORMAT = "back-coach-log"
VERSION = 1


def export_json(sessions: Iterable[SessionRecord]) -> dict[str, Any]:
    """The document as plain values.

    Instants are ISO 8601 in UTC with the offset written out ("2026-11-22T07:00:00+00:00"), days
    are "2026-11-22", `routine` is the routine's name; a session that was never closed is
    "interrupted" and has `ended_at` null. `follow_up` says whether the pain had settled on the day
    on which that was asked, and is null where it never was.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "sessions": [_session(session) for session in sessions],
    }


def write_export(path: Path, sessions: Iterable[SessionRecord]) -> None:
    """Replaces the file at `path` with the document, whole or not at all, readable by its owner.

    What is neither a file nor a folder (a pipe, /dev/stdout) is written to as it stands. Raises
    coach.storage.atomic.SaveError, also where `path` is a folder.
    """
    text = json.dumps(export_json(sessions), ensure_ascii=False, indent=2, allow_nan=False)
    data = f"{text}\n".encode()
    if not path.exists() or path.is_file() or path.is_dir():
        atomic.write(path, data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise atomic.SaveError(path, error.strerror or str(error)) from error


def _session(session: SessionRecord) -> dict[str, Any]:
    return {
        "id": session.id,
        "started_at": _instant(session.started_at),
        "ended_at": _instant(session.ended_at),
        "local_date": session.local_date.isoformat(),
        "utc_offset_minutes": session.utc_offset_minutes,
        "routine": session.prescription.name,
        "outcome": session.outcome.value,
        "trial": session.trial,
        "pain_before": session.pain_before,
        "pain_after": session.pain_after,
        "note": session.note,
        "follow_up": _follow_up(session.follow_up),
        "sets": [_set(done) for done in session.sets],
    }


def _follow_up(said: FollowUp | None) -> dict[str, str] | None:
    if said is None:
        return None
    return {"asked": said.asked.isoformat(), "answer": said.answer or Settled.UNANSWERED.value}


def _set(done: SetRecord) -> dict[str, Any]:
    return {
        "exercise": done.exercise,
        "side": done.side.value,
        "prescribed_reps": done.prescribed_reps,
        "done_reps": done.done_reps,
        "prescribed_seconds": done.prescribed_seconds,
        "done_seconds": done.done_seconds,
        "ended": done.ended.value,
    }


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="milliseconds")
