"""What the figure shows at a moment of the plan: exercise, side and how far into the effort."""

from math import cos, pi

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import Side, Tempo
from coach.core.plan import Plan, Step, StepKind

BREATH_SECONDS = 4.0
RISE_SECONDS = 1.5
FALL_SECONDS = 1.2
LONGEST_RISE = 0.5
LONGEST_FALL = 0.4


class Shown(Struct, frozen=True):
    """`phase` runs from 0, the start of the movement, to 1, the effort; `entry` is the exercise's
    place in the routine.

    `returning` is True on the way back from the effort. `breath` runs from 0, out, to 1, in.
    """

    exercise: str
    side: Side
    phase: float
    returning: bool = False
    breath: float = 0.0
    entry: int = 0


def shown(plan: Plan, index: int, elapsed: float, length: float, rested: bool = False) -> Shown:
    """The figure `elapsed` seconds into step `index`, which takes `length` seconds.

    A hold stays in the effort, and breathes. A rep that waits for the person is shown again and
    again. The step before it brings the figure there in its last
    RISE_SECONDS, and the step after it back in its first FALL_SECONDS, in short steps in less.
    While the figure still comes back it shows the exercise and side of the hold that it leaves,
    so these change only at phase 0. Where it is `rested`, down already, it does not come back.
    """
    step = plan.steps[index]
    if step.kind is StepKind.HOLD:
        return of_step(step, 1.0, breath=breath(elapsed, length))
    if step.kind is StepKind.REP and step.tempo:
        into = elapsed % step.tempo.seconds if step.waits else elapsed
        returning = into > step.tempo.out + step.tempo.pause
        return of_step(step, _tempo_phase(step.tempo, into), returning=returning)
    before = plan.steps[index - 1] if index else None
    fall = min(FALL_SECONDS, LONGEST_FALL * length)
    if before and before.kind is StepKind.HOLD and elapsed < fall and not rested:
        return of_step(before, 1.0 - eased(elapsed, fall), returning=True)
    rise = min(RISE_SECONDS, LONGEST_RISE * length)
    rises = plan.steps[index + 1].kind is StepKind.HOLD
    phase = eased(elapsed - (length - rise), rise) if rises else 0.0
    return of_step(step, phase)


def of_step(step: Step, phase: float, *, returning: bool = False, breath: float = 0.0) -> Shown:
    """What a step shows at a phase of its movement."""
    return Shown(step.exercise, step.side, phase, returning, breath, step.entry)


def getting_ready(held: Shown, since: float, left: float) -> Shown:
    """The figure while the rest of a hold has yet to begin: down, and up again in time for it.

    `held` is what it shows in the hold, `since` are the seconds since it was to get ready (inf
    where it is down already), `left` those until the hold.
    """
    down = 1.0 - eased(since, FALL_SECONDS)
    up = eased(RISE_SECONDS - left, RISE_SECONDS)
    phase = max(down, up)
    return replace(held, phase=phase, returning=down > up, breath=held.breath * phase)


def breath(elapsed: float, length: float) -> float:
    """Slowly in and out, from 0 to 1; out at both ends of a hold of `length` seconds."""
    into = elapsed % BREATH_SECONDS
    half = BREATH_SECONDS / 2
    wave = eased(into, half) if into < half else 1.0 - eased(into - half, half)
    return wave * eased(length - elapsed, half / 2)


def _tempo_phase(tempo: Tempo, elapsed: float) -> float:
    if elapsed < tempo.out:
        return eased(elapsed, tempo.out)
    return 1.0 - eased(elapsed - tempo.out - tempo.pause, tempo.back)


def eased(elapsed: float, seconds: float) -> float:
    """From 0 to 1 within `seconds`, at rest at both ends; the cosine keeps the peak speed low."""
    if elapsed <= 0:
        return 0.0
    if elapsed >= seconds:
        return 1.0
    return (1.0 - cos(pi * elapsed / seconds)) / 2.0
