"""What ships with the program, read once for all tests."""

from functools import cache

from coach import resources
from coach.figure.pose.motion import read_motion
from coach.figure.pose.movement import Motion


@cache
def shipped_motion(pose: str) -> Motion:
    return read_motion(resources.path("poses", f"{pose}.toml"))
