"""What a widget is scrolled in."""

from PySide6.QtWidgets import QScrollArea, QWidget


def scroll_area_around(widget: QWidget) -> QScrollArea | None:
    """The nearest scroll area that a widget stands in, however deep."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
