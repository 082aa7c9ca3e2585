"""The session's own page, and those that lie over it for a while."""

from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from coach.ui.announcing import announce
from coach.ui.widgets.one_click import OneClick


class Pages(QWidget):
    """Shows the page that lies on top and gives it the focus; one that is lifted is deleted."""

    def __init__(self, ground: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(ground)
        _let_enter_press(ground)
        self._pile = [ground]
        self.setFocusProxy(ground)

    @property
    def top(self) -> QWidget:
        return self._pile[-1]

    def lay_over(self, page: QWidget) -> None:
        """Show a page over what is shown now."""
        OneClick(page.findChildren(QPushButton), page)
        _let_enter_press(page)
        self._layout.addWidget(page)
        self._pile.append(page)
        self._show_top()

    def lift(self) -> None:
        """Back to what lies below; the ground itself stays."""
        if len(self._pile) > 1:
            lifted = self._pile.pop()
            self._show_top()
            self._layout.removeWidget(lifted)
            lifted.deleteLater()

    def lift_all(self) -> None:
        """Down to the ground."""
        while len(self._pile) > 1:
            self.lift()

    def _show_top(self) -> None:
        self._layout.setCurrentWidget(self.top)
        self.setFocusProxy(self.top)
        self.top.setFocus()
        self._tell()

    def _tell(self) -> None:
        """A page that hands the focus on to a button is not read out by that alone."""
        top = self.top
        if top.focusProxy():
            announce(top, top.accessibleName())


def _let_enter_press(page: QWidget) -> None:
    """Outside a dialog Qt leaves Enter to Space."""
    for button in page.findChildren(QPushButton):
        button.setAutoDefault(True)
