"""When which picture of a moving loop is shown: out into the effort, a pause, and back."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.core.exercise import Side, Tempo
from coach.core.movement import eased

CALM = Tempo(out=1.4, pause=1.2, back=1.4)
"""For an exercise that has no tempo because it is held."""

_ARROWS_COME = 0.3  # seconds before the start in which they appear
_ARROWS_GO = 0.2  # share of the movement in which they fade


class Moment(NamedTuple):
    """One picture of the loop; `arrows` is their opacity."""

    phase: float
    side: Side
    arrows: float
    milliseconds: int


def moments(tempo: Tempo, sides: Sequence[Side], frame_ms: int) -> tuple[Moment, ...]:
    """Every side's round, one after the other, a picture each `frame_ms`; the pause is one picture.

    A round takes the tempo's seconds, to the nearest picture. The arrows show the way out, and
    come back at its end, unless the other side's follow.
    """
    coming = _ARROWS_COME if len(sides) == 1 else 0.0
    return tuple(moment for side in sides for moment in _round(tempo, side, frame_ms, coming))


def _round(tempo: Tempo, side: Side, frame_ms: int, coming: float) -> Iterator[Moment]:
    out, pause, back = (
        round(seconds * 1000 / frame_ms) for seconds in (tempo.out, tempo.pause, tempo.back)
    )
    for i in range(out):
        phase = eased(i, out)
        yield Moment(phase, side, min((1 - phase) / _ARROWS_GO, 1.0), frame_ms)
    yield Moment(1.0, side, 0.0, (pause + 1) * frame_ms)
    for i in range(1, back):
        arrows = 1 - eased(back - i, coming * 1000 / frame_ms) if coming else 0.0
        yield Moment(1 - eased(i, back), side, arrows, frame_ms)
