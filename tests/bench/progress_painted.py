"""Run by progress.py: writes the log, and paints the page or the floor, and prints seconds as JSON.

    python progress_painted.py write FOLDER SETS
    python progress_painted.py page FOLDER
    python progress_painted.py floor COUNTS
    python progress_painted.py memory FOLDER

What is painted is told from paint events of the plots' own viewports: a change is over when each
plot that was to change has been painted and nothing more waits to be.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

SIZE = 1280, 1700  # so high that all charts are in sight, and no scroll bar comes and goes
TODAY = date(2026, 11, 22)
RANGES = ("4 weeks", "12 weeks", "1 year", "All")
PATIENCE_S = 120.0
WAKE_MS = 5


class Painted(QObject):
    """Counts the paint events of the plots that it is told of."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[QObject] = set()

    def watch(self, plot: Any) -> None:
        plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.add(watched)
        return False


class Window(QWidget):
    """One that has been painted, as the program's has when the page is opened."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.room = QVBoxLayout(self)
        self.resize(*SIZE)
        self.show()
        application.processEvents()


def until(application: QApplication, over: Callable[[], bool]) -> None:
    """Waits as a program does, which leaves the processor to its other threads."""
    end = time.perf_counter() + PATIENCE_S
    wakes = QTimer()
    wakes.start(WAKE_MS)
    while not over():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > end:
            raise TimeoutError
    wakes.stop()


def write(folder: Path, sets: int) -> None:
    from coach import resources
    from coach.core.plan import plan
    from coach.storage import demo
    from coach.storage.content import read_catalog
    from coach.storage.journal import Journal
    from coach.storage.routines import RoutineStore

    catalog, _ = read_catalog(resources.path("exercises"))
    routine = RoutineStore(folder).load().current
    laid_out, chance = plan(routine, catalog), random.Random(1)
    count, days = 0, 3650
    sessions = []
    for back in range(days, 0, -1):
        while count < sets * (days - back + 1) / days:
            day = TODAY - timedelta(days=back)
            made = demo._session(chance, laid_out, day, 1 - back / days, UTC)
            count += len(made.sets)
            sessions.append(made)
    journal = Journal.open(folder / "log.db", "bench")
    journal.add(sessions, datetime(2026, 11, 22, tzinfo=UTC))
    journal.close()


def opened(folder: Path) -> tuple[QApplication, Any, Painted, float, Window]:
    from coach import resources
    from coach.storage.content import read_catalog
    from coach.storage.journal import Journal
    from coach.storage.routines import RoutineStore
    from coach.storage.settings import SettingsStore
    from coach.ui.catalog_model import CatalogModel
    from coach.ui.clock import Clock
    from coach.ui.progress.chart_card import ChartCard
    from coach.ui.progress.page import ProgressPage
    from coach.ui.routine_model import RoutineModel
    from coach.ui.settings_model import SettingsModel
    from coach.ui.theme import ThemeHub, load_fonts

    class Noon(Clock):
        def now(self) -> datetime:
            return datetime(2026, 11, 22, 12, tzinfo=UTC)

    application = QApplication(sys.argv[:1])
    load_fonts()
    hub = ThemeHub(application, "light")
    catalog_model = CatalogModel(read_catalog(resources.path("exercises"))[0], None)
    journal = Journal.open(folder / "log.db", "bench")
    routine_model = RoutineModel(RoutineStore(folder), catalog_model)
    settings_model = SettingsModel(SettingsStore(folder / "settings.toml"))
    around = Window(application)
    painted = Painted()
    begun = time.perf_counter()
    page = ProgressPage(
        journal=journal,
        catalog_model=catalog_model,
        routine_model=routine_model,
        settings_model=settings_model,
        theme_hub=hub,
        clock=Noon(),
    )
    building = ChartCard.build

    def build(card: ChartCard) -> None:
        building(card)
        painted.watch(card.chart())

    ChartCard.build = build  # type: ignore[assignment, method-assign]
    around.room.addWidget(page)
    until(application, lambda: page.is_whole and in_sight(page) <= painted.seen)
    took = time.perf_counter() - begun
    return application, page, painted, took, around


def in_sight(page: Any) -> set[QObject]:
    """The viewports of the charts that are not scrolled out of the window."""
    viewports = [card.chart().viewport() for card in page._cards if card.chart()]
    return {each for each in viewports if not each.visibleRegion().isEmpty()}


def switch(application: QApplication, page: Any, painted: Painted, name: str) -> float:
    from PySide6.QtWidgets import QPushButton

    button = next(b for b in page.findChildren(QPushButton) if b.text() == name)
    application.processEvents()
    painted.seen.clear()
    begun = time.perf_counter()
    button.click()
    until(application, lambda: in_sight(page) <= painted.seen)
    return time.perf_counter() - begun


def page(folder: Path) -> None:
    application, shown, painted, took, around = opened(folder)
    counts, switches = {"opening": painted_by(shown)}, {}
    until(application, lambda: not shown._look.isActive())  # what is read meanwhile has been read
    for name in RANGES:
        switches[name] = switch(application, shown, painted, name)
        counts[name] = painted_by(shown)
    print(json.dumps({"open": took, "switch": switches, "counts": counts}))
    sys.stdout.flush()
    around.close()


def painted_by(page: Any) -> dict[str, int]:
    """How many bars, ratings and cells the charts show."""
    calendar = page._days._chart
    cells = min(calendar._columns, calendar.week_count) * 7
    exercises, pain = page._exercises._chart, page._pain._chart
    return {
        "bars": len(page._weeks._chart._bars),
        "ratings": sum(len(line.days) for line in pain._ratings),
        "days": cells,
        "exercises": sum(map(len, exercises._cells)),
    }


def floor(counts: dict[str, dict[str, int]]) -> None:
    application = QApplication(sys.argv[:1])
    around = Window(application)
    ready = {name: numbers(**each) for name, each in counts.items()}
    painted = Painted()
    begun = time.perf_counter()
    import pyqtgraph

    plots = [pyqtgraph.PlotWidget(background="w") for _ in range(4)]
    items = (
        pyqtgraph.BarGraphItem(x=[0], height=[1], width=0.6, brush="g", pen=None),
        pyqtgraph.ScatterPlotItem(size=5, pen=None, brush="b"),
        pyqtgraph.ImageItem(),
        pyqtgraph.ImageItem(),
        pyqtgraph.PlotCurveItem(pen="r"),
    )
    for plot, item in zip((*plots, plots[1]), items, strict=True):
        plot.addItem(item)
    for plot in plots:
        painted.watch(plot)
        around.room.addWidget(plot)
    fill(items, ready["opening"])
    until(application, lambda: len(painted.seen) == len(plots))
    took = time.perf_counter() - begun
    switches = {}
    for name in RANGES:
        application.processEvents()
        painted.seen.clear()
        begun = time.perf_counter()
        fill(items, ready[name])
        until(application, lambda: len(painted.seen) == len(plots))
        switches[name] = time.perf_counter() - begun
    print(json.dumps({"open": took, "switch": switches}))


def numbers(bars: int, ratings: int, days: int, exercises: int) -> tuple[Any, ...]:
    """Ready to be painted; made before the time is taken."""
    import random as chance

    return (
        (list(range(bars)), [7 * chance.random() for _ in range(bars)]),
        (list(range(ratings)), [10 * chance.random() for _ in range(ratings)]),
        [[chance.random() for _ in range(7)] for _ in range(days // 7)],
        [[chance.random() for _ in range(16)] for _ in range(max(exercises // 16, 1))],
    )


def fill(items: Sequence[Any], ready: tuple[Any, ...]) -> None:
    import numpy

    bars, points, days, exercises, line = items
    (x, heights), (at, ratings), day_cells, exercise_cells = ready
    bars.setOpts(x=x, height=heights)
    points.setData(x=at, y=ratings)
    line.setData(x=numpy.array(at, float), y=numpy.array(ratings, float))
    days.setImage(numpy.array(day_cells))
    exercises.setImage(numpy.array(exercise_cells))


def memory(folder: Path) -> None:
    import gc

    application, shown, painted, _, around = opened(folder)
    until(application, lambda: not shown._look.isActive())

    def change(times: int) -> int:
        for number in range(times):
            switch(application, shown, painted, RANGES[number % len(RANGES)])
        gc.collect()
        return pss()

    before = change(20)
    print(json.dumps({"before": before, "after": change(200)}))
    sys.stdout.flush()
    around.close()


def pss() -> int:
    """The process's proportional set size in bytes."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return 1024 * int(line.split()[1])
    raise OSError("no Pss")


if __name__ == "__main__":
    what, argument, *rest = sys.argv[1:]
    if what == "write":
        write(Path(argument), int(rest[0]))
    elif what == "floor":
        floor(json.loads(argument))
    else:
        {"page": page, "memory": memory}[what](Path(argument))
