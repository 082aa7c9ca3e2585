"""What moving figures cost, against painting alone: `python tests/bench/figure.py`.

The floor is painting the same pictures' ready-made paths, and nothing else, into an image of the
same size. Everything is measured in processor time of the thread or process in question, except the
stall, which is what a person would see: the longest time in which the window's event loop did not
turn, beside the same while nothing is built, which tells what the machine itself does. Each line
says what is to be reached and whether it is. Linux only, as it reads /proc. The parts that need a
window at work run in a process of their own, under Xvfb where that is installed.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.start_up import MB, display  # noqa: E402 - found only now

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QTransform
    from PySide6.QtWidgets import QApplication

    from coach.figure.output.painter import Picture
    from coach.ui.session.following.stage import Stage

CHILD = Path(__file__).with_name("figure_at_work.py")
POSES = ("bridge", "clamshell", "pelvic-tilt")
SIZES = ((1280, 800), (2560, 1440))
ROUNDS = 3
TURNS = 16
PATIENCE_S = 600.0


class Spread(NamedTuple):
    """Milliseconds: the median and the 99th percentile."""

    median: float
    p99: float


def spread(seconds: Sequence[float]) -> Spread:
    ordered = sorted(seconds)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return Spread(statistics.median(ordered) * 1000, last * 1000)


def say(what: str, figure: float, unit: str, reach: float, note: str = "") -> None:
    met = "reached" if figure <= reach else "NOT reached"
    print(f"{what}: {figure:.2f}{unit} (reach {reach:g}{unit}): {met}{note}", flush=True)


def main() -> None:
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_NO_GUI_THREADPOOL": "1"}
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    with TemporaryDirectory(prefix="figure-") as folder:
        for size in SIZES:
            play(application, Path(folder), size)
    turn()
    session_memory()
    with TemporaryDirectory(prefix="figure-") as folder, display(Path(folder)) as environment:
        at_work(Path(folder), environment)


def play(application: "QApplication", folder: Path, size: tuple[int, int]) -> None:
    """Stage frames of movements that play, in turn with the floor."""
    from PySide6.QtGui import QImage

    from coach.core.exercise import Side
    from coach.ui.pictures.film import BREATHS, FRAMES
    from coach.ui.pictures.projector import Moment

    ours: list[float] = []
    floor: list[float] = []
    with stage_in_window(application, folder, size) as stage:
        for pose in POSES:
            stage.want([(pose, Side.RIGHT)])
            stage.show_figure(Moment(pose, Side.RIGHT, 0.0))
            take = stage._projector.take_of(pose, Side.RIGHT)
            while stage.reel.built(take) < FRAMES + BREATHS:
                application.processEvents()
                time.sleep(0.01)
            surface = QImage(stage.size(), QImage.Format.Format_RGB32)
            for step in range(ROUNDS * 60):
                phase = abs((step % 60) / 30 - 1)
                before = time.thread_time()
                stage.show_figure(Moment(pose, Side.RIGHT, phase))
                application.processEvents()
                ours.append(time.thread_time() - before)
                picture = stage.reel.picture(take, phase)
                assert picture
                floor.append(painted_alone(picture, surface, stage._canvas.placed))
    mine, least = spread(ours), spread(floor)
    name = f"stage frame while playing at {size[0]}x{size[1]}"
    times = f" ({mine.median:.2f} ms over {least.median:.2f} ms)"
    say(f"{name}, median over the floor", mine.median / least.median, "", 1.3, times)
    times = f" ({mine.p99:.2f} ms over {least.p99:.2f} ms)"
    say(f"{name}, 99th percentile over the floor", mine.p99 / least.p99, "", 1.3, times)


def painted_alone(picture: "Picture", surface: "QImage", placed: "QTransform") -> float:
    """Processor seconds for the figure's ready-made paths in ready-made colours."""
    from PySide6.QtGui import QColor, QPainter

    from coach.figure.output.palette import colour, palette

    colours = palette(dark=False)
    fills = [
        (QColor(colour(colours, fill.role, fill.pale)), fill.opacity, fill.path)
        for fill in (*picture.shapes, *picture.overlay)
    ]
    before = time.thread_time()
    painter = QPainter(surface)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(placed)
    for brush, opacity, path in fills:
        painter.setOpacity(opacity)
        painter.fillPath(path, brush)
    painter.end()
    return time.thread_time() - before


@contextmanager
def stage_in_window(
    application: "QApplication", folder: Path, size: tuple[int, int]
) -> "Iterator[Stage]":
    """A stage as large as it is in a window of that size."""
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from coach import resources
    from coach.ui.pictures.illustrations import Illustrations
    from coach.ui.pictures.studio import Studio, studio_command
    from coach.ui.session.following.stage import Stage
    from coach.ui.theme import ThemeHub

    poses, exercises = resources.path("poses"), resources.path("exercises")
    studio = Studio(studio_command(poses, exercises))
    illustrations = Illustrations(poses, folder / "pictures", studio, exercises=exercises)
    window = QWidget()
    stage = Stage(illustrations, ThemeHub(application))
    row = QHBoxLayout(window)
    row.addWidget(stage, 82)
    row.addStretch(38)
    window.resize(*size)
    window.show()
    try:
        yield stage
    finally:
        stage.close_down()
        illustrations.close()
        window.close()
        window.deleteLater()


def turn() -> None:
    """Frames from new angles, as the studio builds them and the window paints them."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from coach import resources
    from coach.core.appearance import Appearance
    from coach.core.exercise import Side
    from coach.figure.output.figures import Figures
    from coach.figure.output.frame import Angle
    from coach.figure.output.orders import FrameOrder
    from coach.figure.output.painter import Picture, paint
    from coach.figure.output.palette import palette

    figures, colours = Figures(resources.path("poses")), palette(dark=False)
    surface = QImage(900, 600, QImage.Format.Format_RGB32)
    medians = {}
    for pose in sorted(path.stem for path in resources.path("exercises").glob("*.toml")):
        best, taken = figures.motion(pose).view, []
        for step in range(TURNS + 2):
            view = Angle(best.yaw + 7.0 * step, best.pitch)
            order = FrameOrder(pose, Side.RIGHT, 0.5, 0.0, view, Appearance(), 450.0, True)
            before = time.thread_time()
            picture = Picture(figures.frame(order))
            painter = QPainter(surface)
            paint(painter, picture, QRectF(0, 0, 900, 600), colours)
            painter.end()
            taken.append(time.thread_time() - before)
        medians[pose] = spread(taken[2:]).median
    worst = max(medians, key=lambda pose: medians[pose])
    name = "frame from a new angle while turning at 900x600, built and painted"
    say(f"{name}, median of the exercises", statistics.median(medians.values()), " ms", 12.0)
    say(f"{name}, slowest exercise ({worst})", medians[worst], " ms", 12.0)


def session_memory() -> None:
    """What the frames take that a session of all exercises holds at once: the shown movement's
    pictures, and the packed frames of those that come next.
    """
    import msgspec

    from coach import resources
    from coach.core.exercise import Side
    from coach.figure.output.figures import Figures
    from coach.ui.pictures.film import FRAMES, Film, Take
    from coach.ui.session.following.following import AHEAD

    figures = Figures(resources.path("poses"))
    films = []
    for pose in sorted(path.stem for path in resources.path("exercises").glob("*.toml")):
        film = Film(Take(pose, Side.RIGHT))
        packed = 0
        while wanted := film.next_order():
            frame = msgspec.msgpack.encode(figures.frame(wanted[1]))
            film.put(wanted[0], frame)
            packed += len(frame)
        films.append((packed, film))
    films.sort(key=lambda pair: pair[0], reverse=True)
    before = resident()
    pictures = [films[0][1].picture_at(index / (FRAMES - 1)) for index in range(FRAMES)]
    opened = max(resident() - before, 0) + films[0][0] * (1 - len(pictures) / (FRAMES + 7))
    ahead = sum(packed for packed, _ in films[1 : 1 + AHEAD])
    note = f" ({opened / MB:.1f} MB shown, {ahead / MB:.1f} MB ahead)"
    say("memory of the frames of a session", (opened + ahead) / MB, " MB", 40.0, note)


def resident() -> int:
    """Bytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def at_work(folder: Path, environment: dict[str, str]) -> None:
    """The program itself in a session and at rest, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-P", str(CHILD), str(folder / "data")],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    found = {name: float(value) for name, value in map(str.split, done.stdout.splitlines())}
    note = f" ({found['stall-built']:.1f} ms while nothing is built)"
    say("longest stall while frames are built", found["stall"], " ms", 16.0, note)
    say("share of a core while playing at 1280x800", found["playing"] * 100, " %", 15.0)
    say("share of a core in a hold with breathing", found["holding"] * 100, " %", 3.0)
    for name, value in found.items():
        if name.startswith("timers-"):
            say(f"timers running at rest on {name.removeprefix('timers-')}", value, "", 0.0)


if __name__ == "__main__":
    main()
