"""What a session came to, as words and numbers."""

from itertools import groupby

from msgspec import Struct

from coach.core.exercise import Catalog, Exercise, Sidedness
from coach.core.player import Player
from coach.core.session import SetEnd, SetRecord
from coach.cues.words import side_label
from coach.ui import words

ENDS = {SetEnd.SKIPPED: "skipped", SetEnd.PAIN: "stopped for pain", SetEnd.STOPPED: ""}


class Line(Struct, frozen=True):
    """One exercise: its name, what was done of it, and whether that was all."""

    name: str
    done: str
    whole: bool


class Recap(Struct, frozen=True):
    """`figures` are pairs of a number and what it counts."""

    title: str
    figures: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def recap(player: Player, catalog: Catalog) -> Recap:
    """Of a finished player: what was done of what was planned, without a judgement."""
    by_exercise = groupby(player.done, key=lambda record: record.exercise)
    groups = [(catalog[exercise], list(sets)) for exercise, sets in by_exercise]
    whole = sum(all(record.is_full for record in sets) for _, sets in groups)
    reps = sum(record.done_reps for record in player.done)
    worked = sum(record.done_seconds for record in player.done)
    begun = sum(any(record.done_reps for record in sets) for _, sets in groups)
    counted = (whole, "exercises complete") if whole or not begun else (begun, "exercises begun")
    planned = words.number_text(len(groups))
    return Recap(
        title="Well done." if reps else "The session is over.",
        figures=(
            (f"{words.number_text(counted[0])} of {planned}", counted[1]),
            (words.number_text(reps), "rep" if reps == 1 else "reps"),
            (words.duration_text(worked), "of work"),
        ),
        lines=tuple(_line(exercise, sets) for exercise, sets in groups),
    )


def _line(exercise: Exercise, sets: list[SetRecord]) -> Line:
    return Line(
        name=exercise.name,
        done=_together(exercise, sets) or ", ".join(_part(exercise, record) for record in sets),
        whole=all(record.is_full for record in sets),
    )


def _together(exercise: Exercise, sets: list[SetRecord]) -> str:
    """One text for all sides where they came to the same, else nothing."""
    if len({(record.done_reps, record.prescribed_reps, record.ended) for record in sets}) > 1:
        return ""
    record = sets[0]
    amount = _amount(record.done_reps, record.prescribed_reps, record.ended)
    if len(sets) == 1 or not record.done_reps:
        return amount
    return f"{amount} each {'way' if exercise.sidedness is Sidedness.EACH_WAY else 'side'}"


def _part(exercise: Exercise, record: SetRecord) -> str:
    amount = _amount(record.done_reps, record.prescribed_reps, record.ended)
    return f"{side_label(exercise, record.side).lower()} {amount}"


def _amount(done: int, prescribed: int, ended: SetEnd) -> str:
    if not done:
        return ENDS.get(ended) or "not this time"
    return f"{words.number_text(done)} of {words.number_text(prescribed)}"
