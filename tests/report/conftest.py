"""Hand-outs of any number of exercises, and a measure of text that knows no fonts."""

from collections.abc import Callable
from math import ceil

import pytest

from coach.core.exercise import Side
from coach.figure.output.orders import FrameOrder
from coach.report.handout.handout import Handout, Item, Week
from coach.report.sheet import Face

MakeHandout = Callable[..., Handout]


class PlainMeasure:
    """Every letter is half as wide as it is high."""

    def height(self, text: str, face: Face, width: float, lead: int = 0) -> float:
        lines = ceil(len(text) * face.size / 2 / width)
        return max(lines, 1) * face.size * 1.28


@pytest.fixture
def measure() -> PlainMeasure:
    return PlainMeasure()


def handout(count: int, *, words: int = 1, grid: bool = True, fill_in: bool = True) -> Handout:
    """`words` times as much is said of each exercise as is usual."""
    return Handout(
        title="Back exercises",
        summary=f"{count} exercises",
        items=tuple(item(number, words) for number in range(count)),
        care=("Take care: ease off if the pain grows.", "Get help at once: numb legs."),
        made="Made with Back Coach",
        fill_in=fill_in,
        week=Week(tuple("MTWTFSS"), (True, False, True, False, True, False, False), "Tick.")
        if grid
        else None,
    )


def item(number: int, words: int = 1) -> Item:
    start = FrameOrder(f"pose-{number}", Side.RIGHT, 0.0)
    return Item(
        name=" ".join([f"Exercise number {number}"] * words),
        dose=f"{number + 5} times.",
        facts=("On your back", f"Felt in: part {number}"),
        steps=tuple(
            f"Step {step} of {number}: " + "Bend the knee. " * 2 * words for step in "abcd"
        ),
        start=start,
        effort=FrameOrder(f"pose-{number}", Side.RIGHT, 1.0, ghost=True, arrows=1.0),
        cautions=(f"Caution {number}. " * words,),
        note=f"A note on {number}. " * words if number % 2 and words > 1 else "",
    )
