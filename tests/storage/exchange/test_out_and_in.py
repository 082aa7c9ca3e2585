"""A log out into a file and in again: nothing is lost, nothing doubles, nothing comes unasked."""

import shutil
from contextlib import closing
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from coach.core.correction import CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.session import FollowUp, Settled
from coach.storage.exchange.found import FoundLog
from coach.storage.exchange.merging import Incoming, bring_in, incoming
from coach.storage.exchange.reading_json import read_json
from coach.storage.exchange.writing_json import json_of
from coach.storage.journal import Journal
from coach.storage.log_copy import LogCopy
from tests.storage.exchange.any_log import AT, NOW, ROUTINE, SESSION, another, copies, fill

HOUR = timedelta(hours=1)


def read(data: bytes) -> FoundLog:
    found = read_json(BytesIO(data), NOW)
    assert found.unread == ()
    return found


def out(journal: Journal) -> bytes:
    return json_of(journal.copy(), NOW)


def look(data: bytes, journal: Journal) -> Incoming:
    return incoming(read(data), journal.copy())


def take(data: bytes, journal: Journal) -> Incoming:
    found = look(data, journal)
    bring_in(found, journal, NOW)
    return found


@pytest.fixture
def other(tmp_path: Path) -> Journal:
    """Another machine's log."""
    return Journal.open(tmp_path / "other.db", "f" * 16)


def test_one_of_everything_comes_through(journal: Journal, other: Journal) -> None:
    fill(journal)
    take(out(journal), other)
    assert other.sessions() == journal.sessions()
    assert other.marks() == journal.marks() == {date(2026, 11, 10): DayMark.ILL}
    assert other.reviews() == journal.reviews()
    assert other.schedules() == journal.schedules()
    assert other.corrections.added() == journal.corrections.added()
    corrected = another(4).id
    assert other.corrections.earlier(corrected) == journal.corrections.earlier(corrected)
    assert len(other.corrections.earlier(corrected)) == 2
    assert other.check() == ()
    assert not look(out(journal), other).brings_anything


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log to be copied, which takes less time than making one."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Journal.open(path, "").close()
    return path


@settings(max_examples=25, deadline=None)
@given(copy=copies())
def test_any_log_is_the_same_behind_a_file(empty: Path, copy: LogCopy) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(shutil.copy(empty, Path(folder) / name)) for name in ("one.db", "two.db")]
        with (
            closing(Journal.open(paths[0], "a" * 16)) as one,
            closing(Journal.open(paths[1], "b" * 16)) as two,
        ):
            one.corrections.bring_in(copy, NOW)
            assert one.copy() == copy
            data = out(one)
            assert not look(data, one).brings_anything
            bring_in(incoming(read(data), LogCopy()), two, NOW)
            assert two.copy() == copy
            again = look(data, two)
            assert not again.brings_anything
            assert again.sessions.same == len(copy.sessions)


def test_nothing_is_written_before_it_is_brought_in(journal: Journal, other: Journal) -> None:
    fill(journal)
    before = other.path.read_bytes()
    found = look(out(journal), other)
    assert found.brings_anything
    assert found.sessions.new == 4
    assert other.path.read_bytes() == before


def test_what_came_in_goes_again_in_one_step(journal: Journal, other: Journal) -> None:
    fill(journal)
    mine = another(4, note="mine")
    other.add([mine], AT)
    before = other.copy()
    take(out(journal), other)
    undoable = other.corrections.undoable
    assert undoable is not None
    assert undoable.kind is CorrectionKind.BROUGHT_IN
    other.corrections.undo(NOW + HOUR)
    assert [replace(each, version=1) for each in other.sessions()] == [mine]
    assert other.marks() == {}
    assert other.reviews() == {}
    assert other.schedules() == ()
    assert other.corrections.added() == frozenset()
    assert before.sessions[mine.id].session == mine
    other.corrections.redo(NOW + 2 * HOUR)
    assert len(other.sessions()) == 4
    assert other.corrections.added() == {another(3).id}


def test_the_newer_version_stays_whichever_way_it_comes(journal: Journal, other: Journal) -> None:
    for log in (journal, other):
        log.add([SESSION], AT)
    journal.corrections.correct(replace(SESSION, note="newer"), NOW - HOUR)
    there, here = out(journal), out(other)
    older = take(here, journal)
    assert (older.sessions.older, older.brings_anything) == (1, False)
    newer = take(there, other)
    assert (newer.sessions.newer, newer.sessions.new) == (1, 0)
    assert other.session(SESSION.id) == journal.session(SESSION.id)
    assert other.corrections.earlier(SESSION.id) == (SESSION,)


def test_what_was_there_before_is_kept_once_however_often_it_comes(
    journal: Journal, other: Journal
) -> None:
    journal.add([SESSION], AT)
    for n, note in enumerate(("one", "two", "three")):
        journal.corrections.correct(replace(SESSION, note=note), NOW - (9 - n) * HOUR)
        take(out(journal), other)
    assert [each.note for each in other.corrections.earlier(SESSION.id)] == [
        SESSION.note,
        "one",
        "two",
    ]


def test_of_two_corrections_the_later_counts(journal: Journal, other: Journal) -> None:
    for log, note, at in ((journal, "first", NOW - 2 * HOUR), (other, "second", NOW - HOUR)):
        log.add([SESSION], AT)
        log.corrections.correct(replace(SESSION, note=note), at)
    take(out(journal), other)
    take(out(other), journal)
    assert {log.session(SESSION.id).note for log in (journal, other)} == {"second"}


def test_what_was_deleted_here_stays_deleted(journal: Journal, other: Journal) -> None:
    for log in (journal, other):
        log.add([SESSION], AT)
    other.corrections.delete(SESSION.id, NOW - HOUR)
    found = take(out(journal), other)
    assert (found.sessions.stay_deleted, found.brings_anything) == (1, False)
    assert other.sessions() == ()
    going = take(out(other), journal)
    assert going.sessions.going == 1
    assert journal.sessions() == ()
    journal.corrections.undo(NOW + HOUR)
    assert [each.id for each in journal.sessions()] == [SESSION.id]


def test_what_was_undone_here_comes_again_and_deletes_nothing_there(
    journal: Journal, other: Journal
) -> None:
    journal.add([SESSION], AT)
    take(out(journal), other)
    other.corrections.undo(NOW)
    assert not look(out(other), journal).brings_anything
    again = take(out(journal), other)
    assert (again.sessions.newer, again.sessions.stay_deleted) == (1, 0)
    assert other.sessions() == journal.sessions()
    other.corrections.delete(SESSION.id, NOW)
    assert look(out(journal), other).sessions.stay_deleted == 1


def test_an_answer_given_later_comes_as_well_and_goes_again(
    journal: Journal, other: Journal
) -> None:
    for log in (journal, other):
        log.add([SESSION], AT)
    journal.follow_up(SESSION.id, Settled.SETTLED, NOW - HOUR, NOW.date())
    assert take(out(journal), other).sessions.newer == 1
    assert other.session(SESSION.id).follow_up == FollowUp(NOW.date(), Settled.SETTLED)
    assert other.session(SESSION.id).version == 1
    assert not look(out(journal), other).brings_anything
    assert not take(out(other), journal).brings_anything
    other.corrections.undo(NOW + HOUR)
    assert other.session(SESSION.id).follow_up is None
    assert other.check() == ()


def test_an_answer_given_here_outlives_a_newer_version(journal: Journal, other: Journal) -> None:
    for log in (journal, other):
        log.add([SESSION], AT)
    journal.corrections.correct(replace(SESSION, note="newer"), NOW - HOUR)
    other.follow_up(SESSION.id, Settled.NOT_SETTLED, NOW - HOUR, NOW.date())
    assert take(out(journal), other).sessions.newer == 1
    found = other.session(SESSION.id)
    assert (found.note, found.follow_up) == ("newer", FollowUp(NOW.date(), Settled.NOT_SETTLED))


def test_an_answer_from_elsewhere_makes_no_version_older(journal: Journal, other: Journal) -> None:
    for log in (journal, other):
        log.add([SESSION], AT)
    journal.follow_up(SESSION.id, Settled.SETTLED, NOW - HOUR, NOW.date())
    other.corrections.correct(replace(SESSION, note="other"), NOW - HOUR)
    other.corrections.undo(NOW - HOUR)
    assert take(out(journal), other).sessions.newer == 1
    assert other.session(SESSION.id).version == 3


def test_of_two_written_at_once_the_one_here_stays(journal: Journal, other: Journal) -> None:
    journal.add([SESSION], AT)
    other.add([replace(SESSION, note="here")], AT)
    tally = take(out(journal), other).sessions
    assert (tally.unclear, tally.changes) == (1, 0)


def test_what_was_never_here_is_not_taken_away(journal: Journal, other: Journal) -> None:
    journal.corrections.mark([NOW.date()], DayMark.ILL, AT)
    journal.corrections.mark([NOW.date()], None, NOW - HOUR)
    assert not look(out(journal), other).brings_anything


def test_marks_merge_by_the_day(journal: Journal, other: Journal) -> None:
    days = [date(2026, 11, day) for day in (1, 2, 3)]
    journal.corrections.mark(days[:2], DayMark.ILL, NOW - 3 * HOUR)
    other.corrections.mark(days[1:], DayMark.AWAY, NOW - 2 * HOUR)
    journal.corrections.mark(days[2:], DayMark.PAIN, NOW - HOUR)
    tally = take(out(journal), other).days["day_mark"]
    assert (tally.new, tally.older, tally.newer) == (1, 1, 1)
    assert other.marks() == dict(zip(days, (DayMark.ILL, DayMark.AWAY, DayMark.PAIN), strict=True))


def test_a_routine_known_by_name_alone_is_filled_in(journal: Journal, other: Journal) -> None:
    journal.add([SESSION], AT)
    by_name = replace(SESSION, prescription=replace(ROUTINE, id="", entries=()))
    other.add([by_name], AT)
    assert take(out(journal), other).sessions.newer == 1
    assert other.session(SESSION.id).prescription == ROUTINE
    assert take(out(journal), other).sessions.same == 1


def test_marks_that_came_and_were_taken_back_come_again(journal: Journal, other: Journal) -> None:
    days = [date(2026, 11, day) for day in (3, 4)]
    journal.corrections.mark(days, DayMark.DONE, AT)
    data = out(journal)
    take(data, other)
    other.corrections.undo(NOW)
    assert other.marks() == {}
    assert look(data, other).days["day_mark"].new == 2
    take(data, other)
    assert other.marks() == dict.fromkeys(days, DayMark.DONE)
    other.corrections.mark(days[:1], None, NOW)
    assert look(data, other).days["day_mark"].stay_deleted == 1
