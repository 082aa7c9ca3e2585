"""An exercise and a routine of a pack, as cards."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.core.exercise import Exercise
from coach.core.routine import Entry
from coach.storage.packs.merging import IncomingExercise, IncomingRoutine, Standing
from coach.ui import words
from coach.ui.packs.words import STANDINGS, days_text, exercise_note, routine_note
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.laid_page import wrapped

PICTURE_HEIGHT = 140
ENTRY_WIDTH = 420


def standing_chip(standing: Standing) -> QLabel:
    text, tone = STANDINGS[standing]
    return styled(QLabel(text), text="chip", tone=tone)


class Cards(QWidget):
    """Cards in rows, as many to a row as fit; they grow with the text."""

    def __init__(
        self, cards: Iterable[QWidget], width: int, gap: int, most_columns: int, theme_hub: ThemeHub
    ) -> None:
        """`width`: the least of a card in pixels at 100 %."""
        super().__init__()
        self._hub = theme_hub
        self._width = width
        self._grid = CardGrid(theme_hub.px(width), gap, self, most_columns=most_columns)
        for card in cards:
            self._grid.addWidget(card)
        theme_hub.changed.connect(self._fit)

    def _fit(self) -> None:
        self._grid.set_least_width(self._hub.px(self._width))


class ExerciseCard(QFrame):
    """Its picture, name and usual dose, and how it stands to what is there."""

    def __init__(
        self, one: IncomingExercise, *, illustrations: Illustrations, theme_hub: ThemeHub
    ) -> None:
        super().__init__()
        self._hub = theme_hub
        exercise = one.exercise
        self._still = Still(exercise.pose, illustrations=illustrations, theme_hub=theme_hub)
        styled(self, card=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(4)
        column.addWidget(self._still)
        column.addSpacing(4)
        column.addWidget(wrapped(exercise.name, text="strong"))
        about = f"{words.position_text(exercise.position)} · "
        about += words.dose_text(exercise.dose, exercise)
        column.addWidget(wrapped(about, text="small", tone="muted"))
        note = exercise_note(one)
        if note:
            column.addWidget(wrapped(note, text="small"))
        column.addSpacing(4)
        row = QHBoxLayout()
        row.addWidget(standing_chip(one.standing))
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        said = (exercise.name, about, STANDINGS[one.standing][0], note)
        self.setAccessibleName(". ".join(filter(None, said)))
        self._fit()
        theme_hub.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def _fit(self) -> None:
        self._still.setFixedHeight(self._hub.px(PICTURE_HEIGHT))


class RoutineCard(QFrame):
    """Its days, its exercises with their doses, and which of these differ from the person's."""

    def __init__(
        self,
        one: IncomingRoutine,
        exercises: Mapping[str, Exercise],
        differences: Sequence[str],
        *,
        theme_hub: ThemeHub,
    ) -> None:
        """`exercises` by the ids that the routine names."""
        super().__init__()
        styled(self, card=True)
        routine = one.routine
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(wrapped(routine.name, text="heading"), 1)
        head.addWidget(standing_chip(one.standing))
        column.addLayout(head)
        number = words.exercises_text(len(routine.entries))
        column.addWidget(wrapped(f"{number} · {days_text(routine)}", tone="muted"))
        note = routine_note(one)
        if note:
            column.addWidget(wrapped(note))
        entries = [_entry(each, exercises[each.exercise], theme_hub) for each in routine.entries]
        column.addWidget(Cards(entries, ENTRY_WIDTH, 10, 2, theme_hub))
        if differences:
            column.addSpacing(4)
            column.addWidget(styled(QLabel("Doses that differ from yours"), text="strong"))
            for line in differences:
                column.addWidget(wrapped(line))
        column.addStretch(1)
        self.setAccessibleName(f"{routine.name}. {STANDINGS[one.standing][0]}. {note}".strip())


def _entry(entry: Entry, exercise: Exercise, hub: ThemeHub) -> QWidget:
    """An exercise of a routine with its dose, and the note."""
    dose = words.dose_text(entry.dose, exercise)
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, hub.px(24), 0)
    column.setSpacing(2)
    line = QHBoxLayout()
    line.addWidget(wrapped(exercise.name), 1)
    line.addWidget(styled(QLabel(dose if entry.on else f"{dose}, off"), tone="muted"))
    column.addLayout(line)
    if entry.note:
        column.addWidget(wrapped(f"“{entry.note}”", text="small", tone="muted"))
    column.addStretch(1)
    return row
