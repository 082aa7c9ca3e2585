"""A key that does something wherever the focus is in a widget."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind_key(
    widget: QWidget,
    key: Qt.Key | QKeyCombination,
    action: Callable[[], None],
    *,
    repeats: bool = False,
) -> None:
    """Let the key work while the focus is in `widget`; held down, it counts once or `repeats`."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(repeats)
    shortcut.activated.connect(action)
