"""The process that draws stills for the window: each line gets its answer."""

import io
import subprocess
import sys

import msgspec
import pytest
from PySide6.QtGui import QImage

from coach import resources
from coach.core.exercise import Side
from coach.figure.figures import Figures
from coach.figure.orders import Answer, Order
from coach.figure.studio import answer, serve

BRIDGE = Order("bridge", 1.0, Side.LEFT, 120, 80, True)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(resources.path("poses"))


def test_order_is_answered_with_the_picture(figures: Figures) -> None:
    image = QImage.fromData(answer(msgspec.json.encode(BRIDGE), figures).png)
    drawn = figures.still("bridge", 1.0, Side.LEFT, 120, 80, dark=True)
    assert (image.width(), image.height()) == (120, 80)
    assert image == drawn.convertToFormat(image.format())


def test_unknown_exercise_is_named(figures: Figures) -> None:
    order = Order("unknown", 1.0, Side.LEFT, 120, 80, True)
    got = answer(msgspec.json.encode(order), figures)
    assert got.png == b""
    assert "unknown.toml" in got.problem


@pytest.mark.parametrize("line", [b"", b"{}", b"[1]", b"\xff", b'{"exercise": "bridge"}'])
def test_line_that_is_no_order_is_refused(line: bytes, figures: Figures) -> None:
    assert answer(line, figures).problem.startswith("not an order: ")


def test_answers_come_in_the_order_of_the_lines(figures: Figures) -> None:
    answers = io.BytesIO()
    lines = b"\n".join([b"what?", msgspec.json.encode(BRIDGE), b"what?"])
    serve(io.BytesIO(lines), answers, figures)
    got = [msgspec.json.decode(line, type=Answer) for line in answers.getvalue().splitlines()]
    assert [bool(each.png) for each in got] == [False, True, False]


def test_process_ends_with_its_input() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "coach.figure.studio", str(resources.path("poses"))],
        input=msgspec.json.encode(BRIDGE),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert msgspec.json.decode(ended.stdout, type=Answer).png
    assert ended.stderr == b""
