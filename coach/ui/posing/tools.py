"""What is done to the whole movement, in a row above the figure."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coach.figure.output.frame import Angle
from coach.ui.posing import words
from coach.ui.posing.draft import Draft
from coach.ui.theme import ThemeHub, icon, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.icon_button import IconButton
from coach.ui.widgets.menu import Menu
from coach.ui.widgets.segments import Segments

VIEWS = (
    ("From the side", Angle(0.0, 10.0)),
    ("From the feet", Angle(-90.0, 12.0)),
    ("From above", Angle(0.0, 80.0)),
)


class Tools(QWidget):
    """`keyframe` carries whether the effort is to be in hand, `view_picked` an Angle."""

    keyframe = Signal(bool)
    view_picked = Signal(object)

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._plays = False
        self._keyframes = Segments("Which moment", ((words.START, False), (words.EFFORT, True)))
        self._keyframes.picked.connect(self._on_picked)
        self.play = QPushButton("Play")
        self.undo = IconButton("undo", "Undo", theme_hub)
        self.redo = IconButton("redo", "Redo", theme_hub)
        self.mirror = _quiet("Mirror", "Exchange left and right")
        self.copy = _quiet("Effort as start", "Have the effort begin as the start is")
        self.start_from = _quiet("Start from…", "Begin from another pose")
        self.view = _quiet("View", "Whence the figure is seen")
        self.view.clicked.connect(self._open_views)
        self.best_view = _quiet("Best view is this one", "Pictures are then seen from here")
        flow = Flow(6, self)
        for tool in (self._keyframes, self.play, self.undo, self.redo, self.start_from):
            flow.addWidget(tool)
        for tool in (self.mirror, self.copy, self.view, self.best_view):
            flow.addWidget(tool)
        self._dress()
        theme_hub.changed.connect(self._dress)

    def show_draft(self, draft: Draft) -> None:
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

    def _open_views(self) -> None:
        menu = Menu("View", self._hub, self.view)
        for name, view in VIEWS:
            menu.add(name, partial(self.view_picked.emit, view))
        menu.open_below(self.view)

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


def _quiet(text: str, tip: str) -> QPushButton:
    button = styled(QPushButton(text), kind="quiet")
    button.setToolTip(tip)
    return button
