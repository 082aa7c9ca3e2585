"""How the person in the pictures looks: five to choose from, or each thing on its own."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.core.appearance import Appearance
from coach.figure.palette import palette
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.moving import Moving
from coach.ui.settings import words
from coach.ui.settings.figure_button import POSE, FigureButton
from coach.ui.settings.swatches import Swatches
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.segments import Segments

BUTTON_WIDTH = 120
HALF_WIDTH = 440
LABEL_WIDTH = 64
PREVIEW_HEIGHT = 340
# The field of an appearance, what it is called, its values, and the role of their colours.
CHOICES = (
    ("skin", "Skin", words.SKINS, "skin"),
    ("hair", "Hair", words.HAIRS, ""),
    ("hair_colour", "Hair colour", words.HAIR_COLOURS, "hair"),
    ("build", "Build", words.BUILDS, ""),
    ("age", "Age", words.AGES, ""),
    ("clothes", "Clothes", words.CLOTHES, ""),
    ("clothes_colour", "Clothes colour", words.CLOTHES_COLOURS, "shirt"),
)


class FigureCard(QFrame):
    """Every choice changes the settings at once, and the figure with them."""

    def __init__(
        self,
        *,
        settings_model: SettingsModel,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
    ) -> None:
        super().__init__()
        styled(self, card=True)
        self._model = settings_model
        self._illustrations = illustrations
        self._hub = theme_hub
        self._default = QPushButton("Back to the default figure")
        self._default.clicked.connect(lambda: self._wear(Appearance()))
        self._controls = {
            field: self._control(field, name, options, role)
            for field, name, options, role in CHOICES
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self._ready_made())
        column.addWidget(self._own())
        self._fit()
        theme_hub.changed.connect(self._fit)

    def show_appearance(self, worn: Appearance) -> None:
        """Show what is chosen."""
        # none of them is down where the figure is the person's own
        self._group.setExclusive(False)
        for appearance, button in self._buttons:
            button.setChecked(appearance == worn)
        self._group.setExclusive(True)
        for field, control in self._controls.items():
            control.show_value(getattr(worn, field))
        self._default.setEnabled(worn != Appearance())
        self._preview.setAccessibleName(f"Your figure: {words.figure_text(worn)}")

    def _head(self) -> QHBoxLayout:
        said = styled(QLabel("The person in every picture"), tone="muted")
        said.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(styled(QLabel("Figure"), text="heading"))
        row.addWidget(said, 1)
        row.addWidget(styled(self._default, kind="quiet"))
        return row

    def _ready_made(self) -> QWidget:
        row = QWidget()
        row.setAccessibleName("Ready-made figures")
        self._row = CardGrid(
            self._hub.px(BUTTON_WIDTH), 12, row, most_columns=len(words.READY_MADE_NAMES)
        )
        self._group = QButtonGroup(self)
        self._buttons: list[tuple[Appearance, FigureButton]] = []
        for name, appearance in words.READY_MADE_NAMES:
            button = FigureButton(
                name, appearance, illustrations=self._illustrations, theme_hub=self._hub
            )
            button.clicked.connect(partial(self._wear, appearance))
            self._group.addButton(button)
            self._buttons.append((appearance, button))
            self._row.addWidget(button)
        return row

    def _own(self) -> QWidget:
        """The figure in large beside what can be chosen one by one."""
        halves = QWidget()
        self._halves = CardGrid(self._hub.px(HALF_WIDTH), 16, halves, most_columns=2)
        self._preview = Moving(POSE, illustrations=self._illustrations, theme_hub=self._hub)
        hint = styled(QLabel("Drag to turn · double click to turn back"), text="small")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left, right = QWidget(), QWidget()
        seen = QVBoxLayout(left)
        seen.setContentsMargins(0, 0, 0, 0)
        seen.addWidget(self._preview, 1)
        seen.addWidget(styled(hint, tone="muted"))
        chosen = QVBoxLayout(right)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.setSpacing(10)
        self._labels: list[QLabel] = []
        for field, name, _, _ in CHOICES:
            label = QLabel(name.split()[-1].capitalize())
            label.setBuddy(self._controls[field])
            self._labels.append(label)
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(label)
            row.addWidget(self._controls[field], 1)
            chosen.addLayout(row)
        chosen.addStretch(1)
        self._halves.addWidget(left)
        self._halves.addWidget(right)
        return halves

    def _control(
        self, field: str, name: str, options: tuple[tuple[str, object], ...], role: str
    ) -> Swatches | Segments:
        control: Swatches | Segments
        if role:
            control = Swatches(name, options, partial(self._colour, field, role), self._hub)
        else:
            control = Segments(name, options, wraps=True)
        control.picked.connect(lambda value: self._change(**{field: value}))
        return control

    def _colour(self, field: str, role: str, value: object) -> QColor:
        worn = replace(Appearance(), **{field: value})
        return QColor(palette(self._hub.theme.dark, worn)[role])

    def _change(self, **fields: object) -> None:
        self._wear(replace(self._model.settings.appearance, **fields))

    def _wear(self, appearance: Appearance, _checked: bool = False) -> None:
        self._model.change(appearance=appearance)

    def _fit(self) -> None:
        self._preview.setMinimumHeight(self._hub.px(PREVIEW_HEIGHT))
        self._row.set_least_width(self._hub.px(BUTTON_WIDTH))
        self._halves.set_least_width(self._hub.px(HALF_WIDTH))
        for label in self._labels:
            label.setFixedWidth(self._hub.px(LABEL_WIDTH))
