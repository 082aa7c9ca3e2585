"""A pack beside what is there: what comes in, under which names, and what is there already.

Nothing that is there is ever changed. Another exercise or routine of the same id keeps its place,
and the pack's comes in beside it under a free one.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import Exercise, Photos, Way
from coach.core.routine import Entry, Routine
from coach.core.routine_book import RoutineBook, free_id
from coach.storage.checking import shown
from coach.storage.limits import LONGEST_NAME, MOST_ROUTINES
from coach.storage.own_exercises import content_name
from coach.storage.packs.figures import Figures
from coach.storage.packs.layout import (
    EXERCISES,
    PHOTOS,
    ROUTINES,
    PackError,
    nothing_unforeseen,
)
from coach.storage.packs.reading import Pack, PackedExercise, pose_names
from coach.storage.packs.shelf import Shelf
from coach.storage.packs.writing_anew import file_of, written_anew
from coach.storage.picture_check import BadPicture

Clean = Callable[[bytes], tuple[bytes, str]]
Tell = Callable[[int, int], None]
_NUMBER = re.compile(r"[- ][0-9]+$")


class Standing(StrEnum):
    """How something of a pack stands to what is there."""

    NEW = "new"
    SAME = "same"
    BESIDE = "beside"


class IncomingExercise(Struct, frozen=True):
    """`exercise` as it will be, or is there already; `data` is its file, where one is written.

    `there` is the other one that has its id, where it is kept beside that.
    """

    exercise: Exercise
    standing: Standing
    data: bytes = b""
    there: Exercise | None = None


class IncomingRoutine(Struct, frozen=True):
    """As an IncomingExercise."""

    routine: Routine
    standing: Standing
    there: Routine | None = None


class Incoming(Struct, frozen=True):
    """What a pack brings; `poses` and `photos` by the names under which they will be kept."""

    name: str
    made_by: str
    exercises: tuple[IncomingExercise, ...]
    routines: tuple[IncomingRoutine, ...]
    poses: dict[str, bytes]
    photos: dict[str, bytes]

    @property
    def stands_for(self) -> dict[str, str]:
        """By the id of what is kept beside another exercise, that one's."""
        return {one.exercise.id: one.there.id for one in self.exercises if one.there}

    @property
    def brings_anything(self) -> bool:
        standings = [each.standing for each in self.exercises]
        standings += [each.standing for each in self.routines]
        return any(standing is not Standing.SAME for standing in standings)


class _Arrival(Struct, frozen=True):
    """An exercise that has been given its place, and what its poses are called from now on."""

    incoming: IncomingExercise
    poses: Mapping[str, str]


@nothing_unforeseen()
def incoming(
    pack: Pack, shelf: Shelf, book: RoutineBook, clean: Clean, tell: Tell | None = None
) -> Incoming:
    """What the pack brings to these exercises and routines. Nothing is written.

    `clean` draws a picture anew, without what is hidden in it; `tell` hears of each that is done,
    of how many, and may raise to end it. Raises PackError.
    """
    _check_routines(pack, shelf, book)
    figures = Figures(pack, shelf)
    _check_movements(pack, figures)
    # takes longest, so what can be refused without it is refused before
    photos = _cleaned(pack.photos, clean, tell)
    arrivals: dict[str, _Arrival] = {}
    taken = shelf.taken | shelf.shipped_poses | {packed.exercise.id for packed in pack.exercises}
    names = {exercise.name.casefold() for exercise in shelf.catalog.exercises}
    for packed in pack.exercises:
        arrival = _arrival(packed, shelf, figures, photos, taken, names)
        arrivals[packed.exercise.id] = arrival
        taken.add(arrival.incoming.exercise.id)
        names.add(arrival.incoming.exercise.name.casefold())
    exercises = tuple(arrival.incoming for arrival in arrivals.values())
    written = [each.exercise for each in exercises if each.standing is not Standing.SAME]
    return Incoming(
        pack.manifest.name,
        pack.manifest.made_by,
        exercises,
        _routines(pack, shelf, book, arrivals),
        figures.needed(written),
        _needed_photos(written, dict(photos.values())),
    )


def _check_movements(pack: Pack, figures: Figures) -> None:
    """Raises PackError for one that could not be read again once it is written anew, and where all
    together are too much.
    """
    for packed in pack.exercises:
        if packed.motion is not None:
            written = written_anew(packed, packed.exercise, figures.motion(packed.motion))
            figures.spend(f"{EXERCISES}/{packed.exercise.id}.toml", written)


def _check_routines(pack: Pack, shelf: Shelf, book: RoutineBook) -> None:
    """Raises PackError for one that names an exercise that is nowhere, or that has no room."""
    ids = [one.id for one in book.routines]
    new = [one for one in pack.routines if not any(_same_but_number(each, one.id) for each in ids)]
    if len(ids) + len(new) > MOST_ROUTINES:
        raise _no_room(new[MOST_ROUTINES - len(ids)])
    known = {packed.exercise.id for packed in pack.exercises}
    for routine in pack.routines:
        for entry in routine.entries:
            if entry.exercise not in known and entry.exercise not in shelf.catalog:
                told = f"names the exercise {shown(entry.exercise)}, which is neither"
                raise PackError(f"{ROUTINES}/{routine.id}.toml", f"{told} in {EXERCISES} nor here")


def _cleaned(
    photos: Mapping[str, bytes], clean: Clean, tell: Tell | None
) -> dict[str, tuple[str, bytes]]:
    """By the names in the pack: the name under which each will be kept, and its bytes."""
    found = {}
    for done, (name, data) in enumerate(photos.items()):
        if tell:
            tell(done, len(photos))
        try:
            bare, ending = clean(data)
        except BadPicture as error:
            raise PackError(f"{PHOTOS}/{name}", str(error)) from error
        found[name] = (f"{content_name('photo', bare)}.{ending}", bare)
    return found


def _needed_photos(exercises: Iterable[Exercise], photos: dict[str, bytes]) -> dict[str, bytes]:
    shown = [exercise.photos for exercise in exercises if exercise.photos]
    wanted = {name for both in shown for name in (both.start, both.effort)}
    return {name: photos[name] for name in sorted(wanted)}


def _arrival(
    packed: PackedExercise,
    shelf: Shelf,
    figures: Figures,
    photos: Mapping[str, tuple[str, bytes]],
    taken: set[str],
    names: set[str],
) -> _Arrival:
    given = packed.exercise
    there = next((one for one in shelf.catalog.exercises if one.id == given.id), None)
    if there == given and shelf.ships(given.id) and not packed.photos:
        # its pose may be of another version of the program: the one that is there serves
        return _Arrival(IncomingExercise(there, Standing.SAME), {})
    motion = figures.motion(packed.motion) if packed.motion is not None else None
    dressed = _dressed(packed, figures, photos)
    named = pose_names(given, packed.photos is not None)
    called = {pose: figures.called(pose) for pose in named if figures.called(pose) != pose}
    for one in _like(given.id, shelf):
        moved = _moved(dressed, one.id, own_motion=motion is not None)
        told = _same_but_number(one.name, given.name)
        if told and replace(moved, name=one.name) == one and shelf.motion(one.id) == motion:
            own = {given.id: one.id} if motion is not None else {}
            return _Arrival(IncomingExercise(one, Standing.SAME), called | own)
    standing = Standing.BESIDE if given.id in shelf.taken else Standing.NEW
    # by the name of a pose that ships it would show its movement to all that are shown by that
    hides = motion is not None and given.id in shelf.shipped_poses
    if standing is Standing.NEW and not hides:
        data = file_of(packed, dressed, motion)
        return _Arrival(IncomingExercise(dressed, Standing.NEW, data), called)
    moved = _moved(dressed, _free_id(given.id, taken), own_motion=motion is not None)
    beside = replace(moved, name=free_name(given.name, names))
    own = {given.id: beside.id} if motion is not None else {}
    arrived = IncomingExercise(beside, standing, file_of(packed, beside, motion), there)
    return _Arrival(arrived, called | own)


def _like(exercise_id: str, shelf: Shelf) -> list[Exercise]:
    """The exercise of this id, and those that may once have been kept beside it."""
    return [one for one in shelf.catalog.exercises if _same_but_number(one.id, exercise_id)]


def _same_but_number(text: str, first: str) -> bool:
    """Whether it is the first, or that with a number behind it as `free_name` gives it."""
    stem = _NUMBER.sub("", text)
    cut = len(text) > LONGEST_NAME - 8 and first.startswith(stem)
    return first in (text, stem) or cut


def free_name(wish: str, taken: set[str]) -> str:
    """The name, or the name with the first of 2, 3, ... behind it that is not in folded `taken`."""
    number, found = 1, wish
    while found.casefold() in taken:
        number += 1
        found = f"{wish[: LONGEST_NAME - len(str(number)) - 1].rstrip()} {number}"
    return found


def _free_id(wish: str, taken: set[str]) -> str:
    return free_id(wish[: LONGEST_NAME - 5].rstrip("-"), taken)


def _dressed(
    packed: PackedExercise, figures: Figures, photos: Mapping[str, tuple[str, bytes]]
) -> Exercise:
    """The exercise with what shows it by the names that this has here."""
    exercise = packed.exercise
    if packed.photos:
        start, effort = (photos[name][0] for name in packed.photos)
        exercise = replace(exercise, photos=Photos(start, effort))
    ways = tuple(replace(way, pose=figures.called(way.pose)) for way in exercise.ways)
    figure = exercise.figure and figures.called(exercise.figure)
    if not figure and not packed.photos and packed.motion is None and not ways:
        called = figures.called(exercise.id)
        figure = "" if called == exercise.id else called
    return replace(exercise, ways=ways, figure=figure)


def _moved(exercise: Exercise, new_id: str, *, own_motion: bool) -> Exercise:
    """Under another id, and shown by what showed it before."""
    if new_id == exercise.id:
        return exercise
    ways, figure = exercise.ways, exercise.figure
    if own_motion:
        ways = tuple(_follow(way, exercise.id, new_id) for way in ways)
        figure = "" if figure == exercise.id else figure
    elif not (figure or ways or exercise.photos):
        figure = exercise.id
    return replace(exercise, id=new_id, ways=ways, figure=figure)


def _follow(way: Way, old_id: str, new_id: str) -> Way:
    return replace(way, pose=new_id) if way.pose == old_id else way


def _routines(
    pack: Pack, shelf: Shelf, book: RoutineBook, arrivals: Mapping[str, _Arrival]
) -> tuple[IncomingRoutine, ...]:
    taken = {each.id for each in (*book.routines, *pack.routines)}
    unreadable = shelf.taken_routines - {each.id for each in book.routines}
    taken |= unreadable
    names = {routine.name.casefold() for routine in book.routines}
    found: list[IncomingRoutine] = []
    for given in pack.routines:
        entries = tuple(_entry(entry, arrivals) for entry in given.entries)
        here = replace(given, entries=entries)
        if given.id in unreadable:
            routine = IncomingRoutine(_beside(here, taken, names), Standing.BESIDE)
        else:
            routine = _placed(here, book, taken, names)
        taken.add(routine.routine.id)
        names.add(routine.routine.name.casefold())
        found.append(routine)
        more = sum(each.standing is not Standing.SAME for each in found)
        if len(book.routines) + more > MOST_ROUTINES:
            raise _no_room(given)
    return tuple(found)


def _no_room(routine: Routine) -> PackError:
    told = f"is one more than the {MOST_ROUTINES} routines that there is room for"
    return PackError(f"{ROUTINES}/{routine.id}.toml", told)


def _placed(
    routine: Routine, book: RoutineBook, taken: set[str], names: set[str]
) -> IncomingRoutine:
    for one in book.routines:
        told = _same_but_number(one.id, routine.id) and _same_but_number(one.name, routine.name)
        if told and replace(routine, id=one.id, name=one.name) == one:
            return IncomingRoutine(one, Standing.SAME)
    if routine.id not in book:
        return IncomingRoutine(routine, Standing.NEW)
    return IncomingRoutine(_beside(routine, taken, names), Standing.BESIDE, book[routine.id])


def _beside(routine: Routine, taken: set[str], names: set[str]) -> Routine:
    """Without its reminders, which would come twice."""
    return replace(
        routine,
        id=_free_id(routine.id, taken),
        name=free_name(routine.name, names),
        reminders=(),
    )


def _entry(entry: Entry, arrivals: Mapping[str, _Arrival]) -> Entry:
    """The entry with the exercise and the way by the names that they have here."""
    arrival = arrivals.get(entry.exercise)
    if arrival:
        way = arrival.poses.get(entry.way, entry.way)
        return replace(entry, exercise=arrival.incoming.exercise.id, way=way)
    return entry
