"""What is done to a movement while the process that draws has not answered yet is not lost."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject

from coach.core.appearance import Appearance
from coach.figure.output.orders import (
    Answer,
    HoldOrder,
    MotionAnswer,
    MotionOrder,
    Order,
    ReachOrder,
    Refusal,
    StudyAnswer,
    StudyOrder,
)
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Arm, Hand, Leg, Pose
from coach.ui.pictures.studio import Studio
from coach.ui.posing.changes import with_angle, with_prop
from coach.ui.posing.desk import Desk

PLAIN = Motion(Pose(), Pose())
LIMBS = {"right_arm": Arm(hand=Hand("belly")), "right_leg": Leg(heel_on="mat")}


def held(order: HoldOrder) -> Motion:
    """As if the limb stayed where it is wished, at least in name."""
    limb = LIMBS[order.limb] if order.on else type(LIMBS[order.limb])()
    poses = [
        replace(pose, **{order.limb: limb}) for pose in (order.motion.start, order.motion.effort)
    ]
    return replace(order.motion, start=poses[0], effort=poses[1])


def reached(order: ReachOrder) -> Motion:
    return with_angle(order.motion, "trunk", "neck_flexion", round(order.x), effort=False)


class SlowStudio(Studio):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__(())
        self.orders: list[Order] = []

    def order(self, order: Order, *, urgent: bool = False) -> None:
        self.orders.append(order)

    def waits_for(self, kind: type) -> bool:
        return any(isinstance(order, kind) for order in self.orders)

    def answer(self, kind: type, make: Callable[..., Answer]) -> None:
        """The first order of this kind."""
        order = next(order for order in self.orders if isinstance(order, kind))
        self.orders.remove(order)
        self.answered.emit(order, make(order))

    def hold(self, *_: object) -> None:
        self.answer(HoldOrder, lambda order: MotionAnswer(held(order)))

    def reach(self) -> None:
        self.answer(ReachOrder, lambda order: MotionAnswer(reached(order)))

    def study(self) -> None:
        self.answer(StudyOrder, lambda _: StudyAnswer((), {}))


class Person:
    """Works at the desk, with a movement that has been looked at as a whole."""

    def __init__(self, studio: SlowStudio, owner: QObject) -> None:
        self.studio = studio
        self.desk = Desk(studio, Appearance, owner)
        self.kept: list[Motion] = []
        self.refused: list[str] = []
        self.desk.checked.connect(lambda motion, _: self.kept.append(motion))
        self.desk.refused.connect(self.refused.append)
        self.desk.open(PLAIN)
        self.desk.check()
        studio.study()
        assert self.kept == [PLAIN]
        self.kept.clear()

    @property
    def pose(self) -> Pose:
        return self.desk.draft.motion.start


@pytest.fixture
def studio(qapp: object) -> SlowStudio:
    return SlowStudio()


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


@pytest.fixture
def person(studio: SlowStudio, owner: QObject) -> Person:
    return Person(studio, owner)


def test_a_contact_switched_just_before_is_kept(studio: SlowStudio, person: Person) -> None:
    person.desk.keep("right_leg", "heel")
    person.desk.check()
    assert person.kept == []
    studio.hold()
    assert person.kept == []
    studio.study()
    assert [each.start.right_leg for each in person.kept] == [LIMBS["right_leg"]]


def test_a_joint_that_is_still_on_its_way_is_kept_where_it_was_drawn(
    studio: SlowStudio, person: Person
) -> None:
    person.desk.take()
    person.desk.pull("head", 5.0, 0.0)
    person.desk.pull("head", 9.0, 0.0)
    person.desk.check()
    studio.reach()
    assert person.kept == []
    studio.reach()
    assert person.kept == []
    studio.study()
    assert [each.start.trunk.neck_flexion for each in person.kept] == [9.0]


def test_a_starting_point_just_chosen_is_kept(studio: SlowStudio, person: Person) -> None:
    base = with_prop(PLAIN, "wall", there=True)
    person.desk.start_from("standing-at-wall")
    person.desk.check()
    assert person.kept == []
    studio.answer(MotionOrder, lambda _: MotionAnswer(base))
    studio.study()
    assert [each.props for each in person.kept] == [base.props]


def test_what_was_refused_is_told_and_not_kept_unseen(studio: SlowStudio, person: Person) -> None:
    person.desk.keep("right_leg", "heel")
    person.desk.check()
    studio.answer(HoldOrder, lambda _: Refusal("no"))
    assert person.refused == ["no"]
    assert person.kept == []
    person.desk.check()
    assert person.kept == [PLAIN]


def test_a_contact_is_held_in_the_newest_draft(studio: SlowStudio, person: Person) -> None:
    person.desk.keep("right_leg", "heel")
    person.desk.change(with_angle(PLAIN, "trunk", "neck_flexion", 12.0, effort=False))
    studio.hold()
    studio.hold()
    assert (person.pose.right_leg, person.pose.trunk.neck_flexion) == (LIMBS["right_leg"], 12.0)
    assert not studio.waits_for(HoldOrder)


def test_each_of_several_contacts_is_held(studio: SlowStudio, person: Person) -> None:
    person.desk.keep("right_arm", "belly")
    person.desk.keep("right_leg", "heel")
    person.desk.keep("right_arm", "")
    for _ in range(3):
        studio.hold()
    assert (person.pose.right_arm, person.pose.right_leg) == (Arm(), LIMBS["right_leg"])
    assert not studio.waits_for(HoldOrder)


def test_where_one_contact_is_refused_the_next_is_held(studio: SlowStudio, person: Person) -> None:
    person.desk.keep("right_arm", "belly")
    person.desk.keep("right_leg", "heel")
    studio.answer(HoldOrder, lambda _: Refusal("no"))
    studio.hold()
    assert (person.pose.right_arm, person.pose.right_leg) == (Arm(), LIMBS["right_leg"])


def test_what_could_not_be_looked_at_is_told_once_nothing_is_to_come(
    studio: SlowStudio, person: Person
) -> None:
    person.desk.change(with_prop(PLAIN, "wall", there=True))
    person.desk.check()
    person.desk.keep("right_leg", "heel")
    studio.answer(StudyOrder, lambda _: Refusal("no"))
    assert person.kept == []
    studio.hold()
    studio.answer(StudyOrder, lambda _: Refusal("no"))
    assert [each.start.right_leg for each in person.kept] == [LIMBS["right_leg"]]
    assert person.refused == []


def test_a_starting_point_does_away_with_contacts_wished_before(
    studio: SlowStudio, person: Person
) -> None:
    person.desk.keep("right_leg", "heel")
    person.desk.start_from("standing-at-wall")
    studio.hold()
    assert person.desk.draft.motion == PLAIN
    assert not studio.waits_for(HoldOrder)


def test_a_contact_answered_during_a_drag_outlives_it(studio: SlowStudio, person: Person) -> None:
    person.desk.keep("right_leg", "heel")
    person.desk.take()
    person.desk.pull("head", 9.0, 0.0)
    studio.hold()
    studio.reach()
    assert (person.pose.right_leg, person.pose.trunk.neck_flexion) == (LIMBS["right_leg"], 9.0)
    person.desk.pull("head", 20.0, 0.0)
    studio.reach()
    assert (person.pose.right_leg, person.pose.trunk.neck_flexion) == (LIMBS["right_leg"], 20.0)


def test_a_joint_is_put_back_whatever_is_still_to_come(studio: SlowStudio, person: Person) -> None:
    person.desk.take()
    person.desk.pull("head", 5.0, 0.0)
    studio.reach()
    person.desk.pull("head", 9.0, 0.0)
    person.desk.put_back()
    assert person.desk.draft.motion == PLAIN
    assert not person.desk.drawing
    studio.reach()
    assert person.desk.draft.motion == PLAIN
    assert not person.desk.draft.can_undo
    assert not person.desk.draft.touched
