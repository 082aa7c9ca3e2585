"""The way through the check-in."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.check_in import Concern
from coach.ui.check_in.course import Course, Stand

ASKED = (Concern.FALL, Concern.FEVER, Concern.PREGNANT)
FRAMED = Course.through(ASKED, framed=True)
BARE = Course.through(ASKED, framed=False)
ACTS: tuple[Callable[[Course], Course], ...] = (
    Course.no,
    Course.yes,
    Course.seen_to,
    Course.go_on,
    Course.back,
)


def test_no_to_everything_leads_through_both_frames_to_the_end() -> None:
    course, stands = FRAMED, [FRAMED.stand]
    for act in (Course.go_on, Course.no, Course.no, Course.no, Course.go_on):
        course = act(course)
        stands.append(course.stand)
    assert stands == [Stand.ABOUT, *[Stand.QUESTION] * 3, Stand.GUIDE, Stand.OVER]


def test_without_a_frame_there_are_the_questions_alone() -> None:
    assert BARE.stand is Stand.QUESTION
    assert BARE.no().no().no().stand is Stand.OVER


def test_a_yes_stands_open_until_somebody_has_seen_to_it() -> None:
    asked = BARE.no().yes()
    assert (asked.open_yes, asked.concern) == (True, Concern.FEVER)
    assert asked.no() is asked
    on = asked.seen_to()
    assert (on.open_yes, on.concern) == (False, Concern.PREGNANT)


def test_a_yes_to_the_last_question_that_is_seen_to_ends_it() -> None:
    assert BARE.no().no().yes().seen_to().stand is Stand.OVER


@pytest.mark.parametrize(
    ("course", "before"),
    [
        (FRAMED, FRAMED),
        (FRAMED.go_on(), FRAMED),
        (BARE, BARE),
        (BARE.no(), BARE),
        (BARE.yes(), BARE),
        (FRAMED.go_on().no().no().no(), FRAMED.go_on().no().no()),
    ],
)
def test_back_goes_to_what_was_shown_before(course: Course, before: Course) -> None:
    assert course.back() == before


@given(framed=st.booleans(), acts=st.lists(st.sampled_from(ACTS), max_size=40))
def test_it_is_over_only_when_every_question_has_been_answered_well(
    framed: bool, acts: list[Callable[[Course], Course]]
) -> None:
    course = Course.through(ASKED, framed=framed)
    well: set[Concern] = set()
    for act in acts:
        before, course = course, act(course)
        asked = before.stand in (Stand.QUESTION, Stand.ADVICE)
        if asked and act in (Course.no, Course.seen_to) and course is not before:
            well.add(before.concern)
        assert 0 <= course.place < len(ASKED)
        assert course.open_yes is (course.stand is Stand.ADVICE)
        if course.stand in (Stand.GUIDE, Stand.OVER):
            assert well == set(ASKED)
