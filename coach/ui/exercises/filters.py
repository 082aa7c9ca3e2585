"""What the list is narrowed by: position, where it is felt, and what has to be at hand."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.core.exercise import Exercise
from coach.core.library import Wanted
from coach.ui.exercise_words import BEARINGS, EQUIPMENT, MUSCLES
from coach.ui.theme import ThemeHub
from coach.ui.widgets.choice import Choice

ANY_POSITION, ANY_MUSCLE, ANY_EQUIPMENT = "Any position", "Felt anywhere", "With or without aids"


class Filters(QWidget):
    """Three lists to choose from, which offer what there is an exercise for."""

    changed = Signal()

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._position = Choice("Position", (), theme_hub, least_width=120)
        self._muscle = Choice("Where it is felt", (), theme_hub, least_width=120)
        self._equipment = Choice("What has to be at hand", (), theme_hub, least_width=120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        for choice in self._choices:
            choice.activated.connect(self.changed)
            column.addWidget(choice)

    def offer(self, exercises: Iterable[Exercise]) -> None:
        """What is chosen stays chosen while there is an exercise for it."""
        exercises = tuple(exercises)
        bearings = {exercise.position.bearing for exercise in exercises}
        muscles = {muscle for exercise in exercises for muscle in exercise.muscles}
        equipment = {each for exercise in exercises for each in exercise.equipment}
        _offer(self._position, ANY_POSITION, [(w, b) for b, w in BEARINGS.items() if b in bearings])
        _offer(self._muscle, ANY_MUSCLE, [(w, m) for m, w in MUSCLES.items() if m in muscles])
        _offer(
            self._equipment, ANY_EQUIPMENT, [(w, e) for e, w in EQUIPMENT.items() if e in equipment]
        )

    def wanted(self, words: str) -> Wanted:
        """What is chosen, and these words."""
        bearing, muscle, equipment = (choice.currentData() for choice in self._choices)
        return Wanted(words, bearing, muscle, equipment)

    def clear(self) -> None:
        for choice in self._choices:
            choice.show_value(None)

    @property
    def _choices(self) -> tuple[Choice, Choice, Choice]:
        return self._position, self._muscle, self._equipment


def _offer(choice: Choice, anything: str, options: list[tuple[str, object]]) -> None:
    chosen = choice.currentData()
    choice.set_options([(anything, None), *options])
    choice.show_value(chosen)
