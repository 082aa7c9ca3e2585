"""What asking for a file has in common, whatever is in it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class LastFolder:
    """Where to begin asking: at first in a standard folder, then where one last chose."""

    def __init__(self, first: QStandardPaths.StandardLocation) -> None:
        self._first = first
        self._last: Path | None = None

    @property
    def path(self) -> Path:
        """The person's home where there is no such folder, or no more."""
        wanted = self._last or Path(QStandardPaths.writableLocation(self._first))
        # a stick may have been taken out
        return wanted if wanted.is_dir() else Path.home()

    def remember(self, chosen: Path) -> None:
        """Begin beside this file from now on."""
        self._last = chosen.parent


def ask_where_to_save(parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """Where a file is to lie, with the ending of the one suggested; None where somebody thought
    better of it. `kinds` is what is shown of a folder, as Qt has it: "Packs (*.backcoach)".
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return with_ending(Path(chosen), suggested.suffix) if chosen else None


def with_ending(path: Path, ending: str) -> Path:
    """The path with this ending added, dot and all, unless it has it in small or large letters."""
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")
