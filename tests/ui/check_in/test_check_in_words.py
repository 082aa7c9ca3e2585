"""What the check-in says."""

import pytest

from coach.core.check_in import Concern, Urgency, urgency
from coach.ui.check_in.words import WORDINGS, advice, pain_guide


@pytest.mark.parametrize("concern", Concern)
def test_every_sign_is_one_question_and_ends_in_what_to_do(concern: Concern) -> None:
    assert WORDINGS[concern].question.count("?") == 1
    assert WORDINGS[concern].question.endswith("?")
    told = advice(concern, None)
    assert told.title
    assert told.lines
    emergency = urgency(concern) is Urgency.EMERGENCY
    assert bool(WORDINGS[concern].to_say) is emergency
    assert bool(told.seen_to) is not emergency


def test_the_number_to_call_is_the_persons_own_or_the_local_one() -> None:
    assert "Call 112," in " ".join(advice(Concern.FALL, "112").lines)
    assert "Call your local emergency number," in " ".join(advice(Concern.FALL, None).lines)


def test_it_says_what_to_say() -> None:
    assert any("numb round the genitals" in line for line in advice(Concern.NUMB_SADDLE, "9").lines)
    assert any("fever" in line for line in advice(Concern.FEVER, None).lines)


@pytest.mark.parametrize(
    ("ease_from", "stop_from", "spans"),
    [
        (4, 6, ["0 to 3", "4 to 5", "6 or more"]),
        (1, 2, ["0", "1", "2 or more"]),
        (5, 5, ["0 to 4", "5 or more"]),
        (8, 6, ["0 to 5", "6 or more"]),
        (9, 10, ["0 to 8", "9", "10"]),
    ],
)
def test_the_pain_guide_follows_the_thresholds(
    ease_from: int, stop_from: int, spans: list[str]
) -> None:
    guide = pain_guide(ease_from, stop_from)
    assert [span for span, _ in guide] == spans
    assert (guide[0][1], guide[-1][1]) == ("Go on.", "Stop for today.")
