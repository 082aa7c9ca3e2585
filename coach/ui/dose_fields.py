"""The numbers of a dose that a person can change, within what bounds and in what steps."""

import re
from math import ceil
from typing import NamedTuple

from msgspec.structs import replace

from coach.core.exercise import Dose, Tempo
from coach.storage.limits import LIMITS


class Field(NamedTuple):
    """`name` is the field of Dose or, for a rep's tempo, of Tempo; `low` to `high` is offered."""

    name: str
    label: str
    low: float
    high: float
    step: float = 1
    in_seconds: bool = True


def _field(
    owner: type[Dose | Tempo], name: str, label: str, step: float = 1, *, in_seconds: bool = True
) -> Field:
    """Within the bounds of what can be kept."""
    limit = LIMITS[owner, name]
    return Field(name, label, limit.low, limit.high, step, in_seconds)


HOLD = _field(Dose, "hold", "Hold", 5)
FIELDS = (
    HOLD,
    _field(Dose, "reps", "Times", in_seconds=False),
    _field(Dose, "rest", "Rest between"),
    _field(Tempo, "out", "Moving out"),
    _field(Tempo, "pause", "Pause there"),
    _field(Tempo, "back", "Moving back"),
    _field(Dose, "sets", "Sets", in_seconds=False),
    _field(Dose, "set_rest", "Rest between sets", 5),
)
FINE_HOLD = 10


_PARTS = re.compile(
    r"(?:(?P<minutes>\d+(?:[.,]\d+)?)\s*(?:m|min|minutes?)\.?)?\s*"
    r"(?:(?P<seconds>\d+(?:[.,]\d+)?)\s*(?:s|sec|seconds?)?\.?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<minutes>\d+):(?P<seconds>[0-5]?\d)")


def number_typed(text: str, *, in_seconds: bool) -> float | None:
    """What somebody means who types it: "45", "1,5", and of seconds "45 s", "2 min", "1:30" too.

    None where it cannot be told.
    """
    text = text.strip()
    if not in_seconds:
        return float(text.replace(",", ".")) if re.fullmatch(r"\d+([.,]\d+)?", text) else None
    found = _CLOCK.fullmatch(text) or _PARTS.fullmatch(text)
    if not text or found is None:
        return None
    minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups())
    return 60 * minutes + seconds


def applies(field: Field, dose: Dose) -> bool:
    """Whether the number means anything for this dose: a movement at a tempo has no hold."""
    if field.name in Tempo.__struct_fields__:
        return dose.tempo is not None
    if field.name in ("hold", "rest"):
        return dose.tempo is None
    return field.name != "set_rest" or dose.sets > 1


def value_of(field: Field, dose: Dose) -> float:
    """The number as it stands; `field` must apply to the dose."""
    holder = dose.tempo if field.name in Tempo.__struct_fields__ else dose
    return float(getattr(holder, field.name))


def with_value(field: Field, dose: Dose, value: float) -> Dose:
    """The dose with one number changed, kept within its bounds."""
    value = min(max(value, field.low), field.high)
    if dose.tempo is not None and field.name in Tempo.__struct_fields__:
        return replace(dose, tempo=replace(dose.tempo, **{field.name: value}))
    return replace(dose, **{field.name: value if field.in_seconds else round(value)})


def stepped(field: Field, value: float, steps: int) -> float:
    """The value some steps up or, negative, down; a hold moves by 1 s below 10 s, by 5 s above."""
    for _ in range(abs(steps)):
        step = _step(field, value, steps > 0)
        value = (value // step + 1) * step if steps > 0 else (ceil(value / step) - 1) * step
    return min(max(value, field.low), field.high)


def _step(field: Field, value: float, up: bool) -> float:
    fine = value < FINE_HOLD if up else value <= FINE_HOLD
    return 1 if field is HOLD and fine else field.step
