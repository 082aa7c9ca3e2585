"""What it takes to refuse each pack of the hostile corpus: seconds, and the process's most memory.

    python tests/bench/packs.py [--worst]

A line each; with --worst only the longest time, and the most memory of one process for them all.
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


def refusal(file: Path) -> tuple[float, str]:
    """The seconds, and what is said."""
    with tempfile.TemporaryDirectory() as folder:
        person = home(Path(folder))
        begun = time.perf_counter()
        try:
            person.bring(file)
        except PackError as error:
            return time.perf_counter() - begun, str(error)
    raise AssertionError(f"{file.name} was brought in")


def megabytes() -> float:
    """The most that this process has had; 0 but on Linux, as others count its parent's with it."""
    told = Path("/proc/self/status")
    if not told.exists():
        return 0.0
    status = told.read_text("ascii")
    (most,) = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(most) / 1024


def main() -> int:
    if "--worst" in sys.argv:
        print(max(refusal(file)[0] for file in FOLDER.iterdir()), megabytes())
    elif sys.argv[1:]:
        seconds, said = refusal(Path(sys.argv[1]))
        print(f"{Path(sys.argv[1]).stem:20} {seconds:6.3f} s {megabytes():5.0f} MB  {said:.90}")
    else:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        for file in sorted(FOLDER.iterdir()):
            subprocess.run([sys.executable, __file__, str(file)], env=environment, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
