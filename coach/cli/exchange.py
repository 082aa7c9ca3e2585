"""The commands that write the log to a file, and bring one in."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime

from PySide6.QtCore import QLocale

from coach.cli.own_catalog import own_catalog
from coach.cli.own_data import data_paths
from coach.cli.own_log import own_log, tell_of_damage
from coach.cli.parsing import SEPARATORS, CommandError
from coach.desktop.single_instance import SingleInstance
from coach.storage.atomic import SaveError
from coach.storage.exchange.found import ExchangeError, FoundHabits, Habit
from coach.storage.exchange.merging import Incoming, bring_in, incoming, incoming_habits
from coach.storage.exchange.reading import Found, read_file
from coach.storage.exchange.writing_csv import write_csv
from coach.storage.exchange.writing_json import write_json
from coach.storage.ids import device_id
from coach.storage.journal import Journal
from coach.storage.log_copy import LogCopy
from coach.storage.log_file import LogError
from coach.storage.paths import DataPaths
from coach.ui import words
from coach.ui.exchange.words import (
    brings_lines,
    more_text,
    stays_lines,
    unread_text,
    unread_title,
    usual_separator,
)

IS_OPEN = f"{words.NAME} is open with this data; bring the file in there, or close it first"


def export(options: argparse.Namespace) -> int:
    """Write the log to a file. Raises CommandError."""
    paths = data_paths(options)
    copy = _copy(paths)
    try:
        if options.format == "json":
            write_json(options.output, copy, _now())
        else:
            separator = SEPARATORS.get(options.separator) or usual_separator(QLocale())
            write_csv(options.output, copy, _names(paths), separator)
    except SaveError as error:
        raise CommandError(str(error)) from error
    return 0


def bring(options: argparse.Namespace) -> int:
    """Bring a file into the log, after saying what it brings. Raises CommandError."""
    paths = data_paths(options)
    instance = SingleInstance(paths.root)
    if not instance.take():
        raise CommandError(IS_OPEN)
    try:
        found = read_file(options.file, _now())
        return _bring(options, paths, found)
    except ExchangeError as error:
        raise CommandError(f"{options.file.name}: {error}") from error
    except (LogError, SaveError) as error:
        raise CommandError(str(error)) from error
    finally:
        instance.close()


def _bring(options: argparse.Namespace, paths: DataPaths, found: Found) -> int:
    offered = _offered(found, _copy(paths), options.habit)
    _tell(offered)
    if not offered.brings_anything:
        return 0
    if not options.yes and not _agreed():
        print("Nothing was written.")
        return 1
    paths.prepare()
    with closing(Journal.open(paths.log, device_id(paths.device), paths.backups)) as journal:
        bring_in(offered, journal, _now())
    print("It is in.")
    return 0


def _offered(found: Found, here: LogCopy, names: Sequence[str]) -> Incoming:
    """Raises CommandError."""
    if isinstance(found, FoundHabits):
        return incoming_habits(found, _chosen(found, names), here, _now())
    if names:
        raise CommandError("--habit is for files of Loop Habit Tracker")
    return incoming(found, here)


def _chosen(found: FoundHabits, names: Sequence[str]) -> Sequence[Habit]:
    """Raises CommandError."""
    there = ", ".join(habit.name for habit in found.habits)
    if not names and len(found.habits) > 1:
        raise CommandError(f"there are several habits; choose with --habit: {there}")
    wanted = {name.casefold() for name in names}
    missing = wanted - {habit.name.casefold() for habit in found.habits}
    if missing:
        raise CommandError(f"there is no habit '{sorted(missing)[0]}'; there are {there}")
    return [each for each in found.habits if not wanted or each.name.casefold() in wanted]


def _tell(offered: Incoming) -> None:
    for line in (*brings_lines(offered), *stays_lines(offered)):
        print(line)
    if offered.number:
        print(f"{unread_title(offered.number)}:")
    for unread in offered.unread:
        print(f"    {unread_text(unread)}")
    if offered.number > len(offered.unread):
        print(f"    {more_text(offered.number - len(offered.unread))}")


def _agreed() -> bool:
    if not sys.stdin or not sys.stdin.isatty():
        raise CommandError("nothing was written; --yes brings it in without asking")
    return input("Bring it in? [y/N] ").strip().lower() in ("y", "yes")


def _copy(paths: DataPaths) -> LogCopy:
    """What is in the log; nothing where there is none yet. Raises CommandError."""
    if not paths.log.exists():
        return LogCopy()
    with own_log(paths) as journal:
        copy = journal.copy()
        tell_of_damage(journal)
    return copy


def _names(paths: DataPaths) -> dict[str, str]:
    """Of all exercises by their ids."""
    return {one.id: one.name for one in own_catalog(paths).exercises}


def _now() -> datetime:
    return datetime.now().astimezone()


ACTIONS = {"export": export, "import": bring}
