"""The pose editor in a window, with the real process that draws."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QProcess, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach import resources
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Leg, Pose
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.studio import Studio, studio_command
from coach.ui.posing import words
from coach.ui.posing.changes import with_angle
from coach.ui.posing.editor import PoseEditor
from coach.ui.theme import ThemeHub
from tests.ui.remembering import RememberingStudio

LEFT, SHIFT, CONTROL = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
WAIT_MS = 20_000


@pytest.fixture(scope="module")
def studio(qapp: QApplication) -> Iterator[Studio]:
    """One process for all these tests."""
    command = studio_command(resources.path("poses"), resources.path("exercises"))
    made = RememberingStudio(command)
    made.hold("the tests")
    yield made
    made.close()
    left = made.findChildren(QProcess)
    assert all(each.state() is QProcess.ProcessState.NotRunning for each in left)


@pytest.fixture
def editor(
    qtbot: QtBot, studio: Studio, theme_hub: ThemeHub, tmp_path: Path
) -> Iterator[PoseEditor]:
    illustrations = Illustrations(resources.path("poses"), tmp_path / "cache", studio)
    made = PoseEditor(illustrations=illustrations, theme_hub=theme_hub)
    qtbot.addWidget(made)
    made.resize(1196, 800)
    made.show()
    yield made
    made.close()


class Person:
    """Who sits before the editor."""

    def __init__(self, qtbot: QtBot, editor: PoseEditor) -> None:
        self.qtbot = qtbot
        self.editor = editor
        self.kept: list[Motion] = []
        self.left: list[bool] = []
        editor.done.connect(self.kept.append)
        editor.left.connect(lambda: self.left.append(True))

    def until(self, ready: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(ready()), timeout=WAIT_MS)

    def opens(self, pose: str) -> Motion:
        self.editor.open_pose(pose)
        self.rests()
        return self.editor.motion

    def rests(self) -> None:
        """Waits until all is looked at and shown."""
        desk = self.editor.desk
        self.until(lambda: desk.has_draft and desk.settled)

    def drags(self, joint: str, right: int, down: int, steps: int = 8) -> None:
        stage = self.editor.stage
        at = self.at(joint)
        QTest.mousePress(stage, LEFT, pos=at)
        for step in range(1, steps + 1):
            there = at + QPoint(right * step // steps, down * step // steps)
            QTest.mouseMove(stage, there)
            QTest.qWait(1)
        self.until(lambda: not self.editor.desk.drawing)
        QTest.mouseRelease(stage, LEFT, pos=at + QPoint(right, down))
        self.rests()

    def at(self, joint: str) -> QPoint:
        place = self.editor.stage.handles.point_of(joint)
        assert place is not None
        return place.toPoint()

    def presses(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        self.editor.stage.setFocus()
        QTest.keyClick(self.editor.stage, key, held or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def person(qtbot: QtBot, editor: PoseEditor) -> Person:
    return Person(qtbot, editor)


def test_dragging_the_ankle_of_a_free_leg_bends_hip_and_knee(
    editor: PoseEditor, person: Person
) -> None:
    motion = person.opens("hamstring-stretch")
    person.drags("right_ankle", 20, -60)
    before, after = motion.start.right_leg, editor.motion.start.right_leg
    assert abs(after.hip_flexion - before.hip_flexion) > 1.0
    assert abs(after.knee_flexion - before.knee_flexion) > 3.0
    assert editor.motion.start.left_leg == motion.start.left_leg
    assert editor.parts.shown == "right_leg"


def test_a_drag_ends_under_the_mouse_and_is_one_step(editor: PoseEditor, person: Person) -> None:
    motion = person.opens("standing")
    before = person.at("right_wrist")
    person.drags("right_wrist", 40, -50)
    moved = person.at("right_wrist") - before
    assert (moved - QPoint(40, -50)).manhattanLength() < 24
    QTest.keyClick(editor.stage, Qt.Key.Key_Z, CONTROL)
    assert editor.motion == motion
    QTest.keyClick(editor.stage, Qt.Key.Key_Y, CONTROL)
    assert editor.motion != motion


def test_escape_gives_a_drag_up_and_puts_the_joint_back(editor: PoseEditor, person: Person) -> None:
    motion = person.opens("standing")
    at = person.at("right_wrist")
    QTest.mousePress(editor.stage, LEFT, pos=at)
    QTest.mouseMove(editor.stage, at + QPoint(30, -40))
    person.until(lambda: editor.motion != motion)
    QTest.keyClick(editor.stage, Qt.Key.Key_Escape)
    assert editor.question is None
    assert editor.motion == motion
    QTest.mouseMove(editor.stage, at + QPoint(60, -80))
    QTest.mouseRelease(editor.stage, LEFT, pos=at + QPoint(60, -80))
    person.rests()
    assert editor.motion == motion
    assert (person.at("right_wrist") - at).manhattanLength() <= 3
    assert person.left == []
    QTest.keyClick(editor.stage, Qt.Key.Key_Escape)
    assert person.left == [True]


def test_dragging_empty_ground_turns_the_figure_and_poses_nothing(
    editor: PoseEditor, person: Person
) -> None:
    motion = person.opens("bridge")
    corner = QPoint(20, 20)
    QTest.mousePress(editor.stage, LEFT, pos=corner)
    QTest.mouseMove(editor.stage, corner + QPoint(40, 0))
    QTest.mouseMove(editor.stage, corner + QPoint(100, 0))
    QTest.mouseRelease(editor.stage, LEFT, pos=corner + QPoint(100, 0))
    assert editor.stage.turning.turned
    assert editor.motion == motion
    person.rests()
    editor.tools.best_view.click()
    assert editor.motion.view.yaw != motion.view.yaw
    assert not editor.stage.turning.turned


def test_a_double_click_on_a_joint_takes_it_and_turns_nothing(
    editor: PoseEditor, person: Person
) -> None:
    person.opens("bridge")
    editor.stage.turning.turn(30.0, 0.0)
    person.rests()
    person.until(lambda: not editor.stage.turning.held)
    QTest.mouseDClick(editor.stage, LEFT, pos=person.at("right_knee"))
    assert editor.stage.handles.chosen == "right_knee"
    assert editor.stage.turning.turned
    assert not editor.stage.turning.held


def test_the_wheel_turns_the_figure(editor: PoseEditor, person: Person) -> None:
    person.opens("bridge")
    middle = QPointF(editor.stage.rect().center())
    nothing = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        middle,
        editor.stage.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        nothing,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.stage, wheel)
    assert editor.stage.turning.turned
    person.rests()


def test_keys_choose_a_joint_move_it_and_turn_the_figure(
    editor: PoseEditor, person: Person
) -> None:
    motion = person.opens("standing")
    person.presses(Qt.Key.Key_PageDown)
    assert editor.stage.handles.chosen == "head"
    person.presses(Qt.Key.Key_Down)
    assert editor.stage.handles.chosen in ("neck", "chest")
    editor.stage.choose("right_wrist")
    person.presses(Qt.Key.Key_Up, SHIFT)
    person.rests()
    after = editor.motion.start.right_arm
    assert after != motion.start.right_arm
    assert not editor.stage.turning.turned
    person.presses(Qt.Key.Key_Right, CONTROL)
    assert editor.stage.turning.turned
    person.rests()


def test_a_slider_sweep_is_one_step(editor: PoseEditor, person: Person) -> None:
    motion = person.opens("standing")
    editor.parts.show_part("right_arm")
    slider = editor.parts.panel("right_arm").rows["shoulder_flexion"].slider
    middle = slider.rect().center()
    QTest.mousePress(slider, LEFT, pos=middle)
    for x in range(5, 45, 5):
        QTest.mouseMove(slider, middle + QPoint(x, 0))
    QTest.mouseRelease(slider, LEFT, pos=middle + QPoint(40, 0))
    assert editor.motion.start.right_arm.shoulder_flexion == slider.value()
    editor.tools.undo.click()
    assert editor.motion == motion
    assert not editor.desk.draft.can_undo
    person.rests()


def test_an_effort_is_made_from_nothing_and_played(editor: PoseEditor, person: Person) -> None:
    person.opens("standing")
    assert not editor.tools.play.isEnabled()
    editor.tools.keyframe.emit(True)
    editor.parts.show_part("left_arm")
    slider = editor.parts.panel("left_arm").rows["shoulder_abduction"].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert editor.motion.effort.left_arm.shoulder_abduction == 20.0
    assert editor.motion.start.left_arm.shoulder_abduction == 10.0
    editor.tools.play.click()
    person.until(lambda: editor.playing.moves)
    assert not editor.stage.handles.isVisible()
    editor.tools.play.click()
    assert not editor.playing.playing
    assert editor.stage.handles.isVisible()
    person.rests()


def test_a_foot_is_let_go_of_and_taken_up_without_a_jump(
    editor: PoseEditor, person: Person
) -> None:
    person.opens("hook-lying")
    editor.parts.show_part("right_leg")
    foot = editor.parts.panel("right_leg").switches["mat"]
    before = person.at("right_ankle")
    foot.click()
    person.until(lambda: editor.motion.start.right_leg.foot is None)
    person.rests()
    assert editor.motion.effort.right_leg.foot is None
    assert (person.at("right_ankle") - before).manhattanLength() <= 3
    foot.click()
    person.until(lambda: editor.motion.start.right_leg.foot)
    person.rests()
    assert (person.at("right_ankle") - before).manhattanLength() <= 3


def test_what_follows_from_a_contact_is_shown_and_not_set(
    editor: PoseEditor, person: Person
) -> None:
    person.opens("hook-lying")
    editor.parts.show_part("right_leg")
    rows = editor.parts.panel("right_leg").rows
    assert not rows["knee_flexion"].slider.isEnabled()
    assert rows["knee_flexion"].slider.value() > 60
    assert rows["foot.swivel"].slider.isEnabled()


def test_the_impossible_is_shown_and_asked_about_before_it_is_kept(
    editor: PoseEditor, person: Person
) -> None:
    motion = person.opens("standing")
    editor.open(with_angle(motion, "right_arm", "elbow_flexion", 165.0, effort=True))
    editor.desk.show(effort=True)
    person.rests()
    assert any("elbow bends to 165" in line for line in editor.problems.lines)
    editor.parts.show_part("right_arm")
    assert not editor.parts.panel("right_arm").rows["elbow_flexion"].slider.healthy
    editor.finish()
    person.until(lambda: editor.question)
    assert not person.kept
    assert editor.question
    editor.question.no_button.click()
    assert editor.question is None
    assert not person.kept
    editor.finish()
    person.until(lambda: editor.question)
    assert editor.question
    editor.question.yes_button.click()
    assert person.kept[0].effort.right_arm.elbow_flexion == 165.0


def test_it_is_checked_even_if_it_is_kept_at_once(editor: PoseEditor, person: Person) -> None:
    motion = person.opens("standing")
    editor.desk.change(with_angle(motion, "right_arm", "elbow_flexion", 165.0, effort=False))
    editor.finish()
    person.until(lambda: editor.question)
    assert not person.kept
    person.rests()


def test_what_a_body_can_do_is_kept_without_a_question(editor: PoseEditor, person: Person) -> None:
    motion = person.opens("bridge")
    editor.finish()
    person.until(lambda: person.kept)
    assert person.kept == [motion]
    assert editor.question is None


def test_what_is_only_quick_is_said_and_kept_without_a_question(
    editor: PoseEditor, person: Person
) -> None:
    motion = person.opens("standing")
    editor.desk.change(with_angle(motion, "right_arm", "shoulder_abduction", 170.0, effort=True))
    person.rests()
    assert editor.problems.lines == ()
    assert editor.problems.hint == words.HASTY
    editor.finish()
    person.until(lambda: person.kept)
    assert editor.question is None


def test_leaving_asks_only_where_something_was_changed(editor: PoseEditor, person: Person) -> None:
    motion = person.opens("bridge")
    editor.cancel()
    assert person.left == [True]
    editor.desk.change(replace(motion, props=()))
    editor.cancel()
    assert editor.question
    assert person.left == [True]
    QTest.keyClick(editor.question.no_button, Qt.Key.Key_Escape)
    assert editor.question is None
    editor.cancel()
    assert editor.question
    editor.question.yes_button.click()
    assert person.left == [True, True]
    person.rests()


def test_beginning_from_another_pose_can_be_undone(editor: PoseEditor, person: Person) -> None:
    motion = person.opens("bridge")
    editor.choose_start().buttons[-1].click()
    person.until(lambda: editor.motion != motion)
    assert "wall" in editor.motion.props
    assert editor.begun_from == "standing-at-wall"
    person.rests()
    editor.tools.undo.click()
    assert editor.motion == motion
    assert editor.begun_from == ""
    person.rests()


def test_mirror_and_copy_are_steps_too(editor: PoseEditor, person: Person) -> None:
    motion = person.opens("hamstring-stretch")
    editor.tools.mirror.click()
    assert editor.motion.effort.left_leg.knee_flexion == motion.effort.right_leg.knee_flexion
    editor.tools.copy.click()
    assert editor.motion.start == editor.motion.effort
    editor.tools.undo.click()
    editor.tools.undo.click()
    assert editor.motion == motion
    person.rests()


def test_an_unknown_pose_is_refused_in_words(editor: PoseEditor, person: Person) -> None:
    editor.open_pose("unknown")
    person.until(lambda: editor.problems.accessibleName() == words.REFUSED)
    assert not editor.desk.has_draft


@pytest.mark.parametrize("pose", [name for name, _ in words.STARTS])
def test_every_starting_point_is_possible(pose: str, editor: PoseEditor, person: Person) -> None:
    person.opens(pose)
    assert editor.problems.lines == ()


def test_a_leg_that_is_free_has_no_contact() -> None:
    pose = Pose(right_leg=Leg(heel_on="mat"))
    assert words.contact_in(pose, "right_leg") == "heel"
    assert words.contact_in(pose, "left_leg") == ""
    assert [each.on for each in words.contacts_of("left_arm")][-3:] == [
        "left_shank",
        "right_shank",
        "towel",
    ]


def test_presses_of_a_key_add_up_however_fast_they_come(editor: PoseEditor, person: Person) -> None:
    person.opens("standing")
    editor.stage.choose("right_wrist")
    before = person.at("right_wrist")
    for _ in range(6):
        person.presses(Qt.Key.Key_Up, SHIFT)
    person.rests()
    moved = before.y() - person.at("right_wrist").y()
    assert moved > 0.04 * editor.stage.handles.scale


def test_the_figure_does_not_jump_where_something_becomes_impossible(
    editor: PoseEditor, person: Person
) -> None:
    motion = person.opens("standing")
    height = editor.stage.height()
    editor.desk.change(with_angle(motion, "right_arm", "elbow_flexion", 165.0, effort=False))
    person.rests()
    assert editor.problems.lines
    assert editor.stage.height() == height
