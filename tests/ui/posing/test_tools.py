"""What is done to the whole movement has room in one line, and its views have true names."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach.figure.output.frame import Angle
from coach.figure.pose.pose import Pose, Trunk
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.posing.draft import opening
from coach.ui.posing.editor import PoseEditor
from coach.ui.posing.tools import Tools
from coach.ui.posing.views import views_of
from coach.ui.theme import ThemeHub
from tests.shipped import shipped_motion

BRIDGE = shipped_motion("bridge")
SMALL = (900, 620)


@pytest.fixture
def editor(qtbot: QtBot, blank_illustrations: Illustrations, theme_hub: ThemeHub) -> PoseEditor:
    made = PoseEditor(illustrations=blank_illustrations, theme_hub=theme_hub)
    qtbot.addWidget(made)
    return made


def show(qtbot: QtBot, editor: PoseEditor, size: tuple[int, int]) -> None:
    editor.resize(*size)
    with qtbot.waitExposed(editor):
        editor.show()


def seen(tools: Tools) -> list[QPushButton]:
    return [each for each in tools.findChildren(QPushButton) if each.isVisible()]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_in_a_small_window_the_figure_has_half_of_the_height(
    qtbot: QtBot, editor: PoseEditor, theme_hub: ThemeHub, scale: float
) -> None:
    theme_hub.choose("light", scale)
    show(qtbot, editor, SMALL)
    editor.tools.best_view.show()
    editor.grab()  # lays it out
    assert editor.size().toTuple() == SMALL
    assert editor.stage.height() >= SMALL[1] / 2
    tops = {each.mapTo(editor, QPoint(0, each.height() // 2)).y() for each in seen(editor.tools)}
    assert max(tops) - min(tops) <= 2  # all in one line
    assert editor.tools.more.isVisible()


def test_where_there_is_room_all_is_in_sight(
    qtbot: QtBot, editor: PoseEditor, theme_hub: ThemeHub
) -> None:
    show(qtbot, editor, (1280, 800))
    said = [each.text() for each in seen(editor.tools)]
    assert {"Start from…", "Mirror", "Effort as start", "View"} <= set(said)
    assert "More…" not in said


def test_what_is_behind_more_does_the_same(
    qtbot: QtBot, editor: PoseEditor, theme_hub: ThemeHub
) -> None:
    theme_hub.choose("light", 1.5)
    show(qtbot, editor, SMALL)
    editor.desk.open(BRIDGE)
    menu = editor.tools.open_more()
    actions = {each.text(): each for each in menu.actions()}
    actions["Effort as start"].trigger()
    assert editor.motion.effort == BRIDGE.start
    with qtbot.waitSignal(editor.tools.view_picked) as picked:
        actions["From the feet"].trigger()
    assert picked.args == [Angle(-90.0, 12.0)]
    with qtbot.waitSignal(editor.tools.start_from.clicked):
        actions["Start from…"].trigger()
    menu.close()


def test_starting_points_open_at_what_is_seen(
    qtbot: QtBot, editor: PoseEditor, theme_hub: ThemeHub
) -> None:
    show(qtbot, editor, (1280, 800))
    assert editor.tools.start_anchor is editor.tools.start_from
    theme_hub.choose("light", 1.5)
    editor.resize(*SMALL)
    assert editor.tools.start_anchor is editor.tools.more


def test_what_cannot_be_done_cannot_be_chosen_behind_more(
    qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    tools = Tools(theme_hub)
    qtbot.addWidget(tools)
    tools.show_draft(opening(replace(BRIDGE, effort=BRIDGE.start)))
    menu = tools.open_more()
    enabled = {each.text(): each.isEnabled() for each in menu.actions()}
    assert (enabled["Effort as start"], enabled["Mirror"]) == (False, True)
    menu.close()


@pytest.mark.parametrize(
    ("pose", "name"),
    [
        ("on-back", "From the feet"),
        ("side-lying", "From the feet"),
        ("prone", "From the head"),
        ("all-fours", "From the head"),
        ("standing", "From the front"),
        ("sitting", "From the front"),
        ("sitting-on-chair", "From the front"),
    ],
)
def test_the_view_along_the_mat_is_called_as_the_body_lies(pose: str, name: str) -> None:
    start = shipped_motion(pose).start
    assert [said for said, _ in views_of(start)] == ["From the side", name, "From above"]


def test_where_no_name_is_right_there_is_no_such_view() -> None:
    upside_down = Pose(Trunk(pitch=90.0))
    assert [said for said, _ in views_of(upside_down)][1] == "From behind"
    turned_away = Pose(Trunk(pitch=-90.0, roll=90.0))
    assert [said for said, _ in views_of(turned_away)] == ["From the side", "From above"]
