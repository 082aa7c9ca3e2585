"""A ready-made figure to choose, as a picture."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QRadioButton, QVBoxLayout, QWidget

from coach.core.appearance import Appearance
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.settings.swatches import paint_tick
from coach.ui.settings.words import figure_text
from coach.ui.theme import RADIUS, ThemeHub, styled

POSE = "sitting"
PICTURE_HEIGHT = 104
BADGE = 11


class FigureButton(QRadioButton):
    """A radio button, also to screen readers; the chosen one has a thick edge and a tick."""

    def __init__(
        self,
        name: str,
        appearance: Appearance,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
    ) -> None:
        super().__init__()
        self._hub = theme_hub
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setAccessibleDescription(figure_text(appearance))
        self._still = Still(
            POSE, illustrations=illustrations, theme_hub=theme_hub, appearance=appearance
        )
        said = styled(QLabel(name), text="strong")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 8)
        column.setSpacing(4)
        column.addWidget(self._still)
        column.addWidget(said)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, chosen = self._hub.colour, self.isChecked()
        edge = "ink" if self.hasFocus() else "accent" if chosen or self.underMouse() else "line"
        width = 3 if chosen else 2 if self.hasFocus() else 1
        painter.setPen(QPen(colour(edge), width))
        painter.setBrush(colour("accent_soft" if chosen else "background"))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if chosen:
            radius = self._hub.px(BADGE)
            middle = QPointF(self.width() - radius - 9, radius + 9)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(middle, radius, radius)
            paint_tick(painter, middle, radius, colour("on_accent"))

    def _fit(self) -> None:
        self._still.setFixedHeight(self._hub.px(PICTURE_HEIGHT))
