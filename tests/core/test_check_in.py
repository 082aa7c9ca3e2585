"""How urgent each sign is."""

import pytest

from coach.core.check_in import Concern, Urgency, urgency


@pytest.mark.parametrize(
    ("wanted", "concerns"),
    [
        (Urgency.EMERGENCY, "bladder-or-bowel numb-saddle both-legs fall"),
        (
            Urgency.DOCTOR_SOON,
            "fever weight-loss cancer night-pain chest-band unsteady six-weeks",
        ),
        (Urgency.ASK_FIRST, "pregnant not-shown"),
    ],
)
def test_every_sign_has_its_urgency(wanted: Urgency, concerns: str) -> None:
    assert [c.value for c in Concern if urgency(c) is wanted] == concerns.split()


def test_the_most_urgent_are_asked_first() -> None:
    ranks = [list(Urgency).index(urgency(concern)) for concern in Concern]
    assert ranks == sorted(ranks)
