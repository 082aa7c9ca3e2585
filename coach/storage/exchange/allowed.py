"""What a record that comes from elsewhere may hold: what no session can have been is refused."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from coach.core.session import SetRecord
from coach.storage.exchange.forms import PlainSession

FIRST_YEAR = 1970
MOST_SETS = 1000
MOST_REPS = 100_000
MOST_SECONDS = 10_000_000.0
LONGEST_NOTE = 20_000
LONGEST_NAME = 200
MOST_EARLIER = 1000

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,99}")
_DAY = timedelta(days=1)


class Refused(Exception):
    """A record that stays out; the text says why, in a few words."""


def check_session(session: PlainSession, at: datetime) -> None:
    """Raises Refused for what cannot have been, at the instant `at`."""
    if not _ID.fullmatch(session.id):
        raise Refused("id: is none")
    check_instant(session.started_at, at, "started_at")
    if session.ended_at is not None:
        check_instant(session.ended_at, at, "ended_at")
    check_day(session.local_date, at, "local_date", ahead=2 * _DAY)
    started = session.started_at.astimezone(UTC).date()
    if abs(session.local_date - started) > 2 * _DAY:
        raise Refused(f"local_date: {session.local_date} is another day than started_at")
    if abs(session.utc_offset_minutes) >= 24 * 60:
        raise Refused("utc_offset_minutes: is more than a day")
    for name in ("pain_before", "pain_after"):
        pain = getattr(session, name)
        if pain is not None and not 0 <= pain <= 10:
            raise Refused(f"{name}: {pain} is not from 0 to 10")
    _check_length(session.note, LONGEST_NOTE, "note")
    _check_length(session.routine, LONGEST_NAME, "routine")
    if session.follow_up:
        check_day(session.follow_up.asked, at, "follow_up.asked", ahead=2 * _DAY)
    _check_sets(session.sets)


def check_instant(instant: datetime, at: datetime | None, name: str) -> None:
    """Raises Refused for one without a UTC offset, of long ago, or that is more than a day ahead.

    `at` None looks at no future.
    """
    if instant.utcoffset() is None:
        raise Refused(f"{name}: does not say in which time zone")
    if not FIRST_YEAR < instant.year < 9999:
        raise Refused(f"{name}: {instant.date()} cannot be")
    if at is not None and instant > at + _DAY:
        raise Refused(f"{name}: {instant.date()} lies ahead")


def check_day(day: date, at: datetime, name: str, *, ahead: timedelta) -> None:
    """Raises Refused for a day of long ago, or further ahead than this."""
    if day.year < FIRST_YEAR:
        raise Refused(f"{name}: {day} cannot be")
    if day > (at + ahead).date():
        raise Refused(f"{name}: {day} lies ahead")


def _check_length(text: str, longest: int, name: str) -> None:
    if len(text) > longest:
        raise Refused(f"{name}: is longer than {longest} characters")


def _check_sets(sets: Sequence[SetRecord]) -> None:
    if len(sets) > MOST_SETS:
        raise Refused(f"sets: are more than {MOST_SETS}")
    for place, done in enumerate(sets, start=1):
        if not _ID.fullmatch(done.exercise):
            raise Refused(f"sets[{place}].exercise: is none")
        # spelled out because ten years hold hundreds of thousands of sets
        if not 0 <= done.prescribed_reps <= MOST_REPS or not 0 <= done.done_reps <= MOST_REPS:
            raise Refused(f"sets[{place}]: its reps are not from 0 to {MOST_REPS}")
        least, most = sorted((done.prescribed_seconds, done.done_seconds))
        if not 0.0 <= least <= most <= MOST_SECONDS:
            raise Refused(f"sets[{place}]: its seconds are not from 0 to {MOST_SECONDS:g}")
