"""The moving pictures needed now and soon, drawn ahead of time by the studio."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from coach.figure.output.orders import Answer, FrameAnswer, FrameOrder, Order
from coach.figure.output.painter import Picture
from coach.ui.pictures.film import Film, Take
from coach.ui.pictures.studio import Studio

FIRST_FRAMES = 5
IN_HAND = 2


class Reel(QObject):
    """Has the films wanted drawn, the first one first.

    `grown` tells of each new frame's Take, `broken` of one of which there will be no more. Only
    what is wanted is kept, and the studio is held as long as something is.
    """

    grown = Signal(object)
    broken = Signal(object)

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._films: dict[Take, Film] = {}
        self._ordered: dict[FrameOrder, tuple[Film, int]] = {}
        studio.answered.connect(self._on_answer)

    def want(self, takes: Sequence[Take]) -> None:
        """These are needed, the first one soonest; all others are dropped."""
        wanted = list(dict.fromkeys(takes))
        if wanted == list(self._films):
            return
        self._films = {take: self._films.get(take) or Film(take) for take in wanted}
        for order, (film, _) in list(self._ordered.items()):
            if film.take not in self._films:
                self._studio.cancel(order)
                del self._ordered[order]
        if wanted:
            self._studio.hold(self)
        else:
            self._studio.release(self)
        self._order()

    def picture(self, take: Take, phase: float, breath: float = 0.0) -> Picture | None:
        """What to paint for a phase, None while nothing of this movement is drawn."""
        for other in self._films.values():
            if other.take != take:
                other.put_away()
        film = self._films.get(take)
        return film.picture_at(phase, breath) if film else None

    def built(self, take: Take) -> int:
        """How many frames of the movement are there."""
        film = self._films.get(take)
        return film.built if film else 0

    def close(self) -> None:
        """Drop everything."""
        self.want(())

    def _order(self) -> None:
        while len(self._ordered) < IN_HAND and (chosen := self._next()):
            film, index, order = chosen
            self._ordered[order] = film, index
            self._studio.order(order)

    def _next(self) -> tuple[Film, int, FrameOrder] | None:
        """The first few frames of each one wanted, then the rest in turn."""
        for enough in (FIRST_FRAMES, None):
            for film in self._films.values():
                if enough is None or film.ordered < enough:
                    found = film.next_order()
                    if found:
                        return film, *found
        return None

    def _on_answer(self, order: Order, answer: Answer) -> None:
        if not isinstance(order, FrameOrder) or order not in self._ordered:
            return
        film, index = self._ordered.pop(order)
        if isinstance(answer, FrameAnswer):
            film.put(index, answer.frame)
            self.grown.emit(film.take)
        else:
            film.broken = True
            self.broken.emit(film.take)
        self._order()
