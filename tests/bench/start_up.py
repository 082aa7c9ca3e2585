"""Start, memory and rest of the program against a bare window: `python tests/bench/start_up.py`.

Start: process start to the end of the first paint, in turn with a bare PySide6 QMainWindow of the
same size, seven pairs on a fresh data folder (with the first-run notice, no picture made yet) and
seven on one that has been used. Memory: proportional set size with the window up on Today and its
pictures there. Rest: processor time and voluntary context switches of all threads over 20 s.
Linux only, as it reads /proc. Under Xvfb where that is installed, else on the offscreen platform.
"""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

CHILD = Path(__file__).with_name("painted.py")
PAIRS = 7
REST_S = 20.0
QUIET_S = 3.0
PATIENCE_S = 120.0
MB = 1024 * 1024
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


class Activity(NamedTuple):
    """What a process has used so far: processor seconds, and times that a thread gave way."""

    seconds: float
    switches: int


def main() -> None:
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory(prefix="start-up-")))
        environment = stack.enter_context(display(home))
        used = home / "used"
        make_used(used, environment)
        start_of(["bare", "quit"], environment)  # so that nobody pays for cold files

        print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        print("\nStart, fresh data folder (process start to first paint)")
        compare([fresh_folder(home, number) for number in range(PAIRS)], environment)
        print("\nStart, used data folder")
        compare([used] * PAIRS, environment)

        print("\nMemory (PSS) with the window up, at rest on Today")
        bare = memory_of(["bare", "stay"], environment)
        print(f"bare window {bare / MB:.1f} MB")
        for name, folder in (("fresh", first_notice_seen(home / "fresh")), ("used", used)):
            pss = memory_of(["coach", "stay", *options(folder)], with_home(environment, folder))
            print(f"Back Coach, {name} data folder {pss / MB:.1f} MB, ratio {pss / bare:.2f}")

        print(f"\nAt rest on Today over {REST_S:.0f} s")
        for name, arguments in (
            ("bare window", ["bare", "stay"]),
            ("Back Coach", ["coach", "stay", *options(used)]),
        ):
            rest = rest_of(arguments, with_home(environment, used))
            print(
                f"{name}: {rest.seconds / REST_S:.3%} of a processor, "
                f"{rest.switches / REST_S:.2f} voluntary switches a second"
            )


@contextmanager
def display(home: Path) -> Iterator[dict[str, str]]:
    """An environment with a display of its own; says which."""
    # PYTHON* too: without compiled modules on disk every start would compile them again
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("QT_", "PYTHON"))
    }
    environment = with_home(environment, home) | {"PYTHONPATH": str(CHILD.parents[2])}
    if shutil.which("Xvfb") is None:
        print("display: Qt's offscreen platform")
        yield environment | {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        print(f"display: Xvfb :{number}, 1440x900")
        environment.pop("WAYLAND_DISPLAY", None)
        yield environment | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def with_home(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """So that caches are as fresh or as used as the data, and the person's own stay untouched."""
    return environment | {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}


def options(folder: Path) -> list[str]:
    return ["--data-dir", str(folder)]


def fresh_folder(home: Path, number: int) -> Path:
    folder = home / f"fresh-{number}"
    folder.mkdir()
    return folder


def first_notice_seen(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    (folder / "settings.toml").write_text("notice_seen = true\n")
    return folder


def make_used(folder: Path, environment: dict[str, str]) -> None:
    """A data folder whose program has been open on Today until every picture was there."""
    first_notice_seen(folder)
    with running(["coach", "stay", *options(folder)], with_home(environment, folder)) as process:
        wait_until_quiet(process.pid)


def compare(folders: list[Path], environment: dict[str, str]) -> None:
    """Time the program on each folder in turn with a bare window, and print every pair."""
    ratios = []
    for number, folder in enumerate(folders, 1):
        arguments = ["coach", "quit", *options(folder)]
        ours = start_of(arguments, with_home(environment, folder))
        floor = start_of(["bare", "quit"], environment)
        ratios.append(ours / floor)
        print(
            f"pair {number}: Back Coach {ours * 1000:.0f} ms, bare window {floor * 1000:.0f} ms, "
            f"ratio {ratios[-1]:.2f}"
        )
    median, low, high = statistics.median(ratios), min(ratios), max(ratios)
    print(f"median ratio {median:.2f}, from {low:.2f} to {high:.2f}")


def command(arguments: list[str]) -> list[str]:
    return [sys.executable, "-P", str(CHILD), *arguments]


def start_of(arguments: list[str], environment: dict[str, str]) -> float:
    """Seconds from the start of the process to the end of its first paint."""
    before = time.monotonic()
    done = subprocess.run(
        command(arguments),
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    return float(done.stdout.split()[0]) - before


@contextmanager
def running(arguments: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program whose window has been painted; ended on leaving."""
    with subprocess.Popen(
        command(arguments), env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        if not process.stdout.readline():
            raise RuntimeError(f"{arguments[0]} ended before it was painted")
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)


def memory_of(arguments: list[str], environment: dict[str, str]) -> int:
    """Proportional set size in bytes, once the program has come to rest."""
    with running(arguments, environment) as process:
        wait_until_quiet(process.pid)
        for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    raise RuntimeError("the kernel does not tell the proportional set size")


def rest_of(arguments: list[str], environment: dict[str, str]) -> Activity:
    """What the program uses while nobody touches it."""
    with running(arguments, environment) as process:
        wait_until_quiet(process.pid)
        before = activity(process.pid)
        time.sleep(REST_S)
        after = activity(process.pid)
    return Activity(after.seconds - before.seconds, after.switches - before.switches)


def wait_until_quiet(pid: int) -> None:
    """Return once the process has used next to no processor time for a while."""
    deadline = time.monotonic() + PATIENCE_S
    last = activity(pid).seconds
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET_S:
        time.sleep(0.25)
        now = activity(pid).seconds
        if now - last > 1.5 / TICKS_A_SECOND:
            quiet_since = time.monotonic()
        last = now
        if time.monotonic() > deadline:
            print(f"(not at rest after {PATIENCE_S:.0f} s)")
            return


def activity(pid: int) -> Activity:
    """Of all threads that are alive, and for the time also of those that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    switches = sum(voluntary(status) for status in Path(f"/proc/{pid}/task").glob("*/status"))
    return Activity(ticks / TICKS_A_SECOND, switches)


def voluntary(status: Path) -> int:
    for line in status.read_text().splitlines():
        if line.startswith("voluntary_ctxt_switches:"):
            return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main()
