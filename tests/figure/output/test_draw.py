"""Pictures as files: sizes, formats, what they show, and errors in one line."""

import errno
import os
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageSequence
from PySide6.QtGui import QGuiApplication, QImage

from coach.core.appearance import READY_MADE
from coach.core.exercise import Side, Tempo
from coach.figure.output.draw import (
    SHEET_FILE,
    DrawError,
    Drawn,
    Wanted,
    contact_sheet,
    draw_file,
    draw_loop,
    draw_panels,
)
from coach.figure.output.palette import palette
from coach.figure.pose.movement import Motion, View
from tests.shipped import shipped_motion

SVG = "{http://www.w3.org/2000/svg}"
QUICK = Tempo(0.2, 0.2, 0.2)
WORN = READY_MADE[3]  # nothing on it has the colour of an arrow
COLOURS = palette(False, WORN)


@pytest.fixture(scope="module")
def motion() -> Motion:
    return shipped_motion("bridge")


@pytest.fixture
def bridge(motion: Motion) -> Wanted:
    return Wanted(motion, "Bridge", size=(320, 200), appearance=WORN)


def frames(path: Path) -> tuple[list[Image.Image], list[int]]:
    """The pictures of a loop, and for how many milliseconds each stands."""
    with Image.open(path) as loop:
        assert loop.info["loop"] == 0
        pictures, lasting = [], []
        for picture in ImageSequence.Iterator(loop):
            pictures.append(picture.convert("RGB"))
            lasting.append(loop.info["duration"])
    return pictures, lasting


def fills(path: Path) -> list[str]:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    return [child.get("fill", "") for child in root.iter(f"{SVG}path")]


def test_an_svg_is_flat_tidy_and_of_the_size_asked_for(bridge: Wanted, tmp_path: Path) -> None:
    path = tmp_path / "bridge.svg"
    draw_file(replace(bridge, name="Bridge & more", size=(900, 560)), path)
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("height")) == ("900", "560")
    assert root.get("viewBox") == "0 0 900 560"
    assert root.findtext(f"{SVG}title") == "Bridge & more"
    assert {child.tag for child in root} == {
        f"{SVG}{tag}" for tag in ("title", "desc", "rect", "path")
    }
    assert "stroke" not in text
    assert not re.search(r"\d\\.\d{3}", text)
    numbers = [
        float(number)
        for child in root.iter(f"{SVG}path")
        for number in re.findall(r"-?[\d.]+", child.get("d", ""))
    ]
    assert len(numbers) > 2000
    assert min(numbers) >= 0
    assert max(numbers) <= 900


@pytest.mark.parametrize("dark", [False, True])
def test_a_png_has_the_size_asked_for_and_the_theme_s_paper(
    bridge: Wanted, tmp_path: Path, dark: bool
) -> None:
    path = tmp_path / "bridge.PNG"
    draw_file(replace(bridge, side=Side.LEFT, dark=dark, view=View(-40.0, 30.0)), path, 0.5)
    drawn = QImage(str(path))
    assert (drawn.width(), drawn.height()) == (320, 200)
    assert drawn.pixelColor(0, 0).name() == palette(dark)["paper"]
    middle = [drawn.pixelColor(x, 100) for x in range(0, 320, 5)]
    assert len({colour.name() for colour in middle}) > 4


def test_a_pdf_is_one_page_of_outlines(
    bridge: Wanted, tmp_path: Path, qapp: QGuiApplication
) -> None:
    path = tmp_path / "bridge.pdf"
    draw_panels(replace(bridge, size=(1200, 400)), path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert re.search(rb"/MediaBox \[0 0 900(\.0*)? 300(\.0*)?\]", data)
    assert b"/Count 1" in data
    assert not re.search(rb"/Subtype\s*/Image", data)
    assert len(data) > 20_000


def test_a_view_a_figure_a_ghost_and_no_arrows_are_drawn_as_asked(
    bridge: Wanted, tmp_path: Path
) -> None:
    path = tmp_path / "bridge.svg"
    asked = [
        replace(bridge, view=View(-60.0, 40.0)),
        replace(bridge, appearance=READY_MADE[2]),
        replace(bridge, ghost=True),
        replace(bridge, arrows=False),
        replace(bridge, side=Side.LEFT),
    ]
    draw_file(bridge, path)
    plain = path.read_text(encoding="utf-8")
    seen = {plain}
    for wanted in asked:
        draw_file(wanted, path)
        seen.add(path.read_text(encoding="utf-8"))
    assert len(seen) == 1 + len(asked)
    draw_file(replace(bridge, ghost=True, arrows=False), path)
    assert COLOURS["ghost"] in fills(path)
    assert COLOURS["arrow"] not in fills(path)
    assert COLOURS["ghost"] not in plain
    assert COLOURS["arrow"] in plain


def test_without_arrows_there_are_none_in_the_lens_either(tmp_path: Path) -> None:
    path = tmp_path / "pelvic-tilt.svg"
    tilt = shipped_motion("pelvic-tilt")
    wanted = Wanted(tilt, "Pelvic tilt", appearance=WORN)
    draw_file(wanted, path)
    shown = fills(path).count(COLOURS["arrow"])
    draw_file(replace(wanted, arrows=False), path)
    assert shown - fills(path).count(COLOURS["arrow"]) == 3  # one over the body, two in the lens


def test_panels_show_start_and_effort_with_the_start_pale_in_the_effort(
    bridge: Wanted, tmp_path: Path, qapp: QGuiApplication
) -> None:
    path = tmp_path / "bridge.svg"
    draw_panels(replace(bridge, size=(1200, 420)), path)
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert "start and effort" in root.findtext(f"{SVG}desc", "")
    left: list[str] = []
    right: list[str] = []
    lowest: list[float] = []
    for child in root.iter(f"{SVG}path"):
        points = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", child.get("d", ""))
        across = [float(x) for x, _ in points]
        assert min(across) >= 600 or max(across) <= 600, "nothing lies in both panels"
        (left if max(across) <= 600 else right).append(child.get("fill", ""))
        lowest.append(max(float(y) for _, y in points))
    captions = sum(y > 390 for y in lowest)
    assert captions == 2
    assert {"ghost", "arrow"} <= {role for role in COLOURS if COLOURS[role] in right}
    assert COLOURS["ghost"] not in left
    assert COLOURS["arrow"] not in left
    hairline = root.findall(f"{SVG}rect")[-1]
    assert float(hairline.get("x", "")) == pytest.approx(600, abs=1)


def test_panels_differ_and_share_their_mat(
    bridge: Wanted, tmp_path: Path, qapp: QGuiApplication
) -> None:
    path = tmp_path / "bridge.png"
    draw_panels(replace(bridge, size=(1200, 420)), path)
    drawn = QImage(str(path))
    start, effort = drawn.copy(0, 0, 596, 360), drawn.copy(600, 0, 596, 360)
    assert start != effort
    corner = (20, 200, 30, 70)  # of the mat, by the head
    assert start.copy(*corner) == effort.copy(*corner)
    assert start.copy(*corner) != drawn.copy(0, 0, 30, 70)


@pytest.mark.parametrize(("name", "frame_ms"), [("bridge.webp", 40), ("bridge.gif", 50)])
def test_a_loop_goes_out_and_back_for_ever(
    bridge: Wanted, tmp_path: Path, name: str, frame_ms: int
) -> None:
    path = tmp_path / name
    told: list[tuple[int, int]] = []
    draw_loop(bridge, path, QUICK, tell=lambda done, of: told.append((done, of)))
    pictures, lasting = frames(path)
    moving = 200 // frame_ms
    assert lasting == [frame_ms] * moving + [200 + frame_ms] + [frame_ms] * (moving - 1)
    assert {picture.size for picture in pictures} == {(320, 200)}
    assert pictures[0] != pictures[moving]
    assert len({picture.tobytes() for picture in pictures}) > moving
    assert pictures[0].getpixel((0, 0)) == tuple(bytes.fromhex(COLOURS["paper"][1:]))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert {of for _, of in told} == {len(told)}


def test_a_loop_shows_its_arrow_on_the_way_out_alone(bridge: Wanted, tmp_path: Path) -> None:
    path = tmp_path / "bridge.webp"
    arrow = tuple(bytes.fromhex(COLOURS["arrow"][1:]))

    def arrows_in(wanted: Wanted) -> list[bool]:
        draw_loop(wanted, path, Tempo(0.6, 0.2, 0.6))
        pictures, _ = frames(path)
        return [
            arrow in [colour for _, colour in picture.getcolors(320 * 200) or []]
            for picture in pictures
        ]

    shown = arrows_in(bridge)
    assert all(shown[:8])
    assert not any(shown[15:22])
    assert shown[-1]
    assert not any(arrows_in(replace(bridge, arrows=False)))


def test_each_way_lets_the_other_side_follow_in_the_same_frame(tmp_path: Path) -> None:
    rotation = shipped_motion("lower-trunk-rotation")
    wanted = Wanted(rotation, "Rotation", size=(320, 200), arrows=False)
    path = tmp_path / "rotation.webp"
    draw_loop(wanted, path, QUICK, each_way=True)
    pictures, _ = frames(path)
    right, left = pictures[5], pictures[15]
    assert len(pictures) == 20
    assert right != left
    assert pictures[0] != right


@pytest.mark.parametrize(
    ("name", "phase", "size", "said"),
    [
        ("bridge.bmp", 1.0, (900, 560), "must end in .svg, .png or .pdf"),
        ("bridge", 1.0, (900, 560), "must end in .svg, .png or .pdf"),
        ("bridge.svg", 1.5, (900, 560), "between 0 (start) and 1 (effort)"),
        ("bridge.svg", float("nan"), (900, 560), "between 0 (start) and 1 (effort)"),
        ("bridge.svg", 1.0, (4, 560), "size 4x560"),
        ("bridge.png", 1.0, (900, 10**9), "size 900x1000000000"),
        ("no/where/bridge.svg", 1.0, (90, 56), "cannot be written"),
        ("no/where/bridge.png", 1.0, (90, 56), "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(
    bridge: Wanted, tmp_path: Path, name: str, phase: float, size: tuple[int, int], said: str
) -> None:
    with pytest.raises(DrawError) as raised:
        draw_file(replace(bridge, size=size), tmp_path / name, phase)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("draw", "name", "size", "said"),
    [
        (draw_panels, "bridge.gif", (900, 560), "must end in .svg, .png or .pdf"),
        (draw_panels, "bridge.png", (9, 9), "between 16 and 8192"),
        (draw_loop, "bridge.png", (900, 560), "must end in .webp or .gif"),
        (draw_loop, "bridge.gif", (1281, 560), "between 16 and 1280"),
    ],
)
def test_panels_and_loops_have_their_own_endings_and_sizes(
    bridge: Wanted,
    tmp_path: Path,
    draw: Callable[[Wanted, Path], None],
    name: str,
    size: tuple[int, int],
    said: str,
) -> None:
    with pytest.raises(DrawError, match=re.escape(said)):
        draw(replace(bridge, size=size), tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("size", [(16, 16), (2000, 16), (16, 2000)])
def test_the_smallest_pictures_are_drawn(
    bridge: Wanted, tmp_path: Path, qapp: QGuiApplication, size: tuple[int, int]
) -> None:
    path = tmp_path / "bridge.png"
    for draw in (draw_file, draw_panels):
        draw(replace(bridge, size=size), path)
        drawn = QImage(str(path))
        assert (drawn.width(), drawn.height()) == size


@pytest.mark.parametrize(
    ("draw", "name"),
    [
        (draw_file, "bridge.svg"),
        (draw_panels, "bridge.png"),
        (draw_file, "bridge.pdf"),
        (partial(draw_loop, tempo=QUICK), "bridge.gif"),
    ],
)
def test_a_full_disk_leaves_what_stood_there_and_no_part(
    bridge: Wanted,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QGuiApplication,
    draw: Callable[[Wanted, Path], None],
    name: str,
) -> None:
    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / name
    path.write_bytes(b"earlier")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DrawError, match=r"cannot be written: No space left"):
        draw(bridge, path)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert path.read_bytes() == b"earlier"


def test_where_a_link_leads_the_picture_is_written(bridge: Wanted, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "bridge.svg"
    link.symlink_to(tmp_path / "real" / "bridge.svg")
    draw_file(bridge, link)
    assert link.is_symlink()
    assert (tmp_path / "real" / "bridge.svg").stat().st_size > 10_000


def test_a_folder_in_the_picture_s_place_is_said(bridge: Wanted, tmp_path: Path) -> None:
    path = tmp_path / "bridge.svg"
    path.mkdir()
    with pytest.raises(DrawError, match="cannot be written"):
        draw_file(bridge, path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_contact_sheet_has_each_exercise_and_all_with_their_names(
    motion: Motion, tmp_path: Path, qapp: QGuiApplication
) -> None:
    folder = tmp_path / "new" / "sheet"
    exercises = [Drawn("bridge", "Bridge", motion), Drawn("other", "Other one", motion)]
    written = contact_sheet(exercises, folder)
    assert [path.name for path in written] == ["bridge.png", "other.png", SHEET_FILE]
    assert all(path.is_file() for path in written)
    sheet = QImage(str(written[-1]))
    single = QImage(str(written[0]))
    assert sheet.width() > sheet.height()
    assert single.width() == 900
    names = sheet.copy(0, 30, 960, 32), sheet.copy(960, 30, 960, 32)
    assert names[0] != names[1]
    contact_sheet(exercises[:1], folder, dark=True, appearance=READY_MADE[1])
    worn = QImage(str(written[0]))
    assert worn.pixelColor(0, 0).name() == palette(True)["paper"]


def test_a_contact_sheet_that_cannot_be_written_is_said(motion: Motion, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(DrawError, match="cannot be made"):
        contact_sheet([Drawn("bridge", "Bridge", motion)], tmp_path / "file" / "sheet")
