"""What is suggested after a week: the rules by example, and what no week may lead to."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.ease import eased
from coach.core.exercise import Catalog, Dose, Position, Sidedness
from coach.core.little_more import MOST_PAIN, exceeds, one_step_up, work
from coach.core.plan import plan
from coach.core.review import Obstacle, Reviewed, SuggestionKind, days_of
from coach.core.routine import Entry, Routine
from coach.core.schedule import Schedule
from coach.core.session import FollowUp, Outcome, SessionRecord, SetEnd, Settled
from coach.core.suggestion import Evidence, Reason, Suggestion, suggestion
from tests.core.conftest import LIFT, ROLL, SQUEEZE, STRETCH, an_exercise
from tests.core.weeks_done import TODAY, WEEK, a_session, evidence, full_weeks, week_before

KIND, WHY = SuggestionKind, Reason
MONDAY, _, WEDNESDAY, _, FRIDAY, _, _ = days_of(WEEK)


def suggested(seen: Evidence, obstacle: Obstacle | None = None) -> Suggestion:
    return suggestion(seen, obstacle, lambda routine: seconds_of(routine, seen.catalog))


@cache
def seconds_of(routine: Routine, catalog: Catalog) -> float:
    return plan(routine, catalog).seconds


def some_weeks(
    sheet: Routine, catalog: Catalog, weekdays: tuple[int, ...], count: int = 4, **more: object
) -> list[SessionRecord]:
    """These weekdays done, in so many weeks up to the one under review."""
    sessions = full_weeks(sheet.with_days(weekdays), catalog, count, (None, None))
    return [replace(session, prescription=sheet, **more) for session in sessions]


@pytest.fixture
def three_full(sheet: Routine, sheet_catalog: Catalog) -> list[SessionRecord]:
    return full_weeks(sheet, sheet_catalog, 3)


class TestEase:
    def test_what_was_stopped_twice_gets_a_gentler_dose(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        hurt = [a_session(sheet, sheet_catalog, d, stopped=["bridge"]) for d in (MONDAY, FRIDAY)]
        made = suggested(evidence(hurt, sheet, sheet_catalog))
        assert (made.kind, made.reason, made.count) == (KIND.EASE, WHY.STOPPED_FOR_PAIN, 2)
        assert made.exercise == "bridge"
        assert made.carried_out(sheet).entries[8].dose == eased(LIFT, reps=8)

    def test_a_hold_gets_shorter(self, sheet: Routine, sheet_catalog: Catalog) -> None:
        hurt = [
            a_session(sheet, sheet_catalog, d, stopped=["hamstring-stretch"])
            for d in (MONDAY, FRIDAY)
        ]
        made = suggested(evidence(hurt, sheet, sheet_catalog))
        assert made.dose == eased(STRETCH, hold=20.0)

    @pytest.mark.parametrize(
        ("stops", "kind"),
        [
            ([week_before(1), MONDAY], KIND.EASE),
            ([week_before(1), week_before(1) + timedelta(days=1)], KIND.KEEP_GOING),
            ([week_before(2), MONDAY], KIND.KEEP_GOING),
            ([MONDAY], KIND.KEEP_GOING),
        ],
    )
    def test_twice_in_two_weeks_and_the_last_time_in_this_one(
        self,
        sheet: Routine,
        sheet_catalog: Catalog,
        stops: list[date],
        kind: SuggestionKind,
    ) -> None:
        days = [*days_of(week_before(2)), *days_of(week_before(1)), *days_of(WEEK)]
        sessions = [
            a_session(sheet, sheet_catalog, d, stopped=["bridge"] if d in stops else [])
            for d in days
        ]
        assert suggested(evidence(sessions, sheet, sheet_catalog)).kind is kind

    def test_stops_before_it_was_eased_do_not_count(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        hurt = [a_session(sheet, sheet_catalog, d, stopped=["bridge"]) for d in (MONDAY, FRIDAY)]
        gentler = sheet.with_entry(8, Entry("bridge", eased(LIFT, reps=8)))
        assert suggested(evidence(hurt, gentler, sheet_catalog)).kind is KIND.KEEP_GOING

    def test_what_is_switched_off_is_left_alone(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        hurt = [a_session(sheet, sheet_catalog, d, stopped=["bridge"]) for d in (MONDAY, FRIDAY)]
        assert suggested(evidence(hurt, sheet.toggled(8), sheet_catalog)).kind is KIND.KEEP_GOING

    def test_what_cannot_be_gentler_is_spoken_of(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        least = sheet.with_entry(8, Entry("bridge", replace(LIFT, reps=1)))
        hurt = [a_session(least, sheet_catalog, d, stopped=["bridge"]) for d in (MONDAY, FRIDAY)]
        made = suggested(evidence(hurt, least, sheet_catalog))
        assert (made.kind, made.reason) == (KIND.KEEP_GOING, WHY.STOPPED_FOR_PAIN)
        assert made.carried_out(least) == least

    @pytest.mark.parametrize("obstacle", Obstacle)
    def test_it_comes_before_whatever_was_answered(
        self, sheet: Routine, sheet_catalog: Catalog, obstacle: Obstacle
    ) -> None:
        hurt = [a_session(sheet, sheet_catalog, d, stopped=["bridge"]) for d in (MONDAY, FRIDAY)]
        assert suggested(evidence(hurt, sheet, sheet_catalog), obstacle).kind is KIND.EASE


class TestWhatGotInTheWay:
    @pytest.mark.parametrize("obstacle", [Obstacle.ILL, Obstacle.AWAY, Obstacle.PAIN])
    def test_honest_reasons_change_nothing(
        self,
        three_full: list[SessionRecord],
        sheet: Routine,
        sheet_catalog: Catalog,
        obstacle: Obstacle,
    ) -> None:
        made = suggested(evidence(three_full, sheet, sheet_catalog), obstacle)
        assert (made.kind, made.reason.value) == (KIND.KEEP_GOING, obstacle.value)

    def test_pain_eases_what_was_stopped_once(self, sheet: Routine, sheet_catalog: Catalog) -> None:
        hurt = [a_session(sheet, sheet_catalog, MONDAY, stopped=["bridge"])]
        seen = evidence(hurt, sheet, sheet_catalog)
        assert suggested(seen, Obstacle.PAIN).exercise == "bridge"
        assert suggested(seen).kind is KIND.KEEP_GOING

    @pytest.mark.parametrize("obstacle", [Obstacle.TIME, Obstacle.FORGOT])
    def test_one_low_week_is_enough_for_fewer_days(
        self, sheet: Routine, sheet_catalog: Catalog, obstacle: Obstacle
    ) -> None:
        sessions = [
            *full_weeks(sheet, sheet_catalog, 4)[:21],
            *some_weeks(sheet, sheet_catalog, (0, 2), 1),
        ]
        seen = evidence(sessions, sheet, sheet_catalog)
        assert suggested(seen).kind is KIND.KEEP_GOING
        made = suggested(seen, obstacle)
        assert (made.kind, made.reason.value) == (KIND.FEWER_DAYS, obstacle.value)
        assert len(made.days) == 6  # as many as usual in four weeks
        assert {0, 2} < set(made.days)

    def test_no_time_in_a_week_that_was_kept_makes_it_shorter(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        made = suggested(evidence(three_full, sheet, sheet_catalog), Obstacle.TIME)
        assert (made.kind, made.reason) == (KIND.SHORTER, WHY.TIME)
        # the longest of what is kept alike
        off = [sheet.entries[place].exercise for place in made.entries]
        assert all("stretch" in name or "knee" in name for name in off)
        assert made.seconds <= plan(sheet, sheet_catalog).seconds * 2 / 3
        assert made.seconds == plan(made.carried_out(sheet), sheet_catalog).seconds

    def test_forgotten_in_a_week_that_was_kept_changes_nothing(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        made = suggested(evidence(three_full, sheet, sheet_catalog), Obstacle.FORGOT)
        assert (made.kind, made.reason) == (KIND.KEEP_GOING, WHY.FORGOT)


class TestFewerDays:
    def test_three_low_weeks_propose_the_days_that_are_kept(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        sessions = some_weeks(sheet, sheet_catalog, (1, 3, 6))
        made = suggested(evidence(sessions, sheet, sheet_catalog))
        assert (made.kind, made.reason, made.days) == (KIND.FEWER_DAYS, WHY.LOW, (1, 3, 6))
        assert made.carried_out(sheet).days == (1, 3, 6)

    def test_one_day_a_week_at_least(self, sheet: Routine, sheet_catalog: Catalog) -> None:
        sessions = [a_session(sheet, sheet_catalog, week_before(3))]
        made = suggested(evidence(sessions, sheet, sheet_catalog))
        assert (made.kind, made.days) == (KIND.FEWER_DAYS, (0,))

    def test_two_low_weeks_do_not(self, sheet: Routine, sheet_catalog: Catalog) -> None:
        sessions = [
            *full_weeks(sheet, sheet_catalog, 3)[:7],
            *some_weeks(sheet, sheet_catalog, (1, 3, 6), 2),
        ]
        assert suggested(evidence(sessions, sheet, sheet_catalog)).kind is KIND.KEEP_GOING

    def test_also_days_that_were_never_planned(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        planned = sheet.with_days((0, 2, 4, 5))
        sessions = some_weeks(planned, sheet_catalog, (1, 3))
        assert suggested(evidence(sessions, planned, sheet_catalog)).days == (1, 3)

    def test_not_where_the_plan_is_new(self, sheet: Routine, sheet_catalog: Catalog) -> None:
        planned = sheet.with_days((0, 1, 2, 3, 4))
        sessions = some_weeks(sheet, sheet_catalog, (1, 3))
        schedules = (Schedule(date.min, sheet.days), Schedule(WEDNESDAY, planned.days))
        seen = evidence(sessions, planned, sheet_catalog, schedules=schedules)
        assert suggested(seen).kind is KIND.KEEP_GOING

    def test_not_where_nothing_was_done_at_all(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        long_ago = [a_session(sheet, sheet_catalog, week_before(6))]
        made = suggested(evidence(long_ago, sheet, sheet_catalog))
        assert (made.kind, made.reason) == (KIND.KEEP_GOING, WHY.NOTHING_YET)


class TestShorter:
    def test_where_sessions_are_often_cut_short(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        sessions = [a_session(sheet, sheet_catalog, d, share=0.6) for d in days_of(WEEK)]
        made = suggested(evidence(sessions, sheet, sheet_catalog))
        assert (made.kind, made.reason, made.count) == (KIND.SHORTER, WHY.CUT_SHORT, 7)
        never_reached = {n for n, e in enumerate(sheet.entries) if e.exercise == "clamshell"}
        assert never_reached <= set(made.entries)

    def test_once_is_not_often(self, sheet: Routine, sheet_catalog: Catalog) -> None:
        sessions = [a_session(sheet, sheet_catalog, MONDAY, share=0.6)]
        assert suggested(evidence(sessions, sheet, sheet_catalog)).kind is KIND.KEEP_GOING

    def test_the_only_exercise_stays(self, sheet: Routine, sheet_catalog: Catalog) -> None:
        one = replace(sheet, entries=sheet.entries[:1])
        sessions = full_weeks(one, sheet_catalog, 1)
        made = suggested(evidence(sessions, one, sheet_catalog), Obstacle.TIME)
        assert (made.kind, made.reason) == (KIND.KEEP_GOING, WHY.TIME)


class TestMore:
    def test_three_complete_weeks_with_little_pain(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        made = suggested(evidence(three_full, sheet, sheet_catalog))
        assert (made.kind, made.reason, made.count) == (KIND.MORE, WHY.COMPLETE_WEEKS, 3)
        assert made.exercise == "lower-trunk-rotation"  # the smallest step
        assert made.dose == replace(ROLL, reps=21)
        assert made.ask_first

    def test_what_was_eased_comes_back_first_and_needs_no_asking(
        self, sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        gentler = sheet.with_entry(8, Entry("bridge", eased(LIFT, reps=8)))
        made = suggested(evidence(full_weeks(gentler, sheet_catalog, 3), gentler, sheet_catalog))
        assert (made.exercise, made.dose) == ("bridge", replace(LIFT, reps=9))
        assert not made.ask_first

    def test_the_clinicians_leave_is_asked_for_where_content_says_so(self) -> None:
        exercise = an_exercise("knee", Position.ON_BACK, Sidedness.EACH_SIDE, STRETCH)
        catalog = Catalog((replace(exercise, ask_first=True),))
        routine = Routine("own", "Own", (Entry("knee", eased(STRETCH, hold=20.0)),))
        made = suggested(evidence(full_weeks(routine, catalog, 3), routine, catalog))
        assert made.dose == eased(STRETCH, hold=25.0)
        assert made.ask_first

    @pytest.mark.parametrize(
        ("change", "what"),
        [
            (lambda s: replace(s, pain_after=MOST_PAIN + 1), "one rating above 3"),
            (lambda s: replace(s, pain_before=10), "one rating before"),
            (
                lambda s: replace(s, sets=(replace(s.sets[0], ended=SetEnd.PAIN), *s.sets[1:])),
                "a stop for pain, though it counts in full",
            ),
        ],
    )
    @pytest.mark.parametrize("place", [0, 10, 20])
    def test_not_with_pain(
        self,
        three_full: list[SessionRecord],
        sheet: Routine,
        sheet_catalog: Catalog,
        change: object,
        what: str,
        place: int,
    ) -> None:
        assert callable(change), what
        three_full[place] = change(three_full[place])
        assert suggested(evidence(three_full, sheet, sheet_catalog)).kind is not KIND.MORE

    def test_not_with_pain_since_the_week_ended(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        three_full.append(a_session(sheet, sheet_catalog, TODAY, pain=(6, None)))
        assert suggested(evidence(three_full, sheet, sheet_catalog)).kind is not KIND.MORE

    @pytest.mark.parametrize(("ease_from", "kind"), [(3, KIND.MORE), (2, KIND.KEEP_GOING)])
    def test_not_with_pain_at_which_the_own_guide_says_to_ease_off(
        self,
        three_full: list[SessionRecord],
        sheet: Routine,
        sheet_catalog: Catalog,
        ease_from: int,
        kind: SuggestionKind,
    ) -> None:
        seen = evidence(three_full, sheet, sheet_catalog, ease_from=ease_from)
        assert suggested(seen).kind is kind
        at_once = replace(seen, ease_from=4, stop_from=ease_from)  # nothing lies between the two
        assert suggested(at_once).kind is kind

    def test_what_was_only_tried_out_does_not_count(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        begun = a_session(sheet, sheet_catalog, WEDNESDAY, share=0.0)
        for trial, kind in ((True, KIND.MORE), (False, KIND.KEEP_GOING)):
            sessions = [*three_full, replace(begun, trial=trial)]
            assert suggested(evidence(sessions, sheet, sheet_catalog)).kind is kind

    @pytest.mark.parametrize("answer", [Settled.SETTLED, Settled.NOT_SETTLED])
    def test_not_where_pain_had_not_settled(
        self,
        three_full: list[SessionRecord],
        sheet: Routine,
        sheet_catalog: Catalog,
        answer: Settled,
    ) -> None:
        asked = three_full[3].local_date + timedelta(days=1)
        three_full[3] = replace(three_full[3], follow_up=FollowUp(asked, answer))
        made = suggested(evidence(three_full, sheet, sheet_catalog))
        assert (made.kind is KIND.MORE) is (answer is Settled.SETTLED)

    @pytest.mark.parametrize("weeks", [1, 2, 3])
    def test_not_where_a_week_has_no_rating(
        self, sheet: Routine, sheet_catalog: Catalog, weeks: int
    ) -> None:
        unrated = full_weeks(sheet, sheet_catalog, 3, (None, None))[: 7 * weeks]
        sessions = [*unrated, *full_weeks(sheet, sheet_catalog, 3)[7 * weeks :]]
        assert suggested(evidence(sessions, sheet, sheet_catalog)).kind is not KIND.MORE

    def test_not_while_pain_rises(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        rising = [
            replace(s, pain_after=3 if s.local_date >= WEEK else 1, pain_before=None)
            for s in three_full
        ]
        made = suggested(evidence(rising, sheet, sheet_catalog))
        assert (made.kind, made.reason) == (KIND.KEEP_GOING, WHY.PAIN_RISING)

    def test_not_after_two_weeks_nor_where_a_day_is_missing(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        for sessions in (three_full[7:], three_full[1:], three_full[:-1]):
            assert suggested(evidence(sessions, sheet, sheet_catalog)).kind is not KIND.MORE

    @pytest.mark.parametrize("mark", [DayMark.ILL, DayMark.PAIN])
    def test_not_where_one_was_ill_or_in_pain(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog, mark: DayMark
    ) -> None:
        seen = evidence(three_full[:-1], sheet, sheet_catalog, marks={days_of(WEEK)[-1]: mark})
        assert suggested(seen).kind is not KIND.MORE

    def test_not_again_before_three_more_weeks(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        def with_review(weeks: int, *, taken: bool) -> SuggestionKind:
            week = week_before(weeks)
            reviews = {week: Reviewed(week, None, KIND.MORE, taken)}
            return suggested(evidence(three_full, sheet, sheet_catalog, reviews=reviews)).kind

        assert [with_review(n, taken=True) is KIND.MORE for n in (1, 2, 3, 4)] == [
            False,
            False,
            False,
            True,
        ]
        assert with_review(1, taken=False) is KIND.MORE
        assert with_review(0, taken=True) is KIND.MORE  # what this review itself has brought

    def test_not_again_where_the_week_begins_on_another_day_since(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        week = WEEK + timedelta(days=1)
        reviews = {week: Reviewed(week, None, KIND.MORE, taken=True)}
        seen = evidence(three_full, sheet, sheet_catalog, reviews=reviews)
        assert suggested(seen).kind is not KIND.MORE

    @pytest.mark.parametrize(
        "obstacle", [each for each in Obstacle if each is not Obstacle.NOTHING]
    )
    def test_not_where_something_got_in_the_way(
        self,
        three_full: list[SessionRecord],
        sheet: Routine,
        sheet_catalog: Catalog,
        obstacle: Obstacle,
    ) -> None:
        seen = evidence(three_full, sheet, sheet_catalog)
        assert suggested(seen, obstacle).kind is not KIND.MORE
        assert suggested(seen, Obstacle.NOTHING).kind is KIND.MORE

    def test_what_was_changed_meanwhile_waits(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        eased_since = sheet.with_entry(8, Entry("bridge", eased(LIFT, reps=8)))
        made = suggested(evidence(three_full, eased_since, sheet_catalog))
        assert (made.kind, made.exercise) == (KIND.MORE, "lower-trunk-rotation")

    def test_what_was_not_done_each_time_stays_as_it_is(
        self, three_full: list[SessionRecord], sheet: Routine, sheet_catalog: Catalog
    ) -> None:
        short = a_session(sheet, sheet_catalog, FRIDAY, pain=(2, 2), outcome=Outcome.COMPLETED)
        left_out = replace(short.sets[0], done_reps=0, ended=SetEnd.SKIPPED)
        extra = replace(short, id="extra", sets=(left_out, *short.sets[1:]))
        made = suggested(evidence([*three_full, extra], sheet, sheet_catalog))
        assert made.kind is KIND.MORE
        assert made.exercise != "lower-trunk-rotation"


@pytest.mark.parametrize(
    ("dose", "sheet", "more"),
    [
        (SQUEEZE, SQUEEZE, replace(SQUEEZE, reps=16)),
        (STRETCH, STRETCH, eased(STRETCH, hold=35.0)),
        (LIFT, LIFT, replace(LIFT, reps=16)),
        (eased(STRETCH, hold=28.0), STRETCH, STRETCH),
        (eased(STRETCH, reps=2), STRETCH, STRETCH),
        (eased(SQUEEZE, hold=3.0, reps=8), SQUEEZE, eased(SQUEEZE, hold=4.0, reps=8)),
        (eased(SQUEEZE, reps=22), SQUEEZE, None),
        (eased(STRETCH, hold=45.0), STRETCH, None),
        (Dose(reps=1, hold=300.0), Dose(reps=1, hold=600.0), Dose(reps=1, hold=305.0)),
        (Dose(reps=1, hold=300.0), Dose(reps=1, hold=300.0), None),
        (replace(LIFT, reps=100), replace(LIFT, reps=100), None),
    ],
)
def test_one_step_up(dose: Dose, sheet: Dose, more: Dose | None) -> None:
    assert one_step_up(dose, sheet) == more


@pytest.mark.parametrize(
    ("pain", "reason"),
    [((2, 2), WHY.MOSTLY), ((7, 7), WHY.PAIN_HIGH)],
)
def test_how_the_week_went_is_why_to_keep_going(
    sheet: Routine, sheet_catalog: Catalog, pain: tuple[int, int], reason: Reason
) -> None:
    sessions = full_weeks(sheet, sheet_catalog, 1, pain)[:5]
    assert suggested(evidence(sessions, sheet, sheet_catalog)).reason is reason


def test_rising_pain_is_spoken_of(sheet: Routine, sheet_catalog: Catalog) -> None:
    sessions = full_weeks(sheet, sheet_catalog, 2, (1, 1))
    sessions = [replace(s, pain_after=3) if s.local_date >= WEEK else s for s in sessions]
    made = suggested(evidence(sessions, sheet, sheet_catalog))
    assert (made.kind, made.reason) == (KIND.KEEP_GOING, WHY.PAIN_RISING)


PAIN = st.one_of(st.none(), st.integers(0, 10))
LITTLE = st.integers(0, 3)


@st.composite
def calm_weeks(draw: st.DrawFn, routine: Routine, catalog: Catalog) -> list[SessionRecord]:
    """Weeks done in full with little pain, one session of which may be otherwise."""
    pain = (draw(LITTLE), draw(st.one_of(st.none(), LITTLE)))
    sessions = full_weeks(routine, catalog, draw(st.integers(2, 5)), pain)
    place = draw(st.integers(0, len(sessions) - 1))
    day, stopped = sessions[place].local_date, [routine.entries[0].exercise]
    otherwise = (
        a_session(routine, catalog, day, pain=(None, draw(PAIN))),
        a_session(routine, catalog, day, pain=pain, stopped=stopped),
        a_session(routine, catalog, day, pain=pain, share=0.5),
    )
    change = draw(st.one_of(st.none(), st.sampled_from(otherwise)))
    return [*sessions[:place], *([change] if change else [sessions[place]]), *sessions[place + 1 :]]


@st.composite
def any_weeks(draw: st.DrawFn, routine: Routine, catalog: Catalog) -> list[SessionRecord]:
    """Some of the days of up to five weeks, each done as it was."""
    weeks = range(draw(st.integers(1, 5)))
    days = [day for week in weeks for day in days_of(week_before(week)) if draw(st.booleans())]
    return [
        a_session(
            routine,
            catalog,
            day,
            share=draw(st.sampled_from((0.3, 0.6, 1.0))),
            pain=(draw(PAIN), draw(PAIN)),
            stopped=draw(st.lists(st.sampled_from(_ids(routine)), max_size=1)),
        )
        for day in sorted(days)
    ]


def _ids(routine: Routine) -> list[str]:
    return [entry.exercise for entry in routine.entries]


@given(data=st.data())
@settings(max_examples=40)
def test_no_week_leads_to_harm(data: st.DataObject, sheet: Routine, sheet_catalog: Catalog) -> None:
    """Never more with pain or without three complete weeks, never more than one step, never an
    empty routine and never a week without a day.
    """
    places = data.draw(st.lists(st.integers(0, 9), min_size=1, max_size=3, unique=True))
    days = data.draw(st.lists(st.integers(0, 6), min_size=1, unique=True))
    entries = tuple(sheet.entries[place] for place in places)
    routine = replace(sheet, entries=entries).with_days(days)
    weeks = data.draw(st.sampled_from((calm_weeks, any_weeks)))
    sessions = data.draw(weeks(routine, sheet_catalog))
    obstacle = data.draw(st.sampled_from((None, None, None, *Obstacle)))
    seen = evidence(sessions, routine, sheet_catalog)
    made = suggested(seen, obstacle)
    after = made.carried_out(routine)
    assert after.active
    assert after.days
    assert after.id == routine.id
    assert len(after.entries) == len(routine.entries)
    assert (after == routine) is (made.kind is KIND.KEEP_GOING)
    changed = [
        (old, new) for old, new in zip(routine.entries, after.entries, strict=True) if old != new
    ]
    if made.kind is KIND.FEWER_DAYS:
        assert len(after.days) < len(routine.days)
    if made.kind is KIND.EASE:
        assert [work(new.dose) < work(old.dose) for old, new in changed] == [True]
    if made.kind is KIND.MORE:
        _check_more(made, changed, seen)


def _check_more(made: Suggestion, changed: list[tuple[Entry, Entry]], seen: Evidence) -> None:
    lately = [s for s in seen.sessions if s.local_date >= week_before(2)]
    ratings = [p for s in lately for p in (s.pain_before, s.pain_after) if p is not None]
    assert ratings
    assert max(ratings) <= 3
    assert all(each.ended is not SetEnd.PAIN for s in lately for each in s.sets)
    complete = [w for w in seen.weeks if w.start >= week_before(2) and w.adherence == 1.0]
    assert len(complete) == 3
    [(old, new)] = changed
    assert (new.dose.reps - old.dose.reps, new.dose.hold - old.dose.hold) in {(1, 0), (0, 5)}
    assert made.ask_first or not exceeds(new.dose, seen.catalog[new.exercise].dose)
