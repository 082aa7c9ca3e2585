"""How the person in the pictures looks: five to choose from, or each thing on its own."""

from functools import partial
from typing import NamedTuple

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
from coach.figure.output.palette import palette
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.moving import Moving
from coach.ui.settings import words
from coach.ui.settings.beside import Beside
from coach.ui.settings.figure_button import POSE, FigureButton
from coach.ui.settings.swatches import Swatches
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.segments import Segments

BUTTON_WIDTH = 104
LABEL_WIDTH = 64
PREVIEW_HEIGHT = 400
PREVIEW_SHARE = 38  # of a hundred


class _Choice(NamedTuple):
    """A field of an appearance: what is written before it, what it is called where that is
    not seen, its values, and for colours the role in the palette that shows them.
    """

    field: str
    label: str
    name: str
    options: tuple[tuple[str, object], ...]
    role: str = ""


CHOICES = (
    _Choice("skin", "Skin", "Skin", words.SKINS, "skin"),
    _Choice("hair", "Hair", "Hair", words.HAIRS),
    _Choice("hair_colour", "Colour", "Hair colour", words.HAIR_COLOURS, "hair"),
    _Choice("build", "Build", "Build", words.BUILDS),
    _Choice("age", "Age", "Age", words.AGES),
    _Choice("clothes", "Clothes", "Clothes", words.CLOTHES),
    _Choice("clothes_colour", "Colour", "Clothes colour", words.CLOTHES_COLOURS, "shirt"),
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
        self._controls = {choice.field: self._control(choice) for choice in CHOICES}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addLayout(self._choosing())
        self._fit()
        theme_hub.changed.connect(self._fit)

    def keep_in_sight(self) -> None:
        """The page has been scrolled: the figure stays beside the choices that are seen."""
        self._beside.keep_in_sight()

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

    def _choosing(self) -> QHBoxLayout:
        """The figure in large beside all that can be chosen."""
        self._beside = Beside(self._large())
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self._ready_made())
        right.addWidget(self._choices())
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._beside, PREVIEW_SHARE)
        row.addLayout(right, 100 - PREVIEW_SHARE)
        return row

    def _large(self) -> QWidget:
        self._preview = Moving(POSE, illustrations=self._illustrations, theme_hub=self._hub)
        hint = styled(QLabel("Drag to turn · double click to turn back"), text="small")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setWordWrap(True)
        half = QWidget()
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._preview, 1)
        column.addWidget(styled(hint, tone="muted"))
        return half

    def _choices(self) -> QWidget:
        half = QWidget()
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._labels: list[QLabel] = []
        for choice in CHOICES:
            label = styled(QLabel(choice.label))
            label.setBuddy(self._controls[choice.field])
            self._labels.append(label)
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(label)
            row.addWidget(self._controls[choice.field], 1)
            column.addLayout(row)
        column.addStretch(1)
        return half

    def _control(self, choice: _Choice) -> Swatches | Segments:
        control: Swatches | Segments
        if choice.role:
            colour_of = partial(self._colour, choice.field, choice.role)
            control = Swatches(choice.name, choice.options, colour_of, self._hub)
        else:
            control = Segments(choice.name, choice.options, wraps=True)
        control.picked.connect(lambda value: self._change(**{choice.field: value}))
        return control

    def _colour(self, field: str, role: str, value: object) -> QColor:
        worn = replace(Appearance(), **{field: value})
        return QColor(palette(self._hub.theme.dark, worn)[role])

    def _change(self, **fields: object) -> None:
        self._wear(replace(self._model.settings.appearance, **fields))

    def _wear(self, appearance: Appearance, _checked: bool = False) -> None:
        self._model.change(appearance=appearance)

    def _fit(self) -> None:
        self._beside.set_height(self._hub.px(PREVIEW_HEIGHT))
        self._row.set_least_width(self._hub.px(BUTTON_WIDTH))
        for label in self._labels:
            label.setFixedWidth(self._hub.px(LABEL_WIDTH))
