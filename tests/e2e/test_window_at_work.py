"""What the parts of the window say to each other, and how the program is asked to leave."""

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coach.core.check_in import Concern
from coach.storage.paths import DataPaths
from coach.ui.quitting import Quitting
from coach.ui.today.exercise_card import ExerciseCard
from coach.ui.today.page import TodayPage
from tests.e2e.conftest import OpenDesk


def test_a_card_of_today_opens_its_exercise(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.settle()
    [card] = [
        card
        for card in desk.window.findChildren(ExerciseCard)
        if "Posterior pelvic tilt" in card.accessibleName()
    ]
    card.click()
    desk.settle()
    assert desk.window.page == "Exercises"
    shown = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
    assert "Posterior pelvic tilt" in shown


def test_what_could_not_be_read_is_told_on_today(
    open_desk: OpenDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    paths.settings.write_text("theme = 'purple'\n", "utf-8")
    desk = open_desk()
    desk.button("All right")
    said = " ".join(each.text() for each in desk.window.findChildren(QLabel) if each.isVisible())
    assert "settings.toml" in said
    assert "settings.toml" in capsys.readouterr().err


def test_what_is_planned_is_written_down_at_the_start_and_at_each_change(
    open_desk: OpenDesk,
) -> None:
    coach = open_desk().coach
    assert [plan.days for plan in coach.journal.schedules()] == [tuple(range(7))]
    coach.routine_model.change(coach.routine_model.routine.with_days((0, 2)))
    assert [plan.days for plan in coach.journal.schedules()] == [(0, 2)]


def test_under_the_first_notice_no_page_is_built_yet(open_desk: OpenDesk) -> None:
    desk = open_desk(notice_seen=False)
    assert not desk.window.findChildren(TodayPage)
    desk.click("Begin")
    for _ in Concern:
        desk.press(Qt.Key.Key_N)
    desk.click("Start with Back Coach")
    assert desk.window.findChildren(TodayPage)
    desk.button("Start session")


def test_more_contrast_comes_at_once_and_is_there_at_the_next_start(open_desk: OpenDesk) -> None:
    coach = open_desk().coach
    assert not coach.theme_hub.theme.more_contrast
    coach.settings_model.change(more_contrast=True)
    assert coach.theme_hub.theme.more_contrast
    assert open_desk().coach.theme_hub.theme.more_contrast


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_heard_by_an_idle_event_loop(
    qapp: QApplication, qtbot: QtBot, asked: signal.Signals
) -> None:
    heard: list[bool] = []
    quitting = Quitting(lambda: heard.append(True))
    before = signal.getsignal(asked)
    quitting.start()
    try:
        os.kill(os.getpid(), asked)
        qtbot.waitUntil(lambda: bool(heard), timeout=2000)
    finally:
        quitting.stop()
    assert heard == [True]
    assert signal.getsignal(asked) is before
