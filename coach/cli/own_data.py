"""Where the data lies that a command is about."""

import argparse

from coach.cli.parsing import CommandError
from coach.storage.paths import DataPaths, default_root


def data_paths(options: argparse.Namespace) -> DataPaths:
    """The folder asked for, or the system's own. Raises CommandError."""
    if "data_dir" not in options:
        return DataPaths(default_root())
    if not options.data_dir.is_dir():
        raise CommandError(f"there is no directory '{options.data_dir}'")
    return DataPaths(options.data_dir)
