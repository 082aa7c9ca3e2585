"""One pack laid over the window: looked into, brought in or left, and taken back."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from coach.app.shared import Shared
from coach.storage.own_exercises import OwnExercises
from coach.storage.paths import DataPaths

if TYPE_CHECKING:
    from coach.core.appearance import Appearance
    from coach.storage.packs.merging import Incoming, Tell
    from coach.storage.packs.reading import Pack
    from coach.storage.packs.shelf import Shelf
    from coach.ui.packs.bringing import Bringing
    from coach.ui.packs.opening import PackOpening
    from coach.ui.packs.preview import PackPreview
    from coach.ui.pictures.cleaning.cleaner import Cleaner
    from coach.ui.pictures.illustrations import Illustrations

SAMPLE = "desk-and-standing"
Draw: TypeAlias = "Callable[[DataPaths, Appearance], Illustrations]"


class PackVisit:
    """Fills `preview` with what there is to say, and does what is asked for in it.

    What the pack would bring lies meanwhile in a folder of its own, for its pictures to be drawn
    from, until `let_go`.
    """

    def __init__(
        self,
        shared: Shared,
        preview: "PackPreview",
        *,
        paths: DataPaths,
        draw: Draw,
        leave: Callable[[], None],
    ) -> None:
        """`draw` makes the pictures of what lies in such a folder; `leave` ends the visit."""
        self._shared = shared
        self._preview = preview
        self._paths = paths
        self._draw = draw
        self._leave = leave
        self._cleaner: Cleaner | None = None
        self._opening: PackOpening | None = None
        self._illustrations: Illustrations | None = None
        self._bringing: Bringing | None = None
        preview.wanted.connect(self._bring_in)
        preview.undo_wanted.connect(self._undo)
        preview.today_wanted.connect(self._use_today)

    def look_at(self, file: Path | None) -> None:
        """Look into the pack in a file, or into the sample."""
        from coach.ui.packs.opening import PackOpening
        from coach.ui.pictures.cleaning.cleaner import Cleaner

        cleaner = self._cleaner = Cleaner()
        shelf, book = shelf_of(self._shared, self._paths), self._shared.routine_model.book
        scratch, preview = self._scratch, self._preview

        def look(tell: "Tell") -> "Incoming":
            from coach.storage.packs.bringing_in import bring_in
            from coach.storage.packs.merging import incoming

            with closing(cleaner):
                found = incoming(_pack(file, shelf), shelf, book, cleaner, tell)
            scratch.prepare()
            bring_in(found, _own(scratch))
            return found

        preview.show_reading()
        opening = self._opening = PackOpening(look)
        opening.progressed.connect(preview.show_progress)
        opening.refused.connect(preview.show_refusal)
        opening.opened.connect(self._show)
        opening.start()

    def let_go(self) -> None:
        """It is over; nothing is left of what was only looked at."""
        if self._cleaner:
            self._cleaner.close()
        if self._opening:
            self._opening.close()
        if self._illustrations:
            self._illustrations.close()
        clear(self._paths)

    def _show(self, incoming: "Incoming") -> None:
        from coach.ui.packs.bringing import Bringing

        shared = self._shared
        self._illustrations = self._draw(self._scratch, shared.illustrations.appearance)
        self._illustrations.start()
        self._bringing = Bringing(
            incoming,
            own=_own(self._paths),
            catalog_model=shared.catalog_model,
            routine_model=shared.routine_model,
        )
        self._preview.show_incoming(
            incoming,
            catalog=shared.catalog_model.catalog,
            current=shared.routine_model.routine,
            there=shared.illustrations,
            coming=self._illustrations,
        )

    def _bring_in(self) -> None:
        if self._bringing and self._tried(self._bringing.bring_in):
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
            self._preview.show_told("It could not be written", [str(error)])
            return False
        return True

    @property
    def _scratch(self) -> DataPaths:
        return DataPaths(self._paths.incoming)


def clear(paths: DataPaths) -> None:
    """Removes what was laid out of a pack to be looked at, also by a start that was killed."""
    if paths.incoming.exists():
        shutil.rmtree(paths.incoming, ignore_errors=True)


def shelf_of(shared: Shared, paths: DataPaths) -> "Shelf":
    """The exercises as they are now, with their files."""
    from coach.storage.packs.shelf import Shelf

    return Shelf(shared.catalog_model.catalog, _own(paths), routines=paths.routines)


def _own(paths: DataPaths) -> OwnExercises:
    return OwnExercises(paths.exercises, paths.poses, paths.photos)


def _pack(file: Path | None, shelf: "Shelf") -> "Pack":
    from coach import resources
    from coach.storage.packs.reading import pack_of, read_folder, read_pack

    poses = shelf.shipped_poses
    if file is None:
        return pack_of(read_folder(resources.path("packs", SAMPLE)), poses)
    return read_pack(file, poses)
