"""What is wrong with a movement is said as one would say it."""

import pytest

from coach.figure.pose.check import impossible
from coach.ui.posing.changes import with_angle
from coach.ui.posing.plainly import sentence
from tests.shipped import shipped_motion


def said(pose: str, part: str, angle: str, degrees: float, *, effort: bool = True) -> list[str]:
    """What the figure's own checks say of a pose with another angle."""
    motion = shipped_motion(pose)
    wrong = impossible(with_angle(motion, part, angle, degrees, effort=effort))
    return [sentence(str(problem)) for problem in wrong]


@pytest.mark.parametrize(
    ("turned", "line"),
    [
        (
            ("standing", "right_arm", "shoulder_abduction", -40.0),
            "At the effort the right forearm passes 10.3 cm into the waist.",
        ),
        (
            ("standing", "right_arm", "shoulder_abduction", -40.0),
            "Half-way, the right forearm passes 11 cm into the right thigh.",
        ),
        (
            ("hook-lying", "trunk", "lumbar_flexion", 90.0),
            "At the effort the waist sinks 18.5 cm into the mat.",
        ),
        (
            ("hook-lying", "trunk", "neck_side", 70.0),
            "At the effort the head misses the cushion by 1.9 cm.",
        ),
        (
            ("standing", "right_arm", "elbow_flexion", 165.0),
            "At the effort the right elbow bends to 165 degrees; the healthy range ends at 150.",
        ),
    ],
)
def test_what_the_checks_find(turned: tuple[str, str, str, float], line: str) -> None:
    assert line in said(*turned)


def test_at_the_start() -> None:
    lines = said("standing", "right_arm", "elbow_flexion", 165.0, effort=False)
    assert lines[0].startswith("At the start the right elbow bends to 165 degrees")


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            "at the start: right thigh is 8 cm inside the waist",
            "At the start the right thigh passes 8 cm into the waist.",
        ),
        (
            "at the start: left hand on left thigh at 72%: misses by 11.7 cm",
            "At the start the left hand misses the left thigh by 11.7 cm.",
        ),
        (
            "at the start: what carries the body, pelvis, is 8 cm off what is under it",
            "At the start the pelvis, which carries the body, is 8 cm off what is under it.",
        ),
        (
            "half-way: a knee or elbow points along its limb",
            "Half-way, a knee or elbow points along its limb.",
        ),
        ("the movement could not be looked at", "The movement could not be looked at."),
    ],
)
def test_each_kind(problem: str, line: str) -> None:
    assert sentence(problem) == line
