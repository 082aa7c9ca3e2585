"""What is due when: worked examples, and what the person's own doing comes to."""

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog
from coach.core.plan import Plan, StepKind, plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine
from coach.core.voice import VoiceLevel
from coach.cues.asides import Aside
from coach.cues.cue import Cue
from coach.cues.score import Score
from coach.cues.sound import Sound
from tests.cues.played import cues_of

KNEE_TO_CHEST = (
    "Single knee to chest. Right leg. Lie on your back with both legs straight. "
    "Draw the knee towards your chest until you feel it in the low back and buttock."
)


def a_score(catalog: Catalog, level: VoiceLevel = VoiceLevel.FULL) -> Score:
    return Score(catalog, level, metronome=False)


def a_plan(catalog: Catalog, exercise: str, score: Score | None = None, **dose: object) -> Plan:
    entry = Entry(exercise, replace(catalog[exercise].dose, **dose))
    routine = Routine("r", "Routine", (entry,))
    return plan(routine, catalog, room=score.room if score else None)


def written(score: Score, laid_out: Plan) -> list[tuple[float, str]]:
    """The script of a session: sounds by their names, words as they are said."""
    return [
        (round(cue.at, 2), cue.sound.value if cue.sound else " ".join(cue.says))
        for _, cue in cues_of(score, laid_out)
        if cue.sound or cue.says
    ]


def at(score: Score, laid_out: Plan, seconds: float) -> Player:
    return Player.of(laid_out).start(0.0)[0].advance(seconds)[0]


def told(score: Score, before: Player, after: Player, now: float) -> list[str]:
    return [
        cue.sound.value if cue.sound else " ".join(cue.says)
        for cue in score.between(before, after, now)
        if cue.sound or cue.says
    ]


def test_a_stretch_is_led_through_from_lying_down_to_letting_go(catalog: Catalog) -> None:
    """Written by hand: two holds of 30 s with 5 s between, right leg only comes first."""
    score = a_score(catalog)
    script = written(score, a_plan(catalog, "single-knee-to-chest", score, reps=2))
    assert script[:33] == [
        (0.0, "ready"),
        (1.1, KNEE_TO_CHEST),
        (15.0, "last-seconds"),
        (16.0, "last-seconds"),
        (17.0, "last-seconds"),
        (18.0, "hold-start"),
        (18.5, "Hold."),
        (25.5, "Keep breathing."),
        (33.0, "half-way"),
        (33.5, "Half-way."),
        (45.0, "last-seconds"),
        (45.15, "Three."),
        (46.0, "last-seconds"),
        (46.15, "Two."),
        (47.0, "last-seconds"),
        (47.15, "One."),
        (48.0, "hold-end"),
        (48.5, "Rest."),
        (53.0, "hold-start"),
        (53.5, "Last one. Hold."),
        (60.5, "Keep breathing."),
        (68.0, "half-way"),
        (68.5, "Half-way."),
        (80.0, "last-seconds"),
        (80.15, "Three."),
        (81.0, "last-seconds"),
        (81.15, "Two."),
        (82.0, "last-seconds"),
        (82.15, "One."),
        (83.0, "hold-end"),
        (83.0, "change-side"),
        (84.1, "Change sides. Left leg."),
        (88.0, "last-seconds"),
    ]
    assert script[-4:] == [
        (155.15, "One."),
        (156.0, "hold-end"),
        (156.0, "done"),
        (157.7, "Well done. Take your time getting up."),
    ]


def test_one_score_tells_one_plan_after_another(catalog: Catalog) -> None:
    score = a_score(catalog)
    starts = [at(score, a_plan(catalog, name), 0.0) for name in ("bridge", "pelvic-tilt", "bridge")]
    assert len({(player.index, player.length) for player in starts}) == 1
    for player in starts:
        assert score.ahead(player) == a_score(catalog).ahead(player)
        begun = score.between(Player.of(player.plan), player.advance(5.0)[0], 5.0)
        assert catalog[player.step.exercise].name in " ".join(begun[-1].says)


def test_short_holds_are_counted_by_their_number_and_let_go(catalog: Catalog) -> None:
    score = a_score(catalog, VoiceLevel.BRIEF)
    said = [text for _, text in written(score, a_plan(catalog, "gluteal-squeeze", reps=3))]
    words = [text for text in said if text[0].isupper()]
    assert words == [
        "Gluteal squeeze.",
        "One. Hold.",
        "Let go.",
        "Two.",
        "Let go.",
        "Last one.",
        "Well done.",
    ]


def test_reps_to_either_side_are_counted_in_pairs(catalog: Catalog) -> None:
    score = a_score(catalog, VoiceLevel.BRIEF)
    script = written(score, a_plan(catalog, "lower-trunk-rotation", reps=3))
    assert [line for line in script if line[0] >= 15.0] == [
        (15.0, "rep"),
        (15.25, "One."),
        (19.0, "rep"),
        (19.25, "To the left."),
        (23.0, "rep"),
        (23.25, "Two."),
        (27.0, "rep"),
        (31.0, "rep"),
        (31.25, "Last one each way."),
        (35.0, "rep"),
        (39.0, "done"),
        (40.7, "Well done."),
    ]


def test_numbers_alone_say_nothing_but_numbers(catalog: Catalog) -> None:
    score = a_score(catalog, VoiceLevel.NUMBERS)
    said = {" ".join(line) for line in score.lines(a_plan(catalog, "clamshell", score))}
    numbers = {text for text in said if text.rstrip(".").replace("-", "").isalpha()}
    assert said == numbers
    script = written(score, a_plan(catalog, "single-knee-to-chest", score, reps=1))
    words = [text for _, text in script if text[0].isupper()]
    assert words == ["One.", "Three.", "Two.", "One."] * 2


def test_the_first_rep_at_ones_own_pace_tells_of_the_key_once(catalog: Catalog) -> None:
    score = a_score(catalog)
    laid_out = a_plan(catalog, "bridge", score, reps=3, self_paced=True)
    words = [text for _, text in written(score, laid_out) if text[0].isupper()]
    assert words[1:4] == ["One. Press the key after each one.", "Two.", "Last one."]


def test_a_rep_that_waits_long_is_reminded_of_the_key(catalog: Catalog) -> None:
    score = a_score(catalog)
    laid_out = a_plan(catalog, "bridge", score, reps=1, self_paced=True)
    begun = at(score, laid_out, laid_out.steps[0].seconds)
    now = begun.at + 30.0
    assert score.next_after(begun.advance(now - 1.0)[0], now - 1.0) == pytest.approx(now)
    waited, _ = begun.advance(now)
    assert told(score, begun, waited, now)[-1] == "Press the key after each one."
    assert score.next_after(waited, now) is None


def test_the_metronome_ticks_each_second_of_a_rep_and_clear_of_the_next(catalog: Catalog) -> None:
    score = Score(catalog, VoiceLevel.OFF, metronome=True)
    sounds = [cue for _, cue in cues_of(score, a_plan(catalog, "bridge", reps=2))]
    ticks = [cue.at for cue in sounds if cue.sound is Sound.TICK]
    assert ticks == [16.0, 17.0, 18.0, 19.0, 21.0, 22.0, 23.0, 24.0]


def test_a_rest_between_sets_names_the_set_to_come(catalog: Catalog) -> None:
    score = a_score(catalog, VoiceLevel.BRIEF)
    laid_out = a_plan(catalog, "bridge", score, reps=1, sets=2)
    assert [line for line in written(score, laid_out) if 20.0 <= line[0] <= 50.25] == [
        (20.0, "hold-end"),
        (20.5, "Rest. The last set comes next."),
        (40.0, "Ten to go."),
        (47.0, "last-seconds"),
        (48.0, "last-seconds"),
        (49.0, "last-seconds"),
        (50.0, "rep"),
        (50.25, "One."),
    ]


def test_a_late_call_tells_what_it_passed_each_with_its_own_moment(catalog: Catalog) -> None:
    score = a_score(catalog)
    laid_out = a_plan(catalog, "single-knee-to-chest", score)
    holding = at(score, laid_out, 47.5)
    late, _ = holding.advance(53.6)
    assert [
        (cue.at, cue.sound, " ".join(cue.says)) for cue in score.between(holding, late, 53.6)
    ] == [
        (48.0, Sound.HOLD_END, ""),
        (pytest.approx(48.5), None, "Rest."),
        (53.0, Sound.HOLD_START, ""),
        (pytest.approx(53.5), None, "Two. Hold."),
    ]


def test_a_pause_is_told_and_what_is_left_when_going_on(catalog: Catalog) -> None:
    score = a_score(catalog)
    holding = at(score, a_plan(catalog, "single-knee-to-chest", score), 30.0)
    paused, _ = holding.pause(36.0)
    assert score.between(holding, paused, 36.0) == (
        Cue(36.0, Sound.STOPPED, ("Paused.", "Press the key when you are ready."), flash=True),
    )
    going, _ = paused.go_on(100.0)
    assert score.between(paused, going, 100.0) == (
        Cue(100.0, Sound.GOING_ON, ("Get ready.", "Twelve to go."), flash=True),
    )
    assert score.next_after(going, 101.0) == 103.0
    again, _ = going.advance(103.0)
    assert score.between(going, again, 103.0) == (Cue(103.0, Sound.HOLD_START, flash=True),)
    assert score.next_after(again, 103.0) == pytest.approx(112.0)


def test_going_on_before_work_says_again_what_the_pause_cut_off(catalog: Catalog) -> None:
    score = a_score(catalog)
    begun = at(score, a_plan(catalog, "single-knee-to-chest", score), 0.0)
    early, _ = begun.pause(1.0)
    assert told_at_going_on(score, early) == ("Get ready.",)
    cut_off, _ = begun.pause(5.0)
    assert told_at_going_on(score, cut_off) == (
        "Get ready.",
        "Single knee to chest.",
        "Right leg.",
        "Lie on your back with both legs straight.",
    )


def told_at_going_on(score: Score, paused: Player) -> tuple[str, ...]:
    going, _ = paused.go_on(50.0)
    return score.between(paused, going, 50.0)[0].says


def test_a_skip_tells_only_what_begins(catalog: Catalog) -> None:
    score = a_score(catalog)
    holding = at(score, a_plan(catalog, "single-knee-to-chest", score), 30.0)
    skipped, _ = holding.skip(31.0)
    assert told(score, holding, skipped, 31.0) == ["hold-end"]
    resting, _ = skipped.skip(32.0)
    assert told(score, skipped, resting, 32.0) == ["hold-start"]


def test_going_back_tells_the_start_of_the_step_once_more(catalog: Catalog) -> None:
    score = a_score(catalog)
    holding = at(score, a_plan(catalog, "single-knee-to-chest", score), 30.0)
    back, _ = holding.back(31.0)
    assert told(score, holding, back, 31.0) == ["hold-start"]
    assert score.next_after(back, 31.0) == pytest.approx(31.5)


def test_moving_about_while_paused_says_where_one_is(catalog: Catalog) -> None:
    score = a_score(catalog)
    paused, _ = at(score, a_plan(catalog, "single-knee-to-chest", score), 30.0).pause(31.0)
    skipped, _ = paused.skip(40.0)
    assert told(score, paused, skipped, 40.0) == ["Single knee to chest. Right leg."]


@pytest.mark.parametrize(
    ("seconds", "said"), [(5.0, "Five seconds more."), (-5.0, "Five seconds less.")]
)
def test_a_hold_made_longer_or_shorter_says_so(catalog: Catalog, seconds: float, said: str) -> None:
    score = a_score(catalog)
    holding = at(score, a_plan(catalog, "single-knee-to-chest", score), 36.0)
    other, _ = holding.lengthen(36.5, seconds)
    (cue,) = score.between(holding, other, 36.5)
    assert cue.says == (said,)
    assert score.next_after(other, 36.5) == pytest.approx(45.0 + seconds)


def test_near_the_end_a_hold_made_shorter_leaves_the_words_to_the_count(catalog: Catalog) -> None:
    score = a_score(catalog)
    holding = at(score, a_plan(catalog, "single-knee-to-chest", score), 38.0)
    shorter, _ = holding.lengthen(39.5, -5.0)
    assert score.between(holding, shorter, 39.5) == (Cue(39.5, Sound.TICK),)
    assert score.next_after(shorter, 39.5) == pytest.approx(40.0)


def test_more_time_to_get_ready_does_not_cut_off_what_comes(catalog: Catalog) -> None:
    score = a_score(catalog)
    ready = at(score, a_plan(catalog, "single-knee-to-chest", score), 5.0)
    longer, _ = ready.lengthen(6.0, 5.0)
    assert score.between(ready, longer, 6.0) == (Cue(6.0, Sound.TICK),)
    silent = at(score, longer.plan, 14.2)
    later, _ = silent.lengthen(14.3, 5.0)
    assert told(score, silent, later, 14.3) == ["tick"]
    assert score.between(silent, later, 14.3)[-1].says == ("Five seconds more.",)


def test_a_plan_without_steps_has_nothing_to_tell(catalog: Catalog) -> None:
    score = a_score(catalog)
    player = Player.of(plan(Routine("r", "R", ()), catalog))
    over, _ = player.start(0.0)
    assert score.between(player, over, 0.0) == ()


def test_it_hurts_stops_at_once_and_ease_leads_in_again(catalog: Catalog) -> None:
    score = a_score(catalog)
    holding = at(score, a_plan(catalog, "single-knee-to-chest", score), 40.0)
    hurt, _ = holding.hurt(41.0)
    (cue,) = score.between(holding, hurt, 41.0)
    assert (cue.sound, cue.says) == (Sound.STOPPED, ("All right, we stop.", "Let go, and breathe."))
    eased, _ = hurt.ease(60.0, 20.0, None)
    assert told(score, hurt, eased, 60.0) == ["ready"]
    soon, _ = eased.advance(61.2)
    assert told(score, eased, soon, 61.2) == ["Single knee to chest. Right leg."]


def test_an_end_is_told_and_nothing_after_it(catalog: Catalog) -> None:
    score = a_score(catalog)
    holding = at(score, a_plan(catalog, "single-knee-to-chest", score), 40.0)
    ended, _ = holding.end(41.0)
    assert told(score, holding, ended, 41.0) == ["stopped"]
    assert score.between(ended, ended.advance(50.0)[0], 50.0) == ()
    assert score.next_after(ended, 50.0) is None
    assert score.ahead(ended) == ()


def test_skipping_an_exercise_does_not_end_a_hold_that_was_not_begun(catalog: Catalog) -> None:
    score = a_score(catalog)
    entries = tuple(Entry(name, catalog[name].dose) for name in ("hamstring-stretch", "bridge"))
    laid_out = plan(Routine("r", "R", entries), catalog, room=score.room)
    ready = at(score, laid_out, 5.0)
    skipped, _ = ready.skip_exercise(6.0)
    assert skipped.step.kind is StepKind.NEXT
    assert told(score, ready, skipped, 6.0) == ["ready"]


def test_what_is_to_be_prepared_begins_with_what_comes_first(catalog: Catalog) -> None:
    score = a_score(catalog)
    player = Player.of(a_plan(catalog, "single-knee-to-chest", score))
    ahead = score.ahead(player)
    assert " ".join(ahead[0]) == KNEE_TO_CHEST
    assert ("Half-way.",) in ahead
    assert ("Paused.", "Press the key when you are ready.") in ahead
    assert score.ahead(player) == ahead


def test_all_is_silent_where_nothing_is_to_be_said(catalog: Catalog) -> None:
    score = a_score(catalog, VoiceLevel.OFF)
    laid_out = a_plan(catalog, "clamshell", score)
    assert score.lines(laid_out) == frozenset()
    assert score.aside(Aside.HURT, Player.of(laid_out), 0.0) == Cue(0.0, Sound.STOPPED, flash=True)
    assert laid_out == a_plan(catalog, "clamshell")
