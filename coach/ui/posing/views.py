"""The views of the figure that have a name, which depends on how the body lies or stands."""

from math import cos, radians, sin

from coach.figure.output.frame import Angle
from coach.figure.pose.pose import Pose

_SIDE, _END, _ABOVE = Angle(0.0, 10.0), Angle(-90.0, 12.0), Angle(0.0, 80.0)
_STEEP = 0.7  # of one, for what is more upright than level, or the other way round


def views_of(pose: Pose) -> tuple[tuple[str, Angle], ...]:
    """(name, view) of each."""
    end = _from_the_end(pose)
    return (
        ("From the side", _SIDE),
        *([(end, _END)] if end else []),
        ("From above", _ABOVE),
    )


def _from_the_end(pose: Pose) -> str:
    """What the view along the mat is called, "" where no name is right.

    At a pitch of 0 the feet are towards the viewer; standing is -90, and on the front about -180.
    """
    pitch, roll = radians(pose.trunk.pitch), radians(pose.trunk.roll)
    if cos(pitch) > _STEEP:
        return "From the feet"
    if cos(pitch) < -_STEEP:
        return "From the head"
    if cos(roll) < _STEEP:
        return ""
    return "From the front" if sin(pitch) < 0 else "From behind"
