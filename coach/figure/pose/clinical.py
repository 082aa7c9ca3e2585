"""The clinical angles of a body, however it was posed."""

import math

import numpy as np

from coach.figure.pose.skeleton import DOWN, Mat, Posed, angles, cross, sign, turn

# What is read of each side, in this order.
CLINICAL = (
    "hip_flexion",
    "hip_abduction",
    "hip_rotation",
    "knee_flexion",
    "ankle_dorsiflexion",
    "ankle_inversion",
    "shoulder_extension",
    "shoulder_abduction",
    "shoulder_rotation",
    "elbow_flexion",
    "pronation",
    "wrist_flexion",
    "wrist_deviation",
)


def clinical(posed: Posed) -> dict[str, float]:
    """The angles of all limb joints in degrees, read off the segments' frames."""
    read: dict[str, float] = {}
    for side in ("right", "left"):
        for name, value in {**_leg(posed, side), **_arm(posed, side)}.items():
            read[f"{side}_{name}"] = value
    return read


def _leg(posed: Posed, side: str) -> dict[str, float]:
    f, s = posed.frames, sign(side)
    thigh, shank = f[f"{side}_thigh"], f[f"{side}_shank"]
    flexion, abduction, rotation = angles(f["pelvis"].T @ thigh)
    dorsiflexion, inversion, _ = angles(shank.T @ f[f"{side}_foot"])
    return {
        "hip_flexion": flexion,
        "hip_abduction": -s * abduction,
        "hip_rotation": -s * rotation,
        "knee_flexion": -angles(thigh.T @ shank)[0],
        "ankle_dorsiflexion": dorsiflexion,
        "ankle_inversion": s * inversion,
    }


def _arm(posed: Posed, side: str) -> dict[str, float]:
    f, s = posed.frames, sign(side)
    upper, lower = f[f"{side}_upper_arm"], f[f"{side}_forearm"]
    relative = f["neck"].T @ upper
    x, _, z = (relative @ DOWN).tolist()
    m = lower.T @ f[f"{side}_hand"]
    twist = math.degrees(math.atan2(-s * m[2, 0], s * s * m[0, 0]))
    return {
        "shoulder_extension": math.degrees(math.asin(max(-1.0, min(1.0, -x)))),
        "shoulder_abduction": math.degrees(math.asin(max(-1.0, min(1.0, s * z)))),
        "shoulder_rotation": -s * angles(_swing(relative).T @ relative)[2],
        "elbow_flexion": angles(upper.T @ lower)[0],
        "pronation": math.remainder(twist - 90.0, 360.0),
        "wrist_flexion": math.degrees(math.asin(max(-1.0, min(1.0, float(m[1, 0]))))),
        "wrist_deviation": math.degrees(math.atan2(s * m[1, 2], m[1, 1])),
    }


def _swing(relative: Mat) -> Mat:
    """The smallest rotation that takes a hanging arm to where this one points."""
    to = relative @ DOWN
    axis = cross(DOWN, to)
    cosine = float(DOWN @ to)
    x, y, z = axis.tolist()
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    swing: Mat = turn(0.0) + skew + skew @ skew / max(1.0 + cosine, 1e-6)
    return swing
