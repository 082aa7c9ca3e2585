"""A list of what can be done, in the program's look."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from coach.ui.theme import ThemeHub, icon

GAP = 4


class Menu(QMenu):
    """Filled and opened once; when it closes, it is gone."""

    def __init__(self, name: str, theme_hub: ThemeHub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self.setAccessibleName(name)
        # else the round corners stand on a square
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.aboutToHide.connect(self.deleteLater)

    def add(
        self,
        words: str,
        action: Callable[[], object],
        *,
        keys: str = "",
        marked: bool = False,
        enabled: bool = True,
    ) -> QAction:
        """`keys` are shown, not bound; what is `marked` has a tick before it."""
        # an ampersand in a name is no mnemonic
        said = words.replace("&", "&&")
        item = self.addAction(f"{said}\t{keys}" if keys else said)
        item.setEnabled(enabled)
        if marked:
            item.setIcon(icon("check", self._hub.theme.accent_text, size=16))
        item.triggered.connect(lambda: action())
        return item

    def open_below(self, anchor: QWidget) -> None:
        """Below a button, from which it came."""
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + GAP)))
