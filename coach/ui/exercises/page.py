"""Exercises: the library, one of them in large with all that is said about it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.ui.catalog_model import CatalogModel
from coach.ui.exercises.detail import ExerciseDetail
from coach.ui.exercises.exercise_button import ExerciseButton
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub, styled

LIST_WIDTH = 340
LIST_SHARE = 0.38
PICTURE_HEIGHT = 640
PICTURE_SHAPE = 0.48  # of the height to the width beside the list
WORDS_HEIGHT = 472  # what the words of most exercises need
PICTURE_SHARE = 0.41


class ExercisesPage(QWidget):
    """A list at the left, from which Up and Down choose, and the exercise at the right."""

    def __init__(
        self,
        *,
        catalog_model: CatalogModel,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Exercises")
        self._hub = theme_hub
        self._catalog_model = catalog_model
        catalog = catalog_model.catalog
        self._buttons = {
            exercise.id: ExerciseButton(exercise, illustrations=illustrations, theme_hub=theme_hub)
            for exercise in catalog.exercises
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 28, 24, 12)
        row.setSpacing(18)
        self._list = self._make_list()
        row.addLayout(self._list_column())
        first = catalog.exercises[0]
        self._detail = ExerciseDetail(first, illustrations=illustrations, theme_hub=theme_hub)
        row.addWidget(_scrolled(self._detail), 1)
        self.select(first.id)
        self._fit()
        theme_hub.changed.connect(self._fit)

    @property
    def detail(self) -> ExerciseDetail:
        """What stands at the right."""
        return self._detail

    def show_exercise(self, exercise_id: str) -> None:
        """Bring an exercise into sight, with the keyboard's focus on it; raises KeyError."""
        self.select(exercise_id)
        self._buttons[exercise_id].setFocus()

    def select(self, exercise_id: str) -> None:
        """Show an exercise; raises KeyError for one that is not in the catalog."""
        self._buttons[exercise_id].setChecked(True)
        self._list.ensureWidgetVisible(self._buttons[exercise_id])
        self._detail.show_exercise(self._catalog_model.catalog[exercise_id])

    def _list_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(styled(QLabel("Exercises"), text="title"))
        column.addWidget(self._list, 1)
        return column

    def _make_list(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 4, 16)
        column.setSpacing(6)
        group = QButtonGroup(self)
        for exercise_id, button in self._buttons.items():
            button.clicked.connect(lambda _=False, chosen=exercise_id: self.select(chosen))
            group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        return _scrolled(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._list.setFixedWidth(min(self._hub.px(LIST_WIDTH), round(self.width() * LIST_SHARE)))
        width = self.width() - self._list.width()
        height = max(self.height() * PICTURE_SHARE, self.height() - self._hub.px(WORDS_HEIGHT))
        self._detail.set_picture_height(
            min(self._hub.px(PICTURE_HEIGHT), round(height), round(width * PICTURE_SHAPE))
        )


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
