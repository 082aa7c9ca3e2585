"""Qt without a screen, for the commands that set words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def headless() -> Iterator[None]:
    """An application with the shipped typeface, for as long as the block lasts."""
    from PySide6.QtGui import QGuiApplication

    from coach.ui.theme import load_fonts

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    load_fonts()
    yield
    application.shutdown()
