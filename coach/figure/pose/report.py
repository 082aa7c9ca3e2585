"""What `coach pose` prints: where the joints are, and how far off each contact is."""

from typing import Any

from coach.core.exercise import Side
from coach.figure.pose.motion import solve
from coach.figure.pose.movement import Motion
from coach.figure.pose.skeleton import JOINTS

_DECIMALS = 6


def pose_report(exercise_id: str, motion: Motion, phase: float, side: Side) -> dict[str, Any]:
    """One moment of a movement as plain values, in metres: x along the mat from head to feet, y up
    from its surface, z across.
    """
    posed = solve(motion, phase, side)
    return {
        "exercise": exercise_id,
        "side": side.value,
        "phase": phase,
        "joints": {
            name: [round(value, _DECIMALS) + 0.0 for value in posed.joints[name].tolist()]
            for name in JOINTS
        },
        "contacts": [
            {"what": what, "off_by": round(off, _DECIMALS)} for what, off in posed.contacts
        ],
    }
