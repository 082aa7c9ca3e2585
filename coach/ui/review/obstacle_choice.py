"""The question what got in the way, answered with one key or one click."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from coach.core.review import Obstacle
from coach.ui.review.words import OBSTACLES, QUESTION
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.card_grid import CardGrid

CHOICE_WIDTH, CHOICE_HEIGHT = 150, 52
COLUMNS, GAP = 3, 10
CHOSEN = "✓"
KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ObstacleChoice(QWidget):
    """One of the answers is down, or none. `picked` carries the one pressed; the arrows go from one
    to the next, and `press` is for the keys 1 to 6.
    """

    picked = Signal(object)

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self.setAccessibleName(QUESTION)
        self._buttons = {obstacle: self._button(obstacle) for obstacle in OBSTACLES}
        self._grid = CardGrid(theme_hub.px(CHOICE_WIDTH), GAP, self, most_columns=COLUMNS)
        for button in self._buttons.values():
            self._grid.addWidget(button)
        self.setFocusProxy(next(iter(self._buttons.values())))
        theme_hub.changed.connect(self._fit)
        self._fit()
        self.show_obstacle(None)

    def show_obstacle(self, chosen: Obstacle | None) -> None:
        """Show an answer; `picked` is not emitted."""
        for number, (obstacle, button) in enumerate(self._buttons.items(), start=1):
            down = obstacle is chosen
            button.setChecked(down)
            button.setText(f"{CHOSEN if down else number}   {OBSTACLES[obstacle]}")

    def press(self, number: int) -> None:
        """Give the answer with this number, from 1."""
        button = list(self._buttons.values())[number - 1]
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The buttons pass on what they do not take: the arrows, as they are not exclusive."""
        step = KEYS.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        here = next((n for n, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or here is None:
            event.ignore()
            return
        buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, obstacle: Obstacle) -> QPushButton:
        button = _Choice(OBSTACLES[obstacle])
        button.clicked.connect(partial(self._on_clicked, obstacle))
        return button

    def _on_clicked(self, obstacle: Obstacle) -> None:
        self.show_obstacle(obstacle)
        self.picked.emit(obstacle)

    def _fit(self) -> None:
        self._grid.set_least_width(self._hub.px(CHOICE_WIDTH))
        for button in self._buttons.values():
            button.setMinimumHeight(self._hub.px(CHOICE_HEIGHT))


class _Choice(QPushButton):
    """Leaves the arrows to the question, which knows how the answers stand."""

    def __init__(self, name: str) -> None:
        super().__init__()
        styled(self, kind="card")
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(QUESTION)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)
