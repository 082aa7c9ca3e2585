"""Reports of any length, in words that say nothing."""

from collections.abc import Sequence

from coach.report.clinician.report import (
    Bar,
    Bars,
    Figure,
    Key,
    Listing,
    Pain,
    Point,
    Remark,
    Report,
    Row,
    SideDone,
)


def report(
    rows: int = 3,
    changes: int = 0,
    notes: int = 0,
    *,
    words: int = 1,
    bars: Sequence[Bar] | None = None,
    ratings: int = 5,
    name: str = "",
    note: str = "",
) -> Report:
    """`words` times as much is said of each row, change and note as is usual."""
    weeks = [Bar(5, week % 6, f"W{week}", f"{week % 6}/5") for week in range(4)]
    return Report(
        title="Back exercise report",
        span="31 August 2026 to 22 November 2026",
        figures=tuple(Figure(f"{n} %", "of what was planned") for n in range(4)),
        facts=("Planned: every day.", "Routine: mine."),
        bars=bars_of(weeks if bars is None else bars),
        pain=pain(ratings),
        columns=("Exercise", "Prescribed", "Side", "Repetitions done", "Share", "Stopped for pain"),
        rows=Listing(
            "By exercise",
            tuple(row(number, words) for number in range(rows)),
            (*(f"and {rows - place} more exercises." for place in range(rows)), ""),
        ),
        changes=_remarks("Changes of dose", "change", changes, words),
        notes=_remarks("Notes of sessions", "note", notes, words),
        definitions_heading="What the figures mean",
        definitions=("Planned days: those of the plan. " * 2,) * 5,
        made="Made with Back Coach",
        name=name,
        note=note,
    )


def bars_of(bars: Sequence[Bar], goal: float = 0.8) -> Bars:
    return Bars("Weeks", tuple(bars), goal, "7", Key("done", "planned", "so far", "goal"))


def pain(ratings: int) -> Pain:
    points = tuple(Point(n / max(ratings - 1, 1), n % 11, n % 11 / 2) for n in range(ratings))
    ticks = ((0.25, "Sep"), (0.75, "Oct"))
    return Pain("Pain", points, points, ticks, "About the same.", ("before", "after"), "crowded")


def row(number: int, words: int) -> Row:
    sides = tuple(SideDone(side, "1,240 of 1,280", "97 %", "–") for side in ("left", "right"))
    name = " ".join([f"Exercise {number}"] * words)
    return Row(name, "Hold for 30 seconds, 3 times. " * words, sides)


def _remarks(heading: str, what: str, count: int, words: int) -> Listing[Remark]:
    items = tuple(
        Remark("22 November 2026", f"This is {what} {number}. " * words) for number in range(count)
    )
    instead = (f"and {count - place} earlier {what}s." for place in range(count))
    return Listing(heading, items, (*instead, ""))
