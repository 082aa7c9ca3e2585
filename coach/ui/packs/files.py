"""Asking which packs to bring in, and where to put one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.storage.packs.layout import ENDING
from coach.ui.packs.words import file_name
from coach.ui.widgets.file_asking import LastFolder, ask_where_to_save

FILTER = f"Packs (*{ENDING})"


class Files:
    """Asks first in the person's documents, then where one was last chosen."""

    def __init__(self) -> None:
        self._folder = LastFolder(QStandardPaths.StandardLocation.DocumentsLocation)

    def ask_for_packs(self, window: QWidget) -> tuple[Path, ...]:
        """The files chosen; none where somebody has thought better of it."""
        chosen, _ = QFileDialog.getOpenFileNames(
            window, "Bring in a pack", str(self._folder.path), FILTER
        )
        if chosen:
            self._folder.remember(Path(chosen[0]))
        return tuple(map(Path, chosen))

    def ask_where_to_save(self, window: QWidget, name: str) -> Path | None:
        """Where to put the pack of what is called so; None as above."""
        suggested = self._folder.path / file_name(name)
        path = ask_where_to_save(window, "Save as pack", suggested, FILTER)
        if path:
            self._folder.remember(path)
        return path
