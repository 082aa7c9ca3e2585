"""One week under review: what is answered is in the log at once, what is taken can be undone."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog
from coach.core.review import Obstacle, Reviewed, SuggestionKind, days_of
from coach.core.session import SessionRecord
from coach.storage.journal import Journal
from coach.ui.routine_model import RoutineModel
from tests.core.weeks_done import WEEK, a_session, full_weeks, week_before
from tests.ui.review.conftest import MONDAY, Open

KIND = SuggestionKind
TUESDAY = WEEK + timedelta(days=1)


@pytest.fixture
def full(routine_model: RoutineModel, catalog: Catalog) -> list[SessionRecord]:
    return full_weeks(routine_model.routine, catalog, 3)


def kept(journal: Journal) -> Reviewed | None:
    return journal.reviews().get(WEEK)


def test_each_answer_is_in_the_log_at_once(
    opened: Open, journal: Journal, full: list[SessionRecord]
) -> None:
    review = opened(full)
    assert kept(journal) is None
    review.answer(Obstacle.FORGOT)
    assert kept(journal) == Reviewed(WEEK, Obstacle.FORGOT, KIND.KEEP_GOING)
    review.answer(Obstacle.TIME)
    assert kept(journal) == Reviewed(WEEK, Obstacle.TIME, KIND.SHORTER)


def test_what_got_in_the_way_changes_the_suggestion(
    opened: Open, full: list[SessionRecord]
) -> None:
    review = opened(full)
    kinds = [review.suggestion.kind]
    for obstacle in (Obstacle.TIME, Obstacle.ILL, Obstacle.NOTHING):
        review.answer(obstacle)
        kinds.append(review.suggestion.kind)
    assert kinds == [KIND.MORE, KIND.SHORTER, KIND.KEEP_GOING, KIND.MORE]


def test_taking_it_changes_the_routine_and_undo_puts_both_back(
    opened: Open, journal: Journal, full: list[SessionRecord], routine_model: RoutineModel
) -> None:
    review, before = opened(full), routine_model.routine
    wanted = review.suggestion
    review.take()
    assert review.taken
    assert routine_model.routine == wanted.carried_out(before) != before
    assert kept(journal) == Reviewed(WEEK, None, KIND.MORE, taken=True)
    assert review.suggestion == wanted
    review.undo()
    assert not review.taken
    assert routine_model.routine == before
    assert kept(journal) == Reviewed(WEEK, None, KIND.MORE, taken=False)
    review.take()
    assert kept(journal) == Reviewed(WEEK, None, KIND.MORE, taken=True)


def test_undo_and_redo_on_the_routine_page_are_followed(
    opened: Open, journal: Journal, full: list[SessionRecord], routine_model: RoutineModel
) -> None:
    review = opened(full)
    review.take()
    review.close()
    routine_model.change(replace(routine_model.routine, name="Mornings"))
    routine_model.undo()
    found = kept(journal)
    assert found
    assert found.taken
    routine_model.undo()
    found = kept(journal)
    assert found
    assert not found.taken
    routine_model.redo()
    found = kept(journal)
    assert found
    assert found.taken


def test_what_was_taken_stays_whatever_is_answered_then(
    opened: Open, journal: Journal, full: list[SessionRecord], routine_model: RoutineModel
) -> None:
    review = opened(full)
    review.take()
    after = routine_model.routine
    review.answer(Obstacle.TIME)
    assert review.suggestion.kind is KIND.MORE
    assert routine_model.routine == after
    assert kept(journal) == Reviewed(WEEK, Obstacle.TIME, KIND.MORE, taken=True)


def test_left_it_is_kept_that_it_was_suggested(
    opened: Open, journal: Journal, full: list[SessionRecord], routine_model: RoutineModel
) -> None:
    review, before = opened(full), routine_model.book
    review.leave()
    assert review.left
    assert routine_model.book == before
    assert kept(journal) == Reviewed(WEEK, None, KIND.MORE)
    review.answer(Obstacle.NOTHING)
    assert review.left
    review.answer(Obstacle.TIME)
    assert not review.left


def test_keeping_going_changes_nothing(
    opened: Open, journal: Journal, full: list[SessionRecord], routine_model: RoutineModel
) -> None:
    review, before = opened(full[:-1]), routine_model.book
    review.take()
    review.close()
    assert routine_model.book == before
    assert not routine_model.can_undo
    assert kept(journal) == Reviewed(WEEK, None, KIND.KEEP_GOING, taken=True)


def test_left_without_an_answer_it_has_been_reviewed(opened: Open, journal: Journal) -> None:
    opened().close()
    assert kept(journal) == Reviewed(WEEK, None, KIND.KEEP_GOING)


@pytest.mark.parametrize("obstacle", [Obstacle.ILL, Obstacle.AWAY, Obstacle.PAIN])
def test_the_days_missed_can_be_marked_and_that_undone(
    opened: Open,
    journal: Journal,
    routine_model: RoutineModel,
    catalog: Catalog,
    obstacle: Obstacle,
) -> None:
    sessions = [
        a_session(routine_model.routine, catalog, day)
        for day in (week_before(1), *days_of(WEEK)[2:])
    ]
    review = opened(sessions)
    assert review.to_mark == ()
    review.answer(obstacle)
    assert review.to_mark == (WEEK, TUESDAY)
    review.mark()
    assert journal.marks() == {WEEK: obstacle.excuse, TUESDAY: obstacle.excuse}
    assert review.marked == (obstacle, (WEEK, TUESDAY))
    assert (review.facts.planned, review.facts.excused) == (5, 2)
    assert review.to_mark == ()
    review.unmark()
    assert journal.marks() == {}
    assert (review.facts.planned, review.to_mark) == (7, (WEEK, TUESDAY))


def test_marks_made_by_others_stay_when_those_here_are_undone(
    opened: Open, journal: Journal, routine_model: RoutineModel, catalog: Catalog
) -> None:
    review = opened([a_session(routine_model.routine, catalog, week_before(1))])
    review.answer(Obstacle.AWAY)
    review.mark()
    journal.corrections.mark([date(2026, 12, 24)], DayMark.AWAY, MONDAY)
    review.unmark()
    assert date(2026, 12, 24) in journal.marks()


def test_the_chart_ends_with_the_week_itself(
    opened: Open, routine_model: RoutineModel, catalog: Catalog
) -> None:
    routine = routine_model.routine.with_days((0, 3))
    sessions = full_weeks(routine, catalog, 9)
    today = a_session(routine, catalog, WEEK + timedelta(days=7))
    bars = opened([*sessions, today]).bars
    assert [bar.start for bar in bars] == [week_before(n) for n in reversed(range(8))]
    assert {bar.label for bar in bars} == {"2/7"}
    assert not any(bar.current for bar in bars)
