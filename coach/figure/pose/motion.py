"""A movement: from its start pose to its effort, with what the picture needs to show it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from coach.core.exercise import Side
from coach.figure.pose.clinical import clinical
from coach.figure.pose.contacts import pose_body
from coach.figure.pose.furniture import RESTS, gap
from coach.figure.pose.movement import INSETS, PROPS, Arrow, Glow, Motion, View
from coach.figure.pose.pose import Pose, blend_poses
from coach.figure.pose.pose_check import PARTS, changes, counted, faults, unknown
from coach.figure.pose.pose_file import PoseError, Problem, load, overlaid, read
from coach.figure.pose.ranges import out_of_range
from coach.figure.pose.skeleton import JOINTS, Posed, for_side

REACH = 0.01  # metres by which a contact may miss before the pose file is wrong
_CHECKED = (0.0, 0.25, 0.5, 0.75, 1.0)
_MOMENTS = (
    "at the start",
    "a quarter of the way",
    "half-way",
    "three quarters of the way",
    "at the effort",
)
_ARROW_POINTS = 24


class _Rest(Struct, frozen=True):
    part: str
    on: str = "mat"


class _Sheet(Struct, frozen=True):
    """The tables of a motion file other than the pose."""

    view: View = View()
    glow: tuple[Glow, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    rests: tuple[_Rest, ...] = ()
    props: tuple[str, ...] = ("mat",)
    inset: str = ""


def read_motion(path: Path, bases: Path | None = None) -> Motion:
    """The motion in a pose file, or in the `[motion]` of an exercise file, whose base poses are in
    `bases` (by default beside the file). Raises PoseError with everything that is wrong with it.
    """
    motion, problems = parse(path, bases)
    if motion and not problems:
        problems = strained(motion, _CHECKED)
    if motion is None or problems:
        raise PoseError(path, tuple(problems))
    return motion


def parse(path: Path, bases: Path | None = None) -> tuple[Motion | None, list[Problem]]:
    """The motion in a file as far as it can be read, None where nothing can be posed, and what is
    wrong with the file's words and numbers. Raises PoseError as `load` does.
    """
    return from_tables(load(path, bases))


def from_tables(tables: dict[str, Any]) -> tuple[Motion | None, list[Problem]]:
    """The motion in the tables of a file, all base poses laid under them, as `parse` has it."""
    problems: list[Problem] = []
    effort = tables.get("effort", {})
    parts = {name: tables[name] for name in Pose.__struct_fields__ if name in tables}
    others = {name: tables[name] for name in tables if name not in (*parts, "effort")}
    start = read(Pose, parts, "", problems)
    end = _read_effort(parts, effort, problems) if start else None
    sheet = read(_Sheet, others, "", problems, besides=("from", *Pose.__struct_fields__, "effort"))
    if start is None or end is None or sheet is None:
        return None, problems
    wrong = [*faults(start), *faults(end), *changes(start, end), *_unknown(sheet)]
    wrong += _missing(sheet, start)
    problems += dict.fromkeys(wrong)
    if wrong:
        return None, problems
    rests = tuple((rest.part, rest.on) for rest in sheet.rests)
    motion = Motion(
        start, end, sheet.view, sheet.glow, sheet.arrows, rests, sheet.props, sheet.inset
    )
    return motion, problems


def _read_effort(parts: dict[str, Any], effort: object, problems: list[Problem]) -> Pose | None:
    """The pose of the effort: its tables over the start's, whose problems are told already."""
    if not isinstance(effort, dict):
        problems.append(Problem("effort", "must be a table"))
        return None
    found: list[Problem] = []
    end = read(Pose, overlaid(parts, effort), "effort", found)
    told = {f"effort.{problem.field}" for problem in problems}
    problems += (problem for problem in found if problem.field not in told)
    return end


def _unknown(sheet: _Sheet) -> Iterator[Problem]:
    for i, shine in enumerate(sheet.glow):
        yield from unknown(f"glow[{i}].side", shine.side, ("both", "left", "right"))
    for i, arrow in enumerate(sheet.arrows):
        yield from _arrow_faults(f"arrows[{i}]", arrow)
    for i, rest in enumerate(sheet.rests):
        yield from unknown(f"rests[{i}].part", rest.part, PARTS)
        yield from unknown(f"rests[{i}].on", rest.on, ("mat", "cushion", *RESTS, *PARTS))
    for i, prop in enumerate(sheet.props):
        yield from unknown(f"props[{i}]", prop, PROPS)
    yield from unknown("inset", sheet.inset, INSETS)


def _missing(sheet: _Sheet, pose: Pose) -> Iterator[Problem]:
    """What somebody sits on, leans against or holds, and is not there."""
    touched = {pose.trunk.support, *(rest.on for rest in sheet.rests)}
    touched |= {leg.heel_on for leg in (pose.right_leg, pose.left_leg)}
    touched |= {arm.hand.on for arm in (pose.right_arm, pose.left_arm) if arm.hand}
    for prop, surfaces in (("chair", {"seat", "backrest"}), ("wall", {"wall"})):
        if prop not in sheet.props and touched & surfaces:
            yield Problem("props", f'must have "{prop}", which the body touches')


def _arrow_faults(field: str, arrow: Arrow) -> Iterator[Problem]:
    yield from unknown(f"{field}.joint", arrow.joint, ("", *JOINTS))
    yield from unknown(f"{field}.about", arrow.about, ("", *JOINTS))
    yield from counted(f"{field}.offset", arrow.offset, 3)
    for i, point in enumerate(arrow.points):
        yield from counted(f"{field}.points[{i}]", point, 3)
    if not arrow.joint and len(arrow.points) < 2:
        yield Problem(field, "must have a joint, or at least two points")


def strained(motion: Motion, phases: Iterable[float]) -> list[Problem]:
    """Angles beyond the healthy range and contacts out of reach, each where it is worst of these
    phases.
    """
    worst: dict[str, tuple[float, Problem]] = {}
    for phase in phases:
        with np.errstate(invalid="ignore", divide="ignore"):
            posed = solve(motion, phase, Side.RIGHT)
        when = moment(phase)
        if not all(np.isfinite(at).all() for at in posed.joints.values()):
            return [Problem(when, "a knee or elbow points along its limb")]
        for name, degrees in clinical(posed).items():
            if fault := out_of_range(name, degrees):
                _keep_worse(worst, name, abs(degrees), Problem(when, fault, mild=True))
        for what, off in posed.contacts:
            if off > REACH:
                told = f"{what}: misses by {off * 100:.1f} cm"
                _keep_worse(worst, what, off, Problem(when, told, mild=True))
    return [problem for _, problem in worst.values()]


def _keep_worse(
    worst: dict[str, tuple[float, Problem]], name: str, much: float, problem: Problem
) -> None:
    if name not in worst or worst[name][0] < much:
        worst[name] = (much, problem)


def moment(phase: float) -> str:
    """A phase of the movement in words."""
    if phase in (0.0, 1.0):
        return _MOMENTS[0] if phase == 0.0 else _MOMENTS[-1]
    return _MOMENTS[min(max(round(phase * 4), 1), 3)]


def solve(motion: Motion, phase: float, side: Side) -> Posed:
    """The body at a phase of the movement: 0 the start, 1 the effort; the left side is the right
    side's mirror image. Linear in the angles: whoever plays the movement eases the phase.
    """
    posed = pose_body(blend_poses(motion.start, motion.effort, min(max(phase, 0.0), 1.0)))
    resting = tuple(
        (
            f"{part} on {'' if on in PARTS else 'the '}{on}".replace("_", " "),
            abs(gap(part, on, posed)),
        )
        for part, on in motion.rests
    )
    return for_side(msgspec.structs.replace(posed, contacts=resting + posed.contacts), side)


def glow(motion: Motion, side: Side) -> tuple[Glow, ...]:
    """The muscles that work when the movement is done with this side."""
    if side is not Side.LEFT:
        return motion.glow
    other = {"left": "right", "right": "left"}
    return tuple(Glow(g.muscle, other.get(g.side, g.side)) for g in motion.glow)


def arrow_path(motion: Motion, arrow: Arrow, side: Side) -> NDArray[np.float64]:
    """The points (n, 3) of an arrow in metres, from tail to tip."""
    if arrow.points:
        path = np.array(arrow.points)
    else:
        phases = np.linspace(arrow.start, arrow.end, _ARROW_POINTS)
        bodies = [solve(motion, phase, Side.RIGHT).joints for phase in phases]
        path = np.array([joints[arrow.joint] for joints in bodies])
        if arrow.about:
            middle = np.array([joints[arrow.about] for joints in bodies])
            path = middle + (path - middle) * arrow.reach
        path = path + np.array(arrow.offset)
    return path * np.array([1.0, 1.0, -1.0]) if side is Side.LEFT else path
