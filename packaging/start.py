#!/usr/bin/env python3
"""Set Back Coach up in this folder and open it, or run its tests.

    python3 packaging/start.py          opens the window; what follows is handed to the program
    python3 packaging/start.py test     runs the whole suite; what follows is handed to pytest

The first time it makes `.venv` beside pyproject.toml with the pinned packages; from then on it
only looks whether that still holds, and starts. It needs Python 3.11 and nothing else. What it
cannot mend it says in a line or two, with exit code 2.
"""

# This file has to parse on Python 3.8, to tell such a Python that it is too old.
from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

import own_venv
from system_needs import Problem, System, display_problem, missing_packages, provide, this_system

OLDEST = (3, 11)


def main(arguments: Sequence[str], version: tuple[int, ...] = tuple(sys.version_info[:3])) -> int:
    """Do what the command line asks; returns an exit code, or does not return."""
    if version < OLDEST:
        found = ".".join(str(part) for part in version)
        print(
            f"Back Coach needs Python 3.11 or newer; this is Python {found}. Get a newer one from "
            "python.org or your system's packages.",
            file=sys.stderr,
        )
        return 2
    testing = list(arguments[:1]) == ["test"]
    system = this_system()
    try:
        prepare(system, testing)
        if testing:
            run_tests(system, arguments[1:])
        else:
            run_program(system, arguments)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename or 'The set-up'}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130


# as many tests at once as there are processors
WHOLE_SUITE = ("-n", "auto", "--dist", "worksteal")


def prepare(system: System, testing: bool) -> None:
    """Bring the system's libraries and `.venv` to where the program, or its tests, can run."""
    fresh = own_venv.is_fresh(system, testing)
    if system.platform == "linux":
        missing = missing_packages(system, setting_up=not fresh)
        if missing:
            provide(missing, system)
    if not fresh:
        own_venv.set_up(system, testing)


def run_tests(system: System, arguments: Sequence[str]) -> NoReturn:
    environment = dict(system.environment)
    if system.platform == "linux" and display_problem(system):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(own_venv.ROOT)
    become(["-m", "pytest", *(arguments or WHOLE_SUITE)], environment)


def run_program(system: System, arguments: Sequence[str]) -> NoReturn:
    if system.platform == "linux" and opens_window(arguments):
        problem = display_problem(system)
        if problem:
            raise Problem(problem)
    become(["-P", "-m", "coach", *arguments], dict(system.environment))


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether the program will want a display: its sub-commands, --version and --help do not.

    A bare word that follows an option is taken for the option's value.
    """
    if {"--version", "--help", "-h"} & set(arguments):
        return False
    before = ["", *arguments]
    return all(
        word.startswith("-") or last.startswith("-")
        for last, word in zip(before, arguments, strict=False)
    )


def become(arguments: Sequence[str], environment: Mapping[str, str]) -> NoReturn:
    """Go on as the environment's Python. Windows has no exec that keeps the console: wait there."""
    python = str(own_venv.python_of(own_venv.VENV, sys.platform))
    sys.stdout.flush()
    if sys.platform != "win32":
        os.execve(python, [python, *arguments], environment)
    import subprocess

    sys.exit(subprocess.call([python, *arguments], env=environment))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
