"""The Progress page with ten years of log against a bare pyqtgraph window (the floor).

    python tests/bench/progress.py [--pairs N]

A log of 220,000 sets is written to a temporary folder. Then, in turn and each in a process of its
own: the page, from being opened to all of its charts painted, what it shows read from that log; and
a bare window with as many pyqtgraph plots, painting as many bars, ratings of pain and cells with
numbers that lie ready. Both import pyqtgraph in that time, as it is the first time that it serves.
After that, when nothing more is read, each changes its range in turn: 4 weeks, 12 weeks, a year,
all ten years.

Printed: medians in milliseconds, and the ratio of page to floor, of each pair and their median.
Memory: how much the page's process grows (proportional set size) from after 20 changes of range to
after 200 more. On the offscreen platform, so that nothing but the painting is measured.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("progress_painted.py")
PAIRS = 5
SETS = 220_000
MB = 1024 * 1024


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pairs", type=int, default=PAIRS)
    pairs = options.parse_args().pairs
    with tempfile.TemporaryDirectory(prefix="progress-") as folder:
        # as it is installed, so that nobody reads Python's sources in the time that is taken
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        run(["write", folder, str(SETS)])
        counts = run(["page", folder])["counts"]  # also warms the files up
        run(["floor", json.dumps(counts)])
        floors, pages = [], []
        for _ in range(pairs):
            floors.append(run(["floor", json.dumps(counts)]))
            pages.append(run(["page", folder]))
        print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        print(f"painted by both, in turn: {counts}")
        told(
            "opening, to all charts painted",
            [p["open"] for p in pages],
            [f["open"] for f in floors],
        )
        for name in pages[0]["switch"]:
            told(
                f"to {name}",
                [page["switch"][name] for page in pages],
                [floor["switch"][name] for floor in floors],
            )
        grown = run(["memory", folder])
        before, after = grown["before"] / MB, grown["after"] / MB
        print(
            f"memory: {before:.1f} MB after 20 changes of range, "
            f"{after:.1f} MB after 200 more: {after - before:+.1f} MB"
        )


def run(arguments: Sequence[str]) -> dict:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_NO_GUI_THREADPOOL": "1",
    }
    done = subprocess.run(
        [sys.executable, CHILD, *arguments], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout or "{}")


def told(what: str, pages: Sequence[float], floors: Sequence[float]) -> None:
    ratios = [page / floor for page, floor in zip(pages, floors, strict=True)]
    each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(
        f"{what}: page {1000 * statistics.median(pages):.0f} ms, "
        f"floor {1000 * statistics.median(floors):.0f} ms, "
        f"ratio {statistics.median(ratios):.2f} (pairs: {each})"
    )


if __name__ == "__main__":
    main()
