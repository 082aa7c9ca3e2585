"""The sliders and contacts of one part of the body."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coach.figure.pose.pose import Pose
from coach.figure.pose.ranges import RANGES
from coach.ui.posing import words
from coach.ui.posing.changes import angle_of
from coach.ui.posing.slider import DegreeSlider
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.switch import Switch

BEYOND = 20  # degrees that a slider goes beyond what is healthy, so that its end is seen
FOLLOWS = "follows from where it stays"


class SwitchRow(QWidget):
    """A switch with its words beside it; `flipped` carries what the person chose."""

    flipped = Signal(bool)

    def __init__(self, said: str, hub: ThemeHub) -> None:
        super().__init__()
        self.switch = Switch(said, hub)
        self.switch.clicked.connect(self.flipped)
        self._label = styled(QLabel(said))
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self.switch)

    def say(self, said: str) -> None:
        """Call it otherwise."""
        self._label.setText(said)
        self.switch.setAccessibleName(said)


class TurnRow(QWidget):
    """One slider with its words and its number; `turned(value, gesture)` as the slider has it."""

    turned = Signal(float, int)

    def __init__(self, turn: words.Turn, part: str, hub: ThemeHub) -> None:
        super().__init__()
        self.turn = turn
        limits = RANGES.get(turn.path)
        if limits:
            healthy = (round(limits.low), round(limits.high))
            ends = (healthy[0] - BEYOND, healthy[1] + BEYOND)
            self._slider = DegreeSlider(turn.words, ends, healthy, hub)
        else:
            self._slider = DegreeSlider(turn.words, (round(turn.low), round(turn.high)), None, hub)
        self.setAccessibleName(f"{words.PARTS[part]}: {turn.words}")
        self._number = styled(QLabel(), text="strong")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        said = styled(QLabel(turn.words))
        said.setWordWrap(True)
        self._slider.turned.connect(self._on_turned)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(said, 1)
        top.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._slider)

    @property
    def slider(self) -> DegreeSlider:
        return self._slider

    def show_value(self, value: float, *, follows: bool) -> None:
        """Show the number; one that `follows` from a contact cannot be turned here."""
        self._slider.setEnabled(not follows)
        self._slider.setToolTip(FOLLOWS.capitalize() if follows else "")
        self._slider.show_value(value * self.turn.whole)
        self._tell(value * self.turn.whole)

    def _on_turned(self, value: int, gesture: int) -> None:
        self._tell(value)
        self.turned.emit(value / self.turn.whole, gesture)

    def _tell(self, value: float) -> None:
        unit = " %" if self.turn.whole != 1.0 else "°"
        text = f"{round(value)}{unit}".replace("-", "−")
        limits = RANGES.get(self.turn.path)
        if limits and not self._slider.healthy:
            end = limits.high if value > limits.high else limits.low
            text = f"{text}, past {round(end)}{unit}".replace("-", "−")
        self._number.setText(text)
        styled(self._number, tone="" if self._slider.healthy else "effort")
        self._slider.setAccessibleDescription(text)


class PartPanel(QWidget):
    """Shows one part of a pose. `turned(part, path, value, gesture)` and `kept(part, on)` tell
    what the person wants of it.
    """

    turned = Signal(str, str, float, int)
    kept = Signal(str, str)

    def __init__(self, part: str, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._part = part
        self._owner = "trunk" if part == "head" else part  # whose fields they are
        self._hub = theme_hub
        self._turns: tuple[words.Turn, ...] = ()
        self._rows: list[TurnRow] = []
        self._contacts = [
            (each, SwitchRow(each.words, theme_hub)) for each in words.contacts_of(part)
        ]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for contact, row in self._contacts:
            self._column.addWidget(row)
            row.flipped.connect(lambda on, to=contact.on: self.kept.emit(part, to if on else ""))
        if self._contacts:
            self._column.addSpacing(8)
        self._sliders = QVBoxLayout()
        self._sliders.setSpacing(10)
        self._column.addLayout(self._sliders)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def rows(self) -> dict[str, TurnRow]:
        """The sliders by the field that they turn."""
        return {row.turn.path: row for row in self._rows}

    @property
    def switches(self) -> dict[str, Switch]:
        """The contacts by what the limb stays on."""
        return {contact.on: row.switch for contact, row in self._contacts}

    def show_pose(self, pose: Pose, read: dict[str, float], props: tuple[str, ...]) -> None:
        """`read`: the clinical angles of the body in this pose, as far as they are known."""
        turns = words.turns_of(pose, self._part)
        if turns != self._turns:
            self._build(turns)
        side = self._part.partition("_")[0]
        on = words.contact_in(pose, self._part) if self._contacts else ""
        for contact, row in self._contacts:
            row.switch.setChecked(contact.on == on)
            row.say(words.on_ground(contact.words, props))
            row.setVisible(not contact.prop or contact.prop in props or contact.on == on)
        for each in self._rows:
            follows = words.follows(pose, self._part, each.turn)
            value = angle_of(pose, self._owner, each.turn.path)
            if follows:
                value = read.get(f"{side}_{each.turn.path}", value)
            each.show_value(value, follows=follows)

    def _build(self, turns: tuple[words.Turn, ...]) -> None:
        self._turns = turns
        for row in self._rows:
            self._sliders.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [TurnRow(turn, self._part, self._hub) for turn in turns]
        for row in self._rows:
            self._sliders.addWidget(row)
            row.turned.connect(
                lambda value, gesture, path=row.turn.path: self.turned.emit(
                    self._owner, path, value, gesture
                )
            )
