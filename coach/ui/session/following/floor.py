"""What is to be read from the mat: one huge number, a word, a side."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.ui.session.following.face import PAUSED, WORDS, Moment
from coach.ui.session.following.legible import (
    CAPITAL,
    DESCENT,
    LINE,
    Box,
    FloorLayout,
    fitted,
    floor_layout,
    least_size,
    pixels_per_mm,
    text_height,
    wrapped,
)
from coach.ui.theme import FONT_FAMILY, ThemeHub

_MEASURED = 1000  # pixels, in which text is measured


class LargeText(QWidget):
    """Text of a given size in a colour of the theme, from the left or in the middle."""

    def __init__(
        self,
        theme_hub: ThemeHub,
        parent: QWidget,
        *,
        middle: bool = False,
        below: float = DESCENT,
    ) -> None:
        """`below` is how far the text goes below its line, in parts of its size."""
        super().__init__(parent)
        self._below = below
        self._hub = theme_hub
        self._middle = middle
        self._shown = ("", "ink")
        self._most = 1.0
        theme_hub.changed.connect(self.update)

    @property
    def text(self) -> str:
        return self._shown[0]

    @property
    def role(self) -> str:
        """The colour's name in the theme."""
        return self._shown[1]

    @property
    def lines(self) -> tuple[str, ...]:
        """The text as it is broken into lines."""
        return wrapped(self._shown[0], self.width() / self.type_size, advance)

    @property
    def type_size(self) -> float:
        """The size of the type in pixels, as far as there is room for it."""
        room = Box(0, 0, self.width(), self.height())
        return fitted(self._shown[0], room, self._most, advance, self._below)

    def say(self, text: str, role: str) -> None:
        if (text, role) != self._shown:
            self._shown = (text, role)
            self.setAccessibleName(text)
            self.update()

    def lay(self, box: Box, most: float) -> None:
        """Stand in the box, in type of the size `most` at the most."""
        self._most = most
        self.setGeometry(QRectF(box.left, box.top, box.width, box.height).toAlignedRect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        text, role = self._shown
        if not text:
            return
        size, lines = self.type_size, self.lines
        painter = QPainter(self)
        painter.setFont(bold(int(size)))
        painter.setPen(self._hub.colour(role))
        baseline = size * CAPITAL
        if self._middle:
            baseline += (self.height() - text_height(size, len(lines), self._below)) / 2
        for line in lines:
            left = (self.width() - advance(line) * size) / 2 if self._middle else 0.0
            painter.drawText(QPointF(left, baseline), line)
            baseline += size * LINE


class FloorFace(QWidget):
    """Lies over the stage and lets clicks through; what it shows never moves from step to step."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._sides: Sequence[str] = ()
        self._layout: FloorLayout | None = None
        self.word = LargeText(theme_hub, self)
        self.side = LargeText(theme_hub, self)
        self.number = LargeText(theme_hub, self, middle=True, below=0.0)
        self.notice = LargeText(theme_hub, self, middle=True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        theme_hub.changed.connect(self.lay)

    @property
    def figure_place(self) -> QRectF:
        """What is left for the figure."""
        box = self._layout.figure if self._layout else Box(0, 0, self.width(), self.height())
        return QRectF(box.left, box.top, box.width, box.height)

    def set_sides(self, sides: Sequence[str]) -> None:
        """All the sides that can come."""
        if sides != self._sides:
            self._sides = sides
            self.lay()

    def show_moment(self, moment: Moment, side: str) -> None:
        role = "muted" if moment.paused else f"{moment.tone.value}_text"
        self.word.say(PAUSED if moment.paused else moment.word, role)
        self.number.say(moment.digits, role)
        self.side.say(side, "muted" if moment.paused else "ink")

    def show_notice(self, words: str) -> None:
        """Say this instead of figure and number, so that it can be as large; "" for those."""
        self.notice.say(words, "ink")
        self.number.setHidden(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lay()

    def lay(self) -> None:
        """Place everything anew, for the screen that it is on."""
        screen = self.screen()
        pixels, size = screen.size(), screen.physicalSize()
        per_mm = pixels_per_mm((pixels.width(), pixels.height()), (size.width(), size.height()))
        plan = self._layout = floor_layout(
            (self.width(), self.height()),
            least_size(per_mm),
            self._hub.scale,
            WORDS,
            self._sides,
            advance,
        )
        self.word.lay(plan.word, plan.size)
        self.side.lay(plan.side, plan.size)
        self.number.lay(plan.number, plan.digits)
        self.notice.lay(plan.middle, plan.size)


def bold(pixels: int) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(max(1, pixels))
    font.setWeight(QFont.Weight.Bold)
    return font


def advance(text: str) -> float:
    """How wide a text is in parts of the type's size."""
    return QFontMetricsF(bold(_MEASURED)).horizontalAdvance(text) / _MEASURED
