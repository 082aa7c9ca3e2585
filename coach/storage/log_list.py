"""All sessions of the log without their sets, for a list of them.

Checksums are not looked at here; see coach.storage.journal.Journal.sums.
"""

import sqlite3
from collections.abc import Iterable

from coach.core.logged import LoggedSession
from coach.core.session import Outcome, SessionSums

_SESSIONS = """
SELECT id, utc_offset_minutes, outcome, note FROM session WHERE deleted = 0
ORDER BY started_at, id
"""
_PAIN = "SELECT DISTINCT session FROM set_done WHERE deleted = 0 AND ended = 'pain'"


def logged_sessions(
    connection: sqlite3.Connection, sums: Iterable[SessionSums]
) -> tuple[LoggedSession, ...]:
    """Those of `sums`, in the order of their start, with what else a line of a list tells."""
    by_id = {each.id: each for each in sums}
    in_pain = {session for (session,) in connection.execute(_PAIN)}
    outcomes = {outcome.value: outcome for outcome in Outcome}
    return tuple(
        LoggedSession(
            id=identifier,
            started_at=of_it.started_at,
            utc_offset_minutes=offset,
            local_date=of_it.local_date,
            trial=of_it.trial,
            pain_before=of_it.pain_before,
            pain_after=of_it.pain_after,
            prescription=of_it.prescription,
            completion=of_it.completion,
            seconds=of_it.seconds,
            outcome=outcomes[outcome],
            note=note,
            stopped_for_pain=identifier in in_pain,
        )
        for identifier, offset, outcome, note in connection.execute(_SESSIONS)
        if (of_it := by_id.get(identifier)) is not None
    )
