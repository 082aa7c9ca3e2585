"""Asking on a later day whether the pain of a session has settled."""

from collections.abc import Iterable
from datetime import date

from coach.core.session import SessionRecord, Settled

ASK_WITHIN_DAYS = 7


def last_pain(session: SessionRecord) -> int | None:
    """The pain rated after a session, or before it where only that was rated."""
    return session.pain_before if session.pain_after is None else session.pain_after


def to_ask_about(
    sessions: Iterable[SessionRecord], today: date, ease_from: int
) -> SessionRecord | None:
    """The session of which to ask today whether its pain has settled, if there is one.

    It is the last one rated, of an earlier day but at most 7 days ago, with a pain of `ease_from`
    or more, and it was asked about on no earlier day and is not answered yet. Trials do not count.
    """
    rated = [each for each in sessions if last_pain(each) is not None and not each.trial]
    if not rated:
        return None
    last = max(rated, key=lambda session: session.started_at)
    pain, days = last_pain(last), (today - last.local_date).days
    if pain is None or pain < ease_from or not 1 <= days <= ASK_WITHIN_DAYS:
        return None
    asked = last.follow_up
    return last if asked is None or (asked.asked == today and asked.answer is None) else None


def times_not_settled(sessions: Iterable[SessionRecord]) -> int:
    """After how many sessions the pain had not settled, by what was answered."""
    return sum(
        each.follow_up is not None and each.follow_up.answer is Settled.NOT_SETTLED
        for each in sessions
    )
