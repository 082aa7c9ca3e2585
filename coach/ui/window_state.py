"""Where the window stood when it was last closed."""

from pathlib import Path
from typing import Annotated

import msgspec
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coach.storage import atomic

DEFAULT_SIZE = (1280, 800)
Length = Annotated[int, msgspec.Meta(ge=-100_000, le=100_000)]


class WindowState(msgspec.Struct, frozen=True):
    """Place and size on the desktop in logical pixels."""

    x: Length
    y: Length
    width: Length
    height: Length
    maximized: bool = False


def restore(window: QWidget, path: Path | None) -> None:
    """Put a window where it stood, or at a good size where that is unknown or off every screen."""
    state = _read(path) if path else None
    if state is None:
        window.resize(*DEFAULT_SIZE)
        return
    window.resize(state.width, state.height)
    place = QRect(state.x, state.y, state.width, state.height)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if any(screen.intersects(place.adjusted(40, 0, -40, 0)) for screen in screens):
        window.move(state.x, state.y)
    if state.maximized:
        window.showMaximized()


def remember(window: QWidget, path: Path) -> None:
    """Write where a window stands. A place that cannot be written is not worth a word."""
    rect = window.normalGeometry() if window.isMaximized() else window.geometry()
    state = WindowState(window.x(), window.y(), rect.width(), rect.height(), window.isMaximized())
    try:
        atomic.write(path, msgspec.json.encode(state))
    except atomic.SaveError:
        return


def _read(path: Path) -> WindowState | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=WindowState)
    except (OSError, msgspec.DecodeError):
        return None
