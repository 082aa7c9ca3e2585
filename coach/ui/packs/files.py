"""Asking which packs to bring in, and where to put one."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from coach.storage.packs.layout import ENDING
from coach.ui.packs.words import file_name

FILTER = f"Packs (*{ENDING})"


def ask_for_packs(window: QWidget) -> tuple[Path, ...]:
    """The files chosen; none where somebody has thought better of it."""
    chosen, _ = QFileDialog.getOpenFileNames(window, "Bring in a pack", "", FILTER)
    return tuple(map(Path, chosen))


def ask_where_to_save(window: QWidget, name: str) -> Path | None:
    """Where to put the pack of what is called so; None as above."""
    path, _ = QFileDialog.getSaveFileName(window, "Save as pack", file_name(name), FILTER)
    if not path:
        return None
    return Path(path) if Path(path).suffix.lower() == ENDING else Path(f"{path}{ENDING}")
