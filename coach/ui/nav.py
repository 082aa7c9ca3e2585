"""The rail at the left that leads from page to page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from coach.ui.theme import ThemeHub, icon, styled

AT_THE_BOTTOM = "Settings"
ICON = 22


class Nav(QFrame):
    """One button for each page, of which one is checked; Settings stands at the bottom."""

    chosen = Signal(str)

    def __init__(
        self, names: Sequence[str], theme_hub: ThemeHub, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._group = QButtonGroup(self)
        self._buttons = {name: self._button(name) for name in names}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 18, 10, 18)
        column.setSpacing(10)
        for name, button in self._buttons.items():
            if name == AT_THE_BOTTOM:
                column.addStretch(1)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        if AT_THE_BOTTOM not in self._buttons:
            column.addStretch(1)
        styled(self, rail=True)
        self._dress()
        theme_hub.changed.connect(self._dress)

    def check(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.clicked.connect(lambda: self.chosen.emit(name))
        button.toggled.connect(lambda: self._tint(name, button))
        styled(button, kind="nav")
        self._group.addButton(button)
        return button

    def _dress(self) -> None:
        size = self._hub.px(ICON)
        for name, button in self._buttons.items():
            self._tint(name, button)
            button.setIconSize(QSize(size, size))
            button.setFixedSize(self._hub.px(64), self._hub.px(62))

    def _tint(self, name: str, button: QToolButton) -> None:
        theme = self._hub.theme
        colour = theme.accent_text if button.isChecked() else theme.muted
        button.setIcon(icon(name.lower(), colour, size=self._hub.px(ICON)))
