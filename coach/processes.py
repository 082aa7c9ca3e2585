"""How this Python runs another module of the program in a process of its own."""

import os
import sys
from pathlib import Path

import coach


def command(module: str, *arguments: str) -> tuple[str, ...]:
    """The program and its arguments; to be run with `environment`."""
    return (sys.executable, "-P", "-m", module, *arguments)


def environment() -> dict[str, str]:
    """This process's, with where this package lies: it may have been found in the working
    directory, where `-P` does not look.
    """
    paths = (str(Path(coach.__file__).parents[1]), os.environ.get("PYTHONPATH"))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
