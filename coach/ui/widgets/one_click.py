"""A double click that counts once."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton


class OneClick(QObject):
    """Swallows the second press of a double click.

    So a double click on "Start session" does not answer the question that appears below the
    mouse, and one on "Skip" skips one step.
    """

    def __init__(self, buttons: Iterable[QAbstractButton], parent: QObject) -> None:
        super().__init__(parent)
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() is QEvent.Type.MouseButtonDblClick
