"""What the pose editor offers is what the figure can do, and each is said in words."""

import pytest

from coach import resources
from coach.core.exercise import Muscle
from coach.figure.pose.holding import LIMBS, held
from coach.figure.pose.movement import PROPS, Motion
from coach.figure.pose.ranges import RANGES
from coach.figure.pose.reach import HANDLES
from coach.figure.pose.study import unusable
from coach.ui.posing import words
from coach.ui.posing.changes import angle_of, with_prop
from tests.shipped import shipped_motion

OFFERED = [(limb, contact.on) for limb in LIMBS for contact in words.contacts_of(limb)]


@pytest.fixture(scope="module")
def sitting() -> Motion:
    motion = shipped_motion("sitting-on-chair")
    for prop in ("wall", "towel"):
        motion = with_prop(motion, prop, there=True)
    return motion


@pytest.mark.parametrize(("limb", "on"), OFFERED)
def test_whatever_a_limb_may_stay_on_can_be_posed(limb: str, on: str, sitting: Motion) -> None:
    kept = held(sitting, limb, on)
    assert unusable(kept) == ()
    assert words.contact_in(kept.start, limb) == on
    assert words.contact_in(held(kept, limb, "").effort, limb) == ""


def test_everything_has_a_name() -> None:
    assert set(words.PROPS) == set(PROPS)
    assert set(words.FELT) == set(Muscle)
    names = [words.joint_name(joint) for joint in HANDLES]
    assert len(set(names)) == len(HANDLES)
    assert {words.part_of(joint) for joint in HANDLES} == set(words.PARTS) - {"around"}


def test_every_angle_shows_at_a_handle(sitting: Motion) -> None:
    for limb in LIMBS:
        side = limb.partition("_")[0]
        for turn in words.turns_of(held(sitting, limb, "").start, limb):
            assert words.joint_of(f"{side}_{turn.path}") in HANDLES
    for part in ("trunk", "head"):
        for turn in words.turns_of(sitting.start, part):
            assert words.joint_of(turn.path) in HANDLES


@pytest.mark.parametrize("pose", [name for name, _ in words.STARTS])
def test_no_starting_point_is_beyond_its_sliders(pose: str) -> None:
    start = shipped_motion(pose).start
    for part, owner in (("trunk", "trunk"), ("head", "trunk"), *zip(LIMBS, LIMBS, strict=True)):
        for turn in words.turns_of(start, part):
            value = angle_of(start, owner, turn.path) * turn.whole
            limits = RANGES.get(turn.path)
            low, high = (limits.low, limits.high) if limits else (turn.low, turn.high)
            assert low <= value <= high, turn.path


def test_every_starting_point_has_its_file() -> None:
    for pose, _ in words.STARTS:
        assert resources.path("poses", f"{pose}.toml").is_file()


def test_bare_floor_is_not_called_a_mat() -> None:
    said = "Right foot stays on the mat"
    assert words.on_ground(said, ("floor",)) == "Right foot stays on the floor"
    assert words.on_ground(said, ("mat",)) == said


@pytest.mark.parametrize("limb", LIMBS)
def test_a_free_limb_is_set_by_its_angles_alone(limb: str, sitting: Motion) -> None:
    free = held(sitting, limb, "").start
    turns = words.turns_of(free, limb)
    assert not any("." in turn.path for turn in turns)
    assert not any(words.follows(free, limb, turn) for turn in turns)
