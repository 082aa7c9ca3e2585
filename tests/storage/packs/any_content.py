"""Any content that a person may have made, for tests of what holds for all of it."""

import struct
import zlib
from typing import Any, NamedTuple

from hypothesis import strategies as st

from coach.core.exercise import (
    Dose,
    Equipment,
    Exercise,
    Muscle,
    Photos,
    Position,
    Sidedness,
    SideOrder,
    Tempo,
    Way,
)
from coach.core.routine import Entry, Routine
from coach.storage.limits import LONGEST_NAME, LONGEST_NOTE, LONGEST_SENTENCE, LONGEST_WAY
from tests.storage.packs.home import Home

SHEET = ("bridge", "clamshell", "hamstring-stretch")


def _png(red: int) -> bytes:
    """One pixel, with nothing said beside it: clean as it is."""
    parts = (
        (b"IHDR", struct.pack(">2L5B", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes((0, red, 0, 0)), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in parts
    )


PNG = _png(200)


class Content(NamedTuple):
    """Exercises whose `figure` or ways name the poses by their places, photos by theirs."""

    exercises: tuple[Exercise, ...]
    poses: tuple[dict[str, Any], ...]
    routine: Routine


def texts(longest: int) -> st.SearchStrategy[str]:
    """Such as may come in a pack: nothing in them hides."""
    letters = st.characters(
        exclude_categories=("C", "Z", "M"),
        include_characters=" ",
        exclude_characters="\u115f\u1160\u2800\u3164\uffa0\U0001d159",
    )
    text = st.text(letters, min_size=1, max_size=longest)
    return text.filter(lambda text: any(c.isalnum() for c in text) and text.isprintable())


def sentences(least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts(LONGEST_SENTENCE), min_size=least, max_size=most).map(tuple)


def seconds(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_subnormal=False)


tempos = st.builds(Tempo, seconds(0.5, 60), seconds(0, 60), seconds(0.5, 60))


@st.composite
def doses(draw: st.DrawFn, reps: int = 200, sets: int = 20) -> Dose:
    tempo = draw(st.none() | tempos)
    return Dose(
        reps=draw(st.integers(1, reps)),
        hold=0.0 if tempo else draw(seconds(0.5, 600)),
        tempo=tempo,
        rest=draw(seconds(0, 600)),
        sets=draw(st.integers(1, sets)),
        set_rest=draw(seconds(0, 600)),
        order=draw(st.sampled_from(SideOrder)),
        self_paced=draw(st.booleans()) if tempo else False,
    )


@st.composite
def poses(draw: st.DrawFn) -> dict[str, Any]:
    angles = st.dictionaries(st.sampled_from(("pitch", "roll", "belly")), seconds(-1000, 1000))
    base = draw(st.sampled_from(("", "on-back", "bridge")))
    table: dict[str, Any] = {"trunk": draw(angles), "effort": {"trunk": draw(angles)}}
    return ({"from": base} if base else {}) | table


def _ways(pose_count: int) -> st.SearchStrategy[tuple[Way, ...]]:
    names = [f"{place}" for place in range(pose_count)] + ["clamshell"]
    way = st.builds(Way, st.sampled_from(names), texts(LONGEST_WAY), sentences(0, 3))
    keys = (lambda way: way.pose, lambda way: way.name.casefold())
    return st.lists(way, max_size=3, unique_by=keys).map(tuple)


@st.composite
def exercises(draw: st.DrawFn, place: int, pose_count: int) -> Exercise:
    figures = [f"{number}" for number in range(pose_count)] + ["bridge"]
    sidedness = draw(st.sampled_from(Sidedness))
    return Exercise(
        id=f"own-{place}",
        name=draw(texts(LONGEST_NAME)),
        position=draw(st.sampled_from(Position)),
        sidedness=sidedness,
        steps=draw(sentences(1, 4)),
        ready=draw(texts(LONGEST_SENTENCE)),
        cue=draw(texts(LONGEST_SENTENCE)).replace("*", "+"),
        felt=draw(texts(LONGEST_NAME)),
        cautions=draw(sentences(0, 3)),
        muscles=draw(st.lists(st.sampled_from(Muscle), min_size=1, max_size=3).map(tuple)),
        dose=draw(doses()),
        limb="" if sidedness is Sidedness.BOTH_AT_ONCE else draw(texts(20)),
        ways=draw(_ways(pose_count)),
        equipment=draw(st.lists(st.sampled_from(Equipment), max_size=2, unique=True).map(tuple)),
        figure=draw(st.sampled_from(figures)),
        photos=draw(st.none() | st.builds(Photos, *[st.sampled_from(("0", "1"))] * 2)),
    )


@st.composite
def contents(draw: st.DrawFn) -> Content:
    made = tuple(draw(st.lists(poses(), max_size=2)))
    count = draw(st.integers(1, 3))
    own = tuple(draw(exercises(place, len(made))) for place in range(count))
    ids = [exercise.id for exercise in own] + list(SHEET)
    short = doses(reps=6, sets=2)  # as no routine takes longer than a day
    entry = st.builds(
        Entry, st.sampled_from(ids), short, st.booleans(), note=st.just("") | texts(LONGEST_NOTE)
    )
    entries = draw(st.lists(entry, min_size=1, max_size=5))
    days = draw(st.sets(st.integers(0, 6)))
    name = draw(texts(LONGEST_NAME))
    times = draw(st.integers(1, 10))
    routine = Routine("any", name, tuple(entries), tuple(sorted(days)), times, ("07:30",))
    return Content(own, made, routine)


def kept(home: Home, content: Content) -> Routine:
    """The content saved as the program saves it; poses and photos get their true names."""
    names = {f"{place}": home.own.add_pose(table) for place, table in enumerate(content.poses)}
    photos = [home.own.add_photo(_png(red), "png") for red in (10, 20)]
    for one in content.exercises:
        shown = one.photos and Photos(
            *(photos[int(n)] for n in (one.photos.start, one.photos.effort))
        )
        ways = [Way(names.get(way.pose, way.pose), way.name, way.steps) for way in one.ways]
        unique = {way.pose: way for way in ways}
        whole = {"figure": names.get(one.figure, one.figure), "photos": shown}
        values = {name: getattr(one, name) for name in one.__struct_fields__}
        home.own.save(Exercise(**values | whole | {"ways": tuple(unique.values())}))
    return home.keep(content.routine)
