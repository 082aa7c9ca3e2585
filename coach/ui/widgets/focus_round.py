"""Tab that goes round and round inside of something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next_inside(host: QWidget, *, forward: bool) -> None:
    """Give the focus to the next widget in `host`, or the one before, as Tab does."""
    start = now = QApplication.focusWidget() or host
    while True:
        following = now.nextInFocusChain() if forward else now.previousInFocusChain()
        if following is None or following is start:
            return
        now = following
        if _takes_tab(now) and host.isAncestorOf(now):
            reason = Qt.FocusReason
            now.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
            return


def _takes_tab(widget: QWidget) -> bool:
    """Whoever hands the focus on is passed over: a field, say, inside a stepper."""
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and not widget.focusProxy() and widget.isEnabled() and widget.isVisible()
