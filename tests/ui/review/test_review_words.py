"""What a review says, case by case."""

from datetime import date

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog
from coach.core.review import Obstacle, SuggestionKind
from coach.core.routine import Routine
from coach.core.suggestion import Reason, Suggestion
from coach.core.week_facts import PainOfWeek, WeekFacts
from coach.ui.review.words import (
    ask_first_text,
    lines,
    mark_text,
    marked_text,
    reason_text,
    taken_text,
    title_text,
)
from coach.ui.routine_model import RoutineModel

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
KIND, WHY = SuggestionKind, Reason
FACTS = WeekFacts(
    week=MONDAY,
    planned=7,
    done=4,
    begun=0,
    excused=0,
    sessions=4,
    seconds=6720,
    pain=PainOfWeek(4.0, 3.5),
    pain_before=PainOfWeek(5.0, 4.0),
    pain_rising=False,
    stops=(("bridge", 2), ("clamshell", 1)),
    cut_short=2,
)
SCOLDING = ("fail", "only", "should", "must", "missed", "broke", "lazy", "bad", "!")


@pytest.fixture
def routine(routine_model: RoutineModel) -> Routine:
    return routine_model.routine


def test_the_week_in_five_lines(catalog: Catalog) -> None:
    assert lines(FACTS, catalog) == (
        "You did 4 of 7 planned days.",
        "1 h 52 min of exercise in 4 sessions.",
        "Pain 4 before, 3.5 after. The week before: 5 and 4.",
        "Stopped for pain: Bridge twice and Clamshell once.",
        "Two sessions were cut short.",
    )


@pytest.mark.parametrize(
    ("change", "place", "line"),
    [
        ({"planned": 3}, 0, "You did 4 days; 3 were planned."),
        ({"planned": 0, "done": 1}, 0, "Nothing was planned, and you did 1 day."),
        (
            {"planned": 0, "done": 0, "excused": 7},
            0,
            "This week does not count, and nothing of it is missing.",
        ),
        ({"planned": 1, "done": 1}, 0, "You did 1 of 1 planned day."),
        ({"begun": 1}, 0, "You did 4 of 7 planned days. A start was made on one more."),
        ({"done": 0, "begun": 2}, 0, "You did 0 of 7 planned days. A start was made on two."),
        ({"excused": 1}, 0, "You did 4 of 7 planned days. 1 day does not count."),
        ({"sessions": 0, "seconds": 0.0}, 1, "No session is in the log."),
        ({"sessions": 1, "seconds": 20.0}, 1, "Under a minute of exercise in 1 session."),
        ({"pain": PainOfWeek()}, 2, "Pain was not rated."),
        ({"pain_before": PainOfWeek()}, 2, "Pain 4 before, 3.5 after."),
        (
            {"pain_before": PainOfWeek(after=2.0)},
            2,
            "Pain 4 before, 3.5 after. The week before: 2 after.",
        ),
        (
            {"pain_rising": True},
            2,
            "Pain 4 before, 3.5 after. The week before: 5 and 4. Worth telling your clinician.",
        ),
        ({"stops": ()}, 3, "No exercise was stopped for pain."),
        ({"stops": (("gone", 3),)}, 3, "Stopped for pain: gone three times."),
        ({"cut_short": 0}, 4, "No session was cut short."),
        ({"cut_short": 1}, 4, "One session was cut short."),
    ],
)
def test_a_line(catalog: Catalog, change: dict[str, object], place: int, line: str) -> None:
    assert lines(replace(FACTS, **change), catalog)[place] == line


def test_what_is_suggested(catalog: Catalog, routine: Routine) -> None:
    dose = replace(routine.entries[8].dose, reps=8)
    ease = Suggestion(KIND.EASE, WHY.STOPPED_FOR_PAIN, 2, "bridge", (8,), dose)
    fewer = Suggestion(KIND.FEWER_DAYS, WHY.LOW, 3, days=(0, 2, 4))
    shorter = Suggestion(KIND.SHORTER, WHY.CUT_SHORT, 3, entries=(8, 9), seconds=1080)
    told = [
        (title_text(s, routine, catalog), taken_text(s, routine, catalog).split(". ")[0])
        for s in (ease, fewer, shorter)
    ]
    assert told == [
        ("Ease Bridge: 8 times instead of 15", "Bridge is now: 8 times instead of 15"),
        (
            "3 days a week: Monday, Wednesday and Friday",
            "Your plan is now Monday, Wednesday and Friday",
        ),
        ("A shorter routine: 18 min", "Bridge and Clamshell are switched off"),
    ]


def test_why_the_clinician_is_asked_first(catalog: Catalog, routine: Routine) -> None:
    def asked(place: int, **change: object) -> str:
        entry = routine.entries[place]
        dose = replace(entry.dose, **change)
        made = Suggestion(KIND.MORE, WHY.COMPLETE_WEEKS, 3, entry.exercise, (place,), dose)
        return ask_first_text(replace(made, ask_first=True), catalog)

    assert asked(8, reps=16) == "Ask your clinician first: it is more than your sheet gives."
    assert asked(1, hold=25.0) == (
        "Ask your clinician first: for some people this exercise needs their leave."
    )
    assert asked(1, hold=35.0) == (
        "Ask your clinician first: it is more than your sheet gives, and for some people this "
        "exercise needs their leave."
    )


@pytest.mark.parametrize(
    "reason", [each for each in WHY if each not in (WHY.LOW, WHY.CUT_SHORT, WHY.COMPLETE_WEEKS)]
)
def test_no_reason_to_keep_going_scolds(catalog: Catalog, routine: Routine, reason: Reason) -> None:
    made = Suggestion(KIND.KEEP_GOING, reason, 2, "bridge")
    told = f"{title_text(made, routine, catalog)}. {reason_text(made, routine, catalog)}".lower()
    assert not [word for word in SCOLDING if word in told]
    assert told.count(".") <= 5


def test_marking(catalog: Catalog) -> None:
    assert mark_text(Obstacle.AWAY, [MONDAY]) == "Mark 1 missed day as away"
    assert marked_text(Obstacle.AWAY, [MONDAY] * 5) == "5 days marked as away: they do not count."
    assert marked_text(Obstacle.PAIN, [MONDAY]) == "Monday marked as in pain: it does not count."
    assert marked_text(Obstacle.ILL, [MONDAY, TUESDAY]) == (
        "Monday and Tuesday marked as ill: they do not count."
    )
