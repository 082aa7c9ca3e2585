"""What a file would bring to the log, told before anything is written.

Of two versions of one record the one written last stays: the higher version, then the later
instant. What is the same in both is there already, however often it comes.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.routine import Routine
from coach.core.session import SessionRecord
from coach.storage import log_days
from coach.storage.exchange.found import FoundHabits, FoundLog, Habit, Unread
from coach.storage.journal import Journal
from coach.storage.log_copy import DayCopy, Gone, LogCopy, SessionCopy

MARKS, REVIEWS, PLANS = "day_mark", "review", "schedule"
_MILLISECOND = 1000


class Tally(Struct):
    """How many records of one kind do what; all but `new`, `newer` and `going` leave the log as it
    is.

    `same`: there already. `older`: those here are newer, and stay. `unclear`: those here differ
    and stay, as the file does not tell which is newer. `stay_deleted`: deleted here. `going`:
    deleted there since, and so here.
    """

    new: int = 0
    newer: int = 0
    same: int = 0
    older: int = 0
    unclear: int = 0
    stay_deleted: int = 0
    going: int = 0

    @property
    def changes(self) -> int:
        return self.new + self.newer + self.going


class Incoming(Struct, frozen=True):
    """What would be written, `brought`, and how that comes about."""

    brought: LogCopy
    sessions: Tally
    days: Mapping[str, Tally]
    unread: tuple[Unread, ...] = ()
    number: int = 0
    """Of all that cannot be read; the first are told in `unread`."""
    habits: tuple[str, ...] = ()

    @property
    def brings_anything(self) -> bool:
        return bool(self.sessions.changes or any(each.changes for each in self.days.values()))

    @property
    def kept_days(self) -> int:
        """Days that are kept as they are here, as they have a session or a mark."""
        return self.days[MARKS].older if self.habits else 0


def incoming(found: FoundLog, here: LogCopy) -> Incoming:
    """What a file of ours brings to the log as it is here."""
    sessions, deleted = {}, {}
    tally = Tally()
    for session_id, there in found.copy.sessions.items():
        one = _session(there, here.sessions.get(session_id), here.deleted.get(session_id), tally)
        if one:
            sessions[session_id] = one
    for session_id, gone in found.copy.deleted.items():
        known = here.sessions.get(session_id)
        if known and (gone.version, gone.written_at) > _stamp(known):
            deleted[session_id] = gone
            tally.going += 1
        elif known:
            tally.older += 1
    days, tallies = {}, {}
    for table in log_days.ROWS:
        tallies[table] = Tally()
        theirs, ours = found.copy.days.get(table, {}), here.days.get(table, {})
        days[table] = _days(theirs, ours, tallies[table])
    brought = LogCopy(sessions, deleted, days)
    return Incoming(brought, tally, tallies, found.unread, found.number)


def incoming_habits(
    found: FoundHabits, chosen: Iterable[Habit], here: LogCopy, at: datetime
) -> Incoming:
    """What the chosen habits bring as marks of days, written at the instant `at`.

    A day that has a session, or a mark already, keeps what it has. What is done by any of the
    habits is done.
    """
    habits = tuple(chosen)
    marks: dict[date, DayMark] = {}
    for habit in habits:
        for day, mark in habit.days.items():
            if marks.get(day) is not DayMark.DONE:
                marks[day] = mark
    ours = here.days.get(MARKS, {})
    trained = {e.session.local_date for e in here.sessions.values() if not e.session.trial}
    tally = Tally()
    brought = {}
    for day, mark in sorted(marks.items()):
        content = log_days.mark_content(mark)
        known = ours.get(day)
        if known and known.content == content:
            tally.same += 1
        elif day in trained or (known and known.content is not None):
            tally.older += 1
        elif known:
            tally.stay_deleted += 1
        else:
            brought[day] = DayCopy(content, at)
            tally.new += 1
    tallies = {table: Tally() for table in log_days.ROWS} | {MARKS: tally}
    names = tuple(habit.name for habit in habits)
    copy = LogCopy(days={MARKS: brought})
    return Incoming(copy, Tally(), tallies, found.unread, found.number, names)


def bring_in(incoming: Incoming, journal: Journal, at: datetime) -> None:
    """All of it or nothing, as one step that can be undone. Raises LogWriteError."""
    if incoming.brings_anything:
        journal.corrections.bring_in(incoming.brought, at)


def _session(
    there: SessionCopy, here: SessionCopy | None, gone: Gone | None, tally: Tally
) -> SessionCopy | None:
    """What is to be written of it, if anything."""
    if here is None:
        if gone and _stamp(there) < (gone.version, gone.written_at):
            tally.stay_deleted += 1
            return None
        if gone:
            tally.newer += 1
        else:
            tally.new += 1
        return _dated(there)
    if _alike(there, here):
        return _with_more(there, here, tally)
    if there.written_at is None or _stamp(there) == _stamp(here):
        tally.unclear += 1
        return None
    if _stamp(there) < _stamp(here):
        tally.older += 1
        return None
    tally.newer += 1
    return replace(there, session=_with_answer(there.session, here.session))


def _with_more(there: SessionCopy, here: SessionCopy, tally: Tally) -> SessionCopy | None:
    """What is the same in both, but for a routine or an answer that is not known here yet."""
    fuller = there.whole and not here.whole
    session = there.session if fuller else here.session
    session = replace(
        _with_answer(replace(session, follow_up=there.session.follow_up), here.session),
        version=max(there.session.version, here.session.version),
    )
    if not fuller and session.follow_up == here.session.follow_up:
        tally.same += 1
        return None
    tally.newer += 1
    return SessionCopy(session, here.written_at)


def _with_answer(session: SessionRecord, here: SessionRecord) -> SessionRecord:
    """With what was answered here, where anything was."""
    known = here.follow_up
    keeps = known is not None and (known.answer is not None or session.follow_up is None)
    return replace(session, follow_up=known) if keeps else session


def _dated(copy: SessionCopy) -> SessionCopy:
    """Where nobody knows when it was written: at its end, so that any later version is newer."""
    session = copy.session
    return replace(copy, written_at=copy.written_at or session.ended_at or session.started_at)


def _stamp(copy: SessionCopy) -> tuple[int, datetime]:
    session = copy.session
    return session.version, copy.written_at or session.ended_at or session.started_at


def _alike(there: SessionCopy, here: SessionCopy) -> bool:
    """Whether both say the same; where nothing is known of the routine but its name, that counts,
    and instants that were written to the millisecond are looked at so.
    """
    one, other = (_plain(each.session) for each in (there, here))
    if there.written_at is None:
        one, other = _to_milliseconds(one), _to_milliseconds(other)
    if not (there.whole and here.whole):
        one, other = _by_name(one), _by_name(other)
    return one == other


def _plain(session: SessionRecord) -> SessionRecord:
    return replace(session, version=1, follow_up=None)


def _by_name(session: SessionRecord) -> SessionRecord:
    return replace(session, prescription=Routine("", session.prescription.name, ()))


def _to_milliseconds(session: SessionRecord) -> SessionRecord:
    def cut(at: datetime) -> datetime:
        return at.replace(microsecond=at.microsecond // _MILLISECOND * _MILLISECOND)

    ended = session.ended_at
    return replace(
        session,
        started_at=cut(session.started_at),
        ended_at=None if ended is None else cut(ended),
    )


def _days(
    there: Mapping[date, DayCopy], here: Mapping[date, DayCopy], tally: Tally
) -> dict[date, DayCopy]:
    """What is to be written of the records of days."""
    brought = {}
    for day, one in there.items():
        known = here.get(day)
        if known is None and one.content is None:
            continue
        if known is None:
            tally.new += 1
        elif known.content == one.content:
            tally.same += 1
            continue
        elif one.written_at > known.written_at:
            tally.going += one.content is None
            tally.newer += one.content is not None
        else:
            tally.stay_deleted += known.content is None
            tally.older += known.content is not None
            continue
        brought[day] = one
    return brought
