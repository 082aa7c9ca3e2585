"""The cards of today's exercises, in the routine's order."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.core.exercise import Exercise
from coach.core.routine import Entry
from coach.ui.catalog_model import CatalogModel
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub
from coach.ui.today.exercise_card import ExerciseCard
from coach.ui.widgets.card_grid import CardGrid

CARD_WIDTH = 240
ANOTHER_TIME = "another time"


class Cards(QWidget):
    """`pressed` carries the id of the exercise whose card was pressed."""

    pressed = Signal(str)

    def __init__(
        self, catalog_model: CatalogModel, illustrations: Illustrations, hub: ThemeHub
    ) -> None:
        super().__init__()
        self._catalog_model = catalog_model
        self._illustrations = illustrations
        self._hub = hub
        self._shown: list[tuple[Exercise, Entry]] = []
        self._cards: list[ExerciseCard] = []
        self._grid = CardGrid(hub.px(CARD_WIDTH), 14, self)
        hub.changed.connect(self._fit)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """A card for each; every exercise must be known."""
        catalog = self._catalog_model.catalog
        shown = [(catalog[entry.exercise], entry) for entry in entries]
        if shown == self._shown:
            return
        self._shown = shown
        while item := self._grid.takeAt(0):
            if card := item.widget():
                card.hide()
                card.deleteLater()
        self._cards = [self._card(number, *each) for number, each in enumerate(shown, start=1)]
        for card in self._cards:
            self._grid.addWidget(card)

    def show_picks(self, picks: Mapping[str, str] | None) -> None:
        """Why an exercise was picked, by its id, the others for another time; None for all."""
        for card in self._cards:
            if picks is None:
                card.tell("")
            else:
                why = picks.get(card.exercise)
                card.tell(why or ANOTHER_TIME, aside=why is None)

    def _card(self, number: int, exercise: Exercise, entry: Entry) -> ExerciseCard:
        card = ExerciseCard(
            number,
            exercise,
            entry,
            illustrations=self._illustrations,
            theme_hub=self._hub,
        )
        card.clicked.connect(lambda: self.pressed.emit(exercise.id))
        return card

    def _fit(self) -> None:
        self._grid.set_least_width(self._hub.px(CARD_WIDTH))
