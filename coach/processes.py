"""How this Python runs another module of the program in a process of its own, and what goes
between the two: messages with their length in LENGTH_BYTES bytes before them, the highest first.
"""

import os
import sys
from pathlib import Path
from typing import IO

import coach

LENGTH_BYTES = 4


def command(module: str, *arguments: str) -> tuple[str, ...]:
    """The program and its arguments; to be run with `environment`."""
    return (sys.executable, "-P", "-m", module, *arguments)


def environment(**more: str) -> dict[str, str]:
    """This process's with `more`, and with where this package lies: it may have been found in the
    working directory, where `-P` does not look.
    """
    paths = (str(Path(coach.__file__).parents[1]), os.environ.get("PYTHONPATH"))
    return {**os.environ, **more, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def assignments(**more: str) -> list[str]:
    """The same as Qt takes it."""
    return [f"{name}={value}" for name, value in environment(**more).items()]


def with_length(content: bytes) -> bytes:
    return len(content).to_bytes(LENGTH_BYTES, "big") + content


def next_content(stream: IO[bytes], longest: int = sys.maxsize) -> bytes | None:
    """What comes next; None where it has ended, or says that it is longer than `longest` bytes."""
    head = stream.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > longest:
        return None
    content = stream.read(length)
    return content if len(content) == length else None
