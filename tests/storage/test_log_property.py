"""Whatever is done to the log in whatever order, it says what a plain model says."""

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.exercise import Dose, Side
from coach.core.routine import Entry, Routine
from coach.core.session import FollowUp, Outcome, SessionRecord, SetEnd, SetRecord, Settled
from coach.storage.corrections import ChangedSince
from coach.storage.exchange.writing_json import write_json
from coach.storage.ids import new_id
from coach.storage.journal import Journal
from coach.storage.log_copy import LogCopy, SessionCopy

START = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
ROUTINES = st.builds(
    Routine,
    id=st.just("sheet"),
    name=st.text(max_size=8),
    entries=st.just((Entry("bridge", Dose(reps=15, hold=5.0)),)),
)
SETS = st.lists(
    st.builds(
        SetRecord,
        exercise=st.sampled_from(["bridge", "clamshell", "hamstring-stretch"]),
        side=st.sampled_from(Side),
        prescribed_reps=st.integers(1, 200),
        prescribed_seconds=st.floats(0, 1e6),
    ),
    min_size=1,
    max_size=4,
)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


class Log(RuleBasedStateMachine):
    """The journal beside a dict of records."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "log.db"
        self.model: dict[str, SessionRecord] = {}
        self.now = START

    @initialize()
    def open(self) -> None:
        self.journal = Journal.open(self.path, "a" * 16)

    def teardown(self) -> None:
        self.journal.close()
        self.folder.cleanup()

    def at(self) -> datetime:
        self.now += timedelta(hours=5, microseconds=1)
        return self.now

    @rule(target=ids, routine=ROUTINES, sets=SETS, zone=ZONES, trial=st.booleans())
    def begin(self, routine: Routine, sets: list[SetRecord], zone: timezone, trial: bool) -> str:
        at = self.at().astimezone(zone)
        session_id = self.journal.begin(routine, sets, at, at.date(), trial)
        self.model[session_id] = SessionRecord(
            id=session_id,
            started_at=self.now,
            ended_at=None,
            local_date=at.date(),
            utc_offset_minutes=int(zone.utcoffset(None).total_seconds()) // 60,
            prescription=routine,
            outcome=Outcome.INTERRUPTED,
            trial=trial,
            pain_before=None,
            pain_after=None,
            note="",
            sets=tuple(sets),
        )
        return session_id

    @rule(
        session=ids,
        place=st.integers(0, 3),
        reps=st.integers(0, 200),
        seconds=st.floats(0, 1e6) | st.integers(0, 600),
        ended=st.none() | st.sampled_from(SetEnd),
    )
    def record(
        self, session: str, place: int, reps: int, seconds: float, ended: SetEnd | None
    ) -> None:
        sets = list(self.model[session].sets)
        place %= len(sets)
        self.journal.record(session, place, reps, seconds, ended, self.at())
        sets[place] = replace(
            sets[place],
            done_reps=reps,
            done_seconds=float(seconds),
            ended=ended or sets[place].ended,
        )
        self.model[session] = replace(self.model[session], sets=tuple(sets))

    @rule(session=ids, pain=st.none() | st.integers(0, 10))
    def rate_before(self, session: str, pain: int | None) -> None:
        self.journal.rate(session, "before", pain, self.at())
        self.model[session] = replace(self.model[session], pain_before=pain)

    @rule(session=ids, pain=st.none() | st.integers(0, 10))
    def rate_after(self, session: str, pain: int | None) -> None:
        self.journal.rate(session, "after", pain, self.at())
        self.model[session] = replace(self.model[session], pain_after=pain)

    @rule(session=ids, text=st.text(max_size=20))
    def note(self, session: str, text: str) -> None:
        self.journal.note(session, text, self.at())
        self.model[session] = replace(self.model[session], note=text)

    @rule(session=ids, outcome=st.sampled_from(Outcome))
    def finish(self, session: str, outcome: Outcome) -> None:
        at = self.at()
        self.journal.finish(session, outcome, at)
        self.model[session] = replace(self.model[session], outcome=outcome, ended_at=at)

    @rule(session=ids, answer=st.none() | st.sampled_from(Settled), day=st.dates())
    def follow_up(self, session: str, answer: Settled | None, day: date) -> None:
        self.journal.follow_up(session, answer, self.at(), day)
        self.model[session] = replace(self.model[session], follow_up=FollowUp(day, answer))

    @rule()
    def reopen(self) -> None:
        self.journal.close()
        self.journal = Journal.open(self.path, "b" * 16)

    @rule(session=ids)
    def ask_for_the_unfinished(self, session: str) -> None:
        asked = self.model[session]
        day = [
            record
            for record in self.model.values()
            if record.local_date == asked.local_date and record.trial == asked.trial
        ]
        expected = day[-1] if day[-1].ended_at is None else None
        assert self.journal.unfinished(asked.local_date, asked.trial) == expected

    @rule(session=ids)
    def ask_since(self, session: str) -> None:
        since = self.model[session].local_date
        expected = [record for record in self.model.values() if record.local_date >= since]
        assert list(self.journal.sessions(since)) == expected

    @rule()
    def export(self) -> None:
        target = Path(self.folder.name) / "export.json"
        write_json(target, self.journal.copy(), self.now)
        written = json.loads(target.read_text("utf-8"))["sessions"]
        assert [each["id"] for each in written] == list(self.model)

    @invariant()
    def the_log_says_what_the_model_says(self) -> None:
        assert list(self.journal.sessions()) == list(self.model.values())
        assert self.journal.damaged == ()


TestLog = Log.TestCase
TestLog.settings = settings(
    max_examples=40,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


DAYS = st.integers(0, 9).map(lambda n: date(2026, 3, 25) + timedelta(days=n))
Key = str | date
Record = SessionRecord | DayMark | None


class ByHand(RuleBasedStateMachine):
    """What is put right by hand, beside two dicts and the steps taken, as (key, before, after)."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "log.db"
        self.records: dict[Key, Record] = {}
        self.first: dict[str, SessionRecord] = {}
        self.version = 100
        self.done: list[list[tuple[Key, Record, Record]]] = []
        self.undone: list[list[tuple[Key, Record, Record]]] = []
        self.now = START

    @initialize()
    def open(self) -> None:
        self.journal = Journal.open(self.path, "a" * 16)

    def teardown(self) -> None:
        self.journal.close()
        self.folder.cleanup()

    def at(self) -> datetime:
        self.now += timedelta(hours=5, microseconds=1)
        return self.now

    def step(self, *changes: tuple[Key, Record]) -> None:
        self.done.append([(key, self.records.get(key), after) for key, after in changes])
        self.undone.clear()
        self.records.update(changes)

    @rule(target=ids, sets=SETS)
    def add(self, sets: list[SetRecord]) -> str:
        at = self.at()
        session = SessionRecord(
            id=new_id(at),
            started_at=at,
            ended_at=None,
            local_date=at.date(),
            utc_offset_minutes=0,
            prescription=Routine("sheet", "", ()),
            outcome=Outcome.COMPLETED,
            trial=False,
            pain_before=None,
            pain_after=None,
            note="",
            sets=tuple(sets),
        )
        self.journal.corrections.add(session, self.at())
        self.first[session.id] = session
        self.step((session.id, session))
        return session.id

    @rule(session=ids, pain=st.integers(0, 10), reps=st.integers(0, 200), day=DAYS)
    def correct(self, session: str, pain: int, reps: int, day: date) -> None:
        known = self.records[session]
        if not isinstance(known, SessionRecord):
            return
        sets = (replace(known.sets[0], done_reps=reps), *known.sets[1:])
        changed = replace(known, pain_after=pain, sets=sets, local_date=day)
        self.journal.corrections.correct(changed, self.at())
        self.step((session, changed))

    @rule(session=ids)
    def delete(self, session: str) -> None:
        if self.records[session] is None:
            with pytest.raises(KeyError):
                self.journal.corrections.delete(session, self.at())
        else:
            self.journal.corrections.delete(session, self.at())
            self.step((session, None))

    @rule(session=ids, pain=st.integers(0, 10), same=st.booleans())
    def bring_in(self, session: str, pain: int, same: bool) -> None:
        """From where it has been corrected more often, also where it is deleted here."""
        known = self.records[session]
        sound = known if isinstance(known, SessionRecord) else self.first[session]
        changed = sound if same else replace(sound, pain_before=pain)
        self.version += 100
        copy = SessionCopy(replace(changed, version=self.version), self.at())
        self.journal.corrections.bring_in(LogCopy({session: copy}), self.now)
        self.step((session, changed))

    @rule(days=st.sets(DAYS, min_size=1), mark=st.none() | st.sampled_from(DayMark))
    def mark(self, days: set[date], mark: DayMark | None) -> None:
        self.journal.corrections.mark(sorted(days), mark, self.at())
        self.step(*((day, mark) for day in sorted(days)))

    @rule(session=ids, text=st.text(max_size=3))
    def change_in_another_way(self, session: str, text: str) -> None:
        known = self.records[session]
        if isinstance(known, SessionRecord):
            self.journal.note(session, text, self.at())
            self.records[session] = replace(known, note=text)

    @rule()
    def undo(self) -> None:
        self.swap(self.done, self.undone, self.journal.corrections.undo, back=True)

    @rule()
    def redo(self) -> None:
        self.swap(self.undone, self.done, self.journal.corrections.redo, back=False)

    def swap(self, source: list, target: list, act: Callable, *, back: bool) -> None:
        if not source:
            with pytest.raises(KeyError):
                act(self.at())
            return
        ends = [
            (key, before, after) if back else (key, after, before)
            for key, before, after in source[-1]
        ]
        if any(self.records[key] != is_now for key, _, is_now in ends):
            with pytest.raises(ChangedSince):
                act(self.at())
            return
        act(self.at())
        self.records.update((key, wanted) for key, wanted, _ in ends)
        target.append(source.pop())

    @rule()
    def reopen(self) -> None:
        self.journal.close()
        self.journal = Journal.open(self.path, "b" * 16)

    @invariant()
    def the_log_says_what_the_model_says(self) -> None:
        there = [each for each in self.records.values() if isinstance(each, SessionRecord)]
        assert [replace(each, version=1) for each in self.journal.sessions()] == there
        marks = {d: m for d, m in self.records.items() if isinstance(m, DayMark)}
        assert self.journal.marks() == marks
        assert (self.journal.corrections.undoable is None) is (not self.done)
        assert (self.journal.corrections.redoable is None) is (not self.undone)
        assert {each.id: each.local_date for each in self.journal.listed()} == {
            each.id: each.local_date for each in there
        }


TestByHand = ByHand.TestCase
TestByHand.settings = settings(
    max_examples=20,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
