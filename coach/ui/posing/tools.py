"""What is done to the whole movement, in a row above the figure."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coach.figure.output.frame import Angle
from coach.ui.posing import words
from coach.ui.posing.draft import Draft
from coach.ui.theme import ThemeHub, icon, styled
from coach.ui.widgets.flow import Flow
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
        self.undo = _quiet("Undo", "Ctrl+Z")
        self.redo = _quiet("Redo", "Ctrl+Shift+Z")
        self.mirror = _quiet("Mirror", "Exchange left and right")
        self.copy = _quiet("Effort as start", "Have the effort begin as the start is")
        self.best_view = _chip("Best view is this one")
        flow = Flow(8, self)
        for tool in (self._keyframes, self.play, self.undo, self.redo, self.mirror, self.copy):
            flow.addWidget(tool)
        for name, view in VIEWS:
            chip = _chip(name)
            chip.clicked.connect(lambda _=False, view=view: self.view_picked.emit(view))
            flow.addWidget(chip)
        flow.addWidget(self.best_view)
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

    def _on_picked(self, effort: bool) -> None:
        self._keyframes.show_value(effort)
        self.keyframe.emit(effort)

    def _dress(self) -> None:
        size = self._hub.px(17)
        ink = self._hub.theme.accent_text
        names = {self.play: "pause" if self._plays else "play", self.mirror: "swap"}
        for button, name in (names | {self.undo: "undo", self.redo: "redo"}).items():
            button.setIcon(icon(name, ink, size=size))
            button.setIconSize(QSize(size, size))


def _quiet(text: str, tip: str) -> QPushButton:
    button = styled(QPushButton(text), kind="quiet")
    button.setToolTip(tip)
    return button


def _chip(text: str) -> QPushButton:
    chip = styled(QPushButton(text), kind="chip")
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    return chip
