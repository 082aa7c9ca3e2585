"""The keys of a session."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui.session.keys import KEYS, Act, bind


def test_a_key_held_down_counts_once_but_where_it_lengthens_or_shortens(qtbot: QtBot) -> None:
    """Whose hand rests on a key must not skip through the whole session."""
    widget = QWidget()
    qtbot.addWidget(widget)
    bind(widget, {act: (lambda: None) for act in Act})
    repeats = {s.key() for s in widget.findChildren(QShortcut) if s.autoRepeat()}
    counted = [*KEYS[Act.LONGER], *KEYS[Act.SHORTER]]
    assert repeats == {QKeySequence(key) for key in counted}
