"""What a session says and shows at a moment, worked out without widgets.

`StepFace` stays the same throughout a step, so it is worked out once; `Moment` is what time moves.
"""

from enum import StrEnum

from msgspec import Struct

from coach.core.exercise import Bearing, Catalog, Exercise
from coach.core.plan import Plan, Step, StepKind
from coach.core.player import Player, PlayerState
from coach.core.playhead import RESUME_SECONDS
from coach.core.routine import Entry
from coach.cues.words import side_label
from coach.ui import words
from coach.ui.session.driving.wake import whole_seconds


class Tone(StrEnum):
    """What a step is, as the theme's colours name it."""

    EFFORT = "effort"
    REST = "rest"
    READY = "accent"


class Dot(StrEnum):
    """One rep among those of its side and set."""

    DONE = "done"
    NOW = "now"
    OPEN = "open"


class StepFace(Struct, frozen=True):
    """`instruction` has the stretch to stand out between two asterisks; `note` is the person's own,
    and `told` what of it is to be heard by those who cannot see it: once, as its exercise begins.
    `turn` is the word for a change of position, where it is one.
    """

    place: str
    name: str
    side: str
    instruction: str
    dots: tuple[Dot, ...]
    dots_text: str
    next_title: str
    next_note: str
    can_lengthen: bool
    waits: bool = False
    turn: str = ""
    note: str = ""
    told: str = ""


class Moment(Struct, frozen=True):
    """What is seen at one moment.

    `filled` is the part of the ring to be drawn, 0 to 1; `sign` the icon of a change to make;
    `line` what to say instead of the step's instruction, empty where that stands.
    """

    word: str
    tone: Tone
    digits: str
    unit: str
    filled: float
    left: str
    paused: bool
    sign: str = ""
    line: str = ""


PAUSED = "Paused"
# what belongs together is not broken, so that no word stands alone in a line
PAUSED_LINE = "Paused. Take your time. The space bar goes on where you\N{NO-BREAK SPACE}stopped."
EASE_OFF = "Ease off if it hurts.".replace(" ", "\N{NO-BREAK SPACE}")
GET_READY, OWN_PACE = "Get ready", "At your pace"
GO, HOLD, RETURN = "Go", "Hold", "Return"
LIE, KNEEL, SIT, STAND = "Lie down", "Kneel down", "Sit down", "Stand up"
_TONES = {
    StepKind.READY: Tone.READY,
    StepKind.CHANGE_POSITION: Tone.READY,
    StepKind.NEXT: Tone.READY,
    StepKind.CHANGE_SIDE: Tone.READY,
    StepKind.HOLD: Tone.EFFORT,
    StepKind.REP: Tone.EFFORT,
    StepKind.RELAX: Tone.REST,
    StepKind.SET_REST: Tone.REST,
}
_WORDS = {
    StepKind.READY: GET_READY,
    StepKind.CHANGE_POSITION: "Turn over",
    StepKind.NEXT: GET_READY,
    StepKind.CHANGE_SIDE: "Change sides",
    StepKind.HOLD: HOLD,
    StepKind.RELAX: "Rest",
    StepKind.SET_REST: "Rest",
}
# Every word that a moment can have.
WORDS = tuple(
    dict.fromkeys((*_WORDS.values(), GO, RETURN, OWN_PACE, PAUSED, LIE, KNEEL, SIT, STAND))
)
_BEGINNINGS = (StepKind.READY, StepKind.CHANGE_POSITION, StepKind.NEXT)
_LYING = (Bearing.BACK, Bearing.SIDE, Bearing.FRONT)
_UP = {Bearing.ALL_FOURS: KNEEL, Bearing.SEAT: SIT, Bearing.FEET: STAND}
_SIGNS = {StepKind.CHANGE_SIDE: "swap", StepKind.CHANGE_POSITION: "turn"}
_NOTES = {
    StepKind.CHANGE_SIDE: "to switch",
    StepKind.CHANGE_POSITION: "to change position",
    StepKind.NEXT: "to get ready",
    StepKind.READY: "to get ready",
}


def step_face(player: Player, catalog: Catalog) -> StepFace:
    """What stays the same while the player is in its current step."""
    step = player.step
    exercise, entry = catalog[step.exercise], player.plan.entry(step)
    title, note = _next(player, catalog)
    begins = step.kind in _BEGINNINGS and step.rep_of_side == 1
    return StepFace(
        place=f"{step.exercise_index + 1} of {player.plan.exercise_count}",
        name=words.name_text(exercise, entry),
        side=side_label(exercise, step.side),
        instruction=_instruction(step, exercise, entry),
        dots=_dots(player),
        dots_text=_dots_text(step),
        next_title=title,
        next_note=note,
        can_lengthen=step.kind is not StepKind.REP,
        waits=step.waits,
        turn=_turn(player, catalog),
        note=entry.note,
        told=entry.note if begins else "",
    )


def _turn(player: Player, catalog: Catalog) -> str:
    """The word for a change of position: from lying to lying one turns over."""
    step = player.step
    if step.kind is not StepKind.CHANGE_POSITION:
        return ""
    onto = catalog[step.exercise].position.bearing
    before = player.plan.steps[max(0, player.index - 1)]
    lay = catalog[before.exercise].position.bearing in _LYING
    return _UP.get(onto) or (_WORDS[step.kind] if lay else LIE)


def moment(player: Player, now: float) -> Moment:
    """What time moves, as it stands at `now`."""
    if player.lead_at(now) > 0:
        return _lead(player, now)
    if player.step.kind is StepKind.REP:
        return _rep(player, now)
    step, remaining = player.step, player.remaining_at(now)
    return _seconds(
        player,
        now,
        word=_WORDS[step.kind],
        tone=_TONES[step.kind],
        seconds=remaining,
        filled=remaining / player.length if player.length else 0.0,
        sign=_SIGNS.get(step.kind, ""),
        line=PAUSED_LINE if _paused(player) else "",
    )


def _lead(player: Player, now: float) -> Moment:
    """Getting ready after a pause."""
    lead = player.lead_at(now)
    return _seconds(
        player,
        now,
        word=GET_READY,
        tone=Tone.READY,
        seconds=lead,
        filled=lead / RESUME_SECONDS,
        line=_rest_line(player, now),
    )


def _seconds(
    player: Player,
    now: float,
    *,
    word: str,
    tone: Tone,
    seconds: float,
    filled: float,
    line: str,
    sign: str = "",
) -> Moment:
    """A moment that counts down."""
    whole = whole_seconds(seconds)
    return Moment(
        word=word,
        tone=tone,
        digits=words.number_text(whole),
        unit="second" if whole == 1 else "seconds",
        filled=filled,
        left=_left_text(player.seconds_left_at(now)),
        paused=_paused(player),
        sign=sign,
        line=line,
    )


def _rep(player: Player, now: float) -> Moment:
    """A rep; while it waits for the person the ring holds the reps done, as no time is set."""
    step = player.step
    return Moment(
        word=OWN_PACE if step.waits else _tempo_word(player, now),
        tone=Tone.EFFORT,
        digits=words.number_text(step.rep),
        unit=f"of {words.number_text(step.reps)}",
        filled=(step.rep - 1) / step.reps if step.waits else player.phase_at(now),
        left=_left_text(player.seconds_left_at(now)),
        paused=_paused(player),
        line=PAUSED_LINE if _paused(player) else "",
    )


def _paused(player: Player) -> bool:
    return player.state is PlayerState.PAUSED


def _rest_line(player: Player, now: float) -> str:
    """What comes after getting ready."""
    step = player.step
    if step.kind is StepKind.REP:
        rep, reps = (words.number_text(number) for number in (step.rep, step.reps))
        return f"Get ready. It goes on with rep {rep} of {reps}."
    seconds = words.number_text(whole_seconds(player.remaining_at(now)))
    return f"Get ready. Then *{seconds} seconds* to go."


def sides(plan: Plan, catalog: Catalog) -> tuple[str, ...]:
    """Every side that the plan names."""
    labels = (side_label(catalog[step.exercise], step.side) for step in plan.steps)
    return tuple(dict.fromkeys(label for label in labels if label))


def exercise_shares(player: Player, now: float) -> tuple[float, ...]:
    """How much of each exercise's time lies behind, 0 to 1, in their order."""
    total = [0.0] * player.plan.exercise_count
    behind = list(total)
    for place, step in enumerate(player.plan.steps):
        total[step.exercise_index] += step.seconds
        if place < player.index:
            behind[step.exercise_index] += step.seconds
    if player.index < len(player.plan.steps):
        step = player.step
        into = min(1.0, player.elapsed_at(now) / player.length) if player.length else 1.0
        behind[step.exercise_index] += into * step.seconds
    return tuple(b / t if t else 1.0 for b, t in zip(behind, total, strict=True))


def shown_text(face: StepFace) -> str:
    """What the stage shows, for those who cannot see it."""
    return ", ".join(part for part in (face.name, face.side.lower()) if part)


def _tempo_word(player: Player, now: float) -> str:
    tempo = player.step.tempo
    elapsed = player.elapsed_at(now)
    if tempo is None or elapsed < tempo.out:
        return GO
    return HOLD if elapsed < tempo.out + tempo.pause else RETURN


def _instruction(step: Step, exercise: Exercise, entry: Entry) -> str:
    if step.kind.is_work:
        return f"{exercise.cue} {EASE_OFF}"
    if step.kind is StepKind.RELAX:
        return "Let go and breathe. The same once more in a moment."
    if step.kind is StepKind.SET_REST:
        return f"Rest and breathe. Set {step.set_number} of {step.sets} comes next."
    if step.kind is StepKind.CHANGE_SIDE:
        return f"Now the other side: *{side_label(exercise, step.side).lower()}*."
    return " ".join(exercise.getting_ready(entry.way))


def _dots(player: Player) -> tuple[Dot, ...]:
    """The reps of this side and set; a rep skipped stays open."""
    here = player.step
    marks = []
    for place, step in enumerate(player.plan.steps):
        same = step.set_index == here.set_index and step.set_number == here.set_number
        if not (same and step.kind.is_work):
            continue
        if place == player.index:
            marks.append(Dot.NOW)
        else:
            marks.append(Dot.DONE if place in player.crossed else Dot.OPEN)
    return tuple(marks)


def _dots_text(step: Step) -> str:
    what = "rep" if step.tempo else "hold"
    text = f"{what} {words.number_text(step.rep)} of {words.number_text(step.reps)}"
    if step.sets > 1:
        text += f", set {words.number_text(step.set_number)} of {words.number_text(step.sets)}"
    return text


def _next(player: Player, catalog: Catalog) -> tuple[str, str]:
    """The next side or exercise, and the time to get there."""
    coming = player.next_work()
    if coming is None:
        return "The end", "this is the last one"
    exercise = catalog[coming.exercise]
    side = side_label(exercise, coming.side)
    before = player.plan.steps[player.plan.steps.index(coming) - 1]
    if before.kind not in _NOTES:
        return f"{side}, in turn", ""
    same = coming.exercise_index == player.step.exercise_index
    name = words.name_text(exercise, player.plan.entry(coming))
    title = f"Same again, {side.lower()}" if same else name
    return title, f"{words.seconds_text(before.seconds)} {_NOTES[before.kind]}"


def _left_text(seconds: float) -> str:
    """Rounded as Today rounds, so that a session does not seem to grow as it starts."""
    if seconds <= 60:
        return "under 1 min left"
    return f"{words.duration_text(seconds)} left"
