"""What is spoken: labels, numbers as words, and the phrases of the shipped exercises."""

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog, Exercise, Side, Sidedness
from coach.core.plan import Step, StepKind, plan
from coach.core.routine import Entry, Routine
from coach.core.voice import VoiceLevel
from coach.cues import words
from coach.cues.speech.phrase import cleaned
from coach.cues.timing import seconds_to_say


def _step(catalog: Catalog, exercise: str, kind: StepKind, **changes: object) -> Step:
    laid_out = plan(Routine("r", "R", (Entry(exercise, catalog[exercise].dose),)), catalog)
    return replace(laid_out.steps[0], kind=kind, **changes)


@pytest.mark.parametrize(
    ("exercise", "side", "label"),
    [
        ("hamstring-stretch", Side.RIGHT, "Right leg"),
        ("lower-trunk-rotation", Side.LEFT, "To the left"),
        ("bridge", Side.BOTH, ""),
    ],
)
def test_a_side_is_named_as_the_movement_uses_it(
    catalog: Catalog, exercise: str, side: Side, label: str
) -> None:
    assert words.side_label(catalog[exercise], side) == label


def test_a_side_without_a_limb_of_its_own_is_a_side(catalog: Catalog) -> None:
    plain = replace(catalog["bridge"], sidedness=Sidedness.EACH_SIDE, limb="")
    assert words.side_label(plain, Side.LEFT) == "Left side"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "zero"),
        (7, "seven"),
        (15, "fifteen"),
        (20, "twenty"),
        (21, "twenty-one"),
        (58, "fifty-eight"),
        (60, "sixty"),
        (61, "61"),
    ],
)
def test_numbers_up_to_sixty_are_words(number: int, word: str) -> None:
    assert words.number_word(number) == word


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Feel it in the *low back*.", "Feel it in the low back."),
        ("Bridge", "Bridge."),
        ("  Two\n words ", "Two words."),
        ("Ready?", "Ready?"),
        ("", ""),
    ],
)
def test_what_is_written_for_the_screen_is_spoken_as_a_plain_sentence(
    written: str, spoken: str
) -> None:
    assert words.sentence(written) == spoken


def test_a_lead_in_says_all_of_it_or_the_best_of_it(catalog: Catalog) -> None:
    step = _step(catalog, "single-knee-to-chest", StepKind.NEXT)
    lines = words.lead_in(step, catalog["single-knee-to-chest"], VoiceLevel.FULL)
    assert lines[0] == (
        "Single knee to chest.",
        "Right leg.",
        "Lie on your back with both legs straight.",
        "Draw the knee towards your chest until you feel it in the low back and buttock.",
    )
    assert lines[-1] == ("Single knee to chest.",)


def test_turning_over_comes_before_all_else(catalog: Catalog) -> None:
    step = _step(catalog, "clamshell", StepKind.CHANGE_POSITION)
    brief = words.lead_in(step, catalog["clamshell"], VoiceLevel.BRIEF)
    assert brief[0] == ("Turn onto your side.", "Clamshell.", "Right leg.")
    step = _step(catalog, "bridge", StepKind.CHANGE_POSITION)
    assert words.lead_in(step, catalog["bridge"], VoiceLevel.BRIEF)[0] == (
        "Turn onto your back.",
        "Bridge.",
    )


@pytest.mark.parametrize(
    ("exercise", "level", "said"),
    [
        ("hamstring-stretch", VoiceLevel.FULL, ("Change sides.", "Left leg.")),
        (
            "clamshell",
            VoiceLevel.FULL,
            ("Change sides.", "Turn onto your other side.", "Left leg."),
        ),
        ("clamshell", VoiceLevel.BRIEF, ("Change sides.", "Left leg.")),
        ("lower-trunk-rotation", VoiceLevel.BRIEF, ("Now the other way.", "To the left.")),
    ],
)
def test_changing_sides_names_the_side_to_come(
    catalog: Catalog, exercise: str, level: VoiceLevel, said: tuple[str, ...]
) -> None:
    step = _step(catalog, exercise, StepKind.CHANGE_SIDE, side=Side.LEFT)
    assert words.lead_in(step, catalog[exercise], level)[0] == said


def test_the_set_to_come_is_named_and_the_last_as_the_last(catalog: Catalog) -> None:
    bridge = catalog["bridge"]
    rest = _step(catalog, "bridge", StepKind.SET_REST, sets=3, set_number=2)
    assert words.lead_in(rest, bridge, VoiceLevel.FULL)[0] == ("Rest.", "Set two comes next.")
    last = replace(rest, set_number=3)
    assert words.lead_in(last, bridge, VoiceLevel.BRIEF)[0] == ("Rest.", "The last set comes next.")


def test_another_way_is_said_by_its_own_steps_and_a_note_as_it_is_written(
    catalog: Catalog,
) -> None:
    step = _step(catalog, "hamstring-stretch", StepKind.NEXT)
    stretch = catalog["hamstring-stretch"]
    note = "not past 60 degrees, says Dr."
    entry = Entry(stretch.id, stretch.dose, way="hamstring-stretch-towel", note=note)
    first, second, *others = words.lead_in(step, stretch, VoiceLevel.FULL, entry)
    assert first == (
        "Hamstring stretch.",
        "Right leg.",
        "Lie on your back with one leg straight on the floor.",
        "Lay a towel round the sole of the other foot and hold an end in each hand.",
        "Straighten the knee until you feel it at the back of the thigh.",
        note,
    )
    assert second == ("Hamstring stretch.", "Right leg.", note)
    assert all(note not in line for line in others)
    assert note not in words.lead_in(step, stretch, VoiceLevel.BRIEF, entry)[0]
    later = replace(step, rep_of_side=2)
    assert note not in words.lead_in(later, stretch, VoiceLevel.FULL, entry)[0]


def test_a_long_note_is_said_in_parts_that_an_engine_takes_whole() -> None:
    note = " ".join(["gently"] * 28)
    parts = words.as_written(note)
    assert " ".join(parts) == note
    assert all(cleaned(part) == part for part in parts)


@pytest.mark.parametrize("level", [VoiceLevel.NUMBERS, VoiceLevel.OFF])
def test_who_wants_only_numbers_hears_no_lead_in(catalog: Catalog, level: VoiceLevel) -> None:
    step = _step(catalog, "bridge", StepKind.READY)
    assert words.lead_in(step, catalog["bridge"], level) == ()


def test_the_phrases_of_the_shipped_exercises_are_few_and_always_the_same(
    catalog: Catalog,
) -> None:
    phrases = words.all_phrases(catalog)
    assert phrases == words.all_phrases(catalog)
    assert len(set(phrases)) == len(phrases) < 250
    assert not any("*" in phrase or phrase[-1] not in ".!?" for phrase in phrases)


def test_an_exercise_without_words_says_its_name(catalog: Catalog) -> None:
    bare: Exercise = replace(catalog["bridge"], ready="", cue="")
    step = _step(catalog, "bridge", StepKind.NEXT)
    assert words.lead_in(step, bare, VoiceLevel.FULL) == (("Bridge.",),)


def test_more_words_take_longer_and_nothing_takes_no_time() -> None:
    assert seconds_to_say(()) == 0
    one, two = ("Rest.",), ("Rest.", "Rest.")
    assert seconds_to_say(two) == pytest.approx(2 * seconds_to_say(one))
    assert seconds_to_say(("Three.",)) < 0.85  # a countdown has a second for each
