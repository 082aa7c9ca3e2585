"""What is done to the whole movement, in a row above the figure and its parts."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from coach.ui.posing import words
from coach.ui.posing.draft import Draft
from coach.ui.posing.views import views_of
from coach.ui.theme import ThemeHub, icon, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.icon_button import IconButton
from coach.ui.widgets.menu import Menu
from coach.ui.widgets.segments import Segments

GAP = 6


class Tools(QWidget):
    """`keyframe` carries whether the effort is to be in hand, `view_picked` an Angle.

    One line as long as there is room for it: else what is seldom used is behind `more`.
    """

    keyframe = Signal(bool)
    view_picked = Signal(object)

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._plays = False
        self._draft: Draft | None = None
        self._keyframes = Segments("Which moment", ((words.START, False), (words.EFFORT, True)))
        self._keyframes.picked.connect(self._on_picked)
        self.play = QPushButton("Play")
        self.undo = IconButton("undo", "Undo", theme_hub)
        self.redo = IconButton("redo", "Redo", theme_hub)
        self.start_from = _quiet("Start from…", "Begin from another pose")
        self.mirror = _quiet("Mirror", "Exchange left and right")
        self.copy = _quiet("Effort as start", "Have the effort begin as the start is")
        self.view = _quiet("View", "Whence the figure is seen")
        self.view.clicked.connect(self._open_views)
        self.best_view = _quiet("Use this view", "Pictures are then seen from here")
        self.best_view.hide()
        self.more = _quiet("More…", "What else can be done to the movement")
        self.more.hide()
        self.more.clicked.connect(self.open_more)
        self._always = (self._keyframes, self.play, self.undo, self.redo)
        self._seldom = (self.start_from, self.mirror, self.copy, self.view)
        flow = Flow(GAP, self)
        for tool in (*self._always, *self._seldom, self.more, self.best_view):
            flow.addWidget(tool)
        self._dress()
        theme_hub.changed.connect(self._dress)

    @property
    def start_anchor(self) -> QWidget:
        """What is seen of where the starting points are chosen."""
        return self.start_from if self.more.isHidden() else self.more

    def show_draft(self, draft: Draft) -> None:
        self._draft = draft
        self._keyframes.show_value(draft.effort)
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)
        same = draft.motion.start == draft.motion.effort
        self.copy.setEnabled(not same)
        self.play.setEnabled(not same)

    def show_playing(self, playing: bool) -> None:
        self._plays = playing
        self.play.setText("Stop" if playing else "Play")
        self._dress()

    def open_more(self) -> Menu:
        """A list of what is seldom used."""
        menu = Menu("More", self._hub, self.more)
        for tool in (self.start_from, self.mirror, self.copy):
            menu.add(tool.text(), tool.click, enabled=tool.isEnabled())
        menu.addSeparator()
        self._add_views(menu)
        menu.open_below(self.more)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        in_words = (*self._always, *self._seldom, self.best_view)
        wanted = sum(tool.sizeHint().width() + GAP for tool in in_words) - GAP
        tight = wanted > self.width()
        for tool in self._seldom:
            tool.setVisible(not tight)
        self.more.setVisible(tight)

    def _open_views(self) -> None:
        menu = Menu("View", self._hub, self.view)
        self._add_views(menu)
        menu.open_below(self.view)

    def _add_views(self, menu: Menu) -> None:
        views = views_of(self._draft.pose) if self._draft else ()
        for name, view in views:
            menu.add(name, partial(self.view_picked.emit, view))

    def _on_picked(self, effort: bool) -> None:
        self._keyframes.show_value(effort)
        self.keyframe.emit(effort)

    def _dress(self) -> None:
        size = self._hub.px(17)
        ink = self._hub.theme.accent_text
        names = {self.play: "pause" if self._plays else "play", self.mirror: "swap"}
        for button, name in names.items():
            button.setIcon(icon(name, ink, size=size))
            button.setIconSize(QSize(size, size))
        self._fit()


def _quiet(text: str, tip: str) -> QPushButton:
    button = styled(QPushButton(text), kind="quiet")
    button.setToolTip(tip)
    return button
