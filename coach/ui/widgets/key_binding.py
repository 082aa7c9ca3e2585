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
    anywhere: bool = False,
) -> None:
    """Let the key work while the focus is in `widget`; held down, it counts once or `repeats`.

    `anywhere`: wherever in the window the focus is, while `widget` can be seen.
    """
    shortcut = QShortcut(QKeySequence(key), widget)
    contexts = Qt.ShortcutContext
    within = contexts.WidgetWithChildrenShortcut
    shortcut.setContext(contexts.WindowShortcut if anywhere else within)
    shortcut.setAutoRepeat(repeats)
    shortcut.activated.connect(action)
