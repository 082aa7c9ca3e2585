"""How bodies differ: what build and age add to the girths of the default figure.

The skeleton is the same for all, so shoulders and hips are equally wide; the back stays where it
is, and so do knees, shins and the front of the hip bones, on which hands and feet rest.
"""

from dataclasses import dataclass

from coach.core.appearance import Age, Appearance, Build


@dataclass(frozen=True)
class Girths:
    """What is added to the default body, in metres: `chest`, `bust` and `belly` to the front of the
    trunk, `chest_width`, `waist` and `hips` to half of its width, the rest to radii. `arm` is a
    factor.
    """

    arm: float = 1.0
    shoulder: float = 0.0
    chest: float = 0.0
    chest_width: float = 0.0
    bust: float = 0.0
    belly: float = 0.0
    waist: float = 0.0
    hips: float = 0.0
    thigh: float = 0.0
    calf: float = 0.0


_BUILDS = {
    Build.SLIM: Girths(0.88, -0.006, -0.016, -0.012, 0.0, -0.016, -0.016, -0.008, -0.011, -0.005),
    Build.MEDIUM: Girths(),
    Build.CURVY: Girths(0.97, -0.005, -0.008, -0.010, 0.030, -0.004, -0.012, 0.010, 0.010, 0.002),
    Build.BROAD: Girths(1.18, 0.004, 0.020, 0.012, 0.0, 0.006, 0.010, 0.002, 0.006, 0.004),
    Build.ROUND: Girths(1.16, 0.002, 0.014, 0.008, 0.014, 0.058, 0.036, 0.012, 0.011, 0.004),
}
_AGES = {
    Age.YOUNG: Girths(),
    Age.MIDDLE: Girths(belly=0.014, waist=0.008),
    Age.OLDER: Girths(0.97, -0.002, -0.003, 0.0, 0.0, 0.018, 0.011, 0.001, -0.003, -0.003),
}


def girths(appearance: Appearance) -> Girths:
    """What this build and age add to the default body."""
    build, age = _BUILDS[appearance.build], _AGES[appearance.age]
    return Girths(
        build.arm * age.arm,
        build.shoulder + age.shoulder,
        build.chest + age.chest,
        build.chest_width + age.chest_width,
        build.bust + age.bust,
        build.belly + age.belly,
        build.waist + age.waist,
        build.hips + age.hips,
        build.thigh + age.thigh,
        build.calf + age.calf,
    )
