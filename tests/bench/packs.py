"""What it takes to refuse each pack of the hostile corpus: seconds, and the process's most memory.

    python tests/bench/packs.py [--worst] [FOLDER]

A line each; with --worst only the longest time, and the most memory of one process for them all.
The packs of another folder may be brought in as well.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from coach.storage.packs.layout import PackError
from tests.data.make_hostile_packs import FOLDER
from tests.storage.packs.home import home

ROOT = Path(__file__).resolve().parents[2]


def looked_into(file: Path) -> tuple[float, str]:
    """The seconds, and what is said; nothing where it is brought in."""
    with tempfile.TemporaryDirectory() as folder:
        person = home(Path(folder))
        begun = time.perf_counter()
        try:
            person.bring(file)
        except PackError as error:
            return time.perf_counter() - begun, str(error)
        return time.perf_counter() - begun, ""


def megabytes() -> float:
    """The most that this process has had; 0 but on Linux, as others count its parent's with it."""
    told = Path("/proc/self/status")
    if not told.exists():
        return 0.0
    status = told.read_text("ascii")
    (most,) = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(most) / 1024


def main() -> int:
    worst = "--worst" in sys.argv
    given = [Path(word) for word in sys.argv[1:] if word != "--worst"]
    path = given[0] if given else FOLDER
    if worst:
        print(max(looked_into(file)[0] for file in path.iterdir()), megabytes())
    elif path.is_file():
        seconds, said = looked_into(path)
        print(f"{path.stem:20} {seconds:6.3f} s {megabytes():5.0f} MB  {said or '(in)':.90}")
    else:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        for file in sorted(path.iterdir()):
            subprocess.run([sys.executable, __file__, str(file)], env=environment, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
