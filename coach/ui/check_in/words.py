"""What the check-in says.

Sources: health-service leaflets on cauda equina syndrome and on red flags in back pain. The
wording has not been reviewed by a clinician yet, and About says so.
"""

from collections.abc import Mapping

from msgspec import Struct

from coach.core.check_in import Concern, Urgency, urgency

ABOUT_IT = (
    "Back Coach follows the sheet that your clinician gave you. It does not diagnose and does not "
    "replace advice. If nobody has shown you these exercises, ask before you start; if you are "
    "pregnant, ask your midwife or doctor first. Your own clinician's word goes first."
)
NOT_KEPT = "Your answers are not kept."
FIRST_WORDS = (
    "Back Coach follows the sheet that your clinician gave you. It does not diagnose.",
    "If nobody has shown you these exercises, ask before you start. "
    "Your own clinician's word goes first.",
    "A few questions come first, one at a time: each is answered with No or Yes. " + NOT_KEPT,
)
WHILE_MOVING = (
    "Ease off if pain grows. Stop at sharp or shooting pain, numbness or weakness. Breathe, and "
    "never hold your breath."
)
GUIDE_TITLE = "How much pain is all right, from 0 to 10"
LOCAL_NUMBER = "your local emergency number"


class Wording(Struct, frozen=True):
    """One sign: the question, the sign as an item of a list, and what to say to whom one calls."""

    question: str
    sign: str
    to_say: str = ""


WORDINGS: Mapping[Concern, Wording] = {
    Concern.BLADDER_OR_BOWEL: Wording(
        "Do you have new trouble passing or holding urine or stool?",
        "New trouble passing or holding urine or stool",
        "I have back trouble, and new trouble passing or holding urine or stool.",
    ),
    Concern.NUMB_SADDLE: Wording(
        "Do you feel numb round the genitals or back passage?",
        "Numbness round the genitals or back passage",
        "I have back trouble, and I am numb round the genitals or back passage.",
    ),
    Concern.BOTH_LEGS: Wording(
        "Do you have new or worsening weakness or numbness in both legs?",
        "New or worsening weakness or numbness in both legs",
        "I have back trouble, and both my legs are getting weak or numb.",
    ),
    Concern.FALL: Wording(
        "Have you had a fall or an accident, even a small one if you have thin bones or take "
        "steroids?",
        "A fall or accident, however small if you have thin bones or take steroids",
        "I have had a fall or an accident, and I have back trouble.",
    ),
    Concern.FEVER: Wording(
        "Do you have a fever, or feel ill with the pain?", "Fever, or feeling ill with the pain"
    ),
    Concern.WEIGHT_LOSS: Wording(
        "Have you lost weight that you cannot explain?", "Weight loss that you cannot explain"
    ),
    Concern.CANCER: Wording("Have you ever had cancer?", "A history of cancer"),
    Concern.NIGHT_PAIN: Wording(
        "Is your pain worst at night or when lying down?",
        "Pain that is worst at night or when lying down",
    ),
    Concern.CHEST_BAND: Wording(
        "Do you have pain round the chest, like a band?", "Pain round the chest like a band"
    ),
    Concern.UNSTEADY: Wording("Are you unsteady when you walk?", "Unsteady walking"),
    Concern.SIX_WEEKS: Wording(
        "Has your pain gone on for six weeks or more without getting better?",
        "No better after six weeks",
    ),
    Concern.PREGNANT: Wording("Are you pregnant?", "Being pregnant"),
    Concern.NOT_SHOWN: Wording(
        "Are these exercises new to you, and nobody has shown you how to do them?",
        "Exercises that nobody has shown you",
    ),
}


class Advice(Struct, frozen=True):
    """What to do now: `lines` beside the title; `seen_to` is the button that goes on, if any."""

    title: str
    lines: tuple[str, ...]
    seen_to: str = ""


_BY_CONCERN = {
    Concern.PREGNANT: Advice(
        "Ask your midwife or doctor first",
        ("Some of these exercises may have to wait or change. They can tell you which.",),
        "I have asked",
    ),
    Concern.NOT_SHOWN: Advice(
        "Have somebody show you first",
        ("Ask your clinician or physiotherapist to show you these exercises before you start.",),
        "I have asked",
    ),
}


def whom_to_call(emergency_number: str | None) -> str:
    """`emergency_number` None where the person has not said."""
    return f"Call {emergency_number or LOCAL_NUMBER}, or have somebody call for you."


def advice(concern: Concern, emergency_number: str | None) -> Advice:
    """What to do now after a yes; `emergency_number` as for `whom_to_call`."""
    if concern in _BY_CONCERN:
        return _BY_CONCERN[concern]
    wording = WORDINGS[concern]
    if urgency(concern) is Urgency.EMERGENCY:
        return Advice(
            "Get emergency help now",
            (
                whom_to_call(emergency_number),
                f"Say: “{wording.to_say}”",
                "Do no exercises until a doctor has seen you.",
            ),
        )
    return Advice(
        "See a doctor soon",
        (
            "See a doctor before you go on with the exercises.",
            f"Tell them: {wording.sign[0].lower()}{wording.sign[1:]}.",
        ),
        "My doctor knows about this",
    )


def pain_guide(ease_from: int, stop_from: int) -> tuple[tuple[str, str], ...]:
    """The pain ratings, 0 to 10, and what to do at each: three rows, or fewer where some is empty.

    From `stop_from` on one stops, whatever `ease_from` is.
    """
    rows = (
        (0, min(ease_from, stop_from) - 1, "Go on."),
        (ease_from, stop_from - 1, "Ease off, and see that it settles by tomorrow."),
        (stop_from, 10, "Stop for today."),
    )
    return tuple((_span(low, high), told) for low, high, told in rows if low <= high)


def _span(low: int, high: int) -> str:
    if low == high:
        return str(low)
    return f"{low} or more" if high == 10 else f"{low} to {high}"
