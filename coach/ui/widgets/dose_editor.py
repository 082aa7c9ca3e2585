"""The numbers of a dose to change, and how the exercise is done."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from coach.core.exercise import Dose, Exercise, Sidedness, SideOrder
from coach.ui.dose_fields import FIELDS, Field, applies, value_of, with_value
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


class DoseEditor(QWidget):
    """Shows a dose; it holds none of its own but the one shown.

    `edited(dose, gesture)` brings the whole dose after a change, `way_picked(pose)` the way to do
    the exercise, empty for its first.
    """

    edited = Signal(object, object)
    way_picked = Signal(str)

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self.setAccessibleName("Dose")
        self._hub = theme_hub
        self._dose: Dose | None = None
        self._ways: list[tuple[str, object]] = []
        self._way = Choice("Way", (), theme_hub)
        self._way.activated.connect(lambda: self.way_picked.emit(self._way.currentData()))
        self._order = Choice("Sides", ORDERS, theme_hub)
        self._order.activated.connect(self._on_order)
        self._pace = Choice("Pace", PACES, theme_hub)
        self._pace.setToolTip(PACE_HINT)
        self._pace.setAccessibleDescription(PACE_HINT)
        self._pace.activated.connect(self._on_pace)
        self._labels = {field.name: styled(QLabel(field.label)) for field in FIELDS}
        self._way_label = styled(QLabel("Way"))
        self._order_label = styled(QLabel("Sides"))
        self._pace_label = styled(QLabel("Pace"))
        self.steppers = {field.name: self._stepper(field) for field in FIELDS}
        self._fill(QGridLayout(self))

    def show_dose(self, exercise: Exercise, dose: Dose, way: str) -> None:
        """`way` is the pose of the way in which it is done, or empty."""
        self._dose = dose
        self._show_ways(exercise, way)
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

    def _show_ways(self, exercise: Exercise, way: str) -> None:
        first = exercise.pose
        ways: list[tuple[str, object]] = [
            (each.name, "" if each.pose == first else each.pose) for each in exercise.ways
        ]
        self._way_label.setVisible(len(ways) > 1)
        self._way.setVisible(len(ways) > 1)
        if ways != self._ways:
            self._ways = ways
            self._way.set_options(ways)
        self._way.show_value(way)

    def _stepper(self, field: Field) -> Stepper:
        def step(value: float, gesture: int) -> None:
            if self._dose is not None:
                self.edited.emit(with_value(field, self._dose, value), (field.name, gesture))

        stepper = Stepper(field, self._hub)
        stepper.stepped.connect(step)
        return stepper

    def _fill(self, grid: QGridLayout) -> None:
        """Label and control by row: how often, which sides, at what pace, and the rest."""
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        rows = [(self._labels[field.name], self.steppers[field.name]) for field in FIELDS]
        shown: list[tuple[QLabel, Stepper | Choice]] = [*rows]
        shown[2:2] = [(self._order_label, self._order), (self._pace_label, self._pace)]
        shown.insert(0, (self._way_label, self._way))
        for row, (label, control) in enumerate(shown):
            label.setBuddy(control)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)

    def _on_order(self) -> None:
        if self._dose is not None:
            order = SideOrder(self._order.currentData())
            self.edited.emit(replace(self._dose, order=order), None)

    def _on_pace(self) -> None:
        if self._dose is not None:
            self.edited.emit(replace(self._dose, self_paced=self._pace.currentData()), None)
