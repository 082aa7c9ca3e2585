"""What a session says at each moment."""

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, SideOrder
from coach.core.plan import Plan, StepKind, plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine
from coach.ui import words
from coach.ui.session.asking.recap import recap
from coach.ui.session.following.face import (
    EASE_OFF,
    WORDS,
    Dot,
    Moment,
    StepFace,
    Tone,
    exercise_shares,
    moment,
    shown_text,
    sides,
    step_face,
)

_KINDS = (StepKind.READY, StepKind.HOLD, StepKind.RELAX, StepKind.CHANGE_SIDE, StepKind.REP)


def _at(laid_out: Plan, index: int, elapsed: float = 0.0) -> tuple[Player, float]:
    now = sum(step.seconds for step in laid_out.steps[:index]) + elapsed
    player, _ = Player.of(laid_out).start(0.0)
    return player.advance(now)[0], now


def _face(laid_out: Plan, index: int, catalog: Catalog) -> StepFace:
    return step_face(_at(laid_out, index)[0], catalog)


def _moment(laid_out: Plan, index: int, elapsed: float = 0.0) -> Moment:
    return moment(*_at(laid_out, index, elapsed))


def _index(laid_out: Plan, kind: StepKind) -> int:
    return next(place for place, step in enumerate(laid_out.steps) if step.kind is kind)


def test_the_head_names_exercise_place_and_side(laid_out: Plan, catalog: Catalog) -> None:
    face = _face(laid_out, 1, catalog)
    assert (face.place, face.name, face.side) == ("1 of 2", "Hamstring stretch", "Right leg")


def test_ready_says_how_to_lie_and_the_hold_what_to_do(laid_out: Plan, catalog: Catalog) -> None:
    exercise = catalog["hamstring-stretch"]
    assert _face(laid_out, 0, catalog).instruction == exercise.ready
    assert _face(laid_out, 1, catalog).instruction == f"{exercise.cue} {EASE_OFF}"


@pytest.mark.parametrize(
    ("kind", "word", "tone"),
    [
        (StepKind.READY, "Get ready", Tone.READY),
        (StepKind.HOLD, "Hold", Tone.EFFORT),
        (StepKind.RELAX, "Rest", Tone.REST),
        (StepKind.CHANGE_SIDE, "Change sides", Tone.READY),
        (StepKind.REP, "Go", Tone.EFFORT),
    ],
)
def test_each_kind_of_step_has_its_word_and_tone(
    laid_out: Plan, kind: StepKind, word: str, tone: Tone
) -> None:
    seen = _moment(laid_out, _index(laid_out, kind))
    assert (seen.word, seen.tone) == (word, tone)


def test_only_a_change_has_a_sign(laid_out: Plan) -> None:
    signs = {kind: _moment(laid_out, _index(laid_out, kind)).sign for kind in _KINDS}
    assert signs.pop(StepKind.CHANGE_SIDE) == "swap"
    assert set(signs.values()) == {""}


def test_a_hold_counts_down_its_seconds(laid_out: Plan) -> None:
    seen = _moment(laid_out, 1, 3.2)
    assert (seen.digits, seen.unit) == ("7", "seconds")
    assert seen.filled == pytest.approx(0.68)
    last = _moment(laid_out, 1, 9.5)
    assert (last.digits, last.unit) == ("1", "second")


def test_a_rep_shows_its_number_and_its_beat(laid_out: Plan) -> None:
    index = _index(laid_out, StepKind.REP)
    words = [_moment(laid_out, index, elapsed).word for elapsed in (0.5, 2.5, 4.0)]
    assert words == ["Go", "Hold", "Return"]
    seen = _moment(laid_out, index + 1, 2.5)
    assert (seen.digits, seen.unit, seen.filled) == ("2", "of 3", 1.0)


def test_paused_is_told(laid_out: Plan) -> None:
    player, now = _at(laid_out, 1, 4.0)
    player, _ = player.pause(now)
    assert moment(player, now).paused


def test_dots_are_done_now_and_open_and_a_skipped_rep_stays_open(
    laid_out: Plan, catalog: Catalog
) -> None:
    face = _face(laid_out, 3, catalog)
    assert face.dots == (Dot.DONE, Dot.NOW)
    assert face.dots_text == "hold 2 of 2"
    player, now = _at(laid_out, 1, 2.0)
    player, _ = player.skip(now)
    player, _ = player.skip(now)
    assert step_face(player, catalog).dots == (Dot.OPEN, Dot.NOW)


def test_next_is_the_other_side_then_the_next_exercise_then_the_end(
    laid_out: Plan, catalog: Catalog
) -> None:
    faces = [_face(laid_out, index, catalog) for index in (1, 5, len(laid_out.steps) - 1)]
    assert [(face.next_title, face.next_note) for face in faces] == [
        ("Same again, left leg", "8 s to switch"),
        ("Bridge", "8 s to get ready"),
        ("The end", "this is the last one"),
    ]


def test_sides_in_turn_are_told_as_such(catalog: Catalog) -> None:
    entry = Entry("lower-trunk-rotation", catalog["lower-trunk-rotation"].dose)
    laid_out = plan(Routine("r", "R", (entry,)), catalog)
    assert _face(laid_out, 1, catalog).next_title == "To the left, in turn"
    assert _face(laid_out, 1, catalog).dots_text == "rep 1 of 20"


def test_sets_are_counted_where_there_are_several(catalog: Catalog) -> None:
    dose = Dose(reps=2, hold=5.0, rest=3.0, sets=3, set_rest=20.0, order=SideOrder.RIGHT_ONLY)
    laid_out = plan(Routine("r", "R", (Entry("hamstring-stretch", dose),)), catalog)
    assert _face(laid_out, 1, catalog).dots_text == "hold 1 of 2, set 1 of 3"
    rest = _index(laid_out, StepKind.SET_REST)
    assert "Set 2 of 3" in _face(laid_out, rest, catalog).instruction


def test_only_a_step_that_counts_seconds_can_be_lengthened(
    laid_out: Plan, catalog: Catalog
) -> None:
    assert _face(laid_out, 1, catalog).can_lengthen
    assert not _face(laid_out, _index(laid_out, StepKind.REP), catalog).can_lengthen


def test_an_exercise_begun_is_told_as_begun_until_one_is_complete(
    laid_out: Plan, catalog: Catalog
) -> None:
    nothing, one_hold = (recap(_at(laid_out, index)[0], catalog) for index in (0, 2))
    assert nothing.figures[0] == ("0 of 2", "exercises complete")
    assert one_hold.figures[0] == ("1 of 2", "exercises begun")


def test_time_left_is_rounded_as_today_rounds_it(laid_out: Plan) -> None:
    assert _moment(laid_out, 0).left == f"{words.duration_text(laid_out.seconds)} left"
    assert _moment(laid_out, 4).left == "under 1 min left"


def test_each_exercise_has_its_share_behind_it(laid_out: Plan) -> None:
    player, now = _at(laid_out, 1, 5.0)
    assert exercise_shares(player, now) == pytest.approx((20 / 73, 0.0))
    ended, _ = player.advance(now + 1000)
    assert exercise_shares(ended, now + 1000) == (1.0, 1.0)


def test_time_taken_off_a_step_never_shows_more_than_all(laid_out: Plan) -> None:
    player, now = _at(laid_out, 1, 5.0)
    player, _ = player.lengthen(now, 60.0)
    player, _ = player.advance(now + 64)
    assert max(exercise_shares(player, now + 64)) <= 1.0


def test_the_stage_is_told_in_words(laid_out: Plan, catalog: Catalog) -> None:
    player, _ = _at(laid_out, 1)
    assert shown_text(step_face(player, catalog)) == "Hamstring stretch, right leg"
    bridge = replace(player, index=_index(laid_out, StepKind.REP))
    assert shown_text(step_face(bridge, catalog)) == "Bridge"


def test_after_a_pause_it_says_get_ready_counts_three_and_tells_the_rest(laid_out: Plan) -> None:
    player, now = _at(laid_out, 1, 3.2)
    player, _ = player.pause(now)
    player, _ = player.go_on(now + 60)
    seen = [moment(player, now + 60 + passed) for passed in (0.0, 1.5, 2.9)]
    assert [(each.word, each.tone, each.digits, each.unit) for each in seen] == [
        ("Get ready", Tone.READY, "3", "seconds"),
        ("Get ready", Tone.READY, "2", "seconds"),
        ("Get ready", Tone.READY, "1", "second"),
    ]
    assert [each.filled for each in seen] == pytest.approx([1.0, 0.5, 0.1 / 3])
    assert seen[0].line == "Get ready. Then *7 seconds* to go."
    assert seen[0].sign == ""
    after = moment(player, now + 63)
    assert (after.word, after.digits, after.line) == ("Hold", "7", "")


def test_after_a_pause_in_a_rep_it_tells_which_one_it_goes_on_with(laid_out: Plan) -> None:
    player, now = _at(laid_out, _index(laid_out, StepKind.REP) + 1, 1.0)
    player, _ = player.pause(now)
    player, _ = player.go_on(now)
    assert moment(player, now).line == "Get ready. It goes on with rep 2 of 3."


def test_paused_in_the_lead_it_is_paused(laid_out: Plan) -> None:
    player, now = _at(laid_out, 1, 3.2)
    player, _ = player.pause(now)
    player, _ = player.go_on(now)
    player, _ = player.pause(now + 1)
    seen = moment(player, now + 1)
    assert (seen.paused, seen.digits, seen.word) == (True, "7", "Hold")
    assert seen.line.startswith("Paused. Take your time.")


def test_a_rep_at_ones_own_pace_counts_no_time_down(self_paced: Plan, catalog: Catalog) -> None:
    player, now = _at(self_paced, 1)
    assert step_face(player, catalog).waits
    seen = [moment(player, now + passed) for passed in (0.0, 2.0, 8.0, 60.0)]
    assert {(each.word, each.digits, each.unit, each.filled) for each in seen} == {
        ("At your pace", "1", "of 3", 0.0)
    }
    player, _ = player.finish_rep(now + 9.0)
    second = moment(player, now + 9.0)
    assert (second.digits, second.filled) == ("2", pytest.approx(1 / 3))
    assert max(exercise_shares(player, now + 200.0)) <= 1.0


def test_a_rep_at_a_tempo_does_not_wait(laid_out: Plan, catalog: Catalog) -> None:
    assert not _face(laid_out, _index(laid_out, StepKind.REP), catalog).waits


def test_every_word_and_side_that_is_shown_is_among_those_made_room_for(
    laid_out: Plan, self_paced: Plan, catalog: Catalog
) -> None:
    for index, step in enumerate(laid_out.steps):
        for elapsed in (0.0, step.seconds * 0.5, step.seconds * 0.95):
            assert _moment(laid_out, index, elapsed).word in WORDS
        assert _face(laid_out, index, catalog).side in ("", *sides(laid_out, catalog))
    assert sides(laid_out, catalog) == ("Right leg", "Left leg")
    assert _moment(self_paced, 1).word in WORDS
    assert sides(self_paced, catalog) == ()
