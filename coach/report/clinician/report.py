"""What a clinician's report says, in words and numbers ready to be set."""

from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Figure(Struct, frozen=True):
    """A figure to be seen at once, and what it is."""

    value: str
    caption: str


class Bar(Struct, frozen=True):
    """What was `done` of what was `planned` in a stretch of time, both in days.

    `label` says when it was and stands below, `figure` above; either may be empty. `so_far` where
    the stretch is not over.
    """

    planned: float
    done: float
    label: str = ""
    figure: str = ""
    so_far: bool = False


class Key(Struct, frozen=True):
    """What the signs of the bars mean; nothing for those that do not come."""

    done: str
    planned: str
    so_far: str
    goal: str


class Bars(Struct, frozen=True):
    """`goal` is the share of the planned days that is aimed at, 0 to 1; `axis` names the days."""

    heading: str
    bars: tuple[Bar, ...]
    goal: float
    axis: str
    key: Key


class Point(Struct, frozen=True):
    """A rating of pain, 0 to 10, and where the smoothed line stands there.

    `at` is the place in the range, 0 for its beginning and 1 for its end.
    """

    at: float
    pain: int
    smoothed: float


class Pain(Struct, frozen=True):
    """`ticks` are places in the range with their labels; `told` says in a sentence how it went."""

    heading: str
    before: tuple[Point, ...]
    after: tuple[Point, ...]
    ticks: tuple[tuple[float, str], ...]
    told: str
    key: tuple[str, str]
    crowded: str
    """Said where there are too many ratings for single points."""


class SideDone(Struct, frozen=True):
    """One side of an exercise: reps done of those prescribed, their share, and stops for pain."""

    side: str
    done: str
    share: str
    stops: str


class Row(Struct, frozen=True):
    """An exercise, what is prescribed of it, and what was done on each of its sides."""

    name: str
    dose: str
    sides: tuple[SideDone, ...]


class Remark(Struct, frozen=True):
    """Something that belongs to a day."""

    when: str
    text: str


class Listing(Struct, Generic[T], frozen=True):
    """Items of which the first ones are shown, as many as fit.

    `instead[n]` sums up what is not shown where it is all from the n-th item on; so there is one
    more of them than items, and the last one is mostly empty.
    """

    heading: str
    items: tuple[T, ...] = ()
    instead: tuple[str, ...] = ("",)


class Report(Struct, frozen=True):
    """`name` and `note` are the person's own, empty for none; `made` is the small print.

    `facts` are a line each: what led up to the colon, and what is said of it.
    """

    title: str
    span: str
    figures: tuple[Figure, ...]
    facts: tuple[str, ...]
    bars: Bars
    pain: Pain
    columns: tuple[str, ...]
    """The heads of the table: exercise, prescribed, side, done, share, stops for pain."""
    rows: Listing[Row]
    changes: Listing[Remark]
    notes: Listing[Remark]
    definitions_heading: str
    definitions: tuple[str, ...]
    made: str
    name: str = ""
    note: str = ""
