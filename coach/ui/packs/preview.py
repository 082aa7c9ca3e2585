"""A pack before it comes in, laid over the window; and afterwards, with the ways back and on."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.core.exercise import Catalog, Exercise
from coach.core.routine import Routine
from coach.storage.packs.differences import other_doses
from coach.storage.packs.merging import Incoming, IncomingExercise, IncomingRoutine, Standing
from coach.ui.announcing import announce
from coach.ui.packs.cards import Cards, ExerciseCard, RoutineCard, wrapped
from coach.ui.packs.words import (
    NOTHING_WRITTEN,
    NOTHING_YET,
    REFUSED,
    brings_text,
    brought_text,
    dose_note,
    origin_text,
)
from coach.ui.page import MARGIN, Page
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.centred import Centred
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.one_click import OneClick

WIDTH = 1180
CARD_WIDTH, ROUTINE_WIDTH = 250, 420
GAP = 16
SAID_WIDTH = 680
MOST_OFFERED = 2
Offer: TypeAlias = tuple[str, str, Callable[[], None]]


class PackPreview(QWidget):
    """Says at each moment what there is to say of one pack, and offers what can be done.

    `wanted`: bring it in. `left`: it is over. `undo_wanted`: take back what came in.
    `today_wanted` carries the id of a routine that is to be today's.
    """

    wanted = Signal()
    left = Signal()
    undo_wanted = Signal()
    today_wanted = Signal(str)

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self.setAccessibleName("Pack")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._outer = outer
        self._page: Page | None = None
        self._bar: QFrame | None = None
        self._progress: QLabel | None = None
        self._said = ""
        bind_key(self, Qt.Key.Key_Escape, self.left.emit)
        bind_key(self, Qt.Key.Key_PageDown, self._page_down, repeats=True)
        bind_key(self, Qt.Key.Key_PageUp, self._page_up, repeats=True)

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

    def show_told(self, title: str, lines: Sequence[str]) -> None:
        """Something that has happened, and no more to be done about it."""
        self._say(title, lines, [("Close", "primary", self.left.emit)])

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

    def _today(self, routine_id: str) -> Callable[[], None]:
        return lambda: self.today_wanted.emit(routine_id)

    def _say(
        self,
        title: str,
        lines: Sequence[str],
        offers: Sequence[Offer],
        more: QWidget | None = None,
    ) -> None:
        """A few words in the middle, and what can be done below them."""
        page = self._begin(title, lines)
        place = Centred(SAID_WIDTH, self._hub)
        card = styled(QFrame(), card=True)
        column = QVBoxLayout(card)
        column.setContentsMargins(36, 28, 36, 28)
        column.setSpacing(14)
        column.addWidget(wrapped(title, text="title"))
        for line in lines:
            column.addWidget(wrapped(line))
        if more:
            column.addWidget(more)
        column.addSpacing(10)
        row = Flow(12)
        self._add_buttons(row, offers, card)
        column.addLayout(row)
        place.column.addWidget(card)
        page.column.addStretch(1)
        page.column.addWidget(place)
        page.column.addStretch(1)
        self._reveal()

    def _begin(self, title: str, lines: Sequence[str]) -> Page:
        """An empty page in place of what was shown; `_reveal` tells its words who only hear it."""
        for old in (self._page, self._bar):
            if old:
                self._outer.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._progress = None
        page = Page("Pack", self._hub, WIDTH)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page, self._bar = page, None
        self._outer.addWidget(page, 1)
        self.setFocusProxy(page)
        self._said = " ".join(
            line if line[-1] in ".?!…" else f"{line}." for line in (title, *lines)
        )
        page.setAccessibleName(self._said)
        return page

    def _reveal(self) -> None:
        """At once, so that what is most likely wanted can take the focus; the words come after it,
        as a button that takes the focus is said as well.
        """
        for part in (self._page, self._bar):
            if part:
                part.show()
        self.setFocus()
        announce(self, self._said)

    def _page_down(self) -> None:
        self._scroll(QAbstractSlider.SliderAction.SliderPageStepAdd)

    def _page_up(self) -> None:
        self._scroll(QAbstractSlider.SliderAction.SliderPageStepSub)

    def _scroll(self, action: QAbstractSlider.SliderAction) -> None:
        if self._page:
            self._page.verticalScrollBar().triggerAction(action)

    def _section(
        self, page: Page, title: str, cards: Sequence[QWidget], width: int, most: int
    ) -> None:
        page.column.addSpacing(4)
        page.column.addWidget(styled(QLabel(title), text="heading"))
        page.column.addWidget(Cards(cards, width, GAP, most, self._hub))

    def _offer(self, note: str, offers: Sequence[Offer]) -> None:
        """A bar at the foot, which stays while the rest scrolls."""
        bar = styled(QFrame(), bar=True)
        outer = QHBoxLayout(bar)
        outer.setContentsMargins(MARGIN, 14, MARGIN, 14)
        place = Centred(WIDTH, self._hub)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(wrapped(note, tone="muted"), 1)
        self._add_buttons(row, offers, bar)
        place.column.addLayout(row)
        outer.addWidget(place)
        self._bar = bar
        self._outer.addWidget(bar)
        self._reveal()

    def _add_buttons(self, row: QLayout, offers: Sequence[Offer], parent: QWidget) -> None:
        buttons = []
        for text, kind, action in offers:
            button = styled(QPushButton(text), kind=kind)
            button.clicked.connect(action)
            row.addWidget(button)
            buttons.append(button)
            if kind == "primary":
                self.setFocusProxy(button)
        OneClick(buttons, parent)


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
