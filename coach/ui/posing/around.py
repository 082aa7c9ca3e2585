"""What belongs to a movement beside the body: things, where it is felt, and an arrow."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.core.exercise import Muscle
from coach.figure.pose.movement import PROPS, Motion
from coach.ui.posing import words
from coach.ui.posing.changes import arrow_of, glowing, needed
from coach.ui.posing.panel import SwitchRow
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.choice import Choice

ARROWED = (
    "right_ankle",
    "left_ankle",
    "right_knee",
    "left_knee",
    "pelvis",
    "head",
    "right_wrist",
    "left_wrist",
    "right_elbow",
    "left_elbow",
)
NEEDED = "The body rests on it"
NO_ARROW = "No arrow"
GLOW_SIDES = (("right side", "right"), ("left side", "left"), ("both sides", "both"))


class AroundPanel(QWidget):
    """Tells what the person wants by `prop(name, on)`, `felt(muscle, side or None)` and
    `arrow(joint or "")`.
    """

    prop = Signal(str, bool)
    felt = Signal(object, object)
    arrow = Signal(str)

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._props = {name: SwitchRow(words.PROPS.get(name, name), theme_hub) for name in PROPS}
        self._felt = {muscle: SwitchRow(words.FELT[muscle], theme_hub) for muscle in Muscle}
        self._side = {
            muscle: Choice(f"{words.FELT[muscle]}, side", GLOW_SIDES, theme_hub)
            for muscle in Muscle
        }
        arrows = [(NO_ARROW, ""), *((words.joint_name(joint), joint) for joint in ARROWED)]
        self._arrow = Choice("Arrow along the way of", arrows, theme_hub)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(styled(QLabel("What is there"), text="strong"))
        for name, row in self._props.items():
            column.addWidget(row)
            row.flipped.connect(lambda on, name=name: self.prop.emit(name, on))
        column.addSpacing(10)
        column.addWidget(styled(QLabel("Where it is felt"), text="strong"))
        for muscle, row in self._felt.items():
            self._add_felt(column, muscle, row)
        column.addSpacing(10)
        column.addWidget(styled(QLabel("Arrow along the way of"), text="strong"))
        column.addWidget(self._arrow)
        column.addStretch(1)
        self._arrow.activated.connect(lambda _: self.arrow.emit(self._arrow.currentData()))

    def show_motion(self, motion: Motion) -> None:
        for name, row in self._props.items():
            row.switch.setChecked(name in motion.props)
            row.switch.setEnabled(name not in needed(motion))
            row.setToolTip(NEEDED if name in needed(motion) else "")
        for muscle, row in self._felt.items():
            side = glowing(motion, muscle)
            row.switch.setChecked(side is not None)
            self._side[muscle].setVisible(side is not None)
            self._side[muscle].show_value(side or "both")
        self._arrow.show_value(arrow_of(motion))

    def _add_felt(self, column: QVBoxLayout, muscle: Muscle, row: SwitchRow) -> None:
        column.addWidget(row)
        side = self._side[muscle]
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(side)
        column.addLayout(line)
        row.flipped.connect(lambda on: self.felt.emit(muscle, "both" if on else None))
        side.activated.connect(lambda _: self.felt.emit(muscle, side.currentData()))
