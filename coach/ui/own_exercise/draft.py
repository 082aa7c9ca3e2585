"""What stands in the form, what is not right with it yet, and the exercise that it makes."""

from collections.abc import Collection, Iterator
from enum import Enum
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import (
    Catalog,
    Dose,
    Equipment,
    Exercise,
    Muscle,
    Photos,
    Position,
    Sidedness,
    Tempo,
)
from coach.storage.limits import LIMITS, LONGEST_NAME, LONGEST_SENTENCE, MOST_STEPS
from coach.ui import words
from coach.ui.exercise_words import MUSCLES

MOST_CAUTIONS = 5
LONGEST_LIMB = LIMITS[Exercise, "limb"].longest
USUAL_CAUTIONS = (
    "Ease off if the pain grows.",
    "Stop at sharp or shooting pain, numbness or weakness.",
    "Keep breathing; never hold your breath.",
)
HELD = Dose(reps=3, hold=30.0, rest=5.0)
MOVED = Dose(reps=10, tempo=Tempo(2.0, 1.0, 2.0))
LIMBS = ("leg", "arm", "knee", "hip", "shoulder", "foot", "side")
# The pose that shows how one lies, sits or stands, where nothing else has been chosen.
BASE_POSES = {
    Position.ON_BACK: "on-back",
    Position.ON_BACK_KNEES_BENT: "hook-lying",
    Position.ON_SIDE: "side-lying",
    Position.ON_FRONT: "prone",
    Position.ALL_FOURS: "all-fours",
    Position.SITTING: "sitting-on-chair",
    Position.STANDING: "standing",
}

# How one is in a pose from which the pose editor may begin.
POSITIONS = {pose: position for position, pose in BASE_POSES.items()} | {
    "sitting": Position.SITTING,
    "standing-at-wall": Position.STANDING,
}
_BROUGHT = (Equipment.CHAIR, Equipment.WALL)  # things that a pose may begin with

Photo: TypeAlias = tuple[bytes, str]  # a clean picture and the ending of its file
NO_PICTURE = "Choose one picture at least, or take the figure."
STILL_LOOKED_AT = "The picture is still being looked at."


class ShownBy(Enum):
    """What the exercise is shown by."""

    FIGURE = "figure"
    PHOTOS = "photos"


class Draft(Struct, frozen=True):
    """`base` is the exercise as it was before, None for a new one; what the form does not show of
    it stays. Lines of `steps` and `cautions` may be empty. `figure` is empty while the picture is
    to be that of the position. `pictures` are those of start and effort, one's own; they stay while
    it is `shown_by` the figure, which stays likewise.
    """

    base: Exercise | None = None
    name: str = ""
    position: Position = Position.ON_BACK_KNEES_BENT
    sidedness: Sidedness = Sidedness.BOTH_AT_ONCE
    limb: str = LIMBS[0]
    steps: tuple[str, ...] = ("",) * MOST_STEPS
    ready: str = ""
    cue: str = ""
    felt: str = ""
    muscles: tuple[Muscle, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    cautions: tuple[str, ...] = (*USUAL_CAUTIONS, "", "")
    dose: Dose = MOVED
    shown_by: ShownBy = ShownBy.FIGURE
    figure: str = ""
    pictures: tuple[Photo | None, Photo | None] = (None, None)

    @property
    def pose(self) -> str:
        """What the figure shows."""
        return self.figure or BASE_POSES[self.position]

    @property
    def said_steps(self) -> tuple[str, ...]:
        return _said(self.steps)

    @property
    def said_ready(self) -> str:
        """How to begin: the first step where nothing else is said."""
        return tidy(self.ready) or next(iter(self.said_steps), "")

    @property
    def said_cue(self) -> str:
        """The one thing to do: the last step where nothing else is said."""
        return tidy(self.cue) or next(reversed(self.said_steps), "").replace("*", "")

    @property
    def said_felt(self) -> str:
        """Where it is felt, in words: the muscles where nothing else is said."""
        named = (
            words.listing(MUSCLES[each].lower() for each in self.muscles) if self.muscles else ""
        )
        felt = tidy(self.felt) or named[:LONGEST_NAME]
        return felt[:1].upper() + felt[1:]


def draft_of(exercise: Exercise, *, name: str | None = None) -> Draft:
    """The form filled with an exercise, under another `name` for a copy of it; without its
    pictures, which are files.
    """
    return Draft(
        base=exercise,
        name=exercise.name if name is None else name,
        position=exercise.position,
        sidedness=exercise.sidedness,
        limb=exercise.limb or LIMBS[0],
        steps=_lines(exercise.steps, MOST_STEPS),
        ready=exercise.ready,
        cue=exercise.cue,
        felt=exercise.felt,
        muscles=exercise.muscles,
        equipment=exercise.equipment,
        cautions=_lines(exercise.cautions, max(MOST_CAUTIONS, len(exercise.cautions))),
        dose=exercise.dose,
        shown_by=ShownBy.PHOTOS if exercise.photos else ShownBy.FIGURE,
        figure="" if exercise.photos else exercise.pose,
    )


def with_figure(
    draft: Draft, figure: str, *, begun_from: str = "", props: Collection[str] = ()
) -> Draft:
    """Shown by another pose. Where it was begun from a pose of `POSITIONS`, the position is that
    pose's, and what the body leans or sits on there, of the `props` in the picture, is at hand.
    """
    shown = replace(draft, shown_by=ShownBy.FIGURE, figure=figure)
    if begun_from not in POSITIONS:
        return shown
    brought = {thing for thing in _BROUGHT if thing in props}
    at_hand = tuple(each for each in Equipment if each in {*draft.equipment, *brought})
    return replace(shown, position=POSITIONS[begun_from], equipment=at_hand)


def with_picture(draft: Draft, place: int, picture: Photo | None) -> Draft:
    """With another picture at place 0 for the start or 1 for the effort; None takes it out."""
    start, effort = draft.pictures
    return replace(draft, pictures=(start, picture) if place else (picture, effort))


def swapped(draft: Draft) -> Draft:
    """With the pictures of start and effort exchanged."""
    start, effort = draft.pictures
    return replace(draft, pictures=(effort, start))


def copy_name(name: str, catalog: Catalog) -> str:
    """What a copy is called at first, so that the two can be told apart."""
    taken = {exercise.name.casefold() for exercise in catalog.exercises}
    number, wish = 1, f"My {name[:1].lower()}{name[1:]}"[:LONGEST_NAME]
    found = wish
    while found.casefold() in taken:
        number += 1
        found = f"{wish[: LONGEST_NAME - 4]} {number}"
    return found


def troubles(draft: Draft, *, reading: bool = False) -> dict[str, str]:
    """What is not right yet, by field, in the order in which it stands in the form; `reading`: a
    picture is still to come.
    """
    return dict(_troubles(draft, reading=reading))


def _troubles(draft: Draft, *, reading: bool) -> Iterator[tuple[str, str]]:
    if not tidy(draft.name):
        yield "name", "Give it a name."
    if draft.shown_by is ShownBy.PHOTOS and (reading or not any(draft.pictures)):
        yield "picture", STILL_LOOKED_AT if reading else NO_PICTURE
    if not draft.said_steps:
        yield "steps", "Say in at least one step what to do."
    if draft.cue.count("*") not in (0, 2) or "**" in draft.cue:
        yield "cue", "Two asterisks make the words between them stand out; here they do not match."
    if not draft.muscles:
        yield "muscles", "Choose where it is felt, one place at least."
    if draft.sidedness is not Sidedness.BOTH_AT_ONCE and not tidy(draft.limb):
        yield "limb", "Say what a side is called, such as “leg”."


def exercise_of(draft: Draft, exercise_id: str, photos: Photos | None = None) -> Exercise:
    """The exercise; there must be no `troubles`. `photos`: the names under which its pictures are
    kept, where it is shown by these.
    """
    sided = draft.sidedness is not Sidedness.BOTH_AT_ONCE
    made = Exercise(
        id=exercise_id,
        name=tidy(draft.name)[:LONGEST_NAME],
        position=draft.position,
        sidedness=draft.sidedness,
        steps=draft.said_steps,
        ready=draft.said_ready,
        cue=draft.said_cue,
        felt=draft.said_felt,
        cautions=_said(draft.cautions),
        muscles=draft.muscles,
        dose=draft.dose,
        limb=tidy(draft.limb)[:LONGEST_LIMB] if sided else "",
        equipment=draft.equipment,
        figure=draft.pose,
        photos=photos,
        ask_first=draft.base is not None and draft.base.ask_first,
    )
    before = draft.base
    if before is None or photos or draft.pose != before.pose:
        return made
    # the same picture: its ways stay, and a movement that stands in its own file
    same = before.id == exercise_id
    kept = before.figure if same or before.figure or before.ways else before.pose
    return replace(made, ways=before.ways, figure=kept)


def tidy(text: str) -> str:
    """On one line, without what cannot be seen, and without blanks round it."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(seen.split())


def _said(lines: tuple[str, ...]) -> tuple[str, ...]:
    tidied = (tidy(line)[:LONGEST_SENTENCE] for line in lines)
    return tuple(line for line in tidied if line)


def _lines(said: tuple[str, ...], count: int) -> tuple[str, ...]:
    return (*said, *("",) * (count - len(said)))
