"""Sessions that do not go as planned: ended early, killed, clicked twice, tried out."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.core.check_in import Concern
from coach.core.plan import StepKind
from coach.core.player import PlayerState
from coach.ui.clock import Clock
from coach.ui.session.page import SessionPage
from tests.e2e.conftest import Desk, OpenDesk
from tests.e2e.test_whole_session import exported


def keep_only(desk: Desk, *exercises: str) -> None:
    """Switch every other exercise off on the Routine page's model."""
    model = desk.coach.routine_model
    for place, entry in enumerate(model.routine.entries):
        if entry.exercise not in exercises:
            model.change(model.shown.toggled(place))
    desk.settle()


def start(desk: Desk) -> None:
    desk.click("Start session")
    desk.press(Qt.Key.Key_Return)


def done_reps(session: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {(s["exercise"], s["side"]): s["done_reps"] for s in session["sets"] if s["done_reps"]}


def test_ending_early_asks_and_keeps_what_was_done(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    keep_only(desk, "gluteal-squeeze", "pelvic-tilt")
    start(desk)
    desk.wait(15 + 8 * 4 + 2)  # four holds with their rests, and two seconds of the fifth
    desk.press(Qt.Key.Key_Escape)
    assert desk.session.controller.player.state is PlayerState.PAUSED
    desk.click("End session")
    desk.click("Done")
    assert not desk.window.covered
    [session] = exported(tmp_path)
    assert session["outcome"] == "ended"
    [squeeze, tilt] = session["sets"]
    assert (squeeze["done_reps"], squeeze["ended"]) == (4, "stopped")
    assert squeeze["done_seconds"] == pytest.approx(22.0)
    assert (tilt["done_reps"], tilt["done_seconds"], tilt["ended"]) == (0, 0, "stopped")


def test_keeping_on_costs_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk()
    keep_only(desk, "gluteal-squeeze")
    start(desk)
    desk.wait(17)
    controller = desk.session.controller
    left = controller.player.remaining_at(controller.now)
    desk.press(Qt.Key.Key_Escape)
    desk.clock.passed += 600
    desk.click("Keep going")
    assert controller.player.state is PlayerState.RUNNING
    assert controller.player.remaining_at(controller.now) == pytest.approx(left)


def test_killed_and_started_again_it_goes_on(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    keep_only(desk, "single-knee-to-chest")
    start(desk)
    desk.wait(15 + 30 + 5 + 30 + 5 + 12)  # two holds on the right, and part of the third
    again = open_desk(clock=desk.clock)
    [session] = exported(tmp_path)
    assert (session["outcome"], session["ended_at"]) == ("interrupted", None)
    assert done_reps(session) == {("single-knee-to-chest", "right"): 2}

    again.click("Go on where you stopped")
    player = again.session.controller.player
    assert (player.step.side, player.step.rep) == ("right", 3)
    again.play_to_the_end()
    again.click("Done")
    [session] = exported(tmp_path)
    assert session["outcome"] == "completed"
    assert [s["done_reps"] for s in session["sets"]] == [3, 3]
    assert [s["ended"] for s in session["sets"]] == ["done", "done"]


def test_a_session_goes_on_across_the_start_of_a_day(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    desk.coach.settings_model.change(day_start=8)
    keep_only(desk, "gluteal-squeeze")
    desk.clock.passed = 29 * 60 + 50  # ten seconds before a new day begins
    start(desk)
    desk.wait(15 + 8 + 2)  # one hold, its rest, and part of the next hold
    again = open_desk(clock=desk.clock)
    again.click("Go on where you stopped")
    again.wait(15)
    again.play_to_the_end()
    [session] = exported(tmp_path)
    assert (session["local_date"], session["outcome"]) == ("2026-11-21", "completed")
    assert session["sets"][0]["done_reps"] == 15


def test_the_next_day_offers_nothing_to_go_on_with(open_desk: OpenDesk) -> None:
    desk = open_desk()
    start(desk)
    desk.wait(60)
    desk.clock.passed += timedelta(days=1).total_seconds()
    again = open_desk(clock=desk.clock)
    again.button("Start session")
    with pytest.raises(AssertionError, match="0 buttons"):
        again.button("Go on where you stopped")


def test_a_double_click_starts_one_session(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    desk.coach.settings_model.change(ask_pain=False)
    button = desk.button("Start session")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.session.controller.player.state is PlayerState.RUNNING
    assert len(exported(tmp_path)) == 1


def test_skip_back_and_five_seconds_by_key(open_desk: OpenDesk) -> None:
    desk = open_desk()
    keep_only(desk, "single-knee-to-chest")
    start(desk)
    controller = desk.session.controller
    desk.press(Qt.Key.Key_Right)
    assert controller.player.step.kind is StepKind.HOLD
    desk.press(Qt.Key.Key_Up)
    assert controller.player.remaining_at(controller.now) == pytest.approx(35)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    assert controller.player.remaining_at(controller.now) == pytest.approx(25)
    desk.wait(10)
    desk.press(Qt.Key.Key_Left)
    assert controller.player.step.kind is StepKind.HOLD
    assert controller.player.elapsed_at(controller.now) == 0
    desk.press(Qt.Key.Key_Left)
    assert controller.player.step.kind is StepKind.READY


def test_space_pauses_and_goes_on(open_desk: OpenDesk) -> None:
    desk = open_desk()
    start(desk)
    desk.press(Qt.Key.Key_Space)
    desk.button("Go on")
    desk.press(Qt.Key.Key_Space)
    desk.button("Pause")


def test_a_session_tried_out_faster_is_flagged(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(speed=20.0)
    assert "20 times faster" in desk.window.windowTitle()
    keep_only(desk, "bridge")
    start(desk)
    desk.wait(1)
    assert desk.session.controller.player.step.kind is StepKind.REP
    desk.wait(4)
    desk.click("Done")
    [session] = exported(tmp_path)
    assert session["trial"] is True
    assert desk.coach.window.page == "Today"


def test_the_first_start_asks_for_warning_signs_once(open_desk: OpenDesk) -> None:
    desk = open_desk(notice_seen=False)
    pass_the_check_in(desk)
    assert desk.coach.settings_model.settings.notice_seen
    again = open_desk(clock=desk.clock, notice_seen=True)
    again.button("Start session")


def test_after_a_warning_sign_a_session_asks_again_first(open_desk: OpenDesk) -> None:
    desk = open_desk(notice_seen=False)
    desk.click("Begin")
    desk.press(Qt.Key.Key_Y)
    desk.click("Close")
    assert not desk.coach.settings_model.settings.notice_seen
    desk.click("Start session")
    assert not desk.window.findChildren(SessionPage)
    pass_the_check_in(desk)
    assert desk.session.isVisible()


def pass_the_check_in(desk: Desk) -> None:
    desk.click("Begin")
    for _ in Concern:
        desk.press(Qt.Key.Key_N)
    desk.click("Start with Back Coach")


def test_a_short_routine_in_real_time(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(clock=Clock())
    keep_only(desk, "gluteal-squeeze")
    model = desk.coach.routine_model
    place = [entry.exercise for entry in model.routine.entries].index("gluteal-squeeze")
    model.ease(place, replace(model.routine.entries[place].dose, reps=2, hold=1.0, rest=1.0))
    start(desk)
    desk.press(Qt.Key.Key_Right)
    controller = desk.session.controller
    begun = Clock().monotonic()
    qtbot.waitUntil(lambda: controller.player.state is PlayerState.FINISHED, timeout=10_000)
    assert Clock().monotonic() - begun == pytest.approx(3.0, abs=0.5)
    desk.settle()
    desk.click("Done")
    [session] = exported(tmp_path)
    assert session["sets"][0]["done_reps"] == 2
    assert session["sets"][0]["done_seconds"] == pytest.approx(2.0, abs=0.05)
