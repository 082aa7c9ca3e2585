"""What is wrong is said as far as there is room, so that the figure keeps its own."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.ui.posing.problems import Problems
from coach.ui.theme import ThemeHub

WRONG = [
    f"at the start: right {part} is 3 cm inside the waist" for part in ("thigh", "hand", "foot")
]


def test_in_little_room_one_problem_is_said_and_the_rest_counted(
    qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    problems = Problems(theme_hub)
    qtbot.addWidget(problems)
    problems.resize(700, 60)
    problems.show_problems(WRONG)
    with qtbot.waitExposed(problems):
        problems.show()
    *_, lines = problems.findChildren(QLabel)
    assert lines.text() == (
        "At the start the right thigh passes 3 cm into the waist.\n"
        "At the start the right hand passes 3 cm into the waist. And 1 more."
    )
    problems.resize(400, 60)
    assert lines.text() == "At the start the right thigh passes 3 cm into the waist. And 2 more."
    assert len(problems.toolTip().splitlines()) == 3
    problems.refuse("no foot is free")
    problems.resize(700, 60)
    assert lines.text() == "No foot is free."
