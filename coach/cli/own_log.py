"""The person's own log, for a command that only reads it."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

from coach.cli.parsing import CommandError
from coach.storage.journal import Journal
from coach.storage.log_file import LogError
from coach.storage.paths import DataPaths


@contextmanager
def own_log(paths: DataPaths) -> Iterator[Journal]:
    """The log, which has to be there. Raises CommandError for what keeps it from being read."""
    try:
        with closing(Journal.open(paths.log, device="", backups=paths.backups)) as journal:
            yield journal
    except LogError as error:
        raise CommandError(str(error)) from error


def tell_of_damage(journal: Journal) -> None:
    """Of what the last reading left out, where anything."""
    if journal.damaged:
        number = len(journal.damaged)
        sys.stderr.write(f"coach: left out what is damaged in the log {journal.path}: {number}\n")
