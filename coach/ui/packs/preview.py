"""A pack before it comes in, laid over the window; and afterwards, with the ways back and on."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from coach.core.exercise import Catalog, Exercise
from coach.core.routine import Routine
from coach.storage.packs.differences import other_doses
from coach.storage.packs.merging import Incoming, IncomingExercise, IncomingRoutine, Standing
from coach.ui.packs.cards import Cards, ExerciseCard, RoutineCard
from coach.ui.packs.words import (
    NOTHING_WRITTEN,
    NOTHING_YET,
    REFUSED,
    brings_text,
    brought_text,
    dose_note,
    origin_text,
)
from coach.ui.page import Page
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.laid_page import LaidPage, Offer, wrapped

WIDTH = 1180
CARD_WIDTH, ROUTINE_WIDTH = 250, 420
GAP = 16
MOST_OFFERED = 2


class PackPreview(LaidPage):
    """Says at each moment what there is to say of one pack, and offers what can be done.

    `wanted`: bring it in. `undo_wanted`: take back what came in.
    `today_wanted` carries the id of a routine that is to be today's.
    """

    wanted = Signal()
    undo_wanted = Signal()
    today_wanted = Signal(str)

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__("Pack", theme_hub, WIDTH, parent)
        self._progress: QLabel | None = None

    def show_reading(self) -> None:
        """It is being looked at."""
        progress = styled(QLabel(NOTHING_YET), tone="muted")
        offers: list[Offer] = [("Leave it", "soft", self.left.emit)]
        self._say("Looking at the pack…", [], offers, progress)
        self._progress = progress

    def show_progress(self, done: int, count: int) -> None:
        """Of its `count` pictures so many are `done`."""
        if self._progress:
            self._progress.setText(f"Picture {done + 1} of {count}")

    def show_refusal(self, line: str) -> None:
        """Why it is not for use, in one line."""
        self.show_told(REFUSED, [line, NOTHING_WRITTEN])

    def show_incoming(
        self,
        incoming: Incoming,
        *,
        catalog: Catalog,
        current: Routine,
        there: Illustrations,
        coming: Illustrations,
    ) -> None:
        """What it would bring to `catalog` and today's routine, `current`.

        Pictures of what is there already come from `there`, those of the pack's own from `coming`.
        """
        lines = [origin_text(incoming), brings_text(incoming)]
        page = self._begin(incoming.name, lines)
        page.column.addWidget(wrapped(incoming.name, text="title"))
        for place, line in enumerate(lines):
            page.column.addWidget(wrapped(line, tone="" if place else "muted"))
        exercises = {one.id: one for one in catalog.exercises}
        exercises |= {one.exercise.id: one.exercise for one in incoming.exercises}
        if incoming.routines:
            cards: list[QWidget] = [
                RoutineCard(
                    one,
                    exercises,
                    _differences(one, incoming, exercises, current),
                    theme_hub=self._hub,
                )
                for one in incoming.routines
            ]
            self._section(page, "Routines", cards, ROUTINE_WIDTH, min(2, len(cards)))
        if incoming.exercises:
            self._section(
                page,
                "Exercises",
                [
                    ExerciseCard(
                        one,
                        illustrations=there if one.standing is Standing.SAME else coming,
                        theme_hub=self._hub,
                    )
                    for one in _in_order(incoming)
                ],
                CARD_WIDTH,
                4,
            )
        page.column.addStretch(1)
        if incoming.brings_anything:
            take = ("Bring it in", "primary", self.wanted.emit)
            self._offer(NOTHING_YET, [("Leave it", "soft", self.left.emit), take])
        else:
            self._offer("", [("Close", "primary", self.left.emit)])

    def show_brought(self, incoming: Incoming, today: Routine) -> None:
        """It is in; `today` is today's routine."""
        offers: list[Offer] = [("Done", "primary", self.left.emit)]
        routines = [r.routine for r in incoming.routines if r.standing is not Standing.SAME]
        offers += [
            (f"Use “{routine.name}” today", "soft", self._today(routine.id))
            for routine in routines[:MOST_OFFERED]
        ]
        offers.append(("Undo", "quiet", self.undo_wanted.emit))
        self._say(f"“{incoming.name}” is here", brought_text(incoming, today.name), offers)

    def _begin(self, title: str, lines: Sequence[str]) -> Page:
        self._progress = None
        return super()._begin(title, lines)

    def _today(self, routine_id: str) -> Callable[[], None]:
        return lambda: self.today_wanted.emit(routine_id)

    def _section(
        self, page: Page, title: str, cards: Sequence[QWidget], width: int, most: int
    ) -> None:
        page.column.addSpacing(4)
        page.column.addWidget(styled(QLabel(title), text="heading"))
        page.column.addWidget(Cards(cards, width, GAP, most, self._hub))


def _in_order(incoming: Incoming) -> list[IncomingExercise]:
    """The exercises as the routines have them, then the others."""
    entries = (entry for each in incoming.routines for entry in each.routine.entries)
    places = {name: place for place, name in enumerate(dict.fromkeys(e.exercise for e in entries))}
    last = len(places)
    return sorted(incoming.exercises, key=lambda one: places.get(one.exercise.id, last))


def _differences(
    one: IncomingRoutine,
    incoming: Incoming,
    exercises: Mapping[str, Exercise],
    current: Routine,
) -> list[str]:
    if one.standing is Standing.SAME:
        return []
    there = one.there or current
    others = other_doses(one, current, incoming.stands_for)
    return [dose_note(other, exercises[other.exercise], there) for other in others]
