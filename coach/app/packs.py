"""Leads a pack in, past whoever looks at it first, and out into a file."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from coach.app.shared import Shared
from coach.storage.own_exercises import OwnExercises
from coach.storage.paths import DataPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coach.core.appearance import Appearance
    from coach.storage.packs.merging import Incoming, Tell
    from coach.storage.packs.reading import Pack
    from coach.storage.packs.shelf import Shelf
    from coach.ui.packs.bringing import Bringing
    from coach.ui.packs.entrance import Entrance
    from coach.ui.packs.opening import PackOpening
    from coach.ui.packs.preview import PackPreview
    from coach.ui.pictures.illustrations import Illustrations
    from coach.ui.window import MainWindow

SAMPLE = "desk-and-standing"


class Packs:
    """One pack at a time lies over the window, when nothing else does; the others wait."""

    def __init__(
        self,
        shared: Shared,
        *,
        paths: DataPaths,
        window: "MainWindow",
        draw: "Callable[[DataPaths, Appearance], Illustrations]",
    ) -> None:
        """`draw` makes the pictures of what lies in folders like the person's own."""
        self._shared = shared
        self._draw = draw
        self._paths = paths
        self._window = window
        self._waiting: list[Path | None] = []  # None is the sample
        self._preview: PackPreview | None = None
        self._opening: PackOpening | None = None
        self._illustrations: Illustrations | None = None
        self._bringing: Bringing | None = None
        self._entrance: Entrance | None = None
        self._clear()  # what a killed start may have left
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
        from coach.ui.packs.files import ask_for_packs

        self.open(ask_for_packs(self._window))

    def show_sample(self) -> None:
        """Look at the pack that ships."""
        self._waiting.append(None)
        self._next()

    def export_routine(self, routine_id: str) -> None:
        """Ask where to put a pack of the routine, and write it."""
        from coach.storage.packs.writing import write_pack
        from coach.ui.packs.words import saved_text

        routine = self._shared.routine_model.book[routine_id]
        self._export(
            routine.name, saved_text(routine), lambda to: write_pack(to, routine, self._shelf())
        )

    def export_exercise(self, exercise_id: str) -> None:
        """As `export_routine`."""
        from coach.storage.packs.writing import write_exercise

        one = self._shared.catalog_model.catalog[exercise_id]
        told = "It holds the exercise with its picture and dose."
        self._export(one.name, told, lambda to: write_exercise(to, one, self._shelf()))

    def close(self) -> None:
        """Leave what is being looked at."""
        self._let_go()

    def _next(self) -> None:
        if self._waiting and not self._window.covered:
            self._look_at(self._waiting.pop(0))

    def _look_at(self, file: Path | None) -> None:
        from coach.ui.packs.opening import PackOpening

        shelf, book = self._shelf(), self._shared.routine_model.book

        def look(tell: "Tell") -> "Incoming":
            from coach.storage.packs.bringing_in import bring_in
            from coach.storage.packs.merging import incoming
            from coach.ui.pictures.own_picture import clean_picture

            found = incoming(_pack(file, shelf), shelf, book, clean_picture, tell)
            scratch.prepare()
            bring_in(found, _own(scratch), scratch.routines)
            return found

        scratch = self._scratch
        preview = self._lay_over()
        preview.show_reading()
        opening = self._opening = PackOpening(look)
        opening.progressed.connect(preview.show_progress)
        opening.refused.connect(preview.show_refusal)
        opening.opened.connect(self._show)
        opening.start()

    def _show(self, incoming: "Incoming") -> None:
        from coach.ui.packs.bringing import Bringing

        shared, preview = self._shared, self._preview
        if preview is None:
            return
        self._illustrations = self._draw(self._scratch, shared.illustrations.appearance)
        self._illustrations.start()
        self._bringing = Bringing(
            incoming,
            own=_own(self._paths),
            routines=self._paths.routines,
            catalog_model=shared.catalog_model,
            routine_model=shared.routine_model,
        )
        preview.show_incoming(
            incoming,
            catalog=shared.catalog_model.catalog,
            current=shared.routine_model.routine,
            there=shared.illustrations,
            coming=self._illustrations,
        )

    def _lay_over(self) -> "PackPreview":
        from coach.ui.packs.preview import PackPreview

        preview = self._preview = PackPreview(self._shared.theme_hub)
        preview.wanted.connect(self._bring_in)
        preview.undo_wanted.connect(self._undo)
        preview.today_wanted.connect(self._use_today)
        preview.left.connect(self._leave)
        self._window.lay_over(preview)
        return preview

    def _bring_in(self) -> None:
        if not self._bringing or not self._preview:
            return
        if self._tried(self._bringing.bring_in):
            incoming = self._bringing.incoming
            self._preview.show_brought(incoming, self._shared.routine_model.routine)

    def _undo(self) -> None:
        if self._bringing and self._tried(self._bringing.undo):
            self._leave()

    def _use_today(self, routine_id: str) -> None:
        if self._bringing:
            self._bringing.use_today(routine_id)
            self._leave()

    def _tried(self, act: Callable[[], None]) -> bool:
        """Whether it could be written; if not, it is told."""
        from coach.storage.atomic import SaveError

        try:
            act()
        except SaveError as error:
            if self._preview:
                self._preview.show_told("It could not be written", [str(error)])
            return False
        return True

    def _leave(self) -> None:
        if self._preview:
            self._let_go()
            self._window.take_off()

    def _let_go(self) -> None:
        if self._opening:
            self._opening.close()
        if self._illustrations:
            self._illustrations.close()
        self._preview = self._opening = self._illustrations = self._bringing = None
        self._clear()

    def _clear(self) -> None:
        if self._paths.incoming.exists():
            shutil.rmtree(self._paths.incoming, ignore_errors=True)

    def _export(self, name: str, told: str, write: Callable[[Path], None]) -> None:
        from coach.storage.atomic import SaveError
        from coach.storage.packs.layout import PackError
        from coach.ui.packs.files import ask_where_to_save

        path = ask_where_to_save(self._window, name)
        if path is None or self._window.covered:
            return
        title, lines = f"Saved as “{path.name}”", [f"It lies in {path.parent}.", told]
        try:
            write(path)
        except (PackError, SaveError) as error:
            title, lines = "The pack could not be saved", [str(error)]
        self._lay_over().show_told(title, lines)

    def _shelf(self) -> "Shelf":
        from coach.storage.packs.shelf import Shelf

        return Shelf(self._shared.catalog_model.catalog, _own(self._paths))

    @property
    def _scratch(self) -> DataPaths:
        """Where the pictures of what comes in are drawn from."""
        return DataPaths(self._paths.incoming)


def _own(paths: DataPaths) -> OwnExercises:
    return OwnExercises(paths.exercises, paths.poses, paths.photos)


def _pack(file: Path | None, shelf: "Shelf") -> "Pack":
    from coach import resources
    from coach.storage.packs.reading import pack_of, read_folder, read_pack

    poses = shelf.shipped_poses
    if file is None:
        return pack_of(read_folder(resources.path("packs", SAMPLE)), poses)
    return read_pack(file, poses)
