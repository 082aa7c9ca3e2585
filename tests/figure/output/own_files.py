"""A person's own folders, filled for the tests."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from coach.figure.output.pose_files import OwnFolders

RED, BLUE = QColor("#c02020"), QColor("#2020c0")


def own_folders(root: Path) -> OwnFolders:
    """Empty ones."""
    folders = OwnFolders(*(root / f"own-{name}" for name in ("poses", "exercises", "photos")))
    for folder in (folders.poses, folders.exercises, folders.photos):
        folder.mkdir()
    return folders


def photo(folders: OwnFolders, name: str, colour: QColor, width: int = 60, height: int = 40) -> str:
    """The name of a picture in one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(folders.photos / name), quality=100)
    return name
