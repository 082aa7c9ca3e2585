"""What became of a list's rows, so that the selection can go along; no widgets."""

from collections.abc import Sequence
from typing import NamedTuple

from coach.core.routine import Entry


class RowsChange(NamedTuple):
    """One row moved from `source` to `target`; came, without a `source`; went, without a `target`.

    Without both the rows are the same, whatever is in them.
    """

    source: int | None = None
    target: int | None = None


def rows_change(old: Sequence[Entry], new: Sequence[Entry]) -> RowsChange | None:
    """How `new` came of `old`; None where more than one row came, went or moved."""
    if len(new) == len(old) + 1:
        row = _first_difference(new, old)
        return RowsChange(target=row) if _without(new, row) == list(old) else None
    if len(old) == len(new) + 1:
        row = _first_difference(old, new)
        return RowsChange(source=row) if _without(old, row) == list(new) else None
    if len(old) != len(new):
        return None
    if (move := _move(old, new)) is not None:
        return move
    same = [entry.exercise for entry in old] == [entry.exercise for entry in new]
    return RowsChange() if same else None


def _first_difference(longer: Sequence[Entry], shorter: Sequence[Entry]) -> int:
    rows = zip(longer, shorter, strict=False)
    return next((row for row, (one, other) in enumerate(rows) if one != other), len(shorter))


def _without(entries: Sequence[Entry], row: int) -> list[Entry]:
    return [*entries[:row], *entries[row + 1 :]]


def _move(old: Sequence[Entry], new: Sequence[Entry]) -> RowsChange | None:
    differing = [row for row, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if not differing:
        return None
    first, last = differing[0], differing[-1]
    for source, target in ((first, last), (last, first)):
        tried = _without(old, source)
        tried.insert(target, old[source])
        if tried == list(new):
            return RowsChange(source, target)
    return None
