"""Leads packs in, past whoever looks at them first, and out into files."""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.app.pack_visit import Draw, PackVisit, clear, shelf_of
from coach.app.shared import Shared
from coach.storage.paths import DataPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coach.ui.packs.entrance import Entrance
    from coach.ui.packs.files import Files
    from coach.ui.packs.preview import PackPreview
    from coach.ui.window import MainWindow


class Packs:
    """One pack at a time lies over the window, when nothing else does; the others wait."""

    def __init__(
        self, shared: Shared, *, paths: DataPaths, window: "MainWindow", draw: Draw
    ) -> None:
        """`draw` makes the pictures of what lies in folders like the person's own."""
        self._shared = shared
        self._paths = paths
        self._window = window
        self._draw = draw
        self._waiting: list[Path | None] = []  # None is the sample
        self._visit: PackVisit | None = None
        self._entrance: Entrance | None = None
        clear(paths)
        window.uncovered.connect(self._next)

    def listen(self, application: "QApplication") -> None:
        """From now on, take what is dropped on the window, or opened by the system."""
        from coach.ui.packs.entrance import Entrance

        self._entrance = Entrance(self._window, application)
        self._entrance.came.connect(self.open)

    def open(self, files: Iterable[Path]) -> None:
        """Look at these packs one after the other, as soon as nothing lies over the window."""
        self._waiting += files
        self._next()

    def choose(self) -> None:
        """Ask which packs to look at."""
        self.open(self._files.ask_for_packs(self._window))

    def show_sample(self) -> None:
        """Look at the pack that ships."""
        self._waiting.append(None)
        self._next()

    def export_routine(self, routine_id: str) -> None:
        """Ask where to put a pack of the routine, and write it."""
        from coach.storage.packs.writing import write_pack
        from coach.ui.packs.words import saved_text

        routine = self._shared.routine_model.book[routine_id]
        shelf = shelf_of(self._shared, self._paths)
        told = saved_text(routine)
        self._export(routine.name, told, lambda to: write_pack(to, routine, shelf))

    def export_exercise(self, exercise_id: str) -> None:
        """As `export_routine`."""
        from coach.storage.packs.writing import write_exercise

        one = self._shared.catalog_model.catalog[exercise_id]
        shelf = shelf_of(self._shared, self._paths)
        told = "It holds the exercise with its picture and dose."
        self._export(one.name, told, lambda to: write_exercise(to, one, shelf))

    def close(self) -> None:
        """Leave what is being looked at."""
        if self._visit:
            self._visit.let_go()
            self._visit = None

    @cached_property
    def _files(self) -> "Files":
        from coach.ui.packs.files import Files

        return Files()

    def _next(self) -> None:
        if not self._waiting or self._window.covered:
            return
        file = self._waiting.pop(0)
        preview = self._lay_over()
        self._visit = PackVisit(
            self._shared, preview, paths=self._paths, draw=self._draw, leave=self._leave
        )
        self._visit.look_at(file)

    def _lay_over(self) -> "PackPreview":
        from coach.ui.packs.preview import PackPreview

        preview = PackPreview(self._shared.theme_hub)
        preview.left.connect(self._leave)
        self._window.lay_over(preview)
        return preview

    def _leave(self) -> None:
        self.close()
        self._window.take_off()

    def _export(self, name: str, told: str, write: Callable[[Path], None]) -> None:
        from coach.storage.atomic import SaveError
        from coach.storage.packs.layout import PackError
        from coach.ui.packs.words import refusal_text

        path = self._files.ask_where_to_save(self._window, name)
        if path is None or self._window.covered:
            return
        title, lines = f"Saved as “{path.name}”", [f"It lies in {path.parent}.", told]
        try:
            write(path)
        except (PackError, SaveError) as error:
            why = refusal_text(error) if isinstance(error, PackError) else str(error)
            title, lines = "The pack could not be saved", [why]
        self._lay_over().show_told(title, lines)
