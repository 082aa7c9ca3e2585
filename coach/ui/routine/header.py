"""The head of the Routine page: which routine it is, and the buttons that are always there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from coach.ui.routine.change_said import change_said
from coach.ui.routine.title_button import TitleButton
from coach.ui.routine_model import RoutineModel
from coach.ui.theme import ThemeHub, plain_tip, styled
from coach.ui.widgets.icon_button import IconButton

TODAYS, MAKE_TODAYS = "Today’s", "Make it today’s"


class RoutineHeader(QWidget):
    """Says what is asked for; `title` and `add` are what popovers hang from."""

    use_today = Signal()

    def __init__(self, model: RoutineModel, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._model = model
        self.title = TitleButton(theme_hub)
        self._todays = styled(QLabel(TODAYS), text="chip", tone="accent")
        self._todays.setToolTip("This is the routine that you are led through")
        self._make_todays = styled(QPushButton(MAKE_TODAYS), kind="soft")
        self._make_todays.clicked.connect(self._on_make_todays)
        self._undo = IconButton("undo", "Undo", theme_hub, word="Undo")
        self._undo.clicked.connect(model.undo)
        self._redo = IconButton("redo", "Redo", theme_hub, word="Redo")
        self._redo.clicked.connect(model.redo)
        self.add = IconButton("plus", "Add exercise", theme_hub, word="Add exercise")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addLayout(_in_a_row(self.title, self._todays, self._make_todays), 1)
        self._row.addLayout(_in_a_row(self._undo, self._redo, self.add))

    def refresh(self) -> None:
        model = self._model
        self.title.show_name(model.shown.name)
        is_todays = model.shown.id == model.book.today
        self._todays.setVisible(is_todays and len(model.book.routines) > 1)
        self._make_todays.setVisible(not is_todays)
        self._undo.setEnabled(model.can_undo)
        self._redo.setEnabled(model.can_redo)
        before, after = model.before, model.after
        undone = change_said(before, model.book, model.catalog) if before else ""
        redone = change_said(model.book, after, model.catalog) if after else ""
        for button, word, what in ((self._undo, "Undo", undone), (self._redo, "Redo", redone)):
            button.setToolTip(plain_tip(f"{word} {what}".strip()))
            button.setAccessibleDescription(what)

    def _on_make_todays(self) -> None:
        """The button goes, and the focus would go wherever Qt thinks next."""
        self.title.setFocus()
        self.use_today.emit()

    def set_wide(self, wide: bool) -> None:
        """The buttons beside the title, or below it."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)


def _in_a_row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
