"""Paints a figure on a widget, and only what of it has changed."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import QWidget

from coach.figure.output.frame import Bounds
from coach.figure.output.painter import Picture, difference, paint_fills, placement, scale_of
from coach.figure.output.palette import Palette
from coach.figure.output.photos import paint_photo, photo_box

MOST_PARTS = 8  # kept of what was asked for and not painted, as while the widget is hidden


class Canvas:
    """Knows what is painted on `widget`; has the rest painted by `under`, once.

    What does not move lies ready in a pixmap: what `under` paints, and the mat.
    """

    def __init__(
        self,
        widget: QWidget,
        palette: Callable[[], Palette],
        under: Callable[[QPainter], None] | None = None,
    ) -> None:
        self._widget = widget
        self._under = under
        self._palette = palette
        self._picture: Picture | None = None
        self._place = QRectF()
        self._most: float | None = None
        self._arrows = 1.0
        self._turning = False
        self._asked: list[QRect] = []
        self._still = QPixmap()
        self._still_is: object = None

    @property
    def placed(self) -> QTransform:
        """From metres to the widget's points. There has to be a picture."""
        assert self._picture
        return placement(self._picture.bounds, self._place, self._most)

    @property
    def figure_box(self) -> QRectF:
        """What the figure covers on the widget, empty without one."""
        box = QRectF()
        for fill in self._picture.shapes if self._picture else ():
            box = box.united(fill.bounds)
        for photo in self._picture.photos if self._picture else ():
            box = box.united(photo_box(photo))
        return self.placed.mapRect(box) if self._picture else box

    def lay(self, place: QRectF, best: Bounds | None) -> None:
        """Where the figure goes; it is nowhere larger than where `best` fits."""
        most = scale_of(best, place) if best else None
        if (place, most) != (self._place, self._most):
            self._place, self._most = place, most
            self._widget.update()

    def show(self, picture: Picture | None, *, arrows: float = 1.0, turning: bool = False) -> None:
        """Show a picture, and have painted anew what differs from the one before."""
        before, was = self._picture, self._arrows
        self._picture, self._arrows, self._turning = picture, arrows, turning
        if picture is before and arrows == was:
            return
        if before is None or picture is None or not _same_ground(before, picture):
            self._widget.update()
            return
        above = (before.overlay if was else (), picture.overlay if arrows else ())
        placed = self.placed
        for box in (*difference(before.shapes, picture.shapes), *difference(*above)):
            part = _outward(placed.mapRect(box))
            self._asked = [*self._asked[-MOST_PARTS:], part]
            self._widget.update(part)

    def renew(self) -> None:
        """What lies under the figure looks different now."""
        self._still_is = None
        self._widget.update()

    def paint(self, painter: QPainter, within: QRegion) -> None:
        """Paint what lies in `within` of the widget."""
        picture = self._picture
        self._lay_ready()
        painter.drawPixmap(0, 0, self._still)
        if picture is None:
            return
        placed, colours = self.placed, self._palette()
        back = placed.inverted()[0]
        seen = [back.mapRect(QRectF(box)) for box in self._parts(within)]
        if self._turning:
            paint_fills(painter, picture.background, placed, colours, within=seen)
        for photo in picture.photos:
            paint_photo(painter, photo, placed, colours)
        paint_fills(painter, picture.shapes, placed, colours, within=seen)
        paint_fills(painter, picture.overlay, placed, colours, opacity=self._arrows, within=seen)

    def _parts(self, within: QRegion) -> list[QRect]:
        """The boxes of the region: those asked for, unless there is more in it."""
        asked, self._asked = self._asked, []
        more = within
        for part in asked:
            more = more.subtracted(QRegion(part))
        return asked if more.isEmpty() else [within.boundingRect()]

    def _lay_ready(self) -> None:
        """Paint what stands still, unless it is there; while it is turned, the mat moves too."""
        picture, size = self._picture, self._widget.size()
        density = self._widget.devicePixelRatioF()
        ground = picture.background if picture and not self._turning else ()
        placed = self.placed if ground else None
        wanted = (size, density, picture is None, tuple(fill.key for fill in ground), placed)
        if wanted == self._still_is:
            return
        self._still_is = wanted
        self._still = QPixmap(size * density)
        self._still.setDevicePixelRatio(density)
        self._still.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._under:
            self._under(painter)
        if placed:
            paint_fills(painter, ground, placed, self._palette())
        painter.end()


def _same_ground(before: Picture, after: Picture) -> bool:
    def ground(picture: Picture) -> object:
        return picture.bounds, picture.photos, [fill.key for fill in picture.background]

    return ground(before) == ground(after)


def _outward(box: QRectF) -> QRect:
    return box.toAlignedRect().adjusted(-1, -1, 1, 1)
