"""Asking for the file of a picture."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.ui.widgets.file_asking import LastFolder

FILTER = "Pictures (*.png *.jpg *.jpeg *.webp *.svg)"


class PictureFinder:
    """Asks at first among the person's pictures, then where they found the last one."""

    def __init__(self) -> None:
        self._folder = LastFolder(QStandardPaths.StandardLocation.PicturesLocation)

    def __call__(self, parent: QWidget) -> Path | None:
        """The file chosen; None where somebody has thought better of it."""
        chosen, _ = QFileDialog.getOpenFileName(
            parent, "Choose a picture", str(self._folder.path), FILTER
        )
        if not chosen:
            return None
        path = Path(chosen)
        self._folder.remember(path)
        return path
