"""Exercises: the library, one of them in large with all that is said about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.core.exercise import Catalog, Exercise, Side, Sidedness
from coach.ui import words
from coach.ui.exercises.exercise_button import ExerciseButton
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.moving import Moving
from coach.ui.theme import ThemeHub, icon, styled
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.segments import Segments

LIST_WIDTH = 340
LIST_SHARE = 0.38
PICTURE_HEIGHT = 420
PICTURE_SHARE = 0.42
COLUMN_WIDTH = 300


class ExercisesPage(QWidget):
    """A list at the left, from which Up and Down choose, and the exercise at the right."""

    def __init__(
        self,
        *,
        catalog: Catalog,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Exercises")
        self._hub = theme_hub
        self._catalog = catalog
        self._buttons = {
            exercise.id: ExerciseButton(exercise, illustrations=illustrations, theme_hub=theme_hub)
            for exercise in catalog.exercises
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 28, 24, 12)
        row.setSpacing(18)
        self._list = self._make_list()
        row.addLayout(self._list_column())
        first = catalog.exercises[0]
        self._detail = ExerciseDetail(first, illustrations=illustrations, theme_hub=theme_hub)
        row.addWidget(_scrolled(self._detail), 1)
        self.select(first.id)
        self._fit()
        theme_hub.changed.connect(self._fit)

    @property
    def detail(self) -> "ExerciseDetail":
        """What stands at the right."""
        return self._detail

    def show_exercise(self, exercise_id: str) -> None:
        """Bring an exercise into sight, with the keyboard's focus on it; raises KeyError."""
        self.select(exercise_id)
        self._buttons[exercise_id].setFocus()

    def select(self, exercise_id: str) -> None:
        """Show an exercise; raises KeyError for one that is not in the catalog."""
        self._buttons[exercise_id].setChecked(True)
        self._list.ensureWidgetVisible(self._buttons[exercise_id])
        self._detail.show_exercise(self._catalog[exercise_id])

    def _list_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(styled(QLabel("Exercises"), text="title"))
        column.addWidget(self._list, 1)
        return column

    def _make_list(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 4, 16)
        column.setSpacing(6)
        group = QButtonGroup(self)
        for exercise_id, button in self._buttons.items():
            button.clicked.connect(lambda _=False, chosen=exercise_id: self.select(chosen))
            group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        return _scrolled(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._list.setFixedWidth(min(self._hub.px(LIST_WIDTH), round(self.width() * LIST_SHARE)))
        self._detail.set_picture_height(
            min(self._hub.px(PICTURE_HEIGHT), round(self.height() * PICTURE_SHARE))
        )


class ExerciseDetail(QWidget):
    """One exercise in large: it can be played and, where it has sides, seen on the other."""

    def __init__(
        self, exercise: Exercise, *, illustrations: Illustrations, theme_hub: ThemeHub
    ) -> None:
        super().__init__()
        self._hub = theme_hub
        self._exercise = exercise
        self._side = Side.RIGHT
        self._moving = Moving(exercise.id, illustrations=illustrations, theme_hub=theme_hub)
        self._moving.playing_changed.connect(self._on_playing)
        self._play = QPushButton("Play")
        self._play.clicked.connect(self._toggle)
        self._sides = Segments("Side", (("Right", Side.RIGHT), ("Left", Side.LEFT)))
        self._sides.picked.connect(self._turn)
        self._name = styled(QLabel(), text="title")
        self._name.setWordWrap(True)
        self._facts = styled(QLabel(), tone="muted")
        self._facts.setWordWrap(True)
        self._blocks = QWidget()
        self._grid = CardGrid(theme_hub.px(COLUMN_WIDTH), 14, self._blocks, most_columns=2)
        self._steps = _Block("Steps", self._grid)
        self._cautions = _Block("Take care", self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 16)
        column.setSpacing(10)
        column.addWidget(self._picture_card())
        column.addWidget(self._name)
        column.addWidget(self._facts)
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
        self._moving.show_exercise(exercise.id, self._side)
        self._moving.setAccessibleName(f"Picture of {exercise.name}")
        self._name.setText(exercise.name)
        self._facts.setText(
            f"{words.position_text(exercise.position)} · "
            f"{words.dose_text(exercise.dose, exercise)} · Felt: {_lower_first(exercise.felt)}"
        )
        numbered = [f"{number}." for number in range(1, len(exercise.steps) + 1)]
        self._steps.show_lines(list(zip(numbered, exercise.steps, strict=True)))
        self._cautions.show_lines([("•", caution) for caution in exercise.cautions])

    def set_picture_height(self, height: int) -> None:
        self._moving.setFixedHeight(height)

    def _picture_card(self) -> QFrame:
        card = styled(QFrame(), card=True)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._moving, 1)
        row = QHBoxLayout()
        row.addWidget(self._play)
        row.addStretch(1)
        row.addWidget(self._sides)
        column.addLayout(row)
        return card

    def _turn(self, side: Side) -> None:
        played = self._moving.playing
        self._side = side
        self._sides.show_value(side)
        self._moving.show_exercise(self._exercise.id, side)
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


class _Block:
    """A card with a heading and lines, each with a mark before it."""

    def __init__(self, heading: str, grid: CardGrid) -> None:
        self._card = styled(QFrame(), card=True)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(20, 18, 20, 18)
        self._column.setSpacing(8)
        self._column.addWidget(styled(QLabel(heading), text="heading"))
        self._column.addStretch(1)
        self._lines: list[_Line] = []
        grid.addWidget(self._card)

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        while len(self._lines) < len(lines):
            line = _Line()
            self._lines.append(line)
            self._column.insertWidget(len(self._lines), line)
        unused = [("", "")] * (len(self._lines) - len(lines))
        for line, (mark, text) in zip(self._lines, lines + unused, strict=True):
            line.show_text(mark, text)
        self._card.setVisible(bool(lines))


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._mark = styled(QLabel(), text="strong", tone="accent")
        self._text = QLabel()
        self._text.setWordWrap(True)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def show_text(self, mark: str, text: str) -> None:
        """A line without text is not seen."""
        self._mark.setText(mark)
        self._mark.setMinimumWidth(self._mark.fontMetrics().horizontalAdvance("0.") + 2)
        self._text.setText(text)
        self.setVisible(bool(text))


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
