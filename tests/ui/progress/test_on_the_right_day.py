"""A session is everywhere on the day that it belongs to where it was done."""

import csv
import io
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.core.logged import LoggedSession
from coach.core.session import Outcome, local_date
from coach.storage.exchange.found import FoundLog
from coach.storage.exchange.merging import incoming
from coach.storage.exchange.reading import read_file
from coach.storage.exchange.writing_csv import csv_of
from coach.storage.exchange.writing_json import write_json
from coach.storage.journal import Journal
from coach.ui.charts.dates import short_date
from coach.ui.progress.ranges import RANGES
from coach.ui.reporting.logged import logged
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.widgets.table import Table
from tests.ui.progress.conftest import TODAY, Opener, bridges

DAY_START = 4
BERLIN, TOKYO, HONOLULU = map(ZoneInfo, ("Europe/Berlin", "Asia/Tokyo", "Pacific/Honolulu"))
# when it was begun, where it was done, and the day that it belongs to
CASES = (
    (datetime(2026, 10, 20, 23, 50, tzinfo=BERLIN), date(2026, 10, 20)),  # ends after midnight
    (datetime(2026, 10, 22, 1, 30, tzinfo=BERLIN), date(2026, 10, 21)),  # before the day begins
    (datetime(2026, 10, 25, 2, 40, fold=1, tzinfo=BERLIN), date(2026, 10, 24)),  # that hour again
    (datetime(2026, 10, 25, 4, 5, tzinfo=BERLIN), date(2026, 10, 25)),
    (datetime(2026, 11, 3, 7, 0, tzinfo=TOKYO), date(2026, 11, 3)),  # the evening before in Berlin
    (datetime(2026, 11, 4, 21, 0, tzinfo=HONOLULU), date(2026, 11, 4)),  # the next day in Berlin
)
DAYS = [day for _, day in CASES]


@pytest.fixture
def travelled(journal: Journal, routine_model: RoutineModel) -> Journal:
    for at, _ in CASES:
        day = local_date(at, DAY_START)
        session = journal.begin(routine_model.routine, [bridges(0)], at, day, False)
        end = at.astimezone(UTC) + timedelta(minutes=30)
        journal.record(session, 0, 20, 100.0, bridges(20).ended, end)
        journal.finish(session, Outcome.COMPLETED, end)
    return journal


def test_on_the_page_and_in_the_report(
    travelled: Journal,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
    opener: Opener,
) -> None:
    page = opener()
    page.show()
    page._look_at(RANGES[3][1])
    page._days._switch.click()
    model = page._days.findChildren(Table)[0].model()
    rows = [[model.index(row, n).data() for n in range(2)] for row in range(model.rowCount())]
    assert [day for day, done in reversed(rows) if done != "–"] == [short_date(day) for day in DAYS]
    reported = logged(travelled, routine_model.routine, settings_model.settings, TODAY)
    assert list(reported.progress.credits) == DAYS


def test_in_the_log_and_in_what_is_saved_of_it(travelled: Journal, tmp_path: Path) -> None:
    listed: tuple[LoggedSession, ...] = travelled.listed()
    assert [each.local_date for each in listed] == DAYS
    copy = travelled.copy()
    table = csv.DictReader(io.StringIO(csv_of(copy, {}).decode("utf-8-sig")))
    assert [row["Date"] for row in table] == [day.isoformat() for day in DAYS]
    path = tmp_path / "log.json"
    write_json(path, copy, datetime(2026, 11, 22, tzinfo=UTC))
    with closing(Journal.open(tmp_path / "other.db", "other")) as other:
        at = datetime(2026, 11, 22, 1, tzinfo=UTC)
        found = read_file(path, at)
        assert isinstance(found, FoundLog)
        other.corrections.bring_in(incoming(found, other.copy()).brought, at)
        assert [each.local_date for each in other.sums()] == DAYS
