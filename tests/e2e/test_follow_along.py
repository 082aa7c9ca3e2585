"""A whole routine followed by ear: everything heard is held against the plan.

What is to be heard is worked out here from the plan's steps alone, by rules a person could check
with a stop-watch: what sounds at a moment, and what is said as soon as that sound has died away.
"""

from collections.abc import Iterator
from itertools import accumulate, cycle, pairwise
from random import Random

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt

from coach.core.exercise import Catalog, Exercise, Position, Side, Sidedness
from coach.core.plan import Plan, Step, StepKind
from coach.core.player import PlayerState
from coach.core.voice import VoiceLevel
from coach.cues.timing import seconds_to_say
from tests.e2e.conftest import Desk, OpenDesk
from tests.e2e.heard import Heard, Said

CLOSE = 0.1
# Seconds after which a sound has died away, so that words can be heard.
AFTER_READY, AFTER_SHORT, AFTER_REP, AFTER_TICK, AFTER_DONE = 1.1, 0.5, 0.25, 0.15, 1.7
LONG_HOLD, BREATHING_HOLD = 10.0, 20.0
NUMBERS = (
    *("One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven.", "Eight.", "Nine.", "Ten."),
    *("Eleven.", "Twelve.", "Thirteen.", "Fourteen.", "Fifteen.", "Sixteen.", "Seventeen."),
    *("Eighteen.", "Nineteen.", "Twenty."),
)
LEAD_INS = (StepKind.READY, StepKind.CHANGE_POSITION, StepKind.NEXT)


class Expected(Struct, frozen=True):
    """At this moment, `phrases` in this order, among what else may be said; or one sound."""

    at: float
    phrases: tuple[str, ...] = ()
    sound: str = ""


class Stretch(Struct, frozen=True):
    """A step, when it begins, and its neighbours."""

    at: float
    step: Step
    exercise: Exercise
    before: Step | None
    after: Step | None

    @property
    def end(self) -> float:
        return self.at + self.step.seconds

    @property
    def side(self) -> tuple[str, ...]:
        side = self.step.side
        if side is Side.BOTH:
            return ()
        if self.exercise.sidedness is Sidedness.EACH_WAY:
            return (f"To the {side.value}.",)
        return (f"{side.value.capitalize()} {self.exercise.limb or 'side'}.",)

    @property
    def last(self) -> bool:
        return self.step.rep == self.step.reps > 1

    def pairs_with(self, other: Step | None) -> bool:
        """Whether `other` is the same rep on the other side, without a break between."""
        step = self.step
        return (
            other is not None
            and other.kind is step.kind is StepKind.REP
            and (other.exercise, other.rep) == (step.exercise, step.rep)
            and other.side is not step.side
        )


def stretches(plan: Plan, catalog: Catalog, begun: float) -> list[Stretch]:
    starts = accumulate((step.seconds for step in plan.steps), initial=begun)
    around = (None, *plan.steps, None)
    return [
        Stretch(at, step, catalog[step.exercise], around[place], around[place + 2])
        for place, (step, at) in enumerate(zip(plan.steps, starts, strict=False))
    ]


def sounds_of(each: Stretch) -> Iterator[Expected]:
    """What sounds during a step, with the metronome off."""
    kind, at, end = each.step.kind, each.at, each.end
    after_hold = each.before is not None and each.before.kind is StepKind.HOLD
    if after_hold and kind is not StepKind.HOLD:
        yield Expected(at, sound="hold-end")
    begins = {
        StepKind.HOLD: "hold-start",
        StepKind.REP: "rep",
        StepKind.CHANGE_SIDE: "change-side",
        **dict.fromkeys(LEAD_INS, "ready"),
    }
    if kind in begins:
        yield Expected(at, sound=begins[kind])
    if kind is StepKind.HOLD and each.step.seconds >= LONG_HOLD:
        yield Expected(at + each.step.seconds / 2, sound="half-way")
    counted = each.step.seconds >= (5.0 if kind is StepKind.HOLD else 6.0)
    if counted and kind is not StepKind.REP:
        yield from (Expected(end - left, sound="last-seconds") for left in (3, 2, 1))


def words_of(each: Stretch, level: VoiceLevel) -> Iterator[Expected]:
    """What is said during a step."""
    kind, at = each.step.kind, each.at
    if level is VoiceLevel.OFF:
        return
    if kind is StepKind.HOLD:
        yield from hold_words(each, level)
    elif kind is StepKind.REP:
        yield from rep_words(each, level)
    elif level is VoiceLevel.NUMBERS:
        return
    elif kind is StepKind.RELAX:
        short = each.after is not None and each.after.seconds < LONG_HOLD
        yield Expected(at + AFTER_SHORT, ("Let go." if short else "Rest.",))
    elif kind is StepKind.CHANGE_SIDE:
        yield Expected(at + AFTER_READY, ("Change sides.", *each.side))
    else:
        yield Expected(at + AFTER_READY, lead_in_phrases(each, level))


def lead_in_phrases(each: Stretch, level: VoiceLevel) -> tuple[str, ...]:
    """How to turn, which exercise, which side, how to lie and the one thing to do."""
    exercise = each.exercise
    turn: tuple[str, ...] = ()
    if each.step.kind is StepKind.CHANGE_POSITION:
        turn = (
            ("Turn onto your side.",)
            if exercise.position is Position.ON_SIDE
            else ("Turn onto your back.",)
        )
    name = (*turn, f"{exercise.name}.", *each.side)
    return (*name, exercise.ready, exercise.cue.replace("*", "")) if level == "full" else name


def hold_words(each: Stretch, level: VoiceLevel) -> Iterator[Expected]:
    at, end, long = each.at, each.end, each.step.seconds >= LONG_HOLD
    number = NUMBERS[each.step.rep - 1]
    if level is VoiceLevel.NUMBERS:
        start: tuple[str, ...] = (number,)
    elif each.last:
        start = ("Last one.",)
    else:
        start = ("Hold.",) if each.step.rep == 1 else (number,)
    yield Expected(at + AFTER_SHORT, start)
    if long:
        for left in (3, 2, 1):
            yield Expected(end - left + AFTER_TICK, (NUMBERS[left - 1],))
    if long and level is VoiceLevel.FULL:
        yield Expected(at + each.step.seconds / 2 + AFTER_SHORT, ("Half-way.",))
        if each.step.seconds >= BREATHING_HOLD:
            yield Expected(at + each.step.seconds / 4, ("Keep breathing.",))


def rep_words(each: Stretch, level: VoiceLevel) -> Iterator[Expected]:
    """Every rep is counted; one that goes both ways once, and at first each way is named."""
    at = each.at + AFTER_REP
    if each.pairs_with(each.before):
        if each.step.rep == 1 and level is not VoiceLevel.NUMBERS:
            yield Expected(at, each.side)
    elif not each.last or level is VoiceLevel.NUMBERS:
        yield Expected(at, (NUMBERS[each.step.rep - 1],))
    else:
        yield Expected(at, ("Last one each way." if each.pairs_with(each.after) else "Last one.",))


def begin(desk: Desk, level: VoiceLevel, *, still: bool = True) -> float:
    """Start the session, and say when it began."""
    desk.coach.settings_model.change(voice=level, metronome=False, less_movement=still)
    desk.click("Start session")
    desk.heard.watch(desk.session)
    desk.press(Qt.Key.Key_Return)  # rather not say how much it hurts
    return desk.heard.now


def shorten(desk: Desk, *exercises: str) -> None:
    """Leave these exercises, with two reps each."""
    model = desk.coach.routine_model
    for place, entry in enumerate(model.routine.entries):
        if entry.exercise not in exercises:
            model.change(model.shown.toggled(place))
        else:
            model.ease(place, replace(entry.dose, reps=2))
    desk.settle()


def hold_against_the_plan(
    desk: Desk, begun: float, level: VoiceLevel, *, passed: int = 0, close: float = CLOSE
) -> None:
    """`begun` is the moment at which the step after the first `passed` ones began.

    `close` are the seconds by which anything may be late.
    """
    plan = desk.session.controller.player.plan
    begun -= sum(step.seconds for step in plan.steps[:passed])
    steps = stretches(plan, desk.coach.catalog_model.catalog, begun)[passed:]
    end = steps[-1].end
    hold_sounds_against(
        desk.heard, [*(each for step in steps for each in sounds_of(step)), *done(plan, end)], close
    )
    words = [each for step in steps for each in words_of(step, level)]
    if level in ("full", "brief"):
        words.append(Expected(end + AFTER_DONE, ("Well done.",)))
    hold_words_against(desk.heard.said, words, close)
    assert not desk.heard.unprepared
    nothing_overlaps(desk.heard.said, close)
    no_step_cuts_off(desk.heard.said, steps, close)
    the_stage_agrees(desk, steps)
    every_change_flashes(desk, steps, close)


def done(plan: Plan, end: float) -> Iterator[Expected]:
    if plan.steps[-1].kind is StepKind.HOLD:
        yield Expected(end, sound="hold-end")
    yield Expected(end, sound="done")


def hold_sounds_against(heard: Heard, expected: list[Expected], close: float) -> None:
    sounded = [each for each in heard.sounded if each.sound != "silence"]
    assert [each.sound for each in sounded] == [each.sound for each in expected]
    in_time([each.at for each in sounded], [each.at for each in expected], close)


def hold_words_against(said: list[Said], expected: list[Expected], close: float) -> None:
    expected = sorted(expected, key=lambda each: each.at)
    for each, due in zip(said, expected, strict=False):
        assert [phrase for phrase in each.line if phrase in due.phrases] == [*due.phrases], due
    assert len(said) == len(expected), set(said[len(expected) :]) or expected[len(said) :]
    in_time([each.at for each in said], [each.at for each in expected], close)


def in_time(moments: list[float], due: list[float], close: float) -> None:
    lateness = [at - wanted for at, wanted in zip(moments, due, strict=True)]
    assert all(-1e-6 <= late <= close for late in lateness), max(lateness, key=abs)


def nothing_overlaps(said: list[Said], close: float) -> None:
    for first, second in pairwise(said):
        assert first.at + seconds_to_say(first.line) <= second.at + close, (first, second)


def no_step_cuts_off(said: list[Said], steps: list[Stretch], close: float) -> None:
    for each in said:
        ends = [step.end for step in steps if step.at <= each.at < step.end]
        assert not ends or each.at + seconds_to_say(each.line) <= ends[0] + close, each


def the_stage_agrees(desk: Desk, steps: list[Stretch]) -> None:
    """Where an exercise or a side is named, the stage shows it, and the number of seconds left."""
    for said in desk.heard.said:
        [step] = [step for step in steps if step.at <= said.at < step.end] or [steps[-1]]
        seen = desk.heard.seen_at(said.at)
        if f"{step.exercise.name}." in said.line:
            assert seen.stage.startswith(step.exercise.name)
        for side in step.side:
            if side in said.line:
                assert f"{seen.side}." == side
                assert seen.stage.lower().endswith(seen.side.lower())
        if step.step.kind is StepKind.HOLD and 0 < step.end - said.at < 3:
            assert said.line == (NUMBERS[int(seen.number) - 1],)


def every_change_flashes(desk: Desk, steps: list[Stretch], close: float) -> None:
    moments = [*(step.at for step in steps), steps[-1].end]
    in_time(desk.heard.flashed, moments, close)


def test_ten_exercises_by_ear(open_desk: OpenDesk) -> None:
    desk = open_desk()
    begun = begin(desk, VoiceLevel.FULL)
    desk.follow()
    assert desk.session.controller.player.state is PlayerState.FINISHED
    desk.clock.passed += AFTER_DONE
    desk.session.controller.wake()
    hold_against_the_plan(desk, begun, VoiceLevel.FULL)
    order = [each.name for each in desk.coach.catalog_model.catalog.exercises]
    assert [name.rstrip(".") for name in desk.heard.phrases if name.rstrip(".") in order] == order


@pytest.mark.parametrize("level", VoiceLevel)
def test_each_level_says_its_part_though_the_timer_is_late(
    open_desk: OpenDesk, level: VoiceLevel
) -> None:
    desk = open_desk()
    shorten(desk, "lower-trunk-rotation", "single-knee-to-chest", "gluteal-squeeze", "clamshell")
    begun = begin(desk, level)
    random = Random(7)
    desk.follow(late=(random.uniform(0.0, 0.08) for _ in cycle((0,))))
    desk.clock.passed += AFTER_DONE
    desk.session.controller.wake()
    hold_against_the_plan(desk, begun, level)
    if level is VoiceLevel.OFF:
        assert not desk.heard.said
