"""Leads the log out into a file, and a file into the log."""

from collections.abc import Callable
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.app.shared import Shared
from coach.core.session import local_date
from coach.storage.paths import DataPaths

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QThreadPool

    from coach.storage.exchange.merging import Incoming
    from coach.storage.exchange.reading import Found
    from coach.storage.journal import Journal
    from coach.storage.log_copy import LogCopy
    from coach.ui.exchange.files import LogFiles
    from coach.ui.exchange.preview import ExchangePreview
    from coach.ui.exchange.work import Work
    from coach.ui.window import MainWindow


class Exchange:
    """One file at a time lies over the window, when nothing else does."""

    def __init__(self, shared: Shared, *, paths: DataPaths, window: "MainWindow") -> None:
        self._shared = shared
        self._paths = paths
        self._window = window
        self._work: Work | None = None
        self._preview: ExchangePreview | None = None
        self._offered: Incoming | None = None
        self._writing = False

    def export_log(self, kind: str) -> None:
        """Ask where to put a copy of the log, and write it; `kind` is "csv" or "json"."""
        if self._window.covered:
            return
        path = self._files.ask_where_to_save(self._window, kind, self._today)
        if path is not None and not self._window.covered:
            self.save(path, kind)

    def save(self, path: Path, kind: str) -> None:
        """Write a copy of the log, and say where it lies."""
        from coach.ui.exchange.words import NOT_SAVED, TRY_ELSEWHERE, WRITING, saved_lines

        preview = self._lay_over()
        preview.show_busy(WRITING, leave=False)
        write = self._writer(path, kind)

        def tell(written: "tuple[LogCopy, int]") -> None:
            lines = [f"It lies in {path.parent}.", *saved_lines(*written, kind)]
            preview.show_told(f"Saved as “{path.name}”", lines)

        def refuse(why: str) -> None:
            preview.show_told(NOT_SAVED, [why, TRY_ELSEWHERE])

        self._do(write, tell, refuse, writing=True)

    def import_log(self) -> None:
        """Ask which file to bring in, and look at it."""
        if self._window.covered:
            return
        file = self._files.ask_for_file(self._window)
        if file is not None and not self._window.covered:
            self.open(file)

    def open(self, file: Path) -> None:
        """Look at a file; nothing is written before that is asked for."""
        from coach.storage.exchange.reading import read_file
        from coach.ui.exchange.words import LOOKING

        preview = self._lay_over()
        preview.wanted.connect(self._bring_in)
        preview.undo_wanted.connect(self._undo)
        preview.show_busy(LOOKING.format(file.name), leave=True)
        now = self._shared.clock.now()

        def look() -> "tuple[Found, LogCopy]":
            return read_file(file, now), self._copy()[0]

        self._do(look, lambda found: self._show(file.name, *found), preview.show_refusal)

    def close(self) -> None:
        """Leave what is being looked at; what is being written is waited for."""
        if self._work:
            self._work.leave()
            self._pool.waitForDone()
            self._work = None

    @cached_property
    def _files(self) -> "LogFiles":
        from coach.ui.exchange.files import LogFiles

        return LogFiles()

    @cached_property
    def _pool(self) -> "QThreadPool":
        from PySide6.QtCore import QThreadPool

        pool = QThreadPool()
        pool.setMaxThreadCount(1)
        return pool

    @property
    def _today(self) -> "date":
        settings = self._shared.settings_model.settings
        return local_date(self._shared.clock.now(), settings.day_start)

    def _show(self, name: str, found: "Found", here: "LogCopy") -> None:
        from coach.storage.exchange.found import FoundLog
        from coach.storage.exchange.merging import incoming, incoming_habits

        preview = self._preview
        if preview is None:
            return
        if isinstance(found, FoundLog):
            self._offered = incoming(found, here)
            preview.show_incoming(name, self._offered)
            return
        habits = found.habits
        now = self._shared.clock.now()
        chosen = (0,) if len(habits) == 1 else ()

        def offered(places: tuple[int, ...]) -> "Incoming":
            self._offered = incoming_habits(found, [habits[n] for n in places], here, now)
            return self._offered

        preview.habits_chosen.connect(lambda places: preview.show_chosen(offered(places)))
        preview.show_habits(name, habits, chosen, offered(chosen))

    def _bring_in(self) -> None:
        from coach.storage.exchange.merging import bring_in
        from coach.ui.exchange.words import BRINGING

        offered, preview = self._offered, self._preview
        if offered is None or preview is None:
            return
        now = self._shared.clock.now()
        preview.show_busy(BRINGING, leave=False)
        self._write(
            lambda journal: bring_in(offered, journal, now), lambda: preview.show_brought(offered)
        )

    def _undo(self) -> None:
        from coach.ui.exchange.words import TAKING_BACK

        now = self._shared.clock.now()
        if self._preview:
            self._preview.show_busy(TAKING_BACK, leave=False)
        self._write(lambda journal: journal.corrections.undo(now), self._leave)

    def _write(self, act: "Callable[[Journal], None]", then: Callable[[], None]) -> None:
        """Change the log by a hand of its own in the other thread, and then tell of it here."""
        from coach.storage.ids import device_id
        from coach.storage.journal import Journal
        from coach.ui.exchange.words import NOT_BROUGHT

        paths, preview = self._paths, self._preview

        def write() -> None:
            device = device_id(paths.device)
            with closing(Journal.open(paths.log, device, paths.backups)) as journal:
                act(journal)

        def tell(_: object) -> None:
            self._shared.journal.changed_elsewhere()
            then()

        def refuse(why: str) -> None:
            if preview:
                preview.show_told(NOT_BROUGHT, [why])

        self._do(write, tell, refuse, writing=True)

    def _do(
        self,
        act: Callable[[], object],
        then: "Callable[..., None]",
        refuse: Callable[[str], None],
        *,
        writing: bool = False,
    ) -> None:
        from coach.ui.exchange.work import Work

        self._writing = writing

        def ended() -> None:
            self._writing = False

        work = self._work = Work(act, self._pool)
        for signal, told in ((work.done, then), (work.failed, refuse)):
            signal.connect(ended)
            signal.connect(told)
        work.start()

    def _writer(self, path: Path, kind: str) -> "Callable[[], tuple[LogCopy, int]]":
        from PySide6.QtCore import QLocale

        from coach.storage.exchange.writing_csv import write_csv
        from coach.storage.exchange.writing_json import write_json
        from coach.ui.exchange.words import usual_separator

        now = self._shared.clock.now()
        names = {one.id: one.name for one in self._shared.catalog_model.catalog.exercises}
        separator = usual_separator(QLocale())

        def write() -> "tuple[LogCopy, int]":
            copy, damaged = self._copy()
            if kind == "csv":
                write_csv(path, copy, names, separator)
            else:
                write_json(path, copy, now)
            return copy, damaged

        return write

    def _copy(self) -> "tuple[LogCopy, int]":
        """The log as it is, and how many records are damaged and left out.

        It is read by a hand of its own, as this is not the window's thread.
        """
        from coach.storage.journal import Journal

        with closing(Journal.open(self._paths.log, "", self._paths.backups)) as journal:
            copy = journal.copy()
            return copy, len(journal.damaged)

    def _lay_over(self) -> "ExchangePreview":
        from coach.ui.exchange.preview import ExchangePreview

        preview = self._preview = ExchangePreview(self._shared.theme_hub)
        preview.left.connect(self._leave)
        self._window.lay_over(preview)
        return preview

    def _leave(self) -> None:
        """Not while something is being written, so that one hears what came of it."""
        if self._writing:
            return
        if self._work:
            self._work.leave()
        self._preview = self._offered = None
        self._window.take_off()
