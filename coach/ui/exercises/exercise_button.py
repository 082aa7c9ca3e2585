"""One exercise in a list to choose from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coach.core.exercise import Dose, Exercise
from coach.ui import words
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.theme import ThemeHub, styled

WITH_PICTURE = 240
HEIGHT = 64


class ExerciseButton(QPushButton):
    """A checkable card with picture, name and dose; the picture comes when it is first seen."""

    def __init__(
        self,
        exercise: Exercise,
        *,
        own: bool = False,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self.setCheckable(True)
        # as high as its words need, where a button is as high as its hint
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._own = own
        self._illustrations = illustrations
        self._still: Still | None = None
        self._place = QWidget()
        name = styled(QLabel(exercise.name), text="strong")
        name.setWordWrap(True)
        self._dose = styled(QLabel(), text="small", tone="muted")
        self._dose.setWordWrap(True)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(name)
        said.addWidget(self._dose)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._place)
        row.addLayout(said, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(exercise.name)
        styled(self, kind="card")
        self._exercise = exercise
        self.show_dose(exercise.dose)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def show_dose(self, dose: Dose) -> None:
        said = words.dose_text(dose, self._exercise)
        self._dose.setText(f"Yours · {said}" if self._own else said)
        self.setAccessibleDescription(self._dose.text())

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._hub.px(120), self._hub.px(HEIGHT))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(self._hub.px(HEIGHT), layout.heightForWidth(width) if layout else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._still is None:
            self._still = Still(
                self._exercise.pose,
                illustrations=self._illustrations,
                theme_hub=self._hub,
                parent=self._place,
            )
            self._still.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._still.setFixedSize(self._place.size())
            self._still.show()

    def _fit(self) -> None:
        """Where there is little room, the words have it."""
        self._place.setFixedSize(self._hub.px(96), self._hub.px(54))
        self._place.setVisible(self.width() >= self._hub.px(WITH_PICTURE))
        if self._still:
            self._still.setFixedSize(self._place.size())
