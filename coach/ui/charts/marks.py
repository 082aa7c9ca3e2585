"""What a chart's bars, days and points are to pointer and keyboard, made when asked for."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, overload

from PySide6.QtCore import QRectF


class Mark(NamedTuple):
    """A bar, day or point: where it is, in the chart's data coordinates, and its sentence."""

    place: QRectF
    sentence: str


class Marks(Sequence[Mark]):
    """`count` marks, each made by `make` from its place in the row."""

    def __init__(self, count: int = 0, make: Callable[[int], Mark] | None = None) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Mark: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mark]: ...
    def __getitem__(self, index: int | slice) -> Mark | Sequence[Mark]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(self._count))]
        place = index + self._count if index < 0 else index
        if self._make is None or not 0 <= place < self._count:
            raise IndexError(index)
        return self._make(place)

    def __iter__(self) -> Iterator[Mark]:
        return (self[n] for n in range(self._count))
