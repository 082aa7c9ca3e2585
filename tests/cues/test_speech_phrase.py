"""What is handed to an engine that speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.cues.cue import LONGEST
from coach.cues.speech.phrase import cleaned, text_of


@pytest.mark.parametrize(
    ("phrase", "spoken"),
    [
        ("Get ready.", "Get ready."),
        ("--version", "version"),
        ("- Plank", "Plank"),
        ("Knee\x00 to\nchest\x1b[31m", "Knee to chest 31m"),
        ("[[h@l'oU]] <break/> & more", "h l'oU break/ more"),
        ("Über den Rücken", "Über den Rücken"),
        ("…", ""),
    ],
)
def test_what_an_engine_could_misread_is_left_out(phrase: str, spoken: str) -> None:
    assert cleaned(phrase) == spoken


def test_a_long_phrase_ends_between_two_words() -> None:
    phrase = "word " * 60
    assert cleaned(phrase) == ("word " * 24).strip()
    assert len(cleaned("x" * 500)) == LONGEST


@given(st.text())
def test_no_phrase_is_long_or_an_option_or_of_two_rows(phrase: str) -> None:
    spoken = cleaned(phrase)
    assert len(spoken) <= LONGEST
    assert spoken.isprintable()
    assert not spoken.startswith(("-", "."))
    assert cleaned(spoken) == spoken


def test_the_phrases_of_a_line_are_one_text() -> None:
    assert text_of(("Bridge.", "…", "Left leg.")) == "Bridge. Left leg."
    assert text_of(()) == ""
