"""An exercise of one's own: made from nothing, posed, kept, and led through in a session."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.exercise import Equipment, Muscle, Photos, Position
from coach.core.player import PlayerState
from coach.figure.pose.movement import Motion
from coach.storage.atomic import SaveError
from coach.ui.exercises.page import ExercisesPage
from coach.ui.own_exercise.form import OwnExerciseForm
from coach.ui.posing.editor import PoseEditor
from tests.e2e.conftest import Desk, OpenDesk

WAIT_MS = 30_000


def form(desk: Desk) -> OwnExerciseForm:
    (found,) = desk.window.findChildren(OwnExerciseForm)
    return found


def library(desk: Desk) -> ExercisesPage:
    (found,) = desk.window.findChildren(ExercisesPage)
    return found


def write(desk: Desk, name: str, *steps: str) -> None:
    """Fill in what is needed, as one types."""
    wording = form(desk).wording
    QTest.keyClicks(wording.name, name)
    for edit, step in zip(wording.steps, steps, strict=False):
        QTest.keyClicks(edit, step)
    desk.click("Shoulders")


def picture(colour: str) -> bytes:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]
    return bytes(file.data().data())


def lead_through(desk: Desk, exercise_id: str) -> list[str | Motion]:
    """A session of a routine of this exercise alone; the poses that the stage showed."""
    model = desk.coach.routine_model
    entries = tuple(e for e in model.routine.entries if e.exercise == exercise_id)
    for place in reversed(range(len(model.shown.entries))):
        if model.shown.entries[place].exercise != exercise_id:
            model.change(model.shown.without(place))
    assert model.routine.entries == entries
    desk.window.open("Today")
    desk.settle()
    desk.click("Start session")
    desk.click("Start without answering")
    shown = []
    while desk.session.controller.player.state is PlayerState.RUNNING:
        take = desk.session.following.stage.take
        assert take is not None
        shown.append(take.pose)
        desk.wait(3.7)
    return shown


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    desk = open_desk()
    desk.window.open("Exercises")
    desk.settle()
    return desk


def test_from_nothing_through_the_pose_editor_into_a_session(qtbot: QtBot, desk: Desk) -> None:
    desk.click("Make your own")
    write(desk, "Arm raise", "Stand up straight.", "Lift one arm to the side.")
    form(desk).wording.position.showPopup()
    form(desk).wording.position.hidePopup()
    desk.click("Pose the figure…")
    (editor,) = desk.window.findChildren(PoseEditor)
    qtbot.waitUntil(lambda: editor.desk.has_draft and editor.desk.settled, timeout=WAIT_MS)
    editor.open_pose("standing")
    qtbot.waitUntil(lambda: editor.desk.has_draft and editor.desk.settled, timeout=WAIT_MS)
    editor.tools.keyframe.emit(True)
    editor.parts.show_part("right_arm")
    slider = editor.parts.panel("right_arm").rows["shoulder_abduction"].slider
    slider.setFocus()
    for _ in range(5):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: editor.desk.settled, timeout=WAIT_MS)
    editor.finish()
    qtbot.waitUntil(lambda: not desk.window.findChildren(PoseEditor) or not editor.isVisible())
    desk.settle()
    assert form(desk).draft.figure.startswith("own-")
    desk.click("Save")
    model = desk.coach.catalog_model
    (made,) = [e for e in model.catalog.exercises if model.is_own(e.id)]
    assert (made.id, made.name, made.muscles) == ("arm-raise", "Arm raise", (Muscle.SHOULDERS,))
    assert library(desk).shown == "arm-raise"
    desk.click("Add to routine")
    poses = lead_through(desk, "arm-raise")
    assert set(poses) == {made.figure}
    sets = desk.session.controller.player.done
    assert [(s.exercise, s.done_reps, s.prescribed_reps) for s in sets] == [("arm-raise", 10, 10)]


def test_with_two_photos_of_ones_own(qtbot: QtBot, desk: Desk) -> None:
    desk.click("Make your own")
    write(desk, "Wall angel", "Stand at a wall.", "Slide the arms up.")
    desk.click("Photos or drawings")
    for drop, colour in zip(form(desk).picture.drops, ("steelblue", "darkred"), strict=True):
        with qtbot.waitSignal(drop.brought, timeout=WAIT_MS):
            drop.bring(picture(colour))
    desk.click("Save")
    model = desk.coach.catalog_model
    made = model.catalog["wall-angel"]
    assert made.photos is not None
    assert made.photos.start != made.photos.effort
    desk.click("Add to routine")
    assert set(lead_through(desk, "wall-angel")) == {made.pose}


def test_one_photo_serves_for_both_and_a_bad_one_is_refused_in_a_line(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.click("Make your own")
    write(desk, "Wall angel", "Stand at a wall.")
    desk.click("Photos or drawings")
    start, effort = form(desk).picture.drops
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script/></svg>")
    with qtbot.waitSignal(effort.refused, timeout=WAIT_MS) as refused:
        effort.bring_file(bad)
    assert "script" in refused.args[0]
    with qtbot.waitSignal(start.brought, timeout=WAIT_MS):
        start.bring(picture("seagreen"))
    desk.click("Save")
    photos = desk.coach.catalog_model.catalog["wall-angel"].photos
    assert photos == Photos(photos.start, photos.start) if photos else False


def test_a_copy_is_changed_and_the_sheet_stays(desk: Desk) -> None:
    before = desk.coach.catalog_model.catalog["bridge"]
    library(desk).show_exercise("bridge")
    desk.click("Copy")
    assert form(desk).draft.name == "My bridge"
    form(desk).wording.dose.steppers["reps"].stepUp()
    desk.click("Save")
    catalog = desk.coach.catalog_model.catalog
    assert catalog["bridge"] == before
    assert catalog["my-bridge"].dose.reps == 16
    assert catalog["my-bridge"].pose == "bridge"


def test_the_movement_in_an_exercises_own_file_outlives_a_change_of_its_words(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "exercises"
    shipped = Path("resources/packs/desk-and-standing/exercises/wall-slide.toml")
    root = Path(__file__).parents[2]
    (folder / "wall-slide.toml").write_bytes((root / shipped).read_bytes())
    model = desk.coach.catalog_model
    model.read_anew()
    before = (folder / "wall-slide.toml").read_text()
    assert "[motion" in before
    library(desk).show_exercise("wall-slide")
    desk.click("Change")
    QTest.keyClicks(form(desk).wording.name, "!")
    desk.click("Save")
    assert model.catalog["wall-slide"].name.endswith("!")
    assert "[motion" in (folder / "wall-slide.toml").read_text()
    library(desk).show_exercise("wall-slide")
    desk.click("Copy")
    desk.click("Save")
    (copy,) = [e for e in model.catalog.exercises if e.name.startswith("My wall")]
    assert copy.figure.startswith("own-")


def test_saving_too_early_says_what_is_missing_and_leaving_asks(desk: Desk) -> None:
    desk.click("Make your own")
    desk.click("Save")
    said = [b.text() for b in form(desk).findChildren(QPushButton) if b.isVisible()]
    assert "Save" in said
    assert desk.window.focusWidget() is form(desk).wording.name
    QTest.keyClicks(form(desk).wording.name, "Half a thing")
    desk.click("Cancel")
    assert form(desk).question is not None
    assert not desk.window.close()
    desk.click("Go on writing")
    assert form(desk).question is None
    desk.click("Cancel")
    desk.click("Leave")
    assert not desk.window.covered
    assert len(desk.coach.catalog_model.catalog.exercises) == 10


def test_the_starting_point_in_the_pose_editor_says_the_position(qtbot: QtBot, desk: Desk) -> None:
    desk.click("Make your own")
    desk.click("Pose the figure…")
    (editor,) = desk.window.findChildren(PoseEditor)
    qtbot.waitUntil(lambda: editor.desk.has_draft and editor.desk.settled, timeout=WAIT_MS)
    (start,) = [each for each in editor.choose_start().buttons if each.pose == "standing-at-wall"]
    start.click()
    editor.finish()
    qtbot.waitUntil(lambda: form(desk).isVisible(), timeout=WAIT_MS)
    assert form(desk).draft.figure.startswith("own-")
    assert form(desk).wording.position.currentData() == Position.STANDING
    assert form(desk).draft.position is Position.STANDING
    assert form(desk).draft.equipment == (Equipment.WALL,)


def test_where_the_disk_is_full_a_copy_opens_without_the_figure_and_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(exercise_id: str) -> str:
        raise SaveError(Path("own-1.toml"), "No space left on device")

    monkeypatch.setattr(desk.coach.catalog_model, "figure_of", full)
    library(desk).show_exercise("bridge")
    desk.click("Copy")
    assert form(desk).draft.figure == ""
    assert form(desk).draft.name == "My bridge"
    said = [each.text() for each in form(desk).findChildren(QLabel) if each.isVisible()]
    assert any("No space left on device" in line for line in said)
    desk.click("Cancel")
    assert not desk.window.covered


def test_where_the_disk_is_full_the_pose_drawn_is_not_shown_and_it_is_said(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(tables: dict[str, object]) -> str:
        raise SaveError(Path("own-1.toml"), "No space left on device")

    monkeypatch.setattr(desk.coach.catalog_model, "add_pose", full)
    desk.click("Make your own")
    desk.click("Pose the figure…")
    (editor,) = desk.window.findChildren(PoseEditor)
    qtbot.waitUntil(lambda: editor.desk.has_draft and editor.desk.settled, timeout=WAIT_MS)
    editor.finish()
    qtbot.waitUntil(lambda: form(desk).isVisible(), timeout=WAIT_MS)
    assert form(desk).draft.figure == ""
    said = [each.text() for each in form(desk).findChildren(QLabel) if each.isVisible()]
    assert any("No space left on device" in line for line in said)
