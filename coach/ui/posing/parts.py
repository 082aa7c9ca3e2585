"""The panel beside the figure: which part is meant, and what can be set of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach.ui.posing import words
from coach.ui.posing.around import AroundPanel
from coach.ui.posing.draft import Draft
from coach.ui.posing.panel import PartPanel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow

WIDEST, NARROWEST, SHARE = 372, 270, 0.36  # pixels at 100 %, and of the whole width
AROUND = "around"


class Parts(QFrame):
    """One part at a time. `turned(part, path, value, gesture)` and `kept(part, on)` tell what the
    person wants of it.
    """

    turned = Signal(str, str, float, int)
    kept = Signal(str, str)

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        styled(self, card=True)
        self._hub = theme_hub
        self._shown = "trunk"
        self._draft: Draft | None = None
        self._read: dict[str, float] = {}
        self._chips: dict[str, QPushButton] = {}
        self.around = AroundPanel(theme_hub)
        self._panels = {part: PartPanel(part, theme_hub) for part in words.PARTS if part != AROUND}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 6, 8)
        column.setSpacing(12)
        column.addWidget(self._chip_row())
        column.addWidget(self._scroll, 1)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 10, 8)
        for part, panel in (*self._panels.items(), (AROUND, self.around)):
            self._inside.addWidget(panel)
            panel.setVisible(part == self._shown)
        self._inside.addStretch(1)
        self._scroll.setWidget(inside)
        for each in self._panels.values():
            each.turned.connect(self.turned)
            each.kept.connect(self.kept)

    @property
    def shown(self) -> str:
        """The part that is meant."""
        return self._shown

    @property
    def held(self) -> bool:
        """Whether a slider is in hand at this moment."""
        panel = self._panels.get(self._shown)
        return panel is not None and any(row.slider.isSliderDown() for row in panel.rows.values())

    def panel(self, part: str) -> PartPanel:
        return self._panels[part]

    def show_part(self, part: str) -> None:
        """Show another part."""
        if part == self._shown:
            return
        for name in (self._shown, part):
            panel = self.around if name == AROUND else self._panels[name]
            panel.setVisible(name == part)
            self._chips[name].setChecked(name == part)
        self._shown = part
        self._scroll.verticalScrollBar().setValue(0)
        self._fill()

    def show_draft(self, draft: Draft, read: dict[str, float]) -> None:
        """`read`: the clinical angles of the body as it is seen, as far as they are known."""
        self._draft, self._read = draft, read
        self._fill()

    def _fill(self) -> None:
        if self._draft is None:
            return
        if self._shown == AROUND:
            self.around.show_motion(self._draft.motion)
        else:
            panel = self._panels[self._shown]
            panel.show_pose(self._draft.pose, self._read, self._draft.motion.props)

    def _chip_row(self) -> QWidget:
        row = QWidget()
        flow = Flow(6, row)
        for part, name in words.PARTS.items():
            chip = styled(QPushButton(name), kind="chip", large=True)
            chip.setCheckable(True)
            chip.setChecked(part == self._shown)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.clicked.connect(lambda _=False, part=part: self._pick(part))
            flow.addWidget(chip)
            self._chips[part] = chip
        return row

    def _pick(self, part: str) -> None:
        self._chips[part].setChecked(True)
        self.show_part(part)

    def fit(self, whole: int) -> None:
        """Take its share of a width, as far as its words allow."""
        width = min(self._hub.px(WIDEST), round(whole * SHARE))
        self.setFixedWidth(max(self._hub.px(NARROWEST), width))
