"""Where rows stand while one of them is dragged; heights in pixels, no widgets."""

from msgspec import Struct

EDGE = 48.0
FASTEST_SCROLL = 14.0


class Drag(Struct, frozen=True):
    """The row `source` of `count` rows, `pitch` apart, held at `grab` below its top."""

    source: int
    count: int
    pitch: float
    grab: float
    pointer: float

    @property
    def top(self) -> float:
        """Where the dragged row's top is: under the pointer, but within the list."""
        return min(max(self.pointer - self.grab, 0.0), (self.count - 1) * self.pitch)

    @property
    def target(self) -> int:
        """The place that the row would take if it were dropped now."""
        return round(self.top / self.pitch)

    def place(self, row: int) -> int:
        """The place that a row would have if the dragged one were dropped now."""
        if row == self.source:
            return self.target
        if self.source < row <= self.target:
            return row - 1
        return row + 1 if self.target <= row < self.source else row

    def shift(self, row: int) -> float:
        """How far another row has to step aside to leave the gap open."""
        return (self.place(row) - row) * self.pitch


def scroll_speed(pointer: float, height: float) -> int:
    """Pixels a tick to scroll while the pointer is near an edge of a view `height` high."""
    if pointer < EDGE:
        return -round(FASTEST_SCROLL * min((EDGE - pointer) / EDGE, 1.0))
    if pointer > height - EDGE:
        return round(FASTEST_SCROLL * min((pointer - height + EDGE) / EDGE, 1.0))
    return 0
