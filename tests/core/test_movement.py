"""What the figure shows at each moment."""

from itertools import pairwise
from math import pi

import pytest

from coach.core.exercise import Catalog, Dose, Side, SideOrder, Tempo
from coach.core.movement import Shown
from coach.core.plan import Plan, StepKind, plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine


def playing(catalog: Catalog, *entries: Entry) -> Player:
    made = plan(Routine("own", "Own", entries), catalog)
    return Player.of(made).start(0.0)[0]


def shown_at(begun: Player, now: float) -> Shown:
    return begun.advance(now)[0].shown_at(now)


def phase(begun: Player, now: float) -> float:
    return shown_at(begun, now).phase


def test_the_figure_arrives_in_the_hold_and_stays(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))
    assert phase(begun, 0.0) == 0
    assert phase(begun, 13.5) == 0
    assert 0.05 < phase(begun, 14.0) < phase(begun, 14.25) == pytest.approx(0.5)
    assert phase(begun, 14.999) == pytest.approx(1.0, abs=1e-4)
    assert phase(begun, 15.0) == phase(begun, 20.0) == phase(begun, 24.999) == 1


def test_the_figure_relaxes_after_the_hold(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))
    assert phase(begun, 25.0) == 1
    assert phase(begun, 25.6) == pytest.approx(0.5)
    assert phase(begun, 26.2) == 0
    assert phase(begun, 28.5) == 0
    assert phase(begun, 29.25) == pytest.approx(0.5)
    assert phase(begun, 30.0) == 1


def test_a_short_rest_is_shared_between_down_and_up(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=1.0)))
    assert phase(begun, 25.2) == pytest.approx(0.5)
    assert phase(begun, 25.45) == 0
    assert phase(begun, 25.75) == pytest.approx(0.5)


def test_holds_without_rest_stay_in_the_effort(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=0.0)))
    assert {phase(begun, 15.0 + n / 2) for n in range(40)} == {1.0}


def test_a_rep_follows_its_tempo(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, tempo=Tempo(2.0, 1.0, 4.0))))
    at = [0.0, 1.0, 2.0, 2.5, 3.0, 5.0, 7.0]
    assert [phase(begun, 15.0 + t) for t in at] == pytest.approx([0, 0.5, 1, 1, 1, 0.5, 0])
    assert phase(begun, 14.9) == 0


def test_the_other_side_shows_when_the_side_held_is_down_again(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("hamstring-stretch", Dose(reps=1, hold=10.0)))
    coming_back = shown_at(begun, 25.6)
    assert (coming_back.exercise, coming_back.side) == ("hamstring-stretch", Side.RIGHT)
    assert coming_back.phase == pytest.approx(0.5)
    assert begun.advance(25.6)[0].step.side is Side.LEFT
    assert shown_at(begun, 26.25) == Shown("hamstring-stretch", Side.LEFT, 0.0)
    assert shown_at(begun, 33.0) == Shown("hamstring-stretch", Side.LEFT, 1.0)


def test_the_next_exercise_shows_when_the_one_held_is_down_again(sheet_catalog: Catalog) -> None:
    begun = playing(
        sheet_catalog,
        Entry("pelvic-tilt", Dose(reps=1, hold=10.0)),
        Entry("clamshell", Dose(reps=1, tempo=Tempo(2.0, 1.0, 2.0))),
    )
    assert shown_at(begun, 26.0).exercise == "pelvic-tilt"
    assert shown_at(begun, 26.25) == Shown("clamshell", Side.RIGHT, 0.0, entry=1)
    assert shown_at(begun, 39.9) == Shown("clamshell", Side.RIGHT, 0.0, entry=1)


def test_a_longer_hold_keeps_the_figure_in_the_effort(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))
    longer = begun.lengthen(16.0, 5.0)[0]
    assert phase(longer, 29.9) == 1


def test_a_longer_rest_moves_the_way_up(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))
    longer = begun.lengthen(27.0, 5.0)[0]
    assert phase(longer, 29.25) == 0
    assert phase(longer, 34.25) == pytest.approx(0.5)


def test_a_pause_holds_the_figure_still(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=1, tempo=Tempo(2.0, 1.0, 2.0))))
    paused = begun.pause(16.0)[0]
    assert paused.phase_at(16.0) == paused.phase_at(99.0) == pytest.approx(0.5)


def test_getting_ready_for_the_rest_of_a_hold_it_lets_go_and_comes_back(
    sheet_catalog: Catalog,
) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))
    led = begun.pause(22.0)[0].go_on(100.0)[0]
    assert phase(led, 100.0) == 1
    assert phase(led, 100.6) == pytest.approx(0.5)
    assert phase(led, 101.3) == 0
    assert phase(led, 102.25) == pytest.approx(0.5)
    assert phase(led, 103.0) == phase(led, 105.0) == 1
    assert [shown_at(led, 100.0 + t).returning for t in (0.6, 2.0)] == [True, False]


def test_a_pause_and_its_lead_make_the_figure_jump_nowhere(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))
    for moment in (15.25, 17.0, 18.5, 24.75):
        paused = begun.pause(moment)[0]
        led = paused.go_on(100.0)[0]
        seen = [shown_at(begun, moment), paused.shown_at(99.0)]
        seen += [shown_at(led, 100.0 + n / 64) for n in range(64 * 3)]
        seen.append(shown_at(led, 103.0))
        for before, after in pairwise(seen):
            assert abs(after.phase - before.phase) <= pi / 2 / 1.2 / 64 + 1e-9
            assert abs(after.breath - before.breath) < 0.05


def test_a_pause_outside_a_hold_is_stood_still_through(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, tempo=Tempo(2.0, 1.0, 4.0))))
    led = begun.pause(20.0)[0].go_on(100.0)[0]
    assert phase(led, 100.0) == phase(led, 103.0) == phase(begun, 20.0) == pytest.approx(0.5)


def test_a_hold_come_to_in_a_pause_shows_the_start(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))
    paused = begun.pause(10.0)[0].skip(11.0)[0]
    assert paused.shown_at(20.0) == Shown("bridge", Side.BOTH, 0.0)
    led = paused.go_on(20.0)[0]
    assert [phase(led, 20.0 + t) for t in (0.0, 1.5, 2.25, 3.0)] == pytest.approx([0, 0, 0.5, 1])


def test_a_rep_that_waits_is_shown_again_and_again(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, tempo=Tempo(2.0, 1.0, 4.0), self_paced=True)
    begun = playing(sheet_catalog, Entry("bridge", dose))
    for n in range(7 * 4):
        once = shown_at(begun, 15.0 + n / 4)
        assert shown_at(begun, 22.0 + n / 4) == shown_at(begun, 15.0 + 70.0 + n / 4) == once
    assert shown_at(begun, 17.0).phase == 1
    assert shown_at(begun, 26.0).returning
    done = begun.finish_rep(24.0)[0]
    assert done.shown_at(24.0) == Shown("bridge", Side.BOTH, 0.0)


def test_alternating_reps_change_sides_at_the_start_of_the_movement(
    sheet_catalog: Catalog,
) -> None:
    dose = Dose(reps=2, tempo=Tempo(2.0, 0.0, 2.0), order=SideOrder.ALTERNATING)
    begun = playing(sheet_catalog, Entry("lower-trunk-rotation", dose))
    assert shown_at(begun, 18.999).side is Side.RIGHT
    assert shown_at(begun, 18.999).phase == pytest.approx(0, abs=1e-4)
    assert shown_at(begun, 19.0) == Shown("lower-trunk-rotation", Side.LEFT, 0.0)


def test_the_sheet_moves_gently_throughout(sheet_plan: Plan) -> None:
    """No faster than the way back from a hold: the peak of a cosine over 1.2 s."""
    player = Player.of(sheet_plan).start(0.0)[0]
    frame = 1 / 16
    before = player.shown_at(0.0)
    for n in range(1, int(sheet_plan.seconds / frame)):
        player = player.advance(n * frame)[0]
        now = player.shown_at(n * frame)
        if (now.exercise, now.side) == (before.exercise, before.side):
            assert abs(now.phase - before.phase) <= pi / 2 / 1.2 * frame
        else:
            assert now.phase <= 0.01
            assert before.phase <= 0.01
        before = now


def test_a_late_frame_shows_the_end_of_the_step(sheet_catalog: Catalog) -> None:
    hold = playing(sheet_catalog, Entry("bridge", Dose(reps=1, hold=10.0)))
    assert hold.shown_at(1000.0).phase == 1
    rep = playing(sheet_catalog, Entry("bridge", Dose(reps=1, tempo=Tempo(2.0, 1.0, 2.0))))
    assert rep.advance(16.0)[0].shown_at(1000.0).phase == 0


def test_the_way_back_is_told_from_the_way_out(sheet_catalog: Catalog) -> None:
    reps = playing(sheet_catalog, Entry("bridge", Dose(reps=2, tempo=Tempo(2.0, 1.0, 4.0))))
    assert [shown_at(reps, 15.0 + t).returning for t in (1.0, 2.5, 4.0)] == [False, False, True]
    hold = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))
    at = (14.5, 20.0, 25.6, 29.5)
    assert [shown_at(hold, t).returning for t in at] == [False, False, True, False]


def test_a_hold_breathes_in_and_out_and_ends_breathed_out(sheet_catalog: Catalog) -> None:
    begun = playing(sheet_catalog, Entry("bridge", Dose(reps=2, hold=10.0, rest=5.0)))

    def breath(second: float) -> float:
        return shown_at(begun, 15.0 + second).breath

    assert [breath(t) for t in (0.0, 2.0, 4.0, 6.0, 8.0)] == pytest.approx([0, 1, 0, 1, 0])
    assert [breath(1.0), breath(3.0)] == pytest.approx([0.5, 0.5])
    assert breath(9.999) < 0.01
    steps = [breath(n / 30) for n in range(300)]
    assert max(abs(a - b) for a, b in pairwise(steps)) < 0.06


def test_it_breathes_nowhere_but_in_a_hold(sheet_catalog: Catalog) -> None:
    begun = playing(
        sheet_catalog,
        Entry("bridge", Dose(reps=2, tempo=Tempo(2.0, 1.0, 4.0))),
        Entry("pelvic-tilt", Dose(reps=2, hold=10.0, rest=5.0)),
    )
    seen = [begun.advance(n / 4)[0] for n in range(400)]
    breathing = {p.step.kind for p in seen if p.shown_at(p.at).breath > 0}
    assert breathing == {StepKind.HOLD}
