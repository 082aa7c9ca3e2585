"""The keys of a session."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui.session.keys import KEYS, REPEATED, Act, bind


def test_a_key_held_down_counts_once_but_where_it_lengthens_shortens_or_turns(qtbot: QtBot) -> None:
    """Whose hand rests on a key must not skip through the whole session."""
    widget = QWidget()
    qtbot.addWidget(widget)
    bind(widget, {act: (lambda: None) for act in Act})
    repeats = {s.key() for s in widget.findChildren(QShortcut) if s.autoRepeat()}
    assert repeats == {QKeySequence(key) for act in REPEATED for key in KEYS[act]}
    assert Act.SKIP not in REPEATED


def test_no_key_asks_for_two_things() -> None:
    keys = [QKeySequence(key) for keys in KEYS.values() for key in keys]
    assert len(keys) == len(set(keys))
