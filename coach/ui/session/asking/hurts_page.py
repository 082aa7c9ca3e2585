"""What can be done now that something hurts, to be read from the mat."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.ui.session.asking.check_in_button import check_in_button
from coach.ui.session.asking.offers import Offers
from coach.ui.session.asking.veiled import Veiled
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.segments import Segments
from coach.ui.widgets.sized_label import SizedLabel, sized

TITLE = "Stopped. Take your time."
RIGHT = "Stopping was right. It counts as done."
CAUTION = "Sharp or shooting pain, numbness or weakness: stop for today."
TODAY, LASTING = "Just for today", "From now on"
GO_ON = "It is fine, go on as before"
KEYS = "1234"
TITLE_SIZE, KEY_SIZE, OFFER_SIZE, WORDS_SIZE, LINE_SIZE = 46, 40, 25, 21, 20
BUTTON_SIZE = 18
# what the page is drawn for at 100 %; it grows and shrinks with the window
WIDTH, HEIGHT = 1000, 640
SMALLEST, LARGEST = 0.62, 1.5


class Offer(QPushButton):
    """The key, large, and what it does."""

    def __init__(self, key: str, title: str, words: str, theme_hub: ThemeHub) -> None:
        super().__init__()
        styled(self, kind="soft")
        self.setAccessibleName(", ".join(part for part in (title, words) if part))
        self.setAccessibleDescription(f"{key} key")
        number = SizedLabel(theme_hub, KEY_SIZE, bold=True)
        number.setText(key)
        styled(number, tone="accent")
        name = SizedLabel(theme_hub, OFFER_SIZE, bold=True)
        name.setText(title)
        styled(name, text="strong")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(name)
        self._number = number
        self._labels = [(number, KEY_SIZE), (name, OFFER_SIZE)]
        if words:
            said = SizedLabel(theme_hub, WORDS_SIZE)
            said.setText(words)
            styled(said, tone="accent")
            column.addWidget(said)
            self._labels.append((said, WORDS_SIZE))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 12, 22, 12)
        row.setSpacing(20)
        row.addWidget(number)
        row.addLayout(column, 1)
        for label, _ in self._labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def fit(self, factor: float) -> None:
        """Type `factor` times as large; all keys are as wide, so that the words stand in line."""
        for label, size in self._labels:
            label.set_size(round(size * factor))
        metrics = QFontMetrics(self._number.font())
        self._number.setMinimumWidth(max(map(metrics.horizontalAdvance, KEYS)))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class HurtsPage(Veiled):
    """`ease` carries the gentler hold and reps, None for what stays, and whether it is to last.

    No button has the focus at first, so that the one key chooses nothing by accident.
    """

    ease = Signal(object, object, bool)
    skip = Signal()
    end = Signal()
    go_on = Signal()
    check_in = Signal()

    def __init__(
        self,
        offers: Offers,
        behind: QPixmap,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(behind, theme_hub, parent)
        self._lasting = False
        self._sized: list[tuple[SizedLabel, int]] = []
        self._buttons: list[QPushButton] = []
        self._offers: list[Offer] = []
        self.setAccessibleName(f"{TITLE} {RIGHT}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = styled(QFrame(self), card=True)
        self._column = QVBoxLayout(self._card)
        self._column.addWidget(self._line(TITLE, TITLE_SIZE, bold=True))
        self._column.addWidget(self._line(RIGHT, LINE_SIZE))
        self._column.addLayout(self._gentler(offers))
        self._column.addLayout(self._others())
        self._column.addWidget(self._line(CAUTION, LINE_SIZE))
        self._column.addLayout(self._foot())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addStretch(1)
        outer.addWidget(self._card, 1000, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _line(self, text: str, size: int, *, bold: bool = False) -> SizedLabel:
        label = SizedLabel(self.hub, size, bold=bold)
        label.setText(text)
        label.setWordWrap(True)
        self._sized.append((label, size))
        return label

    def _gentler(self, offers: Offers) -> QGridLayout:
        """The gentler doses, and for how long one is to be."""
        grid = QGridLayout()
        grid.setSpacing(12)
        if offers.hold is not None:
            shorter = self._offer(1, "A shorter hold", offers.hold_words)
            shorter.clicked.connect(lambda: self.ease.emit(offers.hold, None, self._lasting))
            grid.addWidget(shorter, 0, grid.count())
        if offers.reps is not None:
            fewer = self._offer(2, "Fewer reps", offers.reps_words)
            fewer.clicked.connect(lambda: self.ease.emit(None, offers.reps, self._lasting))
            grid.addWidget(fewer, 0, grid.count())
        if count := grid.count():
            until = Segments("For how long", ((TODAY, False), (LASTING, True)))
            until.show_value(False)
            until.picked.connect(self._on_until)
            self._buttons.extend(until.findChildren(QPushButton))
            grid.addWidget(until, 1, 0, 1, count)
            for place in range(count):
                grid.setColumnStretch(place, 1)
        return grid

    def _others(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, title, signal in (
            (3, "Skip this exercise", self.skip),
            (4, "End the session", self.end),
        ):
            offer = self._offer(key, title, "")
            offer.clicked.connect(signal)
            row.addWidget(offer, 1)
        return row

    def _foot(self) -> QHBoxLayout:
        as_before = styled(QPushButton(GO_ON), kind="soft")
        as_before.setToolTip("Esc")
        as_before.clicked.connect(self.go_on)
        bind_key(self, Qt.Key.Key_Escape, as_before.click)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(as_before)
        row.addWidget(styled(QLabel("Esc"), text="small", tone="muted"))
        row.addStretch(1)
        check_in = check_in_button(self.check_in)
        row.addWidget(check_in)
        self._buttons.extend((as_before, check_in))
        return row

    def _offer(self, key: int, title: str, words: str) -> Offer:
        offer = Offer(str(key), title, words, self.hub)
        self._offers.append(offer)
        bind_key(self, Qt.Key(Qt.Key.Key_0 + key), offer.click)
        return offer

    def _on_until(self, lasting: bool) -> None:
        self._lasting = lasting
        # else the one key would stay with the choice, which is not an answer
        self.setFocus()

    def _fit(self) -> None:
        room = min(self.width() / self.hub.px(WIDTH), self.height() / self.hub.px(HEIGHT))
        factor = min(LARGEST, max(SMALLEST, room))
        self._card.setMaximumWidth(round(self.hub.px(WIDTH) * factor))
        for label, size in self._sized:
            label.set_size(round(size * factor))
        for offer in self._offers:
            offer.fit(factor)
        for button in self._buttons:
            size = round(self.hub.px(BUTTON_SIZE) * factor)
            button.setFont(sized(button.font(), size, bold=True))
        wide, high = round(36 * factor), round(30 * factor)
        self._column.setContentsMargins(wide, high, wide, round(22 * factor))
        self._column.setSpacing(round(16 * factor))
