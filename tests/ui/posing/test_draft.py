"""The draft of a movement: every change is a new one, and each can be undone."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import Muscle
from coach.figure.output.frame import Angle
from coach.figure.pose.movement import Motion, View
from coach.figure.pose.pose import Foot, Leg, Pose, Trunk
from coach.figure.pose.sides import exchanged
from coach.ui.posing import changes
from coach.ui.posing.draft import HISTORY, Draft, opening

PLAIN = Motion(Pose(), Pose())
BENT = changes.with_angle(PLAIN, "right_leg", "knee_flexion", 40.0, effort=True)


def tipped(degrees: float) -> Motion:
    return Motion(Pose(Trunk(pitch=degrees)), Pose())


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.floats(-90, 90), st.sampled_from((None, 1, 2))),
        st.tuples(st.sampled_from(("undo", "redo", "start", "effort"))),
    ),
    max_size=40,
)


def taken(draft: Draft, step: tuple) -> Draft:
    match step:
        case ("change", degrees, gesture):
            return draft.changed(tipped(degrees), gesture)
        case ("undo",):
            return draft.undone()
        case ("redo",):
            return draft.redone()
        case (keyframe,):
            return draft.showing(effort=keyframe == "effort")
    raise AssertionError(step)


@given(STEPS)
def test_whatever_is_done_can_be_undone_to_what_was_opened(steps: list[tuple]) -> None:
    draft = opening(PLAIN)
    for step in steps:
        draft = taken(draft, step)
    while draft.can_undo:
        draft = draft.undone()
    assert draft.motion == PLAIN
    assert not draft.touched


@given(STEPS)
def test_what_is_undone_is_done_again(steps: list[tuple]) -> None:
    draft = opening(PLAIN)
    for step in steps:
        draft = taken(draft, step)
    assert not draft.can_undo or draft.undone().redone().motion == draft.motion


def test_changes_of_one_gesture_are_one_step() -> None:
    draft = opening(PLAIN)
    for degrees in range(1, 30):
        draft = draft.changed(tipped(degrees), "sweep")
    assert draft.undone().motion == PLAIN


def test_another_gesture_is_another_step() -> None:
    draft = opening(PLAIN).changed(tipped(1), "one").changed(tipped(2), "two")
    assert draft.undone().motion == tipped(1)


def test_a_gesture_given_up_never_was() -> None:
    before = opening(PLAIN).changed(tipped(5))
    draft = before.changed(tipped(10), "pull").changed(tipped(20), "pull")
    assert draft.without("pull") == before
    assert draft.without("another") == draft
    assert before.without(None) == before


def test_where_it_was_begun_from_is_undone_with_it() -> None:
    draft = opening(PLAIN).changed(tipped(-90), begun_from="standing")
    turned = draft.changed(tipped(-80))
    assert turned.begun_from == "standing"
    assert turned.undone().undone().begun_from == ""
    assert turned.undone().undone().redone().begun_from == "standing"


def test_a_hundred_steps_and_more_are_kept() -> None:
    draft = opening(PLAIN)
    for degrees in range(1, HISTORY + 50):
        draft = draft.changed(tipped(degrees))
    assert len(draft.past) == HISTORY >= 100


def test_undoing_shows_the_keyframe_that_was_changed() -> None:
    draft = opening(PLAIN).showing(effort=True).changed(BENT).showing(effort=False)
    assert draft.undone().effort


def test_the_effort_follows_the_start_where_it_was_as_the_start() -> None:
    moved = changes.with_angle(BENT, "right_leg", "hip_flexion", 20.0, effort=False)
    assert moved.effort.right_leg == Leg(hip_flexion=20.0, knee_flexion=40.0)
    stays = changes.with_angle(moved, "right_leg", "knee_flexion", 10.0, effort=False)
    assert stays.effort.right_leg.knee_flexion == 40.0


def test_the_start_does_not_follow_the_effort() -> None:
    assert BENT.start == Pose()


def test_a_contact_can_be_turned() -> None:
    pose = Pose(right_leg=Leg(foot=Foot("mat", (0.4, 0.1))))
    stands = Motion(pose, pose)
    turned = changes.with_angle(stands, "right_leg", "foot.heading", 30.0, effort=True)
    assert changes.angle_of(turned.effort, "right_leg", "foot.heading") == 30.0
    assert changes.angle_of(turned.start, "right_leg", "foot.heading") == 0.0


def test_what_is_felt_and_what_is_there() -> None:
    felt = changes.with_glow(PLAIN, Muscle.BUTTOCKS, "right")
    assert changes.glowing(felt, Muscle.BUTTOCKS) == "right"
    assert changes.with_glow(felt, Muscle.BUTTOCKS, None) == PLAIN
    chair = changes.with_prop(PLAIN, "chair", there=True)
    assert chair.props == ("mat", "chair")
    assert changes.with_prop(chair, "chair", there=False) == PLAIN


def test_what_the_body_sits_on_is_needed() -> None:
    sits = Pose(Trunk("seat"))
    assert changes.needed(Motion(sits, sits)) == {"chair"}
    assert not changes.needed(PLAIN)


def test_one_arrow_follows_a_joint() -> None:
    arrow = changes.with_arrow(PLAIN, "right_knee")
    assert changes.arrow_of(arrow) == "right_knee"
    assert changes.with_arrow(arrow, "") == PLAIN


def test_the_best_view_is_between_half_turns() -> None:
    assert changes.with_view(PLAIN, Angle(350.0, 20.0)).view == View(-10.0, 20.0)


def test_beginning_anew_keeps_where_it_is_felt() -> None:
    base = replace(tipped(-90.0), props=("floor",))
    felt = changes.with_glow(BENT, Muscle.CALVES, "both")
    begun = changes.started_from(felt, base)
    assert (begun.start, begun.effort, begun.props) == (base.start, base.start, ("floor",))
    assert begun.glow == felt.glow


def test_mirrored_twice_is_as_before() -> None:
    assert exchanged(exchanged(BENT)) == BENT
    assert exchanged(BENT).effort.left_leg.knee_flexion == 40.0
