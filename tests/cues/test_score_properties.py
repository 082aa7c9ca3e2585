"""What holds for the cues of any plan that can be stored, at any level."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, Position, Sidedness, SideOrder, Tempo
from coach.core.plan import Plan, StepKind, plan
from coach.core.player import Player, PlayerState
from coach.core.routine import Entry, Routine
from coach.core.session import SetEnd
from coach.core.voice import VoiceLevel
from coach.cues import words
from coach.cues.cue import Cue
from coach.cues.score import Score
from coach.cues.script import BREATH_SECONDS, FADED
from coach.cues.sound import Sound
from coach.cues.timing import seconds_to_say
from tests.core.any_plan import Call, Part, call, calls, exercises_of
from tests.cues.played import cues_between, cues_of

MANY = settings(max_examples=60, deadline=None)
CLOSE = 1e-6
LEVELS = st.sampled_from(VoiceLevel)


def seconds(low: float, high: float) -> st.SearchStrategy[float]:
    """Mostly small, where there is least room, and up to what a file may hold."""
    small = st.integers(int(low * 4), 60).map(lambda n: n / 4)
    return small | st.floats(low, high).map(lambda value: round(value, 2))


tempos = st.builds(Tempo, seconds(0.5, 60), seconds(0, 60), seconds(0.5, 60))
doses = st.builds(
    Dose,
    reps=st.sampled_from([1, 2, 3, 12]),
    hold=seconds(0.5, 600),
    tempo=st.none() | tempos,
    rest=seconds(0, 600),
    sets=st.integers(1, 2),
    set_rest=seconds(0, 600),
    order=st.sampled_from(SideOrder),
    self_paced=st.booleans(),
)
parts = st.lists(
    st.tuples(st.sampled_from(Position), st.sampled_from(Sidedness), doses), min_size=1, max_size=2
)
# An empty text, the sheet's longest, and the longest that a content file may hold.
texts = st.sampled_from(["", "Lie on your back, knees bent, *feet flat*.", "long words " * 10])


def score_and_plan(
    of: list[Part], text: str, level: VoiceLevel, *, room: bool = True
) -> tuple[Score, Plan]:
    plain = exercises_of(of).exercises
    catalog = Catalog(tuple(replace(exercise, ready=text, cue=text) for exercise in plain))
    routine = Routine("own", "Own", tuple(Entry(e.id, e.dose) for e in catalog.exercises))
    score = Score(catalog, level, metronome=True)
    return score, plan(routine, catalog, room=score.room if room else None)


def heard(score: Score, laid_out: Plan) -> list[Cue]:
    return [cue for _, cue in cues_of(score, laid_out)]


@MANY
@given(parts, texts, LEVELS, st.booleans())
def test_words_never_run_into_other_words_or_sounds(
    of: list[Part], text: str, level: VoiceLevel, room: bool
) -> None:
    """Only the metronome ticks under them, and only somebody's own pace cuts them off."""
    score, laid_out = score_and_plan(of, text, level, room=room)
    if any(step.waits for step in laid_out.steps):
        return
    cues = [cue for cue in heard(score, laid_out) if cue.sound is not Sound.TICK]
    assert_nothing_is_cut_off(cues)
    for cue, following in pairwise(cue for cue in cues if cue.says or cue.sound):
        if cue.sound and following.says:
            assert following.at - cue.at >= FADED[cue.sound] - CLOSE


def assert_nothing_is_cut_off(cues: list[Cue]) -> None:
    """By the estimate, neither words nor a sound but the metronome's come before all is said."""
    told = [cue for cue in cues if cue.says or cue.sound not in (None, Sound.TICK)]
    for cue, following in pairwise(told):
        assert cue.at + seconds_to_say(cue.says) <= following.at + CLOSE


@MANY
@given(parts, texts, LEVELS)
def test_a_cue_is_told_at_its_moment_and_once(of: list[Part], text: str, level: VoiceLevel) -> None:
    score, laid_out = score_and_plan(of, text, level)
    told = list(cues_of(score, laid_out))
    assert all(abs(now - cue.at) < CLOSE for now, cue in told[:-1])
    assert len({(cue.at, cue.sound, cue.says) for _, cue in told}) == len(told)


@MANY
@given(parts, LEVELS, LEVELS)
def test_sounds_and_flashes_are_the_same_at_all_levels(
    of: list[Part], one: VoiceLevel, other: VoiceLevel
) -> None:
    score, laid_out = score_and_plan(of, "", one)
    another = Score(exercises_of(of), other, metronome=True)
    assert _seen(heard(score, laid_out)) == _seen(heard(another, laid_out))


def _seen(cues: list[Cue]) -> list[tuple[float, Sound | None, bool]]:
    return [(round(cue.at, 6), cue.sound, cue.flash) for cue in cues if cue.sound or cue.flash]


@MANY
@given(parts)
def test_the_stage_flashes_at_most_twice_in_any_second(of: list[Part]) -> None:
    """WCAG 2.3.1 allows three."""
    score, laid_out = score_and_plan(of, "", VoiceLevel.OFF)
    flashes = [cue.at for cue in heard(score, laid_out) if cue.flash]
    assert all(
        third - first > 1.0 - CLOSE for first, third in zip(flashes, flashes[2:], strict=False)
    )


@MANY
@given(parts, texts, LEVELS, st.lists(st.floats(0, 400), max_size=6), st.floats(0, 1e6))
def test_one_late_call_tells_what_many_tell(
    of: list[Part], text: str, level: VoiceLevel, looks: list[float], begin: float
) -> None:
    timed = [(*part[:2], replace(part[2], self_paced=False)) for part in of]
    score, laid_out = score_and_plan(timed, text, level)
    start, _ = Player.of(laid_out).start(begin)
    end = begin + max(looks, default=0.0) + 1.0
    late = score.between(start, start.advance(end)[0], end)
    often: list[Cue] = []
    player = start
    for now in (*sorted(begin + look for look in looks), end):
        following, _ = player.advance(now)
        often += score.between(player, following, now)
        player = following
    assert [(cue.sound, cue.says, cue.flash) for cue in often] == [
        (cue.sound, cue.says, cue.flash) for cue in late
    ]
    assert all(abs(a.at - b.at) < CLOSE for a, b in zip(often, late, strict=True))


@MANY
@given(parts, texts, st.sampled_from([VoiceLevel.FULL, VoiceLevel.BRIEF]))
def test_a_plan_with_room_says_all_before_the_work_and_leaves_a_breath(
    of: list[Part], text: str, level: VoiceLevel
) -> None:
    score, laid_out = score_and_plan(of, text, level)
    said = {cue.at: cue for cue in heard(score, laid_out) if cue.says}
    at = 0.0
    for place, step in enumerate(laid_out.steps):
        if any(earlier.waits for earlier in laid_out.steps[:place]):
            return
        if step.kind.is_lead_in:
            (cue, *_) = (cue for when, cue in said.items() if at <= when < at + step.seconds)
            assert cue.at + seconds_to_say(cue.says) <= at + step.seconds - BREATH_SECONDS + CLOSE
            assert step.seconds >= score.room(step, laid_out.entry(step))
            if text and level is VoiceLevel.FULL and step.kind in (StepKind.READY, StepKind.NEXT):
                assert cue.says[-1] == words.sentence(text)
        at += step.seconds


@MANY
@given(parts, texts, LEVELS, st.lists(calls, max_size=12))
def test_whatever_somebody_does_only_known_lines_are_said_and_none_of_the_past(
    of: list[Part], text: str, level: VoiceLevel, made: list[Call]
) -> None:
    score, laid_out = score_and_plan(of, text, level)
    now, player = 0.0, Player.of(laid_out).start(0.0)[0]
    for each in made:
        now = max(now, now + each.after)
        following, _ = call(player, now, each)
        known = score.lines(following.plan) | {()}
        for cue in score.between(player, following, now):
            assert cue.says in known
            assert player.at - CLOSE <= cue.at
            assert cue.at <= now + CLOSE or following.state is PlayerState.FINISHED
        player = following
        ahead = score.next_after(player, now)
        assert ahead is None or ahead >= now
        assert set(score.ahead(player)) <= known


@MANY
@given(parts, texts, LEVELS, st.lists(calls, min_size=1, max_size=8))
def test_whatever_somebody_did_last_what_is_said_from_then_on_is_not_cut_off(
    of: list[Part], text: str, level: VoiceLevel, made: list[Call]
) -> None:
    """Steps that a pause, easing or a restart put in have been given no room by the plan."""
    timed = [(*part[:2], replace(part[2], self_paced=False)) for part in of]
    score, laid_out = score_and_plan(timed, text, level)
    now, before = 0.0, Player.of(laid_out)
    player, _ = before.start(0.0)
    for each in made:
        now += max(0.0, each.after)
        before, (player, _) = player, call(player, now, each)
    if player.state is not PlayerState.RUNNING:
        return
    cues = [cue for _, cue in cues_between(score, before, player, now)]
    # what was passed in one go before the call is told with it, and dropped as too late
    assert_nothing_is_cut_off([cue for cue in cues if cue.at >= now])


@MANY
@given(parts, texts, LEVELS, st.floats(0, 400))
def test_a_session_gone_on_with_cuts_nothing_off(
    of: list[Part], text: str, level: VoiceLevel, until: float
) -> None:
    timed = [(*part[:2], replace(part[2], self_paced=False)) for part in of]
    score, laid_out = score_and_plan(timed, text, level)
    stopped, _ = Player.of(laid_out).start(0.0)[0].advance(until)[0].end(until)
    again = Player.of(laid_out, [replace(done, ended=SetEnd.STOPPED) for done in stopped.done])
    player, _ = again.start(0.0)
    assert_nothing_is_cut_off([cue for _, cue in cues_between(score, again, player, 0.0)])


@pytest.mark.parametrize("level", VoiceLevel)
def test_the_phrases_that_ship_are_all_that_the_sheet_needs(
    catalog: Catalog, level: VoiceLevel
) -> None:
    score = Score(catalog, level, metronome=True)
    entries = tuple(Entry(exercise.id, exercise.dose) for exercise in catalog.exercises)
    laid_out = plan(Routine("sheet", "Sheet", entries), catalog, room=score.room)
    needed = {phrase for line in score.lines(laid_out) for phrase in line}
    assert needed <= set(words.all_phrases(catalog))
    said = {cue.says for _, cue in cues_of(score, laid_out)} - {()}
    assert said <= score.lines(laid_out)
