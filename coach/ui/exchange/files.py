"""Asking where a copy of the log is to lie, and which file to bring in."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.ui.exchange.words import file_name
from coach.ui.widgets.file_asking import LastFolder, ask_where_to_save

KINDS = {"csv": "Tables (*.csv)", "json": "Back Coach logs (*.json)"}
READABLE = "Back Coach and Loop Habit Tracker (*.json *.zip *.csv);;All files (*)"


class LogFiles:
    """Asks first in the person's documents, then where one was last chosen."""

    def __init__(self) -> None:
        self._folder = LastFolder(QStandardPaths.StandardLocation.DocumentsLocation)

    def ask_where_to_save(self, window: QWidget, kind: str, today: date) -> Path | None:
        """None where somebody has thought better of it; `kind` is "csv" or "json"."""
        suggested = self._folder.path / file_name(kind, today)
        path = ask_where_to_save(window, "Save a copy", suggested, KINDS[kind])
        if path:
            self._folder.remember(path)
        return path

    def ask_for_file(self, window: QWidget) -> Path | None:
        """As above."""
        chosen, _ = QFileDialog.getOpenFileName(
            window, "Bring in", str(self._folder.path), READABLE
        )
        if not chosen:
            return None
        self._folder.remember(Path(chosen))
        return Path(chosen)
