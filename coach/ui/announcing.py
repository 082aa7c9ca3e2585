"""Having a screen reader say a line of its own accord."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, line: str) -> None:
    """Say a line as `widget`'s; nothing happens where no screen reader listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 2 ms of a start

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, line))
