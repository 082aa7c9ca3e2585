"""How large a hand-out is set, from roomy to dense. Lengths are points."""

from typing import NamedTuple

from coach.report.paper import MM
from coach.report.sheet import Face, Weight


class Scale(NamedTuple):
    """`picture` is the width of one of the pair; where it is None they lie above the text.

    `body` and `name` are sizes of type, `gap` lies between two exercises. In the grid `weeks`
    stand side by side, each row `row` high. With `run_in` the steps follow each other as one
    paragraph, and so do the facts.
    """

    picture: float | None
    body: float
    name: float
    gap: float
    weeks: int
    row: float
    run_in: bool = False

    @property
    def strong(self) -> Face:
        return Face(self.body, Weight.SEMI_BOLD)

    @property
    def plain(self) -> Face:
        return Face(self.body)

    @property
    def small(self) -> Face:
        """For what stands below the pictures."""
        return Face(max(self.body - 1.0, SMALLEST))

    @property
    def care(self) -> Face:
        """For what holds for all of it."""
        return Face(min(self.body, LARGEST_CARE))

    @property
    def title(self) -> Face:
        return Face(self.name, Weight.BOLD)


SMALLEST, LARGEST_CARE = 9.0, 10.5
_READABLE = (
    (None, 12.5, 17.0, 9 * MM),
    (54 * MM, 12.0, 15.0, 9 * MM),
    (50 * MM, 11.5, 14.5, 8 * MM),
    (47 * MM, 11.0, 14.0, 7 * MM),
    (44 * MM, 10.5, 13.5, 6 * MM),
    (40 * MM, 10.0, 13.0, 5 * MM),
)
_DENSE = (
    (37 * MM, 9.5, 12.0, 4.5 * MM, 6.2 * MM, False),
    (37 * MM, 9.5, 12.0, 4.5 * MM, 6.2 * MM, True),
    (33 * MM, 9.0, 11.5, 3 * MM, 5.6 * MM, True),
)
READABLE = tuple(
    Scale(picture, body, name, gap, weeks, row)
    for picture, body, name, gap in _READABLE
    for weeks, row in ((2, 8 * MM), (4, 7 * MM))
)
"""From the roomiest on, each with weeks wide and narrow."""
DENSE = tuple(
    Scale(picture, body, name, gap, 4, row, run_in)
    for picture, body, name, gap, row, run_in in _DENSE
)
"""For a few exercises more than that, ever denser."""
