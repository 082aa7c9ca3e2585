"""The offer to bring exercises of one position together, where that saves anything."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coach.core.exercise import Catalog
from coach.core.fewest_changes import fewest_changes, position_changes
from coach.core.plan import Plan
from coach.core.routine import Routine
from coach.ui import words
from coach.ui.theme import styled

FEWEST = "Fewest changes of position"
ROUNDED_TO = 5


class ShorterOrder(Struct, frozen=True):
    """The routine in the better order, how often it changes position, and what it saves."""

    routine: Routine
    changes: int
    changes_now: int
    seconds: float

    @property
    def said(self) -> str:
        """ "2 changes of position instead of 5, about 40 s shorter"."""
        fewer = f"{words.changes_text(self.changes)} instead of {self.changes_now}"
        if self.changes == 0:
            fewer = f"No change of position instead of {self.changes_now}"
        saved = round(self.seconds / ROUNDED_TO) * ROUNDED_TO
        if saved <= 0:
            return fewer
        length = words.duration_text(saved) if saved >= 120 else words.seconds_text(saved)
        return f"{fewer}, about {length} shorter"


def shorter_order(
    routine: Routine, catalog: Catalog, plan: Callable[[Routine], Plan]
) -> ShorterOrder | None:
    """None where no other order changes position less often."""
    now = position_changes(routine, catalog)
    better = fewest_changes(routine, catalog)
    changes = position_changes(better, catalog)
    if changes >= now:
        return None
    return ShorterOrder(better, changes, now, plan(routine).seconds - plan(better).seconds)


class OrderOffer(QWidget):
    """One line with a button; there only while there is something to offer."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offer: ShorterOrder | None = None
        self._said = styled(QLabel(), tone="muted")
        self._said.setWordWrap(True)
        self._take = styled(QPushButton(FEWEST), kind="soft")
        self._take.clicked.connect(self._on_take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._take)
        row.addWidget(self._said, 1)

    def show_offer(self, offer: ShorterOrder | None) -> None:
        self._offer = offer
        self.setVisible(offer is not None)
        if offer is not None:
            self._said.setText(offer.said)
            self._take.setAccessibleDescription(offer.said)

    def _on_take(self) -> None:
        if self._offer is not None:
            self.taken.emit(self._offer.routine)
