"""The offer to undo what was last done with an exercise, by its button or by a key."""

from collections.abc import Callable

from coach.ui.theme import ThemeHub
from coach.ui.widgets.undo_bar import UndoBar


class UndoOffer(UndoBar):
    """What `stays` is still offered when one comes back to the page; the rest goes with it."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__(theme_hub)
        self._offered: Callable[[], None] | None = None
        self._stays = False

    def tell(
        self, line: str, undo: Callable[[], None] | None = None, *, stays: bool = False
    ) -> None:
        super().tell(line, undo)
        self._offered, self._stays = undo, stays

    def put_away(self) -> None:
        super().put_away()
        self._offered, self._stays = None, False

    def page_left(self) -> None:
        if not self._stays:
            self.put_away()

    def undo(self) -> None:
        """What its button does; nothing where there is nothing to undo."""
        if action := self._offered:
            self.put_away()
            action()
