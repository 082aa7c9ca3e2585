"""The card beside the routine: one exercise large, and its dose to change."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout

from coach.core.exercise import Dose, Exercise, Side, Sidedness, SideOrder
from coach.ui import words
from coach.ui.dose_fields import FIELDS, Field, applies, value_of, with_value
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.stepper import Stepper

ORDERS = (
    ("Right, then left", SideOrder.RIGHT_THEN_LEFT),
    ("Left, then right", SideOrder.LEFT_THEN_RIGHT),
    ("Taking turns", SideOrder.ALTERNATING),
    ("Right side only", SideOrder.RIGHT_ONLY),
    ("Left side only", SideOrder.LEFT_ONLY),
)
PACES = (("At the tempo", False), ("At my own pace", True))
PACE_HINT = "At your own pace, each rep waits until you press a key"
STILL_HEIGHT = 150


class DoseEditor(QFrame):
    """Shows an exercise and its dose; it holds no dose of its own but the one shown.

    `edited(dose, gesture)` brings the whole dose after a change, `reset` asks for the sheet's.
    """

    edited = Signal(object, object)
    reset = Signal()

    def __init__(self, illustrations: Illustrations, theme_hub: ThemeHub) -> None:
        super().__init__()
        styled(self, card=True)
        self.setAccessibleName("Dose")
        self._hub = theme_hub
        self._illustrations = illustrations
        self._dose: Dose | None = None
        self._still: Still | None = None
        self._name = styled(QLabel(), text="heading")
        self._sheet = styled(QLabel(), tone="muted")
        self._sheet.setWordWrap(True)
        self._back = styled(QPushButton("Back to the sheet's dose"), kind="soft")
        self._back.clicked.connect(self.reset)
        self._order = Choice("Sides", ORDERS, theme_hub)
        self._order.activated.connect(self._on_order)
        self._pace = Choice("Pace", PACES, theme_hub)
        self._pace.setToolTip(PACE_HINT)
        self._pace.setAccessibleDescription(PACE_HINT)
        self._pace.activated.connect(self._on_pace)
        self._labels = {field.name: QLabel(field.label) for field in FIELDS}
        self._order_label = QLabel("Sides")
        self._pace_label = QLabel("Pace")
        self.steppers = {field.name: self._stepper(field) for field in FIELDS}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 20)
        self._column.addWidget(self._name)
        self._column.addWidget(self._sheet)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._grid())

    def show_dose(self, exercise: Exercise, dose: Dose, sheet: Dose) -> None:
        """`sheet` is the dose that the exercise's content file gives."""
        self._dose = dose
        self._show_still(exercise.pose)
        self._name.setText(exercise.name)
        self._sheet.setText(f"Your sheet says {words.dose_text(sheet, exercise)}.")
        self._back.setVisible(dose != sheet)
        for field in FIELDS:
            used = applies(field, dose)
            self._labels[field.name].setVisible(used)
            self.steppers[field.name].setVisible(used)
            if used:
                self.steppers[field.name].show_value(value_of(field, dose))
        has_sides = exercise.sidedness is not Sidedness.BOTH_AT_ONCE
        self._order_label.setVisible(has_sides)
        self._order.setVisible(has_sides)
        self._order.show_value(dose.order)
        self._pace_label.setVisible(dose.tempo is not None)
        self._pace.setVisible(dose.tempo is not None)
        self._pace.show_value(dose.self_paced)

    def _show_still(self, pose: str) -> None:
        if self._still is None:
            self._still = Still(
                pose, illustrations=self._illustrations, theme_hub=self._hub, parent=self
            )
            self._still.setMinimumHeight(self._hub.px(STILL_HEIGHT))
            self._column.insertWidget(0, self._still, 1)
        self._still.show_exercise(pose, side=Side.RIGHT)

    def _stepper(self, field: Field) -> Stepper:
        def step(value: float, gesture: int) -> None:
            if self._dose is not None:
                self.edited.emit(with_value(field, self._dose, value), (field.name, gesture))

        stepper = Stepper(field, self._hub)
        stepper.stepped.connect(step)
        return stepper

    def _grid(self) -> QGridLayout:
        """Label and control by row: how often, which sides, at what pace, and the rest."""
        rows = [(self._labels[field.name], self.steppers[field.name]) for field in FIELDS]
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        shown: list[tuple[QLabel, Stepper | Choice]] = [*rows]
        shown[2:2] = [(self._order_label, self._order), (self._pace_label, self._pace)]
        for row, (label, control) in enumerate(shown):
            label.setBuddy(control)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
        return grid

    def _on_order(self) -> None:
        if self._dose is not None:
            order = SideOrder(self._order.currentData())
            self.edited.emit(replace(self._dose, order=order), None)

    def _on_pace(self) -> None:
        if self._dose is not None:
            self.edited.emit(replace(self._dose, self_paced=self._pace.currentData()), None)
