"""Killed at any moment, the log holds every rep that it had acknowledged."""

import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

import coach
from coach.storage.journal import Journal

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
WRITER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from coach.core.exercise import Side
from coach.core.routine import Routine
from coach.core.session import SetRecord
from coach.storage.journal import Journal

at = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
journal = Journal.open(Path(sys.argv[1]), "a" * 16)
sets = [SetRecord("bridge", Side.BOTH, 100, 500.0) for _ in range(100)]
session = journal.begin(Routine("sheet", "Sheet", ()), sets, at, date(2026, 11, 22), False)
print(session, flush=True)
for place in range(100):
    for rep in range(1, 101):
        journal.record(session, place, rep, rep * 5.0, None, at)
        print(place, rep, flush=True)
"""


def acknowledged_before_the_kill(path: Path, lines: int) -> tuple[str, list[tuple[int, int]]]:
    """Runs the writer and kills it on reading its n-th rep; what it said until it was dead."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(coach.__file__).parents[1])},
    )
    with child:
        assert child.stdout is not None
        session = child.stdout.readline().strip()
        said = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        said += child.stdout.readlines()
    reps = [tuple(map(int, line.split())) for line in said if line.endswith("\n")]
    return session, [(place, rep) for place, rep in reps]


@pytest.mark.parametrize("lines", [0, 1, *Random(2).sample(range(2, 400), 10)])
def test_nothing_acknowledged_is_lost(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "log.db"
    session_id, reps = acknowledged_before_the_kill(path, lines)
    done = {place: max(r for p, r in reps if p == place) for place, _ in reps}
    with closing(Journal.open(path, "a" * 16)) as journal:
        assert journal.check() == ()
        session = journal.unfinished(DAY)
        assert session is not None
        assert session.id == session_id
        found = [record.done_reps for record in session.sets]
        assert all(found[place] >= reps for place, reps in done.items())
        # at most the one rep that was written and not yet acknowledged goes beyond what was said
        assert sum(found) <= sum(done.values()) + 1
        journal.record(session_id, 99, 1, 5.0, None, AT)
        assert journal.sessions()[0].sets[99].done_reps == 1
    assert [file.name for file in tmp_path.iterdir()] == ["log.db"]
