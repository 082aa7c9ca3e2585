"""What is wrong with a movement, in words that a physiotherapist understands."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from coach.core.exercise import Dose, Side
from coach.figure.pose import truth
from coach.figure.pose.motion import moment, parse, strained
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose_file import PoseError, Problem
from coach.figure.pose.skeleton import Posed


def check(path: Path, bases: Path | None = None) -> tuple[str, ...]:
    """Every problem of a pose file, or of the `[motion]` of an exercise file, each a sentence that
    begins with the field or the moment of the movement; empty where nothing is wrong. Base poses
    are looked for in `bases`, by default beside the file. Takes about half a second.
    """
    try:
        motion, problems = parse(path, bases)
    except PoseError as error:
        return tuple(str(problem) for problem in error.problems)
    if motion:
        problems += faults(motion, truth.quickest_way(_dose(path)))
    told = {problem.problem: problem for problem in reversed(problems)}
    return tuple(str(problem) for problem in reversed(told.values()))


def faults(motion: Motion, seconds: float) -> list[Problem]:
    """What is untrue in a movement whose way between start and effort takes `seconds`; done with
    the right side, whose mirror image the left is.
    """
    found = impossible(motion)
    if any(not problem.mild for problem in found):
        return found
    return [*found, *hasty(motion, seconds)]


def impossible(motion: Motion) -> list[Problem]:
    """What no body can do, at whatever pace; done with the right side."""
    found = strained(motion, truth.PHASES)
    if any(not problem.mild for problem in found):
        return found
    return [*found, *_untrue(motion)]


def _untrue(motion: Motion) -> Iterator[Problem]:
    """What no body can do, each where it is worst, and bones that stretch."""
    worst: dict[str, tuple[float, float]] = {}
    moments = truth.moments(motion, Side.RIGHT)
    for phase, posed in zip(truth.PHASES, moments, strict=True):
        for told, depth in _depths(motion, posed).items():
            if depth > worst.get(told, (0.0, 0.0))[0]:
                worst[told] = (depth, phase)
    for told, (depth, phase) in worst.items():
        yield Problem(moment(phase), told.format(_centimetres(depth)))
    for (start, end), change in truth.stretching(moments).items():
        if change > truth.STRETCHES:
            told = f"changes its length by {change * 1000:.0f} mm"
            yield Problem("", f"the bone from {_words(start)} to {_words(end)} {told}")


def _depths(motion: Motion, posed: Posed) -> dict[str, float]:
    """Parts in the mat, the chair, the wall or each other, and what carries the body and stands on
    nothing: each in words with a place for the metres, and these.
    """
    found = {
        f"{_words(part)} is {{}} below the surface of the mat": depth
        for part, depth in truth.sinking(posed).items()
        if depth > truth.SINKS
    }
    for (part, prop), depth in truth.bumping(motion, posed).items():
        if depth > truth.bump(part):
            found[f"{_words(part)} is {{}} inside the {prop}"] = depth
    for (one, other), depth in truth.passing_through(posed).items():
        if depth > truth.give(one, other):
            found[f"{_words(other)} is {{}} inside the {_words(one)}"] = depth
    for carrier, off in truth.unsupported(motion, posed).items():
        if off > truth.SINKS:
            found[f"what carries the body, {_words(carrier)}, is {{}} off what is under it"] = off
    return found


def hasty(motion: Motion, seconds: float) -> Iterator[Problem]:
    """Joints that jump where the way between start and effort takes `seconds`."""
    for joint, (step, phase) in truth.jumping(motion, Side.RIGHT, seconds).items():
        if step > truth.JUMPS:
            told = f"{_words(joint)} jumps {_centimetres(step)} from one picture to the next"
            most = f"up to {_centimetres(truth.JUMPS)} looks smooth"
            yield Problem(moment(phase), f"{told}; {most}: slow the tempo or shorten the way")


def _centimetres(metres: float) -> str:
    return f"{metres * 100:.1f}".removesuffix(".0") + " cm"


def _words(part: str) -> str:
    """A part or a joint as people call it."""
    return part.replace("shank", "shin").replace("_", " ")


def _dose(path: Path) -> Dose | None:
    """The dose of an exercise file; None in a pose file, or where it cannot be read."""
    table = tomllib.loads(path.read_text("utf-8-sig")).get("dose")
    try:
        return msgspec.convert(table, Dose)
    except msgspec.ValidationError:
        return None
