"""A movement written down and read again is the same movement."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import resources
from coach.core.exercise import Muscle
from coach.figure.pose.motion import from_tables, parse
from coach.figure.pose.movement import INSETS, PROPS, Arrow, Glow, Motion, View
from coach.figure.pose.pose import Arm, Foot, Hand, Leg, Pose, Trunk
from coach.figure.pose.ranges import RANGES
from coach.figure.pose.skeleton import JOINTS
from coach.figure.pose.writing import tables

POSES = sorted(resources.path("poses").glob("*.toml"))
METRES = st.floats(-2.0, 2.0)


def healthy(angle: str) -> st.SearchStrategy[float]:
    limits = RANGES.get(angle)
    return st.floats(limits.low, limits.high) if limits else st.floats(-180.0, 180.0)


def angles(kind: type, *besides: str) -> dict[str, Any]:
    hints = kind.__annotations__
    return {n: healthy(n) for n, hint in hints.items() if hint is float and n not in besides}


def places(count: int) -> st.SearchStrategy[tuple[float, ...]]:
    return st.tuples(*[METRES] * count)


def feet(on: str) -> st.SearchStrategy[Foot]:
    at = places(3 if on.endswith("heel") else 2)
    return st.builds(Foot, st.just(on), at, **angles(Foot), knee=places(3))


def hands(on: str) -> st.SearchStrategy[Hand]:
    at = places(3 if on == "towel" else 2)
    return st.builds(Hand, st.just(on), at, **angles(Hand), elbow=places(3), flat=st.booleans())


@st.composite
def motions(draw: st.DrawFn) -> Motion:
    foot = draw(st.sampled_from((None, "mat", "left_heel", "left_thigh")))
    hand = draw(st.sampled_from((None, "mat", "right_shank", "belly", "towel")))
    poses = st.builds(
        Pose,
        st.builds(Trunk, at=places(2), **angles(Trunk)),
        st.builds(Leg, foot=feet(foot) if foot else st.none(), **angles(Leg)),
        st.builds(Leg, heel_on=st.sampled_from(("", "mat")), **angles(Leg)),
        st.builds(Arm, hand=hands(hand) if hand else st.none(), **angles(Arm)),
        st.builds(Arm, **angles(Arm)),
    )
    arrows = st.builds(Arrow, st.sampled_from(JOINTS), offset=places(3), start=METRES)
    lines = st.builds(Arrow, points=st.lists(places(3), min_size=2, max_size=3).map(tuple))
    glows = st.builds(
        Glow, st.sampled_from(list(Muscle)), st.sampled_from(("both", "left", "right"))
    )
    return Motion(
        draw(poses),
        draw(poses),
        draw(st.builds(View, METRES, METRES)),
        tuple(draw(st.lists(glows, max_size=2))),
        tuple(draw(st.lists(arrows | lines, max_size=2))),
        draw(st.sampled_from(((), (("head", "cushion"), ("pelvis", "mat"))))),
        tuple(draw(st.lists(st.sampled_from(PROPS), unique=True))),
        draw(st.sampled_from(INSETS)),
    )


@settings(max_examples=50)
@given(motions())
def test_what_is_written_reads_as_the_same_movement(motion: Motion) -> None:
    written = tomllib.loads(tomli_w.dumps(tables(motion)))
    assert from_tables(written) == (motion, [])


@pytest.mark.parametrize("path", POSES, ids=lambda path: path.stem)
def test_what_ships_is_written_as_it_was(path: Path) -> None:
    motion, problems = parse(path)
    assert motion
    assert not problems
    assert from_tables(tables(motion)) == (motion, [])


def test_what_goes_without_saying_is_not_written() -> None:
    assert tables(Motion(Pose(), Pose())) == {}


def test_of_the_effort_only_the_change_is_written() -> None:
    start = Pose(right_leg=Leg(hip_flexion=30.0, foot=Foot("mat", at=(0.4, 0.1))))
    foot = Foot("mat", at=(0.5, 0.1))
    effort = Pose(right_leg=Leg(hip_flexion=30.0, foot=foot))
    assert tables(Motion(start, effort))["effort"] == {"right_leg": {"foot": {"at": [0.5, 0.1]}}}
