"""The words for doses, times, positions and dates."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from coach.core.exercise import Dose, Exercise, Position, Sidedness, SideOrder, Tempo
from coach.ui import words

BACK, BENT, LYING_ON_SIDE = Position.ON_BACK, Position.ON_BACK_KNEES_BENT, Position.ON_SIDE
TEMPO = Tempo(2, 1, 2)


def exercise(sidedness: Sidedness) -> Exercise:
    return Exercise(
        id="one",
        name="One",
        position=BACK,
        sidedness=sidedness,
        steps=("Lie.",),
        ready="",
        cue="",
        felt="",
        cautions=(),
        muscles=(),
        dose=Dose(1),
    )


@pytest.mark.parametrize(
    ("dose", "sidedness", "text"),
    [
        (Dose(3, hold=30), Sidedness.EACH_SIDE, "30 s × 3 each side"),
        (Dose(15, hold=5), Sidedness.BOTH_AT_ONCE, "5 s × 15"),
        (Dose(20, tempo=TEMPO), Sidedness.EACH_WAY, "20 each way"),
        (Dose(15, tempo=TEMPO), Sidedness.BOTH_AT_ONCE, "15 reps"),
        (Dose(1, tempo=TEMPO), Sidedness.BOTH_AT_ONCE, "1 rep"),
        (Dose(15, tempo=TEMPO), Sidedness.EACH_SIDE, "15 each side"),
        (Dose(1, hold=30), Sidedness.EACH_SIDE, "30 s each side"),
        (Dose(2, hold=7.5), Sidedness.BOTH_AT_ONCE, "7.5 s × 2"),
        (Dose(2, hold=120), Sidedness.BOTH_AT_ONCE, "2 min × 2"),
        (Dose(15, tempo=TEMPO, sets=2), Sidedness.BOTH_AT_ONCE, "2 sets of 15 reps"),
        (
            Dose(15, tempo=TEMPO, self_paced=True),
            Sidedness.BOTH_AT_ONCE,
            "15 reps, at your own pace",
        ),
        (
            Dose(15, tempo=TEMPO, sets=2, self_paced=True),
            Sidedness.EACH_SIDE,
            "2 sets of 15 each side, at your own pace",
        ),
        (
            Dose(3, hold=30, order=SideOrder.RIGHT_ONLY),
            Sidedness.EACH_SIDE,
            "30 s × 3 right side only",
        ),
        (
            Dose(15, tempo=TEMPO, order=SideOrder.LEFT_ONLY),
            Sidedness.EACH_SIDE,
            "15 left side only",
        ),
    ],
)
def test_dose(dose: Dose, sidedness: Sidedness, text: str) -> None:
    assert words.dose_text(dose, exercise(sidedness)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "under a minute"),
        (29, "under a minute"),
        (31, "1 min"),
        (1860, "31 min"),
        (3599, "1 h"),
        (3900, "1 h 5 min"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert words.duration_text(seconds) == text


@pytest.mark.parametrize(
    ("positions", "sentence"),
    [
        ([], ""),
        ([BACK, BENT], "You will be on your back all the way through."),
        (
            [BACK] * 5 + [BENT] * 3 + [LYING_ON_SIDE] * 2,
            "You will be on your back for the first eight, then on your side.",
        ),
        (
            [LYING_ON_SIDE, BACK],
            "You will be on your side for the first one, then on your back.",
        ),
        (
            [BACK] * 4 + [LYING_ON_SIDE] + [BENT] * 4 + [LYING_ON_SIDE],
            "You will be on your back most of the time and turn onto your side for two of them.",
        ),
        (
            [LYING_ON_SIDE, BACK, LYING_ON_SIDE],
            "You will change between your back and your side twice.",
        ),
    ],
)
def test_position_sentence(positions: list[Position], sentence: str) -> None:
    assert words.position_sentence(positions) == sentence


def test_position_summary_says_then_only_where_it_is_true() -> None:
    assert (
        words.position_summary([BACK, BENT, LYING_ON_SIDE]) == "2 on your back, then 1 on your side"
    )
    assert words.position_summary([LYING_ON_SIDE, BACK]) == "1 on your side, then 1 on your back"
    assert words.position_summary([BACK, LYING_ON_SIDE, BACK]) == "2 on your back, 1 on your side"
    assert words.position_summary([BACK]) == "1 on your back"


def test_dates_follow_the_locale() -> None:
    day = date(2026, 11, 22)
    assert words.long_date(day) == "Sunday, 22 November 2026"
    assert words.weekday_name(0) == "Monday"
    assert [words.weekday_letter(n) for n in range(7)] == list("MTWTFSS")
    assert words.hour_text(4) == "04:00"


def test_week_starts_where_chosen_or_as_the_locale_does() -> None:
    assert words.week_start(None) == 0
    assert words.week_start(6) == 6
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert words.week_start(None) == 6


def test_numbers_follow_the_locale() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert words.seconds_text(7.5) == "7,5 s"
    assert words.percent_text(0.8) == "80 %"


def test_listing() -> None:
    assert words.listing(["a"]) == "a"
    assert words.listing(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("last", "text"),
    [
        (None, "not yet done"),
        (date(2026, 11, 22), "already done today"),
        (date(2026, 11, 21), "last done yesterday"),
        (date(2026, 11, 19), "last done Thursday"),
        (date(2026, 11, 16), "last done Monday"),
        (date(2026, 11, 15), "last done 7 days ago"),
        (date(2026, 8, 14), "last done 100 days ago"),
    ],
)
def test_when_an_exercise_was_last_done(last: date | None, text: str) -> None:
    assert words.last_done_text(last, date(2026, 11, 22)) == text
