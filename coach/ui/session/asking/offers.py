"""What can be offered to somebody whom an exercise hurts."""

from msgspec import Struct

from coach.core.ease import eased, fewer_reps, shorter_hold
from coach.core.exercise import Dose
from coach.core.plan import StepKind
from coach.core.player import Player
from coach.ui import words


class Offers(Struct, frozen=True):
    """Of one exercise: its place in the routine, its dose as it is done now, and a gentler `hold`
    or `reps`, where any.
    """

    entry: int
    dose: Dose
    hold: float | None
    reps: int | None

    @property
    def hold_words(self) -> str:
        return f"{_number(self.hold)} s instead of {_number(self.dose.hold)} s"

    @property
    def reps_words(self) -> str:
        return f"{_number(self.reps)} instead of {_number(self.dose.reps)}"


def _number(number: float | None) -> str:
    return "" if number is None else words.number_text(number)


def offers(player: Player) -> Offers:
    """For the exercise of the current step."""
    dose = dose_now(player)
    return Offers(player.step.entry, dose, shorter_hold(dose), fewer_reps(dose))


def dose_now(player: Player) -> Dose:
    """What the plan still asks for in the current exercise: as prescribed, or eased already."""
    step, plan = player.step, player.plan
    dose = plan.entry(step).dose
    holds = (
        s.seconds
        for s in plan.steps
        if s.exercise_index == step.exercise_index and s.kind is StepKind.HOLD
    )
    return eased(dose, hold=next(holds, None), reps=step.reps)
