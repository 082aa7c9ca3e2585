"""The films wanted are drawn ahead of time, what is needed soonest first."""

import pytest
from pytestqt.qtbot import QtBot

from coach.core.exercise import Side
from coach.ui.pictures.film import BREATHS, FRAMES, Film, Take
from coach.ui.pictures.reel import FIRST_FRAMES, IN_HAND, Reel
from tests.ui.pictures.conftest import Sketches

NOW, NEXT = Take("now", Side.RIGHT), Take("next", Side.LEFT)
ALL = FRAMES + BREATHS


@pytest.fixture
def reel(studio: Sketches) -> Reel:
    return Reel(studio)


def test_the_ends_come_first_then_ever_finer_and_the_breath_last() -> None:
    film = Film(NOW)
    orders = []
    while found := film.next_order():
        orders.append(found[1])
    phases = [order.phase for order in orders if order.breath == 0]
    assert phases[:3] == [0.0, 1.0, 0.5]
    assert sorted(phases) == [index / (FRAMES - 1) for index in range(FRAMES)]
    breaths = [n / BREATHS for n in range(1, BREATHS + 1)]
    assert [order.breath for order in orders[FRAMES:]] == breaths
    assert {order.phase for order in orders[FRAMES:]} == {1.0}


def test_the_nearest_frame_that_is_there_is_shown(reel: Reel, studio: Sketches) -> None:
    reel.want([NOW])
    assert reel.picture(NOW, 0.0) is None
    studio.draw(2)
    start, effort = reel.picture(NOW, 0.0), reel.picture(NOW, 1.0)
    assert start is not None
    assert start is not effort
    assert reel.picture(NOW, 0.4) is start
    assert reel.picture(NOW, 0.9, 1.0) is effort
    studio.draw()
    assert reel.picture(NOW, 0.9) is not effort
    assert reel.picture(NOW, 1.0, 1.0) is not effort
    assert reel.picture(NOW, 0.5, 1.0) is reel.picture(NOW, 0.5)


def test_the_first_frames_of_all_come_before_the_rest(reel: Reel, studio: Sketches) -> None:
    reel.want([NOW, NEXT])
    studio.draw()
    poses = [order.pose for order in studio.seen]
    assert poses[: 2 * FIRST_FRAMES] == ["now"] * FIRST_FRAMES + ["next"] * FIRST_FRAMES
    assert poses[2 * FIRST_FRAMES :] == ["now"] * (ALL - FIRST_FRAMES) + ["next"] * (
        ALL - FIRST_FRAMES
    )


def test_few_orders_are_given_at_a_time_so_that_others_are_served(
    reel: Reel, studio: Sketches
) -> None:
    reel.want([NOW, NEXT])
    assert len(studio.orders) == IN_HAND
    studio.draw(1)
    assert len(studio.orders) == IN_HAND


def test_what_is_past_is_dropped_and_no_longer_drawn(reel: Reel, studio: Sketches) -> None:
    reel.want([NOW])
    studio.draw(4)
    reel.want([NEXT])
    assert {order.pose for order in studio.orders} == {"next"}
    assert reel.picture(NOW, 0.0) is None
    studio.draw()
    assert reel.built(NEXT) == ALL


def test_a_pose_that_cannot_be_read_stops_nothing(
    reel: Reel, studio: Sketches, qtbot: QtBot
) -> None:
    broken = Take("broken", Side.RIGHT)
    with qtbot.waitSignal(reel.broken) as told:
        reel.want([broken, NEXT])
        studio.draw()
    assert told.args == [broken]
    assert reel.picture(broken, 1.0) is None
    assert reel.built(NEXT) == ALL


def test_the_studio_is_held_as_long_as_something_is_wanted(reel: Reel, studio: Sketches) -> None:
    reel.want([NOW])
    assert studio.holders
    reel.close()
    assert not studio.holders
    assert not studio.orders
