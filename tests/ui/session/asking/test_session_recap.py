"""What the summary says was done."""

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose
from coach.core.plan import plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine
from coach.core.session import SetEnd
from coach.ui.session.asking.recap import Line, Recap, recap

STRETCH = Entry("hamstring-stretch", Dose(reps=3, hold=30.0, rest=5.0))
BRIDGE = Entry("bridge", Dose(reps=15, hold=5.0, rest=3.0))


def after(catalog: Catalog, *done: tuple[int, SetEnd]) -> Recap:
    """The recap once these reps are done on the right, on the left, and of the bridge."""
    laid_out = plan(Routine("own", "Own", (STRETCH, BRIDGE)), catalog)
    sets = [
        replace(
            each,
            done_reps=reps,
            done_seconds=reps * each.prescribed_seconds / each.prescribed_reps,
            ended=ended,
        )
        for each, (reps, ended) in zip(laid_out.sets, done, strict=True)
    ]
    return recap(Player.of(laid_out, sets), catalog)


def test_all_done(catalog: Catalog) -> None:
    told = after(catalog, (3, SetEnd.DONE), (3, SetEnd.DONE), (15, SetEnd.DONE))
    assert told.title == "Well done."
    assert [number for number, _ in told.figures] == ["2 of 2", "21", "4 min"]
    assert told.lines == (
        Line(catalog["hamstring-stretch"].name, "3 of 3 each side", whole=True),
        Line(catalog["bridge"].name, "15 of 15", whole=True),
    )


def test_one_side_less_is_not_the_whole(catalog: Catalog) -> None:
    told = after(catalog, (3, SetEnd.DONE), (1, SetEnd.SKIPPED), (14, SetEnd.STOPPED))
    assert told.figures[0] == ("2 of 2", "exercises begun")
    assert [(line.done, line.whole) for line in told.lines] == [
        ("right leg 3 of 3, left leg 1 of 3", False),
        ("14 of 15", False),
    ]


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (SetEnd.SKIPPED, "skipped"),
        (SetEnd.PAIN, "stopped for pain"),
        (SetEnd.STOPPED, "not this time"),
    ],
)
def test_nothing_done_is_said_without_a_judgement(
    catalog: Catalog, ended: SetEnd, said: str
) -> None:
    told = after(catalog, (0, ended), (0, ended), (0, ended))
    assert told.title == "The session is over."
    assert {line.done for line in told.lines} == {said}


def test_stopped_for_pain_it_counts_as_done_and_says_so(catalog: Catalog) -> None:
    told = after(catalog, (2, SetEnd.PAIN), (0, SetEnd.PAIN), (15, SetEnd.DONE))
    assert told.notes == ("You stopped for pain: that was right. It counts as done.",)
    assert told.figures[0] == ("2 of 2", "exercises complete")
    assert [(line.done, line.whole) for line in told.lines] == [
        ("right leg 2 of 3, left leg 0 of 3, stopped for pain", True),
        ("15 of 15", True),
    ]


def test_gone_on_with_to_the_end_it_is_just_done(catalog: Catalog) -> None:
    told = after(catalog, (3, SetEnd.PAIN), (3, SetEnd.PAIN), (9, SetEnd.STOPPED))
    assert told.lines[0].done == "3 of 3 each side"


def test_a_short_session_is_told_as_one(catalog: Catalog) -> None:
    laid_out = plan(Routine("own", "Own", (STRETCH, BRIDGE)), catalog, only={"bridge"})
    sets = [
        replace(each, done_reps=15, done_seconds=75.0, ended=SetEnd.DONE)
        if each.exercise == "bridge"
        else replace(each, ended=SetEnd.SKIPPED)
        for each in laid_out.sets
    ]
    told = recap(Player.of(laid_out, sets), catalog)
    assert told.figures[0] == ("1 of 1", "exercises of your short session")
    assert told.notes == ("A short session: the day's plan has 2 exercises.",)
    assert [line.name for line in told.lines] == [catalog["bridge"].name]
