"""Asking which packs to bring in, and where to put one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.storage.packs.layout import ENDING
from coach.ui.packs.words import file_name

FILTER = f"Packs (*{ENDING})"


class Files:
    """Asks first in the person's documents, then where one was last chosen."""

    def __init__(self) -> None:
        self._last: Path | None = None

    def ask_for_packs(self, window: QWidget) -> tuple[Path, ...]:
        """The files chosen; none where somebody has thought better of it."""
        chosen, _ = QFileDialog.getOpenFileNames(
            window, "Bring in a pack", str(self._folder), FILTER
        )
        if chosen:
            self._last = Path(chosen[0]).parent
        return tuple(map(Path, chosen))

    def ask_where_to_save(self, window: QWidget, name: str) -> Path | None:
        """Where to put the pack of what is called so; None as above."""
        suggested = self._folder / file_name(name)
        chosen, _ = QFileDialog.getSaveFileName(window, "Save as pack", str(suggested), FILTER)
        if not chosen:
            return None
        path = Path(chosen)
        self._last = path.parent
        return path if path.suffix.lower() == ENDING else path.with_name(f"{path.name}{ENDING}")

    @property
    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        wanted = self._last or Path(documents)
        # a stick may have been taken out
        return wanted if wanted.is_dir() else Path.home()
