"""The command that prints the figures of the log."""

import argparse
import json
from datetime import date, datetime
from typing import NamedTuple

from coach.cli.own_data import data_paths
from coach.cli.own_log import own_log, tell_of_damage
from coach.cli.parsing import CommandError
from coach.core.adherence import Progress
from coach.core.adherence import progress as progress_of
from coach.core.day_mark import DayMark
from coach.core.schedule import Schedule, up_to_date
from coach.core.session import SessionRecord, local_date
from coach.storage.paths import DataPaths
from coach.storage.routines import RoutineStore
from coach.storage.settings import SettingsStore
from coach.ui.words import week_start


def progress(options: argparse.Namespace) -> None:
    """Print the figures of the log. Raises CommandError."""
    figures = _figures(options)
    if options.json:
        print(json.dumps(_table(figures), indent=2))
        return
    for week in figures.weeks:
        share = "nothing planned" if week.adherence is None else f"{week.adherence:.0%}"
        print(f"week of {week.start}: {week.credit:.1f} of {week.planned} planned days, {share}")
    strength = "none" if figures.habit_strength is None else f"{figures.habit_strength:.0f}"
    print(f"in a row: {figures.week_streak} weeks, {figures.day_streak} planned days")
    print(f"habit strength {strength}, pain: {figures.pain}")


class _Logged(NamedTuple):
    sessions: tuple[SessionRecord, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    marks: dict[date, DayMark] = {}


def _logged(paths: DataPaths) -> _Logged:
    """What is in the log; nothing where there is none yet."""
    if not paths.log.exists():
        return _Logged()
    with own_log(paths) as journal:
        sessions = journal.sessions()
        tell_of_damage(journal)
        return _Logged(sessions, journal.schedules(), journal.marks())


def _figures(options: argparse.Namespace) -> Progress:
    paths = data_paths(options)
    settings, store = SettingsStore(paths.settings), RoutineStore(paths.routines)
    kept, routines = settings.read(), store.read()
    problems = (*settings.problems, *store.problems)
    if problems:  # figures by another plan or goal than the person's would be wrong
        raise CommandError("; ".join(map(str, problems)))
    today = options.today or local_date(datetime.now().astimezone(), kept.day_start)
    logged = _logged(paths)
    return progress_of(
        logged.sessions,
        up_to_date(logged.schedules, routines.current, today),
        today,
        week_start(kept.week_start),
        kept.goal,
        logged.marks,
    )


def _table(figures: Progress) -> dict[str, object]:
    return {
        "today": figures.today.isoformat(),
        "weeks": [
            {
                "start": week.start.isoformat(),
                "planned": week.planned,
                "credit": week.credit,
                "adherence": week.adherence,
            }
            for week in figures.weeks
        ],
        "week_streak": figures.week_streak,
        "day_streak": figures.day_streak,
        "habit_strength": figures.habit_strength,
        "pain": {"trend": figures.pain},
    }
