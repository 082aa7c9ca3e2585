"""How densely a report is set, from roomy to dense. Lengths are points."""

from typing import NamedTuple

from coach.report.paper import MM
from coach.report.sheet import Face, Weight


class Density(NamedTuple):
    """`body` and `fine` are sizes of type, `gap` lies between two sections, `between` two rows."""

    body: float
    fine: float
    gap: float
    between: float
    bars: float
    pain: float

    @property
    def plain(self) -> Face:
        return Face(self.body)

    @property
    def strong(self) -> Face:
        return Face(self.body, Weight.SEMI_BOLD)

    @property
    def heading(self) -> Face:
        return Face(self.body + 2.5, Weight.BOLD)

    @property
    def small(self) -> Face:
        """For definitions, and what stands at a chart."""
        return Face(self.fine)


DENSITIES = (
    Density(11.0, 9.0, 7 * MM, 5.0, 52 * MM, 52 * MM),
    Density(10.5, 9.0, 6 * MM, 4.0, 46 * MM, 46 * MM),
    Density(10.0, 8.5, 5 * MM, 3.0, 40 * MM, 42 * MM),
    Density(9.5, 8.5, 4.5 * MM, 2.5, 38 * MM, 40 * MM),
    Density(9.0, 8.0, 4 * MM, 2.0, 36 * MM, 40 * MM),
)
