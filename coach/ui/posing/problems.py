"""What is impossible in the movement, said beside the figure."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.ui.announcing import announce
from coach.ui.posing import words
from coach.ui.posing.plainly import sentence
from coach.ui.theme import ThemeHub, styled

MOST = 2  # sentences; the rest is counted, and said in the tool tip
WIDE = 460  # pixels at 100 %, below which one sentence takes as many lines as two
SIGN = 26
ROOM = 56  # pixels at 100 %, kept whatever there is to say, so that the figure does not jump


class _Sign(QWidget):
    """A tick where all is well, a warning triangle where it is not."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._wrong = False
        theme_hub.changed.connect(self.updateGeometry)

    def show_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(SIGN), self._hub.px(SIGN))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(self._hub.px(SIGN))
        box = QRectF(0, (self.height() - size) / 2, size, size)
        ink = self._hub.colour("effort" if self._wrong else "accent")
        thick = size / 11
        pen = QPen(ink, thick, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)

        def at(x: float, y: float) -> QPointF:
            return QPointF(box.left() + x * size, box.top() + y * size)

        if self._wrong:
            painter.drawPolygon(QPolygonF([at(0.5, 0.12), at(0.92, 0.86), at(0.08, 0.86)]))
            painter.drawLine(at(0.5, 0.4), at(0.5, 0.58))
            painter.drawPoint(at(0.5, 0.72))
        else:
            painter.drawPolyline(QPolygonF([at(0.22, 0.52), at(0.42, 0.72), at(0.8, 0.3)]))


class Problems(QFrame):
    """One line where nothing is wrong, else what is, each in a sentence."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._said: tuple[str, ...] | None = None
        self._hasty = False
        self._sign = _Sign(theme_hub)
        self._title = styled(QLabel(), text="strong")
        self._lines = styled(QLabel(), text="small")
        self._lines.setWordWrap(True)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._title)
        said.addWidget(self._lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        said.addStretch(1)
        self.show_problems(())
        self._fit()
        theme_hub.changed.connect(self._fit)

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is wrong."""
        return self._said or ()

    @property
    def hint(self) -> str:
        """What is said besides where nothing is wrong."""
        return "" if self._said or self._lines.isHidden() else self._lines.text()

    def _fit(self) -> None:
        self.setMinimumHeight(self._hub.px(ROOM))

    def refuse(self, why: str) -> None:
        """Say why something could not be done, until there is something else to say."""
        self._said = None
        self._sign.show_wrong(True)
        self._title.setText(words.REFUSED)
        styled(self._title, tone="effort")
        self._lines.setText(sentence(why))
        self._lines.setVisible(True)
        self.setAccessibleName(words.REFUSED)
        self.setAccessibleDescription(sentence(why))
        announce(self, f"{words.REFUSED} {sentence(why)}")

    def show_problems(self, problems: Sequence[str], *, hasty: bool = False) -> None:
        """`hasty`: a body can do it, and something jumps at a quick tempo."""
        if self._said is not None and (tuple(problems), hasty) == (self._said, self._hasty):
            return
        self._said, self._hasty = tuple(problems), hasty
        wrong = bool(problems)
        self._sign.show_wrong(wrong)
        self._title.setText(words.IMPOSSIBLE if wrong else words.POSSIBLE)
        styled(self._title, tone="effort" if wrong else "muted")
        self._tell()
        self._lines.setVisible(wrong or hasty)
        self.setToolTip("\n".join(map(sentence, problems)))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self.toolTip())
        if wrong and self.isVisible():
            announce(self, f"{words.IMPOSSIBLE}: {sentence(problems[0])}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._said is not None:
            self._tell()

    def _tell(self) -> None:
        """As many of the problems as there is room for."""
        most = MOST if self.width() >= self._hub.px(WIDE) else 1
        shown = [sentence(problem) for problem in self.lines[:most]]
        if len(self.lines) > most:
            shown[-1] = f"{shown[-1]} And {len(self.lines) - most} more."
        self._lines.setText("\n".join(shown) or words.HASTY)
