"""A short session by the real clock, on a machine that is kept busy."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.core.player import PlayerState
from coach.core.voice import VoiceLevel
from coach.ui.clock import Clock
from tests.e2e.busy import busy_processes
from tests.e2e.conftest import OpenDesk
from tests.e2e.test_clumsy_sessions import keep_only
from tests.e2e.test_follow_along import begin, hold_against_the_plan

CLOSE_IN_REAL_TIME = 0.15


def test_every_cue_comes_in_time_on_a_busy_machine(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk(clock=Clock())
    keep_only(desk, "single-knee-to-chest")
    model = desk.coach.routine_model
    place = [entry.exercise for entry in model.routine.entries].index("single-knee-to-chest")
    model.ease(place, replace(model.routine.entries[place].dose, reps=1, hold=5.0))
    with busy_processes(2):
        begin(desk, VoiceLevel.FULL, still=False)
        desk.heard.forget()
        desk.press(Qt.Key.Key_Right)  # past the first lead-in: the rest takes 18 seconds
        controller = desk.session.controller
        begun = controller.player.at
        qtbot.waitUntil(lambda: controller.player.state is PlayerState.FINISHED, timeout=60_000)
        qtbot.waitUntil(lambda: "Well done." in desk.heard.phrases, timeout=5_000)
    hold_against_the_plan(desk, begun, VoiceLevel.FULL, passed=1, close=CLOSE_IN_REAL_TIME)
