"""What cannot be read of a file is told by its line; the rest is there."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.storage.exchange import reading_json, records
from coach.storage.exchange.found import MOST_TOLD, MOST_UNREAD, ExchangeError, FoundLog
from coach.storage.exchange.merging import incoming
from coach.storage.exchange.reading import read_file
from coach.storage.exchange.reading_json import read_json
from coach.storage.exchange.writing_json import json_of
from coach.storage.journal import Journal
from coach.storage.log_copy import LogCopy
from tests.storage.exchange.any_log import NOW, SESSION, fill

FIRST = 9  # line of the first session
VERSION_1 = """{
  "format": "back-coach-log",
  "version": 1,
  "sessions": [
    {
      "id": "019aaa8f-a132-7fff-bfff-ffffffffffff",
      "started_at": "2026-11-20T06:30:05.123+00:00",
      "ended_at": "2026-11-20T07:01:05.250+00:00",
      "local_date": "2026-11-20",
      "utc_offset_minutes": 60,
      "routine": "Back exercises",
      "outcome": "ended",
      "trial": false,
      "pain_before": 6,
      "pain_after": null,
      "note": "später",
      "follow_up": {
        "asked": "2026-11-21",
        "answer": "unanswered"
      },
      "sets": [
        {
          "exercise": "clamshell",
          "side": "left",
          "prescribed_reps": 15,
          "done_reps": 4,
          "prescribed_seconds": 75.0,
          "done_seconds": 21.5,
          "ended": "pain"
        }
      ]
    },
    {
      "id": "019aaa8f-a132-7fff-bfff-fffffffffffe",
      "started_at": "2026-11-21T06:30:05.000+00:00",
      "ended_at": null,
      "local_date": "2026-11-21",
      "utc_offset_minutes": 60,
      "routine": "Back exercises",
      "outcome": "interrupted",
      "trial": false,
      "pain_before": null,
      "pain_after": null,
      "note": "",
      "follow_up": null,
      "sets": []
    }
  ]
}
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with one of everything."""
    with closing(Journal.open(tmp_path_factory.mktemp("log") / "log.db", "a" * 16)) as journal:
        fill(journal)
        return json_of(journal.copy(), NOW)


@pytest.fixture
def lines(sound: bytes) -> list[bytes]:
    found = sound.splitlines(keepends=True)
    assert found[FIRST - 2] == b'"sessions": [\n'
    return found


def read(lines: list[bytes]) -> FoundLog:
    return read_json(BytesIO(b"".join(lines)), NOW)


def told(found: FoundLog) -> list[tuple[int, str]]:
    return [(each.line, each.problem) for each in found.unread]


def with_field(line: bytes, name: str, value: object) -> bytes:
    record = json.loads(line.rstrip().removesuffix(b","))
    record[name] = value
    return json.dumps(record, ensure_ascii=False).encode() + b",\n"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("pain_before", 11, "pain_before: 11 is not from 0 to 10"),
        ("pain_after", "much", "pain_after: cannot be read"),
        ("local_date", "1492-10-12", "local_date: 1492-10-12 cannot be"),
        ("local_date", "2026-11-30", "local_date: 2026-11-30 lies ahead"),
        ("local_date", "2025-11-16", "local_date: 2025-11-16 is another day than started_at"),
        ("started_at", "1492-10-12T08:00:00Z", "started_at: 1492-10-12 cannot be"),
        ("started_at", "2031-01-01T08:00:00Z", "started_at: 2031-01-01 lies ahead"),
        ("started_at", "2026-11-16T06:30:05", "started_at: does not say in which time zone"),
        ("ended_at", "2031-01-01T08:00:00Z", "ended_at: 2031-01-01 lies ahead"),
        ("routine", "x" * 201, "routine: is longer than 200 characters"),
        (
            "follow_up",
            {"asked": "2031-01-01", "answer": None},
            "follow_up.asked: 2031-01-01 lies ahead",
        ),
        ("outcome", "sideways", "outcome: 'sideways' is not known here"),
        ("utc_offset_minutes", 99999, "utc_offset_minutes: is more than a day"),
        ("note", "x" * 20_001, "note: is longer than 20000 characters"),
        ("id", "../../x y", "id: is none"),
        ("version", 0, "version: not from 1 to 1000000"),
        ("sets", [], ""),
        ("sets", None, "sets: cannot be read"),
    ],
)
def test_absurd_values_are_told_by_line(
    lines: list[bytes], name: str, value: object, said: str
) -> None:
    lines[FIRST - 1] = with_field(lines[FIRST - 1], name, value)
    found = read(lines)
    assert told(found) == ([(FIRST, said)] if said else [])
    assert len(found.copy.sessions) == (3 if said else 4)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("done_reps", -1, "sets[1]: its reps are not from 0 to 100000"),
        ("done_reps", 10**9, "sets[1]: its reps are not from 0 to 100000"),
        ("done_seconds", -0.5, "sets[1]: its seconds are not from 0 to 1e+07"),
        ("exercise", "a b", "sets[1].exercise: is none"),
        ("side", "up", "sets[1].side: 'up' is not known here"),
    ],
)
def test_absurd_sets_are_told_by_line(
    lines: list[bytes], field: str, value: object, said: str
) -> None:
    sets = json.loads(lines[FIRST - 1].rstrip().removesuffix(b","))["sets"]
    sets[0][field] = value
    lines[FIRST - 1] = with_field(lines[FIRST - 1], "sets", sets)
    assert told(read(lines)) == [(FIRST, said)]


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: line[: len(line) // 2] + b"\n",
        lambda line: b"\n" + b"\0" * 40 + b"\n",
        lambda line: line.replace(b"sp", b"\xff\xfe"),
        lambda line: line.replace(b'"pain_before":6', b'"pain_before":NaN'),
        lambda line: line.replace(b'"pain_before":6', b'"pain_before":' + b"[" * 90_000),
        lambda line: line.replace(b'"pain_before":6', b'"pain_before":' + b"9" * 9_000),
        lambda line: line.replace(b'"note":"', b'"note":"\\ud800'),
    ],
    ids=["cut", "zeros", "no UTF-8", "NaN", "deep", "huge", "half a letter"],
)
def test_damage_costs_no_more_than_its_line(
    lines: list[bytes], damage: Callable[[bytes], bytes]
) -> None:
    lines[FIRST] = damage(lines[FIRST])
    found = read(lines)
    assert found.number == 1
    assert found.unread[0].line in (FIRST + 1, FIRST + 2)
    assert len(found.copy.sessions) == 3
    assert len(found.copy.days["review"]) == 1


def test_wherever_it_is_cut_off_that_is_told(sound: bytes) -> None:
    for end in range(len(sound) // 4, len(sound) - 2, 97):
        found = read([sound[:end]])
        assert found.unread[-1].problem == "the file ends here, and more should follow"
        assert found.number <= 2


def test_a_line_that_ends_a_section_costs_nothing(lines: list[bytes]) -> None:
    lines.remove(b"],\n")
    found = read(lines)
    assert [each.problem for each in found.unread] == ["is damaged"]
    assert len(found.copy.sessions) == 4


def test_the_second_of_two_with_one_id_is_told(lines: list[bytes]) -> None:
    lines.insert(FIRST, lines[FIRST - 1])
    lines.insert(-3, lines[-3].rstrip() + b",\n")
    found = read(lines)
    assert told(found)[0] == (FIRST + 1, "is there twice; the first counts")
    assert found.number == 2
    assert len(found.copy.sessions) == 4


def test_a_damaged_routine_costs_its_sessions_no_more_than_that(lines: list[bytes]) -> None:
    at = next(n for n, line in enumerate(lines) if line.startswith(b'{"key"'))
    lines[at] = lines[at].replace(b'"reps":15', b'"reps":1000000')
    found = read(lines)
    ((line, said),) = told(found)
    assert line == at + 1
    assert said.startswith("routine.entries[1].dose.reps: 1000000 is out of range")
    assert {each.whole for each in found.copy.sessions.values()} == {False}
    names = {each.session.prescription.name for each in found.copy.sessions.values()}
    assert names == {"Back exercises"}


def test_a_routine_without_end_is_none(lines: list[bytes]) -> None:
    at = next(n for n, line in enumerate(lines) if line.startswith(b'{"key"'))
    record = json.loads(lines[at])
    (entry, *_) = record["routine"]["entries"]
    entry["dose"] |= {"reps": 200, "sets": 20}
    lines[at] = with_field(lines[at], "routine", record["routine"] | {"entries": [entry] * 6})
    ((_, said),) = told(read(lines))
    assert said.startswith("routine: asks for more than 20000 reps in all; of sessions")


def test_days_are_looked_at_too(lines: list[bytes]) -> None:
    marks = next(n for n, line in enumerate(lines) if b'"mark":"ill"' in line)
    lines[marks] = lines[marks].replace(b"2026-11-10", b"1066-10-14")
    plan = next(n for n, line in enumerate(lines) if line.startswith(b'{"since"'))
    lines[plan] = lines[plan].replace(b"[0,2,4]", b"[0,2,9]")
    assert told(read(lines)) == [
        (marks + 1, "the day: 1066-10-14 cannot be"),
        (plan + 1, "days: not ascending from 0 to 6"),
    ]


def test_absurd_times_and_former_versions_are_told(lines: list[bytes]) -> None:
    session = json.loads(lines[FIRST - 1].rstrip().removesuffix(b","))
    former = {**session, "pain_before": 11}
    lines[FIRST - 1] = with_field(lines[FIRST - 1], "earlier", [former])
    lines[FIRST] = with_field(lines[FIRST], "written_at", "1492-10-12T08:00:00Z")
    schedule = next(n for n, line in enumerate(lines) if b'"times"' in line and b'"since"' in line)
    lines[schedule] = with_field(lines[schedule], "times", 11)
    assert told(read(lines)) == [
        (FIRST, "pain_before: 11 is not from 0 to 10"),
        (FIRST + 1, "written_at: 1492-10-12 cannot be"),
        (schedule + 1, "times: not from 1 to 10"),
    ]


def test_a_record_over_many_lines_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LONGEST_RECORD", 200)
    found = read([VERSION_1.encode()])
    assert (5, "is too long to be read") in told(found)


def test_a_wrong_clock_elsewhere_does_not_win_for_ever(lines: list[bytes]) -> None:
    lines[FIRST - 1] = with_field(lines[FIRST - 1], "written_at", "2999-01-01T00:00:00Z")
    found = read(lines)
    assert max(each.written_at or NOW for each in found.copy.sessions.values()) == NOW


def test_a_file_of_version_1_is_read(journal: Journal) -> None:
    found = read([VERSION_1.encode()])
    assert found.unread == ()
    brought = incoming(found, journal.copy())
    assert brought.sessions.new == 2
    journal.corrections.bring_in(brought.brought, NOW)
    first, _ = journal.sessions()
    assert journal.copy().sessions[first.id].written_at == first.ended_at
    assert (first.note, first.sets, first.prescription.name) == (
        "später",
        SESSION.sets,
        "Back exercises",
    )
    assert incoming(found, journal.copy()).sessions.same == 2


def test_version_1_knows_instants_to_the_millisecond(journal: Journal) -> None:
    found = read([VERSION_1.encode()])
    there = next(iter(found.copy.sessions.values())).session
    journal.add([replace(there, started_at=there.started_at + timedelta(microseconds=9))], NOW)
    assert incoming(found, journal.copy()).sessions.same == 1


def test_damage_in_version_1_costs_its_record(journal: Journal) -> None:
    damaged = VERSION_1.replace('"pain_before": 6,', '"pain_before": 6').encode()
    found = read([damaged])
    assert told(found) == [(5, "is damaged")]
    assert len(found.copy.sessions) == 1
    lost = VERSION_1.replace("    },\n    {", "    {", 1).encode()
    assert told(read([lost])) == [(5, "is damaged")]


def test_a_session_of_version_1_that_differs_stays_as_it_is_here(journal: Journal) -> None:
    found = read([VERSION_1.encode()])
    journal.corrections.bring_in(incoming(found, LogCopy()).brought, NOW)
    other = read([VERSION_1.replace("später", "other").encode()])
    tally = incoming(other, journal.copy()).sessions
    assert (tally.unclear, tally.same, tally.changes) == (1, 1, 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "none that Back Coach can bring in"),
        (b"\x89PNG\r\n", "none that Back Coach can bring in"),
        (b"{}", "no file of Back Coach"),
        (b'{"a": ' + b"[" * 100_000, "no file of Back Coach"),
        (VERSION_1.replace('"version": 1', '"version": 3').encode(), "newer version"),
        (VERSION_1.replace("back-coach-log", "other").encode(), "no file of Back Coach"),
        (b"SQLite format 3\0" + b"x" * 99, "database"),
        (b"PK\x03\x04" + b"x" * 99, "no zip file"),
        ("\ufeffDate;Start;Routine;Exercise\n".encode(), "table for spreadsheets"),
    ],
)
def test_another_kind_of_file_is_refused_with_its_reason(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match=said):
        read_file(path, NOW)


def test_what_is_too_large_is_refused_or_told(
    tmp_path: Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "LONGEST_RECORD", 5000)
    lines[FIRST] = lines[FIRST].replace(b"sp", b"x" * 20_000)
    found = read(lines)
    assert told(found) == [(FIRST + 1, "is too long to be read")]
    assert len(found.copy.sessions) == 3
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(ExchangeError, match="larger"):
        read_file(path, NOW)
    with pytest.raises(ExchangeError, match="no file"):
        read_file(tmp_path, NOW)


def test_of_a_great_many_the_first_are_told(lines: list[bytes]) -> None:
    lines[FIRST:FIRST] = [b"x\n"] * (MOST_TOLD + 7)
    found = read(lines)
    assert (len(found.unread), found.number) == (MOST_TOLD, MOST_TOLD + 7)
    assert len(found.copy.sessions) == 4


def test_a_file_of_nothing_but_rubbish_is_given_up(lines: list[bytes]) -> None:
    for rubbish in (b"x\n", b"{\n"):
        with pytest.raises(ExchangeError, match="Nearly nothing"):
            read([*lines[:FIRST], rubbish * (MOST_UNREAD + 9)])


def test_more_than_a_life_holds_is_refused(
    lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_json, "MOST_SESSIONS", 3)
    with pytest.raises(ExchangeError, match="more than 3 sessions"):
        read(lines)
    monkeypatch.setattr(reading_json, "MOST_SESSIONS", 4)  # and one deleted
    with pytest.raises(ExchangeError, match="more than 4 sessions"):
        read(lines)
    with pytest.raises(ExchangeError, match="no file of Back Coach"):
        read([*lines[: FIRST - 1], b"],\n", b'"a": 1,\n' * 2000])


@pytest.mark.parametrize("blanks", [None, (",", ":")])
def test_a_log_that_was_put_on_one_line_is_read_as_well(
    journal: Journal, tmp_path: Path, blanks: tuple[str, str] | None
) -> None:
    fill(journal)
    path = tmp_path / "log.json"
    path.write_bytes(json_of(journal.copy(), NOW))
    as_written = read_file(path, NOW)
    path.write_text(json.dumps(json.loads(path.read_bytes()), separators=blanks))
    on_one_line = read_file(path, NOW)
    assert isinstance(as_written, FoundLog)
    assert isinstance(on_one_line, FoundLog)
    assert on_one_line.copy == as_written.copy
    assert on_one_line.copy.sessions
    assert not on_one_line.number


@pytest.mark.parametrize("ending", ["", "}}", "]" * 3])
def test_a_single_line_that_is_damaged_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "log.json"
    path.write_text(
        '{"format": "back-coach-log", "version": 2, "sessions": [' + "[" * 2000 + ending
    )
    with pytest.raises(ExchangeError):
        read_file(path, NOW)
