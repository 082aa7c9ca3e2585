"""What a hand-out says, in words ready to be set; where it stands is the layout's business."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from coach.figure.output.orders import FrameOrder

WEEKS, WEEKDAYS = 4, 7


class Item(Struct, frozen=True):
    """One exercise; `start` and `effort` name the frames that show it side by side."""

    name: str
    dose: str
    facts: tuple[str, ...]
    steps: tuple[str, ...]
    start: FrameOrder
    effort: FrameOrder
    cautions: tuple[str, ...] = ()
    note: str = ""


class Week(Struct, frozen=True):
    """The days of a week in the order in which they are printed, and on which of them it is done.

    `hint` says how to tick, where that needs saying.
    """

    letters: tuple[str, ...]
    planned: tuple[bool, ...]
    hint: str = ""


class Handout(Struct, frozen=True):
    """`care` holds for all the exercises, a sentence each; `made` is the small print.

    With `fill_in` there are lines for a name and a date. Without a `week` there is no grid.
    """

    title: str
    summary: str
    items: tuple[Item, ...]
    care: tuple[str, ...]
    made: str
    fill_in: bool = True
    week: Week | None = None

    @property
    def orders(self) -> tuple[FrameOrder, ...]:
        """All the frames that it shows, each once, in the order of their pages."""
        both = (order for item in self.items for order in (item.start, item.effort))
        return tuple(dict.fromkeys(both))


def shared(cautions: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Those that every exercise has, to be said once; of a single exercise it shares none."""
    if len(cautions) < 2:
        return ()
    return tuple(each for each in cautions[0] if all(each in own for own in cautions))


def without(cautions: Iterable[str], said: Iterable[str]) -> tuple[str, ...]:
    """Those that are not said already."""
    said = set(said)
    return tuple(each for each in cautions if each not in said)
