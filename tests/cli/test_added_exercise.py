"""One file adds an exercise: it is listed, checked, drawn, planned and played."""

import re
import shutil
import textwrap
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from coach import resources
from coach.__main__ import main
from coach.core.event import Finished, RepDone
from coach.core.exercise import Catalog, Side
from coach.core.plan import plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine
from coach.storage.content import read_catalog

KNEE_LIFT = """\
number = 11
id = "knee-lift"
name = "Knee lift"
position = "on-back-knees-bent"
sidedness = "each-side"
limb = "leg"
ready = "Lie on your back, knees bent, feet flat."
cue = "Tighten your *stomach* and lift one foot, then lower slowly."
felt = "Stomach"
muscles = ["abdominals"]
steps = [
    "Lie on your back with your knees bent, feet flat.",
    "Tighten your stomach and lift one foot off the floor.",
    "Lower slowly.",
]
cautions = ["Ease off if the pain grows."]

[dose]
reps = 3
tempo = { out = 2.0, pause = 1.0, back = 2.0 }

[motion]
from = "hook-lying"
glow = [{ muscle = "abdominals" }]
arrows = [{ joint = "right_knee", offset = [0.0, 0.12, 0.0] }]

[motion.right_leg]
foot = "free"
heel_on = ""
hip_flexion = 53.0
knee_flexion = 98.0
ankle_dorsiflexion = -35.0

[motion.effort.right_leg]
hip_flexion = 85.0
ankle_dorsiflexion = 0.0
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file, dropped beside the exercises of a program of its own."""
    shipped, own = resources.path(), tmp_path / "resources"
    shutil.copytree(shipped, own, ignore=shutil.ignore_patterns("fonts", "pictures", "sounds"))
    monkeypatch.setattr(resources, "path", own.joinpath)
    file = own / "exercises" / "knee-lift.toml"
    file.write_text(KNEE_LIFT, encoding="utf-8")
    return file


@pytest.fixture
def grown(added: Path) -> Catalog:
    found, errors = read_catalog(added.parent)
    assert errors == ()
    return found


def test_it_is_listed_at_its_number(grown: Catalog) -> None:
    assert [exercise.id for exercise in grown.exercises][-2:] == ["clamshell", "knee-lift"]


def test_nothing_is_wrong_with_it(added: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(added)]) == 0
    assert capsys.readouterr().out == "nothing wrong with knee-lift.toml\n"


def test_it_is_drawn_at_rest_and_in_motion(added: Path, tmp_path: Path) -> None:
    pictures = []
    for phase in ("0", "1"):
        file = tmp_path / "knee-lift.png"
        assert main(["draw", "knee-lift", "--phase", phase, "--no-arrows", "-o", str(file)]) == 0
        pictures.append(QImage(str(file)))
    assert pictures[0].width() == 900
    assert pictures[0] != pictures[1]


def test_the_one_that_the_readme_shows_is_right(
    added: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"^    number = 11$.*?(?=^\S)", readme, re.DOTALL | re.MULTILINE)
    added.write_text(textwrap.dedent(shown), encoding="utf-8")
    assert main(["check", str(added)]) == 0
    assert capsys.readouterr().err == ""


def test_its_joints_are_told(added: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pose", "knee-lift", "--phase", "1"]) == 0
    assert "right_knee" in capsys.readouterr().out


def test_it_is_planned_and_played(grown: Catalog) -> None:
    dose = grown["knee-lift"].dose
    laid_out = plan(Routine("own", "Own", (Entry("knee-lift", dose),)), grown)
    player, events = Player.of(laid_out).start(0.0)
    player, more = player.advance(10_000.0)
    done = [event for event in (*events, *more) if isinstance(event, RepDone)]
    assert len(done) == 2 * dose.reps
    assert {step.side for step in laid_out.steps if step.kind.is_work} == {Side.LEFT, Side.RIGHT}
    assert any(isinstance(event, Finished) for event in more)
