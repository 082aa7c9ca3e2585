"""A button that shows a picture alone, or one before its word."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from coach.ui.theme import ThemeHub, icon, styled

SIZE = 18


class IconButton(QPushButton):
    """Its icon has the colour of its words; `name` is its tooltip too where it has no word."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        theme_hub: ThemeHub,
        *,
        word: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(word, parent)
        self._hub = theme_hub
        self._icon_name = icon_name
        self.setAccessibleName(name)
        if not word:
            styled(self, kind="icon")
            self.setToolTip(name)
        theme_hub.changed.connect(self._dress)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._dress()

    def _dress(self) -> None:
        theme, size = self._hub.theme, self._hub.px(SIZE)
        tint = theme.accent_text if self.isEnabled() else theme.muted
        self.setIcon(icon(self._icon_name, tint, size=size))
        self.setIconSize(QSize(size, size))
