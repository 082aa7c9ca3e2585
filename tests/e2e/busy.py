"""A machine that has other things to do."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

BUSY = "while True: sum(range(10_000))"


@contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """So many processes that never rest, ended afterwards."""
    processes = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(count)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()
