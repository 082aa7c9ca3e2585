"""A person's own pictures in place of the figure."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QImageWriter

from coach import resources
from coach.core.exercise import Photos, Side, photos_of
from coach.figure.output.figures import Figures
from coach.figure.output.frame import Angle, Frame
from coach.figure.output.orders import FrameOrder
from coach.figure.output.painter import Picture, image
from coach.figure.output.palette import palette
from coach.figure.output.photos import between
from coach.figure.output.pose_files import OwnFolders
from coach.figure.pose.pose_file import PoseError
from tests.figure.output.own_files import BLUE, RED, own_folders, photo

POSE = Photos("start.png", "effort.jpg").pose
LIGHT = palette(dark=False)


@pytest.fixture
def own(tmp_path: Path) -> OwnFolders:
    folders = own_folders(tmp_path)
    photo(folders, "start.png", RED)
    photo(folders, "effort.jpg", BLUE)
    return folders


@pytest.fixture
def figures(own: OwnFolders) -> Figures:
    return Figures(resources.path("poses"), own=own)


def painted(frame: Frame, width: int = 90, height: int = 60) -> QImage:
    return image(Picture(frame), width, height, LIGHT)


def middle(picture: QImage) -> QColor:
    return picture.pixelColor(picture.width() // 2, picture.height() // 2)


def like(one: QColor, other: QColor) -> bool:
    """As alike as a JPEG keeps colours."""
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return all(abs(each) <= 8 for each in apart)


def test_a_pose_says_which_photos() -> None:
    assert photos_of(POSE) == Photos("start.png", "effort.jpg")
    assert photos_of("bridge") is None


@pytest.mark.parametrize(("phase", "colour"), [(0.0, RED), (0.49, RED), (0.51, BLUE), (1.0, BLUE)])
def test_a_still_is_the_photo_of_its_phase_with_round_corners(
    figures: Figures, phase: float, colour: QColor
) -> None:
    still = figures.still(POSE, phase, Side.LEFT, 90, 60, dark=False, ratio=2.0)
    assert (still.width(), still.height()) == (180, 120)
    assert like(middle(still), colour)
    assert still.pixelColor(0, 0).alpha() < 128


def test_the_frame_is_as_wide_as_the_photos_and_cannot_be_turned(figures: Figures) -> None:
    frame = figures.frame(FrameOrder(POSE, Side.BOTH, 0.2, view=Angle(40, 10)))
    x0, y0, x1, y1 = frame.bounds
    assert (x1 - x0) / (y1 - y0) == pytest.approx(60 / 40)
    assert frame.view is None
    assert (frame.background, frame.shapes, frame.overlay, frame.felt) == ((), (), (), ())


def test_the_start_becomes_the_effort_and_nothing_shines_through(own: OwnFolders) -> None:
    start, effort = own.photos / "start.png", own.photos / "effort.jpg"
    seen = [middle(painted(between(start, effort, step / 20))) for step in range(21)]
    assert all(colour.alpha() == 255 for colour in seen)
    assert like(seen[0], RED)
    assert like(seen[-1], BLUE)
    blues = [colour.blue() for colour in seen]
    assert blues == sorted(blues)
    assert len(set(blues)) > 4


def test_photos_of_two_shapes_both_fit(own: OwnFolders) -> None:
    photo(own, "tall.png", BLUE, 40, 90)
    frame = between(own.photos / "start.png", own.photos / "tall.png", 0.5)
    for one in frame.photos:
        x0, y0, x1, y1 = one.box
        assert frame.bounds[0] <= x0 < x1 <= frame.bounds[2]
        assert frame.bounds[1] <= y0 < y1 <= frame.bounds[3]
    assert {one.box == frame.bounds for one in frame.photos} == {True, False}


def test_one_photo_for_both_stands_still(own: OwnFolders) -> None:
    same = own.photos / "start.png"
    assert between(same, same, 0.0) == between(same, same, 1.0)


def test_a_photo_that_was_held_sideways_stands_upright(own: OwnFolders) -> None:
    turned = QImage(80, 40, QImage.Format.Format_RGB32)
    turned.fill(RED)
    writer = QImageWriter(str(own.photos / "sideways.jpg"))
    writer.setTransformation(writer.transformation().TransformationRotate90)
    assert writer.write(turned)
    path = own.photos / "sideways.jpg"
    frame = between(path, path, 0.0)
    x0, y0, x1, y1 = frame.bounds
    assert (x1 - x0) / (y1 - y0) == pytest.approx(0.5)
    picture = painted(frame, 20, 40)
    assert like(middle(picture), RED)
    assert picture.pixelColor(10, 4).alpha() == 255


@pytest.mark.parametrize("damage", [None, b"no picture"], ids=["gone", "damaged"])
def test_what_cannot_be_read_leaves_a_calm_place(
    own: OwnFolders, figures: Figures, damage: bytes | None
) -> None:
    path = own.photos / "start.png"
    path.unlink()
    if damage:
        path.write_bytes(damage)
    still = figures.still(POSE, 0.0, Side.BOTH, 80, 60, dark=False)
    assert still.pixelColor(10, 10) == QColor(LIGHT["mat"])


def test_a_photo_is_painted_anew_once_its_file_is_another(own: OwnFolders) -> None:
    path = own.photos / "start.png"
    assert like(middle(painted(between(path, path, 0.0))), RED)
    photo(own, "start.png", BLUE, 66, 44)
    assert like(middle(painted(between(path, path, 0.0))), BLUE)


def test_names_that_lead_elsewhere_are_refused(figures: Figures) -> None:
    with pytest.raises(PoseError, match="photos"):
        figures.still("photos:../log.png|a.png", 0.0, Side.BOTH, 80, 60, dark=False)
    with pytest.raises(PoseError, match="pose"):
        figures.motion("../log")
