"""Easing off: a gentler dose where the prescribed one hurts.

By how much is our own choice, and no clinical source is claimed for it: about two thirds of a
hold and half of the reps are steps that are felt and still leave something to do. They are offered,
never imposed, and the clinician's word goes first.
"""

from msgspec.structs import replace

from coach.core.exercise import Dose

SHARE_OF_HOLD = 2 / 3
LEAST_HOLD = 2.0
COARSE_FROM = 10.0
COARSE_STEP = 5.0


def shorter_hold(dose: Dose) -> float | None:
    """About two thirds of the hold, in seconds; None where there is no hold or none shorter.

    From 10 s up it comes in steps of 5 s, below in whole seconds, and is never under 2 s.
    """
    if dose.tempo:
        return None
    exact = dose.hold * SHARE_OF_HOLD
    step = COARSE_STEP if exact >= COARSE_FROM else 1.0
    hold = max(LEAST_HOLD, round(exact / step) * step)
    return hold if hold < dose.hold else None


def fewer_reps(dose: Dose) -> int | None:
    """Half of the reps of a side and set, rounded up; None where there is only one."""
    return (dose.reps + 1) // 2 if dose.reps > 1 else None


def eased(dose: Dose, hold: float | None = None, reps: int | None = None) -> Dose:
    """The dose with this hold and these reps; None leaves either as it is."""
    return replace(
        dose,
        hold=dose.hold if hold is None else hold,
        reps=dose.reps if reps is None else reps,
    )
