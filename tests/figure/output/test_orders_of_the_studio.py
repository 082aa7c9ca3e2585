"""The process that draws for the window: each order gets its answer."""

import io
import subprocess
import sys
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtGui import QImage

from coach import resources
from coach.core.appearance import READY_MADE
from coach.core.exercise import Side
from coach.figure.output.figures import Figures
from coach.figure.output.frame import Angle, Frame
from coach.figure.output.orders import (
    Answer,
    FrameAnswer,
    FrameOrder,
    Refusal,
    StillAnswer,
    StillOrder,
    packed,
    read_answer,
)
from coach.figure.output.studio import answer, serve
from coach.processes import LENGTH_BYTES

BRIDGE = StillOrder("bridge", 1.0, Side.LEFT, 120, 80, True)
TURNED = FrameOrder("bridge", Side.BOTH, 0.5, view=Angle(30.0, 20.0), px_per_metre=200.0)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(resources.path("poses"))


def content(order: StillOrder | FrameOrder) -> bytes:
    return packed(order)[LENGTH_BYTES:]


def answers_in(stream: bytes) -> Iterator[Answer]:
    reader = io.BytesIO(stream)
    while head := reader.read(LENGTH_BYTES):
        yield read_answer(reader.read(int.from_bytes(head, "big")))


def still(figures: Figures, order: StillOrder) -> QImage:
    got = answer(content(order), figures)
    assert isinstance(got, StillAnswer)
    return QImage.fromData(got.png)


def test_still_is_answered_with_the_picture(figures: Figures) -> None:
    image = still(figures, BRIDGE)
    drawn = figures.still("bridge", 1.0, Side.LEFT, 120, 80, dark=True)
    assert (image.width(), image.height()) == (120, 80)
    assert image == drawn.convertToFormat(image.format())


@pytest.mark.parametrize(
    "change",
    [{"ghost": True}, {"appearance": READY_MADE[1]}, {"view": Angle(60.0, 40.0)}],
    ids=["ghost", "appearance", "view"],
)
def test_still_is_drawn_as_ordered(figures: Figures, change: dict[str, object]) -> None:
    assert still(figures, msgspec.structs.replace(BRIDGE, **change)) != still(figures, BRIDGE)


def test_frame_is_answered_with_its_bytes(figures: Figures) -> None:
    got = answer(content(TURNED), figures)
    assert isinstance(got, FrameAnswer)
    assert msgspec.msgpack.decode(got.frame, type=Frame) == figures.frame(TURNED)


def test_unknown_pose_is_named(figures: Figures) -> None:
    got = answer(content(StillOrder("unknown", 1.0, Side.LEFT, 120, 80, True)), figures)
    assert isinstance(got, Refusal)
    assert "unknown.toml" in got.problem


@pytest.mark.parametrize("what", [b"", b"{}", b"\xff", b"\x81\xa4type\xa5still"])
def test_what_is_no_order_is_refused(what: bytes, figures: Figures) -> None:
    got = answer(what, figures)
    assert isinstance(got, Refusal)
    assert got.problem.startswith("not an order: ")


def test_answers_come_in_the_order_of_the_orders(figures: Figures) -> None:
    wrong = (1).to_bytes(LENGTH_BYTES, "big") + b"?"
    cut_short = packed(BRIDGE)[:-1]
    answers = io.BytesIO()
    serve(io.BytesIO(wrong + packed(BRIDGE) + packed(TURNED) + cut_short), answers, figures)
    got = [type(each) for each in answers_in(answers.getvalue())]
    assert got == [Refusal, StillAnswer, FrameAnswer]


def test_process_ends_with_its_input() -> None:
    folders = [str(resources.path("poses")), str(resources.path("exercises"))]
    ended = subprocess.run(
        [sys.executable, "-m", "coach.figure.output.studio", *folders],
        input=packed(BRIDGE),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert [type(each) for each in answers_in(ended.stdout)] == [StillAnswer]
    assert ended.stderr == b""
