"""One still picture of an exercise."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPolygonF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.ui.pictures.illustrations import Drawing, Illustrations
from coach.ui.theme import ThemeHub

SETTLE_MS = 120
FADED = 0.35
_MAT = ((0.06, 0.88), (0.14, 0.64), (0.94, 0.7), (0.9, 0.94))


class Still(QWidget):
    """Shows the mat alone until the picture is there, and then the picture at the same place."""

    def __init__(
        self,
        pose: str,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        phase: float = 1.0,
        side: Side = Side.RIGHT,
        ghost: bool = False,
        appearance: Appearance | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`ghost` lays the start, pale, under it; without an `appearance` it is the person's."""
        super().__init__(parent)
        self._ghost = ghost
        self._appearance = appearance
        self._illustrations = illustrations
        self._hub = theme_hub
        self._subject = (pose, phase, side)
        self._wanted: Drawing | None = None
        self._image = QImage()
        self._shown: Drawing | None = None
        self._failed = False
        self._faded = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._ask)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        illustrations.drawn.connect(self._on_drawn)
        illustrations.failed.connect(self._on_failed)
        theme_hub.changed.connect(self._ask)
        illustrations.appearance_changed.connect(self._on_appearance)

    @property
    def ready(self) -> bool:
        """Whether the picture shown is the one asked for."""
        return not self._image.isNull() and self._wanted is None

    def show_exercise(self, pose: str, *, phase: float = 1.0, side: Side) -> None:
        """Change the subject; the old picture goes at once, so that it is never mistaken."""
        if (pose, phase, side) != self._subject:
            self._subject = (pose, phase, side)
            self._image, self._shown = QImage(), None
            self._ask()
            self.update()

    def fade(self, faded: bool) -> None:
        """Pale, for what is not meant at the moment."""
        if faded != self._faded:
            self._faded = faded
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(240), self._hub.px(150))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # without a picture not at once either: a layout passes through sizes that are never seen
        self._settle.start(0 if self._image.isNull() else SETTLE_MS)

    def showEvent(self, event: QShowEvent) -> None:
        if self._failed:
            self._wanted, self._failed = None, False
        self._settle.start(0)
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._faded:
            painter.setOpacity(FADED)
        if self._image.isNull():
            self._paint_mat(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(target, self._image)

    def _paint_mat(self, painter: QPainter) -> None:
        corners = [QPointF(x * self.width(), y * self.height()) for x, y in _MAT]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hub.colour("accent_soft"))
        painter.drawPolygon(QPolygonF(corners))

    def _ask(self) -> None:
        density = self.devicePixelRatioF()
        width, height = round(self.width() * density), round(self.height() * density)
        if width < 8 or height < 8:
            return
        pose, phase, side = self._subject
        dark = self._hub.theme.dark
        worn = self._appearance or self._illustrations.appearance
        drawing = Drawing(pose, phase, side, width, height, dark, worn, self._ghost)
        if drawing == (self._wanted or self._shown):
            return
        if self._wanted is not None:
            self._illustrations.cancel(self._wanted)
        self._wanted = drawing
        self._illustrations.request(drawing)

    def _on_appearance(self) -> None:
        """At once where it is seen; else when it is, so that what is seen does not wait."""
        if self.isVisible():
            self._ask()

    def _on_drawn(self, drawing: Drawing, image: QImage) -> None:
        if drawing == self._wanted:
            self._wanted = None
            self._image, self._shown = image, drawing
            self.update()

    def _on_failed(self, drawing: Drawing) -> None:
        self._failed |= drawing == self._wanted
