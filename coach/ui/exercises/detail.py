"""One exercise in large, with all that is said about it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.core.exercise import Exercise, Side, Sidedness, Way
from coach.ui import words
from coach.ui.exercise_words import EQUIPMENT
from coach.ui.exercises.block import Block
from coach.ui.exercises.phases import Phases
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.moving import Moving
from coach.ui.theme import ThemeHub, icon, styled
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.segments import Segments

COLUMN_WIDTH = 300
PHASES_WIDTH, PHASES_SHARE = 176, 0.2
BESIDE_FROM = 620


class ExerciseDetail(QWidget):
    """It can be played and turned and, where it has them, seen on the other side or another way."""

    def __init__(
        self,
        exercise: Exercise,
        actions: QWidget,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
    ) -> None:
        """`actions`: the buttons for what can be done with it."""
        super().__init__()
        self._hub = theme_hub
        self._exercise = exercise
        self._side = Side.RIGHT
        self._way = _ways(exercise)[0]
        self._moving = Moving(exercise.pose, illustrations=illustrations, theme_hub=theme_hub)
        self._moving.playing_changed.connect(self._on_playing)
        self._phases = Phases(exercise.pose, illustrations=illustrations, theme_hub=theme_hub)
        self._play = QPushButton("Play")
        self._play.clicked.connect(self._toggle)
        self._felt = QPushButton("Where do I feel it?")
        self._felt.setCheckable(True)
        self._felt.toggled.connect(self._moving.set_felt_shown)
        self._how_to_turn = styled(QLabel("Drag to turn"), text="small", tone="muted")
        self._sides = Segments("Side", (("Right", Side.RIGHT), ("Left", Side.LEFT)))
        self._sides.picked.connect(self._turn)
        self._ways = Segments("Way to do it", ())
        self._ways.picked.connect(self._go)
        self._name = styled(QLabel(), text="title")
        self._name.setWordWrap(True)
        self._facts = styled(QLabel(), tone="muted")
        self._facts.setWordWrap(True)
        self._standing = styled(QLabel(), tone="muted")
        self._standing.setWordWrap(True)
        self._blocks = QWidget()
        self._grid = CardGrid(theme_hub.px(COLUMN_WIDTH), 14, self._blocks, most_columns=2)
        self._steps = Block("Steps", self._grid)
        self._cautions = Block("Take care", self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 16)
        column.setSpacing(10)
        column.addWidget(self._picture_card())
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addWidget(self._standing)
        column.addWidget(actions)
        column.addWidget(self._blocks)
        column.addStretch(1)
        self._dress()
        theme_hub.changed.connect(self._dress)

    @property
    def moving(self) -> Moving:
        """The illustration."""
        return self._moving

    def show_exercise(self, exercise: Exercise) -> None:
        self._exercise = exercise
        both = exercise.sidedness is Sidedness.BOTH_AT_ONCE
        self._side = Side.BOTH if both else Side.RIGHT
        self._sides.setVisible(not both)
        self._sides.show_value(self._side)
        ways = _ways(exercise)
        self._way = ways[0]
        self._ways.set_options([(way.name, way) for way in ways])
        self._ways.setVisible(len(ways) > 1)
        self._ways.show_value(self._way)
        self._felt.setChecked(False)
        self._moving.set_felt_words(exercise.felt)
        self._name.setText(exercise.name)
        self._facts.setText(_facts(exercise))
        self._cautions.show_lines([("•", caution) for caution in exercise.cautions])
        self._show_way()

    def show_standing(self, line: str) -> None:
        """Where it is used and when it was last done."""
        self._standing.setText(line)

    def set_picture_height(self, height: int) -> None:
        self._moving.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_phases()

    def _place_phases(self) -> None:
        """Beside the picture where there is room, else below the buttons."""
        roomy = self.width() >= self._hub.px(BESIDE_FROM)
        (self._beside if roomy else self._card).addWidget(self._phases)
        width = max(self._hub.px(PHASES_WIDTH), round(self.width() * PHASES_SHARE))
        self._phases.stack(width if roomy else None)

    def _picture_card(self) -> QFrame:
        card = styled(QFrame(), card=True)
        self._card = QVBoxLayout(card)
        self._card.setContentsMargins(16, 16, 16, 16)
        self._card.setSpacing(8)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(12)
        self._beside.addWidget(self._moving, 1)
        self._card.addLayout(self._beside)
        controls = QWidget()
        flow = Flow(8, controls)
        for control in (self._play, self._felt, self._sides, self._ways, self._how_to_turn):
            flow.addWidget(control)
        self._card.addWidget(controls)
        return card

    def _turn(self, side: Side) -> None:
        self._side = side
        self._sides.show_value(side)
        self._show_way()

    def _go(self, way: Way) -> None:
        self._way = way
        self._ways.show_value(way)
        self._show_way()

    def _show_way(self) -> None:
        """Show the way and the side chosen; what moved moves on."""
        played = self._moving.playing
        pose, name = self._way.pose, self._exercise.name
        self._moving.show_exercise(pose, self._side)
        self._moving.setAccessibleName(f"Picture of {name}")
        self._how_to_turn.setVisible(self._moving.turning.possible)
        self._phases.show_exercise(name, pose, self._side)
        steps = self._way.steps or self._exercise.steps
        numbered = [f"{number}." for number in range(1, len(steps) + 1)]
        self._steps.show_lines(list(zip(numbered, steps, strict=True)))
        if played:
            self._moving.play()

    def _toggle(self) -> None:
        if self._moving.playing:
            self._moving.stop()
        else:
            self._moving.play()

    def _on_playing(self, playing: bool) -> None:
        self._play.setText("Stop" if playing else "Play")
        self._dress()

    def _dress(self) -> None:
        size = self._hub.px(17)
        name = "pause" if self._moving.playing else "play"
        self._play.setIcon(icon(name, self._hub.theme.accent_text, size=size))
        self._play.setIconSize(QSize(size, size))
        self._grid.set_least_width(self._hub.px(COLUMN_WIDTH))
        self._place_phases()


def _ways(exercise: Exercise) -> tuple[Way, ...]:
    return exercise.ways or (Way(exercise.pose, ""),)


def _facts(exercise: Exercise) -> str:
    facts = [
        words.position_text(exercise.position),
        words.dose_text(exercise.dose, exercise),
        f"Felt: {_lower_first(exercise.felt)}",
    ]
    if exercise.equipment:
        needed = words.listing(EQUIPMENT[each].lower() for each in exercise.equipment)
        facts.append(f"At hand: {needed}")
    return " · ".join(facts)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
