"""The signs that are asked for before and during the exercises, and how urgent each of them is.

Sources: health-service leaflets on cauda equina syndrome and on red flags in back pain.
"""

from enum import StrEnum


class Urgency(StrEnum):
    """What a yes asks for: help at once, a doctor soon, or somebody's word before starting."""

    EMERGENCY = "emergency"
    DOCTOR_SOON = "doctor-soon"
    ASK_FIRST = "ask-first"


class Concern(StrEnum):
    """What a yes would be about, the most urgent first."""

    BLADDER_OR_BOWEL = "bladder-or-bowel"
    NUMB_SADDLE = "numb-saddle"
    BOTH_LEGS = "both-legs"
    FALL = "fall"
    FEVER = "fever"
    WEIGHT_LOSS = "weight-loss"
    CANCER = "cancer"
    NIGHT_PAIN = "night-pain"
    CHEST_BAND = "chest-band"
    UNSTEADY = "unsteady"
    SIX_WEEKS = "six-weeks"
    PREGNANT = "pregnant"
    NOT_SHOWN = "not-shown"


_EMERGENCIES = (Concern.BLADDER_OR_BOWEL, Concern.NUMB_SADDLE, Concern.BOTH_LEGS, Concern.FALL)
_ASK_FIRST = (Concern.PREGNANT, Concern.NOT_SHOWN)


def urgency(concern: Concern) -> Urgency:
    if concern in _EMERGENCIES:
        return Urgency.EMERGENCY
    return Urgency.ASK_FIRST if concern in _ASK_FIRST else Urgency.DOCTOR_SOON
