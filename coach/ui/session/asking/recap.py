"""What a session came to, as words and numbers."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from coach.core.exercise import Catalog, Exercise, Sidedness
from coach.core.player import Player
from coach.core.routine import Entry
from coach.core.session import SetEnd, SetRecord
from coach.cues.words import side_label
from coach.ui import words

STOPPED_FOR_PAIN = "You stopped for pain: that was right. It counts as done."
ENDS = {SetEnd.SKIPPED: "skipped", SetEnd.PAIN: "stopped for pain", SetEnd.STOPPED: ""}

Group: TypeAlias = tuple[Exercise, Entry, list[SetRecord]]


class Line(Struct, frozen=True):
    """One exercise: its name, what was done of it, and whether that was all."""

    name: str
    done: str
    whole: bool


class Recap(Struct, frozen=True):
    """`figures` are pairs of a number and what it counts; `notes` are said below the title."""

    title: str
    notes: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def recap(player: Player, catalog: Catalog) -> Recap:
    """Of a finished player: what was done of what was planned, without a judgement.

    An exercise ended for pain counts as done. What a short session left out from the beginning
    is not listed.
    """
    plan, done_of = player.plan, dict[int, list[SetRecord]]()
    for entry, record in zip(plan.set_entries, player.done, strict=True):
        done_of.setdefault(entry, []).append(record)
    laid_out = {step.entry for step in plan.steps}
    groups = [
        (catalog[sets[0].exercise], plan.routine.entries[entry], sets)
        for entry, sets in done_of.items()
        if entry in laid_out
    ]
    whole = sum(_is_whole(sets) for *_, sets in groups)
    reps = sum(record.done_reps for record in player.done)
    worked = sum(record.done_seconds for record in player.done)
    begun = sum(any(record.done_reps for record in sets) for *_, sets in groups)
    count, done = (whole, "complete") if whole or not begun else (begun, "begun")
    short = len(groups) < len(done_of)
    return Recap(
        title="Well done." if reps else "The session is over.",
        notes=tuple(_notes(groups, len(done_of) if short else None)),
        figures=(
            (
                f"{words.number_text(count)} of {words.number_text(len(groups))}",
                "exercises of your short session" if short and whole else f"exercises {done}",
            ),
            (words.number_text(reps), "rep" if reps == 1 else "reps"),
            (words.duration_text(worked), "of work"),
        ),
        lines=tuple(_line(*group) for group in groups),
    )


def _notes(groups: Sequence[Group], planned: int | None) -> Iterator[str]:
    """`planned` exercises has the day's plan, where the session was a short one."""
    if any(record.ended is SetEnd.PAIN for *_, sets in groups for record in sets):
        yield STOPPED_FOR_PAIN
    if planned is not None:
        yield f"A short session: the day's plan has {words.exercises_text(planned)}."


def _is_whole(sets: Sequence[SetRecord]) -> bool:
    """As adherence counts it: all reps done, or stopped for pain."""
    return any(s.ended is SetEnd.PAIN for s in sets) or all(s.is_full for s in sets)


def _line(exercise: Exercise, entry: Entry, sets: list[SetRecord]) -> Line:
    done = _together(exercise, sets) or ", ".join(_part(exercise, record) for record in sets)
    stopped = [s for s in sets if s.ended is SetEnd.PAIN and not s.is_full]
    if stopped and any(s.done_reps for s in sets):
        done = f"{done}, {ENDS[SetEnd.PAIN]}"
    return Line(name=words.name_text(exercise, entry), done=done, whole=_is_whole(sets))


def _together(exercise: Exercise, sets: list[SetRecord]) -> str:
    """One text for all sides where they came to the same, else nothing."""
    if len({(record.done_reps, record.prescribed_reps, record.ended) for record in sets}) > 1:
        return ""
    record = sets[0]
    if not record.done_reps:
        return _nothing(record)
    if len(sets) == 1:
        return _amount(record)
    return f"{_amount(record)} each {'way' if exercise.sidedness is Sidedness.EACH_WAY else 'side'}"


def _part(exercise: Exercise, record: SetRecord) -> str:
    in_pain = record.ended is SetEnd.PAIN
    amount = _amount(record) if record.done_reps or in_pain else _nothing(record)
    return f"{side_label(exercise, record.side).lower()} {amount}"


def _amount(record: SetRecord) -> str:
    return f"{words.number_text(record.done_reps)} of {words.number_text(record.prescribed_reps)}"


def _nothing(record: SetRecord) -> str:
    return ENDS.get(record.ended) or "not this time"
