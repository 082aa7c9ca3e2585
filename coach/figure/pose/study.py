"""What there is to say about a movement that somebody is drawing, at one moment of it."""

import re

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import Side
from coach.figure.pose import truth
from coach.figure.pose.check import hasty, impossible
from coach.figure.pose.clinical import clinical
from coach.figure.pose.holding import lift
from coach.figure.pose.motion import REACH, from_tables, solve, strained
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose_file import Problem
from coach.figure.pose.skeleton import Posed
from coach.figure.pose.writing import tables

_LIGHT = (0.0, 0.5, 1.0)  # moments looked at while a hand still moves the figure
_RESTING = (0.0, 0.25, 0.5, 0.75, 1.0)
# Which joint misses its place, by how the contact is called.
_CONTACT = re.compile(r"(left|right) (foot|ankle|heel|hand)\b")
_JOINTS = {"foot": "ankle", "ankle": "ankle", "heel": "ankle", "hand": "wrist"}


class Findings(Struct, frozen=True):
    """The clinical angles in degrees at the moment, what is wrong with the whole movement, each
    in a sentence, which joints miss a contact at the moment, which parts still rest where the
    movement says that they rest, and what would jump at the quickest tempo.
    """

    angles: dict[str, float]
    problems: tuple[str, ...]
    missing: tuple[str, ...]
    rests: tuple[tuple[str, str], ...]
    hasty: tuple[str, ...]


def unusable(motion: Motion) -> tuple[str, ...]:
    """Why a movement cannot be posed at all: names that mean nothing, places cut short, or a knee
    that is to point where its limb goes.
    """
    read, problems = from_tables(tables(motion))
    problems = problems if read is None else strained(motion, (0.0, 1.0))
    return tuple(str(problem) for problem in problems if not problem.mild)


def examined(motion: Motion, posed: Posed, *, whole: bool) -> Findings:
    """Findings of a movement, posed at a moment; the `whole` check takes about 0.2 s."""
    bare = replace(motion, rests=())
    found = [*_out_of_range(motion)]
    found += impossible(bare) if whole else strained(bare, _LIGHT)
    told = {problem.problem: problem for problem in reversed(found)}
    missing = (f"{m[1]}_{_JOINTS[m[2]]}" for m in _missing(posed))
    lifts = {f"{side}_shoulder_flexion": lift(posed, side) for side in ("right", "left")}
    return Findings(
        clinical(posed) | lifts,
        tuple(str(problem) for problem in reversed(told.values())),
        tuple(dict.fromkeys(missing)),
        _rests(motion) if whole else motion.rests,
        tuple(map(str, hasty(bare, truth.quickest_way(None)))) if whole else (),
    )


def _missing(posed: Posed) -> list[re.Match[str]]:
    late = (_CONTACT.match(what) for what, off in posed.contacts if off > REACH)
    return [match for match in late if match]


def _out_of_range(motion: Motion) -> list[Problem]:
    """Angles that the movement declares, as those of the trunk, beyond what is healthy."""
    _, problems = from_tables(tables(replace(motion, rests=())))
    return [
        Problem("at the effort" if p.field.startswith("effort") else "at the start", p.problem)
        for p in problems
    ]


def _rests(motion: Motion) -> tuple[tuple[str, str], ...]:
    """What rests throughout the movement."""
    bodies = [solve(motion, phase, Side.RIGHT).contacts for phase in _RESTING]
    return tuple(
        rest
        for i, rest in enumerate(motion.rests)
        if all(contacts[i][1] <= REACH for contacts in bodies)
    )
