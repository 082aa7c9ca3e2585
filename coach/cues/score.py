"""What is due when: the cues of a session, worked out from where its player stood and stands.

Nothing of the session is remembered between two calls, so nothing can fall behind, come twice or be
forgotten: what is due lies between the two players.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from coach.core.exercise import Catalog
from coach.core.plan import Plan, Step, StepKind
from coach.core.player import Player, PlayerState
from coach.core.routine import Entry
from coach.core.session import SetEnd
from coach.core.voice import VoiceLevel
from coach.cues import asides, words
from coach.cues.asides import SPOKEN, Aside
from coach.cues.cue import Cue, Line
from coach.cues.script import (
    BREATH_SECONDS,
    FADED,
    Mark,
    Place,
    all_lines,
    lead_in_room,
    opening_sounds,
    script,
)
from coach.cues.sound import Sound
from coach.cues.timing import seconds_to_say
from coach.cues.words import Fixed

# Far below anything that can be heard, far above what adding up seconds loses.
CLOSE = 1e-6
STEPS_AHEAD = 3
_READY: Line = (Fixed.GET_READY.value,)


class Score:
    """The cues of the exercises of a catalog at one level; it holds nothing else but the marks that
    it was asked for last, as the same step is looked at again at each of its cues.
    """

    def __init__(self, catalog: Catalog, level: VoiceLevel, metronome: bool) -> None:
        self._catalog = catalog
        self._level = level
        self._metronome = metronome
        self._last: tuple[Place, tuple[Mark, ...]] | None = None

    def between(self, before: Player, after: Player, now: float) -> tuple[Cue, ...]:
        """What has become due from `before` to `after`, which is the same session at `now`.

        In order, each with its own moment, also those of steps passed in between: what is later
        than LATEST is the caller's to drop. A pause, going on, a step made longer or shorter, a
        hurt and an end tell themselves here; SOUND_BACK and SLEPT are to be asked for by `aside`.

        A cue whose moment is still to come (the words after the last sound, where no player runs
        any more) is to be given then.
        """
        if before.state is PlayerState.FINISHED or not after.plan.steps:
            return ()
        if after.state is PlayerState.FINISHED and after.index < len(after.plan.steps):
            return (self.aside(Aside.ENDED, after, now),)
        if after.state is PlayerState.PAUSED:
            return tuple(self._paused(before, after, now))
        if after.state is PlayerState.WAITING:
            return ()
        if before.state is PlayerState.PAUSED and _same_step(before, after):
            return (self.aside(Aside.RESUMING, after, now),)
        if before.state is PlayerState.RUNNING and before.plan is after.plan:
            start = _natural_start(before, after)
            if start is not None:
                return tuple(self._flowed(before, after, now, start))
        return tuple(self._jumped(before, after, now))

    def next_after(self, player: Player, now: float) -> float | None:
        """The moment of the next cue within the current step; None where none is left."""
        if player.state is not PlayerState.RUNNING:
            return None
        lead = player.lead_at(now)
        if lead > 0:
            return now + lead
        elapsed = player.elapsed_at(now)
        marks = self._marks(self._place(player.plan, player.index, player.length))
        left = (mark.after - elapsed for mark in marks if mark.after > elapsed + CLOSE)
        return next((now + seconds for seconds in left), None)

    def room(self, step: Step, entry: Entry) -> float:
        """The seconds that a lead-in needs, for `plan`: its words and a breath before the work."""
        return lead_in_room(step, self._catalog[step.exercise], entry, self._level)

    def ahead(self, player: Player) -> tuple[Line, ...]:
        """What may be said in this step and the next two, and at a pause, the soonest first."""
        if player.state is PlayerState.FINISHED:
            return ()
        last = len(player.plan.steps)
        soon: list[Line] = []
        if player.state is PlayerState.PAUSED:
            soon.append(self.aside(Aside.RESUMING, player, player.at).says)
        for index in range(player.index, min(player.index + STEPS_AHEAD, last)):
            length = player.length if index == player.index else player.plan.steps[index].seconds
            soon += [mark.says for mark in self._marks(self._place(player.plan, index, length))]
        if player.index + STEPS_AHEAD > last:
            soon.append(self._farewell())
        soon += [asides.said(aside, self._level) for aside in Aside]
        return tuple(dict.fromkeys(line for line in soon if line))

    def lines(self, plan: Plan) -> frozenset[Line]:
        """All that a session of this plan can say."""
        return frozenset(line for line in self._lines(plan) if line)

    def aside(self, aside: Aside, player: Player, now: float) -> Cue:
        """What is told at once beside the plan. Its sound is low and soft: words go over it."""
        resuming = aside is Aside.RESUMING
        says = self._resuming(player, now) if resuming else asides.said(aside, self._level)
        return Cue(at=now, sound=asides.SOUNDS.get(aside), says=says, flash=aside in asides.FLASHED)

    def _paused(self, before: Player, after: Player, now: float) -> Iterator[Cue]:
        """It has come to a stand, or is moved about while it stands."""
        hurt = any(
            end is SetEnd.PAIN and was is not SetEnd.PAIN
            for was, end in zip(before.ended, after.ended, strict=True)
        )
        if hurt:
            yield self.aside(Aside.HURT, after, now)
        elif before.state is PlayerState.RUNNING:
            yield self.aside(Aside.PAUSED, after, now)
        elif before.index != after.index and self._level in SPOKEN:
            step = after.step
            yield Cue(at=now, says=words.where(self._catalog[step.exercise], step.side))
        else:
            yield from self._resized(before, after, now)

    def _resized(self, before: Player, after: Player, now: float) -> Iterator[Cue]:
        onwards = _same_step(before, after) and after.elapsed >= before.elapsed
        if onwards and before.length != after.length:
            longer = after.length > before.length
            cue = self.aside(Aside.LONGER if longer else Aside.SHORTER, after, now)
            yield cue if self._has_time(cue, before, after, now) else replace(cue, says=())

    def _has_time(self, cue: Cue, before: Player, after: Player, now: float) -> bool:
        """Whether its words cut off no words about what comes, and are not cut off themselves."""
        if after.state is not PlayerState.RUNNING:
            return True
        ends = now + after.lead_at(now) + after.remaining_at(now)
        until = self.next_after(after, now) or ends
        if min(until, ends) - now < seconds_to_say(cue.says):
            return False
        marks = self._marks(self._place(before.plan, before.index, before.length))
        elapsed = after.elapsed_at(now)
        return not after.step.kind.is_lead_in or not any(
            mark.says and mark.after <= elapsed < mark.until for mark in marks
        )

    def _flowed(self, before: Player, after: Player, now: float, start: float) -> Iterator[Cue]:
        """Time alone has passed, over none, one or many steps; `start` is that of the first."""
        lead = before.lead_at(before.at)
        if lead > 0 and after.lead_at(after.at) <= 0:
            yield self._go(before, before.at + lead)
        since = before.elapsed + CLOSE
        for index in range(before.index, min(after.index + 1, len(after.plan.steps))):
            here = index == after.index
            # By the length that the step had while this time passed, not by a newer one.
            length = before.length if index == before.index else before.plan.steps[index].seconds
            until = after.elapsed if here else length
            yield from self._due(after, index, length, since, until + CLOSE, start)
            since, start = -CLOSE, start + length
        yield from self._resized(before, after, now)
        if after.state is PlayerState.FINISHED:
            yield from self._finished(start, before.plan.steps[-1].kind is StepKind.HOLD)

    def _jumped(self, before: Player, after: Player, now: float) -> Iterator[Cue]:
        """Begun, or brought to another step by the person: only what begins is told."""
        if after.state is PlayerState.FINISHED:
            yield from self._finished(after.at, before.step.kind is StepKind.HOLD)
            return
        if after.lead_at(after.at) > 0:
            return
        was_work = before.state is not PlayerState.WAITING and before.step.kind.is_work
        start = after.at - after.elapsed
        for cue in self._due(
            after, after.index, after.length, -CLOSE, after.elapsed + CLOSE, start
        ):
            if cue.sound is not Sound.HOLD_END or was_work:
                yield cue

    def _due(
        self, after: Player, index: int, length: float, since: float, until: float, start: float
    ) -> Iterator[Cue]:
        """The cues of a step that began at `start`, of those after `since` up to `until`."""
        for mark in self._marks(self._place(after.plan, index, length)):
            if since < mark.after <= until:
                yield Cue(start + mark.after, mark.sound, mark.says, mark.flash)

    def _go(self, player: Player, at: float) -> Cue:
        """A pause is over: the effort begins again."""
        if not player.step.kind.is_work:
            return Cue(at)
        sounds = opening_sounds(self._place(player.plan, player.index, player.length))
        return Cue(at, sounds[-1], flash=True)

    def _finished(self, at: float, was_hold: bool) -> Iterator[Cue]:
        if was_hold:
            yield Cue(at, Sound.HOLD_END)
        yield Cue(at, Sound.DONE, flash=True)
        if self._farewell():
            yield Cue(at + FADED[Sound.DONE], says=self._farewell())

    def _farewell(self) -> Line:
        if self._level is VoiceLevel.FULL:
            return Fixed.WELL_DONE.value, Fixed.TAKE_YOUR_TIME.value
        return (Fixed.WELL_DONE.value,) if self._level is VoiceLevel.BRIEF else ()

    def _resuming(self, player: Player, now: float) -> Line:
        """What of the step is left, or which rep it is; before work, what there is time to repeat.

        Minutes are not told: no voice has them ready.
        """
        step = player.step
        seconds = round(player.remaining_at(now))
        timed = not step.kind.is_lead_in and step.kind is not StepKind.REP
        counted = timed and 0 < seconds <= words.MOST_IN_WORDS
        if self._level is VoiceLevel.NUMBERS:
            return (words.number(seconds),) if counted else ()
        if self._level is VoiceLevel.OFF:
            return ()
        if step.kind.is_lead_in:
            return _READY + self._again(player, now)
        if step.kind is StepKind.REP:
            return (*_READY, words.number(step.rep))
        return (*_READY, words.to_go(seconds)) if counted else _READY

    def _again(self, player: Player, now: float) -> Line:
        """What of a lead-in that a pause cut off can be said again before the work."""
        elapsed = player.elapsed_at(now)
        place = self._place(player.plan, player.index, player.length)
        if all(elapsed <= mark.after for mark in self._marks(place) if mark.says):
            return ()
        time = player.lead_at(now) + player.remaining_at(now) - BREATH_SECONDS
        lines = words.lead_in(place.step, place.exercise, self._level, place.entry)
        return next((line for line in lines if seconds_to_say(_READY + line) <= time), ())

    def _lines(self, plan: Plan) -> Iterator[Line]:
        for index, step in enumerate(plan.steps):
            place = self._place(plan, index, step.seconds)
            yield from all_lines(place, self._level)
            if self._level in SPOKEN:
                yield words.where(place.exercise, step.side)
                yield (*_READY, words.number(step.rep))
            if step.kind.is_lead_in:
                again = words.lead_in(step, place.exercise, self._level, place.entry)
                yield from (_READY + line for line in again)
        counts = range(1, words.MOST_IN_WORDS + 1)
        if self._level in SPOKEN:
            yield _READY
            yield from ((*_READY, words.to_go(count)) for count in counts)
        elif self._level is VoiceLevel.NUMBERS:
            yield from ((words.number(count),) for count in counts)
        yield self._farewell()
        yield from (asides.said(aside, self._level) for aside in Aside)

    def _marks(self, place: Place) -> tuple[Mark, ...]:
        if self._last is None or not _same_place(place, self._last[0]):
            self._last = place, script(place, self._level, metronome=self._metronome)
        return self._last[1]

    def _place(self, plan: Plan, index: int, length: float) -> Place:
        return Place(plan, index, length, self._catalog[plan.steps[index].exercise])


def _same_place(one: Place, other: Place) -> bool:
    """Without comparing the plans, which takes longer than it saves."""
    here, there = (one.index, one.length), (other.index, other.length)
    return one.plan is other.plan and here == there


def _same_step(before: Player, after: Player) -> bool:
    return before.plan is after.plan and before.index == after.index


def _natural_start(before: Player, after: Player) -> float | None:
    """When the step of `before` would have begun, if time alone led from there to `after`."""
    lead = before.lead_at(before.at)
    start = before.at + lead - before.elapsed
    if before.index == after.index:
        return start if after.elapsed >= before.elapsed else None
    if after.index < before.index:
        return None
    passed = before.plan.steps[before.index + 1 : after.index]
    if before.step.waits or any(step.waits for step in passed):
        return None
    reached = start + before.length + sum(step.seconds for step in passed)
    if after.state is PlayerState.FINISHED:
        return start if after.at >= reached - CLOSE else None
    return start if abs(reached - (after.at - after.elapsed)) < CLOSE else None
