"""Reminders: at their times, on their days, once, whatever becomes of the clock."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.day_mark import DayMark
from coach.core.exercise import Dose, Side
from coach.core.reminders import LATE, Reminder, Watch, reminders_on, wanted
from coach.core.routine import Entry, Routine
from coach.core.routine_book import RoutineBook
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MONDAY = date(2026, 11, 23)
WINTER, SUMMER = timezone(HOUR), timezone(2 * HOUR)
# The clock is set forward, and back, at one o'clock UTC.
FORWARD, BACK = (
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
)
ENTRY = Entry("bridge", Dose(reps=10, hold=5.0))


def a_routine(*reminders: str, name: str = "morning", **fields: object) -> Routine:
    return replace(Routine(name, name, (ENTRY,), reminders=reminders), **fields)


def a_book(*reminders: str, days: tuple[int, ...] = tuple(range(7))) -> RoutineBook:
    return RoutineBook((a_routine(*reminders, days=days),), "morning")


def at(clock: str, day: date = MONDAY) -> datetime:
    return datetime.fromisoformat(f"{day} {clock}+01:00")


def local(instant: datetime) -> datetime:
    """As a clock shows it that knows summer time."""
    zone = SUMMER if FORWARD <= instant < BACK else WINTER
    return instant.astimezone(zone)


def follow(book: RoutineBook, looks: Iterable[datetime]) -> list[tuple[datetime, Reminder]]:
    """What is given at which look, after the first, which only begins to watch."""
    first, *others = looks
    watch, given = Watch(first), []
    for now in others:
        watch, due = watch.look(book, now)
        given += [(now, each) for each in due]
    return given


def alarms(book: RoutineBook, since: datetime, until: datetime) -> list[datetime]:
    """Looks as the program takes them: when something is due next, and every ten minutes."""
    looks = [local(since)]
    while looks[-1] < until:
        now = looks[-1]
        due = Watch(now).next_look(book, now) or until
        looks.append(local(min(due, now + 10 * MINUTE).astimezone(UTC)))
    return looks


def test_one_is_given_at_its_time_and_not_again() -> None:
    looks = [at("07:00"), at("07:29"), at("07:30"), at("07:30"), at("07:45"), at("12:00")]
    assert follow(a_book("07:30"), looks) == [
        (at("07:30"), Reminder(MONDAY, "07:30", "morning")),
    ]


def test_what_came_before_the_program_is_not_given() -> None:
    assert follow(a_book("07:30"), [at("07:31"), at("07:40")]) == []


@pytest.mark.parametrize(("woken", "count"), [("08:30", 1), ("08:31", 0)])
def test_one_missed_asleep_is_given_within_an_hour_or_dropped(woken: str, count: int) -> None:
    assert len(follow(a_book("07:30"), [at("07:00"), at(woken), at("09:00")])) == count


def test_one_of_late_in_the_evening_may_come_after_midnight() -> None:
    looks = [at("23:00"), at("00:10", MONDAY + DAY)]
    assert follow(a_book("23:55", days=(0,)), looks) == [
        (looks[1], Reminder(MONDAY, "23:55", "morning"))
    ]


def test_only_the_weekdays_of_the_calendar_count() -> None:
    book = a_book("00:30", days=(1,))
    assert reminders_on(book, MONDAY) == ()
    assert [each.day for each in reminders_on(book, MONDAY + DAY)] == [MONDAY + DAY]
    assert Watch(at("12:00")).next_look(book, at("12:00")) == at("00:30", MONDAY + DAY)


def test_every_routine_reminds_and_the_earliest_comes_first() -> None:
    book = a_book("18:00", "07:30").with_routine(a_routine("07:15", name="evening"))
    looks = [at("07:00"), at("07:30")]
    assert [each.time for _, each in follow(book, looks)] == ["07:15", "07:30"]


def test_nothing_is_due_where_nothing_is_set() -> None:
    assert Watch(at("07:00")).next_look(a_book(), at("07:00")) is None
    assert Watch(at("07:00")).next_look(a_book("07:30", days=()), at("07:00")) is None


def test_the_next_look_may_be_a_week_away() -> None:
    book = a_book("07:30", days=(0,))
    assert Watch(at("07:30")).next_look(book, at("07:30")) == at("07:30", MONDAY + 7 * DAY)


def test_one_put_off_is_given_again_and_once() -> None:
    book, reminder = a_book("07:30"), Reminder(MONDAY, "07:30", "morning")
    watch, _ = Watch(at("07:00")).look(book, at("07:30"))
    watch = watch.later(reminder, at("07:46"))
    assert watch.next_look(book, at("07:31")) == at("07:46")
    watch, early = watch.look(book, at("07:45"))
    watch, due = watch.look(book, at("07:46"))
    watch, after = watch.look(book, at("07:50"))
    assert (early, due, after) == ((), (reminder,), ())
    assert watch.put_off == ()


def test_one_put_off_and_slept_through_is_dropped() -> None:
    book, reminder = a_book("07:30"), Reminder(MONDAY, "07:30", "morning")
    watch = Watch(at("07:40")).later(reminder, at("07:46"))
    watch, due = watch.look(book, at("08:47"))
    assert due == ()
    assert watch.put_off == ()


def test_a_time_set_anew_that_is_over_does_not_come() -> None:
    watch = Watch(at("07:00")).anew(at("07:40"))
    assert watch.look(a_book("07:30"), at("07:41"))[1] == ()


def test_what_was_given_is_forgotten_after_two_days() -> None:
    watch, book = Watch(at("07:00")), a_book("07:30")
    for days in range(5):
        watch, due = watch.look(book, at("07:30", MONDAY + days * DAY))
        assert len(due) == 1
    assert len(watch.given) == 2


@pytest.mark.parametrize("time", ["01:55", "02:00", "02:30", "02:59", "03:00", "03:10"])
def test_a_time_that_does_not_exist_comes_once_just_after(time: str) -> None:
    book = a_book(time)
    [(now, given)] = follow(book, alarms(book, FORWARD - 2 * HOUR, FORWARD + 3 * HOUR))
    assert given.time == time
    assert now <= FORWARD + 10 * MINUTE


@pytest.mark.parametrize("time", ["01:55", "02:00", "02:30", "02:59", "03:00", "03:10"])
def test_a_time_that_comes_twice_is_given_once(time: str) -> None:
    book = a_book(time)
    [(now, given)] = follow(book, alarms(book, BACK - 3 * HOUR, BACK + 3 * HOUR))
    assert f"{now:%H:%M}" == given.time == time


def test_who_travels_west_is_not_reminded_twice_and_goes_on() -> None:
    book, west = a_book("17:00", "19:00"), timezone(-5 * HOUR)
    start = at("16:55").astimezone(UTC)
    london = [start + n * 5 * MINUTE for n in range(12)]
    new_york = [(london[-1] + n * 5 * MINUTE).astimezone(west) for n in range(100)]
    given = follow(book, [*(each.astimezone(WINTER) for each in london), *new_york])
    assert [(f"{now:%H:%M}", each.time) for now, each in given] == [
        ("17:00", "17:00"),
        ("19:00", "19:00"),
    ]


TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
BOOKS = st.builds(
    a_book,
    days=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
).flatmap(
    lambda book: st.sets(TIMES, max_size=4).map(
        lambda times: book.with_routine(replace(book.current, reminders=tuple(sorted(times))))
    )
)
CHANGES = st.sampled_from([FORWARD, BACK, FORWARD + 60 * DAY])
LOOKS = st.lists(st.integers(1, 400), min_size=1, max_size=60)


@given(BOOKS, CHANGES, LOOKS)
def test_each_is_given_once_a_day_at_most_on_its_day_and_not_before_its_time(
    book: RoutineBook, around: datetime, minutes: list[int]
) -> None:
    looks = [around - DAY]
    for wait in minutes:
        looks.append(looks[-1] + wait * MINUTE)
    given = follow(book, map(local, looks))
    assert len({each for _, each in given}) == len(given)
    for now, each in given:
        assert each in reminders_on(book, each.day)
        clock = now.replace(tzinfo=None)
        assert each.shown_by_the_clock <= clock <= each.shown_by_the_clock + LATE + HOUR


@given(BOOKS, CHANGES)
def test_none_is_missed_by_a_program_that_looks_when_it_is_to(
    book: RoutineBook, around: datetime
) -> None:
    looks = alarms(book, around - DAY, around + DAY)
    first, last = (each.replace(tzinfo=None) for each in (looks[0], looks[-1]))
    all_of_them = [
        each
        for n in range(-2, 3)
        for each in reminders_on(book, (around + n * DAY).date())
        if first < each.shown_by_the_clock <= last
    ]
    assert [each for _, each in follow(book, looks)] == sorted(all_of_them)


def a_session(
    done: int = 10, *, ended: SetEnd = SetEnd.DONE, of: str = "morning", trial: bool = False
) -> SessionRecord:
    sets = (SetRecord("bridge", Side.BOTH, 10, 50.0, done, 5.0 * done, ended),)
    when = datetime(2026, 11, 23, 6, tzinfo=UTC)
    return SessionRecord(
        id="1",
        started_at=when,
        ended_at=when,
        local_date=MONDAY,
        utc_offset_minutes=60,
        prescription=a_routine(name=of),
        outcome=Outcome.COMPLETED,
        trial=trial,
        pain_before=None,
        pain_after=None,
        note="",
        sets=sets,
    )


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([], True),
        ([a_session()], False),
        ([a_session(5)], False),
        ([a_session(4)], True),
        ([a_session(4, ended=SetEnd.PAIN)], False),
        ([a_session(of="evening")], True),
        ([a_session(of="evening", ended=SetEnd.PAIN)], False),
        ([a_session(trial=True)], True),
    ],
)
def test_what_is_done_or_hurts_is_not_reminded_of(
    sessions: list[SessionRecord], expected: bool
) -> None:
    reminder = Reminder(MONDAY, "07:30", "morning")
    assert wanted(reminder, a_routine("07:30"), sessions) is expected


@pytest.mark.parametrize(
    ("times", "reminders", "about"),
    [
        (1, ("07:30",), (1,)),
        (2, ("07:30",), (2,)),
        (2, ("07:30", "18:00"), (1, 2)),
        (1, ("07:30", "12:00", "18:00"), (1, 1, 1)),
        (3, ("07:30", "18:00"), (2, 3)),
    ],
)
def test_the_first_of_several_reminders_is_about_the_first_session(
    times: int, reminders: tuple[str, ...], about: tuple[int, ...]
) -> None:
    routine = a_routine(*reminders, times=times)
    for each, needed in zip(reminders, about, strict=True):
        reminder = Reminder(MONDAY, each, "morning")
        assert wanted(reminder, routine, [a_session()] * (needed - 1))
        assert not wanted(reminder, routine, [a_session()] * needed)


def test_a_time_taken_away_since_is_about_the_whole_day() -> None:
    reminder = Reminder(MONDAY, "06:00", "morning")
    assert wanted(reminder, a_routine("07:30", times=2), [a_session()])
    assert not wanted(reminder, a_routine(times=2), [a_session()] * 2)


def test_an_empty_routine_is_nothing_to_remind_of() -> None:
    reminder = Reminder(MONDAY, "07:30", "morning")
    assert not wanted(reminder, a_routine("07:30", entries=()), [])


@pytest.mark.parametrize("mark", DayMark)
def test_a_marked_day_is_left_alone(mark: DayMark) -> None:
    reminder = Reminder(MONDAY, "07:30", "morning")
    assert wanted(reminder, a_routine("07:30"), [])
    assert not wanted(reminder, a_routine("07:30"), [], mark)
