"""What can be done with one row of the routine, as a menu."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from coach.ui.routine.items import name_of
from coach.ui.routine.row_actions import RowActions
from coach.ui.routine_model import RoutineModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.menu import Menu


def open_row_menu(
    parent: QWidget,
    row: int,
    point: QPoint,
    model: RoutineModel,
    actions: RowActions,
    see: Callable[[str], None],
    theme_hub: ThemeHub,
) -> None:
    """At `point` of the screen; `see` shows an exercise in the library."""
    entries = model.shown.entries
    entry = entries[row]
    menu = Menu(name_of(entry, model.catalog), theme_hub, parent)
    menu.add("Move up", lambda: actions.move(row, row - 1), keys="Alt+Up", enabled=row > 0)
    last = row == len(entries) - 1
    menu.add("Move down", lambda: actions.move(row, row + 1), keys="Alt+Down", enabled=not last)
    switch = "Switch off" if entry.on else "Switch on"
    menu.add(switch, lambda: actions.toggle(row), keys="Space")
    menu.add("Duplicate", lambda: actions.duplicate(row), keys="Ctrl+D")
    menu.add("Remove", lambda: actions.remove(row), keys="Delete")
    if entry.exercise in model.catalog:
        menu.addSeparator()
        menu.add("See how it is done", lambda: see(entry.exercise))
    menu.popup(point)
